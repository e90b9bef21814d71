"""Laws that hold for every rule."""

from __future__ import annotations

from datetime import date

import pytest

from militiadb.checks.catalogue import BLOCKS, rule, rules
from militiadb.checks.engine import Report, examine
from militiadb.checks.rule import Example, Rule
from militiadb.errors import Severity
from militiadb.loading.draft import draft_of

CATALOGUE = (
    "001 002 003 004 005 006 007 008 009",
    "101 102 103 104 105 106 107 108",
    "201 202 203 204 205 206 208 209 210",
    "301 302 303 305 306 307 308 309 310 311 312 313 314 315 316 317 318 319",
    "401 402 403 404 405 406 407 408 409 410 412 413 414",
    "501 502 503 504 505",
    "601 602 603 604 605 606 607",
    "701 702 703",
    "801 802 803 804 805 806",
    "901 902",
)
IDS = [number for block in CATALOGUE for number in block.split()]


def checked(example: Example) -> Report:
    """What a check finds in an example."""
    before = draft_of("registry", example.before) if example.before is not None else None
    draft = draft_of("registry", example.files)
    return examine(draft, before=before, today=date.fromisoformat(example.today))


def test_the_catalogue_is_whole_and_no_code_is_reused():
    """The rules are those of the catalogue, each with one id and one name."""
    assert [each.id[3:] for each in rules()] == IDS
    assert len({each.name for each in rules()}) == len(rules())
    assert {each.id[:4] for each in rules()} == set(BLOCKS)


@pytest.mark.parametrize("code", [f"MDB{number}" for number in IDS])
def test_a_bad_example_fails_where_it_says(code):
    """Each rule reports its bad example at the stated lines and columns, and nowhere else."""
    found = [str(p.place) for p in checked(rule(code).bad).problems if p.code == code]
    assert sorted(found) == sorted(rule(code).bad.at)


@pytest.mark.parametrize("code", [f"MDB{number}" for number in IDS])
def test_a_good_example_is_good(code):
    """No rule minds a good example."""
    assert [str(problem) for problem in checked(rule(code).good).problems] == []


@pytest.mark.parametrize("code", [f"MDB{number}" for number in IDS])
def test_a_good_example_is_the_bad_one_mended(code):
    """Both examples show every file in which the bad one is reported (its ending may be what is wrong)."""

    def shown(names):
        return {name.rpartition(".")[0] for name in names}

    reported = shown(place.split(":")[0] for place in rule(code).bad.at)
    assert reported <= shown(rule(code).bad.tell) & shown(rule(code).good.tell)


@pytest.mark.parametrize("code", [f"MDB{number}" for number in IDS])
def test_a_rule_speaks_in_sentences(code):
    """A rule says why it is one, and how to mend what it finds, in full sentences."""
    for text in (rule(code).why, rule(code).fix):
        assert text[0].isupper() or text.startswith(("`", "NO "))
        assert text.rstrip(")")[-1] in ".`"


@pytest.mark.parametrize("lacking", ["why", "fix", "bad", "good", "name", "severity"])
def test_a_rule_without_its_parts_cannot_be_made(lacking):
    """A rule without a why, a fix, a bad or a good example is refused when it is written."""
    parts = {
        "id": "MDB999",
        "name": "nonsense",
        "severity": Severity.ERROR,
        "why": "Because.",
        "fix": "Do not.",
        "bad": Example({}, at=("x:1:1",)),
        "good": Example({}),
    }
    with pytest.raises(TypeError, match=lacking):
        type("Nonsense", (Rule,), {key: value for key, value in parts.items() if key != lacking})


def test_a_bad_example_must_say_where_it_fails():
    """An example that states no place proves nothing, and is refused."""
    parts = {"name": "n", "severity": Severity.ERROR, "why": "W.", "fix": "F.", "good": Example({})}
    with pytest.raises(TypeError, match="where its bad example fails"):
        type("Nowhere", (Rule,), {"id": "MDB998", "bad": Example({}), **parts})


@pytest.mark.parametrize("code", [f"MDB{number}" for number in IDS])
def test_rules_that_read_the_clock_are_no_errors(code):
    """An untouched registry stays green whatever the day: no error comes or goes with the clock."""

    def errors(today: str) -> list[str]:
        draft = draft_of("registry", rule(code).bad.files)
        found = examine(draft, today=date.fromisoformat(today)).problems
        return [str(each) for each in found if each.severity is Severity.ERROR]

    assert errors("1999-01-01") == errors("2099-01-01")
