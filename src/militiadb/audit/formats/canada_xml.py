"""Canada's regulations in the Justice Laws XML: each Item of the list is one sentence that names one entity.

The number is the item's lims:fid, which stays when an item is reworded; its in-force date is that of the wording.
"""

from __future__ import annotations

import re
from datetime import date
from typing import BinaryIO

from militiadb.audit.formats.days import day
from militiadb.audit.formats.safe_xml import Element, read_records
from militiadb.audit.listed import Edition, ListedEntity, ListedName
from militiadb.errors import ListFileError

_SPACES = re.compile(r"\s+")


def fits(head: str) -> bool:
    """A regulation in the Justice Laws schema."""
    return "<Regulation " in head and "justice.gc.ca" in head


def read(stream: BinaryIO) -> Edition:
    """The items, as of the point in time that the file speaks for."""
    published: date | None = None
    instrument, items = "", []
    for element in read_records(stream, records=("InstrumentNumber", "Item")):
        if element.name == "Regulation":
            published = day(element.attributes.get("pit-date", ""))
        elif element.name == "InstrumentNumber":
            instrument = element.text().strip()
        else:
            items.append(element)
    if not instrument:
        raise ListFileError("this regulation has no instrument number, so that it cannot be told which list it is")
    entities = tuple(_entity(item, instrument) for item in items)
    name = f"ca-{instrument.lower().replace('/', '-')}"
    return Edition("canada-xml", name, f"Canada, {instrument}", entities, published)


def _entity(item: Element, instrument: str) -> ListedEntity:
    sentence = _SPACES.sub(" ", item.value("Text"))
    heading = sentence.partition(" (")[0].strip()
    worded = day(item.attributes.get("inforce-start-date", ""))
    number = item.attributes.get("fid", "")
    return ListedEntity(number, heading, (ListedName(heading),), (instrument,), worded_on=worded, sentence=sentence)
