"""9xx: the layout, and suppressions that are no longer needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from militiadb.checks.rule import Rule
from militiadb.checks.tiny import bad, good
from militiadb.errors import Place, Problem, Severity
from militiadb.loading.layout import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.checks.subject import Subject

_UNPLACED = frozenset({"MDB001", "MDB002", "MDB003", "MDB004", "MDB005", "MDB009"})
"""What must be mended before a layout can be judged."""
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
            if document.file in unplaced or not isinstance(document.value, dict):
                continue
            wanted = canonical(name, document, valid=subject.draft.holds(name))
            if wanted != document.text:
                place, row = _first_difference(document.file, document.text, wanted)
                yield self.problem(place, "not in the canonical layout", hint=f"here would stand {row.strip()!r}")


def _first_difference(file: str, text: str, wanted: str) -> tuple[Place, str]:
    """Where two texts part, and what the second has there."""
    rows, others = text.split("\n"), wanted.split("\n")
    for line, (row, other) in enumerate(zip(rows, others, strict=False), 1):
        if row != other:
            return Place(file, line, 1, line, len(row) + 1), other
    line = min(len(rows), len(others))
    return Place(file, line, 1, line, len(rows[line - 1]) + 1), "" if len(rows) > line else others[line]


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
