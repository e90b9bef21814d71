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
from militiadb.names import NameKey, SkeletonKey, normalise, skeleton
from militiadb.resolution.wordinfo import word_keys


@frozen
class Row:
    """A name that may be matched: its bearer, its place among the bearer's names, and its forms.

    `keys` is None for a name that never matches fuzzily.
    """

    group: str
    place: int
    text: str
    normal: NameKey
    keys: tuple[SkeletonKey, ...] | None
    acronym: bool
    umbrella: bool


Forms = tuple[str, str, str | None, str, Sequence[str]]
"""A concept's id, its word class and its country, a language, and the normal forms of its words there."""


@frozen
class Prepared:
    """The rows of a registry's names, its lexicon by normal forms, and the keys of the words of both."""

    rows: tuple[Row, ...]
    words: Sequence[Forms]
    keys: Mapping[str, Sequence[str]]

    def word_keys(self, word: str) -> tuple[str, ...]:
        """The skeleton keys of a word."""
        found = self.keys.get(word)
        return word_keys(word) if found is None else tuple(found)


def prepare(registry: Registry) -> dict[str, Any]:
    """The tables of a registry as plain data, for its snapshot."""
    rows = list(_rows(registry))
    lexicon = list(_forms(registry))
    spelled = [form for *_, forms in lexicon for form in forms]
    words = {word for form in (*spelled, *(row.normal for row in rows)) for word in form.split()}
    return {
        "version": __version__,
        "fingerprint": registry.fingerprint,
        "rows": [[r.group, r.place, r.text, r.normal, r.keys, int(r.acronym), int(r.umbrella)] for r in rows],
        "words": lexicon,
        "keys": {word: list(word_keys(word)) for word in sorted(words)},
    }


def prepared_for(registry: Registry) -> Prepared:
    """What a snapshot brought along, or else the rows worked out anew."""
    raw = registry.prepared
    if raw.get("version") != __version__ or raw.get("fingerprint") != registry.fingerprint:
        return Prepared(tuple(_rows(registry)), tuple(_forms(registry)), {})
    rows = tuple(
        [
            Row(group, place, text, normal, None if keys is None else tuple(keys), bool(acronym), bool(umbrella))
            for group, place, text, normal, keys, acronym, umbrella in raw["rows"]
        ]
    )
    return Prepared(rows, raw["words"], raw["keys"])


def _forms(registry: Registry) -> Iterable[Forms]:
    for concept in registry.lexicon.concepts:
        for words in concept.words:
            forms = [str(normalise(text)) for text in words.texts]
            yield concept.id, concept.word_class.value, concept.country, words.lang.split("-")[0], forms


def _rows(registry: Registry) -> Iterable[Row]:
    for group in registry:
        umbrella = group.kind is GroupKind.UMBRELLA
        for place, name in enumerate(group.names):
            if name.match is not Match.NEVER:
                keys = skeleton(name.text, lang=name.lang) if name.match is Match.FUZZY else None
                acronym = name.kind is NameKind.ACRONYM
                yield Row(group.id, place, name.text, normalise(name.text), keys, acronym, umbrella)
