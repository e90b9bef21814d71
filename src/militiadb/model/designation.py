"""Official lists: programmes and their entries, with every date kept apart."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from militiadb.model.dates import PartialDate
from militiadb.model.vocabulary import (
    AliasQuality,
    CoverageHow,
    EvidenceGrade,
    Intake,
    LeftOutReason,
    ProgrammeStatus,
    ReadScope,
)


@frozen
class ListRead:
    """One list as it was read: which, as of when, and how much of it."""

    list: str
    as_of: PartialDate
    scope: ReadScope
    sources: tuple[str, ...]


@frozen
class ListedAlias:
    """An alias as the list prints it, with the list's own grade."""

    text: str
    quality: AliasQuality | None = None
    added: PartialDate | None = None
    removed: PartialDate | None = None


@frozen
class Coverage:
    """A group that an entry covers without heading it, and who reads it so."""

    group: str
    how: CoverageHow
    text: str
    read_so_by: str
    sources: tuple[str, ...]


@frozen
class OfficialDates:
    """The dates of one act, none of them standing in for another."""

    decided: PartialDate | None = None
    announced: PartialDate | None = None
    effective: PartialDate | None = None
    published: PartialDate | None = None

    def best(self) -> tuple[str, PartialDate] | None:
        """The date to reckon with and its name: effective, else published, announced, decided."""
        for name in ("effective", "published", "announced", "decided"):
            value: PartialDate | None = getattr(self, name)
            if value is not None:
                return name, value
        return None


@frozen
class Entry:
    """One entry of a programme: a listing of a group, as printed."""

    key: str
    group: str
    printed: str
    evidence: EvidenceGrade
    sources: tuple[str, ...]
    listed: OfficialDates = OfficialDates()
    removed: OfficialDates | None = None
    list_id: str | None = None
    authority: str | None = None
    aliases: tuple[ListedAlias, ...] = ()
    also_covers: tuple[Coverage, ...] = ()
    note: str | None = None


@frozen
class LeftOut:
    """An entry of the list that has none here on purpose, known by its number or, without one, as printed."""

    printed: str
    reason: LeftOutReason
    list_id: str | None = None
    note: str | None = None


@frozen
class Programme:
    """A list that an authority keeps under a legal basis.

    `tags` are what the published files mark its entries with ("SDGT", "Al-Qaida"); `intake` says which entries of
    the list belong here: every armed group, or only those that are groups of the registry for another reason.
    """

    id: str
    authority: str
    title: str
    legal_basis: str
    status: ProgrammeStatus = ProgrammeStatus.ACTIVE
    read: tuple[ListRead, ...] = ()
    entries: tuple[Entry, ...] = ()
    note: str | None = None
    tags: tuple[str, ...] = ()
    intake: Intake = Intake.ARMED_GROUPS
    left_out: tuple[LeftOut, ...] = ()


class ListingAnswer(StrEnum):
    """What the registry can say about a group and a programme; never "not listed"."""

    LISTED = "listed"
    COVERED = "covered"
    REMOVED = "removed"
    NOT_FOUND = "not-found"
    UNKNOWN = "unknown"


@frozen
class ListingStatus:
    """Whether a programme lists a group on a day, and what the answer rests on.

    `date` is the one that decided, `basis` its name (effective, published, announced, decided).
    `read` names the lists that were read, with their dates: all that a `not-found` can speak for. Where they are all
    of a later day than the one asked about, `caveat` says what they cannot show.
    """

    answer: ListingAnswer
    programme: str
    group: str
    entry: Entry | None = None
    coverage: Coverage | None = None
    date: PartialDate | None = None
    basis: str | None = None
    read: tuple[ListRead, ...] = ()
    caveat: str | None = None
