"""What the records let be absent, so that it can be said where, and the values cannot do without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from militiadb.errors import Problem, Severity
from militiadb.loading.records import GroupRecord, ProgrammeRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.loading.records.fields import Record
    from militiadb.loading.strict_yaml import Document


def what_is_missing(record: Record, document: Document) -> Iterator[Problem]:
    """What stands between a valid record and its value: a claimant, a reader."""
    if isinstance(record, GroupRecord):
        yield from _claimants(record, document)
    elif isinstance(record, ProgrammeRecord):
        for index, entry in enumerate(record.entries):
            for position, cover in enumerate(entry.also_covers):
                if cover.read_so_by is None:
                    place = document.place(("entries", index, "also_covers", position, "group"))
                    message = f"{cover.group!r} is said to be covered, and nobody is named who reads it so"
                    yield Problem(
                        "MDB602", Severity.ERROR, message, place, record.id, hint="name the actor in read_so_by"
                    )


def _claimants(record: GroupRecord, document: Document) -> Iterator[Problem]:
    for index, claim in enumerate(record.claims):
        if claim.by is None:
            place = document.place(("claims", index, "relation"))
            message = f"nobody is named who says that it is {claim.relation}"
            yield Problem("MDB402", Severity.ERROR, message, place, record.id, hint="name who says so in `by`")


def what_a_group_lacks(document: Document) -> Iterator[Problem]:
    """The name and kind of a living group, told beside whatever else is wrong with the file.

    A tombstone keeps its name and needs no kind; an overlay's addition has neither.
    """
    value = document.value
    needed = () if value.get("adds") else ("name",) if value.get("redirect") else ("name", "kind")
    for field in (each for each in needed if value.get(each) is None):
        place, hint = (document.place((field,)), "give it a value") if field in value else (document.place(), "add it")
        entity = value.get("id") if isinstance(value.get("id"), str) else None
        yield Problem("MDB101", Severity.ERROR, f"the field {field!r} is missing", place, entity, hint=hint)
