"""designations/<programme>.yaml: one programme of an authority."""

from __future__ import annotations

from militiadb.loading.records.fields import DateText, Id, Ids, Prose, Record, Text
from militiadb.loading.records.manifest import IgnoreRecord
from militiadb.model import vocabulary as words


class ListReadRecord(Record):
    """A list that was read: which, as of when, how much of it."""

    list: Id
    as_of: DateText
    scope: words.ReadScope
    sources: Ids = []


class ListedAliasRecord(Record):
    """An alias as that list prints it."""

    text: Text
    quality: words.AliasQuality | None = None
    added: DateText | None = None
    removed: DateText | None = None


class CoverageRecord(Record):
    """A group that an entry covers without heading it."""

    group: Id
    how: words.CoverageHow
    text: Text
    read_so_by: Id | None = None
    sources: Ids = []


class OfficialDatesRecord(Record):
    """The dates of one act, kept apart."""

    decided: DateText | None = None
    announced: DateText | None = None
    effective: DateText | None = None
    published: DateText | None = None


class EntryRecord(Record):
    """One listing, as printed."""

    key: Id
    group: Id
    list_id: Text | None = None
    authority: Id | None = None
    printed: Text
    aliases: list[ListedAliasRecord] = []
    also_covers: list[CoverageRecord] = []
    listed: OfficialDatesRecord = OfficialDatesRecord()
    removed: OfficialDatesRecord | None = None
    evidence: words.EvidenceGrade
    note: Prose | None = None
    sources: Ids = []


class LeftOutRecord(Record):
    """An entry of the list that has none here, and why."""

    list_id: Text | None = None
    printed: Text
    reason: words.LeftOutReason
    note: Prose | None = None


class ProgrammeRecord(Record):
    """One programme file."""

    id: Id
    authority: Id
    title: Text
    legal_basis: Text
    status: words.ProgrammeStatus = words.ProgrammeStatus.ACTIVE
    tags: list[Text] = []
    intake: words.Intake = words.Intake.ARMED_GROUPS
    note: Prose | None = None
    read: list[ListReadRecord] = []
    entries: list[EntryRecord] = []
    left_out: list[LeftOutRecord] = []
    ignore: list[IgnoreRecord] = []
