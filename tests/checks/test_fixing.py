"""Laws of mechanical fixes."""

from __future__ import annotations

from datetime import date

import pytest

from militiadb.checks.catalogue import rule, rules
from militiadb.checks.engine import examine
from militiadb.checks.fixing import mend
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


@pytest.mark.parametrize("code", [each.id for each in rules() if not each.fixable])
def test_what_is_not_fixable_is_left_alone(code):
    """A rule that says nothing of fixing offers none."""
    if rule(code).bad.before is not None:
        return
    report = examine(draft_of("registry", rule(code).bad.files), today=TODAY)
    assert [p.code for p in report.problems if p.code == code and p.fix] == []


def test_sources_are_kept_when_two_spellings_become_one(draft):
    """The sources of a spelling that folds to another go to the one that stays."""
    extra = '  - text: "SARAYA"\n    kind: romanisation\n    lang: ar-Latn\n    sources: [other]\n'
    made = draft("groups/saraya.yaml", ("claims:\n", extra + "claims:\n"))
    text = next(
        each.text for each in mend(made, examine(made, today=TODAY).problems) if each.name == "groups/saraya.yaml"
    )
    assert '  - text: "Saraya"\n    kind: romanisation\n    lang: ar-Latn\n    sources: [report, other]\n' in text
    assert "SARAYA" not in text


def test_two_fixes_of_one_place_are_not_both_made(draft):
    """Of two fixes that touch, the first is made; the next run makes the second."""
    made = draft("groups/saraya.yaml", ('"سرايا"', '"سراــيا "'))
    problems = examine(made, today=TODAY).problems
    assert {"MDB303", "MDB310"} <= {p.code for p in problems if p.fix}
    text = next(each.text for each in mend(made, problems) if each.name == "groups/saraya.yaml")
    again = draft_of("registry", {name: d.text for name, d in made.documents.items()} | {"groups/saraya.yaml": text})
    text = next(each.text for each in mend(again, examine(again, today=TODAY).problems))
    assert '"سرايا"' in text
