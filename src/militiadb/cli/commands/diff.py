"""`militiadb diff`: what changed between two versions of a registry, and what that does to names."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from militiadb.cli.options import day, folder_option, output_option
from militiadb.cli.render import everything_new, printable
from militiadb.cli.writing import opened

if TYPE_CHECKING:
    from militiadb.model.changes import Comparison

FORMATS = ("text", "json", "markdown", "changelog")
GRAVE = ("any", "breaking")
EXIT_HELP = "Leave with 1 on any change, or only where a name resolves elsewhere, became ambiguous, or is lost."


def _grave(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """A callback for --exit-code, which takes the next argument for its value."""
    if value is not None and value not in GRAVE:
        raise click.BadParameter(
            f"{value!r} is neither 'any' nor 'breaking': write --exit-code=any, or --exit-code after the revisions"
        )
    return value


@click.command(short_help="What changed between two versions, and what that does to names.")
@click.argument("base")
@click.argument("head", required=False)
@folder_option
@click.option(
    "--corpus",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Mentions to resolve in both, one a line.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--exit-code", is_flag=False, flag_value="any", callback=_grave, metavar="[any|breaking]", help=EXIT_HELP)
@click.option("--today", metavar="DAY", callback=day, help="The day of the release [newest commit's].")
@output_option
def command(
    base: str, head: str | None, path: Path | None, corpus: Path | None, form: str, exit_code: str | None,
    today: date | None, output: str | None,
) -> int:  # fmt: skip
    """Compare two versions of a registry: BASE and HEAD are git revisions, folders or snapshot files.

    Without HEAD the registry as it stands is compared with BASE. Every name of both versions, and every line of
    --corpus, is resolved in both: what answers differently is the impact.

    \b
    militiadb diff origin/main
    militiadb diff v2026.11.0 v2026.12.0 --format markdown
    militiadb diff HEAD~1 --corpus mentions.txt --exit-code=breaking
    """
    from militiadb.history.compare import compare, read_corpus
    from militiadb.history.revision import newest_commit_date
    from militiadb.history.versions import two_versions
    from militiadb.loading.locate import root_of

    root = root_of(path)
    mentions = read_corpus(corpus) if corpus else None
    old, new = two_versions(root, base, head)
    if not len(old):
        click.echo(everything_new(base), err=True)
    today = today or newest_commit_date(root) or date.today()
    comparison = compare(old, new, mentions=mentions, today=today)
    with opened(output) as out:
        click.echo(_rendered(comparison, form, today), file=out)
    grave = comparison.changes or comparison.shifts if exit_code == "any" else comparison.breaking
    return 1 if exit_code and grave else 0


def _rendered(comparison: Comparison, form: str, day: date) -> str:
    from militiadb.checks.reports.json_text import json_text
    from militiadb.history import changelog, report

    if form == "json":
        return json_text(report.plain_comparison(comparison))
    if form == "markdown":
        return report.markdown_comparison(comparison)
    if form == "changelog":
        return changelog.changelog_entry(comparison, day=day)
    return printable(report.text_comparison(comparison), lines=True)
