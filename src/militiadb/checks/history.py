"""8xx: what a change may not do without saying so. These rules need a base revision (`--base`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from militiadb.checks.rule import Example, Rule
from militiadb.checks.tiny import FILES, GROUP, OTHER, PROGRAMME, edited, registry
from militiadb.errors import Place, Problem, Severity
from militiadb.names import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from militiadb.checks.subject import Subject
    from militiadb.loading.draft import Draft
    from militiadb.loading.records import GroupRecord
    from militiadb.loading.records.designations import EntryRecord, OfficialDatesRecord

_PLAIN = edited(GROUP, *[("targets: [kataib]", "targets: [institute]")] * 2)
"""A group that names no other, so that the other can go."""
_TOMBSTONE = """\
id: kataib
name: "Kataib"
redirect:
  to: [saraya]
  reason: merged
  date: 2026-11-01
"""
_STRANGER = """\
id: kataib
name: "Fedayeen"
kind: armed-group
names:
  - text: "Fedayeen"
    kind: romanisation
    lang: ar-Latn
    sources: [report]
"""
_EXTRA_NAME = '  - text: "Saraya Front"\n    kind: translation\n    lang: en\n    sources: [report]\n'
_DATED = edited(PROGRAMME, ("published: 2009-07-02", "published: 2009-07-24"))


class HistoryRule(Rule):
    """A rule that compares with the base revision."""

    needs_base = True


class Removed(HistoryRule):
    """MDB801."""

    id = "MDB801"
    name = "id-removed-without-tombstone"
    severity = Severity.ERROR
    why = "Ids stand in other people's tables: one that vanishes breaks a join, and nobody learns where it went."
    fix = "Keep the file as a tombstone: `redirect: {to: […], reason: merged|split|withdrawn, date: …}`."
    bad = Example(
        registry({"groups/saraya.yaml": _PLAIN}, without="groups/kataib.yaml"),
        at=("groups/kataib.yaml:1:1",),
        before=FILES,
        tell=("groups/kataib.yaml",),
    )
    good = Example(
        registry({"groups/saraya.yaml": _PLAIN, "groups/kataib.yaml": _TOMBSTONE}),
        before=FILES,
        tell=("groups/kataib.yaml",),
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Group ids of the base that are gone."""
        here = {stem for _, stem, _ in subject.draft.declared("groups")}
        for file, group in _groups(subject.before).items():
            if group.id not in here and not group.adds:
                yield self.problem(Place(file), f"the id {group.id!r} is gone without a tombstone", entity=group.id)


class Reused(HistoryRule):
    """MDB802."""

    id = "MDB802"
    name = "id-reused"
    severity = Severity.ERROR
    why = "An id that means another group today makes every table of yesterday wrong, and no one can see it."
    fix = "Give the other group an id of its own; leave the old id, or its tombstone, as it was."
    bad = Example(
        registry({"groups/saraya.yaml": _PLAIN, "groups/kataib.yaml": _STRANGER}),
        at=("groups/kataib.yaml:1:5",),
        before=FILES,
        tell=("groups/kataib.yaml",),
    )
    good = Example(
        registry({"groups/fedayeen.yaml": _STRANGER.replace("id: kataib", "id: fedayeen")}),
        before=FILES,
        tell=("groups/fedayeen.yaml", "groups/kataib.yaml"),
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Ids that were a tombstone, or a group of entirely other names."""
        for old, new, file in _pairs(subject):
            if new.redirect is not None:
                continue
            if old.redirect is not None:
                message = f"{new.id!r} was a tombstone, and is a group again"
            elif not new.adds and old.names and new.names and not _keys(old) & _keys(new):
                message = f"no name of {new.id!r} is one that it had before"
            else:
                continue
            yield self.problem(subject.place(file, "id"), message)


class NameRemoved(HistoryRule):
    """MDB803."""

    id = "MDB803"
    name = "name-removed"
    severity = Severity.WARNING
    why = "Strings that resolved yesterday stop resolving, in every pipeline that uses the data."
    fix = "Keep it (`match: never` for one that misleads), or say in the change why no source bears it out."
    bad = Example(
        FILES,
        at=("groups/saraya.yaml:6:1",),
        before=registry({"groups/saraya.yaml": edited(GROUP, ("claims:\n", _EXTRA_NAME + "claims:\n"))}),
        tell=("groups/saraya.yaml",),
    )
    good = Example(
        registry({"groups/saraya.yaml": edited(GROUP, ("claims:\n", _EXTRA_NAME + "claims:\n"))}),
        before=FILES,
        tell=("groups/saraya.yaml",),
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Names of the base that no living group bears any more."""
        borne = set(subject.names_by_key)
        for old, new, file in _pairs(subject):
            place = subject.place(file, "names", key=True)
            kept = _keys(new) | (_shipped_keys(subject, new) if new.adds else set())
            for name in old.names if new.redirect is None else ():
                if normalise(name.text) not in kept:
                    moved = " (another group bears it now)" if normalise(name.text) in borne else ""
                    yield self.problem(place, f"the name {name.text!r} was removed{moved}")
        yield from self._with_their_file(subject)

    def _with_their_file(self, subject: Subject) -> Iterator[Problem]:
        """Names that an overlay added to a shipped group in a file that is gone."""
        for file, old in _groups(subject.before).items():
            if old.adds and file not in subject.draft.documents:
                kept = _shipped_keys(subject, old)
                gone = (name.text for name in old.names if normalise(name.text) not in kept)
                yield from (self.problem(Place(file), f"the name {text!r} was removed with its file") for text in gone)


class DateRewritten(HistoryRule):
    """MDB804."""

    id = "MDB804"
    name = "designation-date-rewritten"
    severity = Severity.WARNING
    why = "Somebody relied on the old date; if it was wrong, the reader should learn why."
    fix = "Say in the entry's `note` what was corrected and from which source."
    bad = Example(
        registry({"designations/us-fto.yaml": _DATED}),
        at=("designations/us-fto.yaml:15:18",),
        before=registry({"designations/us-fto.yaml": PROGRAMME}),
        tell=("designations/us-fto.yaml",),
    )
    good = Example(
        registry(
            {
                "designations/us-fto.yaml": edited(
                    _DATED,
                    ("    evidence: list\n", '    evidence: list\n    note: "Corrected from the Federal Register."\n'),
                )
            }
        ),
        before=registry({"designations/us-fto.yaml": PROGRAMME}),
        tell=("designations/us-fto.yaml",),
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Dates of entries that changed while the note did not."""
        for file, index, old, new in _entries(subject):
            if old.note != new.note:
                continue
            for act in ("listed", "removed"):
                for field, before, after in _changes(getattr(old, act), getattr(new, act)):
                    place = subject.place(file, "entries", index, act, field)
                    message = f"{act} {field}: {before} became {after}, and no note says why"
                    yield self.problem(place, message, entity=new.key)


class SourceRemoved(HistoryRule):
    """MDB805."""

    id = "MDB805"
    name = "source-removed-from-a-fact"
    severity = Severity.WARNING
    why = "A fact that loses a source loses weight, and a reader who followed it finds the trail cold."
    fix = "Keep the source, or take the fact out if the source never said it."
    bad = Example(
        FILES,
        at=("groups/kataib.yaml:10:14",),
        before=registry({"groups/kataib.yaml": edited(OTHER, ("sources: [report]", "sources: [report, leaflet]"))}),
        tell=("groups/kataib.yaml",),
    )
    good = Example(FILES, before=FILES, tell=("groups/kataib.yaml",))

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Names, claims, events and entries with fewer sources than before."""
        for old, new, file in _pairs(subject):
            before, after = _facts(old), _facts(new)
            for path, key, _ in _located_facts(new):
                lost = sorted(before.pop(key, set()) - after[key])  # facts of one key are told once, at the first
                if lost:
                    place = subject.place(file, *path, "sources")
                    yield self.problem(place, f"no longer cites {', '.join(lost)}")
        for file, index, earlier, later in _entries(subject):
            lost = sorted(set(earlier.sources) - set(later.sources))
            if lost:
                place = subject.place(file, "entries", index, "sources")
                yield self.problem(place, f"no longer cites {', '.join(lost)}", entity=later.key)


def _groups(draft: Draft | None) -> Mapping[str, GroupRecord]:
    return draft.groups if draft is not None else {}


def _pairs(subject: Subject) -> Iterator[tuple[GroupRecord, GroupRecord, str]]:
    """Groups of both revisions that are not the same, with the file of the newer."""
    for file, old in _groups(subject.before).items():
        new = subject.draft.groups.get(file)
        if new is not None and new is not old:
            yield old, new, file


def _entries(subject: Subject) -> Iterator[tuple[str, int, EntryRecord, EntryRecord]]:
    """Entries of both revisions by their key."""
    for file, old in subject.before.programmes.items() if subject.before else ():
        new = subject.draft.programmes.get(file)
        if new is None or new is old:
            continue
        before = {entry.key: entry for entry in old.entries}
        for index, entry in enumerate(new.entries):
            if entry.key in before:
                yield file, index, before[entry.key], entry


def _changes(old: OfficialDatesRecord | None, new: OfficialDatesRecord | None) -> Iterator[tuple[str, str, str]]:
    for field in ("decided", "announced", "effective", "published"):
        before, after = getattr(old, field, None), getattr(new, field, None)
        if before is not None and before != after:
            yield field, before, after or "nothing"


def _keys(group: GroupRecord) -> set[str]:
    return {normalise(name.text) for name in group.names}


def _shipped_keys(subject: Subject, group: GroupRecord) -> set[str]:
    """The names that a group has in the registry under an overlay."""
    below = subject.base.groups.get(group.id) if subject.base else None
    return {normalise(name.text) for name in below.names} if below else set()


def _facts(group: GroupRecord) -> dict[tuple[object, ...], set[str]]:
    found: dict[tuple[object, ...], set[str]] = {}
    for _, key, sources in _located_facts(group):
        found.setdefault(key, set()).update(sources)
    return found


def _located_facts(group: GroupRecord) -> Iterator[tuple[tuple[str | int, ...], tuple[object, ...], list[str]]]:
    for index, name in enumerate(group.names):
        yield ("names", index), ("name", name.text, name.kind), name.sources
    for index, claim in enumerate(group.claims):
        key = ("claim", claim.relation, tuple(claim.targets), claim.by, claim.stance, claim.said_on)
        yield ("claims", index), key, claim.sources
    for index, event in enumerate(group.events):
        yield ("events", index), ("event", event.what, event.date), event.sources
