"""How a tie between two groups stands: who asserts it, who denies it, and what the registry makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby

from attrs import frozen

from militiadb.model.claim import Claim
from militiadb.model.group import Group
from militiadb.model.registry import Registry
from militiadb.model.source import Actor
from militiadb.model.vocabulary import Likelihood, Relation, Stance, View
from militiadb.sphinx.wording import ORDER


class Standing(StrEnum):
    """Where a tie stands; a picture draws the first two as lines, disputed ones dashed, denied ones dotted."""

    ACCEPTED = "accepted"
    CLAIMED = "claimed"
    DISPUTED = "disputed"
    DENIED = "denied"


@frozen
class Tie:
    """One relation between the group of a page and somebody else, with the claims that it rests on.

    `outward` ties are claimed of the group itself; the others are claimed of the other, and name this group.
    """

    other: str
    relation: Relation
    outward: bool
    claims: tuple[Claim, ...]
    standing: Standing
    voices: int

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
    by_child = groupby(registry.children(group), key=lambda pair: pair[0].id)
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
        standing = _standing(registry, group, relation, target, claims)
        yield Tie(target, relation, outward, tuple(claims), standing, voices(registry, claims))


def _inward(registry: Registry, child: Group, claims: list[Claim], group: Group) -> list[Tie]:
    if child.id == group.id:
        return []
    own = _tied(registry, child, ((group.id, claim) for claim in claims), False)
    return [Tie(child.id, tie.relation, False, tie.claims, tie.standing, tie.voices) for tie in own]


def _standing(registry: Registry, group: Group, relation: Relation, target: str, claims: list[Claim]) -> Standing:
    if all(claim.stance is Stance.DENIES for claim in claims):
        return Standing.DENIED
    assessment = registry.assessment(group, relation=relation)
    named = assessment is not None and any(target in option.targets for option in assessment.options)
    if assessment is not None and named and assessment.view is View.ACCEPTED:
        return Standing.ACCEPTED
    if any(claim.stance is not Stance.ASSERTS for claim in claims) or (assessment is not None and named):
        return Standing.DISPUTED
    return Standing.CLAIMED


def voices(registry: Registry, claims: Iterable[Claim]) -> int:
    """How many independent voices assert something: claimants of one independence key count once.

    >>> from militiadb.loading import load
    >>> voices(load(), ())
    0
    """
    return len({_voice(registry.bearer(claim.by)) for claim in claims if claim.stance is Stance.ASSERTS})


def _voice(bearer: Group | Actor) -> str:
    return (bearer.independence or bearer.id) if isinstance(bearer, Actor) else bearer.id


def by_relation(group: Group) -> tuple[tuple[Relation, tuple[Claim, ...]], ...]:
    """The claims on a group by relation, those that put somebody above it first; the group's own word first in each."""
    found = []
    for relation in ORDER:
        claims = [claim for claim in group.claims if claim.relation is relation]
        if claims or any(each.relation is relation for each in group.assessments):
            own_first = sorted(claims, key=lambda claim: (claim.by != group.id, claim.stance is Stance.ASSERTS))
            found.append((relation, tuple(own_first)))
    return tuple(found)


def own_denials(group: Group) -> tuple[Claim, ...]:
    """What the group itself denies, as far as it is on record and was not taken back."""
    return tuple(
        claim
        for claim in group.claims
        if claim.by == group.id and claim.stance is Stance.DENIES and claim.withdrawn is None
    )
