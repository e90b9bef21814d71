"""Every format is told by its beginning and read to the same values; nothing hostile is read at all."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import CANADA_XML, EU_XML, MADE, OFAC_ALT, OFAC_SDN, OFAC_XML, UK_CSV, UN_XML

from militiadb.audit import Edition, Subject, read_edition
from militiadb.audit.formats import FORMATS, safe_xml
from militiadb.audit.formats.days import day
from militiadb.errors import ListFileError
from militiadb.model.vocabulary import AliasQuality


def read(tmp_path: Path, text: str | bytes, name: str = "list") -> Edition:
    """The edition that a file with this content holds."""
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return read_edition(path)


@pytest.mark.parametrize("form", MADE)
def test_a_format_is_told_by_its_beginning(tmp_path: Path, form: str) -> None:
    """Every official layout is detected, whatever the file is called, and by one parser alone."""
    assert read(tmp_path, MADE[form]).format == form
    assert sum(each.fits(MADE[form].lstrip("\ufeff")) for each in FORMATS[:6]) == (
        not form.startswith("ofac-") or form == "ofac-xml"
    )


@pytest.mark.parametrize("text", [OFAC_SDN, "ID,Name,Type,A,B,C,D,E,F,G,H,Details\n" + OFAC_SDN])
def test_ofac_rows_are_read_with_and_without_a_header(tmp_path: Path, text: str) -> None:
    """OFAC's main file has no header; a mirror's header line changes nothing."""
    kataib, person, company = read(tmp_path, text).entities
    assert (kataib.list_id, kataib.printed, kataib.tags) == ("11462", "KATA'IB HIZBALLAH", ("FTO", "SDGT"))
    assert [(n.text, n.quality) for n in kataib.names[1:]] == [("KATIBUT KARBALAH", "weak"), ("KH", "weak")]
    assert (person.subject, company.subject) == (Subject.PERSON, Subject.ENTITY)


def test_alternate_names_are_gathered_by_entry(tmp_path: Path) -> None:
    """ALT.CSV gives strong names without a heading, and proves no absence."""
    edition = read(tmp_path, OFAC_ALT)
    assert [(e.list_id, e.printed, len(e.names)) for e in edition.entities] == [("11462", None, 2), ("36", None, 1)]
    assert not edition.whole


def test_ofac_xml_carries_both_grades_and_its_day(tmp_path: Path) -> None:
    """SDN.XML says the day of publication (month first) and the grade of each name."""
    edition = read(tmp_path, OFAC_XML)
    assert edition.published == date(2023, 1, 21)
    assert [n.quality for n in edition.entities[0].names] == [None, AliasQuality.STRONG, AliasQuality.WEAK]
    assert edition.entities[1].printed == "NASRALLAH, Hasan"


def test_the_un_list_gives_native_names_and_dates(tmp_path: Path) -> None:
    """An entity of the UN has its day of listing, its aliases and its name in original script."""
    person, houthis = read(tmp_path, UN_XML).entities
    assert (person.printed, person.subject) == ("ERIC BADEGE", Subject.PERSON)
    assert [n.text for n in houthis.names] == ["THE HOUTHIS", "ANSARALLAH", "أنصار الله"]
    assert (houthis.listed_on, houthis.tags) == (date(2022, 2, 28), ("Yemen",))


def test_canada_names_an_entity_in_a_sentence(tmp_path: Path) -> None:
    """An item keeps its whole sentence, with the words inside inner elements, its number and the day of its wording."""
    edition = read(tmp_path, "\ufeff" + CANADA_XML)
    (hamas,) = edition.entities
    assert (edition.list, edition.published) == ("ca-sor-2002-284", date(2026, 6, 9))
    assert (hamas.list_id, hamas.printed, hamas.worded_on) == ("694388", "Hamas", date(2018, 5, 23))
    assert "as Islamic Resistance Movement and the Student Front)" in (hamas.sentence or "")


@pytest.mark.parametrize("form", ["eu-xml", "eu-csv"])
def test_both_files_of_the_eu_say_the_same(tmp_path: Path, form: str) -> None:
    """XML and CSV of the EU give one entity, its names, programme and day, and tell persons apart."""
    edition = read(tmp_path, MADE[form])
    wing, person = edition.entities
    assert edition.published == date(2026, 6, 5)
    assert (wing.list_id, wing.tags, wing.listed_on) == ("EU.1.1", ("TERR",), date(2013, 7, 25))
    assert [n.text for n in wing.names] == ["Hizballah Military Wing", "Hezbollah"]
    assert (person.printed, person.subject) == ("Tarek Aziz", Subject.PERSON)


def test_the_uk_list_gathers_the_rows_of_an_entry(tmp_path: Path) -> None:
    """One row a name becomes one entity with its primary name, graded aliases and name in another script."""
    edition = read(tmp_path, UK_CSV)
    houthis, person = edition.entities
    assert edition.published == date(2026, 2, 13)
    assert (houthis.printed, houthis.listed_on) == ("THE HOUTHIS", date(2022, 2, 28))
    assert [(n.text, n.quality) for n in houthis.names] == [
        ("THE HOUTHIS", None),
        ("أنصار الله", None),
        ("ANSARALLAH", AliasQuality.GOOD),
    ]
    assert (person.printed, person.subject) == ("Sergei PETROV", Subject.PERSON)


LAUGHS = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
REMOTE = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/evil.dtd">'


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE, REMOTE, "<!DOCTYPE x>", "<!DOCTYPE x [<!ENTITY % p 'q'> %p;]>"])
@pytest.mark.parametrize("text", [OFAC_XML, UN_XML, CANADA_XML, EU_XML])
def test_a_declared_document_type_is_refused(tmp_path: Path, text: str, declared: str) -> None:
    """Entities, inner or outer, are never expanded: a file that declares a document type is not read."""
    body = text.partition("?>")[2]
    with pytest.raises(ListFileError, match="declares a document type"):
        read(tmp_path, f'<?xml version="1.0"?>{declared}{body}')


@pytest.mark.parametrize(
    ("inner", "says"),
    [
        ("<ENTITY>" + "<a>" * 40 + "</a>" * 40 + "</ENTITY>", "nests deeper"),
        ("<a>" * 50_000 + "</a>" * 50_000, "nests deeper"),
        ("<ENTITY><FIRST_NAME>" + "x" * (safe_xml.MAX_RECORD + 1) + "</FIRST_NAME></ENTITY>", "beyond all measure"),
        ("<ENTITY>" + "<a/>" * (safe_xml.MAX_RECORD + 1) + "</ENTITY>", "beyond all measure"),
        ("<ENTITY><FIRST_NAME>&undeclared;</FIRST_NAME></ENTITY>", "cannot be read"),
        ("<ENTITY><FIRST_NAME>cut", "cannot be read"),
        ("<ENTITY></INDIVIDUAL>", "cannot be read"),
    ],
    ids=["deep record", "deep file", "long text", "many elements", "unknown entity", "cut short", "crossed"],
)
def test_a_monstrous_file_is_refused(tmp_path: Path, inner: str, says: str) -> None:
    """Depth and size are bounded, and what is not well-formed is an error with a message, not a crash."""
    with pytest.raises(ListFileError, match=says):
        read(tmp_path, f"<CONSOLIDATED_LIST>{inner}</CONSOLIDATED_LIST>")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("hello", "none of the formats that are read: give a list as its authority publishes it"),
        ("", "none of the formats"),
        (b"\xff\xfe\x00\x01" * 10, "none of the formats"),
        (OFAC_SDN.encode().replace(b"HIZBALLAH", b"HIZ\xe2BALLAH"), "not UTF-8"),
        (OFAC_SDN.replace("9000", "nine"), "no uid"),
        (OFAC_ALT.replace('"fka"', '"oops"'), "no row of alternate names"),
        ("Report Date: 13-Feb-2026\nName 6,Unique ID\n", "the header lacks"),
        ("Entity_LogicalId;x\n1;2\n", "the header lacks"),
        (CANADA_XML.replace("InstrumentNumber", "Number"), "no instrument number"),
    ],
)
def test_a_file_that_is_no_list_is_a_message(tmp_path: Path, text: str | bytes, says: str) -> None:
    """What is none of the formats, or breaks its own layout, is refused in words."""
    with pytest.raises(ListFileError, match=says):
        read(tmp_path, text)


@given(st.sampled_from(sorted(MADE)), st.data())
def test_no_damage_makes_a_parser_crash(form: str, data: st.DataObject) -> None:
    """A list with bytes changed or cut is read or refused; nothing else is ever raised."""
    raw = bytearray(MADE[form].encode("utf-8"))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(raw)))
    parser = next(each for each in FORMATS if each.id == form)
    try:
        edition = parser.read(io.BytesIO(bytes(raw[:cut])))
    except ListFileError:
        return
    assert isinstance(edition, Edition)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12-OCT-2024", date(2024, 10, 12)),
        ("12 AUGUST 2024", date(2024, 8, 12)),
        ("2024-10-12T23:00", date(2024, 10, 12)),
    ],
)
def test_a_time_of_day_is_no_month(text: str, meant: date) -> None:
    """The T before a time of day is passed over; that of a month in capitals is part of it."""
    assert day(text) == meant
