"""What changed on the official lists: listed, delisted, covered, or an entry corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from militiadb.history.wording import fields_changed, quoted
from militiadb.model.changes import Change, ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.model.designation import Entry, OfficialDates, Programme
    from militiadb.model.registry import Registry

_PROGRAMME = ("authority", "title", "legal_basis", "status", "tags", "intake", "read", "left_out", "note")
"""The fields of a programme that are told as its own change; entries are told one by one."""


def listing_changes(old: Registry, new: Registry) -> Iterator[Change]:
    """Every change of an entry, by the entry's key."""
    for programme_id in sorted({*old.programmes, *new.programmes}):
        before, after = old.programmes.get(programme_id), new.programmes.get(programme_id)
        if before == after:
            continue
        earlier = {entry.key: entry for entry in before.entries} if before else {}
        later = {entry.key: entry for entry in after.entries} if after else {}
        for key in sorted({*earlier, *later}):
            yield from _entry(programme_id, earlier.get(key), later.get(key))
        yield from _programme(programme_id, before, after)


def _programme(programme_id: str, old: Programme | None, new: Programme | None) -> Iterator[Change]:
    if old is None or new is None:
        what = "programme added" if old is None else "programme removed"
        yield Change(ChangeKind.TABLE_CHANGED, f"designations/{programme_id}", what)
        return
    details = fields_changed(old, new, only=_PROGRAMME)
    if details:
        yield Change(ChangeKind.TABLE_CHANGED, f"designations/{programme_id}", details)


def _entry(programme: str, old: Entry | None, new: Entry | None) -> Iterator[Change]:
    if new is None:
        if old is not None:
            yield Change(ChangeKind.ENTRY_REMOVED, old.group, f"{programme} {old.key}, {quoted(old.printed)}")
        return
    if old is None:
        kind = ChangeKind.LISTED if new.removed is None else ChangeKind.DELISTED
        when = _day(new.listed) if new.removed is None else _day(new.removed)
        yield Change(kind, new.group, f"on {programme} as {quoted(new.printed)}{when} ({new.key})")
    else:
        if old.removed is None and new.removed is not None:
            yield Change(ChangeKind.DELISTED, new.group, f"from {programme}{_day(new.removed)} ({new.key})")
            old = evolve(old, removed=new.removed)  # told; what else changed is not told by it
        if old != new:
            what = fields_changed(old, new)
            yield Change(ChangeKind.ENTRY_CHANGED, new.group, f"{programme} {new.key}: {what}")
    covered = {cover.group for cover in old.also_covers} if old else set()
    for cover in new.also_covers:
        if cover.group not in covered:
            what = f"by {programme} {new.key} as {quoted(cover.text)}, read so by {cover.read_so_by}"
            yield Change(ChangeKind.COVERED, cover.group, what)


def _day(dates: OfficialDates | None) -> str:
    best = dates.best() if dates else None
    return f", {best[0]} {best[1]}" if best else ""
