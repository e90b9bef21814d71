"""2xx: ids name what they should, and what is named exists. Loading finds all but what nobody uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from militiadb.checks.rule import Example, Rule
from militiadb.checks.tiny import OTHER, SOURCE, bad, good, registry
from militiadb.errors import Problem, Severity
from militiadb.loading.references import references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.checks.subject import Subject

TOMBSTONE = """\
id: sarayah
name: "Sarayah"
redirect:
  to: [saraya]
  reason: merged
  date: 2026-01-10
"""
CHAIN = TOMBSTONE.replace("sarayah", "sarayat").replace("Sarayah", "Sarayat")
CONFUSED = 'not_to_be_confused_with:\n  - group: {}\n    why: "Another."\n'
LEAFLET = SOURCE.replace("id: report", "id: leaflet")


class IdRule(Rule):
    """A rule of ids that loading keeps."""

    severity = Severity.ERROR
    by_loading = True


class FileName(IdRule):
    """MDB201."""

    id = "MDB201"
    name = "id-is-not-the-file-name"
    why = "A group is found by its file, and by its id: both must be one, or a link leads nowhere."
    fix = "Rename the file or the id, whichever is new. An id that was published never changes."
    bad = bad("groups/saraya.yaml", ("id: saraya\n", "id: sarayah\n"), at="1:5")
    good = good("groups/saraya.yaml")


class Duplicate(IdRule):
    """MDB202."""

    id = "MDB202"
    name = "duplicate-id"
    why = "An id that means two things means neither."
    fix = "Give the newer one an id of its own, or merge the two."
    bad = bad("actors.yaml", ("- id: institute", "- id: analyst"), ("second-analyst", "institute"), at="5:9")
    good = good("actors.yaml")


class DanglingGroup(IdRule):
    """MDB203."""

    id = "MDB203"
    name = "no-such-group"
    why = "What points at a group that is not there says nothing, and a table that joins on it drops the row."
    fix = "Mend the id (the message names the nearest), or add the group."
    bad = bad(
        "groups/saraya.yaml", at="27:12", append='not_to_be_confused_with:\n  - group: kataibb\n    why: "Another."\n'
    )
    good = good("groups/saraya.yaml", append='not_to_be_confused_with:\n  - group: kataib\n    why: "Another."\n')


class DanglingOther(IdRule):
    """MDB204."""

    id = "MDB204"
    name = "no-such-source-or-actor"
    why = "A fact whose source or speaker is not there has none."
    fix = "Mend the id (the message names the nearest), or add the source, actor or group."
    bad = bad("groups/saraya.yaml", ("by: analyst", "by: analist"), at="18:9")
    good = good("groups/saraya.yaml")


class PointsAtTombstone(IdRule):
    """MDB205."""

    id = "MDB205"
    name = "points-at-a-tombstone"
    why = "The group was merged, split or withdrawn; what is said of it is said of another group now."
    fix = "Point at the group that stands today (`militiadb check --fix` does where there is one, but in no listing)."
    fixable = True
    bad = Example(
        registry({"groups/sarayah.yaml": TOMBSTONE, "groups/kataib.yaml": OTHER + CONFUSED.format("sarayah")}),
        at=("groups/kataib.yaml:16:12",),
        tell=("groups/kataib.yaml", "groups/sarayah.yaml"),
    )
    good = Example(
        registry({"groups/sarayah.yaml": TOMBSTONE, "groups/kataib.yaml": OTHER + CONFUSED.format("saraya")}),
        tell=("groups/kataib.yaml", "groups/sarayah.yaml"),
    )


class RedirectChain(IdRule):
    """MDB206."""

    id = "MDB206"
    name = "redirect-chain-or-cycle"
    why = "Whoever follows an old id should arrive in one step, and must arrive."
    fix = "Point the tombstone at the group that stands today (`militiadb check --fix` does, where there is one)."
    fixable = True
    bad = Example(
        registry(
            {
                "groups/sarayah.yaml": TOMBSTONE,
                "groups/sarayat.yaml": CHAIN.replace("[saraya]", "[sarayah]"),
            }
        ),
        at=("groups/sarayat.yaml:4:8",),
        tell=("groups/sarayat.yaml", "groups/sarayah.yaml"),
    )
    good = Example(
        registry({"groups/sarayah.yaml": TOMBSTONE, "groups/sarayat.yaml": CHAIN}), tell=("groups/sarayat.yaml",)
    )


class SelfReference(IdRule):
    """MDB208."""

    id = "MDB208"
    name = "points-at-itself"
    why = "Nothing is its own facade, member or successor: another group was meant."
    fix = "Name the other group, or take the item out."
    bad = bad("groups/saraya.yaml", ("targets: [kataib]", "targets: [saraya]"), at="17:15")
    good = good("groups/saraya.yaml")


class Unused(Rule):
    """MDB209."""

    id = "MDB209"
    name = "unused-source-or-actor"
    severity = Severity.INFO
    why = "A source or actor that nothing names is left over, or a fact lost its citation."
    fix = "Cite it, or take it out."
    bad = Example(
        registry({"sources/leaflet.yaml": LEAFLET}),
        at=("sources/leaflet.yaml:1:5",),
        tell=("sources/leaflet.yaml",),
    )
    good = Example(
        registry({"sources/leaflet.yaml": LEAFLET, "groups/kataib.yaml": OTHER.replace("[report]", "[leaflet]", 1)}),
        tell=("groups/kataib.yaml", "sources/leaflet.yaml"),
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Sources and actors of this registry that no record names."""
        if not subject.whole:
            return  # what cannot be read may well cite it
        named = {(kind, value) for _, _, kind, value in references(subject.draft)}
        used = {value for _, value in named}
        for file, source in subject.sources():
            if ("source", source.id) not in named:
                yield self.problem(subject.place(file, "id"), f"nothing cites the source {source.id!r}")
        for index, actor in enumerate(subject.draft.actors.actors if subject.draft.actors else ()):
            if actor.id not in used:
                place = subject.place("actors.yaml", "actors", index, "id")
                yield self.problem(place, f"nothing names the actor {actor.id!r}", entity=actor.id)


class GroupAndActor(Rule):
    """MDB210."""

    id = "MDB210"
    name = "id-of-a-group-and-an-actor"
    severity = Severity.ERROR
    why = "Claims and sources name groups and actors alike, by id: one that both bear means neither."
    fix = "Leave the actor out if it is the group; give the newer one an id of its own if it is not."
    bad = bad("actors.yaml", ("second-analyst", "kataib"), at="8:9")
    good = good("actors.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Actors that are groups, here or in the registry below, and groups that are actors there."""
        base, table = subject.base, subject.draft.actors
        groups = {group.id for _, group in subject.groups()} | set(base.groups if base else ())
        below = set(base.actors if base else ())
        for index, actor in enumerate(table.actors if table else ()):
            if actor.id in groups:
                place = subject.place("actors.yaml", "actors", index, "id")
                yield self.problem(place, f"{actor.id!r} is a group already", entity=actor.id)
        for file, group in subject.groups():
            if group.id in below:
                place = subject.place(file, "id")
                yield self.problem(place, f"{group.id!r} is an actor of the registry below", entity=group.id)
