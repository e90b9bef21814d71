"""CSV rows from a byte stream, as UTF-8, with errors that say where."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from militiadb.errors import ListFileError

END_OF_FILE = "\x1a"
"""The DOS end of file that OFAC's files close with."""


def read_rows(stream: BinaryIO, *, delimiter: str = ",") -> Iterator[list[str]]:
    """The rows of a file, cells trimmed; empty rows and OFAC's closing mark are left out."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    reader = csv.reader(text, delimiter=delimiter)
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells) and cells[0] != END_OF_FILE:
                yield cells
    except csv.Error as error:
        raise ListFileError(f"line {reader.line_num}: this CSV cannot be read: {error}") from None
    except UnicodeDecodeError as error:
        raise ListFileError(f"after line {reader.line_num}: not UTF-8 (byte {error.start} of its block)") from None
    finally:
        text.detach()


def columns(header: list[str], *, needed: tuple[str, ...]) -> dict[str, int]:
    """Where each column stands; `ListFileError` names those that are missing."""
    found = {name.strip(): place for place, name in enumerate(header)}
    missing = [name for name in needed if name not in found]
    if missing:
        raise ListFileError(f"the header lacks {', '.join(map(repr, missing))}")
    return found
