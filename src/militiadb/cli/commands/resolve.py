"""militiadb resolve: names in, groups out, each with its evidence."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from militiadb.cli.options import country_code, day, format_option, open_registry, output_option, registry_option
from militiadb.cli.render import printable, table
from militiadb.cli.spreadsheet import read_spreadsheet
from militiadb.model.vocabulary import GroupKind

if TYPE_CHECKING:
    from militiadb.resolution import Resolution

KINDS = click.Choice([kind.value for kind in GroupKind])
COLOURS = {"matched": "green", "ambiguous": "yellow", "unresolved": "red"}
COLUMNS = (
    "militiadb_id",
    "militiadb_name",
    "militiadb_status",
    "militiadb_tier",
    "militiadb_score",
    "militiadb_evidence",
    "militiadb_data",
    "militiadb_fingerprint",
)


@click.command()
@click.argument("names", nargs=-1)
@click.option(
    "--csv",
    "csv_file",
    metavar="FILE",
    help="A table to write back with the answers beside it ('-': standard input).",
)
@click.option("--column", metavar="NAME", help="The column of the table that holds the names.")
@output_option
@format_option("table", "json", "csv", default="table")
@click.option(
    "--country",
    metavar="CC",
    callback=country_code,
    help="Narrow homonyms to groups active in a country (ISO 3166, such as IQ).",
)
@click.option("--on", metavar="DATE", callback=day, help="Narrow to names in use on a day (2024-01-10).")
@click.option(
    "--kind", "kinds", multiple=True, type=KINDS, metavar="KIND", help="Only groups of this kind; repeatable."
)
@click.option("--strict", is_flag=True, help="Leave with exit code 1 when any name did not end in one group.")
@registry_option
def command(
    names: tuple[str, ...], csv_file: str | None, column: str | None, output: str | None, form: str, strict: bool,
    registry_path: str | None, **context: Any,
) -> int:  # fmt: skip
    """Resolve NAMES (or the lines of standard input; '-' says so) to groups.

    \b
    militiadb resolve "Kataeb Hizbullah" "سرايا أولياء الدم"
    militiadb resolve --format json "People of the Cave"
    cat names.txt | militiadb resolve --strict
    militiadb resolve --csv incidents.csv --column actor -o resolved.csv
    """
    from militiadb.resolution import Resolver

    if bool(csv_file) != bool(column):
        raise click.UsageError("--csv and --column go together: say which column holds the names")
    if csv_file and names:
        raise click.UsageError("--csv takes the names from its column: leave the names out, or --csv")
    if "-" in names and len(names) > 1:
        raise click.UsageError("'-' says that the names stand on standard input: give it alone")
    context["kinds"] = context["kinds"] or None
    resolver = Resolver(open_registry(registry_path))
    if csv_file and column:
        if form == "json":
            raise click.UsageError("--csv writes the table back as CSV: leave --format json out")
        return _table_back(resolver, csv_file, column, output, strict=strict, context=context)
    questions: Iterable[str] = names if names not in ((), ("-",)) else _lines(sys.stdin)
    answers = resolver.resolve_many(questions, **context)
    return _print(answers, form, output, strict=strict)


def _lines(stream: TextIO) -> Iterator[str]:
    if stream.isatty():
        raise click.UsageError("give names as arguments, or one a line on standard input")
    raw = getattr(stream, "buffer", None)
    lines = _decoded(raw) if raw else iter(stream)
    return (line.strip() for line in lines if line.strip())


def _decoded(raw: Iterable[bytes]) -> Iterator[str]:
    for number, line in enumerate(raw, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise click.ClickException(f"line {number} of standard input is not UTF-8: send it as UTF-8") from None


def _print(answers: Iterable[Resolution], form: str, output: str | None, *, strict: bool) -> int:
    from militiadb.checks.reports.json_text import json_text
    from militiadb.cli.writing import opened

    unmatched = False
    with opened(output) as out:
        if form == "csv":
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(("query", *COLUMNS))
        rows = []
        for answer in answers:
            unmatched |= answer.id is None
            if form == "json":
                out.write(json_text(answer.to_dict(), indent=None) + "\n")
            elif form == "csv":
                writer.writerow((answer.query, *_cells(answer)))
            else:
                rows.append(_row(answer))
        if form == "table":
            header = ("query", "status", "group", "tier", "score", "evidence")
            click.echo(table(header, rows, paint={1: COLOURS.__getitem__}, stack=True, out=out), file=out)
    return int(strict and unmatched)


def _row(answer: Resolution) -> tuple[str, ...]:
    groups = answer.id or " | ".join(candidate.id for candidate in answer.candidates) or "–"
    score = f"{answer.score:.2f}" if answer.candidates else ""
    return (answer.query, answer.status.value, groups, answer.tier or "", score, _because(answer))


def _because(answer: Resolution) -> str:
    parts = []
    if answer.evidence:
        parts.append(f"{answer.evidence.name_kind} “{answer.evidence.name}”")
        parts.extend(f"without {peel.what} “{peel.text}”" for peel in answer.evidence.peeled)
        parts.extend(answer.evidence.notes)
    elif answer.suggestions:
        parts.append("near: " + ", ".join(f"{each.id} ({each.score:.2f})" for each in answer.suggestions))
    return "; ".join([*parts, *answer.notes])


def _cells(answer: Resolution) -> tuple[str, ...]:
    ids = answer.id or "|".join(candidate.id for candidate in answer.candidates)
    name = answer.group.name if answer.group else ""
    score = f"{answer.score:.4f}" if answer.candidates else ""
    return (
        ids,
        name,
        answer.status.value,
        answer.tier.value if answer.tier else "",
        score,
        _because(answer),
        answer.data_version,
        answer.fingerprint,
    )


def _table_back(
    resolver: Any, file: str, column: str, output: str | None, *, strict: bool, context: dict[str, Any]
) -> int:
    from militiadb.cli.writing import opened, progress

    sheet = read_spreadsheet(file)
    _must_suit(sheet.header, file, column, output)
    header, rows = sheet.header, sheet.rows
    at, unmatched = header.index(column), False
    names = (row[at] if at < len(row) else "" for row in rows)
    with opened(output) as out:
        out.write(sheet.begins)
        writer = csv.writer(out, lineterminator=sheet.line_end)
        writer.writerow((*header, *COLUMNS))
        answers = resolver.resolve_many(names, **context)
        for row, answer in zip(rows, progress(answers, total=len(rows)), strict=True):
            unmatched |= answer.id is None
            padded = [*row, *[""] * (len(header) - len(row))]
            writer.writerow((*padded, *_cells(answer)))
    return int(strict and unmatched)


def _must_suit(header: Sequence[str], file: str, column: str, output: str | None) -> None:
    """Refuse a table that could not be written back with the answers beside it, or only over itself."""
    if output and output != "-" and file != "-" and Path(output).resolve() == Path(file).resolve():
        raise click.UsageError(f"{printable(output)} is the table itself: write the answers to another file")
    if column not in header:
        raise click.UsageError(_no_column(file, column, header))
    if header.count(column) > 1:
        raise click.UsageError(f"{printable(file)} has {header.count(column)} columns {column!r}: name them apart")
    if taken := [name for name in COLUMNS if name in header]:
        raise click.UsageError(
            f"{printable(file)} has {', '.join(taken)} already: take them out, or name them otherwise"
        )


def _no_column(file: str, column: str, header: Sequence[str]) -> str:
    message = f"{printable(file)} has no column {column!r}: it has {', '.join(map(repr, header))}"
    if len(header) == 1 and (mark := next((mark for mark in ";\t|" if mark in header[0]), None)):
        message += f"; its columns seem to be parted by {mark!r}: save it with commas"
    return message
