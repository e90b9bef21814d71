"""Laws of the formats of a report."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from militiadb.checks.catalogue import rules
from militiadb.checks.engine import Report, examine
from militiadb.checks.explanation import explained, reference
from militiadb.checks.reports import as_json, github, markdown, sarif
from militiadb.errors import Fix, Place, Problem, Severity
from militiadb.loading.draft import Draft, draft_of

HERE = Path(__file__).parent
REPO = HERE.parents[1]
SARIF = json.loads((HERE / "data" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
JSON = json.loads((REPO / "src/militiadb/schema/check-report.schema.json").read_text("utf-8"))
NASTY = "x\x1b[31m\n::error::y %0A | `<b>` @all\u202e"


@pytest.fixture(scope="module")
def everything() -> list[Report]:
    """The reports of every bad example, with fixes, related places and all."""
    return [examine(draft_of("registry", each.bad.files), today=date(2026, 11, 22)) for each in rules()]


@pytest.fixture
def nasty() -> Report:
    """A report of a hostile name, in a hostile message, with a fix."""
    place = Place("groups/x.yaml", 3, 5, 3, 9, "names[0].text")
    problem = Problem("MDB302", Severity.ERROR, NASTY, place, NASTY, (place,), NASTY, Fix("mend", NASTY))
    return Report(Draft(Path("registry")), (problem,))


def test_json_keeps_to_its_published_schema(everything, nasty):
    """Every report validates against the schema that `schema` names."""
    for report in [*everything, nasty]:
        jsonschema.validate(json.loads(as_json.json_report(report)), JSON)


def test_sarif_keeps_to_the_official_schema(everything, nasty):
    """Every report validates against the SARIF 2.1.0 schema as SchemaStore publishes it."""
    checker = jsonschema.Draft4Validator(SARIF)
    for report in [*everything, nasty]:
        checker.validate(json.loads(sarif.sarif_report(report)))


def test_sarif_lists_every_rule_even_when_clean():
    """A clean run names the rules that it kept; columns are code points; all files are one run."""
    log = json.loads(sarif.sarif_report(Report(Draft(Path("registry")), ())))
    (run,) = log["runs"]
    assert [each["id"] for each in run["tool"]["driver"]["rules"]] == [each.id for each in rules()]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"] == []


def test_sarif_fingerprints_survive_a_line_above(draft):
    """An alert stays itself when something is added above it, and two of a kind are two."""

    def prints(made) -> list[str]:
        log = json.loads(sarif.sarif_report(examine(made, today=date(2026, 11, 22))))
        return [each["partialFingerprints"]["militiadbProblem/v1"] for each in log["runs"][0]["results"]]

    gone = (('    wording: "a facade of"\n', ""), ('    wording: "a cover name for"\n', ""))
    before = prints(draft("groups/saraya.yaml", *gone))
    assert before == prints(draft("groups/saraya.yaml", *gone, ("names:\n", 'summary: "S."\nnames:\n')))
    assert len(set(before)) == len(before) == 2


def test_sarif_places_begin_at_one(everything):
    """Line and column are never 0, and the end is never before the start."""
    for report in everything:
        for result in json.loads(sarif.sarif_report(report))["runs"][0]["results"]:
            region = result["locations"][0]["physicalLocation"]["region"]
            assert region["startLine"] >= 1
            assert region["startColumn"] >= 1
            if "endLine" in region:
                assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])


def test_github_commands_are_one_a_line_whatever_the_data_says(nasty):
    """No name can begin a command of its own: line breaks and percent signs are escaped."""
    (line,) = github.github_report(nasty).splitlines()
    assert line.startswith("::error file=")
    assert "%0A" in line
    assert "%250A" in line
    assert "line=3,col=5,endLine=3,endColumn=9" in line


def test_github_properties_are_escaped():
    """A comma or colon in a file name does not end the property."""
    place = Place("groups/a,b:c.yaml")
    line = github.github_report(Report(Draft(Path("registry")), (Problem("MDB006", Severity.ERROR, "m", place),)))
    assert "groups/a%2Cb%3Ac.yaml," in line


def test_markdown_means_what_it_says(nasty):
    """Markup, cell borders, mentions and line breaks in the data are text."""
    text = markdown.markdown_report(nasty)
    (row,) = [line for line in text.splitlines() if "groups/x.yaml" in line]
    assert "\\|" in row
    assert "\\<b\\>" in row
    assert "@all" not in row


def test_markdown_fits_a_comment():
    """A report of any length stays under the size of a GitHub comment, and says that it was cut."""
    problems = [
        Problem(f"MDB{n}", Severity.ERROR, "m" * 900, Place("a.yaml", n)) for n in (401, 402, 403) for _ in range(60)
    ]
    text = markdown.markdown_report(Report(Draft(Path("registry")), tuple(problems)))
    assert len(text) < 65_536
    assert "cut here" in text


def test_every_rule_explains_itself():
    """An explanation names the rule, its reason, and shows both examples."""
    for each in rules():
        text = explained(each)
        assert text.startswith(f"# {each.id} {each.name}")
        assert each.why in text
        assert text.count("```yaml") >= 1


def test_the_reference_of_rules_is_current():
    """docs/reference/rules.md is what the classes say; `make` it with `python -m militiadb.checks.explanation`."""
    assert (REPO / "docs/reference/rules.md").read_text("utf-8") == reference()
