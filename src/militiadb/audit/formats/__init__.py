"""One small parser per official format, and the table by which a file's format is told from its beginning."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from attrs import frozen

from militiadb.audit.formats import (
    canada_xml,
    eu_csv,
    eu_xml,
    ofac_alt_csv,
    ofac_sdn_csv,
    ofac_xml,
    uk_csv,
    un_xml,
)
from militiadb.audit.listed import Edition
from militiadb.errors import ListFileError

HEAD = 8192
"""How many bytes are looked at to tell the format."""
MAX_BYTES = 512 << 20
"""No official list is near this; OFAC's largest file is about 100 MB."""


@frozen
class Format:
    """A format: its id, how to know it by the beginning of a file, and how to read it."""

    id: str
    fits: Callable[[str], bool]
    read: Callable[[BinaryIO], Edition]


FORMATS = (
    Format("ofac-xml", ofac_xml.fits, ofac_xml.read),
    Format("un-xml", un_xml.fits, un_xml.read),
    Format("canada-xml", canada_xml.fits, canada_xml.read),
    Format("eu-xml", eu_xml.fits, eu_xml.read),
    Format("eu-csv", eu_csv.fits, eu_csv.read),
    Format("uk-csv", uk_csv.fits, uk_csv.read),
    Format("ofac-alt-csv", ofac_alt_csv.fits, ofac_alt_csv.read),
    Format("ofac-sdn-csv", ofac_sdn_csv.fits, ofac_sdn_csv.read),
)
"""Those that say what they are first; OFAC's CSV files say nothing of themselves and are told by their columns."""


def read_edition(path: Path) -> Edition:
    """Read an official list, detecting its format; `ListFileError` where it is none of those known, or is unsound."""
    with path.open("rb") as stream:
        if path.stat().st_size > MAX_BYTES:
            raise ListFileError(f"{path.name} is larger than {MAX_BYTES >> 20} MB: no official list is")
        head = stream.read(HEAD).decode("utf-8-sig", errors="replace")
        stream.seek(0)
        for each in FORMATS:
            if each.fits(head):
                return _read(each, stream, name=path.name)
    raise ListFileError(
        f"{path.name} is in none of the formats that are read: give a list as its authority publishes it "
        "(OFAC: CSV or XML; UN and Canada: XML; EU: XML or CSV; UK: CSV)"
    )


def _read(form: Format, stream: BinaryIO, *, name: str) -> Edition:
    """Read a list in its format; an error names the file, of which the parsers know nothing."""
    try:
        edition = form.read(stream)
    except ListFileError as error:
        raise ListFileError(f"{name}: {error}") from None
    if not edition.entities:
        raise ListFileError(f"{name} holds no entry in the format {form.id}: a list in force has some")
    if nameless := next((each for each in edition.entities if not each.list_id), None):
        raise ListFileError(f"{name} has an entry without a number ({nameless.heading!r})")
    return edition
