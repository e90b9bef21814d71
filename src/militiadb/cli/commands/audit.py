"""`militiadb audit`: the registry held against official lists as governments publish them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from militiadb.checks.reports.json_text import json_text
from militiadb.cli.options import day, format_option, open_registry, output_option, registry_option
from militiadb.cli.render import printable, table
from militiadb.cli.writing import opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from militiadb.audit import Audit
    from militiadb.model.registry import Registry


@click.command(short_help="Compare the registry with official lists as published.")
@click.argument("files", nargs=-1, metavar="FILE…", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as-of", metavar="DAY", callback=day, help="The day of the list, where the file does not say it.")
@click.option(
    "--programme", "programmes", multiple=True, metavar="ID", help="Compare this programme alone; repeatable."
)
@format_option("text", "json", "markdown", default="text")
@click.option("--explained", is_flag=True, help="Tell also the differences that have a reason, one by one.")
@click.option("--summary", is_flag=True, help="How complete each programme is, and against which list of which day.")
@output_option
@registry_option
def command(
    files: tuple[Path, ...], as_of: date | None, programmes: tuple[str, ...], form: str, explained: bool,
    summary: bool, output: str | None, registry_path: str | None,
) -> int:  # fmt: skip
    """Compare the registry with official lists, as of the day of each list.

    The format is detected: OFAC SDN and ALT (CSV), OFAC SDN (XML), UN consolidated (XML), Canada's regulation (XML),
    EU FSF (XML, CSV), UK sanctions list (CSV). Leaves with 1 when a difference has no reason.

    \b
    militiadb audit un_consolidated.xml
    militiadb audit sdn.csv --as-of 2023-01-21 --programme us-sdgt --explained
    militiadb audit --summary --format markdown lists/*
    """
    from militiadb.audit import audit_files

    if not files and not summary:
        raise click.UsageError("give a list's file, or --summary")
    registry = open_registry(registry_path)
    for programme in programmes:
        if programme not in registry.programmes:
            raise click.UsageError(f"there is no programme {programme!r}; there are {', '.join(registry.programmes)}")
    audits = audit_files(files, registry=registry, as_of=as_of, programmes=programmes)
    with opened(output) as out:
        told = _summary(registry, audits, form, out) if summary else _report(audits, form, explained)
        click.echo(told, file=out)
    return 1 if any(audit.unexplained for audit in audits) else 0


def _report(audits: Sequence[Audit], form: str, explained: bool) -> str:
    from militiadb.audit import reports

    if form == "json":
        return json_text(reports.plain_report(audits), indent=1)
    if form == "markdown":
        return reports.markdown_report(audits, explained=explained)
    return printable(reports.text_report(audits, explained=explained), lines=True)


def _summary(registry: Registry, audits: Sequence[Audit], form: str, out: TextIO) -> str:
    from militiadb.audit.completeness import HEADER, completeness, totals
    from militiadb.audit.reports import completeness_table, plain_summary

    if form == "markdown":
        return completeness_table(registry, audits=audits)
    if form == "json":
        return json_text(plain_summary(registry, audits=audits), indent=1)
    rows = [row.cells() for row in completeness(registry, audits=audits)]
    return f"{table(HEADER, rows, out=out)}\n{totals(registry)}"
