"""A query as it is asked: as it stands, or with decorations off."""

from __future__ import annotations

from enum import StrEnum

from attrs import evolve, frozen

from militiadb.model.vocabulary import GroupKind
from militiadb.names import NameKey, normalise_clean
from militiadb.resolution.result import Peel

COUNTRY = "country"
PLACE = "place"
"""What a place behind a name is called in the evidence."""
ROLE_WORD = "role word"
"""What a peeled word that says that the name is a body's, such as militia or group, is called in the evidence."""
KIND_OF_BODY = "kind of body"
"""What a word is called that says that the body is a channel, an agency or a company."""
DESCRIPTION = "description"
"""What several words that say something of the group are called."""
APPOSITION = "apposition"
"""What several words behind a comma are called that say what the group is; others may be named in them."""
DECLENSION = "declension"
"""What the case is called in which a Russian or German name of several words stood."""
LEADER = "leader"
"""What says who leads the group is called."""
WRITTEN_OUT = "short form written out"
"""What a short form is called in whose place another name of its bearer was read."""
UMBRELLA = "umbrella"
"""What the name of an umbrella before a member's own is called."""
OWNER = "name of an owner"
"""What the name of the body is called whose part is named beside it."""
NUMBER = "number on a roster"
"""What the number of a unit beside a name is called."""
CREED = "creed or cause"
"""What is called so that says of what creed or cause a group is."""
QUOTES = "«»“”„"
_AROUND = f" -–—:,/{QUOTES}"
"""Signs at the ends of what is left of a query: no name opens or closes with them."""


class Beside(StrEnum):
    """How another name stands beside this one: as the same thing said twice, or as one of several.

    What is joined by "and" is of several names only where each is one: many a name has an "and" in it.
    """

    SAME = "same"
    LISTED = "listed"
    JOINED = "joined"
    OWNER = "owner"


@frozen(slots=False)
class Form:
    """The query with decorations off.

    `countries` are the lands that were named in them, `also` the other names that stood beside this one, `how` in
    which way. `split` says that more than words around the name was taken off: the near tier reads such forms anew.
    `borne_out` says that one of the other names is its bearer's too, or an owner's, so that it means nothing else.
    `kinds` are those that a word beside the name leaves, if any does ("Al-Ahd TV").
    """

    text: str
    normal: NameKey
    peeled: tuple[Peel, ...] = ()
    countries: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()
    how: Beside = Beside.SAME
    split: bool = False
    borne_out: bool = False
    kinds: frozenset[GroupKind] = frozenset()

    @property
    def of_several(self) -> bool:
        """Whether the names beside it may be other groups'."""
        return self.how in (Beside.LISTED, Beside.JOINED)

    @property
    def of_body(self) -> bool:
        """Whether something was taken off that says that the name is a body's: a role word, or a description."""
        return any(peel.what in (ROLE_WORD, DESCRIPTION, APPOSITION) for peel in self.peeled)

    @property
    def of_creed(self) -> bool:
        """Whether a creed or a cause was taken off."""
        return any(peel.what == CREED for peel in self.peeled)

    def without(self, text: str, peel: Peel, *, split: bool = False, country: str | None = None) -> Form:
        """The form with one thing more taken off: the clean text that is left, and what went."""
        text = text.strip(_AROUND)
        return evolve(
            self,
            text=text,
            normal=normalise_clean(text),
            peeled=(*self.peeled, peel),
            countries=self.countries | {country} if country else self.countries,
            split=self.split or split,
        )
