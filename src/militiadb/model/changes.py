"""What differs between two versions of a registry, and what that does to the names that people resolve."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class ChangeKind(StrEnum):
    """What happened to a group, a list entry, or what stands behind them; in the order of a report."""

    GROUP_ADDED = "group added"
    GROUP_REMOVED = "group removed without a tombstone"
    REDIRECTED = "redirected"
    WITHDRAWN = "withdrawn"
    REVIVED = "tombstone became a group again"
    RENAMED = "renamed"
    REFILED = "filed otherwise"
    NAME_MOVED = "name moved"
    NAME_ADDED = "name added"
    NAME_REMOVED = "name removed"
    NAME_CHANGED = "name changed"
    LISTED = "listed"
    DELISTED = "delisted"
    COVERED = "covered"
    ENTRY_REMOVED = "list entry removed"
    ENTRY_CHANGED = "list entry changed"
    CLAIM_ADDED = "claim added"
    CLAIM_REMOVED = "claim removed"
    CLAIM_CHANGED = "claim changed"
    ASSESSED = "assessment added"
    ASSESSMENT_CHANGED = "assessment changed"
    ASSESSMENT_REMOVED = "assessment removed"
    FACT_ADDED = "fact added"
    FACT_REMOVED = "fact removed"
    DETAILS_CHANGED = "details changed"
    SOURCE_ADDED = "source added"
    SOURCE_REMOVED = "source removed"
    SOURCE_CHANGED = "source changed"
    TABLE_CHANGED = "table changed"


@frozen
class Change:
    """One difference: what kind, to which group or thing, and what it is in words."""

    kind: ChangeKind
    subject: str
    what: str
    before: str | None = None
    after: str | None = None


class ShiftKind(StrEnum):
    """What became of a string that people resolve; the first three break somebody's table."""

    ELSEWHERE = "resolves to another group"
    AMBIGUOUS = "became ambiguous"
    LOST = "stopped resolving"
    NARROWED = "is no longer ambiguous"
    OTHERS = "is ambiguous among others"
    GAINED = "resolves now"
    GAINED_AMBIGUOUS = "is ambiguous now, and was unknown"


BREAKING = frozenset({ShiftKind.ELSEWHERE, ShiftKind.AMBIGUOUS, ShiftKind.LOST})
"""The shifts after which a table made yesterday is wrong or has holes."""


@frozen
class Answer:
    """What a string resolved to in one version.

    >>> str(Answer("ambiguous", ("badr-organization",))), str(Answer("unresolved", ()))
    ('badr-organization or something else', 'nothing')
    """

    status: str
    ids: tuple[str, ...]

    def __str__(self) -> str:
        ids = (*self.ids, "something else") if self.status == "ambiguous" and len(self.ids) == 1 else self.ids
        return " or ".join(ids) if ids else "nothing"


@frozen
class Shift:
    """A string that resolves differently; `count` says how often it stood in the corpus (0: a name of the registry)."""

    kind: ShiftKind
    text: str
    before: Answer
    after: Answer
    count: int = 0


@frozen
class Comparison:
    """Two versions of a registry held together."""

    base_version: str
    head_version: str
    next_version: str
    changes: tuple[Change, ...]
    shifts: tuple[Shift, ...]
    names: int
    """How many names of both versions were resolved in each."""
    mentions: int = 0
    """How many different lines of the corpus were resolved in each."""

    @property
    def breaking(self) -> tuple[Shift, ...]:
        """The shifts after which a table made yesterday is wrong or has holes."""
        return tuple(shift for shift in self.shifts if shift.kind in BREAKING)
