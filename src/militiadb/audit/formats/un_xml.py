"""The consolidated list of the UN Security Council: INDIVIDUAL and ENTITY under CONSOLIDATED_LIST.

An entity's name stands in FIRST_NAME; several names of one alias element are written apart by semicolons in a few.
"""

from __future__ import annotations

from datetime import date
from typing import BinaryIO

from militiadb.audit.formats.days import day
from militiadb.audit.formats.safe_xml import Element, read_records
from militiadb.audit.listed import Edition, ListedEntity, ListedName, Subject
from militiadb.model.vocabulary import AliasQuality

_GRADES = {"good": AliasQuality.GOOD, "low": AliasQuality.LOW}
_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")


def fits(head: str) -> bool:
    """The root is CONSOLIDATED_LIST."""
    return "<CONSOLIDATED_LIST" in head


def read(stream: BinaryIO) -> Edition:
    """Every entity and individual, with the day that the file was generated."""
    published: date | None = None
    entities = []
    for element in read_records(stream, records=("INDIVIDUAL", "ENTITY")):
        if element.name == "CONSOLIDATED_LIST":
            published = day(element.attributes.get("dateGenerated", ""))
        else:
            entities.append(_entity(element))
    title = "United Nations, consolidated list"
    return Edition("un-xml", "un-consolidated", title, tuple(entities), published)


def _entity(element: Element) -> ListedEntity:
    printed = " ".join(text for part in _PARTS if (text := element.value(part)))
    aliases = [(each.value("ALIAS_NAME"), each.value("QUALITY")) for each in element.children(f"{element.name}_ALIAS")]
    names = [ListedName(printed), *(ListedName(text, _GRADES.get(grade.lower())) for text, grade in aliases if text)]
    if native := element.value("NAME_ORIGINAL_SCRIPT"):
        names.append(ListedName(native))
    return ListedEntity(
        element.value("REFERENCE_NUMBER"),
        printed,
        tuple(names),
        (element.value("UN_LIST_TYPE"),),
        Subject.ENTITY if element.name == "ENTITY" else Subject.PERSON,
        listed_on=day(element.value("LISTED_ON")),
        remarks=element.value("COMMENTS1"),
    )
