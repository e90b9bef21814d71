"""`militiadb release`: the data's next version, and what changed, in its changelog."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from militiadb.cli.options import day, folder_option
from militiadb.cli.render import printable


@click.command(short_help="Move the data's version, and write what changed into its changelog.")
@click.option("--version", metavar="VERSION", help="The version, such as 2026.12.0; by default the one that follows.")
@click.option("--base", metavar="REV", help="The last release: a git revision, folder or snapshot file.")
@click.option("--today", metavar="DAY", callback=day, help="The day of the release [today].")
@click.option("--dry-run", is_flag=True, help="Print the section and write nothing.")
@folder_option
def command(version: str | None, base: str | None, today: date | None, dry_run: bool, path: Path | None) -> int:
    """Write the next version into registry.yaml, and a section at the head of CHANGELOG.md beside it.

    The registry is compared with the last release: without --base, the commit that wrote CHANGELOG.md last. The
    section tells what `militiadb diff` tells. A registry with errors, or without changes, is not released.

    \b
    militiadb release --dry-run
    militiadb release
    militiadb release --version 2026.12.0 --base v2026.11.0
    """
    from militiadb.checks.engine import examine, what_it_stands_upon
    from militiadb.errors import Severity
    from militiadb.history.release import prepare, write
    from militiadb.loading.draft import read_draft
    from militiadb.loading.locate import root_of

    root = root_of(path)
    today = today or date.today()
    draft = read_draft(root)
    errors = examine(draft, base=what_it_stands_upon(draft), today=today).count(Severity.ERROR)
    if errors:
        many = f"{errors} error{'s' if errors != 1 else ''}"
        click.echo(f"{many}: `militiadb check {printable(str(root))}` says where; nothing was written", err=True)
        return 1
    release = prepare(root, today=today, base=base, version=version)
    if dry_run:
        click.echo(printable(release.section, lines=True), nl=False)
        return 0
    for written in write(root, release=release):
        click.echo(f"wrote {printable(str(written))}")
    committing = "commit both files with every change that it tells"
    click.echo(f"version {release.version}: read the section, {committing}, and tag the commit v{release.version}")
    return 0
