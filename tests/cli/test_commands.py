"""The commands beside resolve, and what all of them do with bad input."""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Callable
from pathlib import Path

import pytest
from editing import edit

from militiadb.cli import commands

Run = Callable[..., object]
LIST = """\
id: us-fto
authority: paper
title: "FTO"
legal_basis: "INA section 219"
read:
  - list: fto-page
    as_of: 2026-10-01
    scope: whole
    sources: [article]
"""
ENTRY = """\
entries:
  - key: ashab
    group: ashab-al-kahf
    printed: "ASHAB"
    listed:
      published: 2020-01-01
    evidence: list
    sources: [article]
"""


def test_show_says_who_a_group_is_and_who_says_so(run: Run, folder: Path) -> None:
    """`show` prints the names with their sources and the full source at the end."""
    done = run("show", "--registry", str(folder), "ashab-al-kahf")
    assert done.code == 0
    assert "Ashab al-Kahf" in done.out
    assert "[article]" in done.out
    assert "article: Article. Paper." in done.out


def test_show_of_an_unknown_id_proposes_the_nearest(run: Run, folder: Path) -> None:
    """A mistyped id is answered with the ids that it may have been."""
    done = run("show", "--registry", str(folder), "ashab-al-kaf")
    assert done.code == 1
    assert "did you mean 'ashab-al-kahf'?" in done.err


def test_show_of_a_name_points_to_resolve(run: Run, folder: Path) -> None:
    """Who gives a name in place of an id is told which command takes names."""
    assert "militiadb resolve 'Ashab al-Kahf'" in run("show", "--registry", str(folder), "Ashab al-Kahf").err


def test_show_json_carries_the_sources(run: Run, folder: Path) -> None:
    """The JSON of a group can be read without the registry: the sources are in it."""
    shown = json.loads(run("show", "--registry", str(folder), "--format", "json", "ashab-al-kahf").out)
    assert shown["names"][0]["sources"] == ["article"]
    assert shown["cited"]["article"]["title"] == "Article"


FACTS = """\
claims:
  - relation: linked-to
    targets: [saraya-awliya-al-dam]
    by: paper
    wording: "near it"
    sources: [article]
events:
  - what: attack-claimed
    date: 2021-03-05
    sources: [article]
office_holders:
  - name: "Abu X"
    office: "spokesman"
    since: 2020
    basis: "own statement"
    sources: [article]
identifiers:
  - scheme: pmf-brigade
    value: "45"
    sources: [article]
"""


def test_show_tells_every_fact_whose_source_it_lists(run: Run, folder: Path) -> None:
    """Events, office holders and identifiers stand in the text as in the JSON; a wording is no quotation."""
    group = folder / "groups" / "ashab-al-kahf.yaml"
    group.write_text(group.read_text("utf-8") + FACTS, "utf-8")
    told = run("show", "--registry", str(folder), "ashab-al-kahf").out
    for line in (
        "  Paper asserted: linked-to saraya-awliya-al-dam (in substance: near it) [article]",
        "Events\n  2021-03-05 attack-claimed [article]",
        "Office holders\n  Abu X, spokesman, since 2020 (own statement) [article]",
        "Identifiers\n  pmf-brigade 45 [article]",
    ):
        assert line in told


def test_show_json_says_of_which_day_it_is(run: Run, folder: Path) -> None:
    """The listings of a day carry the day; without one it is null."""
    asked = ("show", "--registry", str(folder), "--format", "json", "ashab-al-kahf")
    assert [json.loads(run(*asked, *more).out)["on"] for more in ((), ("--on", "2021-01-05"))] == [None, "2021-01-05"]


GRAVE = """\
id: al-dhafirin
name: "al-Dhafirin"
redirect:
  to: [{to}]
  reason: {reason}
  date: 2026-11-22
  note: "No body of that name was found."
"""


@pytest.mark.parametrize(
    ("to", "reason", "head"),
    [
        ("", "withdrawn", "tombstone: withdrawn on 2026-11-22"),
        ("ashab-al-kahf", "merged", "tombstone: merged on 2026-11-22; now ashab-al-kahf"),
    ],
)
def test_show_of_a_tombstone_says_why(run: Run, folder: Path, to: str, reason: str, head: str) -> None:
    """A tombstone is its reason, its heirs and the note: it has no kind, no names and no designations."""
    (folder / "groups" / "al-dhafirin.yaml").write_text(GRAVE.format(to=to, reason=reason), "utf-8")
    done = run("show", "--registry", str(folder), "al-dhafirin")
    assert done.out.splitlines() == ["al-Dhafirin  al-dhafirin", head, "No body of that name was found."]


def test_show_of_a_past_day_says_what_later_lists_cannot_show(run: Run, folder: Path) -> None:
    """What was read whole, but as of a later day, speaks with its caveat; of its own day it speaks without."""
    (folder / "designations").mkdir()
    (folder / "designations" / "us-fto.yaml").write_text(LIST, "utf-8")
    asked = ("show", "--registry", str(folder), "ashab-al-kahf")
    assert "us-fto\n    but the lists are of a later day" in run(*asked, "--on", "2005-01-01").out
    assert "but the lists" not in run(*asked, "--on", "2026-10-01").out


def test_list_narrows(run: Run, folder: Path) -> None:
    """`list` narrows by kinds and country."""
    edit(folder, "groups/ashab-al-kahf.yaml", "kind: facade", "kind: umbrella")
    kinds = ("--kind", "facade", "--kind", "umbrella")
    assert len(run("list", "--registry", str(folder), *kinds).out.splitlines()) == 3
    assert len(run("list", "--registry", str(folder), "--kind", "facade").out.splitlines()) == 2
    assert run("list", "--registry", str(folder), "--country", "LB", "--format", "json").out == ""


def test_json_of_counts_and_lists_is_typed(run: Run, folder: Path) -> None:
    """A count is a number, also nought, and countries are a list, as `show` has them."""
    (told, *_) = run("list", "--registry", str(folder), "--format", "json").out.splitlines()
    assert json.loads(told)["countries"] == ["IQ"]
    stats = json.loads(run("stats", "--registry", str(folder), "--format", "json").out)
    cells = [cell for each in stats["tables"] for row in each["rows"] for cell in row[1:]]
    assert {type(cell) for cell in cells} == {int}
    assert 0 in cells


def test_a_group_on_two_lists_is_one_group_of_all(run: Run, folder: Path) -> None:
    """The sum of all programmes counts entries one by one, and each group once."""
    (folder / "designations").mkdir()
    for programme in ("us-fto", "us-sdgt"):
        text = LIST.replace("us-fto", programme) + ENTRY
        (folder / "designations" / f"{programme}.yaml").write_text(text, "utf-8")
    stats = json.loads(run("stats", "--registry", str(folder), "--format", "json").out)
    (designations,) = [each for each in stats["tables"] if each["title"] == "Designations by programme"]
    assert designations["rows"][-1][:3] == ["all", 2, 1]


def test_what_cannot_be_read_or_written_is_named(run: Run, folder: Path, tmp_path: Path) -> None:
    """A folder that is not there, a file in its place, and a corpus that is not there are told with the way out."""
    gone = run("snapshot", str(folder), "-o", str(tmp_path / "gone" / "a.json"))
    assert (gone.code, f"there is no folder '{tmp_path / 'gone'}': make it first" in gone.err) == (2, True)
    blocked = run("snapshot", str(folder), "-o", str(folder / "registry.yaml" / "a.json"))
    assert (blocked.code, ".tmp" in blocked.err) == (2, False)
    corpus = run("diff", "HEAD", "--registry", str(folder), "--corpus", "nosuch")
    assert (corpus.code, "'--corpus': File 'nosuch' does not exist" in corpus.err) == (2, True)


@pytest.mark.parametrize(
    "asked",
    [
        ("resolve", "x", "--registry", ""),
        ("resolve", "x", "-o", ""),
        ("snapshot", "-o", ""),
        ("diff", "HEAD", "--registry", ""),
    ],
)
def test_an_empty_path_is_misuse(run: Run, asked: tuple[str, ...]) -> None:
    """What an unset variable of the shell leaves is no path, and does not mean the folder in which one stands."""
    done = run(*asked)
    assert (done.code, "the path is empty" in done.err) == (2, True)


def test_a_snapshot_answers_like_its_folder(run: Run, folder: Path, tmp_path: Path) -> None:
    """A snapshot file stands in for the folder, with the same fingerprint."""
    pinned = tmp_path / "registry.json"
    assert run("snapshot", str(folder), "-o", str(pinned)).code == 0
    asked = ("resolve", "--format", "json", "Ashab al-Kahf", "--registry")
    assert run(*asked, str(pinned)).out == run(*asked, str(folder)).out


def test_a_snapshot_goes_to_standard_output(
    spawn: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`-o -` writes the very bytes of the file to standard output, as the other commands do."""
    monkeypatch.chdir(tmp_path)
    spawn("snapshot", str(folder), "-o", "pinned.json")
    done = spawn("snapshot", str(folder), "-o", "-")
    assert (done.code, done.out) == (0, (tmp_path / "pinned.json").read_text("utf-8"))
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda plain: plain[: len(plain) // 2], "is no snapshot"),
        (lambda plain: plain.replace('"format":1', '"format":99'), "is no snapshot of format 1"),
        (lambda plain: plain.replace("Ashab al-Kahf", "Somebody else"), "damaged (its content has the fingerprint"),
        (lambda plain: plain.replace('"fingerprint"', '"finger"'), "damaged ('fingerprint' is missing)"),
    ],
)
def test_a_snapshot_that_cannot_be_used_is_misuse(
    run: Run, folder: Path, tmp_path: Path, spoil: Callable[[str], str], says: str
) -> None:
    """A file that is cut off, of another format or changed by hand is a path that cannot be used, told in words."""
    pinned = tmp_path / "pinned.json"
    run("snapshot", str(folder), "-o", str(pinned))
    pinned.write_text(spoil(pinned.read_text("utf-8")), "utf-8")
    done = run("list", "--registry", str(pinned))
    assert (done.code, says in done.err) == (2, True)


@pytest.mark.parametrize("asked", ["foo", "Кошка"])
def test_romanise_of_neither_says_what_it_takes(run: Run, folder: Path, asked: str) -> None:
    """What is no id and has no Arabic letter is told to be neither."""
    done = run("romanise", "--registry", str(folder), asked)
    assert (done.code, "nor is it Arabic or Persian text" in done.err) == (1, True)


def test_romanise_prints_only_what_it_romanised(run: Run, folder: Path) -> None:
    """A text without vowel marks is an error on its own stream, and no row of the table."""
    done = run("romanise", "--registry", str(folder), "حزب")
    assert (done.code, done.out) == (1, "")
    assert "ala-lc does not read حزب: 'حزب' has no vowel marks" in done.err


def test_romanise_names_the_schemes_that_there_are(run: Run, folder: Path) -> None:
    """A scheme that is not there is answered with those that are."""
    assert "there are ala-lc" in run("romanise", "--registry", str(folder), "--scheme", "nope", "حِزْب").err


@pytest.mark.parametrize(
    ("make", "code", "says"),
    [
        (lambda root: str(root / "nowhere"), 2, "there is no folder"),
        (lambda root: str(root / "groups"), 2, "it has no registry.yaml"),
        (lambda root: str(root / "registry.yaml"), 2, "is no snapshot"),
    ],
)
def test_a_registry_that_is_none_is_a_message(run: Run, folder: Path, make: Callable, code: int, says: str) -> None:
    """A path that holds no registry is named, with what belongs there."""
    done = run("list", "--registry", make(folder))
    assert (done.code, says in done.err) == (code, True)


def test_a_broken_registry_names_every_place(run: Run, folder: Path) -> None:
    """All problems of all files come at once, each with file, line and column."""
    (folder / "groups" / "ashab-al-kahf.yaml").write_text("id: ashab-al-kahf\nnmae: x\n", "utf-8")
    (folder / "actors.yaml").write_text("actors: [\n", "utf-8")
    done = run("list", "--registry", str(folder))
    assert done.code == 1
    assert "groups/ashab-al-kahf.yaml:2:1: MDB102" in done.err
    assert "did you mean 'name'?" in done.err
    assert "actors.yaml:2:1: MDB001" in done.err


def test_an_unknown_command_is_misuse(run: Run) -> None:
    """A mistyped command leaves with 2."""
    assert run("resolv").code == 2


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("list", "--listed-by", "nosuch"), "no programme 'nosuch'"),
        (("list", "--country", "AQ", "--listed-by", "nosuch"), "no programme 'nosuch'"),
        (("romanise", "--scheme", "foo", "ashab-al-kahf"), "no scheme 'foo'"),
    ],
)
def test_an_option_of_an_unknown_id_is_misuse(run: Run, folder: Path, args: tuple[str, ...], says: str) -> None:
    """An id that an option names must be there, unlike a group that is looked for."""
    done = run(*args, "--registry", str(folder))
    assert (done.code, says in done.err) == (2, True)


def test_a_crash_of_ours_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that nobody foresaw leaves with 3 and asks for a report, without a traceback."""
    import militiadb.cli.commands.list_ as command

    def broken(_path: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(command, "open_registry", broken)
    done = run("list")
    assert done.code == 3
    assert "Please report it" in done.err
    assert "Traceback" not in done.err


def test_every_command_can_be_listed_and_has_help(run: Run) -> None:
    """Commands are found by their files; each says what it does."""
    listed = run("--help").out
    names = [module.name.removesuffix("_") for module in pkgutil.iter_modules(commands.__path__)]
    assert "list" in names
    for name in names:
        assert name in listed
        assert run(name, "--help").code == 0
