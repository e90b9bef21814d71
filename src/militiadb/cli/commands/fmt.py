"""`militiadb fmt`: the canonical layout, so that a diff shows what changed and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from militiadb.cli.render import from_here, printable

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
    from militiadb.loading.locate import locate, meant, root_of, within
    from militiadb.loading.writing import write_all

    root = root_of(path)
    only = within(root, path)
    strays = [problem for problem in locate(root).problems if meant(problem.place.file, only)]
    only_file = path if path is not None and path.is_file() else None
    met = [each for each in format_folder(root, only=only_file) if meant(each.name, only)]
    if not met and not strays:
        raise click.UsageError(f"{printable(str(path))} holds no file of the registry in {printable(str(root))!r}")
    changed = {each.name: each.text for each in met if each.changed}
    if not check_only:
        # before a word is said: who reads along may leave early (`fmt | head`)
        write_all({root / name: text for name, text in changed.items()})
    for name in changed:
        click.echo(f"{'would write' if check_only else 'wrote'} {printable(from_here(root) + name)}")
    refused = _tell([*strays, *(problem for each in met for problem in each.problems)])
    faults = [each.fault for each in met if each.fault]
    if not (changed or refused or faults):
        click.echo("every file is canonical")
    for fault in faults[1:]:
        click.echo(printable(str(fault)), err=True)
    if faults:
        raise faults[0]
    return 1 if refused or (check_only and changed) else 0


def _tell(problems: Sequence[Problem]) -> int:
    """Print problems on the error stream; returns how many there were."""
    for problem in problems:
        click.echo(printable(str(problem)), err=True)
    return len(problems)
