"""militiadb romanise: a group's pointed names, or any pointed text, under the published schemes."""

from __future__ import annotations

from collections.abc import Iterator

import click

from militiadb.cli.options import open_registry, registry_option
from militiadb.cli.render import table
from militiadb.errors import RomanisationError
from militiadb.model.registry import Registry
from militiadb.names import Scheme, Script, romanise_text, scripts

DERIVED = "derived by rule from the registry's own pointing; no source need print it so"


@click.command()
@click.argument("asked", metavar="ID_OR_TEXT")
@click.option("--scheme", metavar="S", help="Only this scheme (such as ala-lc).")
@registry_option
def command(asked: str, scheme: str | None, registry_path: str | None) -> int:
    """Write the pointed names of the group ID, or pointed Arabic or Persian TEXT, in the published schemes.

    \b
    militiadb romanise kataib-hizballah
    militiadb romanise --scheme un-2017 "حِزْب اللّٰه"
    """
    registry = open_registry(registry_path)
    schemes = [registry.scheme(scheme)] if scheme else [registry.schemes[each] for each in sorted(registry.schemes)]
    pointed = list(_pointed(registry, asked))
    if not pointed:
        click.echo(f"{asked} has no pointed name: nothing can be derived", err=True)
        return 1
    rows = [row for text, lang in pointed for row in _rows(text, lang, schemes, named=asked in registry)]
    click.echo(table(("pointed", "scheme", "romanised"), rows))
    if asked in registry:
        click.echo(DERIVED, err=True)
    return 0 if rows else 1


def _pointed(registry: Registry, asked: str) -> Iterator[tuple[str, str]]:
    if asked not in registry and Script.ARABIC in scripts(asked):
        yield asked, ""
        return
    for name in registry[asked].names:  # what has no Arabic letter was meant for an id
        if name.pointed:
            yield name.pointed, name.lang


def _rows(text: str, lang: str, schemes: list[Scheme], *, named: bool) -> Iterator[tuple[str, str, str]]:
    """One row a scheme that is made for the language; a text that a scheme cannot read is named, not dropped."""
    for scheme in schemes:
        if named and lang.split("-")[0] != scheme.lang:
            continue
        try:
            yield text, scheme.id, romanise_text(text, scheme=scheme)
        except RomanisationError as error:
            yield text, scheme.id, f"– ({error})"
