"""`militiadb check`: what is wrong with a registry, where, why, and how to mend it."""

from __future__ import annotations

import os
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click
from attrs import evolve

from militiadb.cli.options import day, output_option
from militiadb.cli.render import coloured, everything_new, from_here, printable
from militiadb.cli.writing import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from militiadb.checks.engine import Report
    from militiadb.errors import LayoutError, Problem

FORMATS = ("text", "json", "github", "sarif", "markdown")
_PASSES = 10
"""How often --fix mends what the mends before brought to light."""


@click.command(short_help="Check a registry: every problem with its line and column.")
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--select", multiple=True, metavar="RULE", help="Only rules whose id begins so (MDB3, or MDB3,MDB401).")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not the rules whose id begins so.")
@click.option("--base", metavar="REV", help="A git revision to compare with: brings in the rules of history, MDB8xx.")
@click.option("--new-only", is_flag=True, help="With --base: only what the change brings in.")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning"]), help="What fails the check; by default the manifest says."
)
@click.option("--today", metavar="DAY", callback=day, help="The day for rules that read the clock [newest commit's].")
@click.option("--fix", is_flag=True, help="Make the mechanical fixes until none is left, and report what remains.")
@click.option("--explain", metavar="RULE", help="Say what a rule finds, why, and how to mend it ('all' for all).")
@output_option
@click.option("-v", "--verbose", is_flag=True, help="In text and github: every note, not only how many there are.")
def command(
    path: Path | None, form: str, select: tuple[str, ...], ignore: tuple[str, ...], base: str | None, new_only: bool,
    fail_on: str | None, today: date | None, fix: bool, explain: str | None, output: str | None, verbose: bool,
) -> int:  # fmt: skip
    """Check a registry folder, also an overlay: all problems in one run.

    A file or folder inside a registry means what is wrong there, and what points there; the rest is counted.
    Exit codes: 0 fine, 1 errors found, 2 misuse, 3 a fault of ours.

    \b
    militiadb check
    militiadb check my-registry --format json
    militiadb check --base origin/main --new-only
    militiadb check --explain MDB308
    """
    if explain:
        return _explain(explain)
    if new_only and not base:
        raise click.UsageError("--new-only needs --base: new against what?")
    select, ignore = _parted(select), _parted(ignore)
    _must_be_known((*select, *ignore))
    if not base:
        _must_need_no_base(select)
    from militiadb.loading.locate import root_of, within

    root = root_of(path)
    only = within(root, path)
    examined = partial(
        _examined, root, only=only, base=base, new_only=new_only, today=today, select=select, ignore=ignore
    )
    report, faults = _mended(examined) if fix else (examined(), [])
    if only:
        _tell_of_the_rest(report, only)
    with opened(output) as out:
        click.echo(_rendered(report, form, out=out, verbose=verbose), file=out)
    if form == "github":
        _step_summary(report)
    if faults:
        raise faults[0]
    manifest = report.draft.manifest
    return 1 if report.fails(fail_on=fail_on or (manifest.checks.fail_on if manifest else "error")) else 0


def _tell_of_the_rest(report: Report, only: str) -> None:
    """Where a file or folder was asked for: how much stands elsewhere, so that a clean file is not a clean registry."""
    from militiadb.checks.reports.markdown import counted
    from militiadb.loading.locate import meant

    files = (name for name in report.draft.documents if meant(name, only))
    root = printable(str(report.draft.root))
    if not (report.problems or any(files)):
        raise click.UsageError(f"{printable(only)} is no file of the registry in {root!r}")
    rest = evolve(report, problems=report.elsewhere)
    if rest.problems:
        click.echo(f"note: {counted(rest)} elsewhere in the registry: `militiadb check {root}` shows them", err=True)


def _examined(
    root: Path,
    *,
    only: str,
    base: str | None,
    new_only: bool,
    today: date | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> Report:
    from militiadb.checks.engine import examine, only_about, only_new, what_it_stands_upon
    from militiadb.history.revision import newest_commit_date, read_revision, revision
    from militiadb.loading.draft import read_draft

    draft = read_draft(root)
    below = what_it_stands_upon(draft)
    before = read_revision(revision(root, base), like=draft) if base else None
    today = today or newest_commit_date(root)
    if base and before is not None and not before.documents:
        click.echo(everything_new(base), err=True)
    report = examine(draft, base=below, before=before, today=today, select=select, ignore=ignore)
    if before is not None and before.documents and new_only:
        report = only_new(report, examine(before, base=below, today=today, select=select, ignore=ignore))
    return only_about(report, only) if only else report


def _parted(prefixes: tuple[str, ...]) -> tuple[str, ...]:
    """The prefixes one by one, also where several were given in one, and in capitals."""
    return tuple(part.strip().upper() for prefix in prefixes for part in prefix.split(",") if part.strip())


def _must_be_known(prefixes: tuple[str, ...]) -> None:
    from militiadb.checks.catalogue import rules

    for prefix in prefixes:
        if not any(rule.id.startswith(prefix) for rule in rules()):
            raise click.UsageError(f"no rule begins with {prefix!r}: write MDB4 for a block, MDB401 for one rule")


def _must_need_no_base(prefixes: tuple[str, ...]) -> None:
    from militiadb.checks.catalogue import rules

    for prefix in prefixes:
        if all(rule.needs_base for rule in rules() if rule.id.startswith(prefix)):
            raise click.UsageError(f"--select {prefix} needs --base: these rules compare with an earlier revision")


def _mended(examined: Callable[[], Report]) -> tuple[Report, list[LayoutError]]:
    """The report after mending, one mend making room for the next until none is left; and what of ours hindered it."""
    from militiadb.checks.fixing import faults, mend
    from militiadb.loading.writing import write_all

    report, counts = examined(), Counter[str]()
    for _ in range(_PASSES):
        mended = mend(report.draft, report.problems)
        if not mended:
            break
        write_all({report.draft.root / each.name: each.text for each in mended})
        counts.update({each.name: len(each.problems) for each in mended})
        report = examined()
    for name, count in counts.items():
        made = f": {count} fix{'es' if count != 1 else ''}" if count else ""
        click.echo(f"mended {printable(from_here(report.draft.root) + name)}{made}", err=True)
    return report, faults(report.draft, report.problems)


def _rendered(report: Report, form: str, *, out: TextIO, verbose: bool) -> str:
    from militiadb.checks.reports import as_json, github, markdown, sarif

    machines = {
        "json": as_json.json_report,
        "sarif": sarif.sarif_report,
        "markdown": markdown.markdown_report,
    }
    if form in machines:
        return machines[form](report)
    if form == "github":
        told, counts = _told(report, verbose=verbose)
        commands = github.github_report(evolve(report, problems=tuple(told)))
        return printable("\n".join(filter(None, [commands, *counts])), lines=True)
    return _text(report, out=out, verbose=verbose)


def _text(report: Report, *, out: TextIO, verbose: bool) -> str:
    from militiadb.checks.reports.markdown import counted
    from militiadb.cli.excerpts import excerpt
    from militiadb.errors import Severity
    from militiadb.loading.locate import meant

    prefix = from_here(report.draft.root)
    rows = {document.file: document.rows for document in report.draft.documents.values() if document.text}
    told, counts = _told(report, verbose=verbose)
    advice = _advice(told)
    blocks = [
        excerpt(problem, rows.get(problem.place.file, []), prefix=prefix, out=out, advice=advice.get(index))
        for index, problem in enumerate(told)
    ]
    blocks += counts
    count = sum(meant(name, report.only) for name in report.draft.documents)
    tail = f"{counted(report)} in {count:,} file{'s' if count != 1 else ''}"
    if report.suppressed and not report.only:  # a suppression is counted, but not by its file
        tail += f"; {report.suppressed} suppressed"
    if not all(map(report.draft.holds, report.draft.documents)):
        tail += "; more may show when every file can be read"  # rules see only what has a sound record
    colour = "red" if report.count(Severity.ERROR) else "green"
    return "\n".join([*blocks, coloured(tail, colour, bold=True)])


def _told(report: Report, *, verbose: bool) -> tuple[list[Problem], list[str]]:
    """The problems that are listed, and a line for each rule whose notes are only counted."""
    from militiadb.errors import Severity

    told = [problem for problem in report.problems if verbose or problem.severity is not Severity.INFO]
    hidden = Counter(problem.code for problem in report.problems) - Counter(problem.code for problem in told)
    return told, [_note(code, count) for code, count in sorted(hidden.items())]


def _advice(told: Sequence[Problem]) -> dict[int, str]:
    """How the rule says to mend it, by the index of the first problem of each code that has no way out of its own."""
    from militiadb.checks.catalogue import way_out

    found: dict[str, tuple[int, str]] = {}
    for index, problem in enumerate(told):
        way = way_out(problem)
        if way and not problem.hint:
            found.setdefault(problem.code, (index, way))
    return dict(found.values())


def _note(code: str, count: int) -> str:
    from militiadb.checks.catalogue import rule

    times = "once" if count == 1 else f"{count:,} times"
    return f"note {code} ({rule(code).name}): {times}; --verbose --select {code} shows them"


def _step_summary(report: Report) -> None:
    from militiadb.checks.reports.markdown import markdown_report

    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if target:
        with Path(target).open("a", encoding="utf-8") as out:
            out.write(markdown_report(report))


def _explain(wanted: str) -> int:
    from militiadb.checks.catalogue import rule, rules
    from militiadb.checks.explanation import explained

    try:
        chosen = rules() if wanted.lower() == "all" else (rule(wanted),)
    except KeyError:
        raise click.UsageError(f"there is no rule {wanted!r}: `militiadb check --explain all` lists them") from None
    click.echo("\n\n".join(printable(explained(each), lines=True) for each in chosen))
    return 0
