"""All pages of a registry, and the files that lie beside them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from militiadb.sphinx.actor_pages import actor_pages
from militiadb.sphinx.changelog import atom, changelog_pages
from militiadb.sphinx.citation import as_cff
from militiadb.sphinx.group_pages import group_json, group_pages
from militiadb.sphinx.list_pages import list_pages
from militiadb.sphinx.site import Page, Site, is_slug
from militiadb.sphinx.statistics import statistics_pages

NAVIGATION = (
    ("groups/index", "All groups", "every group, brand and umbrella, by name and by country"),
    ("programmes/index", "Designations", "official lists, with every date and how far each was read"),
    ("actors/index", "Who says so", "publishers and assessors, and what rests on each"),
    ("names/index", "Shared names", "names that mean more than one thing"),
    ("vocabulary", "Vocabulary", "every controlled word and its test"),
    ("statistics", "Statistics", "counts and plots of the data"),
    ("changelog", "Changes", "what changed in the data, with a feed"),
    ("search", "Search", "every word of the site, in any spelling or script"),
    ("tombstones", "Tombstones", "ids that were merged, split or withdrawn"),
)
"""The doors into the registry's pages: name, title, and what is behind it."""


def all_pages(site: Site) -> Iterator[Page]:
    """Every page of the registry; `ValueError` for an id that would not be a safe file name."""
    _refuse_odd_ids(site)
    yield from group_pages(site)
    yield from actor_pages(site)
    yield from list_pages(site)
    yield from statistics_pages(site)
    yield from changelog_pages(site)
    yield Page("search", "Search", "search.html", {})


def _refuse_odd_ids(site: Site) -> None:
    tables = (site.registry.groups, site.registry.actors, site.registry.programmes)
    odd = [key for table in tables for key in table if not is_slug(key) or key == "index"]  # the list's own page
    if odd:
        raise ValueError(f"these ids cannot be page names: {', '.join(map(repr, odd[:5]))}")


def write_files(site: Site, outdir: Path) -> None:
    """Write what lies beside the pages: the entries as JSON and YAML, the feed, CITATION.cff."""
    (outdir / "groups").mkdir(parents=True, exist_ok=True)
    for group in site.registry:
        (outdir / "groups" / f"{group.id}.json").write_text(group_json(site, group), "utf-8")
        source = site.folder / "groups" / f"{group.id}.yaml" if site.folder else None
        if source and source.is_file():
            shutil.copyfile(source, outdir / "groups" / source.name)
    (outdir / "changelog.atom").write_text(atom(site), "utf-8")
    (outdir / "CITATION.cff").write_text(as_cff(site.registry, url=site.settings.base_url), "utf-8")
