"""The pages of groups: who they are, who says what of them, since when, and who lists them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from attrs import frozen

from militiadb.exports.plain import group_to_dict
from militiadb.model.dates import PartialDate
from militiadb.model.designation import Entry, ListingAnswer, Programme
from militiadb.model.group import Group, Name
from militiadb.model.vocabulary import EventKind, NameKind
from militiadb.names import normalise
from militiadb.sphinx import standing, wording
from militiadb.sphinx.about import about_group
from militiadb.sphinx.lists import absences, by_authority, last_seen
from militiadb.sphinx.narrow import both_networks, both_timelines
from militiadb.sphinx.network import Words, hidden
from militiadb.sphinx.romanised import derived
from militiadb.sphinx.shared import SharedName, shared_names
from militiadb.sphinx.site import Page, Site
from militiadb.sphinx.standing import Standing, Tie
from militiadb.sphinx.timeline import marks

_FIRST = (EventKind.FIRST_SEEN, EventKind.ANNOUNCED, EventKind.FOUNDED)
_LAST = (EventKind.LAST_SEEN, EventKind.DISSOLVED, EventKind.ATTACK_CLAIMED)


def group_pages(site: Site) -> Iterator[Page]:
    """One page for each id, tombstones too."""
    shared = shared_names(site.registry)
    for group in site.registry:
        name = f"groups/{group.id}"
        if group.redirect:
            yield Page(name, group.name, "tombstone.html", {"group": group, "about": about_group(site, group)})
        else:
            yield Page(name, group.name, "group.html", {**_context(site, group), **_sharing(shared, group)})


def group_json(site: Site, group: Group) -> str:
    """The entry with its listings and sources, as the command `militiadb show --format json` prints it."""
    return json.dumps(group_to_dict(site.registry, group), ensure_ascii=False, indent=1)


def _context(site: Site, group: Group) -> dict[str, Any]:
    links, tied = site.links(f"groups/{group.id}"), standing.ties(site.registry, group)
    listings = site.listings.get(group.id, ())
    words = Words(lambda each: links.named(each).name, links.bearer, tie_words)
    pictures = {
        "network": both_networks(tied, name=group.name, words=words),
        "timeline": both_timelines(marks(group, listings, named=words.name_of), name=group.name, today=site.today),
    }
    return {
        "group": group,
        "native": headline_native(group),
        "by_script": _by_script(group),
        "derived": derived(site.registry, group),
        "denials": standing.own_denials(group),
        "relations": standing.by_relation(group),
        "ties": tied,
        "behind": sorted((tie for tie in tied if tie.outward and tie.relation in wording.BEHIND), key=_above),
        "beside": sorted((tie for tie in tied if tie.outward and tie.relation in wording.BESIDE), key=_above),
        "inward": [tie for tie in tied if not tie.outward],
        "hidden_ties": hidden(tied),
        "span": _span(group),
        "listings": listings,
        **_answers(site, group, listings),
        "events": sorted(group.events, key=lambda event: (_day_key(event.date), event.what)),
        "numbers": {source: at for at, source in enumerate(_sources(site, group), 1)},
        **pictures,
        "about": about_group(site, group),
    }


def _sharing(shared: dict[str, SharedName], group: Group) -> dict[str, dict[str, SharedName]]:
    """The names of a group that have a page of their own, by their text."""
    keys = {name.text: normalise(name.text) for name in group.names}
    return {"sharing": {text: shared[key] for text, key in keys.items() if key in shared}}


def tie_words(tie: Tie) -> str:
    """A tie in a few words: the relation, how many independent voices, and where it stands.

    >>> from militiadb.model.vocabulary import Relation
    >>> tie_words(Tie("kataib-sayyid-al-shuhada", Relation.FACADE_OF, True, (), Standing.DISPUTED, 1))
    'facade of · 1 voice · disputed'
    """
    said = f"{tie.voices} voice{'s' if tie.voices != 1 else ''}"
    sure = tie.standing is Standing.CLAIMED and tie.likelihood
    stands = wording.humanly(tie.likelihood) if sure and tie.likelihood else tie.standing
    return f"{wording.humanly(tie.relation)} · {said} · {stands}"


def _above(tie: Tie) -> tuple[int, int, str]:
    """The nearest relation first, and within one those with most voices."""
    return (wording.ORDER.index(tie.relation), -tie.voices, tie.other)


def headline_native(group: Group) -> Name | None:
    """The first native name: what stands under the headline."""
    return next((name for name in group.names if name.kind is NameKind.NATIVE and name.text != group.name), None)


def _by_script(group: Group) -> list[tuple[str, list[Name]]]:
    """The names by script, native ones first within each."""
    found: dict[str, list[Name]] = {}
    kinds = list(NameKind)
    for name in sorted(group.names, key=lambda name: kinds.index(name.kind)):
        found.setdefault(wording.script_name(name.text), []).append(name)
    return list(found.items())


@frozen
class Span:
    """When a group began and was last heard of: the extremes of what is on record, averaged by nobody.

    `plain` dates make a span; one that says "by" or "between" itself stands beside the other.
    """

    first: str
    latest_first: str
    first_count: int
    last: str
    plain: bool = True


def _span(group: Group) -> Span:
    firsts = exactest(event.date for event in group.events if event.what in _FIRST)
    if not firsts:
        firsts = exactest(event.date for event in group.events if event.what is EventKind.ATTACK_CLAIMED)[:1]
    last = max((event.date for event in group.events if event.what in _LAST), key=_end_key, default=None)
    words = [wording.date_words(each) for each in firsts]
    plain = not any(" " in each for each in words)
    latest = words[-1] if len(words) > 1 else ""
    return Span(words[0] if words else "", latest, len(words), wording.date_words(last), plain)


def exactest(dates: Iterable[PartialDate]) -> list[PartialDate]:
    """Dates in order, each once, without those that only say less exactly what another of them says.

    >>> [str(day) for day in exactest(map(PartialDate.parse, ("2019", "2021", "2019-08")))]
    ['2019-08', '2021']
    """
    found = sorted(set(dates), key=_day_key)
    return [day for day in found if not any(other != day and _within(other, day) for other in found)]


def _within(exact: PartialDate, wide: PartialDate) -> bool:
    if not (exact.earliest and exact.latest and wide.earliest and wide.latest):
        return False
    return wide.earliest <= exact.earliest and exact.latest <= wide.latest


def _day_key(date: PartialDate) -> tuple[bool, str]:
    day = date.earliest or date.latest
    return (day is None, day.isoformat() if day else "")


def _end_key(date: PartialDate) -> str:
    day = date.latest or date.earliest
    return day.isoformat() if day else ""


def _answers(site: Site, group: Group, listings: Sequence[tuple[Programme, Entry]]) -> dict[str, Any]:
    """What every programme answers, by answer: what is not found is said of the lists that were read, and no others."""
    statuses = site.registry.listings(group)
    found = {answer.value: [each for each in statuses if each.answer is answer] for answer in ListingAnswer}
    unknown = [status.programme for status in found[ListingAnswer.UNKNOWN.value]]
    return {
        "answers": found,
        "as_of": {(programme.id, entry.key): last_seen(programme, entry) for programme, entry in listings},
        "absent": absences(site.registry, statuses),
        "unknown": by_authority(site.registry, unknown),
        "unknown_count": len(unknown),
    }


def _sources(site: Site, group: Group) -> list[str]:
    """Every source that the page cites, in the order in which a reader meets them."""
    tied = [claim for tie in standing.ties(site.registry, group) for claim in tie.claims]
    cited = _cited(group.claims, tied, group.events)
    for _, entry in site.listings.get(group.id, ()):
        cited += [*entry.sources, *(source for each in entry.also_covers for source in each.sources)]
    cited += [source for claim in group.claims if claim.withdrawn for source in claim.withdrawn.sources]
    cited += _cited(group.names, group.office_holders, group.identifiers)
    return list(dict.fromkeys(source for source in cited if source in site.registry.sources))


class _Sourced(Protocol):
    @property
    def sources(self) -> tuple[str, ...]: ...


def _cited(*tables: Sequence[_Sourced]) -> list[str]:
    return [source for items in tables for item in items for source in item.sources]
