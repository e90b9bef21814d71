"""Partial dates: as honest as the source, and no more exact."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from militiadb import PartialDate
from militiadb.model.dates import within


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-08-24", date(2020, 8, 24), date(2020, 8, 24)),
        ("2020-01..2021-12", date(2020, 1, 1), date(2021, 12, 31)),
        ("..2023-01", None, date(2023, 1, 31)),
        ("2020-08..", date(2020, 8, 1), None),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("..9999-12", None, date(9999, 12, 31)),
    ],
)
def test_bounds(text: str, earliest: date | None, latest: date | None) -> None:
    """A partial date spans every day that it can mean."""
    parsed = PartialDate.parse(text)
    assert (parsed.earliest, parsed.latest) == (earliest, latest)


@pytest.mark.parametrize("value", [5, None, date(2020, 8, 24), ["2020"]])
def test_a_partial_date_is_read_from_a_text(value: object) -> None:
    """What is no text is named for what it is, not for the method that it lacks."""
    with pytest.raises(TypeError, match=f"a partial date is read from a text.*not {type(value).__name__}"):
        PartialDate.parse(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["", "..", "2020-13", "2020-02-30", "2021..2020", "24.08.2020", "2020/08", "٢٠٢٠", "0000"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """A text that is no partial date is a ValueError, never a guess."""
    with pytest.raises(ValueError, match=r"\S"):
        PartialDate.parse(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_itself(day: date) -> None:
    """A whole date means that day alone, and prints as it was written."""
    parsed = PartialDate.parse(day.isoformat())
    assert (parsed.earliest, parsed.latest, str(parsed)) == (day, day, day.isoformat())


@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)))
def test_before_and_after_exclude_one_another(day: date, other: date) -> None:
    """No date is surely before and surely after one day, and neither only if it can be that day."""
    parsed = PartialDate.parse(other.isoformat()[:7])
    before, after = parsed.surely_before(day), parsed.surely_after(day)
    can_be = parsed.earliest <= day <= parsed.latest  # type: ignore[operator]
    assert before + after + can_be == 1


def test_an_open_period_holds_every_later_day() -> None:
    """A period without end does not end; an unknown beginning excludes nothing."""
    assert within(date(2026, 1, 1), since=PartialDate.parse("2023-10"), until=None)
    assert not within(date(2023, 9, 30), since=PartialDate.parse("2023-10"), until=None)
    assert within(date(1900, 1, 1), since=None, until=PartialDate.parse("2020"))
