"""Laws of mechanical fixes."""

from __future__ import annotations

from datetime import date

import pytest

from militiadb.checks.catalogue import rule, rules
from militiadb.checks.engine import examine
from militiadb.checks.fixing import mend
from militiadb.checks.ids import TOMBSTONE
from militiadb.checks.tiny import FILES, PROGRAMME
from militiadb.errors import Fix, Problem, Severity
from militiadb.loading.draft import draft_of

TODAY = date(2026, 11, 22)
FIXABLE = [each.id for each in rules() if each.fixable]


@pytest.mark.parametrize("code", FIXABLE)
def test_a_fixable_rule_is_fixed(code):
    """After the fixes of a bad example its rule finds nothing, and the files are canonical."""
    files = dict(rule(code).bad.files)
    draft = draft_of("registry", files)
    mended = mend(draft, examine(draft, today=TODAY).problems)
    assert mended
    files.update({each.name: each.text for each in mended})
    codes = {problem.code for problem in examine(draft_of("registry", files), today=TODAY).problems}
    assert not codes & {code, "MDB901"}


@pytest.mark.parametrize("code", [each.id for each in rules() if not each.fixable and each.bad.before is None])
def test_what_is_not_fixable_is_left_alone(code):
    """A rule that says nothing of fixing offers none."""
    report = examine(draft_of("registry", rule(code).bad.files), today=TODAY)
    assert [p.code for p in report.problems if p.code == code and p.fix] == []


def test_no_listing_is_moved_to_an_heir():
    """That an authority's entry on a merged group is one on its heir is a judgement: it is told, and left."""
    grave = TOMBSTONE.replace("sarayah", "sarayat")
    programme = PROGRAMME.replace("group: kataib", "group: sarayat")
    files = {**FILES, "groups/sarayat.yaml": grave, "designations/us-fto.yaml": programme}
    draft = draft_of("registry", files)
    (told,) = [each for each in examine(draft, today=TODAY).problems if each.code == "MDB205"]
    assert (told.hint, told.fix) == ("it is now saraya: point there if the list means that one", None)
    assert "designations/us-fto.yaml" not in {each.name for each in mend(draft, [told])}


def test_sources_are_kept_when_two_spellings_become_one(draft):
    """The sources of a spelling that folds to another go to the one that stays."""
    extra = '  - text: "SARAYA"\n    kind: romanisation\n    lang: ar-Latn\n    sources: [other]\n'
    made = draft("groups/saraya.yaml", ("claims:\n", extra + "claims:\n"))
    text = next(
        each.text for each in mend(made, examine(made, today=TODAY).problems) if each.name == "groups/saraya.yaml"
    )
    assert '  - text: "Saraya"\n    kind: romanisation\n    lang: ar-Latn\n    sources: [report, other]\n' in text
    assert "SARAYA" not in text


DOUBLE = '  - text: "SARAYA"\n    kind: romanisation\n    lang: ar-Latn\n    sources: [report]\n'
KEPT = '  - text: "Saraya"\n    kind: romanisation\n    lang: ar-Latn\n    sources: [report]\n'


def test_names_of_another_file_are_not_taken_out(draft):
    """A copy of a file under another name is told by its id; the names of neither are a duplicate of the other's."""
    copy = FILES["groups/saraya.yaml"]
    for name in ("groups/a-copy.yaml", "groups/z-copy.yaml"):
        made = draft("registry.yaml", **{name: copy})
        report = examine(made, today=TODAY)
        assert "MDB201" in {problem.code for problem in report.problems}
        assert [problem for problem in report.problems if problem.code == "MDB309"] == []
        assert mend(made, report.problems) == []


def test_a_comment_stays_with_the_name_that_it_is_about(draft):
    """What stands above the next name is about that one, and stays where a name before it is taken out."""
    after = '  # the next one\n  - text: "Saraya B"\n    kind: romanisation\n    lang: ar-Latn\n    sources: [report]\n'
    made = draft("groups/saraya.yaml", (KEPT, KEPT + DOUBLE + after))
    (mended,) = mend(made, examine(made, today=TODAY, select=["MDB309"]).problems)
    assert KEPT + after in mended.text


@pytest.mark.parametrize(
    "double",
    [
        "  # why these letters\n" + DOUBLE,
        DOUBLE.replace('SARAYA"', 'SARAYA"  # so on the seal'),
        DOUBLE.replace("[report]", "[report]  # page 3"),
        DOUBLE.replace(" [report]", "\n      - report  # page 3"),
        DOUBLE + '    note: "So on the seal."\n',
        DOUBLE + "    since: 2020\n",
        DOUBLE.replace("SARAYA", "Saraya"),
    ],
)
def test_a_name_that_says_more_than_its_spelling_is_left_to_a_person(draft, double):
    """A comment, a note, a date, and the headline's own spelling would be lost: the problem has no fix."""
    kept = KEPT.replace("Saraya", "SARAYA") if '"Saraya"' in double else KEPT
    made = draft("groups/saraya.yaml", (KEPT, kept + double))
    found = [p for p in examine(made, today=TODAY).problems if p.code == "MDB309"]
    assert [p.fix for p in found] == [None]


FLOW = "names: [{text: Saraya, kind: short, lang: en, sources: [report]}, {text: SARAYA, kind: short, lang: en}]\n"
BLOCK = "\n      - report"


@pytest.mark.parametrize(
    "names",
    [
        KEPT.replace("    sources: [report]\n", "") + DOUBLE,
        KEPT.replace("[report]", "[]") + DOUBLE,
        KEPT.replace(" [report]", BLOCK) + DOUBLE,
        KEPT + DOUBLE.replace(" [report]", BLOCK),
        KEPT + DOUBLE.replace("  - text", "  -\n    text"),
    ],
)
def test_a_name_is_taken_out_only_by_whole_rows_into_sources_that_stand(draft, names):
    """No list of sources, an empty one (nobody prints that spelling), or values over several rows: a person does it."""
    made = draft("groups/saraya.yaml", (KEPT, names))
    found = [p for p in examine(made, today=TODAY).problems if p.code == "MDB309"]
    assert [p.fix for p in found] == [None]


def test_names_on_one_row_are_left_to_a_person(draft):
    """To take out the row of one of them would take out all."""
    text = FILES["groups/saraya.yaml"]
    made = draft("groups/saraya.yaml", (text[text.index("names:") : text.index("claims:")], FLOW))
    found = [p for p in examine(made, today=TODAY).problems if p.code == "MDB309"]
    assert [p.fix for p in found] == [None]


def test_a_mend_that_breaks_the_file_is_not_handed_out(draft):
    """Only text that still parses is written, whatever a fix says."""
    made = draft()
    place = made.place("groups/saraya.yaml", ("name",))
    assert mend(made, [Problem("MDB310", Severity.ERROR, "x", place, fix=Fix("break it", '"['))]) == []


def test_two_fixes_of_one_place_are_not_both_made(draft):
    """Of two fixes that touch, the first is made; the next run makes the second."""
    made = draft("groups/saraya.yaml", ('"سرايا"', '"سراــيا "'))
    problems = examine(made, today=TODAY).problems
    assert [p.code for p in problems if p.fix][:2] == ["MDB303", "MDB310"]
    text = next(each.text for each in mend(made, problems) if each.name == "groups/saraya.yaml")
    assert '- text: "سراــيا"\n' in text
    again = draft_of("registry", {name: d.text for name, d in made.documents.items()} | {"groups/saraya.yaml": text})
    text = next(each.text for each in mend(again, examine(again, today=TODAY).problems))
    assert '- text: "سرايا"\n' in text
