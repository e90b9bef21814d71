"""Candidate retrieval: by words, rarest first, so that its cost hardly grows with the registry.

A name must share `MIN_SHARE` of the query's weight. Names that hold none of the query's first words, whose fellows
weigh less than that together, are never looked at (the prefix filter); the rest is counted by set operations.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from militiadb.resolution.likeness import ENOUGH
from militiadb.resolution.words import Known, WordTable

MIN_SHARE = 0.55
"""A name that shares less of the query's weight than this is not scored."""
MAX_SCORED = 8
"""How many readings are scored for one query, those that share most first."""
MAX_OF_GROUP = 3
WIDE = 400
"""From so many readings on, a word's readings are only looked up, never walked through, if another word is rarer."""


def retrieve(table: WordTable, words: Sequence[Known], hidden: frozenset[int]) -> list[int]:
    """The readings that share most of the query's weight, at least `MIN_SHARE` of it."""
    words = [word for word in words if not word.besides] or words
    total = sum([word.weight for word in words])
    least = MIN_SHARE * total
    rest, shares = total, dict[int, float]()
    for word in sorted(words, key=_rarest):
        opening = rest >= least  # else what was not met by now cannot reach the share any more
        rest -= word.weight
        if not word.like:
            continue
        if opening and not (shares and _width(table, word.like) > WIDE):
            _walk(table, word, shares)
        elif shares:
            _look_up(table, word, shares)
    bar = least * ENOUGH
    best = sorted([(-share, len(table.readings[r]), r) for r, share in shares.items() if share >= bar])
    return _spread(table, best, hidden)


def _rarest(word: Known) -> float:
    return -word.weight


def _width(table: WordTable, like: Mapping[int, float]) -> int:
    return sum([len(table.holders[number]) for number in like])


def _walk(table: WordTable, word: Known, shares: dict[int, float]) -> None:
    """Add a word's weight to every reading that holds it."""
    hit: dict[int, float] = {}
    for number, value in sorted(word.like.items(), key=lambda pair: pair[1]):
        hit.update(dict.fromkeys(table.holders[number], value))
    weight = word.weight
    for reading, value in hit.items():
        shares[reading] = shares.get(reading, 0.0) + weight * value


def _look_up(table: WordTable, word: Known, shares: dict[int, float]) -> None:
    """Add a word's weight to the readings known so far that hold it."""
    hit: dict[int, float] = {}
    for number, value in word.like.items():
        for reading in shares.keys() & table.holding(number):
            if value > hit.get(reading, 0.0):
                hit[reading] = value
    for reading, value in hit.items():
        shares[reading] += word.weight * value


def _spread(table: WordTable, best: Sequence[tuple[float, int, int]], hidden: frozenset[int]) -> list[int]:
    """The best readings, a few of each group, so that a group of many spellings hides no other."""
    counts: dict[str, int] = {}
    found: list[int] = []
    for _, _, reading in best:
        group = table.groups[reading]
        count = counts.get(group, 0)
        if count < MAX_OF_GROUP and table.name_of[reading] not in hidden:
            counts[group] = count + 1
            found.append(reading)
            if len(found) == MAX_SCORED:
                break
    return found
