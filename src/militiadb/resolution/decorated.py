"""A query and its forms with decorations off, asked tier by tier."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby

from attrs import define, evolve

from militiadb.model.vocabulary import GroupKind
from militiadb.names import NameKey
from militiadb.resolution.answers import Answers, said_besides
from militiadb.resolution.context import Context, lands_against
from militiadb.resolution.forms import COUNTRY, PLACE, WRITTEN_OUT, Beside, Form
from militiadb.resolution.index import NameIndex
from militiadb.resolution.linking import ARTICLES
from militiadb.resolution.mistaken import without_mistaken
from militiadb.resolution.near import Near, NearNames
from militiadb.resolution.neighbours import Neighbours
from militiadb.resolution.parts import NUMBERED, OTHER_NAME, by_other_name
from militiadb.resolution.peeling import peeled_forms
from militiadb.resolution.placing import is_named_after
from militiadb.resolution.result import Peel, Resolution, Status, Tier
from militiadb.resolution.strict import made_alike, strict_tiers
from militiadb.resolution.surroundings import HEAD_NOUN, Surroundings

MADE_OF_MANY = frozenset({GroupKind.UMBRELLA, GroupKind.STATE_FORMATION, GroupKind.NETWORK})
LANDS = frozenset({COUNTRY, PLACE})
"""What a land or a place that was taken off is called."""
NO_PART = "what stands beside the short form is no part of the name"
"""KIA Motors is no Kachin Independence Army."""


@define(slots=False)
class Decorated:
    """One query that no registered name is but for its spelling."""

    index: NameIndex
    answers: Answers
    form: Form
    context: Context

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The query with decorations off, fewest first."""
        return tuple(peeled_forms(self.form, around=self._around))

    @cached_property
    def _around(self) -> Surroundings:
        index = self.index
        return Surroundings(
            index.tables.glossary,
            index.umbrellas,
            index.names,
            index.tables.shortened,
            index.tables.acronyms,
            index.written_out,
            index.in_base_form,
            index.is_extended,
            index.tables.leaders,
        )

    @cached_property
    def _neighbours(self) -> Neighbours:
        names = NearNames(self.index.tables)
        return Neighbours(self.index, self.answers, self._around, lambda form: self._found(names, form))

    def strictly(self, text: str) -> Resolution | None:
        """The answer of the form with least taken off that is a registered name but for its spelling."""
        several = [form for form in self.forms if form.how is Beside.JOINED]
        single = [form for form in self.forms if form.how is not Beside.JOINED]
        for _, alike in groupby(sorted(single, key=_taken_off), key=_taken_off):
            forms = tuple(alike)
            if any(self._names_a_part(form) for form in forms):
                return None
            found = [answer for form in forms if (answer := self._strictly(text, form)) is not None]
            if found:
                return next((answer for answer in found if answer.tier is not Tier.SKELETON), found[0])
        return (
            next(filter(None, (self._strictly(text, form) for form in several)), None)
            or self._as_part(text)
            or self._as_two(text, single)
        )

    def _as_part(self, text: str) -> Resolution | None:
        """The answer where another name of its owner opens the name of a part."""
        words = list(map(NameKey, self.form.normal.split()))
        size, places = by_other_name(self.index, words[words[0] in ARTICLES :])
        if not places:
            return None
        owner = Peel(" ".join(words[:size]), OTHER_NAME)
        return self.answers.decide(text, Tier.NORMALISED, places, self.form, self.context, peeled=(owner,))

    def _as_two(self, text: str, forms: Iterable[Form]) -> Resolution | None:
        """The answer where a known name and that of another group stand side by side: "Hamas (PIJ)" names both."""
        for form in forms:
            if form.how is Beside.SAME and len(form.also) == 1:
                for tier, places in strict_tiers(self.index, form.text, form.normal):
                    if two := self._neighbours.of_two(places, form):
                        return self.answers.decide(text, tier, two, form, self.context)
        return None

    def _strictly(self, text: str, form: Form) -> Resolution | None:
        """The answer of one form, if it is a registered name but for its spelling."""
        if self.index.lookalike(form.normal) is None:
            bare = form.peeled[-1].what == HEAD_NOUN or form.of_creed
            for tier, places in strict_tiers(self.index, form.text, form.normal):
                if (bare or tier is Tier.SKELETON) and self._says_nothing(form):
                    continue
                if tier is Tier.SKELETON:
                    places = self._surely_heard(places, form)
                narrowed = () if is_named_after(self.index, form, places) else self._neighbours.fitting(places, form)
                borne_out = bool(narrowed) and self._neighbours.bear_out(form, narrowed)
                told = evolve(form, borne_out=True) if borne_out else form
                found = self.answers.decide(text, tier, narrowed, told, self.context) if narrowed else None
                if found is not None and not (form.kinds and _is_a_word_too(found)):
                    return found
            if places := self._neighbours.in_roster(form):
                said = evolve(form, peeled=(*form.peeled, Peel(form.text, NUMBERED)), borne_out=True)
                return self.answers.decide(text, Tier.NORMALISED, places, said, self.context)
        return None

    def _surely_heard(self, places: tuple[int, ...], form: Form) -> tuple[int, ...]:
        """The names that a form may be by its sound: one word, where a land stood, in letters of its own only.

        A short form that was written out is its group's or its part's by every letter.
        """
        taken = {peel.what for peel in form.peeled}
        if WRITTEN_OUT in taken:
            return ()
        if " " in form.normal or taken.isdisjoint(LANDS):
            return places
        return tuple([at for at in places if self.index.bearer(at).name.text.isascii() == form.text.isascii()])

    def _says_nothing(self, form: Form) -> bool:
        """Whether no telling word is left: "Army", once "Iraqi" is off, is no name but by its very letters."""
        return all(word.light for word in self.index.tables.glossary.read(form.normal))

    def nearly(self, text: str, names: NearNames) -> Resolution:
        """The answer of the translation tier, or else of the near tier."""
        candidates: list[tuple[Near, Form]] = []
        for form in (self.form, *self.forms):
            owned = form.how is Beside.OWNER and self._neighbours.may_own(form)
            if form.peeled and not (owned or (form.split and self._neighbours.explain(form))):
                continue
            if form.peeled and self.index.lookalike(form.normal) is not None:
                continue
            found = self._found(names, form)
            meant = _by_meaning(found)
            if owned:  # a part is told by all its words, beside whose it is
                parts = self._neighbours.fitting(tuple([near.at for near in meant]), form)
                meant, found = [near for near in meant if near.at in parts], []
            answer = self._translated(text, form, meant)
            if answer is not None:
                return answer
            candidates += [(near, form) for near in found if self._in_use(near)]
        return self.answers.judge_near(text, candidates, self.context)

    def _in_use(self, near: Near) -> bool:
        return self.context.on is None or self.context.in_use(self.index.bearer(near.at).name)

    def _translated(self, text: str, form: Form, found: list[Near]) -> Resolution | None:
        found = [near for near in found if self._fits(near, form)]
        if not found:
            return None
        places, score = tuple(near.at for near in found), max(near.score for near in found)
        peeled = said_besides(found[0])
        return self.answers.decide(text, Tier.TRANSLATION, places, form, self.context, score, peeled)

    def _found(self, names: NearNames, form: Form) -> list[Near]:
        readings = self.index.tables.glossary.readings(form.normal)
        near = names.find(form.normal, readings, hidden=self.index.hidden)
        found = self._neighbours.without_others(near, form)
        kept = made_alike(self.index, form.normal, tuple([near.at for near in found]))
        found = without_mistaken(self.index, [near for near in found if near.at in kept], form, readings[0])
        if not (form.peeled and form.peeled[-1].what == WRITTEN_OUT):
            return found
        return [near if near.held.whole and near.held.spelled else near.capped(NO_PART) for near in found]

    def _fits(self, near: Near, form: Form) -> bool:
        lands = form.countries | near.held.countries
        return not any(lands_against(group, lands) for group in self.index.groups(near.at))

    def _names_a_part(self, form: Form) -> bool:
        """Whether a creed says which part of a body of many is meant ("Christian Hashd"): it is not the whole."""
        if not form.of_creed:
            return False
        found = (places for _, places in strict_tiers(self.index, form.text, form.normal))
        return any(group.kind in MADE_OF_MANY for places in found for at in places for group in self.index.groups(at))


def _is_a_word_too(answer: Resolution) -> bool:
    """Whether a name is one group's, and ambiguous for what else it means: the whole query may say more."""
    return answer.status is Status.AMBIGUOUS and len(answer.candidates) == 1


def _taken_off(form: Form) -> int:
    """A name with more of the query in it goes first: "Hezbollah Al-Hejaz terrorist group" is no Hezbollah."""
    return 0 if form.peeled[-1].what == WRITTEN_OUT else -sum(len(said.split()) for said in (form.normal, *form.also))


def _by_meaning(found: Sequence[Near]) -> list[Near]:
    """The names that translate the query; but where others have its very words in another order, those."""
    translations = [near for near in found if near.translates]
    very = [near for near in found if near.pairs_off and not near.held.meanings] if translations else []
    return very or translations
