"""A problem as a person reads it: where, what, the line itself with a caret under the exact column, the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from militiadb.cli.render import coloured, on_terminal, printable, runs_left, width
from militiadb.errors import Severity

if TYPE_CHECKING:
    from militiadb.errors import Place, Problem

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_BEFORE, _AFTER = 60, 50
"""How much of a long line is shown around the place, in code points."""
_FORCE_LEFT_TO_RIGHT, _POP = "\u202d", "\u202c"


def excerpt(
    problem: Problem, rows: list[str], *, prefix: str, out: TextIO | None = None, advice: str | None = None
) -> str:
    """A problem in a few lines: its head, its source line with the caret, its hint, and the places related to it.

    `out` is where it goes (without one, standard output); `advice` stands in for a hint where the problem has none.
    """
    colour = _COLOURS[problem.severity]
    where = printable(f"{prefix}{problem.place}")
    label = coloured(f"{problem.severity.value} {problem.code}", colour, bold=True)
    lines = [f"{coloured(where, bold=True)}: {label}: {printable(problem.message)}"]
    if 0 < problem.place.line <= len(rows):
        lines += pointed_line(rows[problem.place.line - 1], problem.place, out=out, colour=colour)
    way_out = problem.hint or advice
    if way_out:
        lines.append(f"      = {printable(way_out)}")
    lines += [f"      = see {printable(f'{prefix}{place}')}" for place in problem.related[:5]]
    if problem.fix:
        lines.append(f"      = `militiadb check --fix` can {printable(problem.fix.description)}")
    return "\n".join(lines)


def pointed_line(row: str, place: Place, *, out: TextIO | None = None, colour: str | None = None) -> list[str]:
    """A source line and the carets beneath it.

    Terminals differ in whether they turn right-to-left text around, and a caret cannot know. Where such text stands
    before the caret, a terminal is told to show the line in the order of its columns; a pipe or file gets it as it is.
    """
    start = min(place.column - 1, len(row))
    end = place.end_column - 1 if place.end_line == place.line else len(row)
    end = min(max(end, start + 1), max(len(row), start + 1))
    first, last = max(0, start - _BEFORE), min(len(row), max(end, start) + _AFTER)
    last = min(last, start + _BEFORE + _AFTER)
    before, marked, after = map(printable, (row[first:start], row[start : min(end, last)], row[end:last]))
    cut = "…" if first else ""
    shown = f"{cut}{before}{marked}{after}{'…' if last < len(row) else ''}"
    if on_terminal(out) and runs_left(before + marked):
        shown = f"{_FORCE_LEFT_TO_RIGHT}{shown}{_POP}"
    carets = coloured("^" * max(width(marked), 1), colour, bold=True)
    return [f"{place.line:>5} | {shown}", f"      | {' ' * width(cut + before)}{carets}"]
