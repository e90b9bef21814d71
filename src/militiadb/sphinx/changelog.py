"""The data's changelog as a page and as an Atom feed (RFC 4287), from registry/CHANGELOG.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from attrs import frozen

from militiadb.sphinx.markup import Safe, element, joined
from militiadb.sphinx.site import Page, Site
from militiadb.sphinx.statistics import figures

_HEAD = re.compile(r"^##\s+\[?v?(\d{4}\.\d{1,2}\.\d+)\]?(?:\D+(\d{4}-\d{2}-\d{2}))?.*$", re.MULTILINE)


@frozen
class Release:
    """One version of the data: its number, its day where the changelog gives one, and what changed (Markdown)."""

    version: str
    day: str | None
    text: str


def releases(text: str) -> tuple[Release, ...]:
    r"""The releases of a changelog: one for each heading of the second level that begins with a version.

    >>> [(each.version, each.day) for each in releases("# Changes\n\n## 2026.11.0 (2026-11-22)\n\n- First.\n")]
    [('2026.11.0', '2026-11-22')]
    """
    heads = list(_HEAD.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return tuple(
        Release(head[1], head[2], text[head.end() : end].strip()) for head, end in zip(heads, ends, strict=True)
    )


def changelog_of(folder: Path | None) -> tuple[Release, ...]:
    """The releases of a registry folder; none for a snapshot, which carries no changelog."""
    file = folder / "CHANGELOG.md" if folder else None
    return releases(file.read_text("utf-8")) if file and file.is_file() else ()


def released(site: Site) -> tuple[Release, ...]:
    """The releases that page and feed tell of; where no changelog tells of any, the present version as it is."""
    days = [revision.day for revisions in site.histories.values() for revision in revisions]
    return changelog_of(site.folder) or (Release(site.registry.version, max(days, default=None), _present(site)),)


def _present(site: Site) -> str:
    held = ", ".join(f"{count:,} {label}" for label, count in figures(site))
    return f"The data as it stands now: {held}. No changelog tells of an earlier version."


def changelog_pages(site: Site) -> Iterator[Page]:
    """The page of changes."""
    found = [(release, _html(release.text)) for release in released(site)]
    yield Page("changelog", "Changes of the data", "changelog.html", {"releases": found})


def _html(markdown: str) -> Safe:
    """CommonMark as HTML; raw HTML in it is shown as text, and only web addresses become links."""
    parser = import_module("markdown_it").MarkdownIt
    return Safe(parser("commonmark", {"html": False}).render(markdown))


def atom(site: Site) -> str:
    """The Atom feed of the data's versions; a registry without a changelog has its present version as one entry."""
    found = released(site)
    page = site.settings.base_url + site.target_uri("changelog")
    entries = [_entry(site, release, page) for release in found]
    head = joined(
        element("title", site.registry.manifest.title), element("id", feed_id(site.registry.manifest.title)),
        element("updated", _when(found[0])), element("author", element("name", "militiadb")),
        element("link", rel="alternate", href=page),
    )  # fmt: skip
    feed = element("feed", head, *entries, xmlns="http://www.w3.org/2005/Atom")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{feed}\n'


def feed_id(title: str, *parts: str) -> str:
    """The id of a registry's feed, or of one version in it: an IRI, so nothing but letters, digits and single hyphens.

    >>> feed_id("Armed groups: names & more", "2026.11.0")
    'urn:militiadb:armed-groups-names-more:2026.11.0'
    """
    slug = "-".join(re.findall(r"[a-z0-9]+", title.casefold())) or "registry"
    return ":".join(["urn:militiadb", slug, *parts])


def _entry(site: Site, release: Release, page: str) -> Safe:
    return element(
        "entry",
        element("title", f"Data {release.version}"),
        element("id", feed_id(site.registry.manifest.title, release.version)),
        element("updated", _when(release)),
        element("link", rel="alternate", href=f"{page}#v{release.version}"),
        element("content", str(_html(release.text)), type="html"),
    )


def _when(release: Release) -> str:
    year, month, _ = release.version.split(".")
    return f"{release.day or f'{int(year):04}-{int(month):02}-01'}T00:00:00Z"
