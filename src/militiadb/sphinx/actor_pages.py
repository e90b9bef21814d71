"""The pages of those who say: each publisher with its documents and what rests on them, each claimant with its word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import define, field

from militiadb.model.claim import Claim
from militiadb.model.designation import Programme
from militiadb.model.group import Group
from militiadb.model.source import Source
from militiadb.sphinx.about import about_page
from militiadb.sphinx.letters import by_letter
from militiadb.sphinx.site import Page, Site


@define
class Weight:
    """What stands on an actor: documents, claims made or reported, claims that name it, programmes it keeps."""

    sources: list[Source] = field(factory=list)
    says: list[tuple[Group, Claim]] = field(factory=list)
    reports: list[tuple[Group, Claim]] = field(factory=list)
    named: list[tuple[Group, Claim]] = field(factory=list)
    programmes: list[Programme] = field(factory=list)


def actor_pages(site: Site) -> Iterator[Page]:
    """One page for each actor, and the list of publishers."""
    weights, resting = weigh(site), rests_on(site)
    for key in sorted(site.registry.actors):
        actor, weight = site.registry.actors[key], weights.get(key, Weight())
        context = {
            "actor": actor,
            "weight": weight,
            "resting": resting,
            "said_in_short": in_short(weight),
            "about": about_page(site, f"actors/{key}", actor.name, file="actors.yaml"),
            **_numbered(weight),
        }
        yield Page(f"actors/{key}", actor.name, "actor.html", context)
    rows = [(site.registry.bearer(key), weights.get(key, Weight())) for key in sorted(_bearers(site, weights))]
    rows.sort(key=lambda row: row[0].name.casefold())
    letters = by_letter(rows, lambda row: row[0].name)
    yield Page("actors/index", "Publishers and assessors", "actors.html", {"letters": letters})


def _bearers(site: Site, weights: dict[str, Weight]) -> set[str]:
    return {*site.registry.actors, *(key for key, weight in weights.items() if weight.sources)}


def weigh(site: Site) -> dict[str, Weight]:
    """What stands on each actor or group, by id."""
    found: dict[str, Weight] = {}
    for source in sorted(site.registry.sources.values(), key=_newest):
        found.setdefault(source.publisher, Weight()).sources.append(source)
    for group in site.registry:
        for claim in group.claims:
            found.setdefault(claim.by, Weight()).says.append((group, claim))
            if claim.via:
                found.setdefault(claim.via, Weight()).reports.append((group, claim))
            for target in claim.targets:
                found.setdefault(target, Weight()).named.append((group, claim))
    for key in sorted(site.registry.programmes):
        programme = site.registry.programmes[key]
        found.setdefault(programme.authority, Weight()).programmes.append(programme)
    return found


def _newest(source: Source) -> tuple[int, str]:
    day = source.published and (source.published.latest or source.published.earliest)
    return (-day.toordinal() if day else 0, source.id)


def in_short(weight: Weight) -> str:
    """What stands on an actor, in one sentence.

    >>> in_short(Weight())
    'Nothing of this registry rests on it yet.'
    """
    counts = {
        "{} document{} cited": len(weight.sources),
        "{} claim{} made": len(weight.says),
        "{} claim{} of others reported": len(weight.reports),
        "named in {} claim{}": len(weight.named),
        "{} list{} kept": len(weight.programmes),
    }
    parts = [words.format(count, "s" if count != 1 else "") for words, count in counts.items() if count]
    found = ", ".join(parts) or "nothing of this registry rests on it yet"
    return f"{found[0].upper()}{found[1:]}."


def rests_on(site: Site) -> dict[str, dict[str, int]]:
    """How many statements on which group cite each source."""
    found: dict[str, dict[str, int]] = {}
    for group in site.registry:
        statements = (group.names, group.claims, group.events, group.office_holders, group.identifiers)
        entries = tuple(entry for _, entry in site.listings.get(group.id, ()))
        for items in (*statements, entries):
            for item in items:
                for source in item.sources:
                    row = found.setdefault(source, {})
                    row[group.id] = row.get(group.id, 0) + 1
    return found


def _numbered(weight: Weight) -> dict[str, Any]:
    cited = [source.id for source in weight.sources]
    claims = [*weight.says, *weight.reports, *weight.named]
    cited += [source for _, claim in claims for source in claim.sources]
    return {"numbers": {source: at for at, source in enumerate(dict.fromkeys(cited), 1)}}
