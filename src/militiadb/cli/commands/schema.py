"""`militiadb schema`: the JSON Schema of a kind of file, for editors and other programs."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


@click.command(short_help="The JSON Schema of a kind of registry file.")
@click.argument("kind", required=False)
def command(kind: str | None) -> int:
    """Print the JSON Schema of a kind of file; without KIND, the kinds.

    \b
    militiadb schema group
    militiadb schema group > .vscode/group.schema.json
    """
    known = sorted(each.name.removesuffix(".schema.json") for each in _shipped() if each.name.endswith(".json"))
    if kind is None:
        for name in known:
            click.echo(f"{name}\t{json.loads(_text(name))['title']}")
        return 0
    if kind not in known:
        raise click.UsageError(f"there is no schema {kind!r}: give one of {', '.join(known)}")
    click.echo(_text(kind), nl=False)
    return 0


def _shipped() -> Iterator[Traversable]:
    return (files("militiadb") / "schema").iterdir()


def _text(kind: str) -> str:
    return (files("militiadb") / "schema" / f"{kind}.schema.json").read_text("utf-8")
