"""A report as SARIF 2.1.0 (OASIS): one run for all files, every rule listed even when clean.

Lines and columns count from 1 and columns in code points, which `columnKind` says. Fingerprints leave lines out, so
that an alert stays itself when something is added above it.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from militiadb._version import __version__
from militiadb.checks.catalogue import BLOCKS, rules
from militiadb.checks.reports.json_text import json_text
from militiadb.checks.reports.paths import prefix_of
from militiadb.errors import Severity

if TYPE_CHECKING:
    from militiadb.checks.engine import Report
    from militiadb.checks.rule import Rule
    from militiadb.errors import Place, Problem

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif_report(report: Report) -> str:
    """The report as one SARIF log."""
    every = rules()
    numbers = {rule.id: number for number, rule in enumerate(every)}
    prefix = prefix_of(report.draft.root)
    seen: Counter[str] = Counter()
    run = {
        "tool": {"driver": {"name": "militiadb", "version": __version__, "rules": [_rule(rule) for rule in every]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, prefix, numbers, seen) for problem in report.problems],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.fix},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [BLOCKS[rule.id[:4]]]},
    }


def _result(problem: Problem, prefix: str, numbers: dict[str, int], seen: Counter[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": numbers[problem.code],
        "level": _LEVELS[problem.severity],
        "message": {"text": f"{problem.message} ({problem.hint})" if problem.hint else problem.message},
        "locations": [_location(problem.place, prefix)],
        "partialFingerprints": {"militiadbProblem/v1": _fingerprint(problem, seen)},
    }
    if problem.related:
        result["relatedLocations"] = [_location(place, prefix) for place in problem.related]
    if problem.fix:
        edits = problem.fix.edits or ((problem.place, problem.fix.replacement),)
        result["fixes"] = [
            {"description": {"text": problem.fix.description}, "artifactChanges": _changes(edits, prefix)}
        ]
    return result


def _location(place: Place, prefix: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(place, prefix), "region": _region(place)}}


def _artifact(place: Place, prefix: str) -> dict[str, str]:
    return {"uri": quote(prefix + place.file, errors="surrogateescape")}


def _region(place: Place) -> dict[str, int]:
    region = {"startLine": max(place.line, 1), "startColumn": max(place.column, 1)}
    if (place.end_line, place.end_column) >= (place.line, place.column):
        region |= {"endLine": place.end_line, "endColumn": max(place.end_column, 1)}
    return region


def _changes(edits: tuple[tuple[Place, str], ...], prefix: str) -> list[dict[str, Any]]:
    return [
        {
            "artifactLocation": _artifact(place, prefix),
            "replacements": [{"deletedRegion": _region(place), "insertedContent": {"text": text}}],
        }
        for place, text in edits
    ]


def _fingerprint(problem: Problem, seen: Counter[str]) -> str:
    path = re.sub(r"\[\d+\]", "[]", problem.place.path)
    what = "\0".join([problem.code, problem.place.file, path, problem.message])
    seen[what] += 1
    return hashlib.sha256(f"{what}\0{seen[what]}".encode("utf-8", "backslashreplace")).hexdigest()[:32]
