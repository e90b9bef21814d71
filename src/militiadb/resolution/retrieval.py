"""Candidate retrieval for the near tier: by words, rarest first, so that its cost hardly grows with the registry.

Each different word of the registry is judged against a query word once, however many names hold it; names that cannot
reach the least share of the query's weight are never looked at (the count filter).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import frozen

from militiadb.model.vocabulary import WordClass
from militiadb.resolution.alignment import ENOUGH, likeness
from militiadb.resolution.glossary import LIGHT, WordInfo
from militiadb.resolution.index import NameTables

MIN_SHARE = 0.45
"""A name that shares less of the query's weight than this is not scored."""
MAX_SCORED = 12
"""How many names are scored for one query, those that share most first."""
LIGHT_SHARE = 0.25
"""What a unit word, a head noun or a generic word weighs, against a telling word of the same rarity."""
LEAST = 0.05
_MIN_DELETE = 4
"""Keys of fewer letters have no near keys: one letter is too much of them."""

Likenesses = tuple[Mapping[int, float], ...]
"""For each query word: the registry's words that it may be, with their likeness."""


@frozen
class WordTable:
    """The different words of all names; a number stands for a word."""

    infos: tuple[WordInfo, ...]
    weights: tuple[float, ...]
    holders: tuple[tuple[int, ...], ...]
    of_name: Mapping[int, tuple[int, ...]]
    by_key: Mapping[str, tuple[int, ...]]
    by_concept: Mapping[str, tuple[int, ...]]
    by_delete: Mapping[str, tuple[int, ...]]


def tabulate(tables: NameTables) -> WordTable:
    """Number the words of the names, and arrange them by key, by concept and by key with one letter out."""
    numbers: dict[str, int] = {}
    infos: list[WordInfo] = []
    holders: list[dict[int, None]] = []
    of_name: dict[int, tuple[int, ...]] = {}
    for at, words in tables.words.items():
        placed = []
        for info in words:
            number = numbers.setdefault(info.word, len(infos))
            if number == len(infos):
                infos.append(info)
                holders.append({})
            holders[number][at] = None
            placed.append(number)
        of_name[at] = tuple(placed)
    by_key, by_concept, by_delete = _arranged(infos)
    weights = _weights(tables, infos, holders, by_key, by_concept)
    return WordTable(tuple(infos), weights, tuple(map(tuple, holders)), of_name, by_key, by_concept, by_delete)


def _arranged(infos: Sequence[WordInfo]) -> tuple[dict[str, tuple[int, ...]], ...]:
    by_key: dict[str, dict[int, None]] = {}
    by_concept: dict[str, dict[int, None]] = {}
    by_delete: dict[str, dict[int, None]] = {}
    for number, info in enumerate(infos):
        for concept in info.concepts:
            by_concept.setdefault(concept, {})[number] = None
        for key in info.keys:
            by_key.setdefault(key, {})[number] = None
            for shorter in shortened(key) if not info.number else ():
                by_delete.setdefault(shorter, {})[number] = None
    return tuple({key: tuple(found) for key, found in table.items()} for table in (by_key, by_concept, by_delete))


def _weights(
    tables: NameTables,
    infos: Sequence[WordInfo],
    holders: Sequence[Mapping[int, None]],
    by_key: Mapping[str, tuple[int, ...]],
    by_concept: Mapping[str, tuple[int, ...]],
) -> tuple[float, ...]:
    """Rarity over groups, spellings and translations of a word counted together."""
    groups = [frozenset(tables.bearers[at].group for at in names) for names in holders]
    weights = []
    for number, info in enumerate(infos):
        kin = {
            number,
            *(n for key in info.keys[:1] for n in by_key[key]),
            *(n for c in info.concepts for n in by_concept[c]),
        }
        count = len(frozenset().union(*(groups[n] for n in kin))) if len(kin) > 1 else len(groups[number])
        weights.append(weight(info, count, tables.group_count))
    return tuple(weights)


def weight(info: WordInfo, holding: int, groups: int) -> float:
    """What a word tells, from 1 (no group holds it) to `LEAST`: inverse document frequency; light words tell less."""
    total = max(groups, 2) + 1
    value = math.log(total / (holding + 0.5)) / math.log(total / 0.5)
    light = info.classes and info.classes <= LIGHT and WordClass.WORD not in info.classes
    return max(value * LIGHT_SHARE if light else value, LEAST)


def shortened(key: str) -> set[str]:
    """The key with one letter out, each in turn: keys one edit apart share one of these, or a key."""
    return {key[:i] + key[i + 1 :] for i in range(len(key))} if len(key) >= _MIN_DELETE else set()


@frozen
class Retrieval:
    """Retrieval over the words of one registry."""

    tables: NameTables

    @cached_property
    def words(self) -> WordTable:
        """The word table, made on first use."""
        return tabulate(self.tables)

    def weigh(self, info: WordInfo) -> float:
        """The weight of a query word: that of the registry's own, or of a word that no group holds."""
        known = [self.words.weights[n] for key in info.keys[:1] for n in self.words.by_key.get(key, ())]
        known += [
            self.words.weights[n] for concept in info.concepts for n in self.words.by_concept.get(concept, ())[:1]
        ]
        return min(known) if known else weight(info, 0, self.tables.group_count)

    def like(self, info: WordInfo) -> Mapping[int, float]:
        """The registry's words that a query word may be, with their likeness."""
        table = self.words
        found = {n for concept in info.concepts for n in table.by_concept.get(concept, ())}
        for key in info.keys:
            found.update(table.by_key.get(key, ()))
            if not info.number:
                found.update(table.by_delete.get(key, ()))
                for shorter in shortened(key):
                    found.update(table.by_delete.get(shorter, ()))
                    found.update(table.by_key.get(shorter, ()))
        judged = ((number, likeness(info, table.infos[number])) for number in found)
        return {number: value for number, value in judged if value >= ENOUGH}

    def candidates(self, likenesses: Likenesses, weights: Sequence[float], hidden: frozenset[int]) -> list[int]:
        """The names that share most of the query's weight, at least `MIN_SHARE` of it."""
        total = sum(weights)
        rest, shares = total, dict[int, float]()
        for i in sorted(range(len(weights)), key=lambda i: -weights[i]):
            # A name that was not met by now cannot reach the share with what is left: only those known are added to.
            closed = rest < MIN_SHARE * total
            rest -= weights[i]
            hit: dict[int, float] = {}
            for number, value in likenesses[i].items():
                if closed and len(self.words.holders[number]) > 4 * len(shares):
                    continue
                for at in self.words.holders[number]:
                    if value > hit.get(at, 0.0):
                        hit[at] = value
            for at, value in hit.items():
                if at in shares or not closed:
                    shares[at] = shares.get(at, 0.0) + weights[i] * value
        kept = [
            (-share, at) for at, share in shares.items() if share >= MIN_SHARE * total * ENOUGH and at not in hidden
        ]
        return [at for _, at in sorted(kept)[:MAX_SCORED]]
