"""Answers made of places in the index: candidates with their evidence, narrowed by context, matched or ambiguous."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from attrs import evolve, frozen

from militiadb.model.group import Group
from militiadb.model.registry import Registry
from militiadb.model.vocabulary import WordClass
from militiadb.names import normalise
from militiadb.names.skeletons import skeleton_of
from militiadb.resolution.context import ANYWHERE, Context, fits_country, lands_against
from militiadb.resolution.forms import COUNTRY, DESCRIPTION, KIND_OF_BODY, ROLE_WORD, Form
from militiadb.resolution.index import NameIndex
from militiadb.resolution.near import Near, weights
from militiadb.resolution.prepared import Row
from militiadb.resolution.result import Candidate, Evidence, Peel, Resolution, Status, Tier
from militiadb.resolution.wordinfo import LEADERSHIP

MAX_SUGGESTIONS = 5
SCORES = {Tier.EXACT: 1.0, Tier.NORMALISED: 0.99, Tier.SKELETON: 0.96}
"""What the strict tiers answer with; the score of a translation and of a near name is fitted (weights.json)."""
NOTHING_LIKE, NOT_ENOUGH = "no registered name is like it", "no registered name is like enough"
"""What is said where nothing else is to be told of a name that is not answered."""
SIDE = "pro-government"
"""The concept of role words that say whose side somebody is on."""
EXACT, MATCHED = Tier.EXACT, Status.MATCHED
"""Looked up once: nearly every row of a batch is answered so."""

Ranked = tuple[float, Near, Form, Group, str]
"""A group that is near: the score, the near name, the form it is near to, the group, a note."""


@frozen(slots=False)
class Answers:
    """Makes the answers of one index."""

    index: NameIndex

    @property
    def registry(self) -> Registry:
        """The registry that is asked."""
        return self.index.tables.registry

    @cached_property
    def _rows(self) -> Sequence[Row]:
        return self.index.tables.rows

    @cached_property
    def _groups(self) -> Mapping[str, Group]:
        return self.registry.groups

    @cached_property
    def stamp(self) -> tuple[str, str]:
        """The version and the fingerprint of the data."""
        return self.registry.manifest.version, self.registry.fingerprint

    def make(
        self,
        query: str,
        status: Status,
        *,
        candidates: Sequence[Candidate] = (),
        suggestions: tuple[Candidate, ...] = (),
        notes: tuple[str, ...] = (),
    ) -> Resolution:
        """A Resolution, stamped with the data that gave it."""
        return Resolution(query, status, tuple(candidates), suggestions, notes, *self.stamp)

    def sole(
        self, text: str, row: Row, matched: str, tier: Tier = EXACT, score: float = SCORES[Tier.EXACT]
    ) -> Resolution:
        """The answer of one name with nothing to weigh, the quickest way there is."""
        group = self._groups[row.group]
        candidate = Candidate(group, score, Evidence(tier, group.names[row.place], matched))
        return Resolution(text, MATCHED, (candidate,), (), (), *self.stamp)

    def decide(
        self,
        text: str,
        tier: Tier,
        places: tuple[int, ...],
        form: Form,
        context: Context,
        score: float | None = None,
        peeled: tuple[Peel, ...] = (),
    ) -> Resolution | None:
        """The answer of a strict tier or a translation, or None when the context admits none of its groups."""
        if len(places) == 1 and context is ANYWHERE and score is None and not (peeled or form.peeled):
            row = self._rows[places[0]]
            if not row.says_more:
                return self.sole(text, row, form.text, tier, SCORES[tier])
        if context.on is not None:
            places = tuple(at for at in places if context.in_use(self.index.bearer(at).name))
        chosen: dict[str, Candidate] = {}
        for at in places:
            for group in self.index.groups(at):
                if group.id not in chosen and context.admits(group):
                    chosen[group.id] = Candidate(group, score or SCORES[tier], self.evidence(tier, at, form, peeled))
        if not chosen:
            return None
        also = self._other_meanings(places, form, context)
        if len(chosen) == 1 and not also and context.country is None:
            return self.make(text, Status.MATCHED, candidates=tuple(chosen.values()))
        return self._weighed(text, list(chosen.values()), also, form, context)

    def _other_meanings(self, places: Sequence[int], form: Form, context: Context) -> set[str]:
        """What the names mean besides, but for what belongs to other lands than those that are named.

        Beside a role word ("Badr militia", "the Wagner mercenary group") or a word for its kind ("قناة العهد") a name
        is that of a body; borne out by another name of its bearer or by its owner's ("the PMF's 30th Brigade") it is
        nothing else.
        """
        if form.borne_out:
            return set()
        is_body = any(self._says_body(peel) for peel in form.peeled)
        lands = form.countries | ({context.country} if context.country else frozenset())
        names = [self.index.bearer(at).name for at in places]
        there = [name for name in names if not (lands and name.also_in and lands.isdisjoint(name.also_in))]
        return {name.also for name in there if name.also and (name.also_is_body or not is_body)}

    def _says_body(self, peel: Peel) -> bool:
        """Whether what was taken off says that the name is a body's: some role word, that says neither side nor leader.

        "Militia leader Badr" is a man.
        """
        if peel.what not in (ROLE_WORD, DESCRIPTION):
            return peel.what == KIND_OF_BODY
        readings = self.index.tables.glossary.readings(normalise(peel.text))
        roles = [word.concepts for words in readings for word in words if WordClass.ROLE in word.classes]
        led = any(LEADERSHIP in concepts for concepts in roles)
        return not led and any(SIDE not in concepts for concepts in roles)

    def _weighed(self, text: str, chosen: list[Candidate], also: set[str], form: Form, context: Context) -> Resolution:
        candidates, notes = _narrowed(chosen, context)
        candidates.sort(key=lambda candidate: candidate.id)
        notes += [f"{form.text!r} also means: {meaning}" for meaning in sorted(also)]
        single = len(candidates) == 1 and not also
        if not single:  # the probability is shared by those who bear the name
            share = max(len(candidates), 2)
            candidates = [Candidate(each.group, each.score / share, each.evidence) for each in candidates]
        status = Status.MATCHED if single else Status.AMBIGUOUS
        return self.make(text, status, candidates=candidates, notes=tuple(notes))

    def evidence(
        self,
        tier: Tier,
        at: int,
        form: Form,
        peeled: tuple[Peel, ...] = (),
        contributions: tuple[tuple[str, float], ...] = (),
        told: tuple[str, ...] = (),
    ) -> Evidence:
        """Why a name stands in an answer, with what is told of the match besides."""
        bearer = self.index.bearer(at)
        name, redirect = bearer.name, self.registry.groups[bearer.group].redirect
        notes = (f"{bearer.group} is a tombstone: {redirect.reason} on {redirect.date}",) if redirect else ()
        why = (redirect.note,) if redirect and redirect.note else ()
        off, notes = (*form.peeled, *peeled), (*notes, *why, *told)
        return Evidence(tier, name, form.text, off, contributions, notes)

    def judge_near(self, text: str, found: Iterable[tuple[Near, Form]], context: Context) -> Resolution:
        """Matched above the threshold and clear of the next; ambiguous where another is as near; else suggestions."""
        best: dict[str, Ranked] = {}
        for near, form in found:
            for group in self.index.groups(near.at):
                score, note = self._held_down(near, form, group, context)
                if context.admits(group) and (group.id not in best or score > best[group.id][0]):
                    best[group.id] = (score, near, form, group, note)
        ranked = sorted(best.values(), key=lambda each: (-each[0], each[3].id))
        bounds = weights().thresholds
        if ranked and ranked[0][0] >= bounds["matched"]:
            nearest = [each for each in ranked if each[0] >= ranked[0][0] - bounds["margin"]]
            return self._as_near(text, [*nearest, *self._homonyms(nearest, context)], context)
        hints = [
            self._near(*each, tier=Tier.SUGGESTION)
            for each in ranked[:MAX_SUGGESTIONS]
            if each[0] >= bounds["suggestion"]
        ]
        return self.make(text, Status.UNRESOLVED, suggestions=tuple(hints))

    def _homonyms(self, ranked: Sequence[Ranked], context: Context) -> list[Ranked]:
        """Other groups that bear the very names that were found, though theirs are matched as written.

        None of them is chosen: "Al-Shabsab" is as ambiguous as Al-Shabaab.
        """
        rows, known = self._rows, {each[3].id for each in ranked}
        found: list[Ranked] = []
        for score, near, form, _, note in ranked:
            alike = self.index.tables.normal[rows[near.at].normal] if near.held.whole else ()
            for at in self.index.seen(alike):
                if rows[at].acronym or (context.on and not context.in_use(self.index.bearer(at).name)):
                    continue
                others = [each for each in self.index.groups(at) if each.id not in known and context.admits(each)]
                known.update([each.id for each in others])
                found += [(score, evolve(near, at=at), form, each, note) for each in others]
        return found

    def _as_near(self, text: str, ranked: Sequence[Ranked], context: Context) -> Resolution:
        """Matched, or ambiguous between several, or with what the one name means besides."""
        rivals = [self._near(*each) for each in ranked]
        _, near, form, _, _ = ranked[0]
        also = self._other_meanings([near.at], form, context) if len(rivals) == 1 else set()
        notes = tuple([f"{rivals[0].evidence.name!r} also means: {meaning}" for meaning in sorted(also)])
        status = Status.MATCHED if len(rivals) == 1 and not also else Status.AMBIGUOUS
        return self.make(text, status, candidates=rivals, notes=notes)

    def tied(self, text: str, found: Resolution) -> Resolution:
        """No answer for a group that is only said to be tied to another: the other is a hint, and the note says so."""
        cap = weights().thresholds["veto_cap"]
        hints = [
            Candidate(each.group, min(each.score, cap), evolve(each.evidence, tier=Tier.SUGGESTION))
            for each in found.candidates[:MAX_SUGGESTIONS]
        ]
        told = ", ".join([each.id for each in hints])
        note = f"the group is said to be tied to {told}, and is not named itself"
        return self.make(text, Status.UNRESOLVED, suggestions=tuple(hints), notes=(note,))

    def with_hints(self, answer: Resolution, form: Form) -> Resolution:
        """An answer that found nothing, with what may be meant: a name that is never matched, or only as written."""
        return self._with_as_written(self._with_never_matched(answer, form), form)

    def _with_as_written(self, answer: Resolution, form: Form) -> Resolution:
        """The answer with the names that are matched as written and spelled otherwise here: *Ahl al-Marouf*."""
        key = next(iter(skeleton_of(form.normal)), None)
        found = self.index.seen(self.index.tables.as_written.get(key, ())) if key else ()
        hints: dict[str, Candidate] = {}
        for at in found:
            told = (f"{self.index.bearer(at).name.text!r} is matched as it is written alone",)
            for group in self.index.groups(at):
                evidence = self.evidence(Tier.SUGGESTION, at, form, told=told)
                hints.setdefault(group.id, Candidate(group, weights().thresholds["veto_cap"], evidence))
        if not hints:
            return answer
        others = [each for each in answer.suggestions if each.id not in hints]
        return evolve(answer, suggestions=(*hints.values(), *others)[:MAX_SUGGESTIONS])

    def _with_never_matched(self, answer: Resolution, form: Form) -> Resolution:
        """An answer that found nothing, with the entries on which the very name stands and is never matched."""
        stands = self.index.tables.prepared.never_matched(form.normal)
        if not stands:
            return answer
        notes, hints = [], dict[str, Candidate]()
        for group_id, place in stands:
            group = self._groups[group_id]
            name = group.names[place]
            notes.append(
                f"{name.text!r} stands on {group_id} and is never matched{f': {name.note}' if name.note else ''}"
            )
            evidence = Evidence(Tier.SUGGESTION, name, form.text)
            hints.setdefault(group_id, Candidate(group, weights().thresholds["veto_cap"], evidence))
        others = [each for each in answer.suggestions if each.id not in hints]
        suggestions = (*hints.values(), *others)[:MAX_SUGGESTIONS]
        return evolve(answer, suggestions=suggestions, notes=(*answer.notes, *notes))

    def _held_down(self, near: Near, form: Form, group: Group, context: Context) -> tuple[float, str]:
        """The score of a near name for a group; a land that it is not known in holds it down, with a note."""
        lands = form.countries | near.held.countries | ({context.country} if context.country else frozenset())
        others = lands_against(group, lands)
        if not others:
            return near.score, ""
        return min(near.score, weights().thresholds["veto_cap"]), f"{group.id} is not known in {', '.join(others)}"

    def _near(self, score: float, near: Near, form: Form, group: Group, note: str, tier: Tier = Tier.NEAR) -> Candidate:
        told = (*near.vetoes, note) if note else near.vetoes
        return Candidate(group, score, self.evidence(tier, near.at, form, said_besides(near), near.contributions, told))

    def known_in(self, group: Group, form: Form) -> bool:
        """Whether the group is of a kind that was said, and known in every land that was taken off the query.

        Said of a body, the land may be its sponsor's: "Iranian militia Kata'ib Hizballah", and no Iranian Hizballah.
        """
        if form.kinds and group.kind not in form.kinds:
            return False
        others = lands_against(group, form.countries)
        return not others or (form.of_body and self.index.tables.traits(group.id).lands_above.issuperset(others))


def said_besides(near: Near) -> tuple[Peel, ...]:
    """The words of a query that were taken for no part of the name when it was held against another."""
    return tuple(Peel(word.word, COUNTRY if word.country else ROLE_WORD) for word in near.held.aside)


def _narrowed(candidates: list[Candidate], context: Context) -> tuple[list[Candidate], list[str]]:
    """Keep the candidates of the country when some are; a country that fits none is named and changes nothing."""
    if context.country is None:
        return candidates, []
    fitting = [each for each in candidates if fits_country(each.group, context.country)]
    if fitting and len(fitting) < len(candidates):
        return fitting, [f"narrowed to {context.country}"]
    return candidates, [] if fitting else [f"none is known in {context.country}"]
