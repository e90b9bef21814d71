"""A report as Markdown, for a step summary or a comment: what fails first, then the rest, by rule."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from militiadb.checks.catalogue import rule
from militiadb.checks.reports.markdown_text import escaped, fitted
from militiadb.checks.reports.paths import prefix_of
from militiadb.errors import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.checks.engine import Report
    from militiadb.errors import Problem

_MARKS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️"}
_ORDER = list(_MARKS)
_ROWS = 50
"""Rows of one rule before the rest is only counted."""


def markdown_report(report: Report) -> str:
    """The report as Markdown under the size of a comment."""
    return fitted(_lines(report), rest="the log and `--format json` have all of it")


def counted(report: Report) -> str:
    """How many of each weight, in words.

    >>> from militiadb.checks.engine import Report
    >>> from militiadb.loading.draft import Draft
    >>> counted(Report(Draft("registry"), ()))
    'no problems'
    """
    parts = []
    for severity, word in ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")):
        count = report.count(severity)
        if count:
            parts.append(f"{count:,} {word}{'s' if count != 1 else ''}")
    return ", ".join(parts) or "no problems"


def _lines(report: Report) -> Iterator[str]:
    prefix = prefix_of(report.draft.root)
    yield f"### militiadb check: {counted(report)}"
    if report.suppressed:
        yield f"\n{report.suppressed} suppressed by `ignore:` in the data."

    def weight(problem: Problem) -> tuple[int, str]:
        return _ORDER.index(problem.severity), problem.code

    for (order, code), found in groupby(sorted(report.problems, key=weight), key=weight):
        rows = list(found)
        one = rule(code)
        yield f"\n#### {_MARKS[_ORDER[order]]} {code} {one.name} ({len(rows)})"
        yield f"\n{one.why} {one.fix}\n"
        yield "| where | what |"
        yield "| --- | --- |"
        for problem in rows[:_ROWS]:
            hint = f" ({problem.hint})" if problem.hint else ""
            place = f"{prefix}{problem.place.file}:{problem.place.line}:{problem.place.column}"
            yield f"| {escaped(place)} | {escaped(problem.message + hint)} |"
        if len(rows) > _ROWS:
            yield f"| … | and {len(rows) - _ROWS} more |"
