"""`militiadb check`: what is wrong with a registry, where, why, and how to mend it."""

from __future__ import annotations

from pathlib import Path

import click

from militiadb.cli.render import printable


@click.command(short_help="Check a registry: every problem with its line and column.")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--select", multiple=True, metavar="RULE", help="Only these rules, by the beginning of their id (MDB3).")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not these rules.")
def command(path: Path | None, form: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> int:
    r"""Check a registry folder: all problems in one run.

    \b
    militiadb check
    militiadb check my-registry --format json
    """
    from militiadb.checks.engine import examine, what_it_stands_upon
    from militiadb.loading.draft import read_draft
    from militiadb.loading.locate import root_of

    draft = read_draft(root_of(path))
    report = examine(draft, base=what_it_stands_upon(draft), select=select, ignore=ignore)
    for problem in report.problems:
        click.echo(printable(str(problem)))
    return 1 if report.fails(fail_on="error") else 0
