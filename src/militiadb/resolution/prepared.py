"""What an index needs of every name and word, made once when a snapshot is compiled and read back at a cold start.

Plain data that can be written as JSON. It holds forms and keys, never answers, and is used only where it was made from
the very same data by the very same version of the code; anything else is worked out anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen

from militiadb._version import __version__
from militiadb.model.registry import Registry
from militiadb.model.vocabulary import GroupKind, Match, NameKind
from militiadb.names import NameKey, SkeletonKey, clean, normalise
from militiadb.names.skeletons import skeleton_of
from militiadb.resolution.wordinfo import word_keys

SHAPE = 2
"""Of these tables; tables of another shape are made anew."""


@frozen
class Row:
    """A name that may be matched: its bearer, its place among the bearer's names, its clean text and its forms.

    `keys` is None for a name that never matches fuzzily.
    """

    group: str
    place: int
    text: str
    normal: NameKey
    keys: tuple[SkeletonKey, ...] | None
    acronym: bool
    umbrella: bool


Meaning = tuple[str, str, "str | None", str]
"""A concept's id, its word class and its country, and a language."""


@frozen
class Prepared:
    """The rows of a registry's names, what each normal form of its lexicon means, and the keys of the words of both."""

    rows: tuple[Row, ...]
    meanings: Sequence[Meaning]
    forms: Mapping[str, Sequence[int]]
    keys: Mapping[str, Sequence[str]]

    def word_keys(self, word: str) -> tuple[str, ...]:
        """The skeleton keys of a word."""
        found = self.keys.get(word)
        return word_keys(word) if found is None else tuple(found)


def prepare(registry: Registry) -> dict[str, Any]:
    """The tables of a registry as plain data, for its snapshot."""
    rows = list(_rows(registry))
    meanings, forms = _lexicon(registry)
    words = {word for form in (*forms, *(row.normal for row in rows)) for word in form.split()}
    return {
        "shape": SHAPE,
        "version": __version__,
        "fingerprint": registry.fingerprint,
        "rows": [[r.group, r.place, r.text, r.normal, r.keys, int(r.acronym), int(r.umbrella)] for r in rows],
        "meanings": meanings,
        "forms": forms,
        "keys": {word: list(word_keys(word)) for word in sorted(words)},
    }


def prepared_for(registry: Registry) -> Prepared:
    """What a snapshot brought along, or else the rows worked out anew."""
    raw = registry.prepared
    made_for = (raw.get("shape"), raw.get("version"), raw.get("fingerprint"))
    if made_for != (SHAPE, __version__, registry.fingerprint):
        return Prepared(tuple(_rows(registry)), *_lexicon(registry), {})
    rows = tuple(
        [
            Row(group, place, text, normal, None if keys is None else tuple(keys), bool(acronym), bool(umbrella))
            for group, place, text, normal, keys, acronym, umbrella in raw["rows"]
        ]
    )
    return Prepared(rows, raw["meanings"], raw["forms"], raw["keys"])


def _lexicon(registry: Registry) -> tuple[list[Meaning], dict[str, list[int]]]:
    """The meanings of the lexicon, and by their places the meanings of each normal form."""
    meanings: list[Meaning] = []
    forms: dict[str, list[int]] = {}
    for concept in registry.lexicon.concepts:
        for words in concept.words:
            for text in words.texts:
                forms.setdefault(str(normalise(text)), []).append(len(meanings))
            meanings.append((concept.id, concept.word_class.value, concept.country, words.lang.split("-")[0]))
    return meanings, forms


def _rows(registry: Registry) -> Iterable[Row]:
    for group in registry:
        umbrella = group.kind is GroupKind.UMBRELLA
        for place, name in enumerate(group.names):
            if name.match is not Match.NEVER:
                normal = normalise(name.text)
                keys = skeleton_of(normal, lang=name.lang) if name.match is Match.FUZZY else None
                acronym = name.kind is NameKind.ACRONYM
                yield Row(group.id, place, clean(name.text), normal, keys, acronym, umbrella)
