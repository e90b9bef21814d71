"""Figures of the whole registry, each computed from it when the site is built."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from militiadb.model.claim import Claim
from militiadb.model.group import Group
from militiadb.model.kinship import parental_claims
from militiadb.model.voices import voices
from militiadb.sphinx import wording
from militiadb.sphinx.plots import bars
from militiadb.sphinx.site import Page, Site

Rows = list[tuple[str, int]]


def statistics_pages(site: Site) -> Iterator[Page]:
    """The page of figures."""
    plots = [(title, note, rows, bars(rows, title=title)) for title, note, rows in _plots(site)]
    context: dict[str, object] = {"plots": plots, "figures": figures(site)}
    yield Page("statistics", "Statistics", "statistics.html", context)


def figures(site: Site) -> list[tuple[str, int]]:
    """The headline counts."""
    registry = site.registry
    live = [group for group in registry if not group.is_tombstone]
    return [
        ("groups", len(live)),
        ("names", sum(len(group.names) for group in live)),
        ("claims", sum(len(group.claims) for group in live)),
        ("events", sum(len(group.events) for group in live)),
        ("sources", len(registry.sources)),
        ("actors", len(registry.actors)),
        ("designation programmes", len(registry.programmes)),
        ("designation entries", sum(len(each.entries) for each in registry.programmes.values())),
        ("assessments", sum(len(group.assessments) for group in live)),
    ]


def _plots(site: Site) -> Iterator[tuple[str, str, Rows]]:
    live = [group for group in site.registry if not group.is_tombstone]
    yield from _plots_of_groups(site, live)
    yield from _plots_of_claims(site, live)
    yield "Sources by kind", "", _most(wording.humanly(each.kind) for each in site.registry.sources.values())
    yield (
        "Designation entries by programme",
        "As far as the lists were read; see each programme's page.",
        _most((programme.id for programme in site.registry.programmes.values() for _ in programme.entries), top=25),
    )


def _plots_of_groups(site: Site, live: Sequence[Group]) -> Iterator[tuple[str, str, Rows]]:
    yield (
        "Groups by kind",
        "Our filing, by the tests of the vocabulary.",
        _most(wording.humanly(group.kind) for group in live if group.kind),
    )
    yield (
        "Groups by country",
        "Where a group has been reported active; a group may count in several.",
        _most((site.country(code) for group in live for code in group.countries), top=25),
    )
    yield (
        "Names by script",
        "Names as sources print them; derived romanisations are not counted.",
        _most(wording.script_name(name.text) for group in live for name in group.names),
    )


def _plots_of_claims(site: Site, live: Sequence[Group]) -> Iterator[tuple[str, str, Rows]]:
    claims = [claim for group in live for claim in group.claims]
    yield (
        "Claims by relation",
        "What assessors say, each claim once.",
        _most(wording.humanly(claim.relation) for claim in claims),
    )
    yield "Claims by stance", "", _most(wording.humanly(claim.stance) for claim in claims)
    yield (
        "Claims by the year in which they were said",
        "Undated claims are left out.",
        _years(claim.said_on.latest or claim.said_on.earliest for claim in claims if claim.said_on),
    )
    yield (
        "Independent voices behind a claimed parent",
        ("How many independent assessors name any one parent of a group, at most; copies of one voice count once."),
        _voices(site),
    )
    yield (
        "The registry's own assessments by view",
        "",
        _most(wording.humanly(each.view) for group in live for each in group.assessments),
    )


def _most(words: Iterable[str], *, top: int | None = None) -> Rows:
    rows = sorted(Counter(words).items(), key=lambda row: (-row[1], row[0]))
    return rows if top is None or len(rows) <= top else [*rows[:top], ("all others", sum(n for _, n in rows[top:]))]


def _years(days: Iterable[date | None]) -> Rows:
    counts = Counter(day.year for day in days if day)
    return [(str(year), counts[year]) for year in range(min(counts), max(counts) + 1)] if counts else []


def _voices(site: Site) -> Rows:
    counts: Counter[int] = Counter()
    for group in site.registry:
        named: dict[str, list[Claim]] = {}
        for claim in parental_claims(group):
            for target in claim.targets:
                named.setdefault(target, []).append(claim)
        if named:
            counts[max(len(voices(site.registry, claims)) for claims in named.values())] += 1
    return [(f"{n} voice{'s' if n != 1 else ''}", counts[n]) for n in sorted(counts)]
