"""The EU's financial sanctions file (FSF, CSV 1.1): semicolons, and one row for each name, address or number."""

from __future__ import annotations

from datetime import date
from typing import BinaryIO

from attrs import evolve

from militiadb.audit.formats.days import day
from militiadb.audit.formats.safe_csv import columns, read_rows
from militiadb.audit.listed import Edition, ListedEntity, ListedName, Subject
from militiadb.errors import ListFileError

NEEDED = ("fileGenerationDate", "Entity_LogicalId", "Entity_SubjectType", "NameAlias_WholeName")
_PERSON = frozenset({"P", "person"})


def fits(head: str) -> bool:
    """A header with the FSF's columns."""
    return "Entity_LogicalId" in head.partition("\n")[0]


def read(stream: BinaryIO) -> Edition:
    """Every person and entity, its rows gathered by the EU's own number."""
    rows = read_rows(stream, delimiter=";")
    header = next(rows, None)
    if header is None:
        raise ListFileError("the file is empty")
    at = columns(header, needed=NEEDED)
    published: date | None = None
    found: dict[str, ListedEntity] = {}
    for row in rows:
        cells = {name: row[place] for name, place in at.items() if place < len(row)}
        published = published or day(cells.get("fileGenerationDate", ""))
        key = cells.get("Entity_EU_ReferenceNumber") or cells.get("Entity_LogicalId", "")
        if key:
            found[key] = _with(found.get(key) or _entity(key, cells), cells)
    title = "European Union, financial sanctions file (CSV)"
    return Edition("eu-csv", "eu-fsf", title, tuple(found.values()), published)


def _entity(key: str, cells: dict[str, str]) -> ListedEntity:
    kind = cells.get("Entity_SubjectType_ClassificationCode") or cells.get("Entity_SubjectType", "")
    person = kind in _PERSON or cells.get("Entity_SubjectType", "") in _PERSON
    subject = Subject.PERSON if person else Subject.ENTITY
    listed = day(cells.get("Entity_DesignationDate", ""))
    return ListedEntity(key, None, (), (), subject, listed_on=listed, remarks=cells.get("Entity_Remark", ""))


def _with(entity: ListedEntity, cells: dict[str, str]) -> ListedEntity:
    name, programme = cells.get("NameAlias_WholeName", ""), cells.get("Entity_Regulation_Programme", "")
    return evolve(
        entity,
        printed=entity.printed or name or None,
        names=tuple(dict.fromkeys((*entity.names, *([ListedName(name)] if name else [])))),
        tags=tuple(dict.fromkeys((*entity.tags, *([programme] if programme else [])))),
    )
