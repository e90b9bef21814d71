"""militiadb list: the groups, narrowed by kind, country or programme."""

from __future__ import annotations

import csv
import sys

import click

from militiadb.checks.reports.json_text import json_text
from militiadb.cli.options import country_code, format_option, open_registry, registry_option
from militiadb.cli.render import table
from militiadb.model.designation import ListingAnswer
from militiadb.model.group import Group
from militiadb.model.registry import Registry
from militiadb.model.vocabulary import GroupKind

HEADER = ("id", "name", "native", "kind", "countries")


@click.command("list")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([kind.value for kind in GroupKind]),
    help="Only groups of this kind; repeatable.",
)
@click.option("--country", metavar="CC", callback=country_code, help="Only groups reported active in this country.")
@click.option("--listed-by", "programme", metavar="PROGRAMME", help="Only groups that this programme lists.")
@click.option("--tombstones", is_flag=True, help="Also ids that only point elsewhere now.")
@format_option("table", "json", "csv", default="table")
@registry_option
def command(
    kinds: tuple[str, ...],
    country: str | None,
    programme: str | None,
    tombstones: bool,
    form: str,
    registry_path: str | None,
) -> None:
    """List the groups of the registry.

    \b
    militiadb list --kind facade --country IQ
    militiadb list --listed-by us-fto --format csv
    """
    registry = open_registry(registry_path)
    if programme:
        registry.programme(programme)  # one that is not there is told, also where no group is left to ask for
    chosen = [group for group in registry if tombstones or not group.is_tombstone]
    if kinds:
        chosen = [group for group in chosen if group.kind in kinds]
    if country:
        chosen = [group for group in chosen if country in group.countries]
    if programme:
        chosen = [group for group in chosen if _is_listed(registry, group, programme)]
    _print(chosen, form)


def _is_listed(registry: Registry, group: Group, programme: str) -> bool:
    return registry.status(group, programme=programme).answer is ListingAnswer.LISTED


def _record(group: Group) -> tuple[str, str, str, str, tuple[str, ...]]:
    native = next((name.text for name in group.names if name.kind == "native"), "")
    return (group.id, group.name, native, group.kind or "tombstone", group.countries)


def _print(groups: list[Group], form: str) -> None:
    records = [_record(group) for group in groups]
    if form == "json":
        for record in records:
            click.echo(json_text(dict(zip(HEADER, record, strict=True)), indent=None))
        return
    rows = [(*told, " ".join(countries)) for *told, countries in records]
    if form == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows([HEADER, *rows])
    else:
        click.echo(table(HEADER, rows))
