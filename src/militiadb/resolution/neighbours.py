"""What stands beside a name in a query, a second name, an acronym, an owner: with the name, or against it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from attrs import define, evolve, field

from militiadb.model.group import Group
from militiadb.names import clean, normalise
from militiadb.resolution.answers import Answers
from militiadb.resolution.forms import OWNER, UMBRELLA, WRITTEN_OUT, Beside, Form
from militiadb.resolution.index import NameIndex
from militiadb.resolution.joining import is_acronym, is_short_for
from militiadb.resolution.likeness import MEANING, likeness
from militiadb.resolution.near import Near
from militiadb.resolution.parts import is_number, number_of, numbered
from militiadb.resolution.peeling import peeled_forms
from militiadb.resolution.result import Tier
from militiadb.resolution.strict import strict_tiers
from militiadb.resolution.surroundings import Surroundings
from militiadb.resolution.wordinfo import WordInfo

_TOO_MANY = 2
"""Where so many other names stand beside it, what was taken for a second name holds more than one."""
_COUNT = re.compile(r"\W*(?:\w{2,3}\s+)?\d+\s+[^\W\d]")
"""A number with no sign of an ordinal before a unit word counts: "12 PMF brigades", "7 ألوية من الحشد"."""


@define(slots=False)
class Neighbours:
    """Weighs what stands beside the names of one query; `near` gives the names that a form is near."""

    index: NameIndex
    answers: Answers
    around: Surroundings
    near: Callable[[Form], Sequence[Near]]
    _named: dict[str, tuple[int, ...]] = field(factory=dict, init=False)

    def fitting(self, places: tuple[int, ...], form: Form) -> tuple[int, ...]:
        """The names that what stood beside them does not speak against: a second name, a country."""
        sure = form.how is Beside.JOINED or (form.how is Beside.LISTED and len(form.also) > 1)
        if sure and not all(map(self._places, form.also)):
            return ()  # of a longer list every name must be one
        groups = {at: self.index.groups(at) for at in places}
        kept = [at for at in places if all(self.answers.known_in(group, form) for group in groups[at])]
        for other in form.also if kept else ():
            if form.how is not Beside.OWNER and self._translates(other, form):
                continue
            hits = self._places(other)
            if hits:
                kept = self._together(kept, hits, several=form.of_several)
            elif form.how is not Beside.SAME or not is_acronym(other) or is_acronym(form.text):
                near = self._together(kept, self._near_places(other), several=False)
                kept = near or [at for at in kept if form.how is Beside.SAME and self._tells_same(other, at)]
        return tuple(dict.fromkeys(kept))

    def of_two(self, places: tuple[int, ...], form: Form) -> tuple[int, ...]:
        """The names of both, unless one is the acronym of the other, or its part: then the part is meant."""
        if is_short_for(form.also[0], form.normal.split()):
            return ()
        hits = self._places(form.also[0])
        known = [at for at in places if any(self.answers.known_in(group, form) for group in self.index.groups(at))]
        ids = self._ids(known)
        if any(self._is_part(group, ids) for at in hits for group in self.index.groups(at)):
            return ()
        return (*known, *hits) if known and hits else ()

    def bear_out(self, form: Form, places: tuple[int, ...]) -> bool:
        """Whether a name beside this one is known and means nothing else itself, or is a leader's; it fits by then."""
        known = [at for other in form.also for at in self._places(other)]
        led = any(self._leads(other, at) for other in form.also for at in places)
        return not form.of_several and (led or any(self.index.bearer(at).name.also is None for at in known))

    def without_others(self, found: list[Near], form: Form) -> list[Near]:
        """The near names that a known name beside the query is also of: "Hamas (PIJ)" is no name of Hamas.

        An acronym of the query's own words is theirs, whoever else bears it ("Jamaat-ul-Ahrar (JuA)").
        """
        words, leaders = form.normal.split(), self.index.tables.leaders
        for other in form.also if found else ():
            if leaders.of(other):
                found = [near for near in found if self._leads(other, near.at)]
            elif not is_short_for(other, words) and (hits := self._places(other)):
                kept = self._together([near.at for near in found], hits, several=False)
                found = [near for near in found if near.at in kept]
        return found

    def in_roster(self, form: Form) -> tuple[int, ...]:
        """A name of those whose number among an umbrella's parts the form is, where the umbrella stood beside it."""
        owners = dict.fromkeys((*_owners(form), *form.also))
        if (
            not owners
            or _COUNT.match(form.text)
            or not any(map(is_number, self.index.tables.glossary.read(form.normal)))
        ):
            return ()
        for owner in owners:
            places = numbered(self.index, form.normal, self._ids(self._places(owner)))
            if places:
                others = tuple([other for other in form.also if other != owner])
                return self.fitting(places, evolve(form, also=others, how=Beside.SAME))
        return ()

    def may_own(self, form: Form) -> bool:
        """Whether the name of an owner that stood beside the form is that of a body with parts."""
        return any(not self._ids(self._places(name)).isdisjoint(self.index.tables.owners) for name in _owners(form))

    def explain(self, form: Form) -> bool:
        """Whether what was taken off beside the name is an acronym, says the same or leads a group; else it counts."""
        leaders = self.index.tables.leaders
        return form.how is Beside.SAME and all(
            is_acronym(other) or self._translates(other, form) or leaders.of(other) for other in form.also
        )

    def _numbered(self, form: Form) -> tuple[int, ...]:
        """What a number beside a name may stand for: beside it the unit word may be left out ("… (7th PMF)")."""
        owners = self._ids([at for name in _owners(form) for at in self._places(name)])
        return numbered(self.index, form.normal, owners, bare=True) if owners else ()

    def _tells_same(self, other: str, at: int) -> bool:
        """Whether what stands beside a name is its bearer's number on a roster, part of its names, or its leader."""
        return self._says_part(other, at) or self._numbers(other, at) or self._leads(other, at)

    def _leads(self, other: str, at: int) -> bool:
        """Whether a person holds an office in the group that bears a name."""
        led = self.index.tables.leaders.of(other)
        return any(group.id in led for group in self.index.groups(at))

    def _says_part(self, other: str, at: int) -> bool:
        """Whether all that tells in it is said in some name of the bearer: "(al-Abdal)"."""
        tables = self.index.tables
        telling = [word for word in tables.glossary.read(normalise(other)) if not word.light]
        of_group = self.index.seen(tuple(tables.of_group[tables.rows[at].group]))
        return bool(telling) and any(_paired(telling, list(tables.read_of(name))) for name in of_group)

    def _numbers(self, other: str, at: int) -> bool:
        """Whether it is the bearer's number on a roster, with the unit or the roster's body ("7 PMF")."""
        tables = self.index.tables
        words = tables.glossary.read(normalise(other))
        number = number_of(words)
        units = frozenset[str]().union(*[word.concepts for word in words])
        given = tables.numbered.get(number, ()) if number else ()
        schemes = [scheme.rpartition("-") for group, scheme in given if group == tables.rows[at].group]
        owner = normalise(" ".join([word.word for word in words if not is_number(word)]))
        bearers = self.index.bearers(owner) if schemes else frozenset[str]()
        return any(unit in units or not bearers.isdisjoint(self.index.bearers(of)) for of, _, unit in schemes)

    def _together(self, kept: list[int], hits: tuple[int, ...], *, several: bool) -> list[int]:
        """Two names that stand together: of one group; of a part beside its parent; or, listed, of two groups."""
        ids = self._ids(hits)
        both = [at for at in kept if any(group.id in ids for group in self.index.groups(at))]
        if both:
            return both
        if several:
            return [*kept, *hits]
        return [at for at in kept if any(self._is_part(group, ids) for group in self.index.groups(at))]

    def _ids(self, places: Iterable[int]) -> set[str]:
        return {group.id for at in places for group in self.index.groups(at)}

    def _is_part(self, group: Group, ids: set[str]) -> bool:
        return any(parent.id in ids for parent in self.index.tables.registry.parents(group))

    def _places(self, text: str) -> tuple[int, ...]:
        """The registered names that a text is but for its spelling and what stands around it."""
        known = self._named.get(text)
        if known is None:
            query = Form(clean(text), normalise(text))
            known = self._named[text] = self._places_of(query) if query.normal else ()  # a mark alone is nobody
        return known

    def _places_of(self, query: Form) -> tuple[int, ...]:
        found = next(strict_tiers(self.index, query.text, query.normal), None)
        return self._bare_places(query) if found is None else found[1]

    def _bare_places(self, query: Form) -> tuple[int, ...]:
        """The registered names that a text is once something is off."""
        peeled = peeled_forms(query, around=self.around)
        forms = [form for form in peeled if len(form.also) < _TOO_MANY and form.how is not Beside.JOINED]
        tiers = (
            found
            for form in forms
            for tier, found in strict_tiers(self.index, form.text, form.normal)
            if not (tier is Tier.SKELETON and any(peel.what == WRITTEN_OUT for peel in form.peeled))
        )
        numbers = (places for form in forms if (places := self._numbered(form)))
        return next(chain(numbers, tiers), ())

    def _near_places(self, text: str) -> tuple[int, ...]:
        """The names that a second name is near, vetoes or not: enough to say that it speaks of one group."""
        return tuple(each.at for each in self.near(Form(text, normalise(text))) if not each.vetoes)

    def _translates(self, other: str, form: Form) -> bool:
        """Whether a second name says, word for word, what the first one says, or a part of it."""
        read = self.index.tables.glossary.readings
        return any(_paired(theirs, list(mine)) for mine in read(form.normal) for theirs in read(normalise(other)))


def _owners(form: Form) -> tuple[str, ...]:
    """The names that stood beside a form as its owner's."""
    return tuple([peel.text for peel in form.peeled if peel.what in (UMBRELLA, OWNER)])


def _paired(part: Iterable[WordInfo], whole: list[WordInfo]) -> bool:
    for word in part:
        partner = next((other for other in whole if likeness(word, other) >= MEANING), None)
        if partner is None:
            return False
        whole.remove(partner)
    return True
