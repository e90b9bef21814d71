"""The pages that list: groups, countries, tombstones, programmes, shared names, vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import attrs

from militiadb.model.designation import Entry, Programme
from militiadb.model.group import Group
from militiadb.model.terms import Vocabulary
from militiadb.sphinx.about import about_page
from militiadb.sphinx.group_pages import headline_native
from militiadb.sphinx.letters import by_letter
from militiadb.sphinx.shared import shared_names
from militiadb.sphinx.site import Page, Site

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
    rows = rows_of(site, live)
    letters = by_letter(rows, lambda row: str(row["group"].name))
    context = {"rows": rows, "letters": letters, "countries": counts}
    yield Page("groups/index", "All groups", "groups.html", context)
    for code in countries:
        title = f"Groups reported active in {site.country(code)}"
        page = f"countries/{code.lower()}"
        about = about_page(site, page, title)
        yield Page(page, title, "country.html", {"rows": rows_of(site, by_country[code]), "code": code, "about": about})
    yield Page("tombstones", "Tombstones", "tombstones.html", {"groups": gone})


def _programmes(site: Site) -> Iterator[Page]:
    programmes = [site.registry.programmes[key] for key in sorted(site.registry.programmes)]
    yield Page("programmes/index", "Designation programmes", "programmes.html", {"programmes": programmes})
    for programme in programmes:
        entries = sorted(programme.entries, key=lambda entry: _entry_key(site, entry))
        numbers = {source: at for at, source in enumerate(_cited(programme), 1)}
        # A title such as "Burma" or "Proscribed organisations" does not say whose list it is.
        keeper = site.registry.bearer(programme.authority).name
        page, title = f"programmes/{programme.id}", f"{programme.title} ({keeper})"
        about = about_page(site, page, title, file=f"designations/{programme.id}.yaml")
        context = {"programme": programme, "entries": entries, "numbers": numbers, "about": about}
        yield Page(page, title, "programme.html", context)


def _entry_key(site: Site, entry: Entry) -> tuple[str, str]:
    group = site.registry.groups.get(entry.group)
    return ((group.name if group else entry.group).casefold(), entry.key)


def _cited(programme: Programme) -> list[str]:
    cited = [source for read in programme.read for source in read.sources]
    for entry in programme.entries:
        cited += [*entry.sources, *(source for each in entry.also_covers for source in each.sources)]
    return list(dict.fromkeys(cited))


def _shared_names(site: Site) -> Iterator[Page]:
    names = sorted(shared_names(site.registry).values(), key=lambda each: each.name.text.casefold())
    yield Page("names/index", "Shared names", "shared_names.html", {"names": names})
    for each in names:
        page, title = f"names/{each.slug}", each.name.text
        context = {"shared": each, "about": about_page(site, page, title)}
        yield Page(page, title, "shared_name.html", context)
