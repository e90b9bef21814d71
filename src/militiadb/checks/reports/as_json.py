"""A report as JSON, in the shape of `militiadb/schema/check-report.schema.json`; `schema` names its version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from militiadb.checks.catalogue import rules, way_out
from militiadb.checks.reports.json_text import json_text
from militiadb.checks.reports.paths import prefix_of
from militiadb.errors import Severity

if TYPE_CHECKING:
    from militiadb.checks.engine import Report
    from militiadb.errors import Place, Problem

SCHEMA = "militiadb.check-report/1"


def json_report(report: Report) -> str:
    """The report as one JSON document."""
    return json_text(plain_report(report))


def plain_report(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    prefix = prefix_of(report.draft.root)
    manifest = report.draft.manifest
    names = {rule.id: rule.name for rule in rules()}
    return {
        "schema": SCHEMA,
        "registry": {
            "path": prefix.rstrip("/") or ".",
            "title": manifest.title if manifest else None,
            "version": manifest.version if manifest else None,
            "schema_version": manifest.schema_version if manifest else None,
        },
        "summary": {
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "infos": report.count(Severity.INFO),
            "suppressed": report.suppressed,
            "files": len(report.draft.documents),
            "groups": len(report.draft.groups),
        },
        "issues": [_issue(problem, prefix, names.get(problem.code, "")) for problem in report.problems],
    }


def _issue(problem: Problem, prefix: str, name: str) -> dict[str, Any]:
    fix = problem.fix
    edits = (fix.edits or ((problem.place, fix.replacement),)) if fix else ()
    return {
        "rule": problem.code,
        "name": name,
        "severity": problem.severity.value,
        "message": problem.message,
        **_place(problem.place, prefix),
        "entity": problem.entity,
        "hint": way_out(problem),
        "related": [_place(place, prefix) for place in problem.related],
        "fix": fix
        and {
            "description": fix.description,
            "edits": [{**_place(place, prefix), "replacement": text} for place, text in edits],
        },
    }


def _place(place: Place, prefix: str) -> dict[str, Any]:
    return {
        "file": prefix + place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "path": place.path,
    }
