"""The pages that list: groups, countries, tombstones, programmes, shared names, vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from militiadb.model.designation import Entry, Programme
from militiadb.model.group import Group, Name
from militiadb.model.terms import Vocabulary
from militiadb.names import normalise
from militiadb.sphinx.group_pages import headline_native
from militiadb.sphinx.site import Page, Site
from militiadb.sphinx.wording import script_name

_TITLES: Final = {
    "relations": "Relations between groups",
    "group_kinds": "Kinds of groups",
    "name_kinds": "Kinds of names",
    "matches": "How far a name is matched",
    "stances": "Stances",
    "readings": "How several targets are meant",
    "likelihoods": "Likelihoods (words of estimative probability)",
    "event_kinds": "Kinds of events",
    "views": "Views of an assessment",
    "confidences": "Confidence of an assessment",
    "redirect_reasons": "Why an id is a tombstone",
    "actor_kinds": "Kinds of actors",
    "source_kinds": "Kinds of sources",
    "read_scopes": "How much of a document was read",
    "programme_statuses": "Status of a programme",
    "coverages": "How an entry covers a group that it does not head",
    "evidence_grades": "What a designation entry rests on",
    "alias_qualities": "Grades of listed aliases",
    "intakes": "Which entries of a list are taken in",
    "left_out_reasons": "Why an entry of a list has none here",
    "lookalike_kinds": "What a lookalike is instead",
    "word_classes": "What a word does in a name",
}


def list_pages(site: Site) -> Iterator[Page]:
    """Every page that lists."""
    yield from _group_lists(site)
    yield from _programmes(site)
    yield from _shared_names(site)
    tables = {name: getattr(site.registry.vocabulary, name) for name in _terms()}
    yield Page("vocabulary", "Vocabulary", "vocabulary.html", {"tables": tables, "titles": _TITLES})


def _terms() -> list[str]:
    return [field.name for field in attrs.fields(Vocabulary)]


def rows_of(site: Site, groups: list[Group]) -> list[dict[str, Any]]:
    """Groups as rows of a table: the group, its native headline, and the programmes that name it."""
    return [
        {
            "group": group,
            "native": headline_native(group),
            "programmes": len({programme.id for programme, _ in site.listings.get(group.id, ())}),
        }
        for group in sorted(groups, key=lambda group: group.name.casefold())
    ]


def _group_lists(site: Site) -> Iterator[Page]:
    live = [group for group in site.registry if not group.is_tombstone]
    gone = [group for group in site.registry if group.is_tombstone]
    by_country: dict[str, list[Group]] = {}
    for group in live:
        for code in group.countries:
            by_country.setdefault(code, []).append(group)
    countries = sorted(by_country, key=site.country)
    counts = {code: len(by_country[code]) for code in countries}
    yield Page("groups/index", "All groups", "groups.html", {"rows": rows_of(site, live), "countries": counts})
    for code in countries:
        title = f"Groups reported active in {site.country(code)}"
        rows = {"rows": rows_of(site, by_country[code]), "code": code}
        yield Page(f"countries/{code.lower()}", title, "country.html", rows)
    yield Page("tombstones", "Tombstones", "tombstones.html", {"groups": gone})


def _programmes(site: Site) -> Iterator[Page]:
    programmes = [site.registry.programmes[key] for key in sorted(site.registry.programmes)]
    yield Page("programmes/index", "Designation programmes", "programmes.html", {"programmes": programmes})
    for programme in programmes:
        entries = sorted(programme.entries, key=lambda entry: _entry_key(site, entry))
        numbers = {source: at for at, source in enumerate(_cited(programme), 1)}
        context = {"programme": programme, "entries": entries, "numbers": numbers}
        yield Page(f"programmes/{programme.id}", programme.title, "programme.html", context)


def _entry_key(site: Site, entry: Entry) -> tuple[str, str]:
    group = site.registry.groups.get(entry.group)
    return ((group.name if group else entry.group).casefold(), entry.key)


def _cited(programme: Programme) -> list[str]:
    cited = [source for read in programme.read for source in read.sources]
    for entry in programme.entries:
        cited += [*entry.sources, *(source for each in entry.also_covers for source in each.sources)]
    return list(dict.fromkeys(cited))


def _shared_names(site: Site) -> Iterator[Page]:
    found: dict[str, list[tuple[Group, Name]]] = {}
    for group in site.registry:
        for name in group.names:
            if name.shared or name.also:
                found.setdefault(normalise(name.text), []).append((group, name))
    slugs = name_slugs((pairs[0][1].text, pairs[0][0].id) for pairs in found.values())
    rows = sorted(zip(slugs, found.values(), strict=True), key=lambda row: row[1][0][1].text.casefold())
    yield Page("names/index", "Shared names", "shared_names.html", {"names": [(s, p[0][1], p) for s, p in rows]})
    for slug, pairs in rows:
        yield Page(f"names/{slug}", pairs[0][1].text, "shared_name.html", {"pairs": pairs, "name": pairs[0][1]})


def name_slugs(names: Iterable[tuple[str, str]]) -> list[str]:
    """A file name for each name and its first bearer, no two alike: the name's own letters, or else bearer and script.

    >>> name_slugs([("Ansar Allah", "houthis"), ("أنصار الله", "houthis"), ("ANSAR-ALLAH", "ansar-allah")])
    ['ansar-allah', 'houthis-arabic', 'ansar-allah-2']
    """
    found: dict[str, int] = {}
    slugs = []
    for name, bearer in names:
        normal = normalise(name)
        own = normal.isascii() and bool(normal)
        slug = normal.replace(" ", "-")[:60].strip("-") if own else f"{bearer}-{script_name(name).lower()}"
        found[slug] = found.get(slug, 0) + 1
        slugs.append(slug if found[slug] == 1 else f"{slug}-{found[slug]}")
    return slugs
