"""Suppressions: what the data asks not to be told, beside the thing itself or in the manifest.

An error that loading finds cannot be suppressed: with it there is no registry. A suppression that is past its day
suppresses nothing, and one that is not needed, or names no rule, is reported (MDB902).
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import define

from militiadb.checks.catalogue import rules
from militiadb.errors import Place, Problem, Severity
from militiadb.model.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from militiadb.checks.subject import Subject
    from militiadb.loading.records import GroupRecord, IgnoreRecord, ProgrammeRecord, SourceRecord

CODE = "MDB902"


@define
class Suppression:
    """One wish, where it stands, and how often it was granted."""

    record: IgnoreRecord
    place: Place
    file: str | None
    used: int = 0

    def covers(self, problem: Problem) -> bool:
        """Whether it asks for this problem not to be told."""
        here = self.file is None or problem.place.file == self.file
        there = self.record.path is None or _begins(problem.place.path, self.record.path)
        return problem.code == self.record.rule and here and there


def suppress(subject: Subject, found: list[Problem], *, ran: frozenset[str]) -> tuple[list[Problem], int]:
    """The problems that remain, and how many were suppressed; idle suppressions become problems themselves.

    Only rules that `ran` over whole files can leave a suppression idle.
    """
    wishes = list(_suppressions(subject))
    current: dict[str, list[Suppression]] = defaultdict(list)
    for each in wishes:
        if not _expired(each, subject):
            current[each.record.rule].append(each)
    loading = {id(problem) for problem in subject.draft.problems}
    kept = []
    for problem in found:
        grave = id(problem) in loading or problem.code.startswith(("MDB0", "MDB1", "MDB2"))
        wish = None
        if not (grave and problem.severity is Severity.ERROR):
            wish = next((each for each in current.get(problem.code, ()) if each.covers(problem)), None)
        if wish is None:
            kept.append(problem)
        else:
            wish.used += 1
    hidden = len(found) - len(kept)
    judged = (wish for wish in wishes if not wish.used and (subject.whole or _expired(wish, subject)))
    kept += [_idle(wish, subject) for wish in judged if wish.record.rule in ran]
    return [*kept, *_of_no_rule(wishes)], hidden


def _of_no_rule(wishes: list[Suppression]) -> Iterator[Problem]:
    known = [rule.id for rule in rules()]
    for wish in wishes:
        if wish.record.rule not in known:
            near = difflib.get_close_matches(wish.record.rule, known, n=1, cutoff=0)
            message = f"there is no rule {wish.record.rule} to suppress"
            yield Problem(CODE, Severity.ERROR, message, wish.place, hint=f"did you mean {near[0]}?")


def _idle(wish: Suppression, subject: Subject) -> Problem:
    rule = wish.record.rule
    if _expired(wish, subject):
        message, hint = f"the suppression of {rule} ended on {wish.record.until}", "mend the cause, or renew it"
    else:
        message, hint = f"the suppression of {rule} suppresses nothing", "take it out"
    return Problem(CODE, Severity.WARNING, message, wish.place, hint=hint)


def _expired(wish: Suppression, subject: Subject) -> bool:
    until = wish.record.until
    return until is not None and PartialDate.parse(until).surely_before(subject.today)


def _suppressions(subject: Subject) -> Iterator[Suppression]:
    draft = subject.draft
    tables: tuple[Mapping[str, GroupRecord | ProgrammeRecord | SourceRecord], ...]
    tables = (draft.groups, draft.programmes, draft.sources)
    for table in tables:
        for file, record in table.items():
            for index, wish in enumerate(record.ignore):
                yield Suppression(wish, draft.place(file, ("ignore", index)), file)
    for file, rows in (("actors.yaml", draft.actors), ("lookalikes.yaml", draft.lookalikes)):
        for index, wish in enumerate(rows.ignore if rows else ()):
            yield Suppression(wish, draft.place(file, ("ignore", index)), file)
    for index, wish in enumerate(draft.manifest.checks.ignore if draft.manifest else ()):
        yield Suppression(wish, draft.place("registry.yaml", ("checks", "ignore", index)), None)


def _begins(path: str, start: str) -> bool:
    return path == start or path.startswith((f"{start}.", f"{start}["))
