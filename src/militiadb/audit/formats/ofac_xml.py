"""OFAC SDN.XML: sdnEntry with akaList and programList, and the day of publication at its head."""

from __future__ import annotations

from datetime import date
from typing import BinaryIO

from militiadb.audit.formats.days import day
from militiadb.audit.formats.ofac_names import FILES, subject
from militiadb.audit.formats.safe_xml import Element, read_records
from militiadb.audit.listed import Edition, ListedEntity, ListedName
from militiadb.model.vocabulary import AliasQuality

_GRADES = {"strong": AliasQuality.STRONG, "weak": AliasQuality.WEAK}


def fits(head: str) -> bool:
    """The root is sdnList."""
    return "<sdnList" in head


def read(stream: BinaryIO) -> Edition:
    """Every entry, with strong and weak names."""
    published: date | None = None
    entities = []
    for element in read_records(stream, records=("publshInformation", "sdnEntry")):
        if element.name == "publshInformation":  # OFAC's own spelling
            published = day(element.value("Publish_Date"), written=("%m/%d/%Y",))
        elif element.name == "sdnEntry":
            entities.append(_entity(element))
    return Edition("ofac-xml", "ofac-sdn", "OFAC, SDN list (XML)", tuple(entities), published, files=FILES)


def _entity(element: Element) -> ListedEntity:
    aliases = [each for group in element.children("akaList") for each in group.children("aka")]
    names = (
        ListedName(_name(element)),
        *(ListedName(_name(each), _GRADES.get(each.value("category"))) for each in aliases),
    )
    programmes = [each for group in element.children("programList") for each in group.children("program")]
    return ListedEntity(
        element.value("uid"),
        names[0].text,
        names,
        tuple(each.text().strip() for each in programmes),
        subject(element.value("sdnType")),
        remarks=element.value("remarks"),
    )


def _name(element: Element) -> str:
    parts = (element.value("lastName"), element.value("firstName"))
    return ", ".join(part for part in parts if part)
