"""What an audit tells: every way in which an entry and a list can differ, and nothing where they agree."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve
from made import CANADA_XML, DAY, OFAC_ALT, OFAC_SDN, UK_CSV, UN_XML, aliases, entry, holding, kataib, programme

from militiadb import Entry, PartialDate, Programme
from militiadb.audit import Audit, DifferenceKind, Edition, audit_file, audit_files, compare, read_edition
from militiadb.audit.sentences import leftover
from militiadb.errors import ListFileError
from militiadb.model.designation import Coverage, LeftOut, ListedAlias, ListRead, OfficialDates
from militiadb.model.vocabulary import AliasQuality, CoverageHow, Intake, LeftOutReason, ReadScope


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """OFAC's small main file."""
    return listed(tmp_path, OFAC_SDN)


def listed(folder: Path, text: str) -> Edition:
    """The edition that a text is."""
    (folder / "list").write_bytes(text.encode("utf-8"))
    return read_edition(folder / "list")


def audit(edition: Edition, *programmes: Programme, day: date = DAY) -> Audit:
    """The edition against a registry of these programmes."""
    return compare(edition, registry=holding(*programmes), day=day)


def found(done: Audit) -> list[tuple[str, str]]:
    """What nothing explains: kinds and texts."""
    return [(each.kind.value, each.text) for each in done.unexplained]


def one(done: Audit) -> tuple[str, str]:
    """The single unexplained difference."""
    (only,) = found(done)
    return only


def test_what_agrees_is_silent(edition: Edition) -> None:
    """An entry that prints what the list prints differs in nothing; persons and companies are explained and counted."""
    done = audit(edition, programme(kataib()))
    assert found(done) == []
    assert done.reasons == {"company": 1, "person": 1}
    assert done.held == (("us-sdgt", 1, 2),)


def test_an_entry_that_is_lacking_comes_with_a_proposal(edition: Edition) -> None:
    """A body on the list without an entry is told with the group that the resolver takes it for."""
    done = audit(edition, programme())
    assert one(done) == ("entry-we-lack", "KATA'IB HIZBALLAH")
    assert done.unexplained[0].proposals[0].group == "kataib-hizballah"


def test_an_entry_that_the_list_lacks_is_told(edition: Edition) -> None:
    """An entry in force on the day of a whole list, and not on it, is an unexplained difference."""
    assert one(audit(edition, programme(kataib(), entry("hamas", "HAMAS")))) == ("entry-the-list-lacks", "HAMAS")


@pytest.mark.parametrize(
    ("listed_on", "removed", "reasons"),
    [
        ("2024-01-01", None, {}),  # the registry as of the day does not know it yet
        ("2023-01-21..2026-08", None, {"older-than-listing": 1}),
        ("..2026-08", None, {"older-than-listing": 1}),
        ("2009-07-02", "2020-01-01", {}),
    ],
)
def test_dates_explain_an_absence(edition: Edition, listed_on: str, removed: str | None, reasons: dict) -> None:
    """What was listed after the day, may have been, or was removed before it, need not be on the list."""
    gone = OfficialDates(effective=PartialDate.parse(removed)) if removed else None
    done = audit(edition, programme(kataib(), entry("hamas", "HAMAS", listed=listed_on, removed=gone)))
    assert found(done) == []
    assert {k: v for k, v in done.reasons.items() if k not in ("person", "company")} == reasons


def test_a_removal_is_read_as_of_the_day(edition: Edition) -> None:
    """An entry removed after the day was in force on it; one removed before it and still listed is a difference."""
    later = kataib(removed=OfficialDates(effective=PartialDate.parse("2024-05-01")))
    assert found(audit(edition, programme(later))) == []
    earlier = kataib(removed=OfficialDates(effective=PartialDate.parse("2020-05-01")))
    assert one(audit(edition, programme(earlier))) == ("removed-but-on-the-list", "KATA'IB HIZBALLAH")


@pytest.mark.parametrize(
    ("mine", "told"),
    [
        (kataib(list_id="11463"), ("number-differs", "11462")),
        (kataib(printed="THE BRIGADES"), ("heading-differs", "KATA'IB HIZBALLAH")),
        (kataib(aliases=aliases("KH", quality=AliasQuality.WEAK)), ("name-we-lack", "KATIBUT KARBALAH")),
        (
            kataib(aliases=aliases("KH", "KATIBUT KARBALAH", "KRH", quality=AliasQuality.WEAK)),
            ("name-the-list-lacks", "KRH"),
        ),
    ],
)
def test_a_fault_of_an_entry_is_told(edition: Edition, mine: Entry, told: tuple[str, str]) -> None:
    """A wrong number, another heading, a missing name and a name too many are each told once."""
    assert one(audit(edition, programme(mine))) == told


def test_a_cleaned_name_is_counted(edition: Edition) -> None:
    """Names that differ in case and apostrophes alone are the same name, and the liberty is counted."""
    done = audit(edition, programme(kataib(aliases=aliases("K.H.", "Katibut Karbalah", quality=AliasQuality.WEAK))))
    assert found(done) == []
    assert done.reasons["name-cleaned"] == 4


def test_a_name_may_be_younger_than_the_list(edition: Edition) -> None:
    """A name taken in after the day, or printed by another edition that the entry cites, is explained."""
    added = ListedAlias("KRH", AliasQuality.WEAK, added=PartialDate.parse("2023-01-21..2026-08"))
    done = audit(edition, programme(evolve(kataib(), aliases=(*kataib().aliases, added))))
    assert found(done) == []
    reads = (
        ListRead("ofac-sdn", PartialDate.parse("2023-01-21"), ReadScope.WHOLE, ("list",)),
        ListRead("ofac-sdn", PartialDate.parse("2026-08"), ReadScope.PART, ("later",)),
    )
    extra = evolve(kataib(), aliases=(*kataib().aliases, ListedAlias("KRH")), sources=("list", "later"))
    done = audit(edition, programme(extra, read=reads))
    assert (found(done), done.reasons["other-edition"]) == ([], 1)


def test_a_covered_name_is_a_name_that_we_have(edition: Edition) -> None:
    """A printed alias that covers another group stands in the entry as that coverage."""
    cover = Coverage("hamas", CoverageHow.PRINTED_ALIAS, "KATIBUT KARBALAH", "militiadb", ("list",))
    mine = kataib(aliases=aliases("KH", quality=AliasQuality.WEAK), also_covers=(cover,))
    assert found(audit(edition, programme(mine))) == []


def test_a_row_of_another_programme_is_told(edition: Edition) -> None:
    """An entry whose row does not bear the programme's mark is in the wrong programme."""
    done = audit(edition, programme(kataib()), programme(kataib(), id="us-iraq3", tags=("IRAQ3",)))
    assert one(done) == ("programme-differs", "KATA'IB HIZBALLAH")


def test_what_a_curator_left_out_is_explained(edition: Edition) -> None:
    """A line under left_out explains, by number or by text; on an entry that is held it is a contradiction."""
    row = LeftOut("KATA'IB HIZBALLAH", LeftOutReason.STATE_BODY, "11462", "by number")
    assert audit(edition, programme(left_out=(row,))).reasons["state-body"] == 1
    assert audit(edition, programme(left_out=(evolve(row, list_id=None),))).reasons["state-body"] == 1
    assert one(audit(edition, programme(kataib(), left_out=(row,))))[0] == "left-out-but-held"


def test_no_rule_explains_away_a_name_of_ours(edition: Edition) -> None:
    """A programme that is read for our groups alone still tells a row that bears the name or number of one."""
    done = audit(edition, programme(intake=Intake.OWN_GROUPS))
    assert one(done) == ("entry-we-lack", "KATA'IB HIZBALLAH")
    entities = tuple(evolve(e, printed=e.printed and e.printed.replace("HIZ", "QIZ")) for e in edition.entities)
    other = evolve(edition, entities=tuple(evolve(e, names=e.names[1:]) for e in entities))
    assert audit(other, programme(intake=Intake.OWN_GROUPS)).reasons["outside-scope"] == 1
    both = audit(other, programme(intake=Intake.OWN_GROUPS), programme(kataib(), id="us-x", tags=("SDGT",)))
    assert ("entry-we-lack", "KATA'IB QIZBALLAH") in found(both)


def test_a_programme_without_a_file_is_counted(edition: Edition) -> None:
    """Bodies of a programme that the registry does not hold are counted, with a proposal where they bear our name."""
    done = audit(edition)
    assert found(done) == []
    assert done.reasons == {"programme-not-held": 2}
    assert [str(p.group) for d in done.differences for p in d.proposals][:1] == ["kataib-hizballah"]


@pytest.mark.parametrize(("text", "other"), [(UK_CSV, "uk-ta2000-schedule-2"), (CANADA_XML, "ca-sor-2001-360")])
def test_another_list_of_the_same_country_is_not_compared(tmp_path: Path, text: str, other: str) -> None:
    """A programme that was read in one list of a country is not missed on another: nothing of it is compared."""
    read = (ListRead(other, PartialDate.parse("2021"), ReadScope.PART, ("list",)),)
    done = audit(listed(tmp_path, text), programme(entry("hamas", "HAMAS"), read=read), day=date(2026, 6, 9))
    assert (found(done), done.held, done.speaks_of) == ([], (), ())


def test_alternate_names_alone_prove_no_absence(tmp_path: Path) -> None:
    """ALT.CSV tells the strong names that an entry lacks, and nothing about entries that are not in it."""
    read = (ListRead("ofac-alt", PartialDate.parse("2023-01-21"), ReadScope.PART, ("list",)),)
    mine = kataib(aliases=aliases("HIZBALLAH BRIGADES", quality=AliasQuality.STRONG))
    done = audit(listed(tmp_path, OFAC_ALT), programme(mine, entry("hamas", "HAMAS", list_id="1"), read=read))
    assert one(done) == ("name-we-lack", "KATA'IB")
    assert done.reasons == {"list-is-part": 2}


def test_a_date_is_held_against_the_list(tmp_path: Path) -> None:
    """The day of listing has to be one that the entry's dates admit."""
    read = (ListRead("un-consolidated", PartialDate.parse("2025-11-20"), ReadScope.WHOLE, ("list",)),)
    more = {"list_id": "YEe.001", "aliases": aliases("ANSARALLAH", "أنصار الله")}
    kept = {"id": "un-2140", "tags": ("Yemen",), "read": read}
    un, day = listed(tmp_path, UN_XML), date(2025, 11, 20)
    for when, told in (("2022-02-28", []), ("2022", []), ("2022-03", [("date-differs", "2022-02-28")])):
        done = audit(un, programme(entry("houthis", "THE HOUTHIS", listed=when, **more), **kept), day=day)
        assert found(done) == told


def test_a_sentence_is_read_whole(tmp_path: Path) -> None:
    """Canada's sentence may not say a name that the entry lacks, nor lack one that it has; its wording is dated."""
    read = (ListRead("ca-sor-2002-284", PartialDate.parse("2026-06-09"), ReadScope.WHOLE, ("list",)),)
    kept = {"id": "ca", "tags": ("SOR/2002-284",), "read": read}
    canada, day = listed(tmp_path, CANADA_XML), date(2026, 6, 9)

    def told(*names: str, when: str = "..2018-05-23") -> list[tuple[str, str]]:
        mine = entry("hamas", "Hamas", listed=when, list_id="694388", aliases=aliases(*names))
        return found(audit(canada, programme(mine, **kept), day=day))

    whole = ("Harakat Al-Muqawama", "Islamic Resistance Movement", "the Student Front")
    assert told(*whole) == []
    assert told(*whole[:2]) == [("name-we-lack", "and the Student Front")]
    assert told(*whole, "Izz al-Din") == [("name-the-list-lacks", "Izz al-Din")]
    assert told(*whole, when="2019-01-01") == [("date-differs", "2018-05-23")]


def test_a_name_joined_to_the_next_word_is_found() -> None:
    """Where the printer left out a space, the name is still the name."""
    assert leftover("X (also known as the Forearmsand the Arms)", names=["X", "the Forearms", "the Arms"]) == ()


def test_the_day_comes_from_the_file_its_name_or_the_reader(tmp_path: Path) -> None:
    """A file that says its day is read as of it; else --as-of, else its name; without any of them it is refused."""
    registry = holding(programme(kataib()))
    for name, text, day in (("uk", UK_CSV, date(2026, 2, 13)), ("sdn_2023-01-21.csv", OFAC_SDN, DAY)):
        (tmp_path / name).write_text(text, "utf-8")
        assert audit_file(tmp_path / name, registry=registry).as_of == day
        assert audit_file(tmp_path / name, registry=registry, as_of=day).as_of == day
    named = tmp_path / "sdn_2023-01-21.csv"
    assert audit_file(named, registry=registry, as_of=date(2020, 1, 1)).as_of == date(2020, 1, 1)
    for name in ("sdn.csv", "sdn_2023-99-99.csv"):
        (tmp_path / name).write_text(OFAC_SDN, "utf-8")
        with pytest.raises(ListFileError, match="--as-of"):
            audit_file(tmp_path / name, registry=registry)


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2030, 1, 1)])
def test_a_day_that_the_file_denies_is_refused(tmp_path: Path, day: date) -> None:
    """A file knows its own day: against another one its every change would be a difference."""
    (tmp_path / "uk").write_text(UK_CSV, "utf-8")
    with pytest.raises(ListFileError, match=f"2026-02-13, not of {day}"):
        audit_file(tmp_path / "uk", registry=holding(programme(kataib())), as_of=day)


def test_nothing_compared_is_no_agreement(tmp_path: Path) -> None:
    """A programme that no file speaks of, and a registry without any, are refused; one file that does is enough."""
    other = programme(id="un-1988", read=(ListRead("un-consolidated", PartialDate.parse("2025"), ReadScope.WHOLE, ()),))
    registry = holding(programme(kataib()), other)
    sdn, un = tmp_path / "sdn_2023-01-21.csv", tmp_path / "un.xml"
    sdn.write_text(OFAC_SDN, "utf-8")
    un.write_text(UN_XML, "utf-8")
    with pytest.raises(ListFileError, match=r"'us-sdgt': un.xml \(un-xml\) speaks of un-1988"):
        audit_files([un], registry=registry, programmes=["us-sdgt"])
    assert len(audit_files([un, sdn], registry=registry, programmes=["us-sdgt"])) == 2
    with pytest.raises(ListFileError, match="holds no programme"):
        audit_files([un], registry=holding())


def test_kinds_of_differences_all_have_a_heading() -> None:
    """A report can head every kind."""
    from militiadb.audit.reports import HEADINGS

    assert set(HEADINGS) == set(DifferenceKind)
