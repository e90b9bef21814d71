"""What an audit finds: differences, each with the reason why it is meant, or without one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from enum import StrEnum

from attrs import frozen

from militiadb.model.vocabulary import LeftOutReason


class DifferenceKind(StrEnum):
    """How a list and the registry differ; in the order of a report."""

    ENTRY_LACKING = "entry-we-lack"
    ENTRY_NOT_ON_LIST = "entry-the-list-lacks"
    REMOVED_BUT_LISTED = "removed-but-on-the-list"
    LEFT_OUT_BUT_HELD = "left-out-but-held"
    OTHER_NUMBER = "number-differs"
    OTHER_PROGRAMME = "programme-differs"
    OTHER_DATE = "date-differs"
    OTHER_HEADING = "heading-differs"
    NAME_LACKING = "name-we-lack"
    NAME_NOT_ON_LIST = "name-the-list-lacks"


@frozen
class Proposal:
    """A group that a name of the list may mean, and how the resolver came to it."""

    group: str
    name: str
    tier: str
    score: float

    def __str__(self) -> str:
        return f"{self.group} ({self.name!r}, {self.tier}, {self.score:.2f})"


@frozen
class Difference:
    """One difference. `reason` is from the closed list; None means that nothing explains it.

    `text` is what the list prints (or, for what the list lacks, what the registry has), `entry` the key of the
    registry's entry.
    """

    kind: DifferenceKind
    programme: str | None
    list_id: str | None
    text: str
    entry: str | None = None
    detail: str | None = None
    reason: LeftOutReason | None = None
    note: str | None = None
    proposals: tuple[Proposal, ...] = ()


@frozen
class Audit:
    """One list file held against the registry as of the list's date."""

    file: str
    format: str
    list: str
    title: str
    as_of: date
    dated_by: str
    data_version: str
    fingerprint: str
    listed: int
    """Entries in the file, of every kind."""
    held: tuple[tuple[str, int, int], ...]
    """(programme, entries compared, bodies that the list marks with it): persons, ships and aircraft aside."""
    names_compared: int
    differences: tuple[Difference, ...]
    speaks_of: tuple[str, ...] = ()
    """The programmes here whose entries stand on this list, compared or not."""

    @property
    def unexplained(self) -> tuple[Difference, ...]:
        """The differences without a reason: what a curator has to look at."""
        return tuple(each for each in self.differences if each.reason is None)

    @property
    def reasons(self) -> dict[str, int]:
        """How often each reason explains a difference, the most frequent first."""
        counts = Counter(each.reason.value for each in self.differences if each.reason is not None)
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
