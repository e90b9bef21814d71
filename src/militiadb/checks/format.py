"""9xx: the layout, and suppressions that are no longer needed."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from militiadb.checks.rule import Rule
from militiadb.checks.tiny import bad, good
from militiadb.errors import Place, Problem, Severity
from militiadb.loading.layout import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.checks.subject import Subject

_UNPLACED = frozenset({"MDB002", "MDB003", "MDB004"})
"""What must be mended before a layout can be judged, and stops no record."""
_EMPTY = (": []", ": {}", ": null")
_IGNORE = 'ignore:\n  - rule: {rule}\n    reason: "{reason}"\n'


class NotCanonical(Rule):
    """MDB901."""

    id = "MDB901"
    name = "not-canonical"
    severity = Severity.ERROR
    why = "One way to write each value keeps a diff to what changed: order, quotes and spaces are nobody's news."
    fix = "Run `militiadb fmt` (`militiadb check --fix` does)."
    fixable = True
    bad = bad("groups/saraya.yaml", ("kind: facade\ncountries: [IQ]\n", "countries: [IQ]\nkind: facade\n"), at="3:1")
    good = good("groups/saraya.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Files whose text is not what `militiadb fmt` writes."""
        unplaced = {problem.place.file for problem in subject.draft.problems if problem.code in _UNPLACED}
        for name, document in subject.draft.documents.items():
            if document.file in unplaced or not subject.draft.holds(name):
                continue  # of a field or value that is none, no layout is known
            wanted = canonical(name, document, valid=True)
            if wanted != document.text:
                place, hint = _first_difference(document.file, document.text, wanted)
                yield self.problem(place, "not in the canonical layout", hint=hint)


def _first_difference(file: str, text: str, wanted: str) -> tuple[Place, str]:
    """Where two texts part, and how to make the first the second there."""
    rows, others = text.split("\n"), wanted.split("\n")
    pairs = enumerate(zip_longest(rows, others), 1)
    line, (row, other) = next((line, pair) for line, pair in pairs if pair[0] != pair[1])
    if row is None:  # the text ends too early
        return Place(file, len(rows), 1, len(rows), len(rows[-1]) + 1), "the last line lacks its newline"
    if other is None:  # it goes on with blank lines, the first of them the row before
        return Place(file, line - 1, 1, line - 1, 1), "leave the blank line out"
    return Place(file, line, 1, line, len(row) + 1), _advice(row, other)


def _advice(row: str, other: str) -> str:
    """What to do with a row in whose place another would stand, also where the two look alike."""
    told, wanted = row.strip(), other.strip()
    if row == f"{other}\r":
        return "line ends are CRLF: save the file with LF alone"
    if not told:
        return "leave the blank line out"
    if told == wanted:
        return _about_spaces(row, other)
    if told.endswith(_EMPTY) and not wanted.startswith(f"{told.partition(':')[0]}:"):
        return f"leave the empty {'list' if told.endswith('[]') else 'field'} out"
    return f"here would stand {wanted!r}" if wanted else "leave this line out"


def _about_spaces(row: str, other: str) -> str:
    if row.rstrip() == other:
        return "leave the spaces at the end of the line out"
    return f"indent the line by {len(other) - len(other.lstrip())} spaces"


class IdleSuppression(Rule):
    """MDB902."""

    id = "MDB902"
    name = "idle-suppression"
    severity = Severity.WARNING
    why = "A suppression that outlived its cause will hide the next problem of its kind."
    fix = "Take it out, or renew it with a new date and reason."
    bad = bad("groups/saraya.yaml", append=_IGNORE.format(rule="MDB307", reason="No source shows it."), at="27:5")
    good = good(
        "groups/saraya.yaml",
        ("kind: native\n    lang: ar\n", "kind: short\n    lang: ar\n"),
        append=_IGNORE.format(rule="MDB307", reason="No source shows it."),
    )

    # `militiadb.checks.suppressions` finds these: it alone knows which were used.
