"""7xx: what relations make together."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from militiadb.checks.rule import Example, Rule
from militiadb.checks.tiny import OTHER, edited, registry
from militiadb.errors import Problem, Severity
from militiadb.model.vocabulary import GroupKind, Relation, Stance, View

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.checks.subject import Claimed, Subject

_BACK = """\
claims:
  - relation: facade-of
    targets: [saraya]
    by: {by}
    wording: "a facade of"
    sources: [report]
"""
_AS_FACADE = edited(OTHER, ("kind: armed-group", "kind: facade"))
_WING = _BACK.replace("facade-of", "wing-of").format(by="institute")


class Cycle(Rule):
    """MDB701."""

    id = "MDB701"
    name = "cycle-of-an-acyclic-relation"
    severity = Severity.ERROR
    why = "Nothing is its own parent through others: one claimant who says so was misread, or contradicts himself."
    fix = "Read the sources again; the wrong link is most often the one entered last."
    bad = Example(
        registry({"groups/kataib.yaml": _AS_FACADE + _BACK.format(by="analyst")}),
        at=("groups/kataib.yaml:16:15",),
        tell=("groups/kataib.yaml", "groups/saraya.yaml"),
    )
    good = Example(registry({"groups/kataib.yaml": OTHER + _WING}), tell=("groups/kataib.yaml",))

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Cycles among the claims of one claimant, and among the accepted assessments."""
        for relation in [r for r, term in subject.relations.items() if term.acyclic]:
            for who, edges in _edges(subject, relation).items():
                for cycle in _cycles(edges):
                    steps = [*cycle, cycle[0]]
                    links = [edges[one][other] for one, other in pairwise(steps)]
                    first, *others = (subject.place(file, *path) for file, path in links)
                    message = f"{relation} runs in a circle by {who}: {' → '.join(steps)}"
                    yield self.problem(first, message, related=tuple(others))


Edges = dict[str, dict[str, tuple[str, tuple[str | int, ...]]]]


def _edges(subject: Subject, relation: Relation) -> dict[str, Edges]:
    found: dict[str, Edges] = defaultdict(lambda: defaultdict(dict))
    for file, group, index, claim in subject.claims():
        if claim.relation == relation and claim.stance is Stance.ASSERTS and claim.withdrawn is None and claim.by:
            for target in claim.targets:
                if target != group.id:
                    found[claim.by][group.id].setdefault(target, (file, ("claims", index, "relation")))
    for file, group in subject.living():
        for index, assessment in enumerate(group.assessments):
            if assessment.relation == relation and assessment.view is View.ACCEPTED:
                for target in (t for option in assessment.options for t in option.targets if t != group.id):
                    found["the registry's view"][group.id][target] = (file, ("assessments", index, "relation"))
    return found


def _cycles(edges: Edges) -> Iterator[list[str]]:
    """A cycle for every link that closes one, beginning at its least id. Depth-first without recursion."""
    done: set[str] = set()
    for start in sorted(edges):
        if start in done:
            continue
        trail = [start]
        stack = [(start, iter(sorted(edges[start])))]
        while stack:
            node, targets = stack[-1]
            target = next((t for t in targets if t not in done), None)
            if target is None:
                done.add(node)
                stack.pop()
                trail.pop()
            elif target in trail:
                loop = trail[trail.index(target) :]
                least = loop.index(min(loop))
                yield loop[least:] + loop[:least]
            elif target in edges:
                trail.append(target)
                stack.append((target, iter(sorted(edges[target]))))
            else:
                done.add(target)


class BothDirections(Rule):
    """MDB702."""

    id = "MDB702"
    name = "both-directions-asserted"
    severity = Severity.WARNING
    why = "One says A is under B, another that B is under A: they may disagree, or one was entered the wrong way round."
    fix = "Check the direction; if both are right as entered, add an assessment of the relation to one of the two."
    bad = Example(
        registry({"groups/kataib.yaml": _AS_FACADE + _BACK.format(by="institute")}),
        at=("groups/kataib.yaml:16:15",),
        tell=("groups/kataib.yaml", "groups/saraya.yaml"),
    )
    good = Example(registry({"groups/kataib.yaml": OTHER + _WING}), tell=("groups/kataib.yaml",))

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Pairs of groups with one directed relation asserted both ways, and no assessment that weighs it."""
        said: dict[tuple[str, str, Relation], Claimed] = {}
        for claimed in subject.claims():
            term = subject.relations.get(claimed.claim.relation)
            if claimed.claim.stance is Stance.ASSERTS and term is not None and term.acyclic:
                for target in claimed.claim.targets:
                    said.setdefault((claimed.group.id, target, claimed.claim.relation), claimed)
        assessed = {(group.id, each.relation) for _, group in subject.living() for each in group.assessments}
        for (one, other, relation), claimed in said.items():
            back = said.get((other, one, relation))
            weighed = {(one, relation), (other, relation)} & assessed
            if one < other and back is not None and not weighed:
                place = subject.place(claimed.file, "claims", claimed.at, "relation")
                related = (subject.place(back.file, "claims", back.at, "relation"),)
                yield self.problem(place, f"{one} {relation} {other}, and {other} {relation} {one}", related=related)


class FacadeOfFacade(Rule):
    """MDB703."""

    id = "MDB703"
    name = "facade-of-a-facade"
    severity = Severity.WARNING
    why = "A facade has no body that could act under another name: the body behind both was meant, or one is none."
    fix = "Name the body that the source names, or file the target as what it is."
    bad = Example(
        registry({"groups/kataib.yaml": _AS_FACADE}),
        at=(
            "groups/saraya.yaml:17:15",
            "groups/saraya.yaml:22:15",
        ),
        tell=("groups/kataib.yaml", "groups/saraya.yaml"),
    )
    good = Example(registry(), tell=("groups/saraya.yaml",))

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Asserted facades of groups that are filed as facades."""
        for file, _, index, claim in subject.claims():
            if claim.relation is Relation.FACADE_OF and claim.stance is Stance.ASSERTS:
                for position, target in enumerate(claim.targets):
                    if subject.kind_of(target) == GroupKind.FACADE:
                        place = subject.place(file, "claims", index, "targets", position)
                        yield self.problem(place, f"{target!r} is a facade itself")
