"""Partial dates: as honest as the source, and no more exact.

Grammar: ``2020``, ``2020-08``, ``2020-08-24``, ``2020-01..2021-12`` (at some time between),
``..2023-01`` (by then), ``2020-08..`` (from then on). ISO 8601-2 (EDTF) writes intervals with ``/``; the registry
writes ``..`` because a slash in a date reads as day/month to half of its curators.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from attrs import field, frozen

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def _bounds(text: str) -> tuple[date, date]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no date: write 2020, 2020-08, 2020-08-24, A..B, ..B or A..")
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None:  # pragma: no cover - the pattern has a year
        raise ValueError(text)
    try:
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day) if day else _last_day(year, month or 12)
    except ValueError as error:
        raise ValueError(f"{text!r} is no day of the calendar: {error}") from None
    return first, last


def _last_day(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


@frozen(order=False)
class PartialDate:
    """A date as far as it is known: the days between `earliest` and `latest`, either of them open.

    >>> PartialDate.parse("2020-08").latest
    datetime.date(2020, 8, 31)
    >>> PartialDate.parse("..2023-01").earliest is None
    True
    """

    text: str
    earliest: date | None = field(eq=False, repr=False)
    latest: date | None = field(eq=False, repr=False)

    @staticmethod
    def parse(text: str) -> PartialDate:
        """Read a partial date; `ValueError` names what was wrong with it, `TypeError` what is no text."""
        if not isinstance(text, str):
            kind = type(text).__name__
            raise TypeError(f"a partial date is read from a text such as '2020-08', not {kind}: {text!r}")
        return _parse(text)

    def __str__(self) -> str:
        return self.text

    def surely_after(self, day: date) -> bool:
        """Whether every day that this can mean is later than `day`."""
        return self.earliest is not None and self.earliest > day

    def surely_before(self, day: date) -> bool:
        """Whether every day that this can mean is earlier than `day`."""
        return self.latest is not None and self.latest < day


@lru_cache(maxsize=4096)
def _parse(text: str) -> PartialDate:
    start, dots, end = text.partition("..")
    if not dots:
        return PartialDate(text, *_bounds(text))
    if not start and not end:
        raise ValueError("'..' says nothing: leave the date out instead")
    earliest = _bounds(start)[0] if start else None
    latest = _bounds(end)[1] if end else None
    if earliest and latest and earliest > latest:
        raise ValueError(f"{text!r} runs backwards: the earlier date comes first")
    return PartialDate(text, earliest, latest)


def day_of(value: date | str | None) -> date | None:
    """Read a day as callers give it: a date, a datetime (its day), an ISO 8601 text, or None for no day.

    Raises `ValueError` for a text that is no day, and `TypeError` for anything else.

    >>> day_of("2024-01-10")
    datetime.date(2024, 1, 10)
    """
    if value is None:
        return None
    if isinstance(value, date) and value == value:  # pandas' NaT is a datetime, and unlike itself
        return value.date() if isinstance(value, datetime) else value
    if not isinstance(value, str):
        raise TypeError(f"a day is a date or a text such as '2024-01-10', not {type(value).__name__}: {value!r}")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value!r} is no day: write it as 2024-01-10") from None


def version_numbers(version: str) -> tuple[int, ...]:
    """The parts of a version of the data (CalVer), by which versions are put in order.

    >>> version_numbers("2026.11.14") > version_numbers("2026.11.2")
    True
    """
    return tuple(int(part) for part in version.split("."))


def within(day: date, *, since: PartialDate | None, until: PartialDate | None) -> bool:
    """Whether `day` may lie in the period; an unknown end leaves it open.

    >>> within(date(2024, 1, 10), since=PartialDate.parse("2023-10"), until=None)
    True
    """
    return not (since is not None and since.surely_after(day)) and not (until is not None and until.surely_before(day))
