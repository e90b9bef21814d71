"""The different words of all names, numbered: what each weighs, which names hold it, and which others it may be.

Each word of the registry is judged against a query word once, however many names hold it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from attrs import define, field, frozen

from militiadb.model.vocabulary import WordClass
from militiadb.resolution.glossary import MAX_REMEMBERED
from militiadb.resolution.likeness import ENOUGH, MEANING, likeness, shortened
from militiadb.resolution.wordinfo import WordInfo

LIGHT_SHARE = 0.25
"""What a unit word, a head noun or a generic word weighs, against a telling word of the same rarity."""
LEAST = 0.05
LIKELIEST = 2
"""So many alternate keys of a word are looked for with a letter off."""


@frozen
class Known:
    """What the registry knows of a query word: its weight, and the registry's words that it may be, with likeness.

    `holding` are the readings that hold one of those.
    `besides` marks a word that may stand around a name and be no part of it (a role word, a land).
    """

    weight: float
    like: Mapping[int, float]
    holding: frozenset[int]
    besides: bool


@frozen
class WordTable:
    """The words of all readings of all names; a number stands for a word, another for a reading.

    `readings[r]` are the words of reading r, `name_of[r]` the name that is so read, `holders[w]` the readings that
    hold word w, `bearing[w]` how many groups do, `groups[r]` the group of reading r.
    """

    infos: tuple[WordInfo, ...] = field(repr=False)
    readings: tuple[tuple[int, ...], ...] = field(repr=False)
    name_of: tuple[int, ...] = field(repr=False)
    holders: tuple[Sequence[int], ...] = field(repr=False)
    bearing: tuple[int, ...] = field(repr=False)
    groups: tuple[str, ...] = field(repr=False)
    _seen: dict[str, Known] = field(factory=dict, repr=False, eq=False)
    _weights: dict[int, float] = field(factory=dict, repr=False, eq=False)

    def known(self, info: WordInfo) -> Known:
        """A query word among the registry's; worked once for each different word."""
        found = self._seen.get(info.word)
        if found is None:
            found = self._look_up(info)
            if len(self._seen) < MAX_REMEMBERED:
                self._seen[info.word] = found
        return found

    def weight(self, number: int) -> float:
        """What one of the registry's own words weighs."""
        found = self._weights.get(number)
        if found is None:
            found = self._weights[number] = self.known(self.infos[number]).weight
        return found

    def _look_up(self, info: WordInfo) -> Known:
        numbers = {n for concept in info.concepts for n in self.by_concept.get(concept, ())}
        same = self.by_word.get(info.word)
        for key in info.keys:
            numbers.update(self.by_key.get(key, ()))
        if same is None and not info.number and not info.light:
            numbers |= self._a_letter_off(info.keys[:LIKELIEST])
        like = {n: value for n in sorted(numbers) if (value := likeness(info, self.infos[n])) >= ENOUGH}
        if same is not None:
            like[same] = 1.0
        holding = frozenset().union(*[self.holders[n] for n in like])
        return Known(self._weight(info, like), like, holding, info.free or info.country is not None)

    def _a_letter_off(self, keys: Iterable[str]) -> set[int]:
        found: set[int] = set()
        for key in keys:
            found.update(self.by_delete.get(key, ()))
            for shorter in shortened(key):
                found.update(self.by_delete.get(shorter, ()))
                found.update(self.by_key.get(shorter, ()))
        return found

    def _weight(self, info: WordInfo, like: Mapping[int, float]) -> float:
        """Rarity over groups of the word's most common spelling or translation; light words tell less."""
        if info.number or not like:
            return 1.0 if not info.light else LEAST
        total = self.group_count + 1
        held = max([self.bearing[n] for n, value in like.items() if value >= MEANING], default=0)
        value = math.log(total / (held + 0.5)) / math.log(total / 0.5)
        light = info.light and WordClass.WORD not in info.classes
        return max(value * LIGHT_SHARE if light else value, LEAST)

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """How many words each reading has."""
        return tuple([len(words) for words in self.readings])

    @cached_property
    def group_count(self) -> int:
        """How many groups bear a name, two at least."""
        return max(len(set(self.groups)), 2)

    @cached_property
    def by_word(self) -> Mapping[str, int]:
        """Word → its number."""
        return {info.word: number for number, info in enumerate(self.infos)}

    @cached_property
    def by_key(self) -> Mapping[str, Sequence[int]]:
        """Skeleton key → words."""
        return _table((key, number) for number, info in enumerate(self.infos) for key in info.keys)

    @cached_property
    def by_concept(self) -> Mapping[str, Sequence[int]]:
        """Concept → words."""
        return _table((concept, number) for number, info in enumerate(self.infos) for concept in info.concepts)

    @cached_property
    def by_delete(self) -> Mapping[str, Sequence[int]]:
        """Skeleton key with one letter out → words."""
        keyed = ((key, n) for n, info in enumerate(self.infos) if not (info.number or info.light) for key in info.keys)
        return _table((shorter, number) for key, number in keyed for shorter in shortened(key))


def _table(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for key, number in pairs:
        held = found.get(key)
        if held is None:
            found[key] = [number]
        elif held[-1] != number:
            held.append(number)
    return found


@define
class _Entry:
    """A word while the table is made."""

    info: WordInfo
    holders: list[int]
    bearing: int = 0
    last: str = ""


def tabulate(names: Iterable[tuple[int, str, Iterable[tuple[WordInfo, ...]]]]) -> WordTable:
    """Number the words of the readings of names, each given with its place and its group; groups stand together."""
    numbers: dict[str, int] = {}
    entries: list[_Entry] = []
    readings: list[tuple[int, ...]] = []
    name_of: list[int] = []
    groups: list[str] = []
    for at, group, read in names:
        for words in read:
            for info in words:
                number = numbers.setdefault(info.word, len(entries))
                if number == len(entries):
                    entries.append(_Entry(info, []))
                _enter(entries[number], len(readings), group)
            readings.append(tuple([numbers[info.word] for info in words]))
            name_of.append(at)
            groups.append(group)
    return WordTable(
        tuple([entry.info for entry in entries]),
        tuple(readings),
        tuple(name_of),
        tuple([tuple(entry.holders) for entry in entries]),
        tuple([entry.bearing for entry in entries]),
        tuple(groups),
    )


def _enter(entry: _Entry, reading: int, group: str) -> None:
    if not entry.holders or entry.holders[-1] != reading:
        entry.holders.append(reading)
    if entry.last != group:
        entry.last = group
        entry.bearing += 1
