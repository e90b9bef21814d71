"""The README: its commands are those that CI runs, and what it shows is what comes out."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from militiadb import cli

REPO = Path(__file__).resolve().parent.parent
README = (REPO / "README.md").read_text("utf-8")
CONSOLE = re.findall(r"```console\n\$ militiadb (.*)\n((?:.*\n)*?)```", README)


def test_python_examples_give_what_they_show() -> None:
    """Every Python example of the README runs, and prints what stands there."""
    failures, tried = doctest.testfile(str(REPO / "README.md"), module_relative=False, encoding="utf-8")
    assert tried > 0
    assert failures == 0


@pytest.mark.parametrize(("command", "shown"), CONSOLE)
def test_console_examples_give_what_they_show(command: str, shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command of the README prints what stands below it, column by column."""
    cli._run(shlex.split(command))
    printed = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [[cell for cell in row if cell] for row in printed] == [
        re.split(r"\s{2,}", line) for line in shown.splitlines()
    ]


def test_the_readme_is_short() -> None:
    """A newcomer reads it in a minute: under 100 lines."""
    assert len(README.splitlines()) < 100


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+)\)", README))
def test_links_lead_somewhere(target: str) -> None:
    """Every relative link of the README names a file."""
    assert target.startswith("https://") or (REPO / target).exists()
