"""A CSV table as a spreadsheet leaves it: read whole and strictly, with the marks by which it is written back alike."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from attrs import frozen

from militiadb.cli.render import printable

LONGEST_CELL = 10_000_000
"""A cell of a table may be as long: whole articles pass through, and a quotation mark left open is still found."""
_MARK = "\ufeff"
_SLIPS = {
    "unexpected end of data": "a quotation mark is left open: close it",
    "expected after": "a quotation mark is left open, or stands within a cell: close it, or double it",
}
"""What the csv module says of a row, and how it reads to whoever made the table."""


@frozen
class Spreadsheet:
    """A table's header and rows, and how its file begins (a byte order mark or nothing) and ends its lines."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    begins: str = ""
    line_end: str = "\n"


def read_spreadsheet(file: str) -> Spreadsheet:
    """Read a table from a file, or from standard input for '-'; whatever is no sound table is told with the way out."""
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        text = raw.decode("utf-8")
        with _long_cells():
            rows = list(_rows(text.removeprefix(_MARK)))
    except OSError as error:
        raise click.UsageError(f"{printable(file)} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{printable(file)} is not UTF-8 (byte {error.start}): save it as UTF-8") from None
    except csv.Error as error:
        raise click.ClickException(f"{printable(file)} is no CSV table: {error}") from None
    if not rows:
        raise click.ClickException(f"{printable(file)} is empty: the first line names the columns")
    begins = _MARK if text.startswith(_MARK) else ""
    return Spreadsheet(rows[0], rows[1:], begins, "\r\n" if "\r\n" in text else "\n")


def _rows(text: str) -> Iterator[list[str]]:
    """The header and the rows; `csv.Error` for one that has more cells than the header.

    A blank line is an empty cell where there is one column (spreadsheets write it so), and no row where there are more.
    """
    wide = 0
    for line, row in _numbered(text):
        wide = wide or len(row)
        if len(row) > wide:
            raise csv.Error(f"line {line} has {len(row)} cells, and the first line names {wide} columns")
        if row or wide == 1:
            yield row or [""]


def _numbered(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line in which it begins; so does `csv.Error` say where."""
    reader, line = csv.reader(io.StringIO(text, newline=""), strict=True), 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        if "field limit" in str(error):
            longest = f"a cell is longer than {LONGEST_CELL:,} characters"
            raise csv.Error(f"line {line}: {longest}: close its quotation mark, or leave its column out") from None
        told = next((words for slip, words in _SLIPS.items() if slip in str(error)), error)
        raise csv.Error(f"the row that begins in line {line}: {told}") from None


@contextmanager
def _long_cells() -> Iterator[None]:
    """The csv module's bound on a cell, which is one for the whole process, lifted to ours for a while."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)
