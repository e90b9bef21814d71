"""806: the version of the data runs forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from militiadb.checks.history import HistoryRule
from militiadb.checks.rule import Example
from militiadb.checks.tiny import FILES, MANIFEST, edited, registry
from militiadb.errors import Problem, Severity
from militiadb.model.dates import version_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.checks.subject import Subject


class RunsBackwards(HistoryRule):
    """MDB806."""

    id = "MDB806"
    name = "version-runs-backwards"
    severity = Severity.ERROR
    why = "Results name the version that gave them: a number that was given before names two different registries."
    fix = "Write the base's version, or one that follows it; `militiadb release` finds the next."
    bad = Example(
        registry({"registry.yaml": edited(MANIFEST, ("version: 2026.11.0", "version: 2026.10.9"))}),
        at=("registry.yaml:2:10",),
        before=FILES,
        tell=("registry.yaml",),
    )
    good = Example(
        registry({"registry.yaml": edited(MANIFEST, ("version: 2026.11.0", "version: 2026.11.1"))}),
        before=FILES,
        tell=("registry.yaml",),
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        """A version that comes before that of the base revision."""
        old, new = subject.before and subject.before.manifest, subject.draft.manifest
        if old and new and version_numbers(new.version) < version_numbers(old.version):
            message = f"{new.version} comes before {old.version}, the version of the base revision"
            yield self.problem(subject.place("registry.yaml", "version"), message)
