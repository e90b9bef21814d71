"""Slips of curators that a rule is for, beside the one that its example shows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

import pytest

from militiadb.checks.dates import _DATE_FIELDS
from militiadb.checks.engine import examine
from militiadb.checks.tiny import GROUP, OTHER, edited
from militiadb.loading.records import designations as lists
from militiadb.loading.records import fields, groups, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from militiadb.loading.draft import Draft

SARAYA, KATAIB = "groups/saraya.yaml", "groups/kataib.yaml"
DENIAL = ("    by: {by}\n", "    by: {by}\n    stance: {stance}\n")
READING = """\
assessments:
  - relation: facade-of
    view: {view}
    options:
      - targets: [kataib]
    confidence: low
    rationale: "R."
    decided_on: 2026-11-22
"""
EVENTS = """\
events:
  - what: founded
    date: {founded}
    sources: [report]
  - what: dissolved
    date: {dissolved}
    sources: [report]
"""


def told(draft: Draft, code: str) -> list[str]:
    """Where and how a rule reports a draft."""
    report = examine(draft, today=date(2026, 11, 22))
    return [f"{problem.place} {problem.message}" for problem in report.problems if problem.code == code]


def said(by: str, stance: str) -> tuple[str, str]:
    """A swap that gives the claim of an actor a stance."""
    old, new = DENIAL
    return old.format(by=by), new.format(by=by, stance=stance)


@pytest.mark.parametrize("stance", ["denies", "doubts"])
def test_who_denies_does_not_attribute(draft: Callable[..., Draft], stance: str) -> None:
    """A facade of which somebody only denies or doubts whose it is has no attribution (MDB404)."""
    made = draft(SARAYA, said("analyst", stance), said("second-analyst", stance))
    assert told(made, "MDB404") == [f"{SARAYA}:3:7 a facade that nobody attributes to anyone"]
    assert told(draft(SARAYA, said("analyst", stance)), "MDB404") == []


def test_who_doubts_does_not_assert(draft: Callable[..., Draft]) -> None:
    """An option of an assessment that claimants only doubt is asserted by nobody (MDB408)."""
    doubted = edited(GROUP, said("analyst", "doubts"), said("second-analyst", "doubts"))
    made = draft(**{SARAYA: doubted + READING.format(view="disputed")})
    assert [each.partition(" ")[2] for each in told(made, "MDB408")] == ["nobody asserts facade-of kataib"]


def test_a_short_native_name_is_typed_on_one_keyboard(draft: Callable[..., Draft]) -> None:
    """The letters of the other keyboard are seen in every kind of name, not only in `native` ones (MDB310)."""
    made = draft(SARAYA, ('"سرايا"\n    kind: native\n    lang: ar', '"سرایا"\n    kind: short\n    lang: ar'))
    assert len(told(made, "MDB310")) == 1


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("سرايا", "ar", ""),
        ("سرايا", "en", "is in Arabic letters; 'en' says Latin letters"),
        ("Saraya", "fa", "is in Latin letters; 'fa' says Arabic letters"),
        ("Сарая", "ar-Latn", "is in Cyrillic letters; 'ar-Latn' says Latin letters"),
        ("Saraja", "sr", ""),
        ("革命防衛隊", "ja", ""),
        ("313", "ar", ""),
        ("Saraya", "ar-latn", ""),
    ],
)
def test_a_tag_is_held_against_the_letters(draft: Callable[..., Draft], text: str, lang: str, found: str) -> None:
    """A name in other letters than its tag names or implies is told; tags that leave it open are not (MDB317)."""
    swaps = (('- text: "Saraya"', f'- text: "{text}"'), ("lang: ar-Latn", f"lang: {lang}"))
    assert [each.partition("' ")[2] for each in told(draft(SARAYA, *swaps), "MDB317")] == ([found] if found else [])


@pytest.mark.parametrize(("founded", "dissolved", "count"), [("2020-08", "2002", 1), ("2020-08", "2020", 0)])
def test_a_group_does_not_end_before_it_begins(
    draft: Callable[..., Draft], founded: str, dissolved: str, count: int
) -> None:
    """A group that was surely dissolved before it was founded has a slip in one of the dates (MDB501)."""
    made = draft(**{SARAYA: GROUP + EVENTS.format(founded=founded, dissolved=dissolved)})
    assert len(told(made, "MDB501")) == count


@pytest.mark.parametrize("written", ["2031-03-04", '"2031"', "2031..2033"])
def test_a_later_date_is_seen_however_it_is_written(draft: Callable[..., Draft], written: str) -> None:
    """Quotes, partial dates and ranges hide no date that lies ahead (MDB502)."""
    assert len(told(draft("sources/report.yaml", ("2021-03-04", written)), "MDB502")) == 1


def test_every_date_of_a_record_is_held_against_today() -> None:
    """Each field that is a date is known to MDB502, but for `until`, which may lie ahead."""
    assert set(_dates(groups.GroupRecord, tables.SourceRecord, lists.ProgrammeRecord)) - {"until"} == _DATE_FIELDS


def _dates(*records: type[fields.Record]) -> Iterator[str]:
    """The names of all fields of records, and of the records in them, that are dates."""
    for record in records:
        for name, field in record.model_fields.items():
            if any(getattr(each, "func", None) is fields._partial_date for each in _noted(field)):
                yield name
            yield from _dates(*_records_in(field.annotation))


def _noted(field: object) -> Iterator[object]:
    yield from getattr(field, "metadata", ())
    for part in get_args(getattr(field, "annotation", None)):
        yield from getattr(part, "__metadata__", ())


def _records_in(annotation: object) -> Iterator[type[fields.Record]]:
    for part in (annotation, *get_args(annotation)):
        if isinstance(part, type) and issubclass(part, fields.Record):
            yield part


def test_every_circle_is_told(draft: Callable[..., Draft]) -> None:
    """A claimant who was misread twice is told of both circles in one run (MDB701)."""
    group = edited(OTHER, ("id: kataib", "id: {id}"), ('"Kataib"', '"{id}"'), ('- text: "Kataib"', '- text: "{id}"'))
    wing = "claims:\n  - relation: wing-of\n    targets: [{to}]\n    by: analyst\n    sources: [report]\n"
    pairs = {"one": "two", "two": "one", "three": "four", "four": "three"}
    made = draft(**{f"groups/{each}.yaml": (group + wing).format(id=each, to=to) for each, to in pairs.items()})
    assert [each.partition("analyst: ")[2] for each in told(made, "MDB701")] == [
        "four → three → four",
        "one → two → one",
    ]


def test_an_assessment_settles_both_directions(draft: Callable[..., Draft]) -> None:
    """Who weighs the two directions, as the fix asks, is not told of them again (MDB702)."""
    back = "claims:\n  - relation: facade-of\n    targets: [saraya]\n    by: institute\n    sources: [report]\n"
    files = {KATAIB: edited(OTHER, ("kind: armed-group", "kind: facade")) + back}
    assert len(told(draft(**files), "MDB702")) == 1
    assert told(draft(**files, **{SARAYA: GROUP + READING.format(view="disputed")}), "MDB702") == []
