"""Laws of a check: all problems, once, sorted, and suppressed only where the data says so."""

from __future__ import annotations

from datetime import date

import pytest

from militiadb.checks.engine import examine, only_new
from militiadb.errors import Severity
from militiadb.loading.draft import draft_of

TODAY = date(2026, 11, 22)
NO_NATIVE = ("kind: native\n    lang: ar\n", "kind: short\n    lang: ar\n")
WISH = 'ignore:\n  - rule: MDB307\n    reason: "No source shows it."\n'


def found(draft, **more) -> list[str]:
    """The rules that a check reports."""
    return [problem.code for problem in examine(draft, today=TODAY, **more).problems]


def suppressing(draft, *, more: str = "", wish: str = WISH):
    """The tiny registry without a native name, and with a suppression of that."""
    end = (
        '    wording: "a cover name for"\n    sources: [report]\n',
        f'    wording: "a cover name for"\n    sources: [report]\n{wish}{more}',
    )
    return draft("groups/saraya.yaml", NO_NATIVE, end)


def test_a_good_registry_has_no_problems(draft):
    """The tiny registry is sound: what the examples report is what they changed."""
    assert found(draft()) == []


def test_problems_are_sorted_by_place(draft):
    """A reader goes through the files once, from the top."""
    made = draft(
        "groups/saraya.yaml", NO_NATIVE, ("by: analyst", "by: nobody"), ("countries: [IQ]", "countries: [IQ, NO]")
    )
    places = [problem.place for problem in examine(made, today=TODAY).problems]
    assert len(places) > 3
    assert places == sorted(places)


def test_no_problem_is_told_twice(draft):
    """What loading finds is explained by a rule, and found once."""
    made = draft("groups/saraya.yaml", ("by: analyst", "by: nobody"), ("lang: ar\n", "lang: iw\n"))
    problems = examine(made, today=TODAY).problems
    assert len({(p.code, p.place, p.message) for p in problems}) == len(problems)


def test_a_problem_names_the_thing_it_is_about(draft):
    """A problem in a group's file carries the group's id."""
    problem = examine(draft("groups/saraya.yaml", NO_NATIVE), today=TODAY).problems[0]
    assert (problem.code, problem.entity) == ("MDB307", "saraya")


@pytest.mark.parametrize(
    ("select", "ignore", "codes"), [(("MDB3",), (), ["MDB307"]), (("MDB4",), (), []), ((), ("MDB307",), [])]
)
def test_rules_are_chosen_by_the_beginning_of_their_id(draft, select, ignore, codes):
    """--select and --ignore take MDB3 for a block and MDB307 for one."""
    assert found(draft("groups/saraya.yaml", NO_NATIVE), select=select, ignore=ignore) == codes


def test_a_suppression_beside_the_data_is_heeded_and_counted(draft):
    """A wish in the file hides that rule in that file."""
    report = examine(suppressing(draft), today=TODAY)
    assert report.problems == ()
    assert report.suppressed == 1


def test_a_suppression_in_the_manifest_is_for_all_files(draft):
    """The manifest's wishes hold everywhere."""
    made = draft("groups/saraya.yaml", NO_NATIVE, **{"registry.yaml": MANIFEST})
    assert found(made) == []


MANIFEST = """\
schema_version: 1.0.0
version: 2026.11.0
title: "An example"
licence: "CC0-1.0"
checks:
  fail_on: warning
  ignore:
    - rule: MDB307
      reason: "Old registry."
"""


def test_a_suppression_of_a_path_hides_nothing_else(draft):
    """With a path only what stands there is hidden."""
    assert found(suppressing(draft, more='    path: "names"\n')) == []
    assert found(suppressing(draft, more='    path: "name"\n')) == ["MDB307", "MDB902"]


def test_a_suppression_ends_on_its_day(draft):
    """Past its day a suppression suppresses nothing, and is reported."""
    assert found(suppressing(draft, more="    until: 2026-11-22\n")) == []
    assert found(suppressing(draft, more="    until: 2026-11-21\n")) == ["MDB307", "MDB902"]


def test_a_suppression_is_not_idle_when_its_rule_did_not_run(draft):
    """Whoever runs one rule alone is not told that the others' suppressions do nothing."""
    assert found(suppressing(draft), select=("MDB9",)) == []


def test_an_error_of_loading_cannot_be_suppressed(draft):
    """Without the thing there is no registry, whatever the data asks."""
    wish = WISH.replace("MDB307", "MDB204")
    end = (
        '    wording: "a cover name for"\n    sources: [report]\n',
        f'    wording: "a cover name for"\n    sources: [report]\n{wish}',
    )
    assert found(draft("groups/saraya.yaml", ("by: analyst", "by: nobody"), end), ignore=("MDB209",)) == [
        "MDB204",
        "MDB902",
    ]


def test_only_what_a_change_brings_in_is_new(draft):
    """An old registry adopts the rules by being asked for its new problems alone, wherever lines have moved to."""
    old = examine(draft("groups/saraya.yaml", NO_NATIVE), today=TODAY)
    moved = draft("groups/saraya.yaml", NO_NATIVE, ("countries: [IQ]\n", "countries: [IQ, iq]\n"))
    shifted = draft("groups/saraya.yaml", NO_NATIVE, ("names:\n", 'summary: "S."\nnames:\n'))
    assert [p.code for p in only_new(examine(shifted, today=TODAY), old).problems] == []
    assert "MDB105" in [p.code for p in only_new(examine(moved, today=TODAY), old).problems]


def test_two_problems_are_not_excused_by_one_old_one(draft):
    """Each old problem excuses one new one."""
    one = draft("groups/saraya.yaml", ('    wording: "a facade of"\n', ""))
    two = draft("groups/saraya.yaml", ('    wording: "a facade of"\n', ""), ('    wording: "a cover name for"\n', ""))
    left = only_new(examine(two, today=TODAY), examine(one, today=TODAY)).problems
    assert [p.code for p in left] == ["MDB414"]


def test_what_fails_a_check(draft):
    """Errors always fail it, warnings where it is asked."""
    report = examine(draft("groups/saraya.yaml", NO_NATIVE), today=TODAY)
    assert (report.count(Severity.WARNING), report.count(Severity.ERROR)) == (1, 0)
    assert report.fails(fail_on="warning")
    assert not report.fails(fail_on="error")


def test_what_cannot_be_read_makes_nothing_idle(draft):
    """While a file gives no record, no suppression is called idle and nothing unused: the file may need them."""
    made = suppressing(draft, wish=WISH.replace("MDB307", "MDB404"))
    assert found(made, ignore=("MDB307",)) == ["MDB902"]
    kataib = 'id: kataib\nname: "Kataib"\nkind: armed-group\nreviewed_on: 2021-9\n'
    texts = {name: document.text for name, document in made.documents.items()}
    made = draft_of("registry", {**texts, "groups/kataib.yaml": kataib})
    made.actors.actors.append(made.actors.actors[0].model_copy(update={"id": "unused"}))
    assert found(made, ignore=("MDB307",)) == ["MDB503"]


def test_a_suppression_of_no_rule_is_an_error(draft):
    """A suppression names a rule that there is: the message says which is nearest."""
    (problem,) = examine(suppressing(draft, wish=WISH + WISH[8:].replace("307", "999")), today=TODAY).problems
    assert (problem.code, problem.severity, problem.hint) == ("MDB902", Severity.ERROR, "did you mean MDB902?")


@pytest.mark.parametrize("select", ["MDB902", "MDB9"])
def test_idle_suppressions_can_be_asked_for_alone(draft, select):
    """Who selects MDB902 is told of the suppressions that the whole check calls idle, and of no others."""
    assert found(suppressing(draft, wish=WISH.replace("307", "404")), select=(select,)) == ["MDB902"]
    assert found(suppressing(draft), select=(select,)) == []
