"""The EU's financial sanctions file (FSF, XML 1.1): sanctionEntity with nameAlias and regulation under export."""

from __future__ import annotations

from datetime import date
from typing import BinaryIO

from militiadb.audit.formats.days import day
from militiadb.audit.formats.safe_xml import Element, read_records
from militiadb.audit.listed import Edition, ListedEntity, ListedName, Subject
from militiadb.model.vocabulary import AliasQuality

_GRADES = {"true": AliasQuality.STRONG, "false": AliasQuality.WEAK}


def fits(head: str) -> bool:
    """The root is export in the namespace of the FSF, or holds its entities."""
    return "<export" in head and ("fpi/fsd" in head or "<sanctionEntity" in head)


def read(stream: BinaryIO) -> Edition:
    """Every person and entity, in all languages that the file prints."""
    published: date | None = None
    entities = []
    for element in read_records(stream, records=("sanctionEntity",)):
        if element.name == "export":
            published = day(element.attributes.get("generationDate", ""))
        else:
            entities.append(_entity(element))
    return Edition("eu-xml", "eu-fsf", "European Union, financial sanctions file (XML)", tuple(entities), published)


def _entity(element: Element) -> ListedEntity:
    marks = element.attributes
    aliases = [each.attributes for each in element.children("nameAlias")]
    names = [ListedName(text, _GRADES.get(a.get("strong", ""))) for a in aliases if (text := _whole(a))]
    person = any(each.attributes.get("code") == "person" for each in element.children("subjectType"))
    programmes = (each.attributes.get("programme", "") for each in element.children("regulation"))
    return ListedEntity(
        marks.get("euReferenceNumber") or marks.get("logicalId", ""),
        names[0].text if names else None,
        tuple(dict.fromkeys(names)),
        tuple(dict.fromkeys(filter(None, programmes))),
        Subject.PERSON if person else Subject.ENTITY,
        listed_on=day(marks.get("designationDate", "")),
        remarks=element.value("remark"),
    )


def _whole(alias: dict[str, str]) -> str:
    parts = (alias.get(key, "") for key in ("firstName", "middleName", "lastName"))
    return (alias.get("wholeName") or " ".join(filter(None, parts))).strip()
