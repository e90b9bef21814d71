"""militiadb romanise: a group's pointed names, or any pointed text, under the published schemes."""

from __future__ import annotations

from collections.abc import Iterator

import click

from militiadb.cli.options import open_registry, registry_option
from militiadb.cli.render import printable, table
from militiadb.errors import RomanisationError, UnknownIdError
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
    schemes = [_scheme(registry, scheme)] if scheme else [registry.schemes[each] for each in sorted(registry.schemes)]
    pointed = list(_pointed(registry, asked))
    if not pointed:
        click.echo(f"{printable(asked)} has no pointed name: nothing can be derived", err=True)
        return 1
    rows = [row for text, lang in pointed for row in _rows(text, lang, schemes, named=asked in registry)]
    made = [(text, scheme, romanised) for text, scheme, romanised in rows if isinstance(romanised, str)]
    if made:
        click.echo(table(("pointed", "scheme", "romanised"), made))
    for text, scheme, why in rows:
        if not isinstance(why, str):
            click.echo(printable(f"{scheme} does not read {text}: {why}"), err=True)
    if made and asked in registry:
        click.echo(DERIVED, err=True)
    return 0 if made else 1


def _scheme(registry: Registry, scheme: str) -> Scheme:
    try:
        return registry.scheme(scheme)
    except UnknownIdError as error:
        error.add_note(f"there are {', '.join(sorted(registry.schemes))}")
        raise


def _pointed(registry: Registry, asked: str) -> Iterator[tuple[str, str]]:
    if asked not in registry and Script.ARABIC in scripts(asked):
        yield asked, ""
        return
    try:
        names = registry[asked].names
    except UnknownIdError as error:  # what has no Arabic letter was meant for an id
        error.add_note("nor is it Arabic or Persian text: give an id, or a name in Arabic letters with its vowels")
        raise
    for name in names:
        if name.pointed:
            yield name.pointed, name.lang


def _rows(
    text: str, lang: str, schemes: list[Scheme], *, named: bool
) -> Iterator[tuple[str, str, str | RomanisationError]]:
    """One row a scheme that is made for the language; of a text that a scheme cannot read, the reason."""
    for scheme in schemes:
        if named and lang.split("-")[0] != scheme.lang:
            continue
        try:
            yield text, scheme.id, romanise_text(text, scheme=scheme)
        except RomanisationError as error:
            yield text, scheme.id, error
