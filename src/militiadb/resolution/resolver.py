"""The resolver: tier after tier, the first that answers wins, and the answer says which it was.

What only a decorated name or a running text needs is imported where it is needed: most names are answered before, and a
cold start is what the command line waits for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from copy import copy
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from militiadb.model.registry import Registry
from militiadb.model.vocabulary import GroupKind
from militiadb.names import NameKey, clean, normalise_clean
from militiadb.resolution.affixes import POSSESSIVE
from militiadb.resolution.answers import NOT_ENOUGH, NOTHING_LIKE, Answers
from militiadb.resolution.batch import many
from militiadb.resolution.context import ANYWHERE, Context, context_of
from militiadb.resolution.forms import APPOSITION, Form
from militiadb.resolution.index import NameIndex, index_names
from militiadb.resolution.result import STRICT, Mention, Peel, Resolution, Status, Tier
from militiadb.resolution.strict import by_skeleton
from militiadb.resolution.wrappings import unwrapped

if TYPE_CHECKING:
    from militiadb.resolution.openings import Openings

_ARTICLE = ("the ", "The ", "THE ")
LETTER_BY_LETTER = frozenset({Tier.EXACT, Tier.NORMALISED})
MAX_LENGTH = 1000
"""Longer texts are no names; they are answered `unresolved` with a reason."""
REMEMBERED_IN_TEXTS = 4096
"""So many answers for words of texts are kept."""


@frozen
class Resolver:
    """Resolves names over one registry; immutable, and safe to share by threads.

    >>> from militiadb import Resolver, load
    >>> Resolver(load()).resolve("Kataeb Hizbullah").id
    'kataib-hizballah'
    """

    registry: Registry
    _index: NameIndex = field(init=False, repr=False, eq=False)
    _answers: Answers = field(init=False, repr=False, eq=False)
    _in_texts: dict[str, Resolution] = field(factory=dict, init=False, repr=False, eq=False)

    @_index.default
    def _make_index(self) -> NameIndex:
        if not isinstance(self.registry, Registry):
            kind = type(self.registry).__name__
            raise TypeError(f"a Resolver takes a Registry, not {kind}: militiadb.load(path) reads one")
        return index_names(self.registry)

    @_answers.default
    def _make_answers(self) -> Answers:
        return Answers(self._index)

    @cached_property
    def _openings(self) -> Openings:
        from militiadb.resolution.openings import Openings

        return Openings(self._index.tables)

    def resolve(
        self,
        text: str,
        *,
        country: str | None = None,
        on: date | str | None = None,
        kinds: Collection[GroupKind | str] | None = None,
    ) -> Resolution:
        """Say which group a name means: `matched`, `ambiguous` or `unresolved`, with the evidence.

        `country`, `on` and `kinds` narrow homonyms. Raises `TypeError` for what is not a string.
        """
        if not isinstance(text, str):
            raise TypeError(f"resolve() takes a name as a str, not {type(text).__name__}: {text!r}"[:200])
        if country is None and on is None and kinds is None:
            return self._answer(text, ANYWHERE)
        return self._narrowed(text, context_of(country, on, kinds))

    def resolve_many(
        self,
        names: Iterable[object],
        *,
        country: str | None = None,
        on: date | str | None = None,
        kinds: Collection[GroupKind | str] | None = None,
        progress: Callable[[int], object] | None = None,
    ) -> Iterator[Resolution]:
        """One Resolution for each name, in order and as they are asked for; repeated names are worked once.

        None, NaN and '' are answered `unresolved` with a reason. `progress` is called with the count done so far.
        Raises `TypeError` for one string, a mapping or a table, whose letters, keys or headers would be taken for
        names.
        """
        if isinstance(names, str | bytes):
            raise TypeError(f"resolve_many() takes names, not one {type(names).__name__}: {names!r}"[:200])
        of_keys = isinstance(names, Mapping) or hasattr(type(names), "columns")
        if of_keys or not isinstance(names, Iterable):
            way_out = "give one column or its values" if of_keys else "give a list or a column"
            raise TypeError(f"resolve_many() takes the names themselves, not {type(names).__name__}: {way_out}")
        context = context_of(country, on, kinds)
        return many(names, lambda text: self._narrowed(text, context), self._refused, progress)

    def find_mentions(self, text: str) -> tuple[Mention, ...]:
        """The groups that a running text names, each with its exact place in the string, in order.

        The longest name wins, and none is found inside a longer word or name. Ambiguous names are mentions too.
        """
        if not isinstance(text, str):
            raise TypeError(f"find_mentions() takes a text as a str, not {type(text).__name__}: {text!r}"[:200])
        from militiadb.resolution.mentions import find_mentions

        return find_mentions(text, openings=self._openings, ask=self._asked_before)

    def without(self, *, group: str, form: NameKey | None = None) -> Resolver:
        """The same resolver, blind to a group's names of one normal form, or to all: for leave-out measurements."""
        blind = copy(self)
        object.__setattr__(blind, "_index", self._index.without(group, form))
        object.__setattr__(blind, "_answers", Answers(blind._index))
        object.__setattr__(blind, "_in_texts", {})
        return blind

    def _asked_before(self, text: str) -> Resolution:
        """The answer for some words of a text: other texts have them too, so some thousands are remembered."""
        known = self._in_texts.get(text)
        if known is None:
            if len(self._in_texts) >= REMEMBERED_IN_TEXTS:
                self._in_texts.clear()
            known = self._in_texts[text] = self._answer(text, ANYWHERE)
        return known

    def _refused(self, query: object, reason: str) -> Resolution:
        text = query if isinstance(query, str) else ""
        return self._answers.make(text[:MAX_LENGTH], Status.UNRESOLVED, notes=(reason,))

    def _narrowed(self, text: str, context: Context) -> Resolution:
        """The answer, and where the kinds that were asked for leave nothing, who was left out for that."""
        answer = self._answer(text, context)
        if context.kinds is None or answer.status is not Status.UNRESOLVED:
            return answer
        others = self._answer(text, ANYWHERE).candidates
        notes = tuple(f"{each.id} is of another kind: {each.group.kind}" for each in others)
        told = tuple([note for note in answer.notes if note not in (NOTHING_LIKE, NOT_ENOUGH)])
        return evolve(answer, notes=(*told, *notes)) if notes else answer

    def _answer(self, text: str, context: Context) -> Resolution:
        if context is ANYWHERE and (sole := self._index.sole.get(text)) is not None:  # nearly every row of a batch
            return self._answers.sole(text, sole, text)
        if len(text) > MAX_LENGTH:
            return self._refused(text, f"longer than {MAX_LENGTH} characters: no name is")
        query = clean(text)
        if not query:
            return self._refused(text, "empty")
        form = Form(query, normalise_clean(query))
        if not form.normal:
            return self._unwrapped(text, context) or self._refused(text, "no letters and no digits")
        return (
            self._registered(text, form, context)
            or self._unwrapped(text, context)
            or self._spelled(text, form, context)
        )

    def _unwrapped(self, text: str, context: Context) -> Resolution | None:
        """The answer for a text with the marks off that a page or a table has put on it, if it has any."""
        found = unwrapped(text)
        query = clean(found.text) if found else ""
        if not (found and query and (normal := normalise_clean(query))):
            return None
        form = Form(query, normal, found.peeled, split=True)
        answer = self._registered(text, form, context) or self._spelled(text, form, context)
        if answer.status is Status.UNRESOLVED:
            return answer if found.is_decoded else None
        return answer if _is_whole(answer, form) or not found.is_numbered else None

    def _registered(self, text: str, form: Form, context: Context) -> Resolution | None:
        """The answer for a name that is registered, letter by letter or in its normal form."""
        index, decide = self._index, self._answers.decide
        alike = index.normal(form.normal, form.text)
        places = index.exact(alike, form.text) if alike else ()
        found = decide(text, Tier.EXACT, places, form, context) if places else None
        if found is None and not (alike and form.text[-1] != "s"):  # "the brigade's" comes before the brigades
            found = self._all_but_registered(text, form, context)
        if found is None and (alike := alike or index.initials(form.text)):
            return decide(text, Tier.NORMALISED, alike, form, context)
        return found

    def _all_but_registered(self, text: str, form: Form, context: Context) -> Resolution | None:
        """The answer for a registered name with an English article or a possessive, which no name is told apart by.

        Folded, the brigade's and the brigades are one.
        """
        if form.text.startswith(_ARTICLE):
            bare, peel = form.text[4:], Peel(form.text[:3], "article")
        elif form.text[-1] == "s" and (possessive := POSSESSIVE.search(form.text, len(form.text) - 2)):
            bare, peel = form.text[: possessive.start()], Peel(possessive[0], "possessive")
        else:
            return None
        said = Form(bare, normalise_clean(bare), (peel,))
        alike = self._index.normal(said.normal, bare)
        if not alike:
            return None
        very = self._index.exact(alike, bare)
        tier = Tier.EXACT if very else Tier.NORMALISED
        return self._answers.decide(text, tier, very or alike, said, context)

    def _spelled(self, text: str, form: Form, context: Context) -> Resolution:
        """The answer for a name that is registered in no such letters."""
        places = by_skeleton(self._index, form.text, form.normal)
        found = self._answers.decide(text, Tier.SKELETON, places, form, context) if places else None
        return self._or_something_else(text, form, found) or self._otherwise(text, form, context)

    def _or_something_else(self, text: str, form: Form, found: Resolution | None) -> Resolution | None:
        """The answer where a lookalike bears the very name: no group that only sounds so is matched."""
        place = self._index.lookalike(form.normal)
        if place is None:
            return found
        note = self._what_else(place)
        if found is not None and found.status is Status.AMBIGUOUS:
            return evolve(found, notes=(*found.notes, note))
        return self._answers.make(text, Status.UNRESOLVED, notes=(note,))

    def _what_else(self, lookalike: int) -> str:
        other = self.registry.lookalikes[lookalike]
        return f"{other.names[0]!r} is something else ({other.kind}): {other.why}"

    def _otherwise(self, text: str, form: Form, context: Context) -> Resolution:
        """The answer for a name that no registered name is but for its spelling."""
        from militiadb.resolution.decorated import Decorated
        from militiadb.resolution.descriptions import tells_of_another
        from militiadb.resolution.lands import by_land, of_lands
        from militiadb.resolution.near import NearNames

        if several := by_land(form.text, self._index.tables.glossary):
            return of_lands(text, [self._answer(each, context) for each in several], self._answers)
        decorated = Decorated(self._index, self._answers, form, context)
        found = decorated.strictly(text) or decorated.nearly(text, NearNames(self._index.tables))
        if found.status is Status.UNRESOLVED:
            return self._restored(text, form, context) or self._with_reason(self._answers.with_hints(found, form))
        words, owned = form.normal.split(), bool(POSSESSIVE.search(form.text))
        apposed = any(peel.what == APPOSITION for each in found.candidates for peel in each.evidence.peeled)
        if not apposed and tells_of_another(words, self._index.tables.glossary, self._index.names, owned=owned):
            return self._answers.tied(text, found)
        place = None if found.tier in STRICT else self._index.sounding_lookalike(form.normal)
        return found if place is None else self._answers.make(text, Status.UNRESOLVED, notes=(self._what_else(place),))

    def _with_reason(self, answer: Resolution) -> Resolution:
        """The answer that nobody is meant, with a reason where none is told yet."""
        if answer.notes:
            return answer
        return evolve(answer, notes=(NOT_ENOUGH if answer.suggestions else NOTHING_LIKE,))

    def _restored(self, text: str, form: Form, context: Context) -> Resolution | None:
        """The answer for a name that is registered but for one misprinted word, if all readings of it agree.

        With a particle the whole name must be: "forces hit by …" is no "force mit …".
        """
        from militiadb.resolution.decorated import Decorated
        from militiadb.resolution.restoring import How, as_misprint, restored

        answers: list[Resolution] = []
        for meant, how, note in restored(form, self._index.tables.spelled):
            found = self._registered(meant.text, meant, context)
            if found is None and how is not How.PARTICLE:
                found = Decorated(self._index, self._answers, meant, context).strictly(meant.text)
            if found is not None and found.tier in LETTER_BY_LETTER:
                answers.append(as_misprint(found, text, note))
        named = {each.id for answer in answers for each in answer.candidates}
        if not answers:
            return self._astray(text, form, context)
        return answers[0] if len(named) == len(answers[0].candidates) else None

    def _astray(self, text: str, form: Form, context: Context) -> Resolution | None:
        """The answer for a name with a letter astray in one word, where its other words say whose it is."""
        from militiadb.resolution.astray import astray
        from militiadb.resolution.restoring import as_misprint

        tables = self._index.tables
        words = tables.glossary.read(form.normal)
        unknown = [not (word.number or self._index.knows(word.word)) for word in words]
        for at, word, meant in astray(words, tables.words, unknown, self._index.hidden):
            row = tables.rows[at]
            found = self._registered(row.text, Form(row.text, row.normal), context)
            if found is not None:
                return as_misprint(found, text, f"{word!r} is read as {meant!r}, for its other words say so")
        return None


def _is_whole(answer: Resolution, form: Form) -> bool:
    """Whether nothing more was taken off a name than its wrappings: "9. PMF brigade" has no number of a row."""
    return all(each.evidence.tier in STRICT and each.evidence.peeled == form.peeled for each in answer.candidates)
