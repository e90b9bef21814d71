"""CSV rows from a byte stream, as UTF-8, with errors that say where."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from militiadb.errors import ListFileError

END_OF_FILE = "\x1a"
"""The DOS end of file that OFAC's files close with."""


def read_rows(stream: BinaryIO, *, delimiter: str = ",") -> Iterator[list[str]]:
    """The rows of a file, cells trimmed; empty rows and OFAC's closing mark are left out."""
    reader = csv.reader(_lines(stream), delimiter=delimiter)
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells) and cells[0] != END_OF_FILE:
                yield cells
    except csv.Error as error:
        raise ListFileError(f"line {reader.line_num}: this CSV cannot be read: {error}") from None


def _lines(stream: BinaryIO) -> Iterator[str]:
    for number, line in enumerate(stream, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise ListFileError(f"line {number}: not UTF-8 (byte {error.start} of the line)") from None


def columns(header: list[str], *, needed: tuple[str, ...]) -> dict[str, int]:
    """Where each column stands; `ListFileError` names those that are missing."""
    found = {name.strip(): place for place, name in enumerate(header)}
    missing = [name for name in needed if name not in found]
    if missing:
        raise ListFileError(f"the header lacks {', '.join(map(repr, missing))}")
    return found
