"""The page of changes and the Atom feed."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from militiadb.model.registry import Manifest, Registry
from militiadb.sphinx.changelog import atom, released
from militiadb.sphinx.entry_history import Revision
from militiadb.sphinx.site import Page, Site

pytest.importorskip("jinja2", reason="needs the extra docs: pip install -e '.[docs]'")
pytest.importorskip("markdown_it", reason="needs the extra docs: pip install -e '.[docs]'")

IN_ATOM = "{http://www.w3.org/2005/Atom}"
REGISTRY = Registry(manifest=Manifest("1.0.0", "2026.11.0", "Armed groups: names & more", "CC BY 4.0"), groups={})
HISTORY = {"groups/a.yaml": (Revision("b", "2026-11-20", "Second"), Revision("a", "2026-11-02", "First"))}


def site(folder: Path | None = None) -> Site:
    """A site of an empty registry, with a folder where a changelog may lie."""
    return Site(REGISTRY, "{}.html".format, date(2026, 11, 29), folder, histories=HISTORY)


def entries(text: str) -> list[ElementTree.Element]:
    """The entries of a feed."""
    return ElementTree.fromstring(text).findall(f"{IN_ATOM}entry")


def test_ids_of_the_feed_are_iris() -> None:
    """Atom wants an IRI: no space, no markup, and the same whenever the site is built."""
    ids = [element.text or "" for element in ElementTree.fromstring(atom(site())).iter(f"{IN_ATOM}id")]
    assert ids == ["urn:militiadb:armed-groups-names-more", "urn:militiadb:armed-groups-names-more:2026.11.0"]


def test_an_entry_of_the_feed_says_something() -> None:
    """Without a changelog the present version is told of: what it holds, and the day of its last change."""
    (entry,) = entries(atom(site()))
    assert "0 groups" in (entry.findtext(f"{IN_ATOM}content") or "")
    assert entry.findtext(f"{IN_ATOM}updated") == "2026-11-20T00:00:00Z"


def test_the_part_that_the_feed_links_is_on_the_page(tmp_path: Path) -> None:
    """With and without a changelog, each version has its place on the page of changes."""
    from militiadb.sphinx.rendering import environment_of, render

    (tmp_path / "CHANGELOG.md").write_text(
        "# Changes\n\n## 2026.11.0 (2026-11-22)\n\n- One.\n\n## 2026.10.0\n\n- Two.\n"
    )
    for each in (site(), site(tmp_path)):
        context = {"releases": [(release, release.text) for release in released(each)]}
        page = render(each, Page("changelog", "Changes", "changelog.html", context), environment=environment_of(each))
        linked = re.findall(r'href="changelog\.html#([^"]+)"', atom(each))
        assert linked
        assert all(f'id="{part}"' in page.body for part in linked)
