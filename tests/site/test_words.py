"""What the built pages say, read as a reader does: whose word is whose, and no slip of the pen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from militiadb.loading import load

VOID = frozenset({"br", "img", "input", "link", "meta", "hr", "wbr"})
ISOLATING = ("bdi", "svg")
KEPT = "\ufffc"
"""What stands for words that keep their direction to themselves."""


class _Words(HTMLParser):
    """The words of the article, and which of them stand in an element that keeps their direction to itself."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.bare: list[str] = []
        self.open: list[bool] = []
        self.article = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.article = self.article or tag == "article"
        if tag == "br":
            self.handle_data(" ")
        if tag not in VOID:
            self.open.append(tag in ISOLATING or "dir" in dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        self.article = self.article and tag != "article"
        if tag not in VOID and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.article:
            self.words.append(data)
            self.bare.append(KEPT if any(self.open) else data)


@cache
def read(page: Path) -> _Words:
    """A page as a reader meets it."""
    parser = _Words()
    parser.feed(page.read_text("utf-8"))
    return parser


def text(page: Path) -> str:
    """Its words, with single spaces."""
    return " ".join("".join(read(page).words).split())


@pytest.fixture(scope="module")
def pages(site: Path) -> list[Path]:
    """The pages of groups, actors, programmes, countries and names."""
    rooms = ("groups", "actors", "programmes", "countries", "names")
    return sorted(page for room in rooms for page in (site / room).glob("*.html") if page.stem != "index")


def matches(pages: list[Path], pattern: str) -> Iterator[str]:
    """Where a pattern stands on the pages."""
    for page in pages:
        for found in re.finditer(pattern, text(page)):
            yield f"{page.parent.name}/{page.name}: {found[0]}"


@pytest.mark.parametrize("slip", [r"\bfrom from\b", r"[?!]\. ", r"\d+ facts?:"])
def test_no_page_has_a_slip_of_the_pen(pages: list[Path], slip: str) -> None:
    """No doubled word, no second stop after a title that has its own, and no claim that is called a fact."""
    assert list(matches(pages, slip))[:5] == []


def test_no_page_shows_the_id_of_a_list(site: Path, pages: list[Path]) -> None:
    """A list is called by its name; the ids that the data gives them mean nothing to a reader."""
    ids = {each.list for programme in load().programmes.values() for each in programme.read}
    pattern = "|".join(rf"(?<![\w/-]){re.escape(each)}(?![\w-])" for each in sorted(ids))
    assert list(matches([*pages, site / "programmes" / "index.html"], pattern))[:5] == []


def test_every_page_says_in_its_head_what_state_it_shows(pages: list[Path]) -> None:
    """Data version, citation and the way to contest stand before the first section."""
    for page in pages:
        head = page.read_text("utf-8").partition("<article")[2].partition("<h2>")[0]
        assert "Data version" in head, page
        assert 'href="#cite"' in head, page
        assert "contest this" in head, page


def test_every_summary_is_called_the_registrys(site: Path) -> None:
    """Nothing stands on a group's page in a voice that is nobody's."""
    registry = load()
    for group in (each for each in registry if each.summary and not each.is_tombstone):
        page = text(site / "groups" / f"{group.id}.html")
        assert f"The registry's summary of what its sources say: {' '.join((group.summary or '').split())[:30]}" in page


def test_what_a_claimant_says_in_substance_is_said_to_be_no_quotation(site: Path) -> None:
    """The registry restates a claimant's hedge, and quotation marks would give it as the claimant's own words."""
    for group in load():
        for claim in group.claims:
            if claim.wording:
                said = f"In substance: {' '.join(claim.wording.split())}"
                assert said in text(site / "groups" / f"{group.id}.html"), group.id


def test_words_that_run_from_right_to_left_are_kept_to_themselves(pages: list[Path]) -> None:
    """No day or number of ours is turned round by an Arabic author, note or address that stands before it."""
    turned = re.compile(rf"[\u0590-\u08ff][^\w{KEPT}]*\d")
    hits = {page.name: found[0] for page in pages if (found := turned.search("".join(read(page).bare)))}
    assert len(hits) == 0, dict(list(hits.items())[:5])


def test_a_programme_is_headed_by_its_authority_too(site: Path) -> None:
    """A title such as "Burma" does not say whose list it is."""
    registry = load()
    for programme in registry.programmes.values():
        head = (
            (site / "programmes" / f"{programme.id}.html").read_text("utf-8").partition("<h1>")[2].partition("</h1>")[0]
        )
        assert registry.bearer(programme.authority).name in head, programme.id
