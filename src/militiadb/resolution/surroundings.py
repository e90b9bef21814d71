"""What may stand around a name, and what a phrase that stands there is taken for."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence, Set

from attrs import frozen

from militiadb.model.vocabulary import GroupKind, WordClass
from militiadb.names import NameKey
from militiadb.resolution.descriptions import PEOPLES, is_neutral
from militiadb.resolution.forms import APPOSITION, COUNTRY, DESCRIPTION, PLACE, ROLE_WORD
from militiadb.resolution.glossary import Glossary
from militiadb.resolution.leaders import Leaders
from militiadb.resolution.linking import JOINING
from militiadb.resolution.wholes import is_part_of
from militiadb.resolution.wordinfo import KINDS

HEAD_NOUN = "head noun"
COMPASS = frozenset(["northern", "southern", "eastern", "western", "central"]).union(
    [f"{one}-{other}" for one in ("north", "south") for other in ("eastern", "western")]
)
"""Concepts of words before a land, or after it, that say which part of it is meant."""
_PEELED_CLASSES = {
    WordClass.COUNTRY: COUNTRY,
    WordClass.ROLE: ROLE_WORD,
    WordClass.HONORIFIC: "honorific",
}


@frozen
class Surroundings:
    """What may stand around a name: the lexicon's decorations, umbrellas' names before a member's own, any name.

    `umbrellas`, `names`, `shortened` and `acronyms` are normal forms; `written_out` gives what one of those that are
    `shortened` is short for, and `in_base_form` the name that a normal form is in some case; `is_extended` says whether
    other groups' names hold one; `leaders` are those who hold an office in a group.
    """

    glossary: Glossary
    umbrellas: Set[NameKey]
    names: Container[NameKey]
    shortened: Container[NameKey]
    acronyms: Container[NameKey]
    written_out: Callable[[str], Sequence[str]]
    in_base_form: Callable[[str], str | None]
    is_extended: Callable[[NameKey], bool]
    leaders: Leaders


def decoration(normal: NameKey, glossary: Glossary, *, behind: bool = False) -> tuple[str, str | None] | None:
    """What a phrase is that the lexicon knows as a decoration, and its land; `behind` a name it may be a place."""
    found = glossary.said(normal)
    if found:
        classes = {sense.word_class for sense in found}
        for word_class, what in _PEELED_CLASSES.items():
            if word_class in classes:
                return what, next((sense.country for sense in found if sense.country), None)
        if any(map(is_neutral, found)):
            return HEAD_NOUN, None
        if behind and (within := next((sense.within for sense in found if sense.within), None)):
            return PLACE, within
    return None


def part_of_land(normal: NameKey, glossary: Glossary) -> tuple[str, str | None] | None:
    """What a phrase is that names a part of a land ("northern Iraq", شمال العراق): that land."""
    words = [word for word in normal.split() if word not in JOINING]
    compass = [not COMPASS.isdisjoint([sense.concept for sense in glossary.said(NameKey(word))]) for word in words]
    rest = NameKey(" ".join([word for word, points in zip(words, compass, strict=True) if not points]))
    lands = glossary.said(rest) if any(compass) and rest else ()
    land = next((sense.country for sense in lands if sense.country), None)
    return (COUNTRY, land) if land else None


def kinds_said(normal: NameKey, glossary: Glossary) -> frozenset[GroupKind]:
    """The kinds of body one of which a phrase beside a name says that it is."""
    said = [KINDS[sense.concept] for sense in glossary.said(normal) if sense.concept in KINDS]
    return frozenset[GroupKind]().union(*said)


def described(normal: NameKey, around: Surroundings) -> tuple[str, str | None] | None:
    """What a bracket says of the group in words that are no name ("Afghan Shiite militia", "LeT proxy").

    The land in it may be that of its men and not where it fights, so it contradicts nothing. Whom it is tied to may be
    a group by its name, as may whose splinter it is; beside a role word such a name is the group's own.
    """
    if is_part_of(normal.split(), around.glossary, around.names):
        return APPOSITION, None
    words = around.glossary.read(normal) if normal else ()
    told = any(word.free or WordClass.ROLE in word.classes for word in words)
    tied = any(WordClass.TIE in word.classes for word in words)
    plain = all(
        word.light
        or word.country
        or not PEOPLES.isdisjoint(word.concepts)
        or (tied and NameKey(word.word) in around.names)
        for word in words
    )
    return (APPOSITION if tied else DESCRIPTION, None) if told and plain else None
