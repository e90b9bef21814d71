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


@pytest.mark.parametrize("written", ["2031-03-04", '"2031"', "2031..2033", ">-\n  2031-03-04"])
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


LAYOUTS = [
    (lambda text: text.replace("\n", "\r\n"), "1:1", "line ends are CRLF: save the file with LF alone"),
    (lambda text: text[:-1], "25:1", "the last line lacks its newline"),
    (lambda text: text + "\n\n", "26:1", "leave the blank line out"),
    (lambda text: text.replace("id: saraya\n", "id: saraya  \n"), "1:1", "leave the spaces at the end of the line out"),
    (lambda text: text.replace("\n  - ", "\n- ").replace("\n    ", "\n  "), "7:1", "indent the line by 2 spaces"),
    (lambda text: text.replace("id: saraya\n", "id:  saraya\n"), "1:1", "here would stand 'id: saraya'"),
    (lambda text: text + "events: []\n", "26:1", "leave the empty list out"),
    (lambda text: text.replace("names:", "events: []\nnames:"), "6:1", "leave the empty list out"),
    (lambda text: text.replace("names:", "summary: null\nnames:"), "6:1", "leave the empty field out"),
]


@pytest.mark.parametrize(("spoil", "at", "hint"), LAYOUTS)
def test_a_layout_is_corrected_in_words(
    draft: Callable[..., Draft], spoil: Callable[[str], str], at: str, hint: str
) -> None:
    """What cannot be seen in a line is said of it: line ends, spaces, what should not be there (MDB901)."""
    report = examine(draft(**{SARAYA: spoil(GROUP)}), select=("MDB901",))
    assert [str(problem.place) for problem in report.problems] == [f"{SARAYA}:{at}"]
    assert str(report.problems[0].hint).startswith(hint)


@pytest.mark.parametrize(
    ("swap", "code"),
    [
        (("countries:", "contries:"), "MDB102"),
        (("kind: facade", "kind: yes"), "MDB104"),
        (("languages: [ar]", "languages: ar"), "MDB103"),
        (("claims:", "reviewed_on: 2021-13-45\nclaims:"), "MDB503"),
    ],
)
def test_a_value_that_is_none_is_the_one_fault(draft: Callable[..., Draft], swap: tuple[str, str], code: str) -> None:
    """Where the record takes no such field or value, neither layout nor quotes are told of: they would not mend it."""
    assert [each.code for each in examine(draft(SARAYA, swap), today=date(2026, 11, 22)).problems] == [code]


@pytest.mark.parametrize(("old", "column"), [('- text: "Saraya"', 12), ('wording: "a facade of"', 15)])
def test_a_lost_letter_is_told_and_not_mended(draft: Callable[..., Draft], old: str, column: int) -> None:
    """U+FFFD stands in no text, and only the source can say what stood there (MDB302)."""
    made = draft(SARAYA, (old, old.replace('"', '"\ufffd', 1)))
    (problem,) = [each for each in examine(made).problems if each.code == "MDB302"]
    assert (problem.place.column, problem.fix) == (column, None)


@pytest.mark.parametrize(("text", "code"), [("\u200b", "MDB302"), ("\u0640", "MDB310")])
def test_no_mend_leaves_nothing(draft: Callable[..., Draft], text: str, code: str) -> None:
    """A name of nothing but what would be taken out is told, and left to a person."""
    made = draft(SARAYA, ('- text: "سرايا"', f'- text: "{text}"'))
    assert [each.fix for each in examine(made).problems if each.code == code] == [None]


@pytest.mark.parametrize(
    ("swap", "at"),
    [
        (("languages: [ar]", "languages: [ar, ar]"), "5:17"),
        (("sources: [report]", "sources: [report, report]"), "10:23"),
        (("targets: [kataib]", "targets: [kataib, kataib]\n    reading: together"), "17:23"),
    ],
)
def test_a_list_says_nothing_twice(draft: Callable[..., Draft], swap: tuple[str, str], at: str) -> None:
    """Languages, sources, targets: what stands twice in a list is a slip (MDB108)."""
    assert [each.split()[0] for each in told(draft(SARAYA, swap), "MDB108")] == [f"{SARAYA}:{at}"]


def test_two_claims_that_say_the_same_are_one(draft: Callable[..., Draft]) -> None:
    """A claim or an event that says what another says is told, whatever the order of its fields (MDB108)."""
    claims = (
        GROUP[GROUP.index("claims:\n") :]
        .replace("second-analyst", "analyst")
        .replace("a cover name for", "a facade of")
    )
    turned = claims.replace("    by: analyst\n    wording", "    wording", 1).replace(
        'of"\n', 'of"\n    by: analyst\n', 1
    )
    event = "  - what: founded\n    date: 2020\n    sources: [report]\n"
    made = draft(**{SARAYA: GROUP[: GROUP.index("claims:\n")] + turned + f"events:\n{event}{event}"})
    assert [each.split()[0] for each in told(made, "MDB108")] == [f"{SARAYA}:21:5", f"{SARAYA}:30:5"]


def test_a_claim_leads_somewhere(draft: Callable[..., Draft]) -> None:
    """Who asserts a relation says with whom, as a target or in words, unless it is said of one group (MDB403)."""
    bare = ("    targets: [kataib]\n", "")
    assert told(draft(SARAYA, bare), "MDB403") == [f"{SARAYA}:16:15 facade-of leads to nothing"]
    assert told(draft(SARAYA, (bare[0], '    target_text: "a large militia"\n')), "MDB403") == []
    assert told(draft(SARAYA, ("facade-of\n    targets: [kataib]", "own-organisation")), "MDB403") == []


def test_one_letter_is_one_letter(draft: Callable[..., Draft]) -> None:
    """A count agrees with its noun (MDB313)."""
    extra = '  - text: "X"\n    kind: acronym\n    lang: en\n    sources: [report]\nclaims:\n'
    assert told(draft(SARAYA, ("claims:\n", extra)), "MDB313") == [
        f"{SARAYA}:15:11 'X' has 1 letter and may match fuzzily"
    ]


def test_initials_are_those_of_other_bodies_too(draft: Callable[..., Draft]) -> None:
    """A role word beside initials decides nothing, so that no acronym may say that it does (MDB318)."""
    meaning = '    also: "Much else."\n    also_is_body: false\n'
    initials = f'names:\n  - text: "SM"\n    kind: acronym\n    lang: en\n{meaning}    sources: [report]\n'
    made = draft(**{SARAYA: edited(GROUP, ("names:\n", initials))})
    assert [each.partition(" ")[2] for each in told(made, "MDB318")] == ["the initials 'SM' stand for other bodies too"]
