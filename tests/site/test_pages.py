"""The built files, read without a browser: links, reach, weight, and nothing that comes from elsewhere."""

from __future__ import annotations

import gzip
import re
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

LIMIT = 150_000
"""Bytes that a page may cost to look at, compressed, without the search index."""


class _Page(HTMLParser):
    """What a page links to, loads, and can be linked at."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.anchors: set[str] = {"", "top"}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        if "id" in held:
            self.anchors.add(held["id"])
        if tag == "a" and "href" in held:
            self.links.append(held["href"])
        if tag in ("script", "img", "iframe", "source", "audio", "video", "embed", "object"):
            self.loads += [held[key] for key in ("src", "data", "srcset") if key in held]
        if tag == "link" and held.get("rel") in ("stylesheet", "icon", "shortcut icon", "preload", "prefetch"):
            self.loads.append(held["href"])


@cache
def read(page: Path) -> _Page:
    """A page as the tests see it."""
    parser = _Page()
    parser.feed(page.read_text("utf-8"))
    return parser


def local(page: Path, link: str) -> tuple[Path, str] | None:
    """The file and the part of it that a link leads to; None for one that leaves the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    return (target / "index.html" if target.is_dir() else target), unquote(parts.fragment)


@pytest.fixture(scope="module")
def pages(site: Path) -> list[Path]:
    """Every page of the site."""
    return sorted(page.resolve() for page in site.rglob("*.html") if "_static" not in page.parts)


def test_every_link_of_the_site_leads_somewhere(pages: list[Path]) -> None:
    """No link inside the site is broken, nor is the place in the page that it names."""
    broken = []
    for page in pages:
        for link in read(page).links:
            found = local(page, link)
            if found is None:
                continue
            file, part = found
            if not file.is_file():
                broken.append(f"{page.name}: {link}")
            elif part and file.suffix == ".html" and part not in read(file).anchors:
                broken.append(f"{page.name}: {link} (no such part)")
    assert not broken, f"{len(broken)}: {broken[:10]}"


def test_every_page_is_within_three_clicks_of_the_front_page(site: Path, pages: list[Path]) -> None:
    """Whatever is on the site is found by clicking three times at most."""
    front = (site / "index.html").resolve()
    clicks, open_pages = {front: 0}, [front]
    while open_pages:
        page = open_pages.pop(0)
        targets = (local(page, link) for link in read(page).links)
        for file in (found[0] for found in targets if found):
            if file.suffix == ".html" and file.is_file() and file not in clicks:
                clicks[file] = clicks[page] + 1
                open_pages.append(file)
    far = [page.name for page in pages if clicks.get(page, 99) > 3]
    assert not far, f"{len(far)}: {far[:10]}"


def test_no_page_loads_anything_from_elsewhere(site: Path, pages: list[Path]) -> None:
    """Scripts, styles, fonts and pictures all lie on the site."""
    away = {
        load for page in pages for load in read(page).loads if not load.startswith("data:") and not local(page, load)
    }
    styles = [css for css in site.rglob("*.css") if re.search(r"url\(\s*['\"]?(?:https?:)?//", css.read_text("utf-8"))]
    assert not away
    assert not styles


def test_no_page_weighs_more_than_the_limit(pages: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    """A page with its styles and scripts stays below the limit, compressed; the index is fetched on use only."""

    @cache
    def weight(file: Path) -> int:
        return len(gzip.compress(file.read_bytes(), 6))

    found = {}
    for page in pages:
        files = {hit[0] for load in read(page).loads if (hit := local(page, load))}
        found[page] = weight(page) + sum(weight(file) for file in files if file.is_file())
    heaviest = max(found, key=lambda page: found[page])
    with capsys.disabled():
        sys.stdout.write(f"\nheaviest of {len(pages)} pages: {heaviest.name}, {found[heaviest]:,} bytes compressed\n")
    assert found[heaviest] <= LIMIT, f"{heaviest}: {found[heaviest]:,}"


def test_every_page_says_what_it_is_not(site: Path, pages: list[Path]) -> None:
    """No sanctions-screening tool and no legal advice: so it stands on every page."""
    silent = [
        page.relative_to(site.resolve())
        for page in pages
        if "no sanctions-screening tool and no legal advice" not in page.read_text("utf-8")
    ]
    assert not silent, silent[:10]


def test_links_to_outlets_of_a_side_are_text(site: Path) -> None:
    """No page links to an address that a partisan source is cited by."""
    from militiadb.loading import load

    registry = load()
    outlets = {source.url for source in registry.sources.values() if source.kind == "partisan" and source.url}
    others = {source.url for source in registry.sources.values() if source.kind != "partisan"}
    linked = {link for page in site.rglob("groups/*.html") for link in read(page.resolve()).links}
    assert not linked & (outlets - others)
