"""A report as GitHub workflow commands. GitHub shows the first ten of a kind as annotations; the log holds all.

Nothing of the data reaches the start of a line unescaped, so no name can issue a command of its own
(https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from militiadb.checks.catalogue import rules, way_out
from militiadb.checks.reports.paths import prefix_of
from militiadb.errors import Severity

if TYPE_CHECKING:
    from militiadb.checks.engine import Report
    from militiadb.errors import Problem

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github_report(report: Report) -> str:
    """The report as one command a line, the gravest first: what GitHub shows is what fails."""
    prefix = prefix_of(report.draft.root)
    names = {rule.id: rule.name for rule in rules()}
    gravest = sorted(report.problems, key=lambda problem: list(_COMMANDS).index(problem.severity))
    return "\n".join(_command(problem, prefix, names.get(problem.code, "")) for problem in gravest)


def _command(problem: Problem, prefix: str, name: str) -> str:
    place = problem.place
    properties = {"file": prefix + place.file, "line": str(place.line), "col": str(place.column)}
    if place.end_line == place.line and place.end_column > place.column:
        properties |= {"endLine": str(place.end_line), "endColumn": str(place.end_column)}
    properties["title"] = f"{problem.code} {name}"
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    way = way_out(problem)
    told = f"{problem.message} ({way})" if way else problem.message
    return f"::{_COMMANDS[problem.severity]} {listed}::{_data(told)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
