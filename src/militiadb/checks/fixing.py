"""Mechanical mends: the edits that problems carry, put into the text, then the canonical layout over it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import frozen

from militiadb.errors import LayoutError, Place, Problem, Severity
from militiadb.loading.layout import format_or_leave
from militiadb.loading.strict_yaml import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from militiadb.loading.draft import Draft


@frozen
class Mended:
    """One file's text after mending, and the problems whose fixes are in it."""

    name: str
    text: str
    problems: tuple[Problem, ...]


def mend(draft: Draft, problems: Sequence[Problem]) -> list[Mended]:
    """The files that change when every fix that does not touch another one is made.

    A mend that would make a file unreadable is not handed out; the layout follows where MDB901 asks for it.

    >>> from militiadb.checks.engine import examine
    >>> from militiadb.checks.tiny import FILES
    >>> from militiadb.loading.draft import draft_of
    >>> text = FILES["groups/saraya.yaml"].replace("languages: [ar]", "languages: [iw]")
    >>> draft = draft_of("registry", {**FILES, "groups/saraya.yaml": text})
    >>> [each.name for each in mend(draft, examine(draft).problems)]
    ['groups/saraya.yaml']
    """
    edits, made = _edits(problems)
    unformatted = _unformatted(problems)
    found = []
    for name, document in draft.documents.items():
        text = _edited(document.rows, edits.get(document.file, []), document.text)
        if edits.get(document.file) or document.file in unformatted:
            formatted = format_or_leave(name, text)
            text = formatted.text if formatted.changed else text
        if text != document.text and not any(p.severity is Severity.ERROR for p in parse(text, file=name).problems):
            found.append(Mended(name, text, tuple(made.get(document.file, ()))))
    return found


def faults(draft: Draft, problems: Sequence[Problem]) -> list[LayoutError]:
    """What of ours keeps the layout off files that still ask for it when all mends are made."""
    unformatted = _unformatted(problems)
    asking = ((name, each.text) for name, each in draft.documents.items() if each.file in unformatted)
    return [fault for name, text in asking if (fault := format_or_leave(name, text).fault)]


def _unformatted(problems: Sequence[Problem]) -> set[str]:
    return {problem.place.file for problem in problems if problem.code == "MDB901"}


Edit = tuple[Place, str]


def _edits(problems: Sequence[Problem]) -> tuple[dict[str, list[Edit]], dict[str, list[Problem]]]:
    """The edits of each file: of two that touch the same place, the first stays."""
    edits: dict[str, list[Edit]] = defaultdict(list)
    made: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.fix is None:
            continue
        wanted = problem.fix.edits or ((problem.place, problem.fix.replacement),)
        if not any(_overlap(place, other) for place, _ in wanted for other, _ in edits[place.file]):
            for place, text in wanted:
                edits[place.file].append((place, text))
            made[problem.place.file].append(problem)
    return edits, made


def _overlap(one: Place, other: Place) -> bool:
    return _start(one) < _end(other) and _start(other) < _end(one)


def _start(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _end(place: Place) -> tuple[int, int]:
    return place.end_line, place.end_column


def _edited(rows: list[str], edits: list[Edit], text: str) -> str:
    if not edits:
        return text
    rows = list(rows)
    for place, replacement in sorted(edits, key=lambda edit: _start(edit[0]), reverse=True):
        first, last = rows[place.line - 1], rows[place.end_line - 1] if place.end_line <= len(rows) else ""
        mended = first[: place.column - 1] + replacement + last[place.end_column - 1 :]
        rows[place.line - 1 : place.end_line] = [mended]
    return "\n".join(rows)
