"""`militiadb new`: a template for a group's file."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from militiadb.cli.options import folder_option, open_registry
from militiadb.cli.render import printable
from militiadb.errors import RegistryError
from militiadb.model.vocabulary import GroupKind


def _language(_ctx: click.Context, _param: click.Parameter, tag: str | None) -> str | None:
    """A callback for --lang: a tag that `check` will take (MDB305)."""
    from militiadb.checks.language import language_fault

    fault = language_fault(tag) if tag else None
    if fault:
        better = f"; did you mean {fault.better!r}?" if fault.better else ": write a BCP 47 tag, such as ar-Latn"
        raise click.BadParameter(f"{tag!r}: {fault.reason}{better}")
    return tag


@click.command(short_help="Begin the file of a new group.")
@click.argument("group_id", metavar="ID")
@click.argument("name")
@click.option("--kind", type=click.Choice([kind.value for kind in GroupKind]), help="What it is.")
@click.option("--country", "countries", multiple=True, metavar="CC", help="Where it is active, base first; repeatable.")
@click.option("--lang", metavar="TAG", callback=_language, help="The language of the name (BCP 47): ar, ar-Latn, en.")
@click.option("--source", "sources", multiple=True, metavar="ID", help="A source that prints the name; repeatable.")
@folder_option
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
    near = _near(root, name, borne)  # asked now: with a file that is not filled in the registry does not load
    written = begin(root, new=NewGroup(group_id, name, chosen, countries, lang, sources))
    click.echo(f"wrote {printable(str(written))}")
    if borne:
        click.echo(
            f"note: {', '.join(borne)} bears this name already: if it is the same body, delete the new file and add to "
            "that group; if both bear the name, write shared: true beside it in both",
            err=True,
        )
    if near:
        click.echo(f"note: {near}", err=True)
    click.echo(f"next: fill in what is empty, then militiadb check {printable(shlex.quote(str(root)))}")
    return 0


def _near(root: Path, name: str, borne: Sequence[str]) -> str:
    """Which groups the name may mean besides those that bear it."""
    from militiadb.resolution import Resolver

    try:
        answer = Resolver(open_registry(str(root))).resolve(name)
    except RegistryError:
        return "the registry does not load, so it was not asked whether a group is there under a like name"
    found = [each for each in (*answer.candidates, *answer.suggestions) if each.id not in borne]
    told = ", ".join(f"{each.id} (“{printable(each.evidence.name)}”, {each.score:.2f})" for each in found)
    return f"like it: {told}; if it is the same body, delete the new file and add the name there" if told else ""
