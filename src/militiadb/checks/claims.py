"""401-406, 414: whether a claim is one: somebody says something of somebody, and a source shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from militiadb.checks.rule import Rule
from militiadb.checks.tiny import bad, good
from militiadb.errors import Problem, Severity
from militiadb.model.kinship import PARENTAL
from militiadb.model.vocabulary import GroupKind, Relation, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.checks.subject import Subject
    from militiadb.loading.records.groups import ClaimRecord

_FACTS = ("claims", "events", "office_holders", "identifiers")
_ATTRIBUTION = PARENTAL | {Relation.LINKED_TO, Relation.ALIAS_OF, Relation.SPONSORED_BY}
"""What says who stands behind a name."""
_HEDGED = frozenset({Relation.LINKED_TO, Relation.FACADE_OF, Relation.SUBORDINATE_TO})
"""The relations whose meaning hangs on the words that the source chose."""


class FactWithoutSource(Rule):
    """MDB401."""

    id = "MDB401"
    name = "fact-without-source"
    severity = Severity.ERROR
    why = "A fact that nobody can look up is an assertion of ours, and this registry makes none."
    fix = "Cite the source that states it, or take the fact out."
    bad = bad(
        "groups/saraya.yaml",
        ('    wording: "a facade of"\n    sources: [report]\n', '    wording: "a facade of"\n'),
        at="16:5",
    )
    good = good("groups/saraya.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Claims, events, offices, identifiers and list entries that cite nothing."""
        for file, group in subject.groups():
            for field in _FACTS:
                for index, item in enumerate(getattr(group, field)):
                    if not item.sources:
                        place = subject.place(file, field, index)
                        yield self.problem(place, f"this {field[:-1].replace('_', ' ')} has no source")
        for file, programme in subject.programmes():
            for index, entry in enumerate(programme.entries):
                if not entry.sources:
                    place = subject.place(file, "entries", index)
                    yield self.problem(place, f"the entry {entry.key!r} has no source", entity=entry.key)


class NobodySaysSo(Rule):
    """MDB402."""

    id = "MDB402"
    name = "nobody-says-so"
    severity = Severity.ERROR
    by_loading = True
    why = "Attribution is competing claims: without the claimant nobody can weigh one against another."
    fix = "Name who says so in `by`; an unnamed official is an actor too (`unnamed-officials`)."
    bad = bad("groups/saraya.yaml", ("    by: analyst\n", ""), at="16:15")
    good = good("groups/saraya.yaml")


class KindsThatDoNotJoin(Rule):
    """MDB403."""

    id = "MDB403"
    name = "relation-joins-other-kinds"
    severity = Severity.ERROR
    why = "The vocabulary says what a relation may join: a party is nobody's brigade, a company no one's splinter."
    fix = "Use the relation that the source states, or correct the kind of the group."
    bad = bad("groups/saraya.yaml", ("kind: facade\n", "kind: company\n"), at="16:15 21:15")
    good = good("groups/saraya.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Asserted relations whose ends the vocabulary does not let it join."""
        for file, group, index, claim in subject.claims():
            term = subject.relations.get(claim.relation)
            if term is None or claim.stance is not Stance.ASSERTS:
                continue
            place = subject.place(file, "claims", index, "relation")
            if term.from_kinds and group.kind is not None and group.kind not in term.from_kinds:
                yield self.problem(
                    place, f"{claim.relation} is not said of a {group.kind}", hint=_kinds(term.from_kinds)
                )
            if term.unary and claim.targets:
                yield self.problem(place, f"{claim.relation} is said of one group alone; it has no targets")
            if not term.unary and not claim.targets and claim.target_text is None:
                hint = "name it in targets, or write in target_text what the source says"
                yield self.problem(place, f"{claim.relation} leads to nothing", hint=hint)
            for position, target in enumerate(claim.targets):
                kind = subject.kind_of(target)
                if term.to_kinds and kind is not None and kind not in term.to_kinds:
                    where = subject.place(file, "claims", index, "targets", position)
                    message = f"{claim.relation} does not lead to a {kind}, which {target!r} is"
                    yield self.problem(where, message, hint=_kinds(term.to_kinds))


def _kinds(kinds: tuple[GroupKind, ...] | list[GroupKind]) -> str:
    return f"by the vocabulary: {', '.join(kinds)}"


class FacadeOfNobody(Rule):
    """MDB404."""

    id = "MDB404"
    name = "facade-without-attribution"
    severity = Severity.WARNING
    why = "To file a name as a facade is to say that somebody stands behind it, and then somebody must have said so."
    fix = "Enter who attributes it to whom (`targets: []` with the text where no one is named), or file it otherwise."
    bad = bad("groups/kataib.yaml", ("kind: armed-group", "kind: facade"), at="3:7")
    good = good("groups/kataib.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Facades of which nobody says whose they are; that somebody denies it says nothing of who it is."""
        for file, group in subject.living():
            if group.kind is GroupKind.FACADE and not any(_says_whose(claim) for claim in group.claims):
                yield self.problem(subject.place(file, "kind"), "a facade that nobody attributes to anyone")


def _says_whose(claim: ClaimRecord) -> bool:
    """Whether a claim attributes, or weighs whether the name has a body of its own."""
    attributes = claim.relation in _ATTRIBUTION and claim.stance is Stance.ASSERTS
    return attributes or claim.relation is Relation.OWN_ORGANISATION


class LikelihoodOfDenial(Rule):
    """MDB405."""

    id = "MDB405"
    name = "likelihood-with-a-denial"
    severity = Severity.ERROR
    why = "`unlikely` and `denies` together say either the same thing twice or the opposite of it."
    fix = "Say `stance: asserts` with the likelihood word, or the denial without it."
    bad = bad(
        "groups/saraya.yaml",
        ("    by: analyst\n", "    by: analyst\n    stance: denies\n"),
        ('    wording: "a facade of"\n', '    wording: "a facade of"\n    likelihood: unlikely\n'),
        at="21:17",
    )
    good = good(
        "groups/saraya.yaml", ('    wording: "a facade of"\n', '    wording: "a facade of"\n    likelihood: likely\n')
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Denials with a word of likelihood."""
        for file, _, index, claim in subject.claims():
            if claim.stance is Stance.DENIES and claim.likelihood is not None:
                place = subject.place(file, "claims", index, "likelihood")
                yield self.problem(place, f"a denial with the likelihood {claim.likelihood!s}")


class HowTargetsAreMeant(Rule):
    """MDB406."""

    id = "MDB406"
    name = "several-targets-without-reading"
    severity = Severity.ERROR
    why = "`A and B`, `A or B` and `A, among others` are three claims; the list alone does not say which was made."
    fix = "Add `reading: together`, `one-of` or `among-others`, as the source says it."
    bad = bad(
        "groups/saraya.yaml",
        ("targets: [kataib]\n    by: analyst", "targets: [kataib, institute]\n    by: analyst"),
        at="17:14",
    )
    good = good(
        "groups/saraya.yaml",
        ("targets: [kataib]\n    by: analyst", "targets: [kataib, institute]\n    reading: together\n    by: analyst"),
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Claims with several targets, or targets and text, that do not say how they are meant."""
        for file, _, index, claim in subject.claims():
            many = len(claim.targets) > 1 or (claim.targets and claim.target_text is not None)
            if many and claim.reading is None:
                place = subject.place(file, "claims", index, "targets")
                yield self.problem(place, "several targets, and no `reading` of how they are meant")


class WordingMissing(Rule):
    """MDB414."""

    id = "MDB414"
    name = "wording-missing"
    severity = Severity.WARNING
    why = "Whether a source says `linked to` or `run by` is what the claim is; without its words nobody can check ours."
    fix = "Restate the source's own hedge closely in `wording`, in at most 15 words."
    bad = bad("groups/saraya.yaml", ('    wording: "a facade of"\n', ""), at="16:15")
    good = good("groups/saraya.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Claims of the delicate relations without the source's words."""
        for file, _, index, claim in subject.claims():
            if claim.relation in _HEDGED and claim.wording is None:
                place = subject.place(file, "claims", index, "relation")
                yield self.problem(place, f"{claim.relation} without the source's wording")
