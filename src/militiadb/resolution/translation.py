"""The translation tier: equal bags of meanings, in any order and any language of the lexicon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import frozen

from militiadb.resolution.glossary import LIGHT, WordInfo
from militiadb.resolution.index import NameTables

MIN_WORDS = 2
"""A single word's translation is a guess: "The Cave" means too much."""
ENOUGH_LIGHT = 3
"""So many words tell enough even when each alone is light ("Popular Mobilization Forces", not "Islamic Movement")."""


@frozen
class Translations:
    """Names by the meanings of their words."""

    tables: NameTables

    @cached_property
    def postings(self) -> Mapping[str, frozenset[int]]:
        """Feature (concept or skeleton of an unknown word) → names that hold it."""
        found: dict[str, set[int]] = {}
        for at, readings in self.tables.readings.items():
            for feature in (feature for words in readings for word in words for feature in word.features):
                found.setdefault(feature, set()).add(at)
        return {feature: frozenset(names) for feature, names in found.items()}

    def find(self, words: Sequence[WordInfo]) -> tuple[int, ...]:
        """The names whose words pair off one to one with these, each pair of one meaning."""
        if len(words) < MIN_WORDS or not any(word.concepts for word in words):
            return ()
        if len(words) < ENOUGH_LIGHT and not any(_tells(word) for word in words):
            return ()
        candidates: frozenset[int] | None = None
        for word in words:
            having = frozenset().union(*(self.postings.get(feature, frozenset()) for feature in word.features))
            candidates = having if candidates is None else candidates & having
            if not candidates:
                return ()
        return tuple(
            sorted(
                at for at in candidates or () if any(_pair_off(words, theirs) for theirs in self.tables.readings[at])
            )
        )


def _tells(word: WordInfo) -> bool:
    return not (word.classes and word.classes <= LIGHT)


def _pair_off(mine: Sequence[WordInfo], theirs: Sequence[WordInfo]) -> bool:
    """Whether the words can be paired one to one by shared features (augmenting paths; names have few words)."""
    if len(mine) != len(theirs):
        return False
    partner: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j, word in enumerate(theirs):
            if j not in tried and mine[i].means(word):
                tried.add(j)
                if j not in partner or place(partner[j], tried):
                    partner[j] = i
                    return True
        return False

    return all(place(i, set()) for i in range(len(mine)))
