"""Who stands above a group by its own record: which relations say so, and by whose word."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from militiadb.model.claim import Claim
from militiadb.model.group import Group
from militiadb.model.vocabulary import Relation, Stance, View

PARENTAL = frozenset(
    {
        Relation.FACADE_OF,
        Relation.FRONT_OF,
        Relation.WING_OF,
        Relation.SUBORDINATE_TO,
        Relation.ADMINISTRATIVELY_UNDER,
        Relation.MEMBER_OF,
        Relation.OUTLET_OF,
    }
)
"""The relations whose target stands above the group; `linked-to` and `sponsored-by` do not say so."""


def parental_claims(group: Group) -> Iterator[Claim]:
    """The claims that set somebody above a group: those that are asserted, and stand."""
    for claim in group.claims:
        if claim.relation in PARENTAL and claim.stance is Stance.ASSERTS and claim.withdrawn is None:
            yield claim


def _claimed_above(group: Group) -> list[str]:
    return [target for claim in parental_claims(group) for target in claim.targets]


def _accepted_above(group: Group) -> list[str]:
    """The targets of the parental assessments that the registry accepts."""
    accepted = (each for each in group.assessments if each.view is View.ACCEPTED and each.relation in PARENTAL)
    return [target for each in accepted for option in each.options for target in option.targets]


_ABOVE = {"claimed": _claimed_above, "accepted": _accepted_above}
"""Whom a group's own record sets above it, by the view that is asked for."""


def above_of(view: str) -> Callable[[Group], list[str]]:
    """How the ids above a group are found under a view; `ValueError` for none of the two."""
    if view not in _ABOVE:
        raise ValueError(f"view={view!r}: give 'claimed' or 'accepted'")
    return _ABOVE[view]
