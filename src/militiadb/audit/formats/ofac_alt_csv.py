"""OFAC ALT.CSV: uid of the entry, uid of the name, aka/fka/nka, the name, remarks; no header, no heading name.

The file holds no programme, no kind and no date, and an entry without alternate names is not in it.
"""

from __future__ import annotations

import csv
from typing import BinaryIO

from militiadb.audit.formats.ofac_names import FILES
from militiadb.audit.formats.safe_csv import read_rows
from militiadb.audit.listed import Edition, ListedEntity, ListedName, Subject
from militiadb.errors import ListFileError
from militiadb.model.vocabulary import AliasQuality

COLUMNS = 5
TYPES = frozenset({"aka", "fka", "nka"})


def fits(head: str) -> bool:
    """Five columns whose third says aka, fka or nka (in the first row, or after a mirror's header)."""
    rows = list(csv.reader(head.splitlines()[:2]))
    return any(len(row) == COLUMNS and row[2].strip() in TYPES for row in rows)


def read(stream: BinaryIO) -> Edition:
    """The alternate names, gathered by entry."""
    found: dict[str, list[ListedName]] = {}
    for number, row in enumerate(read_rows(stream), 1):
        if number == 1 and not row[0].isdigit():
            continue
        if len(row) < COLUMNS - 1 or not row[0].isdigit() or row[2] not in TYPES:
            raise ListFileError(f"row {number} is no row of alternate names: {row[:3]}")
        found.setdefault(row[0], []).append(ListedName(row[3], AliasQuality.STRONG))
    entities = tuple(ListedEntity(uid, None, tuple(names), (), Subject.UNKNOWN) for uid, names in found.items())
    title, weak = "OFAC, SDN list, alternate names", frozenset({AliasQuality.WEAK})
    return Edition("ofac-alt-csv", "ofac-alt", title, entities, without=weak, whole=False, files=FILES)
