"""The resolver: tier after tier, the first that answers wins, and the answer says which it was."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from copy import copy
from datetime import date

from attrs import evolve, field, frozen

from militiadb.model.group import Group
from militiadb.model.registry import Registry
from militiadb.model.vocabulary import GroupKind
from militiadb.names import NameKey, Script, clean, normalise, script_of
from militiadb.resolution.batch import many
from militiadb.resolution.context import Context, context_of, fits_country
from militiadb.resolution.index import NameIndex, index_names
from militiadb.resolution.near import Near, NearNames, weights
from militiadb.resolution.peeling import Form, is_acronym, peeled_forms, umbrella_names
from militiadb.resolution.result import Candidate, Evidence, Peel, Resolution, Status, Tier
from militiadb.resolution.translation import Translations

MAX_LENGTH = 1000
"""Longer texts are no names; they are answered `unresolved` with a reason."""
SHORT_KEY = 4
"""A skeleton of fewer letters needs a second sign, and so does a one-word name within one script."""
MAX_SUGGESTIONS = 5
SCORES = {Tier.EXACT: 1.0, Tier.NORMALISED: 0.99, Tier.SKELETON: 0.96, Tier.TRANSLATION: 0.9}
"""What the strict tiers answer with; the near tier's score is fitted (weights.json)."""


@frozen
class Resolver:
    """Resolves names over one registry; immutable, and safe to share by threads.

    >>> from militiadb.loading import load
    >>> Resolver(load()).resolve("Kataeb Hizbullah").id
    'kataib-hizballah'
    """

    registry: Registry
    _index: NameIndex = field(init=False, repr=False, eq=False)
    _translations: Translations = field(init=False, repr=False, eq=False)
    _nearness: NearNames = field(init=False, repr=False, eq=False)
    _umbrellas: frozenset[str] = field(init=False, repr=False, eq=False)

    @_index.default
    def _make_index(self) -> NameIndex:
        return index_names(self.registry)

    @_translations.default
    def _make_translations(self) -> Translations:
        return Translations(self._index.tables)

    @_nearness.default
    def _make_nearness(self) -> NearNames:
        return NearNames(self._index.tables)

    @_umbrellas.default
    def _make_umbrellas(self) -> frozenset[str]:
        umbrellas = (group for group in self.registry if group.kind is GroupKind.UMBRELLA)
        return umbrella_names(name.text for group in umbrellas for name in group.names)

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
        return self._answer(text, context_of(country, on, kinds))

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
        """
        context = context_of(country, on, kinds)
        return many(names, lambda text: self._answer(text, context), self._refused, progress)

    def without(self, *, group: str, form: NameKey) -> Resolver:
        """The same resolver, blind to a group's names of one normal form: for leave-out measurements."""
        blind = copy(self)
        object.__setattr__(blind, "_index", self._index.without(group, form))
        return blind

    def _refused(self, query: object, reason: str) -> Resolution:
        text = query if isinstance(query, str) else ""
        return self._make(text[:MAX_LENGTH], Status.UNRESOLVED, notes=(reason,))

    def _answer(self, text: str, context: Context) -> Resolution:
        if len(text) > MAX_LENGTH:
            return self._refused(text, f"longer than {MAX_LENGTH} characters: no name is")
        query = clean(text)
        if not query:
            return self._refused(text, "empty")
        for tier, places in self._strict(query):
            found = self._decide(text, tier, places, Form(query), context)
            if found is not None:
                return found
        lookalike = self._lookalike(query)
        if lookalike is not None:
            return self._make(text, Status.UNRESOLVED, notes=(lookalike,))
        return (
            self._decorated(text, query, context)
            or self._translated(text, query, context)
            or self._near(text, query, context)
        )

    def _strict(self, query: str) -> Iterator[tuple[Tier, tuple[int, ...]]]:
        """The exact, normalised and skeleton tiers: names that are the query but for its spelling."""
        index = self._index
        for tier, look_up in ((Tier.EXACT, index.exact), (Tier.NORMALISED, index.normal)):
            places = tuple(at for at in look_up(query) if index.spelled_alike(at, query))
            if places:
                yield tier, places
        places = self._by_skeleton(query)
        if places:
            yield Tier.SKELETON, places

    def _by_skeleton(self, query: str) -> tuple[int, ...]:
        found = self._index.skeleton(query)
        if not found:
            return ()
        script, normal = script_of(query), normalise(query)
        return tuple(at for at, key in sorted(found.items()) if self._second_sign(at, key, script, normal))

    def _second_sign(self, at: int, key: str, script: Script, normal: str) -> bool:
        """Across scripts a long key stands alone; a short one, or one word within a script, asks for like spelling."""
        name = self._index.bearer(at).name.text
        one_word = " " not in normal
        crossing = script_of(name) is not script
        if len(key) >= SHORT_KEY and (crossing or not one_word):
            return True
        if crossing:
            return len(key) >= SHORT_KEY - 1
        from rapidfuzz import fuzz

        return fuzz.ratio(normal, normalise(name)) >= (70 if len(key) >= SHORT_KEY else 80)

    def _decorated(self, text: str, query: str, context: Context) -> Resolution | None:
        for form in self._forms(query):
            for tier, places in self._strict(form.text):
                if self._lookalike(form.text) is not None:
                    continue
                narrowed = self._beside(places, form)
                if not narrowed:
                    continue
                found = self._decide(text, tier, narrowed, form, context)
                if found is not None:
                    return found
        return None

    def _forms(self, query: str) -> Iterator[Form]:
        return peeled_forms(query, glossary=self._index.tables.glossary, umbrellas=self._umbrellas)

    def _beside(self, places: tuple[int, ...], form: Form) -> tuple[int, ...]:
        """The names that what stood beside them does not speak against: a second name, a country."""
        groups = {at: self._index.groups(at) for at in places}
        kept = [at for at in places if all(self._agrees(group, form) for group in groups[at])]
        for other in form.also:
            hits = next((found for _, found in self._strict(other)), ())
            ids = {group.id for at in hits for group in self._index.groups(at)}
            if ids:
                both = [at for at in kept if any(group.id in ids for group in groups[at])]
                kept = both or ([*kept, *hits] if form.alternatives else [])
            elif not is_acronym(other):
                return ()
        return tuple(dict.fromkeys(kept))

    @staticmethod
    def _agrees(group: Group, form: Form) -> bool:
        return all(fits_country(group, country) for country in form.countries)

    def _translated(self, text: str, query: str, context: Context) -> Resolution | None:
        for form in (Form(query), *self._forms(query)):
            readings = self._index.tables.glossary.readings(form.text)
            found = (self._index.seen(self._translations.find(words)) for words in readings)
            places = next(filter(None, found), ())
            narrowed = self._beside(places, form) if form.peeled else places
            if narrowed:
                return self._decide(text, Tier.TRANSLATION, narrowed, form, context)
        return None

    def _near(self, text: str, query: str, context: Context) -> Resolution:
        best: dict[str, Candidate] = {}
        for form in (Form(query), *self._forms(query)):
            words = self._index.tables.glossary.read(form.text)
            for near in self._nearness.find(form.text, words, hidden=self._index.hidden):
                for candidate in self._near_candidates(near, form, context):
                    held = best.get(candidate.id)
                    if held is None or candidate.score > held.score:
                        best[candidate.id] = candidate
        ranked = sorted(best.values(), key=lambda candidate: (-candidate.score, candidate.id))
        return self._judge_near(text, ranked)

    def _near_candidates(self, near: Near, form: Form, context: Context) -> Iterator[Candidate]:
        cap = weights().thresholds["veto_cap"]
        for group in self._index.groups(near.at):
            if not context.admits(group):
                continue
            notes, score = near.vetoes, near.score
            lands = form.countries | ({context.country} if context.country else set())
            if not all(fits_country(group, land) for land in lands):
                notes, score = (
                    (*notes, f"{group.id} is not known in {', '.join(sorted(lands))}"),
                    min(score, cap),
                )
            evidence = evolve(self._evidence(Tier.NEAR, near.at, form), contributions=near.contributions, notes=notes)
            yield Candidate(group, score, evidence)

    def _judge_near(self, text: str, ranked: Sequence[Candidate]) -> Resolution:
        bounds = weights().thresholds
        if ranked and ranked[0].score >= bounds["matched"]:
            rivals = tuple(each for each in ranked if each.score >= ranked[0].score - bounds["margin"])
            status = Status.MATCHED if len(rivals) == 1 else Status.AMBIGUOUS
            return self._make(text, status, candidates=rivals)
        hints = tuple(
            evolve(each, evidence=evolve(each.evidence, tier=Tier.SUGGESTION))
            for each in ranked[:MAX_SUGGESTIONS]
            if each.score >= bounds["suggestion"]
        )
        return self._make(text, Status.UNRESOLVED, suggestions=hints)

    def _lookalike(self, query: str) -> str | None:
        place = self._index.lookalike(query)
        if place is None:
            return None
        other = self.registry.lookalikes[place]
        return f"{other.names[0]!r} is something else ({other.kind}): {other.why}"

    def _decide(
        self, text: str, tier: Tier, places: tuple[int, ...], form: Form, context: Context
    ) -> Resolution | None:
        """The answer of a strict tier, or None when the context admits none of its groups."""
        places = tuple(at for at in places if context.in_use(self._index.bearer(at).name))
        chosen: dict[str, Candidate] = {}
        for at in places:
            for group in self._index.groups(at):
                if context.admits(group) and group.id not in chosen:
                    chosen[group.id] = Candidate(group, SCORES[tier], self._evidence(tier, at, form))
        if not chosen:
            return None
        candidates, notes = _narrowed(list(chosen.values()), context)
        candidates.sort(key=lambda candidate: candidate.id)
        also = {bearer.name.also for at in places if (bearer := self._index.bearer(at)).name.also}
        notes += [f"{form.text!r} also means: {meaning}" for meaning in sorted(filter(None, also))]
        single = len(candidates) == 1 and not also
        if not single:  # the probability is shared by those who bear the name
            candidates = [evolve(each, score=each.score / max(len(candidates), 2)) for each in candidates]
        return self._make(
            text, Status.MATCHED if single else Status.AMBIGUOUS, candidates=candidates, notes=tuple(notes)
        )

    def _evidence(self, tier: Tier, at: int, form: Form) -> Evidence:
        bearer = self._index.bearer(at)
        name, redirect = bearer.name, self.registry[bearer.group].redirect
        notes = (f"{bearer.group} is a tombstone: {redirect.reason} on {redirect.date}",) if redirect else ()
        peeled: tuple[Peel, ...] = form.peeled
        return Evidence(tier, name.text, name.kind.value, name.lang, form.text, peeled, (), notes, name.sources)

    def _make(
        self,
        query: str,
        status: Status,
        *,
        candidates: Sequence[Candidate] = (),
        suggestions: tuple[Candidate, ...] = (),
        notes: tuple[str, ...] = (),
    ) -> Resolution:
        registry = self.registry
        return Resolution(query, status, tuple(candidates), suggestions, notes, registry.version, registry.fingerprint)


def _narrowed(candidates: list[Candidate], context: Context) -> tuple[list[Candidate], list[str]]:
    """Keep the candidates of the country when some are; a country that fits none is named and changes nothing."""
    if context.country is None:
        return candidates, []
    fitting = [each for each in candidates if fits_country(each.group, context.country)]
    if fitting and len(fitting) < len(candidates):
        return fitting, [f"narrowed to {context.country}"]
    return candidates, [] if fitting else [f"none is known in {context.country}"]
