"""How a tie between two groups stands: who asserts it, who denies it, and what the registry makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Final

from attrs import evolve, frozen

from militiadb.model.claim import Claim
from militiadb.model.dates import PartialDate
from militiadb.model.group import Group
from militiadb.model.registry import Registry
from militiadb.model.vocabulary import Likelihood, Relation, Stance, View
from militiadb.model.voices import voices
from militiadb.sphinx.wording import ORDER


class Standing(StrEnum):
    """Where a tie stands; a picture draws the first two as lines, disputed ones dashed, denied ones dotted."""

    ACCEPTED = "accepted"
    CLAIMED = "claimed"
    DISPUTED = "disputed"
    DENIED = "denied"


_VERDICTS: Final = {
    View.ACCEPTED: "accepted by the registry",
    View.DISPUTED: "called disputed by the registry",
    View.UNRESOLVED: "left unresolved by the registry",
}


@frozen
class Tie:
    """One relation between the group of a page and somebody else, with the claims that it rests on.

    `outward` ties are claimed of the group itself; the others are claimed of the other, and name this group.
    `view` is the registry's own, where an assessment weighs this tie.
    """

    other: str
    relation: Relation
    outward: bool
    claims: tuple[Claim, ...]
    standing: Standing
    voices: int
    view: View | None = None

    @property
    def verdict(self) -> str:
        """Where it stands, and whose word that is: what the registry makes of a tie is named as the registry's."""
        if self.view is None or self.standing is Standing.DENIED:
            return self.standing.value
        return _VERDICTS[self.view]

    @property
    def said_on(self) -> tuple[PartialDate, ...]:
        """The days on which it was said or denied, each once, the earliest first."""
        days = {claim.said_on for claim in self.claims if claim.said_on}
        return tuple(sorted(days, key=lambda day: (day.earliest or day.latest or date.max, day.text)))

    @property
    def asserted_by(self) -> tuple[str, ...]:
        """Who asserts it, each once."""
        return tuple(dict.fromkeys(claim.by for claim in self.claims if claim.stance is Stance.ASSERTS))

    @property
    def opposed_by(self) -> tuple[tuple[str, Stance], ...]:
        """Who denies or doubts it, each once for each stance."""
        found = ((claim.by, claim.stance) for claim in self.claims if claim.stance is not Stance.ASSERTS)
        return tuple(dict.fromkeys(found))

    @property
    def likelihood(self) -> Likelihood | None:
        """The strongest likelihood that a claimant used."""
        scale = list(Likelihood)
        used = [each.likelihood for each in self.claims if each.likelihood]
        return max(used, key=scale.index) if used else None


def ties(registry: Registry, group: Group) -> tuple[Tie, ...]:
    """Every tie of a group, those claimed of it first, then by standing, voices and id."""
    out = _tied(registry, group, ((target, claim) for claim in group.claims for target in claim.targets), True)
    by_child = groupby(registry.claims_on(group), key=lambda pair: pair[0].id)
    inward = [_inward(registry, registry[child], [claim for _, claim in pairs], group) for child, pairs in by_child]
    return tuple(sorted([*out, *(tie for row in inward for tie in row)], key=_rank))


def _rank(tie: Tie) -> tuple[bool, int, int, str]:
    return (not tie.outward, list(Standing).index(tie.standing), -tie.voices, tie.other)


def _tied(registry: Registry, group: Group, pairs: Iterable[tuple[str, Claim]], outward: bool) -> Iterator[Tie]:
    found: dict[tuple[str, Relation], list[Claim]] = {}
    for target, claim in pairs:
        if claim.withdrawn is None and target != group.id:
            found.setdefault((target, claim.relation), []).append(claim)
    for (target, relation), claims in found.items():
        view = _view(registry, group, relation, target)
        heard, standing = len(voices(registry, claims)), _standing(claims, view)
        yield Tie(target, relation, outward, tuple(claims), standing, heard, view)


def _inward(registry: Registry, child: Group, claims: list[Claim], group: Group) -> list[Tie]:
    if child.id == group.id:
        return []
    own = _tied(registry, child, ((group.id, claim) for claim in claims), False)
    return [evolve(tie, other=child.id) for tie in own]


def _view(registry: Registry, group: Group, relation: Relation, target: str) -> View | None:
    """The registry's view of a tie; None where no assessment weighs it."""
    assessment = registry.assessment(group, relation=relation)
    named = assessment is not None and any(target in option.targets for option in assessment.options)
    return assessment.view if assessment is not None and named else None


def _standing(claims: list[Claim], view: View | None) -> Standing:
    if all(claim.stance is Stance.DENIES for claim in claims):
        return Standing.DENIED
    if view is View.ACCEPTED:
        return Standing.ACCEPTED
    if view is not None or any(claim.stance is not Stance.ASSERTS for claim in claims):
        return Standing.DISPUTED
    return Standing.CLAIMED


def by_relation(group: Group) -> tuple[tuple[Relation, tuple[Claim, ...]], ...]:
    """The claims on a group by relation, those that put somebody above it first; the group's own word first in each."""
    found = []
    for relation in ORDER:
        claims = [claim for claim in group.claims if claim.relation is relation]
        if claims or any(each.relation is relation for each in group.assessments):
            own_first = sorted(claims, key=lambda claim: (claim.by != group.id, claim.stance is Stance.ASSERTS))
            found.append((relation, tuple(own_first)))
    return tuple(found)


@frozen
class Denial:
    """What a group denies in one breath: one sentence, of as many targets as it was said of."""

    claims: tuple[Claim, ...]

    @property
    def word(self) -> Claim:
        """The claim whose relation, day, reporter and wording are those of all."""
        return self.claims[0]

    @property
    def targets(self) -> tuple[str, ...]:
        """Whom it is denied of, each once."""
        return tuple(dict.fromkeys(target for claim in self.claims for target in claim.targets))

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source of it, each once."""
        return tuple(dict.fromkeys(source for claim in self.claims for source in claim.sources))


def own_denials(group: Group) -> tuple[Denial, ...]:
    """What the group itself denies, as far as it is on record and was not taken back; the same words stand once."""
    found: dict[object, list[Claim]] = {}
    for claim in group.claims:
        if claim.by == group.id and claim.stance is Stance.DENIES and claim.withdrawn is None:
            said = (claim.relation, claim.wording, claim.target_text, claim.via, claim.said_on, claim.note)
            found.setdefault(said, []).append(claim)
    return tuple(Denial(tuple(claims)) for claims in found.values())
