"""OFAC SDN.CSV: twelve columns without a header (mirrors add one): uid, name, type, programmes … remarks.

Layout: https://ofac.treasury.gov/media/29976/download?inline (data specification). Strong aliases stand in ALT.CSV.
"""

from __future__ import annotations

from typing import BinaryIO

from militiadb.audit.formats.ofac_names import EMPTY, FILES, subject, tags, weak_names
from militiadb.audit.formats.safe_csv import read_rows
from militiadb.audit.listed import Edition, ListedEntity, ListedName
from militiadb.errors import ListFileError
from militiadb.model.vocabulary import AliasQuality

COLUMNS = 12


def fits(head: str) -> bool:
    """A uid, eleven further columns, and OFAC's way to write an empty cell."""
    return EMPTY in head and head.count(",") >= COLUMNS - 1


def read(stream: BinaryIO) -> Edition:
    """The primary rows, persons, vessels and aircraft among them."""
    entities = []
    for number, row in enumerate(read_rows(stream), 1):
        if not row[0].isdigit():
            if number == 1:  # the header line of a mirror
                continue
            raise ListFileError(f"row {number} begins with {row[0]!r}, which is no uid")
        if len(row) < COLUMNS:
            raise ListFileError(f"row {number} has {len(row)} columns in place of {COLUMNS}")
        entities.append(_entity(row))
    title, strong = "OFAC, SDN list, main file", frozenset({AliasQuality.STRONG})
    return Edition("ofac-sdn-csv", "ofac-sdn", title, tuple(entities), without=strong, files=FILES)


def _entity(row: list[str]) -> ListedEntity:
    remarks = "" if row[11] == EMPTY else row[11]
    names = (ListedName(row[1]), *weak_names(remarks))
    return ListedEntity(row[0], row[1], names, tags(row[3]), subject(row[2]), remarks=remarks)
