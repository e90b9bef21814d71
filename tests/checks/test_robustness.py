"""No slip of the hand crashes a check: every rule meets registries that are broken in any way."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from militiadb.checks.catalogue import rules
from militiadb.checks.engine import examine
from militiadb.checks.fixing import mend
from militiadb.checks.reports import as_json, github, markdown, sarif
from militiadb.loading.draft import draft_of

EXAMPLES = [dict(example.files) for rule in rules() if rule.id != "MDB007" for example in (rule.bad, rule.good)]
GOOD = draft_of("registry", rules()[0].good.files)
SNIPPETS = st.sampled_from(
    [
        "[]",
        "{}",
        "null",
        "true",
        "- ",
        ": ",
        "\n",
        "  ",
        '"',
        "2020..2019",
        "..",
        "[a, b]",
        "{a: b}",
        "no",
        "\u200f",
        "سرايا",
        "x" * 600,
    ]
)


@given(st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_edit_ends_in_a_report(data):
    """Text put in, taken out or swapped anywhere gives a report in every format, and fixes that can be made."""
    files = dict(data.draw(st.sampled_from(EXAMPLES)))
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(files)))
        text = files[name]
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 30)))
        files[name] = text[:start] + data.draw(SNIPPETS | st.text(max_size=5)) + text[end:]
    draft = draft_of("registry", files)
    report = examine(draft, before=GOOD, today=date(2026, 11, 22))
    for form in (as_json.json_report, github.github_report, markdown.markdown_report, sarif.sarif_report):
        form(report)
    for problem in report.problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
    mend(draft, report.problems)
