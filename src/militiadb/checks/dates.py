"""5xx: dates that can be, in an order that can be. Rules that read the clock are never errors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from militiadb.checks.naming import texts
from militiadb.checks.rule import Rule
from militiadb.checks.tiny import bad, good
from militiadb.errors import Problem, Severity
from militiadb.model.dates import PartialDate
from militiadb.model.vocabulary import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from militiadb.checks.subject import Subject
    from militiadb.loading.records import GroupRecord

_DATE_FIELDS = frozenset(
    [
        "since",
        "said_on",
        "date",
        "published",
        "decided",
        "announced",
        "effective",
        "as_of",
        "added",
        "removed",
        "decided_on",
        "reviewed_on",
    ]
)
"""What has happened by the time it is written; `until` may well lie ahead."""
_YEARS = re.compile(r""":[\s|>+-]*["']?([2-9]\d{3}(?:-\d\d(?:-\d\d)?)?)""")
"""A value that begins as a date does, in the text of a file."""
_PERIODS = ("names", "claims", "office_holders")
_FOUNDED = '    wording: "a facade of"\n'
_BORN = """\
events:
  - what: founded
    date: 2020-08
    sources: [report]
"""


class Backwards(Rule):
    """MDB501."""

    id = "MDB501"
    name = "since-after-until"
    severity = Severity.ERROR
    why = "A period that ends before it begins holds on no day, so what it bounds is never true."
    fix = "Swap the two, or correct the one that is wrong."
    bad = bad("groups/saraya.yaml", (_FOUNDED, _FOUNDED + "    since: 2022\n    until: 2021-03\n"), at="20:12")
    good = good("groups/saraya.yaml", (_FOUNDED, _FOUNDED + "    since: 2021\n    until: 2021-03\n"))

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Periods, and lives of groups, that surely end before they begin."""
        for file, group in subject.groups():
            yield from self._lifetime(subject, file, group)
            for field in _PERIODS:
                for index, item in enumerate(getattr(group, field)):
                    start, end = _date(item.since), _date(item.until)
                    if start and end and _surely_before(end, start):
                        place = subject.place(file, field, index, "since")
                        yield self.problem(place, f"since {start}, but until {end}")

    def _lifetime(self, subject: Subject, file: str, group: GroupRecord) -> Iterator[Problem]:
        born, died = _life(group)
        if born and died and died < born:
            index = next(i for i, event in enumerate(group.events) if event.what is EventKind.DISSOLVED)
            place = subject.place(file, "events", index, "date")
            yield self.problem(place, f"dissolved on {group.events[index].date}, but founded on {born} or later")


class Future(Rule):
    """MDB502."""

    id = "MDB502"
    name = "date-in-the-future"
    severity = Severity.WARNING
    why = "What lies ahead has not been said, seen or published: most such dates are slips of a digit."
    fix = "Correct the date."
    bad = bad("sources/report.yaml", ("published: 2021-03-04", "published: 2031-03-04"), at="5:12")
    good = good("sources/report.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Dates that are surely after today."""
        for file, path, text in texts(subject.draft, only=lambda text: _may_lie_ahead(text, subject.today)):
            if path and path[-1] in _DATE_FIELDS and file != "vocabulary.yaml":
                try:
                    late = PartialDate.parse(text).surely_after(subject.today)
                except ValueError:
                    continue
                if late:
                    yield self.problem(subject.draft.place(file, path), f"{text} lies in the future")


class NotADate(Rule):
    """MDB503."""

    id = "MDB503"
    name = "not-a-partial-date"
    severity = Severity.ERROR
    by_loading = True
    why = "A date is as exact as the source and no more, and is written so that it sorts and compares."
    fix = "Write 2020, 2020-08, 2020-08-24, 2020-01..2021-12 (between), ..2023-01 (by then) or 2020-08.. (from then)."
    bad = bad("sources/report.yaml", ("published: 2021-03-04", "published: 2021-13-04"), at="5:12")
    good = good("sources/report.yaml", ("published: 2021-03-04", "published: 2021-03"))


class SaidTooLate(Rule):
    """MDB504."""

    id = "MDB504"
    name = "said-after-publication"
    severity = Severity.ERROR
    why = "A source cannot report what was said after it appeared: one of the dates, or the citation, is wrong."
    fix = "Correct `said_on`, the source's `published`, or cite the later source."
    bad = bad("groups/saraya.yaml", (_FOUNDED, _FOUNDED + "    said_on: 2022-01\n"), at="20:14")
    good = good("groups/saraya.yaml", (_FOUNDED, _FOUNDED + "    said_on: 2021-03\n"))

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Claims said after the last of their sources was published."""
        for file, _, index, claim in subject.claims():
            said = _date(claim.said_on)
            published = [_published(subject, source) for source in claim.sources]
            last = [day.latest for day in published if day is not None and day.latest is not None]
            if said and said.earliest and last and len(last) == len(published) and said.earliest > max(last):
                place = subject.place(file, "claims", index, "said_on")
                yield self.problem(place, f"said on {said}, but the last source is of {max(last)}")


class OutsideLifetime(Rule):
    """MDB505."""

    id = "MDB505"
    name = "relation-outside-lifetime"
    severity = Severity.WARNING
    why = "A group that was founded in 2020 was nobody's wing in 2015."
    fix = "Correct the period, or the event that says when the group began or ended."
    bad = bad(
        "groups/saraya.yaml", (_FOUNDED, _FOUNDED + "    since: 2014\n    until: 2016\n"), append=_BORN, at="21:12"
    )
    good = good("groups/saraya.yaml", (_FOUNDED, _FOUNDED + "    since: 2020-09\n"), append=_BORN)

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Relations whose period lies before a group was founded or after it was dissolved."""
        lives = {group.id: _life(group) for _, group in subject.living()}
        for file, group, index, claim in subject.claims():
            start, end = _date(claim.since), _date(claim.until)
            for one in (group.id, *claim.targets):
                born, died = lives.get(one, (None, None))
                field = None
                if end and end.latest and born and end.latest < born:
                    field, message = "until", f"ends on {end}, before {one!r} was founded ({born})"
                elif start and start.earliest and died and start.earliest > died:
                    field, message = "since", f"begins on {start}, after {one!r} was dissolved ({died})"
                if field:
                    yield self.problem(subject.place(file, "claims", index, field), message)


def _may_lie_ahead(text: str, today: date) -> bool:
    """Whether a file holds a value that reads as a later year or date: most do not, and are not walked."""
    day = today.isoformat()
    return any(found > day[: len(found)] for found in _YEARS.findall(text))


def _life(group: GroupRecord) -> tuple[date | None, date | None]:
    """The earliest day a group can have been founded, and the last day it can have ended."""
    founded = [_date(e.date) for e in group.events if e.what is EventKind.FOUNDED]
    ended = [_date(e.date) for e in group.events if e.what is EventKind.DISSOLVED]
    births = [each.earliest for each in founded if each is not None]
    deaths = [each.latest for each in ended if each is not None]
    born = min((day for day in births if day), default=None) if None not in births else None
    return born, max((day for day in deaths if day), default=None) if None not in deaths else None


def _published(subject: Subject, source_id: str) -> PartialDate | None:
    own = subject.source_by_id.get(source_id)
    if own is not None:
        return _date(own.published)
    below = subject.base.sources.get(source_id) if subject.base else None
    return below.published if below else None


def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def _surely_before(first: PartialDate, second: PartialDate) -> bool:
    return first.latest is not None and second.earliest is not None and first.latest < second.earliest
