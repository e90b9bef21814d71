"""What a phone is shown: pictures drawn for it, tables as blocks, long lists by letter; and the form for contesting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree

import pytest

from militiadb.model.claim import Claim, Event
from militiadb.model.dates import PartialDate
from militiadb.model.group import Group
from militiadb.model.registry import Manifest, Registry
from militiadb.model.source import Actor
from militiadb.model.vocabulary import ActorKind, EventKind, GroupKind, Relation, Stance
from militiadb.sphinx.cells import labelled
from militiadb.sphinx.group_pages import tie_words
from militiadb.sphinx.letters import by_letter
from militiadb.sphinx.narrow import both_networks, both_timelines
from militiadb.sphinx.network import Words
from militiadb.sphinx.plots import bars
from militiadb.sphinx.site import Settings, Site
from militiadb.sphinx.standing import ties
from militiadb.sphinx.timeline import marks

PHONE = 358
"""The measure of a phone of 390 pixels within its margins."""
WORDS = Words(lambda each: f"<{each}>", lambda each: f"{each}.html", tie_words)


def pictures(markup: str) -> tuple[ElementTree.Element, ElementTree.Element]:
    """The wide and the narrow drawing of one picture."""
    wide, narrow = ElementTree.fromstring(f"<both>{markup}</both>")
    return wide, narrow


def registry() -> Registry:
    """A group between one that it is said to be of and three that are said to be of it, one of those denied."""

    def said(*, of: str, stance: Stance = Stance.ASSERTS) -> Claim:
        return Claim(Relation.FACADE_OF, (of,), "one", ("s",), stance=stance)

    groups = {
        "top": Group("top", "Top", GroupKind.ARMED_GROUP),
        "middle": Group("middle", "Middle", GroupKind.ARMED_GROUP, claims=(said(of="top"),)),
        "a": Group("a", "A", GroupKind.FACADE, claims=(said(of="middle"),)),
        "b": Group("b", "B", GroupKind.FACADE, claims=(said(of="middle"), said(of="middle", stance=Stance.DENIES))),
        "c": Group("c", "C", GroupKind.FACADE, claims=(said(of="middle", stance=Stance.DENIES),)),
    }
    manifest = Manifest("1.0.0", "2026.1.0", "t", "l")
    return Registry(manifest, groups, actors={"one": Actor("one", "One", ActorKind.MEDIA)})


def lines(picture: ElementTree.Element) -> list[str]:
    """How the lines of a network stand."""
    return sorted(each.attrib["class"] for each in picture.iter("path"))


def test_both_drawings_of_a_network_show_the_same_ties() -> None:
    """The narrow picture has the wide one's cards and a line of the same standing for each tie."""
    held = registry()
    wide, narrow = pictures(both_networks(ties(held, held["middle"]), name="Middle", words=WORDS))
    assert {card.attrib["href"] for card in wide.findall("a")} == {"top.html", "a.html", "b.html", "c.html"}
    assert {card.attrib["href"] for card in narrow.findall("a")} == {card.attrib["href"] for card in wide.findall("a")}
    assert lines(wide) == lines(narrow)
    assert len(set(lines(narrow))) > 1


def test_the_middle_of_a_stacked_network_parts_the_two_sides() -> None:
    """Above it stand those whom claims on the group name, below it those whose claims name the group."""
    held = registry()
    _, narrow = pictures(both_networks(ties(held, held["middle"]), name="Middle", words=WORDS))
    boxes = {card.attrib["href"]: float(card.find("rect").attrib["y"]) for card in narrow.findall("a")}  # type: ignore[union-attr]
    [centre] = [float(each.attrib["y"]) for each in narrow.findall("g/rect")]
    assert boxes["top.html"] < centre < min(boxes[name] for name in ("a.html", "b.html", "c.html"))


def edges(picture: ElementTree.Element) -> Iterator[float]:
    """The right edge of every mark."""
    for each in picture.iter():
        if "mdb-mark" in each.attrib.get("class", ""):
            yield float(each.attrib.get("cx") or float(each.attrib["x"]) + float(each.attrib["width"]))


def test_a_narrow_timeline_shows_every_date_to_the_newest() -> None:
    """All marks of the wide drawing stand in the narrow one, the last of them within a phone's measure."""
    dates = ("1979", "2003-04-01", "2015..2016", "2025-12-30")
    events = tuple(Event(EventKind.FIRST_SEEN, PartialDate.parse(each), ("s",)) for each in dates)
    found = marks(Group("g", "G", events=events), ())
    wide, narrow = pictures(both_timelines(found, name="G", today=date(2026, 1, 1)))
    assert len(list(edges(narrow))) == len(list(edges(wide))) == len(dates)
    assert PHONE - 40 < max(edges(narrow)) < float(narrow.attrib["width"]) < PHONE


@pytest.mark.parametrize("first", range(1950, 2021, 7))
def test_no_year_is_written_past_the_edge(first: int) -> None:
    """The last year's label ends at its line where there is no room behind it."""
    dates = (str(first), "2020")
    events = tuple(Event(EventKind.FIRST_SEEN, PartialDate.parse(each), ("s",)) for each in dates)
    for picture in pictures(
        both_timelines(marks(Group("g", "G", events=events), ()), name="G", today=date(2020, 6, 1))
    ):
        for year in (each for each in picture.iter("text") if each.attrib["class"] == "mdb-year"):
            room = float(picture.attrib["width"]) - float(year.attrib["x"])
            assert room >= 28 or year.attrib.get("text-anchor") == "end"


def test_the_figure_behind_the_longest_bar_has_room() -> None:
    """In both drawings a figure of five places ends before the picture does, and no row is left out."""
    for picture in pictures(bars([("kinds", 12_345), ("other", 1)], title="t")):
        counts = [each for each in picture.iter("text") if each.attrib.get("class") == "mdb-bar-count"]
        assert [each.text for each in counts] == ["12,345", "1"]
        assert float(counts[0].attrib["x"]) + 6 * 8 < float(picture.attrib["width"])


def test_every_cell_says_of_which_column_it_is() -> None:
    """Row heads have their label too, and the words of the head are escaped for an attribute."""
    head = '<table class="t"><thead><tr><th scope="col">A &amp; "b"</th><th><p>C</p></th></tr></thead>'
    body = '<tbody><tr><th scope="row">1</th><td class="x">2</td></tr></tbody></table>'
    shown = '<tr><th data-label="A &amp; &quot;b&quot;" scope="row">1</th><td data-label="C" class="x">2</td></tr>'
    assert labelled(head + body) == f"{head}<tbody>{shown}</tbody></table>"


@pytest.mark.parametrize(
    "table",
    [
        "<table><tbody><tr><td>1</td></tr></tbody></table>",
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><th colspan='2'>Q</th></tr></tbody></table>",
        "<p>a</p>",
    ],
    ids=["no head", "a row of one cell", "no table"],
)
def test_what_has_no_columns_gets_no_labels(table: str) -> None:
    """A table without a head, and a row whose cells are not those of the head, stay as they are."""
    assert labelled(table) == table


def test_letters_hold_every_row_once_and_each_has_a_place_of_its_own() -> None:
    """Nothing is lost by filing, and no two letters share an anchor."""
    names = ["Ål", "ʿAsa'ib", "24 (UAE)", "Ørsted", "الثوريون", "Ђура", "--", "zeta"]
    letters = by_letter(names, str)
    assert sorted(name for _, _, filed in letters for name in filed) == sorted(names)
    assert len({anchor for _, anchor, _ in letters}) == len(letters)
    assert letters[0][0] == "0–9"


FORM = "https://example.org/new?entry={entry}&version={version}"


@pytest.mark.parametrize(
    ("form", "entry", "link"),
    [
        (FORM, "kataib-hizballah", "https://example.org/new?entry=kataib-hizballah&version=2026.1.0"),
        (FORM, "a & b", "https://example.org/new?entry=a%20%26%20b&version=2026.1.0"),
        ("https://example.org/new", "x", "https://example.org/new"),
        ("javascript:alert({entry})", "1", ""),
        ("", "x", ""),
    ],
)
def test_the_form_for_contesting_knows_the_entry(form: str, entry: str, link: str) -> None:
    """The id and the version of the data are filled in; what is no web address is no link."""
    site = Site(registry(), "{}.html".format, date(2026, 1, 1), settings=Settings(contest_form=form))
    assert site.links("groups/x").contest_form(entry) == link
