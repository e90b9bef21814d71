"""`militiadb fmt`: the canonical layout, so that a diff shows what changed and nothing else."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from militiadb.cli.render import printable

if TYPE_CHECKING:
    from militiadb.errors import Problem


@click.command(short_help="Write registry files in the canonical layout.")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--check", "check_only", is_flag=True, help="Write nothing; exit 1 if a file is not canonical.")
def command(path: Path | None, check_only: bool) -> int:
    """Write the files of a registry (or one file or folder of it) in the canonical layout.

    Comments are kept. Before a file is written, its new text is read back: its values must be the same. What does
    not belong in a registry is not read, and is told.

    \b
    militiadb fmt
    militiadb fmt registry/groups/saraya-awliya-al-dam.yaml
    militiadb fmt --check my-registry
    """
    from militiadb.loading.layout import format_folder
    from militiadb.loading.locate import locate, root_of
    from militiadb.loading.writing import write_whole

    root = root_of(path)
    only = _within(root, path)
    strays = [problem for problem in locate(root).problems if _meant(problem.place.file, only)]
    met = refused = _tell(strays)
    changed = 0
    for each in format_folder(root, only=path if path is not None and path.is_file() else None):
        if not _meant(each.name, only):
            continue
        met += 1
        refused += bool(_tell(each.problems))
        if each.changed:
            changed += 1
            click.echo(f"{'would write' if check_only else 'wrote'} {printable(str(root / each.name))}")
            if not check_only:
                write_whole(root / each.name, each.text)
    if not met:
        raise click.UsageError(f"{printable(str(path))} holds no file of the registry {printable(str(root))}")
    if not (changed or refused):
        click.echo("every file is canonical")
    return 1 if refused or (check_only and changed) else 0


def _within(root: Path, path: Path | None) -> str:
    """The path as the registry names it; '' where it means the whole. A link means itself, not where it leads."""
    given = Path(os.path.abspath(path or root))  # noqa: PTH100 - `resolve` would follow the link
    here = given.parent.resolve() / given.name
    inside = here.relative_to(root.resolve()) if here.is_relative_to(root.resolve()) else Path()
    return inside.as_posix().removeprefix(".")


def _meant(name: str, only: str) -> bool:
    return not only or name == only or name.startswith(f"{only}/")


def _tell(problems: Sequence[Problem]) -> int:
    """Print problems on the error stream; returns how many there were."""
    for problem in problems:
        click.echo(printable(str(problem)), err=True)
    return len(problems)
