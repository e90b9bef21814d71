"""Runs the rules over a draft: every problem in one run, sorted, suppressed where the data says so."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from militiadb.checks.catalogue import rules
from militiadb.checks.subject import Subject
from militiadb.checks.suppressions import CODE as IDLE
from militiadb.checks.suppressions import suppress
from militiadb.errors import Problem, RegistryError, Severity
from militiadb.loading.build import assemble
from militiadb.loading.folder import base_of
from militiadb.loading.locate import meant
from militiadb.loading.references import check_references

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from militiadb.loading.draft import Draft
    from militiadb.model.registry import Registry


@frozen
class Report:
    """What a check found, and the draft in which it found it.

    `only` is the file or folder that was asked for ('' for the whole), `elsewhere` what stands outside it.
    """

    draft: Draft = field(repr=False)
    problems: tuple[Problem, ...]
    suppressed: int = 0
    only: str = ""
    elsewhere: tuple[Problem, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many problems weigh so much."""
        return sum(problem.severity is severity for problem in self.problems)

    def fails(self, *, fail_on: str) -> bool:
        """Whether the check fails, by its manifest or by what was asked."""
        return self.count(Severity.ERROR) > 0 or (fail_on == "warning" and self.count(Severity.WARNING) > 0)


def examine(
    draft: Draft,
    *,
    base: Registry | None = None,
    before: Draft | None = None,
    today: date | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Report:
    """Check a draft.

    `base` is the registry that it stands upon, `before` its base revision (for the rules of history), `today` the
    day for rules that read the clock. `select` and `ignore` name rules by the beginning of their id.

    >>> from militiadb.checks.tiny import FILES
    >>> from militiadb.loading.draft import draft_of
    >>> examine(draft_of("registry", FILES)).problems
    ()
    >>> broken = {**FILES, "groups/saraya.yaml": FILES["groups/saraya.yaml"].replace("kind: facade", "kind: fasade")}
    >>> print(examine(draft_of("registry", broken)).problems[-1])
    groups/saraya.yaml:3:7: MDB104 error: 'fasade' is not in the vocabulary (did you mean 'facade'?)
    """
    subject = Subject(draft, base, before, today or date.today())
    asked = () if _chosen(IDLE, select, ignore) else select  # what is idle shows only when all rules run
    found = [*_by_loading(draft, base, whole=not select), *_by_rules(subject, asked, ignore)]
    ran = [rule.id for rule in rules() if _chosen(rule.id, asked, ignore) and not (rule.needs_base and before is None)]
    kept, suppressed = suppress(subject, found, ran=frozenset(ran))
    wanted = (problem for problem in kept if _chosen(problem.code, select, ignore))
    named = (_with_entity(problem) for problem in wanted)
    return Report(draft, tuple(sorted(named, key=lambda problem: problem.order)), suppressed)


def only_new(report: Report, old: Report) -> Report:
    """What the report holds beyond an older one: the problems that a change brings in.

    Places move when lines are added, so a problem is known again by rule, file and message; each old one
    excuses one new one.
    """
    known = Counter(_signature(problem) for problem in old.problems)
    kept = []
    for problem in report.problems:
        signature = _signature(problem)
        if known[signature]:
            known[signature] -= 1
        else:
            kept.append(problem)
    return evolve(report, problems=tuple(kept))


def only_about(report: Report, only: str) -> Report:
    """What the report holds of one file or folder: the problems that stand there, and those that point there."""

    def is_about(problem: Problem) -> bool:
        return any(meant(place.file, only) for place in (problem.place, *problem.related))

    about = tuple(problem for problem in report.problems if is_about(problem))
    rest = tuple(problem for problem in report.problems if not is_about(problem))
    return evolve(report, problems=about, only=only, elsewhere=rest)


def what_it_stands_upon(draft: Draft) -> Registry | None:
    """The registry under a draft; None, with a problem in the draft, where it names one that cannot be had."""
    return base_of(draft)


def _signature(problem: Problem) -> tuple[str, str, str, str | None]:
    return problem.code, problem.place.file, problem.message, problem.entity


def _by_loading(draft: Draft, base: Registry | None, *, whole: bool) -> list[Problem]:
    """What loading finds; a whole check also builds the registry, as `load` would."""
    found = [*draft.problems, *check_references(draft, base if draft.extends else None)]
    if whole and not any(problem.severity is Severity.ERROR for problem in found):
        try:
            assemble(draft, base=base)
        except RegistryError as error:
            found += error.problems
    return found


def _by_rules(subject: Subject, select: Sequence[str], ignore: Sequence[str]) -> Iterable[Problem]:
    for rule in rules():
        if not rule.by_loading and _chosen(rule.id, select, ignore):
            yield from rule.find(subject)


def _chosen(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    return (not select or code.startswith(tuple(select))) and not (ignore and code.startswith(tuple(ignore)))


def _with_entity(problem: Problem) -> Problem:
    if problem.entity is not None:
        return problem
    folder, _, name = problem.place.file.rpartition("/")
    if not folder or not name.endswith(".yaml"):
        return problem
    return evolve(problem, entity=name.removesuffix(".yaml"))
