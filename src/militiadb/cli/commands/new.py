"""`militiadb new`: a template for a group's file."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from militiadb.cli.render import printable
from militiadb.model.vocabulary import GroupKind


@click.command(short_help="Begin the file of a new group.")
@click.argument("group_id", metavar="ID")
@click.argument("name")
@click.option("--kind", type=click.Choice([kind.value for kind in GroupKind]), help="What it is.")
@click.option("--country", "countries", multiple=True, metavar="CC", help="Where it is active, base first; repeatable.")
@click.option("--lang", metavar="TAG", help="The language of the name (BCP 47): ar, ar-Latn, en.")
@click.option("--source", "sources", multiple=True, metavar="ID", help="A source that prints the name; repeatable.")
@click.option(
    "--registry", "path", type=click.Path(path_type=Path), help="The registry folder; found by itself without."
)
def command(
    group_id: str, name: str, kind: str | None, countries: tuple[str, ...], lang: str | None, sources: tuple[str, ...],
    path: Path | None,
) -> int:  # fmt: skip
    """Write groups/ID.yaml with comments that say what belongs where. An id that is taken is refused.

    \b
    militiadb new saraya-example "Saraya Example"
    militiadb new saraya-example "Saraya Example" --kind facade --country IQ --lang ar-Latn --source lwj-iri-2026-03
    """
    from militiadb.loading.locate import locate, root_of
    from militiadb.loading.template import NewGroup, bearers, begin

    root = root_of(path)
    locate(root)  # says so where there is no registry
    chosen = GroupKind(kind) if kind else None
    borne = bearers(root, name)
    written = begin(root, new=NewGroup(group_id, name, chosen, countries, lang, sources))
    click.echo(f"wrote {printable(str(written))}")
    if borne:
        click.echo(
            f"note: {', '.join(borne)} bears this name already: if it is the same body, delete the new file and add to "
            "that group; if both bear the name, write shared: true beside it in both",
            err=True,
        )
    click.echo(f"next: is it there under another name? militiadb resolve {printable(shlex.quote(name))}")
    click.echo(f"then: militiadb check {printable(str(root))}")
    return 0
