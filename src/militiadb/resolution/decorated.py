"""A query and its forms with decorations off, asked tier by tier."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain, groupby

from attrs import define, evolve, field

from militiadb.model.group import Group
from militiadb.model.vocabulary import GroupKind
from militiadb.names import clean, normalise
from militiadb.resolution.answers import Answers, said_besides
from militiadb.resolution.context import Context
from militiadb.resolution.forms import OWNER, UMBRELLA, WRITTEN_OUT, Beside, Form
from militiadb.resolution.index import NameIndex
from militiadb.resolution.joining import is_acronym, is_short_for
from militiadb.resolution.likeness import MEANING, likeness
from militiadb.resolution.near import Near, NearNames
from militiadb.resolution.peeling import peeled_forms
from militiadb.resolution.placing import is_named_after
from militiadb.resolution.result import Peel, Resolution, Status, Tier
from militiadb.resolution.roster import NUMBERED, numbered
from militiadb.resolution.strict import made_alike, names_another, strict_tiers
from militiadb.resolution.surroundings import HEAD_NOUN, Surroundings
from militiadb.resolution.wordinfo import WordInfo

MADE_OF_MANY = frozenset({GroupKind.UMBRELLA, GroupKind.STATE_FORMATION, GroupKind.NETWORK})
OF_ANOTHER = "a word of it is another group's very name"
LEAST_NAME = 5
"""A name of fewer letters is as likely some word."""
_TOO_MANY = 2
"""Where so many other names stand beside it, what was taken for a second name holds more than one."""
NO_PART = "what stands beside the short form is no part of the name"
"""KIA Motors is no Kachin Independence Army."""


@define(slots=False)
class Decorated:
    """One query that no registered name is but for its spelling."""

    index: NameIndex
    answers: Answers
    form: Form
    context: Context
    _named: dict[str, tuple[int, ...]] = field(factory=dict, init=False)

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The query with decorations off, fewest first."""
        return tuple(peeled_forms(self.form, around=self._around))

    @cached_property
    def _around(self) -> Surroundings:
        index = self.index
        return Surroundings(
            index.tables.glossary, index.umbrellas, index.names, index.tables.shortened, index.written_out
        )

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
        return next(filter(None, (self._strictly(text, form) for form in several)), None) or self._as_two(text, single)

    def _as_two(self, text: str, forms: Iterable[Form]) -> Resolution | None:
        """The answer where a known name and that of another group stand side by side: "Hamas (PIJ)" names both."""
        for form in forms:
            if form.how is Beside.SAME and len(form.also) == 1:
                for tier, places in strict_tiers(self.index, form.text, form.normal):
                    if two := self._of_two(places, form):
                        return self.answers.decide(text, tier, two, form, self.context)
        return None

    def _strictly(self, text: str, form: Form) -> Resolution | None:
        """The answer of one form, if it is a registered name but for its spelling."""
        if self.index.lookalike(form.normal) is None:
            bare = form.peeled[-1].what == HEAD_NOUN or form.of_creed
            for tier, places in strict_tiers(self.index, form.text, form.normal):
                if (bare or tier is Tier.SKELETON) and self._says_nothing(form):
                    continue
                narrowed = () if is_named_after(self.index, form, places) else self._beside(places, form)
                told = evolve(form, borne_out=True) if narrowed and self._borne_out(form) else form
                found = self.answers.decide(text, tier, narrowed, told, self.context) if narrowed else None
                if found is not None and not (form.kinds and _is_a_word_too(found)):
                    return found
            owners = _owners(form)
            alone = evolve(form, also=tuple([other for other in form.also if other not in owners]))
            if places := self._beside(self._in_roster(form), alone):
                said = evolve(form, peeled=(*form.peeled, Peel(form.text, NUMBERED)), borne_out=True)
                return self.answers.decide(text, Tier.NORMALISED, places, said, self.context)
        return None

    def _in_roster(self, form: Form) -> tuple[int, ...]:
        """A name of those whose number among an umbrella's parts the form is, where the umbrella stood beside it."""
        said = [at for name in _owners(form) for at in self._strict_places(name)]
        owners = {group.id for at in said for group in self.index.groups(at)}
        return numbered(self.index, form.normal, owners) if owners else ()

    def _says_nothing(self, form: Form) -> bool:
        """Whether no telling word is left: "Army", once "Iraqi" is off, is no name but by its very letters."""
        return all(word.light for word in self.index.tables.glossary.read(form.normal))

    def nearly(self, text: str, names: NearNames) -> Resolution:
        """The answer of the translation tier, or else of the near tier."""
        candidates: list[tuple[Near, Form]] = []
        for form in (self.form, *self.forms):
            owned = form.how is Beside.OWNER
            if form.peeled and not (owned or (form.split and self._explained(form))):
                continue
            found = self._found(names, form)
            meant = _by_meaning(found)
            if owned:  # a part is told by all its words, beside whose it is
                parts = self._beside(tuple([near.at for near in meant]), form)
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
        found = self._beside_acronyms(names.find(form.normal, readings, hidden=self.index.hidden), form)
        kept = made_alike(self.index, form.normal, tuple([near.at for near in found]))
        found = [near for near in found if near.at in kept]
        bearers = self._bearers_without_land(form) if any(near.held.meanings for near in found) else frozenset()
        found = [
            near.capped(OF_ANOTHER)
            if names_another(self.index, readings[0], near.at)
            or (bearers and self._means_another(near, bearers))
            or self._reads_name_as_word(near, readings[0])
            else near
            for near in found
        ]
        if not (form.peeled and form.peeled[-1].what == WRITTEN_OUT):
            return found
        return [near.capped(NO_PART) if near.held.aside or near.held.only_mine else near for near in found]

    def _bearers_without_land(self, form: Form) -> frozenset[str]:
        """The groups that bear the query's very words but for a land: what these mean besides is nobody's name.

        أنصار الله لبنان may be a part of Ansar Allah, and is no translation of "God's Partisans".
        """
        words, glossary = form.normal.split(), self.index.tables.glossary
        bare = [word for word in words if glossary.word(word).country is None]
        if not bare or len(bare) == len(words):
            return frozenset()
        return self.index.bearers(" ".join(bare))

    def _means_another(self, near: Near, bearers: frozenset[str]) -> bool:
        return near.held.meanings > 0 and self.index.tables.rows[near.at].group not in bearers

    def _reads_name_as_word(self, near: Near, words: Sequence[WordInfo]) -> bool:
        """Whether another group's very name is read as some word of this one: Hezbollah is no *Hisb'ul*."""
        if not near.held.meanings:
            return False
        tables = self.index.tables
        theirs = {word.word for word in tables.read_of(near.at)}
        for word in words:
            if word.word in theirs or word.light or len(word.word) < LEAST_NAME:
                continue
            bearers = self.index.bearers(word.word)
            if bearers and tables.rows[near.at].group not in bearers:
                return True
        return False

    def _beside_acronyms(self, found: list[Near], form: Form) -> list[Near]:
        """The names that a known name beside the query is also of: "Hamas (PIJ)" is no name of Hamas.

        An acronym of the query's own words is theirs, whoever else bears it ("Jamaat-ul-Ahrar (JuA)").
        """
        words = form.normal.split()
        for other in form.also if found else ():
            if not is_short_for(other, words) and (hits := self._strict_places(other)):
                kept = self._together([near.at for near in found], hits, several=False)
                found = [near for near in found if near.at in kept]
        return found

    def _fits(self, near: Near, form: Form) -> bool:
        lands = form.countries | near.held.countries
        return all(
            not group.countries or land in group.countries for group in self.index.groups(near.at) for land in lands
        )

    def _beside(self, places: tuple[int, ...], form: Form) -> tuple[int, ...]:
        """The names that what stood beside them does not speak against: a second name, a country."""
        sure = form.how is Beside.JOINED or (form.how is Beside.LISTED and len(form.also) > 1)
        if sure and not all(map(self._strict_places, form.also)):
            return ()  # of a longer list every name must be one
        groups = {at: self.index.groups(at) for at in places}
        kept = [at for at in places if all(self.answers.known_in(group, form) for group in groups[at])]
        for other in form.also if kept else ():
            if form.how is not Beside.OWNER and self._translates(other, form):
                continue
            hits = self._strict_places(other)
            if hits:
                kept = self._together(kept, hits, several=form.of_several)
            elif form.how is not Beside.SAME or not is_acronym(other) or is_acronym(form.text):
                kept = self._together(kept, self._near_places(other), several=False)
        return tuple(dict.fromkeys(kept))

    def _of_two(self, places: tuple[int, ...], form: Form) -> tuple[int, ...]:
        """The names of both, unless one is the acronym of the other, or its part: then the part is meant."""
        if is_short_for(form.also[0], form.normal.split()):
            return ()
        hits = self._strict_places(form.also[0])
        known = [at for at in places if any(self.answers.known_in(group, form) for group in self.index.groups(at))]
        ids = {group.id for at in known for group in self.index.groups(at)}
        if any(self._is_part(group, ids) for at in hits for group in self.index.groups(at)):
            return ()
        return (*known, *hits) if known and hits else ()

    def _borne_out(self, form: Form) -> bool:
        """Whether a name beside this one is known, and means nothing else itself; it goes with this one by then."""
        known = [at for other in form.also for at in self._strict_places(other)]
        return not form.of_several and any(self.index.bearer(at).name.also is None for at in known)

    def _names_a_part(self, form: Form) -> bool:
        """Whether a creed says which part of a body of many is meant ("Christian Hashd"): it is not the whole."""
        if not form.of_creed:
            return False
        found = (places for _, places in strict_tiers(self.index, form.text, form.normal))
        return any(group.kind in MADE_OF_MANY for places in found for at in places for group in self.index.groups(at))

    def _together(self, kept: list[int], hits: tuple[int, ...], *, several: bool) -> list[int]:
        """Two names that stand together: of one group; of a part beside its parent; or, listed, of two groups."""
        ids = {group.id for at in hits for group in self.index.groups(at)}
        both = [at for at in kept if any(group.id in ids for group in self.index.groups(at))]
        if both:
            return both
        if several:
            return [*kept, *hits]
        return [at for at in kept if any(self._is_part(group, ids) for group in self.index.groups(at))]

    def _is_part(self, group: Group, ids: set[str]) -> bool:
        return any(parent.id in ids for parent in self.index.tables.registry.parents(group))

    def _strict_places(self, text: str) -> tuple[int, ...]:
        known = self._named.get(text)
        if known is None:
            query = Form(clean(text), normalise(text))
            peeled = peeled_forms(query, around=self._around)
            forms = [form for form in peeled if len(form.also) < _TOO_MANY and form.how is not Beside.JOINED]
            tiers = (found for form in (query, *forms) for _, found in strict_tiers(self.index, form.text, form.normal))
            numbers = (places for form in forms if (places := self._in_roster(form)))
            self._named[text] = known = next(chain(tiers, numbers), ())
        return known

    def _near_places(self, text: str) -> tuple[int, ...]:
        """The names that a second name is near, vetoes or not: enough to say that it speaks of one group."""
        found = NearNames(self.index.tables)
        near = self._found(found, Form(text, normalise(text)))
        return tuple(each.at for each in near if not each.vetoes)

    def _explained(self, form: Form) -> bool:
        """Whether what was taken off beside the name is an acronym or says the same; else it is not passed over."""
        return form.how is Beside.SAME and all(
            is_acronym(other) or self._translates(other, form) for other in form.also
        )

    def _translates(self, other: str, form: Form) -> bool:
        """Whether a second name says, word for word, what the first one says, or a part of it."""
        read = self.index.tables.glossary.readings
        return any(_paired(theirs, list(mine)) for mine in read(form.normal) for theirs in read(normalise(other)))


def _is_a_word_too(answer: Resolution) -> bool:
    """Whether a name is one group's, and ambiguous for what else it means: the whole query may say more."""
    return answer.status is Status.AMBIGUOUS and len(answer.candidates) == 1


def _owners(form: Form) -> tuple[str, ...]:
    """The names that stood beside a form as its owner's."""
    return tuple([peel.text for peel in form.peeled if peel.what in (UMBRELLA, OWNER)])


def _taken_off(form: Form) -> int:
    """A name with more of the query in it goes first: "Hezbollah Al-Hejaz terrorist group" is no Hezbollah."""
    return 0 if form.peeled[-1].what == WRITTEN_OUT else -sum(len(said.split()) for said in (form.normal, *form.also))


def _by_meaning(found: Sequence[Near]) -> list[Near]:
    """The names that translate the query; but where others have its very words in another order, those."""
    translations = [near for near in found if near.translates]
    very = [near for near in found if near.pairs_off and not near.held.meanings] if translations else []
    return very or translations


def _paired(part: Iterable[WordInfo], whole: list[WordInfo]) -> bool:
    for word in part:
        partner = next((other for other in whole if likeness(word, other) >= MEANING), None)
        if partner is None:
            return False
        whole.remove(partner)
    return True
