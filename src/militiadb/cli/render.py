"""How things look in a terminal and in a pipe: tables, colours, and text that cannot command the terminal."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

import click

from militiadb.loading.escapes import escape_of

ISOLATE, POP = "\u2068", "\u2069"
"""First-strong isolate and its end (Unicode TR9): they keep an Arabic cell from reordering its neighbours."""


def printable(text: str, *, lines: bool = False) -> str:
    """The text with every control, format and surrogate character written out, so that none acts on a terminal."""
    if text.isprintable():
        return text
    keep = "\n" if lines else ""
    return "".join(c if c.isprintable() or c in keep else escape_of(c) for c in text)


def from_here(root: Path) -> str:
    """What stands before a registry's file names where a person reads them: the way from the working directory.

    Of a registry that does not lie in it, the whole path: a terminal or an editor opens either.
    """
    top = root.resolve()
    way = top.relative_to(Path.cwd()) if top.is_relative_to(Path.cwd()) else top
    return f"{way.as_posix()}/" if way.parts else ""


def everything_new(base: str) -> str:
    """What to tell where a revision is from before the registry."""
    return f"note: {printable(repr(base))} holds no registry here: everything counts as new"


def width(text: str) -> int:
    """The columns that a text takes: marks take none, wide East Asian letters two."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def isolated(text: str, *, out: TextIO | None = None) -> str:
    """A right-to-left text wrapped for a terminal's own reordering; in a pipe or file, and anything else, as it is.

    `out` is where it goes; without one, standard output.
    """
    return _isolated(text) if on_terminal(out) else text


def on_terminal(out: TextIO | None) -> bool:
    """Whether a person sees what is written there; None is standard output."""
    return (out or sys.stdout).isatty()


def _isolated(text: str) -> str:
    return f"{ISOLATE}{text}{POP}" if runs_left(text) else text


def runs_left(text: str) -> bool:
    """Whether a terminal may turn something of the text around."""
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)


def coloured(text: str, colour: str | None = None, *, bold: bool = False, dim: bool = False) -> str:
    """The text in a colour; click takes it off again where output is no terminal."""
    if os.environ.get("NO_COLOR"):
        return text
    return click.style(text, fg=colour, bold=bold or None, dim=dim or None)


def table(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    paint: Mapping[int, Callable[[str], str]] | None = None,
    stack: bool = False,
    out: TextIO | None = None,
) -> str:
    """Columns set under their heads; in a pipe or a file the cells are parted by tabs, for other programs.

    `paint` gives a cell's colour by column and text, on a terminal only. With `stack` a table that is wider than the
    terminal is told row by row, a cell a line. `out` is where it goes; without one, standard output.
    """
    cells = [[printable(cell) for cell in row] for row in rows]
    if not on_terminal(out):
        return "\n".join("\t".join(row) for row in [list(header), *cells])
    shown = [list(header), *cells]
    widths = [max(width(row[i]) for row in shown) for i in range(len(header))]
    if stack and sum(widths) + 2 * (len(header) - 1) > shutil.get_terminal_size().columns:
        return "\n".join(_stacked(header, row, paint or {}) for row in cells)
    lines = [coloured("  ".join(_padded(header[i], widths[i]) for i in range(len(header))).rstrip(), bold=True)]
    for row in cells:
        painted = (_painted(cell, widths[i], (paint or {}).get(i)) for i, cell in enumerate(row))
        lines.append("  ".join(painted).rstrip())
    return "\n".join(lines)


def _stacked(header: Sequence[str], row: Sequence[str], paint: Mapping[int, Callable[[str], str]]) -> str:
    margin = max(map(width, header[1:]))
    told = (
        f"  {_padded(header[i], margin)}  {_painted(row[i], width(row[i]), paint.get(i))}"
        for i in range(1, len(header))
        if row[i]
    )
    return "\n".join([coloured(_isolated(row[0]), bold=True), *told])


def _padded(cell: str, columns: int) -> str:
    return _isolated(cell) + " " * (columns - width(cell))


def _painted(cell: str, columns: int, colour: Callable[[str], str] | None) -> str:
    padded = _padded(cell, columns)
    return coloured(padded, colour(cell)) if colour else padded
