"""How complete each programme is: what its entries know, and how much of which list of which day is held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import frozen

from militiadb.audit.differences import Audit, DifferenceKind
from militiadb.model.dates import PartialDate
from militiadb.model.designation import Entry, Programme
from militiadb.model.registry import Registry
from militiadb.model.vocabulary import ReadScope

HEADER = ("programme", "entries", "day", "span", "by", "none", "removed", "covers", "held", "left out", "rests on")
UNCOUNTED = frozenset({"person", "vessel", "aircraft"})
"""They are on most lists and never here; the column "held" speaks of bodies."""


@frozen
class Completeness:
    """What a programme's entries know, and how much of an audited list is held.

    Of its entries: how many are dated to the day, to a span, only by the day of a list, or not at all; how many were
    removed, and how many groups are covered without being headed. Of the first audited list that marks it: how many
    bodies it marks, how many are held, and why the others are left out; without such a list None.
    """

    programme: str
    entries: int
    day: int
    span: int
    by: int
    none: int
    removed: int
    covers: int
    held: int | None
    marked: int | None
    left_out: Mapping[str, int]
    rests_on: tuple[str, ...]

    def cells(self) -> tuple[str, ...]:
        """The row under `HEADER`."""
        counts = (self.entries, self.day, self.span, self.by, self.none, self.removed, self.covers)
        held = "" if self.held is None else f"{self.held} of {self.marked}"
        left_out = ", ".join(f"{reason} {count}" for reason, count in self.left_out.items())
        return (self.programme, *map(str, counts), held, left_out, ", ".join(self.rests_on))


def completeness(registry: Registry, *, audits: Sequence[Audit] = ()) -> tuple[Completeness, ...]:
    """One row for each programme, in the order of their ids."""
    return tuple(_row(registry.programmes[key], audits) for key in sorted(registry.programmes))


def totals(registry: Registry) -> str:
    """Programmes, entries, groups and evidence, as a sentence."""
    entries = [entry for programme in registry.programmes.values() for entry in programme.entries]
    groups = {entry.group for entry in entries} | {cover.group for entry in entries for cover in entry.also_covers}
    evidence = Counter(entry.evidence.value for entry in entries)
    told = ", ".join(f"{count} {grade}" for grade, count in evidence.most_common())
    return (
        f"{len(registry.programmes)} programmes, {len(entries)} entries, {len(groups)} groups headed or covered. "
        f"By evidence: {told}."
    )


def _row(programme: Programme, audits: Sequence[Audit]) -> Completeness:
    dates = Counter(_exactness(entry) for entry in programme.entries)
    removed = sum(entry.removed is not None for entry in programme.entries)
    covers = sum(len(entry.also_covers) for entry in programme.entries)
    held, marked, left_out = next(filter(None, (_held(programme.id, audit) for audit in audits)), (None, None, {}))
    return Completeness(
        programme=programme.id,
        entries=len(programme.entries),
        day=dates["day"],
        span=dates["span"],
        by=dates["by"],
        none=dates["none"],
        removed=removed,
        covers=covers,
        held=held,
        marked=marked,
        left_out=left_out,
        rests_on=_rests_on(programme),
    )


def _exactness(entry: Entry) -> str:
    best = entry.listed.best()
    if best is None:
        return "none"
    when: PartialDate = best[1]
    if when.earliest is None:
        return "by"
    return "day" if when.earliest == when.latest else "span"


def _held(programme: str, audit: Audit) -> tuple[int, int, dict[str, int]] | None:
    """(bodies held, bodies marked, reasons for the others) on one list; None where it does not mark the programme."""
    held, marked = next(((held, marked) for name, held, marked in audit.held if name == programme), (0, 0))
    if not marked:
        return None
    reasons = Counter(
        each.reason.value if each.reason else "unexplained"
        for each in audit.differences
        if each.programme == programme and each.kind is DifferenceKind.ENTRY_LACKING and each.reason not in UNCOUNTED
    )
    # Canada's regulation does not say which of its entities are persons: the rest of the bodies are those
    reasons["person"] = max(marked - held - reasons.total(), 0)
    return held, marked, {reason: count for reason, count in reasons.most_common() if count}


def _rests_on(programme: Programme) -> tuple[str, ...]:
    return tuple(
        f"{each.list} {each.as_of}{'' if each.scope is ReadScope.PART else ' (whole)'}" for each in programme.read
    )
