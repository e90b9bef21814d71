"""The entry for registry/CHANGELOG.md: what a reader of the data should know of a release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from militiadb.checks.reports.markdown_text import escaped
from militiadb.history.report import change_list
from militiadb.model.changes import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from militiadb.model.changes import Comparison

_TOLD = frozenset(ChangeKind) - {
    ChangeKind.SOURCE_ADDED,
    ChangeKind.SOURCE_CHANGED,
    ChangeKind.DETAILS_CHANGED,
    ChangeKind.NAME_CHANGED,
    ChangeKind.CLAIM_CHANGED,
    ChangeKind.FACT_ADDED,
}
"""What is told one by one; the rest is counted."""


def changelog_entry(comparison: Comparison, *, day: date) -> str:
    """One release as Markdown, ready to be put at the head of the changelog."""
    return "\n".join(_entry(comparison, day)).rstrip() + "\n"


def _entry(comparison: Comparison, day: date) -> Iterator[str]:
    released = comparison.head_version
    version = released if released != comparison.base_version else comparison.next_version
    yield f"## {version} ({day.isoformat()})"
    if comparison.breaking:
        yield "\n**Names that resolve differently**\n"
        for shift in comparison.breaking:
            yield f"- “{escaped(shift.text)}”: {escaped(str(shift.before))} → {escaped(str(shift.after))}"
    if not comparison.changes:
        yield "\nNothing changed."
    yield from change_list(tuple(c for c in comparison.changes if c.kind in _TOLD))
    counted = {kind: sum(c.kind is kind for c in comparison.changes) for kind in ChangeKind if kind not in _TOLD}
    parts = [f"{count:,} × {kind.value}" for kind, count in counted.items() if count]
    if parts:
        yield f"\nAlso: {', '.join(parts)}."
