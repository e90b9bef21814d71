"""407-410: the registry's own readings, held against the claims that they weigh."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from militiadb.checks.rule import Example, Rule
from militiadb.checks.tiny import GROUP, VOCABULARY, bad, edited, good, registry
from militiadb.errors import Problem, Severity
from militiadb.model.dates import PartialDate
from militiadb.model.vocabulary import Relation, Stance, View
from militiadb.model.voices import voices_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.checks.subject import Claimed, Subject

_EXCLUSIVE = frozenset({Relation.FACADE_OF, Relation.FRONT_OF, Relation.SUBORDINATE_TO, Relation.OUTLET_OF})
"""Relations of which two different answers compete; one may well be a member or an ally of many."""
_ASSESSED = """\
assessments:
  - relation: facade-of
    view: accepted
    options:
      - targets: [kataib]
    confidence: moderate
    rationale: "Two analysts name it."
    decided_on: 2026-11-22
"""
_ALIAS_TERM = """\
  - id: alias-of
    definition: "One body under two names."
    inverse: "alias of"
    symmetric: true
"""
_ALIASES = """\
  - relation: alias-of
    targets: [kataib]
    by: analyst
    sources: [report]
  - relation: alias-of
    targets: [kataib]
    by: second-analyst
    stance: denies
    sources: [report]
"""
_WITH_ALIASES = {"vocabulary.yaml": VOCABULARY + _ALIAS_TERM}


def current(subject: Subject, claimed: Claimed) -> bool:
    """Whether a claim is still made: not taken back, and not of a time that is over."""
    until = claimed.claim.until
    over = until is not None and PartialDate.parse(until).surely_before(subject.today)
    return claimed.claim.withdrawn is None and not over


class Unassessed(Rule):
    """MDB407."""

    id = "MDB407"
    name = "competing-claims-without-assessment"
    severity = Severity.WARNING
    why = "Where assessors disagree, a reader wants to know what the registry makes of it, if only that it cannot tell."
    fix = "Add an assessment of the relation: accepted, disputed or unresolved, with its rationale."
    bad = bad(
        "groups/saraya.yaml",
        ("targets: [kataib]\n    by: second-analyst", "targets: [institute]\n    by: second-analyst"),
        at="21:15",
    )
    good = good("groups/saraya.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Relations of a group with competing claims and no assessment."""
        by_relation: dict[tuple[str, Relation], list[Claimed]] = defaultdict(list)
        for claimed in subject.claims():
            if current(subject, claimed) and claimed.claim.relation in _EXCLUSIVE | {Relation.OWN_ORGANISATION}:
                by_relation[claimed.file, claimed.claim.relation].append(claimed)
        for (file, relation), claims in by_relation.items():
            assessed = any(each.relation == relation for each in claims[0].group.assessments)
            rival = None if assessed else _rival(claims)
            if rival is not None:
                place = subject.place(file, "claims", rival.at, "relation")
                related = (subject.place(file, "claims", claims[0].at, "relation"),)
                yield self.problem(
                    place, f"claims of {relation} compete, and no assessment weighs them", related=related
                )


def _rival(claims: list[Claimed]) -> Claimed | None:
    """The first claim that disagrees with an earlier one: another target, or a denial of the same."""
    for position, later in enumerate(claims):
        for earlier in claims[:position]:
            one, other = set(earlier.claim.targets), set(later.claim.targets)
            both = earlier.claim.stance is later.claim.stance is Stance.ASSERTS
            against = Stance.DENIES in (earlier.claim.stance, later.claim.stance)
            if (both and one and other and not one & other) or (
                against and earlier.claim.stance is not later.claim.stance and (one & other or one == other)
            ):
                return later
    return None


class OptionOfNobody(Rule):
    """MDB408."""

    id = "MDB408"
    name = "assessment-option-nobody-asserts"
    severity = Severity.ERROR
    why = "An assessment weighs what others say; an option that nobody holds would be a claim of our own."
    fix = "Enter the claim with its source, or take the option out."
    bad = bad("groups/saraya.yaml", append=_ASSESSED.replace("[kataib]", "[institute]"), at="30:18")
    good = good("groups/saraya.yaml", append=_ASSESSED)

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Options of assessments with a target that no claim of the relation asserts."""
        said: dict[tuple[str, Relation], set[str]] = defaultdict(set)
        for claimed in subject.claims():
            if claimed.claim.stance is Stance.ASSERTS:
                relation = claimed.claim.relation
                said[claimed.group.id, relation].update(claimed.claim.targets)
                if relation is Relation.ALIAS_OF:
                    for target in claimed.claim.targets:
                        said[target, relation].add(claimed.group.id)
        for file, group in subject.living():
            for index, assessment in enumerate(group.assessments):
                for position, option in enumerate(assessment.options):
                    unsaid = [t for t in option.targets if t not in said[group.id, assessment.relation]]
                    if unsaid:
                        place = subject.place(file, "assessments", index, "options", position, "targets")
                        message = f"nobody asserts {assessment.relation} {', '.join(unsaid)}"
                        yield self.problem(place, message)


class SingleVoice(Rule):
    """MDB409."""

    id = "MDB409"
    name = "accepted-on-a-single-voice"
    severity = Severity.WARNING
    why = "Ten papers that copy one office are one voice: an accepted view wants two that are independent."
    fix = "Cite a second, independent assessor, or lower the view to `unresolved`. If one suffices, say so in `ignore`."
    bad = Example(
        registry({"groups/saraya.yaml": edited(GROUP, ("by: second-analyst", "by: analyst")) + _ASSESSED}),
        at=("groups/saraya.yaml:28:11",),
        tell=("groups/saraya.yaml",),
    )
    good = good("groups/saraya.yaml", append=_ASSESSED)

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Accepted views with claims of one independent voice alone."""
        for file, group in subject.living():
            for index, assessment in enumerate(group.assessments):
                if assessment.view is not View.ACCEPTED:
                    continue
                wanted = {target for option in assessment.options for target in option.targets}
                weighed = (
                    claim
                    for claim in group.claims
                    if claim.relation == assessment.relation and (not wanted or wanted & set(claim.targets))
                )
                voices = voices_of(weighed, voice=subject.voice)
                if len(voices) < 2:
                    place = subject.place(file, "assessments", index, "view")
                    who = next(iter(voices), "nobody")
                    yield self.problem(place, f"accepted on one independent voice: {who}")


class AliasContested(Rule):
    """MDB410."""

    id = "MDB410"
    name = "alias-asserted-and-denied"
    severity = Severity.WARNING
    why = "Whether two names are one body decides how every mention of either is counted."
    fix = "Add an assessment of `alias-of` to one of the two groups."
    bad = Example(
        registry({"groups/saraya.yaml": GROUP + _ALIASES}, _WITH_ALIASES),
        at=("groups/saraya.yaml:30:15",),
        tell=("groups/saraya.yaml",),
    )
    good = Example(
        registry({"groups/saraya.yaml": GROUP + _ALIASES.replace("    stance: denies\n", "")}, _WITH_ALIASES),
        tell=("groups/saraya.yaml",),
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Pairs of groups that are called the same by one and different by another, unassessed."""
        pairs: dict[frozenset[str], list[Claimed]] = defaultdict(list)
        for claimed in subject.claims():
            if claimed.claim.relation is Relation.ALIAS_OF and current(subject, claimed):
                for target in claimed.claim.targets:
                    pairs[frozenset({claimed.group.id, target})].append(claimed)
        assessed = {g.id for _, g in subject.living() for a in g.assessments if a.relation is Relation.ALIAS_OF}
        for pair, claims in pairs.items():
            stances = {claimed.claim.stance for claimed in claims}
            if {Stance.ASSERTS, Stance.DENIES} <= stances and not pair & assessed:
                last = next(c for c in reversed(claims) if c.claim.stance is Stance.DENIES)
                place = subject.place(last.file, "claims", last.at, "relation")
                yield self.problem(place, f"that {' and '.join(sorted(pair))} are one is both asserted and denied")
