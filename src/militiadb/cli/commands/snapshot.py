"""militiadb snapshot: the registry as one file, so that data can be pinned apart from code."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from militiadb.cli.options import named, open_registry
from militiadb.loading.snapshot import dumps, write_snapshot


@click.command()
@click.argument("path", required=False)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    callback=named,
    help="The file to write, such as registry-2026.11.0.json; - for standard output.",
)
def command(path: str | None, output: str) -> None:
    """Write the registry at PATH (without one: the shipped registry) as a snapshot.

    \b
    militiadb snapshot -o registry-2026.11.0.json
    militiadb resolve --registry registry-2026.11.0.json "Kataeb Hizbullah"
    """
    registry = open_registry(path)
    if output == "-":
        sys.stdout.buffer.write(dumps(registry))
    else:
        write_snapshot(registry, Path(output))
    where = "standard output" if output == "-" else output
    groups = f"{len(registry)} group{'s' if len(registry) != 1 else ''}"
    click.echo(
        f"{where}: {groups}, data {registry.version}, fingerprint {registry.fingerprint}",
        err=True,
    )
