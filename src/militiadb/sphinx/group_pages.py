"""The pages of groups: who they are, who says what of them, since when, and who lists them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from attrs import frozen

from militiadb.exports.plain import group_to_dict
from militiadb.model.dates import PartialDate
from militiadb.model.designation import ListingAnswer, ListingStatus, ListRead
from militiadb.model.group import Group, Name
from militiadb.model.vocabulary import EventKind, NameKind
from militiadb.sphinx import citation, standing, wording
from militiadb.sphinx.network import Words, hidden, network
from militiadb.sphinx.romanised import derived
from militiadb.sphinx.site import Page, Site
from militiadb.sphinx.standing import Standing, Tie
from militiadb.sphinx.timeline import marks, timeline

_FIRST = (EventKind.FIRST_SEEN, EventKind.ANNOUNCED, EventKind.FOUNDED)
_LAST = (EventKind.LAST_SEEN, EventKind.DISSOLVED, EventKind.ATTACK_CLAIMED)


def group_pages(site: Site) -> Iterator[Page]:
    """One page for each id, tombstones too."""
    for group in site.registry:
        name = f"groups/{group.id}"
        if group.redirect:
            yield Page(name, group.name, "tombstone.html", {"group": group, **_about(site, group)})
        else:
            yield Page(name, group.name, "group.html", _context(site, group))


def group_json(site: Site, group: Group) -> str:
    """The entry with its listings and sources, as the command `militiadb show --format json` prints it."""
    return json.dumps(group_to_dict(site.registry, group), ensure_ascii=False, indent=1)


def _context(site: Site, group: Group) -> dict[str, Any]:
    links, tied = site.links(f"groups/{group.id}"), standing.ties(site.registry, group)
    listings = site.listings.get(group.id, ())
    words = Words(lambda each: links.named(each).name, links.bearer, tie_words)
    pictures = {
        "network": network(tied, name=group.name, words=words),
        "timeline": timeline(marks(group, listings), name=group.name, today=site.today),
    }
    return {
        "group": group,
        "native": headline_native(group),
        "by_script": _by_script(group),
        "derived": derived(site.registry, group),
        "denials": standing.own_denials(group),
        "relations": standing.by_relation(group),
        "ties": tied,
        "answers_above": sorted((tie for tie in tied if tie.outward), key=_above),
        "inward": [tie for tie in tied if not tie.outward],
        "hidden_ties": hidden(tied),
        "span": _span(group),
        "listings": listings,
        "answers": (answers := _answers(site, group)),
        "absent": _absent(answers[ListingAnswer.NOT_FOUND.value]),
        "events": sorted(group.events, key=lambda event: (_day_key(event.date), event.what)),
        "numbers": {source: at for at, source in enumerate(_sources(site, group), 1)},
        **pictures,
        **_about(site, group),
    }


def _about(site: Site, group: Group) -> dict[str, Any]:
    page = f"groups/{group.id}"
    url = site.settings.base_url + site.target_uri(page) if site.settings.base_url else ""
    file = f"groups/{group.id}.yaml"
    return {
        "cite_text": citation.as_text(site.registry, title=group.name, url=url),
        "cite_bibtex": citation.as_bibtex(site.registry, key=group.id, title=group.name, url=url),
        "file": file,
        "has_yaml": site.folder is not None and (site.folder / file).is_file(),
        "history": site.histories.get(file, ()),
    }


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
    """Those that stand above the group come first, those with most voices first among them."""
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
    """When a group began and was last heard of: the extremes of what is on record, averaged by nobody."""

    first: str
    latest_first: str
    first_count: int
    last: str


def _span(group: Group) -> Span:
    firsts = sorted({event.date for event in group.events if event.what in _FIRST}, key=_day_key)
    if not firsts:
        firsts = sorted((event.date for event in group.events if event.what is EventKind.ATTACK_CLAIMED), key=_day_key)[
            :1
        ]
    last = max((event.date for event in group.events if event.what in _LAST), key=_end_key, default=None)
    words = [wording.date_words(each) for each in firsts]
    return Span(words[0] if words else "", words[-1] if len(words) > 1 else "", len(words), wording.date_words(last))


def _day_key(date: PartialDate) -> tuple[bool, str]:
    day = date.earliest or date.latest
    return (day is None, day.isoformat() if day else "")


def _end_key(date: PartialDate) -> str:
    day = date.latest or date.earliest
    return day.isoformat() if day else ""


def _answers(site: Site, group: Group) -> dict[str, list[ListingStatus]]:
    """What every programme answers, by answer: what is not found is said of the lists that were read, and no others."""
    found: dict[str, list[ListingStatus]] = {answer.value: [] for answer in ListingAnswer}
    for status in site.registry.listings(group):
        found[status.answer.value].append(status)
    return found


def _absent(statuses: list[ListingStatus]) -> dict[ListRead, list[str]]:
    """The programmes in which a group was not found, by the lists that this can be said of."""
    found: dict[ListRead, list[str]] = {}
    for status in statuses:
        for read in status.read:
            found.setdefault(read, []).append(status.programme)
    return found


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
