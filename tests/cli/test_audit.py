"""`militiadb audit` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

UN = "<CONSOLIDATED_LIST dateGenerated='2023-01-21T00:00:00Z'>"
UN_ENTITY = (
    "<ENTITIES><ENTITY><FIRST_NAME>X</FIRST_NAME><UN_LIST_TYPE>Yemen</UN_LIST_TYPE>"
    "<REFERENCE_NUMBER>YEe.001</REFERENCE_NUMBER></ENTITY></ENTITIES></CONSOLIDATED_LIST>"
)
PROGRAMME = """\
id: us-sdgt
authority: paper
title: "SDGT"
legal_basis: "E.O. 13224"
tags:
  - "SDGT"
read:
  - list: ofac-sdn
    as_of: 2023-01-21
    scope: whole
    sources: [article]
entries:
  - key: ashab-al-kahf
    group: ashab-al-kahf
    list_id: "1"
    printed: "ASHAB AL-KAHF"
    listed:
      effective: 2020-01-01
    evidence: list
    sources: [article]
"""
ROW = '{uid},"{name}",-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
SAME = ROW.format(uid=1, name="ASHAB AL-KAHF") + ROW.format(uid=2, name="X TRADING CO., LTD.")
MORE = SAME + ROW.format(uid=3, name="SARAYA AWLIYA AL-DAM")


@pytest.fixture
def lists(folder: Path, tmp_path: Path) -> Path:
    """A registry with one programme, and two lists beside it."""
    (folder / "designations").mkdir()
    (folder / "designations" / "us-sdgt.yaml").write_text(PROGRAMME, "utf-8")
    (tmp_path / "same_2023-01-21.csv").write_text(SAME, "utf-8")
    (tmp_path / "more_2023-01-21.csv").write_text(MORE, "utf-8")
    return tmp_path


def test_agreement_leaves_with_nought_and_a_difference_with_one(run: Callable, folder: Path, lists: Path) -> None:
    """The exit code says whether anything is unexplained; the text says what, and which group it may be."""
    same = run("audit", "--registry", str(folder), str(lists / "same_2023-01-21.csv"))
    assert (same.code, "explained: company 1" in same.out) == (0, True)
    more = run("audit", "--registry", str(folder), str(lists / "more_2023-01-21.csv"))
    assert more.code == 1
    assert "us-sdgt 3: 'SARAYA AWLIYA AL-DAM'; SDGT; may be saraya-awliya-al-dam" in more.out


def test_json_carries_every_difference_with_its_reason(run: Callable, folder: Path, lists: Path) -> None:
    """A machine reads what a person reads: kinds, texts, reasons, proposals."""
    done = run("audit", "--format", "json", "--registry", str(folder), str(lists / "more_2023-01-21.csv"))
    (audit,) = json.loads(done.out)["audits"]
    assert audit["as_of"] == "2023-01-21"
    assert audit["reasons"] == {"company": 1}
    lacking = next(each for each in audit["differences"] if "reason" not in each)
    assert lacking["proposals"][0]["group"] == "saraya-awliya-al-dam"


def test_markdown_tells_the_unexplained_in_a_table(run: Callable, folder: Path, lists: Path) -> None:
    """Markdown is for a pull request: a table of what is unexplained, and the counts of the rest."""
    done = run("audit", "--format", "markdown", "--registry", str(folder), str(lists / "more_2023-01-21.csv"))
    assert "| entry-we-lack | us-sdgt | 3 | SARAYA AWLIYA AL-DAM |" in done.out
    assert "| company | 1 |" in done.out


def test_what_a_list_says_is_text_in_markdown(run: Callable, folder: Path, lists: Path) -> None:
    """A list cannot bring markup or mentions into a pull request, nor break out of its row."""
    (lists / "evil_2023-01-21.csv").write_text(SAME + ROW.format(uid=3, name="ARMY <img src=x> @all *b*\nrow"), "utf-8")
    done = run("audit", "--format", "markdown", "--registry", str(folder), str(lists / "evil_2023-01-21.csv"))
    assert "| ARMY \\<img src=x\\> &#64;all \\*b\\*U+000Arow |" in done.out


def test_the_summary_says_how_complete_a_programme_is(run: Callable, folder: Path, lists: Path) -> None:
    """One row for each programme: entries, dates, what of the list is held and why the rest is not."""
    done = run("audit", "--summary", "--registry", str(folder), str(lists / "same_2023-01-21.csv"))
    row = done.out.splitlines()[1].split("\t")
    assert row[:4] == ["us-sdgt", "1", "1", "0"]
    assert row[8:] == ["1 of 2", "company 1", "ofac-sdn 2023-01-21 (whole)"]


def test_the_summary_in_json_has_numbers(run: Callable, folder: Path, lists: Path) -> None:
    """What is counted is a number, what is not known null; the shape and the data are named."""
    asked = ("audit", "--summary", "--format", "json", "--registry", str(folder))
    told = json.loads(run(*asked, str(lists / "same_2023-01-21.csv")).out)
    assert (told["schema"], told["registry"]["version"]) == ("militiadb.audit-summary/1", "2026.11.0")
    (row,) = told["programmes"]
    assert (row["entries"], row["held"], row["marked"], row["left_out"]) == (1, 1, 2, {"company": 1})
    (row,) = json.loads(run(*asked).out)["programmes"]
    assert (row["held"], row["rests_on"]) == (None, ["ofac-sdn 2023-01-21 (whole)"])


def test_one_is_told_as_one(run: Callable, folder: Path, lists: Path) -> None:
    """Counts agree with what is counted."""
    (lists / "one_2023-01-21.csv").write_text(ROW.format(uid=1, name="ASHAB AL-KAHF"), "utf-8")
    asked = ("audit", "--registry", str(folder))
    assert "  1 entry on the list; compared: 1 entry" in run(*asked, str(lists / "one_2023-01-21.csv")).out
    told = run(*asked, "--format", "markdown", str(lists / "more_2023-01-21.csv")).out
    assert "1 unexplained difference." in told


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        ((), 2, "give a list's file"),
        (("nowhere.xml",), 2, "does not exist"),
        (("--programme", "us-nothing", "{list}"), 2, "there is no programme 'us-nothing'"),
        (("{registry}",), 2, "none of the formats"),
        (("--programme", "us-sdgt", "{un}"), 2, "un.xml (un-xml) speaks of none held"),
        (("--as-of", "2020-01-01", "{un}"), 2, "un.xml says that it is of 2023-01-21, not of 2020-01-01"),
    ],
)
def test_misuse_is_a_message(run: Callable, folder: Path, lists: Path, args: tuple, code: int, says: str) -> None:
    """No file, a file that is no list, and an unknown programme are told in words."""
    places = {"list": lists / "same_2023-01-21.csv", "registry": folder / "registry.yaml", "un": lists / "un.xml"}
    places["un"].write_text(UN + UN_ENTITY, "utf-8")
    done = run("audit", "--registry", str(folder), *(arg.format(**places) for arg in args))
    assert (done.code, says in done.err) == (code, True)


@pytest.mark.parametrize(
    ("text", "says"),
    [(UN, "two.xml: this XML cannot be read"), (f"{UN}</CONSOLIDATED_LIST>", "two.xml holds no entry")],
)
def test_an_unsound_list_is_named(run: Callable, folder: Path, lists: Path, text: str, says: str) -> None:
    """Of several files the one that is cut off, or empty, is named; an empty list is not held against the registry."""
    (lists / "two.xml").write_text(text, "utf-8")
    done = run("audit", "--registry", str(folder), str(lists / "same_2023-01-21.csv"), str(lists / "two.xml"))
    assert (done.code, says in done.err) == (2, True), done.err
