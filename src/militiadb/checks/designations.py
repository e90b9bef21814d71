"""6xx: official lists, as printed and no further."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from militiadb.checks.rule import Rule
from militiadb.checks.tiny import bad, good
from militiadb.errors import Problem, Severity
from militiadb.loading.codec import structure
from militiadb.model.dates import PartialDate
from militiadb.model.designation import OfficialDates
from militiadb.model.listings import first_date
from militiadb.model.vocabulary import AliasQuality, ProgrammeStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.checks.subject import Subject
    from militiadb.loading.records import ProgrammeRecord
    from militiadb.loading.records.designations import EntryRecord, OfficialDatesRecord

_FILE = "designations/us-fto.yaml"
_LISTED = "      published: 2009-07-02\n"
_ENTRY = "    listed:\n"
_COVERS = """\
    also_covers:
      - group: saraya
        how: printed-alias
        text: "Saraya"
        read_so_by: analyst
        sources: [report]
"""
_MORE = """\
  - key: {key}
    group: {group}
    list_id: "{number}"
    printed: "Saraya"
    listed:
      published: {year}-01-01
    removed:
      published: {year}-12-01
    evidence: list
    sources: [report]
"""
_FOUR = "".join(
    _MORE.format(key=f"saraya-{year}", group="saraya", number=year, year=year) for year in range(2011, 2015)
)
_LEFT_OUT = """\
left_out:
  - list_id: "2009"
    printed: "Kataib Trading Co."
    reason: company
"""
_STALE = timedelta(days=366)
_GRADES = {
    "us-fto": frozenset[AliasQuality](),
    "un-": frozenset({AliasQuality.GOOD, AliasQuality.LOW}),
    "us-": frozenset({AliasQuality.STRONG, AliasQuality.WEAK}),
}
"""What a list prints beside an alias, by the beginning of the programme's id: OFAC's SDN list grades strong and
weak, the UN's lists good and low, the State Department's FTO page not at all."""


class RemovedBeforeListed(Rule):
    """MDB601."""

    id = "MDB601"
    name = "removed-before-listed"
    severity = Severity.ERROR
    why = "Whoever asks whether a group was listed on a day gets a wrong answer for every day."
    fix = "Correct the date that is wrong; a later listing is an entry of its own."
    bad = bad(_FILE, (_LISTED, _LISTED + "    removed:\n      published: 2008-01-01\n"), at="17:7")
    good = good(_FILE, (_LISTED, _LISTED + "    removed:\n      published: 2018-01-01\n"))

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Entries whose removal is surely before their listing."""
        for file, programme in subject.programmes():
            for index, entry in enumerate(programme.entries):
                start, end = _best(entry.listed), _best(entry.removed)
                if start and end and end.latest and start.earliest and end.latest < start.earliest:
                    place = subject.place(file, "entries", index, "removed")
                    yield self.problem(place, f"removed on {end}, but listed on {start}", entity=entry.key)


class CoveredByNobody(Rule):
    """MDB602."""

    id = "MDB602"
    name = "covered-without-a-reader"
    severity = Severity.ERROR
    why = "That an entry covers another group is a reading of its text: whose reading it is decides its weight."
    fix = "Name the actor who reads it so in `read_so_by`, with the source, or leave the coverage out."
    bad = bad(_FILE, (_ENTRY, _COVERS.replace("        read_so_by: analyst\n", "") + _ENTRY), at="15:16")
    good = good(_FILE, (_ENTRY, _COVERS + _ENTRY))

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Coverages that cite nothing; one that names no reader is found while loading."""
        for file, programme in subject.programmes():
            for index, entry in enumerate(programme.entries):
                for position, cover in enumerate(entry.also_covers):
                    if not cover.sources:
                        place = subject.place(file, "entries", index, "also_covers", position, "group")
                        yield self.problem(place, f"{cover.group!r} is said to be covered, without a source")


class OddListId(Rule):
    """MDB603."""

    id = "MDB603"
    name = "list-id-of-another-shape"
    severity = Severity.WARNING
    why = "A list numbers its entries in one way; a number of another shape belongs to another list, or is mistyped."
    fix = "Check it against the list. The OFAC number, say, belongs to us-sdgt and not to us-fto."
    bad = bad(_FILE, ("    group: kataib\n", '    group: kataib\n    list_id: "QDe.123"\n'), append=_FOUR, at="13:14")
    good = good(_FILE, ("    group: kataib\n", '    group: kataib\n    list_id: "2009"\n'), append=_FOUR)

    def find(self, subject: Subject) -> Iterator[Problem]:
        """List ids whose shape is not that of four in five of the programme's."""
        for file, programme in subject.programmes():
            shapes = Counter(_shape(entry.list_id) for entry in programme.entries if entry.list_id)
            usual, count = shapes.most_common(1)[0] if shapes else ("", 0)
            if count < 4 or count < 0.8 * shapes.total():
                continue
            for index, entry in enumerate(programme.entries):
                if entry.list_id and _shape(entry.list_id) != usual:
                    place = subject.place(file, "entries", index, "list_id")
                    message = f"{entry.list_id!r} has not the shape of the others ({usual})"
                    yield self.problem(place, message, entity=entry.key)


def _shape(list_id: str) -> str:
    return re.sub("[a-z]+", "a", re.sub("[A-Z]+", "A", re.sub(r"\d+", "9", list_id)))


class Unread(Rule):
    """MDB604."""

    id = "MDB604"
    name = "list-not-read-for-a-year"
    severity = Severity.INFO
    why = "`not-found` speaks for the day on which the list was read, and for no later one."
    fix = "Read the list again and note the day under `read`."
    bad = bad(_FILE, ("as_of: 2026-10-01", "as_of: 2024-10-01"), at="7:12")
    good = good(_FILE)

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Programmes in force whose newest reading is over a year old, or that were never read."""
        for file, programme in subject.programmes():
            if programme.status is not ProgrammeStatus.ACTIVE:
                continue
            days = [day for read in programme.read if (day := PartialDate.parse(read.as_of).latest)]
            if not days or max(days) < subject.today - _STALE:
                when = f"last read as of {max(days)}" if days else "never read"
                path: tuple[str | int, ...] = ("read", days.index(max(days)), "as_of") if days else ("id",)
                yield self.problem(subject.place(file, *path), f"{programme.id}: {when}")


class Overlapping(Rule):
    """MDB605."""

    id = "MDB605"
    name = "overlapping-listings"
    severity = Severity.ERROR
    why = "A group is on a list or is not: two entries for one time give two answers."
    fix = "Merge the two, or date the removal of the first."
    bad = bad(
        _FILE,
        append=_MORE.format(key="kataib-2012", group="kataib", number="", year=2012).replace('    list_id: ""\n', ""),
        at="19:12",
    )
    good = good(_FILE, append=_FOUR)

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Entries of one group, authority and number whose periods overlap."""
        for file, programme in subject.programmes():
            by_group: dict[tuple[str, str | None, str], list[tuple[int, EntryRecord]]] = defaultdict(list)
            for index, entry in enumerate(programme.entries):
                by_group[entry.group, entry.authority, entry.list_id or ""].append((index, entry))
            for rows in by_group.values():
                yield from self._overlaps(subject, file, programme, rows)

    def _overlaps(
        self, subject: Subject, file: str, programme: ProgrammeRecord, rows: list[tuple[int, EntryRecord]]
    ) -> Iterator[Problem]:
        for position, (index, entry) in enumerate(rows):
            for before, other in rows[:position]:
                if _overlap(entry, other):
                    place = subject.place(file, "entries", index, "group")
                    related = (subject.place(file, "entries", before, "group"),)
                    message = f"{entry.group!r} is on {programme.id} by {other.key!r} at the same time"
                    yield self.problem(place, message, entity=entry.key, related=related)
                    break


def _overlap(one: EntryRecord, other: EntryRecord) -> bool:
    """Whether both were in force on some day, as far as the dates can tell."""
    starts, ends = [], []
    for entry in (one, other):
        start, end = _best(entry.listed), _best(entry.removed)
        starts.append(start.latest if start and start.latest else date.min)
        ends.append(end.earliest if end and end.earliest else date.max if entry.removed is None else date.min)
    return starts[0] < ends[1] and starts[1] < ends[0]


class GradeNotPrinted(Rule):
    """MDB606."""

    id = "MDB606"
    name = "alias-grade-not-printed"
    severity = Severity.ERROR
    why = "OFAC prints strong and weak, the UN good and low, the FTO page nothing: another grade is our invention."
    fix = "Leave `quality` out, or write the word that the list prints."
    bad = bad(
        _FILE,
        ("    listed:\n", '    aliases:\n      - text: "Kataib"\n        quality: strong\n    listed:\n'),
        at="16:18",
    )
    good = good(_FILE, ("    listed:\n", '    aliases:\n      - text: "Kataib"\n    listed:\n'))

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Alias grades that lists of the programme do not print."""
        for file, programme in subject.programmes():
            known = next((grades for start, grades in _GRADES.items() if programme.id.startswith(start)), None)
            for index, entry in enumerate(programme.entries):
                for position, alias in enumerate(entry.aliases):
                    if alias.quality is not None and known is not None and alias.quality not in known:
                        place = subject.place(file, "entries", index, "aliases", position, "quality")
                        printed = " and ".join(sorted(known)) or "no grade"
                        yield self.problem(place, f"it prints {printed}, not {alias.quality!s}", entity=entry.key)


class LeftOutButHeld(Rule):
    """MDB607."""

    id = "MDB607"
    name = "left-out-but-held"
    severity = Severity.ERROR
    why = "An entry of a list is held or left out: said to be both, the audit explains a difference that is none."
    fix = "Take the line out of `left_out`, or mend its number."
    bad = bad(_FILE, ("    group: kataib\n", '    group: kataib\n    list_id: "2009"\n'), append=_LEFT_OUT, at="20:14")
    good = good(_FILE, append=_LEFT_OUT)

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Lines of `left_out` whose number or text is that of an entry, or of a line before."""
        for file, programme in subject.programmes():
            held = {entry.list_id or entry.printed: entry.key for entry in programme.entries}
            for index, row in enumerate(programme.left_out):
                known = row.list_id or row.printed
                if known in held:
                    field = "list_id" if row.list_id else "printed"
                    place = subject.place(file, "left_out", index, field)
                    yield self.problem(place, f"{known!r} is held as {held[known]!r}, or left out twice")
                held.setdefault(known, f"left_out[{index}]")


def _best(dates: OfficialDatesRecord | None) -> PartialDate | None:
    """The date to reckon with, as the value of the record has it."""
    return first_date(structure(OfficialDates, dates.model_dump())) if dates else None
