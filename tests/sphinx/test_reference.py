"""The page of commands says what `--help` says."""

from __future__ import annotations

import re

from militiadb.cli import root
from militiadb.sphinx.reference import commands


def test_the_page_of_commands_begins_with_the_command_itself() -> None:
    """`militiadb --version` is an option too, though of no command."""
    first = re.split(r"^## ", commands(root), flags=re.MULTILINE)[1]
    assert first.startswith("militiadb\n")
    assert "`--version`" in first


def test_every_command_has_help_by_the_names_that_the_parser_knows() -> None:
    """The short option is inherited from the program, and is told with each command."""
    parts = re.split(r"^## ", commands(root), flags=re.MULTILINE)[1:]
    assert len(parts) > 10
    assert [part.splitlines()[0] for part in parts if "`-h, --help`" not in part] == []
