"""Laws of the resolution impact."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from militiadb.checks.tiny import FILES, edited
from militiadb.errors import MilitiadbError
from militiadb.history.changelog import changelog_entry
from militiadb.history.compare import compare, next_version, read_corpus
from militiadb.history.impact import shifts
from militiadb.history.report import markdown_comparison, plain_comparison, text_comparison
from militiadb.model.changes import Change, ChangeKind, ShiftKind

SARAYA, KATAIB = "groups/saraya.yaml", "groups/kataib.yaml"
SCHEMAS = Path(__file__).resolve().parents[2] / "src/militiadb/schema"
TODAY = date(2026, 11, 22)
VANGUARD = '  - text: "Vanguard of Basra"\n    kind: translation\n    lang: en\n{more}    sources: [report]\n'
PLAIN, SHARED = VANGUARD.format(more=""), VANGUARD.format(more="    shared: true\n")


@pytest.fixture
def bearing(version):
    """The registry where each of the two groups bears the name, or not."""

    def make(*, saraya: str = "", kataib: str = ""):
        texts = {
            name: edited(FILES[name], ("names:\n", f"names:\n{more}"))
            for name, more in ((SARAYA, saraya), (KATAIB, kataib))
        }
        return version(**texts)

    return make


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ({"saraya": PLAIN}, {"kataib": PLAIN}, ShiftKind.ELSEWHERE),
        ({"saraya": PLAIN}, {"saraya": SHARED, "kataib": SHARED}, ShiftKind.AMBIGUOUS),
        ({"saraya": PLAIN}, {}, ShiftKind.LOST),
        ({"saraya": SHARED, "kataib": SHARED}, {"kataib": PLAIN}, ShiftKind.NARROWED),
        ({}, {"saraya": PLAIN}, ShiftKind.GAINED),
        ({}, {"saraya": SHARED, "kataib": SHARED}, ShiftKind.GAINED_AMBIGUOUS),
    ],
)
def test_what_becomes_of_a_name_is_told(bearing, old, new, kind):
    """A name that moves, is shared, is dropped or comes in is told by what becomes of it."""
    found = {shift.text: shift.kind for shift in shifts(bearing(**old), bearing(**new), mentions={})}
    assert found == {"Vanguard of Basra": kind}


def test_mentions_are_resolved_too_and_weigh_by_their_number(bearing):
    """A line of the corpus that no registry writes so is resolved in both, and its number is told."""
    found = shifts(bearing(saraya=PLAIN), bearing(kataib=PLAIN), mentions={"VANGUARD OF BASRA": 7, "Kataib": 3})
    assert [(shift.text, shift.count) for shift in found] == [("VANGUARD OF BASRA", 7), ("Vanguard of Basra", 0)]


def test_what_answers_alike_is_not_told(bearing):
    """No difference, no shift."""
    assert shifts(bearing(saraya=PLAIN), bearing(saraya=PLAIN), mentions={"Vanguard of Basra": 1, "nobody": 1}) == ()


@pytest.fixture
def moved(bearing):
    """The comparison of a name that moved."""
    return compare(bearing(saraya=PLAIN), bearing(kataib=PLAIN), mentions={"Vanguard of Basra": 2}, today=TODAY)


def test_a_report_says_first_what_breaks(moved):
    """The first sentence says how many names resolve differently, and that tables break."""
    first = text_comparison(moved).splitlines()[0]
    assert "1 resolves differently, and it breaks tables" in first
    assert "“Vanguard of Basra”: saraya → kataib (2× in the corpus)" in text_comparison(moved)


def test_markdown_is_a_comment(moved):
    """The Markdown report has the names in a table and fits a pull request."""
    text = markdown_comparison(moved)
    assert "| Vanguard of Basra | saraya | kataib | 2 |" in text
    assert len(text) < 65_536


def test_markup_in_names_is_text(bearing):
    """A name cannot bring markup or mentions into a pull request."""
    evil = PLAIN.replace("Vanguard of Basra", "<img src=x> @all | `x` [a](b)")
    text = markdown_comparison(compare(bearing(saraya=evil), bearing(), today=TODAY))
    assert "\\<img" in text
    assert " <img" not in text
    assert "@all" not in text


def test_json_holds_everything(moved):
    """The plain form can be written as JSON and holds changes, shifts and the next version."""
    plain = json.loads(json.dumps(plain_comparison(moved)))
    assert plain["impact"]["breaking"] == 1
    assert plain["impact"]["shifts"][0]["after"] == {"status": "matched", "ids": ["kataib"]}
    assert plain["next_version"] == "2026.11.1"


def test_json_keeps_to_its_published_schema(moved, bearing):
    """The plain form validates against the schema that `schema` names, with changes and without."""
    schema = json.loads((SCHEMAS / "diff-report.schema.json").read_text("utf-8"))
    for comparison in (moved, compare(bearing(), bearing(), today=TODAY)):
        jsonschema.validate(plain_comparison(comparison), schema)


def test_the_changelog_tells_what_readers_should_know(moved):
    """An entry has its version and day, and the names that resolve differently at its head."""
    entry = changelog_entry(moved, day=TODAY)
    assert entry.startswith("## 2026.11.1 (2026-11-22)\n")
    assert "**Names that resolve differently**" in entry
    assert "**Name moved** (1)" in entry


@pytest.mark.parametrize(
    ("version", "day", "expected"),
    [
        ("2026.11.0", date(2026, 11, 30), "2026.11.1"),
        ("2026.11.9", date(2026, 12, 1), "2026.12.0"),
        ("2026.12.0", date(2026, 11, 22), "2026.12.1"),
        ("2025.3.2", date(2026, 1, 1), "2026.1.0"),
    ],
)
def test_the_next_version_is_later_than_the_last(version, day, expected):
    """Versions follow the calendar, count within a month, and never run backwards."""
    some = (Change(ChangeKind.LISTED, "x", ""),)
    assert next_version(version, changes=some, today=day) == expected


@pytest.mark.parametrize(("changed", "head"), [(False, "2026.11.10"), (True, "2026.12.0"), (True, "2026.11.10")])
def test_no_version_is_suggested_that_runs_backwards(version, changed, head):
    """Where the manifest has moved as far, or further, by itself, there is nothing to suggest."""
    swaps = {"groups/saraya.yaml": edited(FILES["groups/saraya.yaml"], ('name: "Saraya"', 'name: "سرايا"'))}
    new = version("registry.yaml", ("2026.11.0", head), **(swaps if changed else {}))
    comparison = compare(version("registry.yaml", ("2026.11.0", "2026.11.9")), new, today=TODAY)
    assert comparison.next_version == head
    assert "suggested" not in text_comparison(comparison)
    assert "The next data version" not in markdown_comparison(comparison)


def test_without_changes_there_is_no_next_version():
    """What did not change keeps its version."""
    assert next_version("2026.11.0", changes=(), today=date(2027, 1, 1)) == "2026.11.0"


def test_a_corpus_is_one_mention_a_line(tmp_path):
    """Blank lines and lines too long for a name are left out; equal lines are counted."""
    path = tmp_path / "c.txt"
    path.write_text("Kataib\n\n  Kataib \nسرايا\n" + "x" * 5000, "utf-8-sig")
    assert read_corpus(path) == {"Kataib": 2, "سرايا": 1}


def test_a_corpus_that_is_no_text_is_named(tmp_path):
    """Bytes that are not UTF-8 end in a message with the file."""
    path = tmp_path / "c.txt"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(MilitiadbError, match=r"c\.txt"):
        read_corpus(path)
