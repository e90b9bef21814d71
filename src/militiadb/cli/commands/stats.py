"""militiadb stats: what the registry holds, counted."""

from __future__ import annotations

import json

import click

from militiadb.cli.options import format_option, open_registry, registry_option
from militiadb.cli.render import coloured, table
from militiadb.exports.statistics import statistics


@click.command()
@format_option("table", "json", "markdown", default="table")
@registry_option
def command(form: str, registry_path: str | None) -> None:
    """Count groups, names, claims, sources and designations.

    \b
    militiadb stats
    militiadb stats --format markdown > stats.md
    """
    registry = open_registry(registry_path)
    tables = statistics(registry)
    if form == "json":
        plain = [{"title": each.title, "header": each.header, "rows": each.rows} for each in tables]
        click.echo(json.dumps({"data_version": registry.version, "tables": plain}, ensure_ascii=False, indent=1))
        return
    for each in tables:
        rows = [[str(cell) for cell in row] for row in each.rows]
        if form == "markdown":
            click.echo(f"## {each.title}\n\n| {' | '.join(each.header)} |\n|{'---|' * len(each.header)}")
            click.echo("".join(f"| {' | '.join(row)} |\n" for row in rows))
        else:
            click.echo(coloured(each.title, bold=True) + "\n" + table(each.header, rows) + "\n")
