"""The different words of all names, numbered: what each weighs, which names hold it, and which others it may be.

Each word of the registry is judged against a query word once, however many names hold it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property

from attrs import define, field, frozen

from militiadb.loading.collector import uncollected
from militiadb.model.vocabulary import WordClass
from militiadb.resolution.glossary import MAX_REMEMBERED
from militiadb.resolution.likeness import (
    ENOUGH,
    MEANING,
    NEARER,
    SAME_KEY,
    gaps,
    has_short_key,
    is_short,
    like_letters,
    likeness,
    shortened,
    spelled_alike,
    spelled_nearly,
)
from militiadb.resolution.misprints import Misprints, misprints
from militiadb.resolution.prepared import LIKELIEST
from militiadb.resolution.wordinfo import WordInfo

LIGHT_SHARE = 0.25
"""What a unit word, a head noun or a generic word weighs, against a telling word of the same rarity."""
LEAST = 0.05
LEAST_LETTERS = 5
"""Shorter words are not taken for slips of one another by their letters: a letter makes another word of them."""


@frozen
class Known:
    """What the registry knows of a query word: its weight, and the registry's words that it may be, with likeness.

    `besides` marks a word that may stand around a name and be no part of it (a role word, a land). `size` is the
    most readings that may hold the word; which they are is worked out when it is first asked, for a common word has
    very many and is seldom asked.
    """

    weight: float
    like: Mapping[int, float]
    besides: bool
    size: int
    _holders: tuple[Sequence[int], ...] = field(repr=False)

    @cached_property
    def holding(self) -> frozenset[int]:
        """The readings that hold one of the words."""
        return frozenset().union(*self._holders)


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
        """What one of the registry's own words weighs: as much as it would in a query."""
        found = self._weights.get(number)
        if found is None:
            found = self._weights[number] = self._weight(self.infos[number], self._most_borne(number))
        return found

    def _most_borne(self, number: int) -> int:
        """How many groups bear a word of the registry in its most common spelling or translation.

        Only words that more groups bear than the word itself can matter, so most words are held against none.
        """
        info, least = self.infos[number], self.bearing[number]
        if self._is_free(info):
            return max([self.bearing[n] for n in self._sounding(info)], default=least)
        lists = [self.by_key.get(key, ()) for key in info.keys]
        lists += [self.by_concept.get(concept, ()) for concept in info.concepts]
        bearing = self.bearing
        common = {n for numbers in lists if len(numbers) > 1 for n in numbers if bearing[n] > least}
        for n in sorted(common, key=bearing.__getitem__, reverse=True):
            if likeness(info, self.infos[n]) >= MEANING:
                return bearing[n]
        return least

    def _look_up(self, info: WordInfo) -> Known:
        same = self.by_word.get(info.word)
        like = self._alike(info)
        if same is None and not info.number and not info.light:
            like |= self._misspelt(info, like)
        if same is not None:
            like[same] = 1.0
        holders = tuple([self.holders[n] for n in like])
        borne = max([self.bearing[n] for n, value in like.items() if value >= MEANING], default=0) if like else None
        besides = info.free or info.country is not None
        return Known(self._weight(info, borne), like, besides, sum(map(len, holders)), holders)

    def _alike(self, info: WordInfo) -> dict[int, float]:
        """The registry's words that a word may be by its key or its meaning."""
        if self._is_free(info):
            return dict.fromkeys(sorted(self._sounding(info)), SAME_KEY)
        numbers: Set[int] = {n for key in info.keys for n in self.by_key.get(key, ())}
        if not info.concepts and has_short_key(info):  # what has other letters is sifted out by the hundred
            numbers = self._of_like_letters(info.word, numbers)
        for concept in info.concepts:
            numbers = numbers | set(self.by_concept.get(concept, ()))
        infos = self.infos
        return {n: value for n in sorted(numbers) if (value := likeness(info, infos[n])) >= ENOUGH}

    def _is_free(self, info: WordInfo) -> bool:
        """Whether a word has no meaning and a long key: then it is whatever sounds like it."""
        return not (info.concepts or info.number or has_short_key(info))

    def _sounding(self, info: WordInfo) -> Set[int]:
        """The words of a free word's keys, but for lands, numbers and single letters: `likeness` in one step.

        By a short key of such a word only those that are spelled alike.
        """
        by_key = self.by_key
        found = {n for key in info.keys if not is_short(key) for n in by_key.get(key, ())}
        short = {n for key in info.keys[1:] if is_short(key) for n in by_key.get(key, ())} - found
        if short:
            infos = self.infos
            found |= {n for n in self._of_like_letters(info.word, short) if spelled_alike(info, infos[n])}
        return found - self.apart

    def _misspelt(self, info: WordInfo, known: Mapping[int, float]) -> dict[int, float]:
        """The registry's words that a slip of the pen parts from a word, in its key or in its letters."""
        off = self._of_like_letters(info.word, self._a_letter_off(info.keys[:LIKELIEST]) - known.keys())
        found = {n: value for n in sorted(off) if (value := spelled_nearly(info, self.infos[n]))}
        astray = self.misprints.near(info.word) if info.guessed or not info.concepts else ()
        return found | {n: NEARER for n in astray if n not in found and n not in known}

    def _of_like_letters(self, word: str, numbers: Set[int]) -> Set[int]:
        """Those of some words that have like letters; where the scripts differ, letters tell nothing."""
        if not word.isascii() or not numbers:
            return numbers
        texts = self.texts
        return like_letters(word, {n: texts[n] for n in numbers}) | (numbers & self.foreign)

    def _a_letter_off(self, keys: Iterable[str]) -> set[int]:
        """The words of a key with a letter more, a letter less or another letter."""
        found: set[int] = set()
        by_slip, by_key = self.by_slip, self.by_key
        for key in keys:
            found.update(by_slip.get(key, ()))
            for gapped in gaps(key):
                found.update(by_slip.get(gapped, ()))
            for shorter in shortened(key):
                found.update(by_key.get(shorter, ()))
        return found

    def _weight(self, info: WordInfo, borne: int | None) -> float:
        """Rarity of a word over the groups that bear it (None: no word is like it at all); light words tell less."""
        if info.number or borne is None:
            return 1.0 if not info.light else LEAST
        total = self.group_count + 1
        value = math.log(total / (borne + 0.5)) / math.log(total / 0.5)
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
    def texts(self) -> tuple[str, ...]:
        """The words themselves."""
        return tuple([info.word for info in self.infos])

    @cached_property
    def foreign(self) -> frozenset[int]:
        """The words in other than plain Latin letters."""
        return frozenset([n for n, text in enumerate(self.texts) if not text.isascii()])

    @cached_property
    def apart(self) -> frozenset[int]:
        """Lands, numbers and single letters: no word is one of them by its sound alone."""
        return frozenset([n for n, info in enumerate(self.infos) if info.country or info.number or len(info.word) == 1])

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
    def misprints(self) -> Misprints:
        """The words that tell groups apart, by their letters."""
        telling = ((n, info.word) for n, info in enumerate(self.infos) if not (info.number or info.light))
        return misprints(telling, least=LEAST_LETTERS)

    @cached_property
    def by_slip(self) -> Mapping[str, Sequence[int]]:
        """Skeleton key with one letter out, or hidden → words."""
        keyed = ((key, n) for n, info in enumerate(self.infos) if not (info.number or info.light) for key in info.keys)
        return _table((slipped, number) for key, number in keyed for slipped in (*shortened(key), *gaps(key)))


@uncollected()
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


@uncollected()
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
