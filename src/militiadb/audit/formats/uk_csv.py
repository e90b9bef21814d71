"""The UK sanctions list (CSV): a line with the report's date, a header, and one row for each name of an entry.

An organisation's name stands in "Name 6". The list is kept under the Sanctions Act; it is not the Home Office's list
of proscribed organisations.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import BinaryIO

from attrs import evolve

from militiadb.audit.formats.days import day
from militiadb.audit.formats.safe_csv import columns, read_rows
from militiadb.audit.listed import Edition, ListedEntity, ListedName, Subject
from militiadb.errors import ListFileError
from militiadb.model.vocabulary import AliasQuality

NEEDED = ("Unique ID", "Name 6", "Name type", "Regime Name")
_GRADES = {"good quality": AliasQuality.GOOD, "low quality": AliasQuality.LOW}
_SUBJECTS = {"individual": Subject.PERSON, "ship": Subject.VESSEL}
_KIND = ("Designation Type", "Individual, Entity, Ship")
_NAMES = ("Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6")


def fits(head: str) -> bool:
    """The report's date in the first line, or the list's own columns."""
    return head.lstrip('"').startswith("Report Date") or ("Unique ID" in head and "OFSI Group ID" in head)


def read(stream: BinaryIO) -> Edition:
    """Every entry, its rows gathered by its unique id."""
    published: date | None = None
    at: dict[str, int] | None = None
    found: dict[str, ListedEntity] = {}
    names = defaultdict[str, dict[ListedName, None]](dict)
    for row in read_rows(stream):
        if at is None and row[0].startswith("Report Date"):
            published = day(" ".join(row).partition(":")[2])
        elif at is None:
            at = columns(row, needed=NEEDED)
        else:
            cells = {name: row[place] for name, place in at.items() if place < len(row)}
            key = cells.get("Unique ID", "")
            entity, text = found.get(key) or _entity(key, cells), _name(cells)
            primary = cells.get("Name type", "").lower() == "primary name"
            found[key] = evolve(entity, printed=text) if text and primary and not entity.printed else entity
            grade = None if primary else _GRADES.get(cells.get("Alias strength", "").lower())
            names[key] |= {ListedName(text, grade): None, ListedName(cells.get("Name non-latin script", "")): None}
    if at is None:
        raise ListFileError("the file has no header")
    entities = (evolve(each, names=tuple(name for name in names[key] if name.text)) for key, each in found.items())
    return Edition("uk-csv", "uk-sanctions-list", "United Kingdom, sanctions list", tuple(entities), published)


def _entity(key: str, cells: dict[str, str]) -> ListedEntity:
    kind = next((cells[name] for name in _KIND if cells.get(name)), "").lower()
    regime = cells.get("Regime Name", "")
    listed = day(cells.get("Date Designated", ""))
    return ListedEntity(key, None, (), (regime,), _SUBJECTS.get(kind, Subject.ENTITY), listed_on=listed)


def _name(cells: dict[str, str]) -> str:
    return " ".join(part for name in _NAMES if (part := cells.get(name, "")))
