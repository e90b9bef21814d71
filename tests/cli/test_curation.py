"""`militiadb new` and `militiadb release` on the command line."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from militiadb.checks.tiny import FILES, LEXICON

SCHEME = Path(__file__).resolve().parents[2] / "registry" / "transliterations" / "buckwalter.yaml"


def test_new_writes_a_file_and_refuses_a_second(run: Callable, folder: Path) -> None:
    """The path is told, with what to do next; the same id again, or what is no id, is misuse."""
    args = ("new", "saraya-example", "Saraya Example", "--registry", str(folder))
    first = run(*args)
    assert first.code == 0
    assert "groups/saraya-example.yaml" in first.out
    assert (folder / "groups" / "saraya-example.yaml").is_file()
    assert (run(*args).code, run("new", "Bad Id", "X", "--registry", str(folder)).code) == (2, 2)


def test_new_says_the_next_command_as_a_shell_takes_it(run: Callable, folder: Path, tmp_path: Path) -> None:
    """A space or quotation mark in a path is quoted for a shell, not for Python."""
    there = folder.rename(tmp_path / 'a "registry" b\'c')
    done = run("new", "saraya-example", "Saraya Example", "--registry", str(there))
    line = next(line for line in done.out.splitlines() if "militiadb check" in line)
    assert shlex.split(line[line.index("militiadb") :]) == ["militiadb", "check", str(there)]


def test_new_asks_before_it_writes_who_is_like_the_name(run: Callable, folder: Path) -> None:
    """The registry that the file goes into is asked, while it still loads; where it does not, that is told."""
    args = ("--registry", str(folder))
    like = run("new", "saraya-two", "#SarayaAwliyaAlDam", *args)
    assert (like.code, "note: like it: saraya-awliya-al-dam (“Saraya Awliya al-Dam”" in like.err) == (0, True)
    unasked = run("new", "saraya-three", "Saraya Example", *args)
    assert (unasked.code, "the registry does not load, so it was not asked" in unasked.err) == (0, True)


@pytest.mark.parametrize(("tag", "says"), [("xx-Bogus", "no such language"), ("iw", "did you mean 'he'?")])
def test_new_refuses_a_language_that_is_none(run: Callable, folder: Path, tag: str, says: str) -> None:
    """A language is held to the rule that the check has, before there is a file."""
    done = run("new", "saraya-example", "Saraya Example", "--lang", tag, "--registry", str(folder))
    assert (done.code, says in done.err) == (2, True)
    assert not (folder / "groups" / "saraya-example.yaml").exists()


def test_new_names_who_bears_the_name_already(run: Callable, folder: Path) -> None:
    """A name that folds to one of a group here is told with the group; the file is written all the same."""
    done = run("new", "ashab-two", "ASHAB AL KAHF", "--registry", str(folder))
    assert (done.code, "note: ashab-al-kahf bears this name already" in done.err) == (0, True)
    assert (folder / "groups" / "ashab-two.yaml").is_file()
    (folder / "groups" / "ashab-two.yaml").unlink()
    assert run("new", "saraya-example", "Saraya Example", "--registry", str(folder)).err == ""


def test_a_registry_with_errors_is_not_released(run: Callable, folder: Path) -> None:
    """Release checks first, and writes nothing where the check has errors."""
    (folder / "groups" / "broken.yaml").write_text("id: broken\n", "utf-8")
    done = run("release", "--registry", str(folder))
    assert done.code == 1
    assert "militiadb check" in done.err
    assert not (folder / "CHANGELOG.md").exists()


def test_release_prints_or_writes(run: Callable, tmp_path: Path) -> None:
    """A dry run prints the section; without it both files are written and named."""
    scheme = SCHEME.read_text("utf-8")
    for name, text in {**FILES, "lexicon.yaml": LEXICON, "transliterations/buckwalter.yaml": scheme}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    args = ("release", "--registry", str(tmp_path), "--today", "2026-11-22")
    dry = run(*args, "--dry-run")
    assert (dry.code, dry.out.splitlines()[0]) == (0, "## 2026.11.0 (2026-11-22)")
    assert not (tmp_path / "CHANGELOG.md").exists()
    assert "tag the commit v2026.11.0" in run(*args).out
    assert dry.out in (tmp_path / "CHANGELOG.md").read_text("utf-8")
