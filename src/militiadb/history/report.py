"""A comparison in words: as text for a terminal, Markdown for a pull request, plain data for programs."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from militiadb.checks.reports.markdown_text import escaped, fitted
from militiadb.model.changes import BREAKING, ShiftKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.model.changes import Answer, Change, Comparison, Shift

SCHEMA = "militiadb.diff/1"
_ROWS = 40
"""Rows of one kind before the rest is only counted, in Markdown."""
_HEADS = {
    ShiftKind.ELSEWHERE: "Resolve to another group",
    ShiftKind.AMBIGUOUS: "Became ambiguous",
    ShiftKind.LOST: "Stopped resolving",
    ShiftKind.NARROWED: "No longer ambiguous",
    ShiftKind.OTHERS: "Ambiguous among others than before",
    ShiftKind.GAINED: "Resolve now",
    ShiftKind.GAINED_AMBIGUOUS: "Ambiguous now, unknown before",
}


def plain_comparison(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain data, in the shape of `militiadb/schema/diff-report.schema.json`."""
    return {
        "schema": SCHEMA,
        "base": comparison.base_version,
        "head": comparison.head_version,
        "next_version": comparison.next_version,
        "changes": [
            {"kind": c.kind.value, "subject": c.subject, "what": c.what, "before": c.before, "after": c.after}
            for c in comparison.changes
        ],
        "impact": {
            "names": comparison.names,
            "mentions": comparison.mentions,
            "breaking": len(comparison.breaking),
            "shifts": [
                {
                    "kind": shift.kind.value,
                    "breaking": shift.kind in BREAKING,
                    "text": shift.text,
                    "count": shift.count,
                    "before": {"status": shift.before.status, "ids": list(shift.before.ids)},
                    "after": {"status": shift.after.status, "ids": list(shift.after.ids)},
                }
                for shift in comparison.shifts
            ],
        },
    }


def text_comparison(comparison: Comparison) -> str:
    """The comparison for a person at a terminal: impact first, since that is what breaks."""
    return "\n".join(_text(comparison))


def _text(comparison: Comparison) -> Iterator[str]:
    yield _verdict(comparison)
    for kind, shifts in groupby(comparison.shifts, key=lambda shift: shift.kind):
        rows = list(shifts)
        yield f"\n{_HEADS[kind]} ({len(rows)})"
        yield from (f"  {_shift_words(shift)}" for shift in rows)
    for change_kind, changes in groupby(comparison.changes, key=lambda change: change.kind):
        found = list(changes)
        yield f"\n{change_kind.value.capitalize()} ({len(found)})"
        yield from (f"  {change.subject}: {change.what}" for change in found)
    yield f"\ndata version: {comparison.base_version} → {comparison.head_version}{_suggestion(comparison)}"


def _suggestion(comparison: Comparison) -> str:
    if comparison.next_version == comparison.head_version:
        return ""
    return f" (suggested: {comparison.next_version})"


def _verdict(comparison: Comparison) -> str:
    """One sentence that says what the change does to those who resolve names."""
    corpus = f" and {comparison.mentions:,} of the corpus" if comparison.mentions else ""
    tried = f"{comparison.names:,} names of both versions{corpus}"
    if not comparison.changes:
        return f"Nothing changed; {tried} resolve as before."
    count = f"{len(comparison.changes):,} change{'s' if len(comparison.changes) != 1 else ''}"
    if not comparison.shifts:
        return f"{count}; all {tried} resolve as before."
    many, broken = len(comparison.shifts), len(comparison.breaking)
    some = f"{many:,} resolve{'' if many != 1 else 's'} differently"
    which = "it" if many == 1 else "all of them" if broken == many else f"{broken:,} of them"
    grave = (
        f"{which} break{'s' if broken == 1 else ''} tables made with the old version" if broken else "no table breaks"
    )
    return f"{count}; of {tried}, {some}, and {grave}."


def _shift_words(shift: Shift) -> str:
    weight = f" ({shift.count:,}× in the corpus)" if shift.count else ""
    return f"“{shift.text}”: {_answer(shift.before)} → {_answer(shift.after)}{weight}"


def _answer(answer: Answer) -> str:
    return f"{answer} (ambiguous)" if answer.status == "ambiguous" else str(answer)


def markdown_comparison(comparison: Comparison) -> str:
    """The comparison for a pull request, under the size of a comment."""
    return fitted(_markdown(comparison), rest="`militiadb diff --format json` has all of it")


def _markdown(comparison: Comparison) -> Iterator[str]:
    yield f"### Registry changes: {comparison.base_version} → {comparison.head_version}"
    yield f"\n{_verdict(comparison)}"
    if comparison.next_version != comparison.head_version:
        yield f"\nThe next data version would be {comparison.next_version}."
    if comparison.shifts:
        yield "\n#### What this does to names"
    for kind, shifts in groupby(comparison.shifts, key=lambda shift: shift.kind):
        rows = list(shifts)
        mark = "❗ " if kind in BREAKING else ""
        yield f"\n{mark}**{_HEADS[kind]}** ({len(rows)})\n"
        yield "| name | before | after | in the corpus |"
        yield "| --- | --- | --- | ---: |"
        for shift in rows[:_ROWS]:
            cells = (
                escaped(shift.text),
                escaped(_answer(shift.before)),
                escaped(_answer(shift.after)),
                shift.count or "",
            )
            yield "| " + " | ".join(str(each) for each in cells) + " |"
        if len(rows) > _ROWS:
            yield f"| … and {len(rows) - _ROWS} more | | | |"
    if comparison.changes:
        yield "\n#### What changed"
    yield from change_list(comparison.changes, limit=_ROWS)


def change_list(changes: tuple[Change, ...], *, limit: int | None = None) -> Iterator[str]:
    """Changes as Markdown lists under their kinds."""
    for kind, found in groupby(changes, key=lambda change: change.kind):
        rows = list(found)
        yield f"\n**{kind.value.capitalize()}** ({len(rows)})\n"
        yield from (f"- `{change.subject}` {escaped(change.what)}" for change in rows[:limit])
        if limit is not None and len(rows) > limit:
            yield f"- … and {len(rows) - limit} more"
