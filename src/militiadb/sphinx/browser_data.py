"""What the finder and the search bring to the browser: names and words, folded by the library itself.

Each file is a script that sets one global, so that a page opened from a folder, without a server, can read it too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from militiadb.model.group import Group
from militiadb.model.vocabulary import Match, WordClass
from militiadb.names import clean, normalise, rough_latin, skeleton
from militiadb.resolution import Resolver
from militiadb.resolution.answers import SIDE
from militiadb.resolution.descriptions import is_neutral
from militiadb.resolution.prepared import HEADLINE, KEYED_LANGUAGES, LIKELIEST, Meaning, Prepared, Row, prepared_for
from militiadb.resolution.result import STRICT, Resolution
from militiadb.resolution.wordinfo import BODY_WORDS, LEADERSHIP, LIGHT, NO_NAMES, ROMANISED, Sense
from militiadb.sphinx.group_pages import headline_native
from militiadb.sphinx.site import Site
from militiadb.sphinx.tables import tables
from militiadb.sphinx.word_index import PageText, word_index

_ROLE = 8
"""The bit of role words, but for those of leaders and of sides, which say of no name that it is a body's."""
_DOES = {
    1: frozenset({WordClass.PARTICLE}),
    2: LIGHT,
    4: NO_NAMES,
    _ROLE: frozenset({WordClass.ROLE}),
    32: BODY_WORDS,
    64: frozenset({WordClass.UNIT}),
}
"""What strict.js asks of a word's class."""
_NEUTRAL = 16
"""What it asks of a head noun: whether any group may be called by it."""
_PLAIN = 128
"""What it asks of a language: whether words of it are spelled in one way."""


def write_browser_data(site: Site, folder: Path, pages: Sequence[PageText]) -> None:
    """Write the tables, the finder's names and the search's words."""
    folder.mkdir(parents=True, exist_ok=True)
    files: Mapping[str, Any] = {"Tables": tables(), "Names": finder_names(site), "Words": word_index(pages)}
    for name, data in files.items():
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{name.lower()}.js").write_text(f"globalThis.militiadb{name} = {text};\n", "utf-8")


def finder_names(site: Site) -> dict[str, Any]:
    """The groups, the names that the library's index holds, what else a name means, and what only looks like one.

    A row of `names` is text, normal form, keys (or the rough reading of a name that is never matched by its key), the
    numbers of the groups it stands for today, kind, whether it is an acronym, and the number of its other meaning, less
    than nought where that is never a body.
    """
    registry = site.registry
    live = [group for group in registry if not group.is_tombstone]
    number = {group.id: at for at, group in enumerate(live)}
    prepared, meanings = prepared_for(registry), _Numbers()
    return {
        "groups": [_group_row(site, group) for group in live],
        "names": [_name_row(site, row, number, meanings) for row in prepared.rows if row.place != HEADLINE],
        "also": meanings.texts,
        "answers": list(_answers(site, number)),
        "lookalikes": [[text, normalise(text), each.why] for each in registry.lookalikes for text in each.names],
        "withdrawn": [_withdrawn_row(site, group) for group in registry if group.redirect and not group.redirect.to],
        "lexicon": lexicon(prepared),
    }


class _Numbers:
    """Texts, each once, by a number from 1 on; nothing is 0."""

    def __init__(self) -> None:
        self.texts: list[str] = [""]

    def of(self, text: str | None) -> int:
        """The number of a text."""
        if text and text not in self.texts:
            self.texts.append(text)
        return self.texts.index(text) if text else 0


def _name_row(site: Site, row: Row, number: Mapping[str, int], meanings: _Numbers) -> list[Any]:
    name = site.registry.groups[row.group].names[row.place]
    bearers = [number[each] for each in site.registry.follow(row.group) if each in number]
    sound = rough_latin(row.text) if row.keys is None else list(row.keys)
    also = meanings.of(name.also) * (1 if name.also_is_body else -1)
    return [row.text, row.normal, sound, bearers, name.kind.value, int(row.acronym), also]


def _answers(site: Site, number: Mapping[str, int]) -> Iterator[list[Any]]:
    """Names that are matched under another group or not at all, where the library reads them by what they hold.

    "Indonesia (MMI)" is printed as a name and never matched; the library finds MMI in it, and the finder says the same.
    """
    resolver = Resolver(site.registry)
    texts = {name.text for group in site.registry for name in group.names if name.match is Match.NEVER}
    for text in sorted(texts):
        answer = resolver.resolve(text)
        groups = [number[each.id] for each in answer.candidates if each.id in number]
        if groups and not _is_strict(answer):
            yield [clean(text), groups, answer.candidates[0].evidence.name, int(answer.group is None)]


def _is_strict(answer: Resolution) -> bool:
    """Whether the finder, which has the strict tiers alone, finds the same."""
    return all(each.evidence.tier in STRICT and not each.evidence.peeled for each in answer.candidates)


def lexicon(prepared: Prepared) -> dict[str, Any]:
    """The words of the lexicon as strict.js reads them, phrases left out.

    A meaning is the number of its concept, what its class does (`_DOES`, added up), its country, its language; a form
    has the numbers of its meanings and, in languages of free spelling, its likeliest keys.
    """
    concepts: dict[str, int] = {}
    rows: dict[tuple[int, int, str | None, str], int] = {}
    forms = []
    for form in prepared.forms:
        if " " not in form:
            found = [_meaning(concepts, prepared.meaning(place)) for place in prepared.places(form)]
            keyed = any(lang in KEYED_LANGUAGES for *_, lang in found)
            keys = list(prepared.word_keys(form)[:LIKELIEST]) if keyed else []
            forms.append([form, [rows.setdefault(each, len(rows)) for each in found], *([keys] if keys else [])])
    return {"meanings": [list(row) for row in rows], "forms": forms}


def _meaning(concepts: dict[str, int], meaning: Meaning) -> tuple[int, int, str | None, str]:
    word_class = WordClass(meaning.word_class)
    does = sum(bit for bit, classes in _DOES.items() if word_class in classes)
    does -= _ROLE * (word_class is WordClass.ROLE and meaning.concept in (LEADERSHIP, SIDE))
    does += _NEUTRAL * is_neutral(Sense(meaning.concept, WordClass(meaning.word_class), None, meaning.lang))
    does += _PLAIN * (meaning.lang not in ROMANISED and meaning.word_class != WordClass.PARTICLE)
    land = None if meaning.word_class == WordClass.PLACE else meaning.country or None
    return concepts.setdefault(meaning.concept, len(concepts)), does, land, meaning.lang


def _withdrawn_row(site: Site, group: Group) -> list[Any]:
    note = (group.redirect.note if group.redirect else None) or ""
    return [group.name, normalise(group.name), list(skeleton(group.name)), note, site.target_uri(f"groups/{group.id}")]


def _group_row(site: Site, group: Group) -> list[Any]:
    native = headline_native(group)
    kind = str(group.kind or "").replace("-", " ")
    countries = ", ".join(site.country(code) for code in group.countries[:3])
    uri = site.target_uri(f"groups/{group.id}")
    return [group.name, native.text if native else "", kind, countries, uri, list(group.countries)]
