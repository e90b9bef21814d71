"""The EU's financial sanctions file (FSF, CSV 1.1): semicolons, and one row for each name, address or number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
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
    names, tags = defaultdict[str, dict[str, None]](dict), defaultdict[str, dict[str, None]](dict)
    for row in rows:
        cells = {name: row[place] for name, place in at.items() if place < len(row)}
        published = published or day(cells.get("fileGenerationDate", ""))
        key = cells.get("Entity_EU_ReferenceNumber") or cells.get("Entity_LogicalId", "")
        if key:
            found.setdefault(key, _entity(key, cells))
            names[key][cells.get("NameAlias_WholeName", "")] = None
            tags[key][cells.get("Entity_Regulation_Programme", "")] = None
    entities = tuple(_whole(each, filter(None, names[key]), filter(None, tags[key])) for key, each in found.items())
    return Edition("eu-csv", "eu-fsf", "European Union, financial sanctions file (CSV)", entities, published)


def _entity(key: str, cells: dict[str, str]) -> ListedEntity:
    kind = cells.get("Entity_SubjectType_ClassificationCode") or cells.get("Entity_SubjectType", "")
    person = kind in _PERSON or cells.get("Entity_SubjectType", "") in _PERSON
    subject = Subject.PERSON if person else Subject.ENTITY
    listed = day(cells.get("Entity_DesignationDate", ""))
    return ListedEntity(key, None, (), (), subject, listed_on=listed, remarks=cells.get("Entity_Remark", ""))


def _whole(entity: ListedEntity, names: Iterable[str], tags: Iterable[str]) -> ListedEntity:
    listed = tuple(map(ListedName, names))
    return evolve(entity, printed=listed[0].text if listed else None, names=listed, tags=tuple(tags))
