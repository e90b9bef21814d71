"""`militiadb fmt`: the canonical layout, so that a diff shows what changed and nothing else."""

from __future__ import annotations

from pathlib import Path

import click

from militiadb.cli.render import printable


@click.command(short_help="Write registry files in the canonical layout.")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--check", "check_only", is_flag=True, help="Write nothing; exit 1 if a file is not canonical.")
def command(path: Path | None, check_only: bool) -> int:
    """Write the files of a registry (or one file of it) in the canonical layout.

    Comments are kept. Before a file is written, its new text is read back: its values must be the same.

    \b
    militiadb fmt
    militiadb fmt registry/groups/saraya-awliya-al-dam.yaml
    militiadb fmt --check my-registry
    """
    from militiadb.loading.layout import format_folder
    from militiadb.loading.locate import root_of
    from militiadb.loading.writing import write_whole

    root = root_of(path)
    only = path if path is not None and path.is_file() else None
    changed = refused = 0
    for each in format_folder(root, only=only):
        refused += bool(each.problems)
        for problem in each.problems:
            click.echo(printable(str(problem)), err=True)
        if each.changed:
            changed += 1
            click.echo(f"{'would write' if check_only else 'wrote'} {printable(str(root / each.name))}")
            if not check_only:
                write_whole(root / each.name, each.text)
    if not (changed or refused):
        click.echo("every file is canonical")
    return 1 if refused or (check_only and changed) else 0
