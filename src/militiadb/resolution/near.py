"""Names near a query: retrieved by their rare words, held against it word by word, scored sign by sign.

The score is a logistic of a few signs; weights and thresholds stand in `weights.json` with the script that fitted
them. Contributions are in log-odds and add up, with the bias, to the score's logit; a veto caps the score.
"""

from __future__ import annotations

import json
import math
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from operator import is_not, mul

from attrs import define, evolve, frozen
from rapidfuzz import fuzz

from militiadb.model.vocabulary import GroupKind, WordClass
from militiadb.names import NameKey, Script, script_of
from militiadb.names.rough_form import rough_latin_of
from militiadb.resolution.alignment import Alignment, align
from militiadb.resolution.context import fits_country
from militiadb.resolution.likeness import same_key
from militiadb.resolution.nametables import NameTables
from militiadb.resolution.retrieval import retrieve
from militiadb.resolution.wordinfo import KINDS, NO_NAMES, WordInfo
from militiadb.resolution.words import WordTable

SIGNS = ("cover", "least", "sound", "meaning", "omission", "mass", "light", "alone", "whole", "land")
ENOUGH_LIGHT = 3
"""So many words tell enough even when each alone is light ("Popular Mobilization Forces", not "Islamic Movement")."""
MAX_LACKING = 3
"""So many names that lack a telling word of the query, which is a veto, are scored all the same: they may be hints."""
UNITS_OPEN = frozenset({"ar", "fa", "ckb", "ku", "ur"})
"""Languages in which a unit word opens a group's own name."""
BRANDS = frozenset({GroupKind.COMPANY, GroupKind.MEDIA})
"""Kinds of bodies whose names are not translated."""
BRANDED = "the name of a company or an outlet, by its meaning alone"
THIRD_SCRIPT = "a word of it by its sound in a script that is neither the query's nor the group's"
SHARED = "its telling words are shared by other groups"


@frozen
class Weights:
    """The fitted figures of the near tier."""

    version: str
    bias: float
    row: tuple[float, ...]
    thresholds: Mapping[str, float]


@cache
def weights() -> Weights:
    """The weights that ship with this version of the code."""
    raw = json.loads(pkgutil.get_data("militiadb.resolution", "weights.json") or b"")
    row = tuple(raw["features"][sign] for sign in SIGNS)
    return Weights(raw["version"], raw["bias"], row, raw["thresholds"])


@define(slots=False)
class Sound:
    """The rough Latin reading of a query, made once and only if a name asks for it."""

    normal: NameKey

    @cached_property
    def text(self) -> str:
        """The reading."""
        return rough_latin_of(self.normal)


@frozen(slots=False)
class Near:
    """A name near the query: its place in the index, its score, how the two align, what each sign says, the vetoes.

    `mended` says that a word of the query was read as one of the lexicon that it is a letter astray from.
    """

    at: int
    score: float
    held: Alignment
    signs: tuple[float, ...]
    vetoes: tuple[str, ...]
    mended: bool = False

    @property
    def contributions(self) -> tuple[tuple[str, float], ...]:
        """What each sign added to the score, in log-odds, the bias first."""
        fitted = weights()
        parts = zip(SIGNS, fitted.row, self.signs, strict=True)
        return (("bias", fitted.bias), *((sign, weight * value) for sign, weight, value in parts))

    @property
    def translates(self) -> bool:
        """Whether all words pair off, some of them by meaning alone, and together they tell enough."""
        return self.pairs_off and self.held.meanings > 0

    @property
    def pairs_off(self) -> bool:
        """Whether all words pair off by their spelling or meaning, in any order, and together they tell enough."""
        held = self.held
        enough = held.named or held.pairs >= ENOUGH_LIGHT
        sure = held.whole and held.spelled and not (self.vetoes or self.mended or held.loosely)
        return sure and held.pairs > 1 and enough

    def capped(self, veto: str) -> Near:
        """The same name, held down by what speaks against it."""
        score = min(self.score, weights().thresholds["veto_cap"])
        return Near(self.at, score, self.held, self.signs, (*self.vetoes, veto))


@frozen
class NearNames:
    """Retrieval and scoring over one registry's names."""

    tables: NameTables

    @property
    def words(self) -> WordTable:
        """The words of the registry's names."""
        return self.tables.words

    def find(
        self, normal: NameKey, readings: Sequence[Sequence[WordInfo]], *, hidden: frozenset[int] = frozenset()
    ) -> list[Near]:
        """The names near a query that is read so, best first, each once; the hidden ones are passed over."""
        if any(map(_names_nothing, readings)):
            return []
        best: dict[int, Near] = {}
        for words, mended in self._read_besides(readings, best):
            parted = len(words) > len(readings[0])  # God's name apart: then nothing may be left out
            for near in [each for each in self._found(normal, words, hidden) if each.held.whole or not parted]:
                near = evolve(near, mended=True) if mended else near
                held = best.get(near.at)
                if held is None or (near.translates, near.score) > (held.translates, held.score):
                    best[near.at] = near
        script = Script.LATIN if normal.isascii() else script_of(normal)
        kept = [self._held_to_its_own(near, readings[0], script) for near in best.values()]
        return sorted(self._braked(kept), key=lambda near: (-near.score, near.at))

    def _held_to_its_own(self, near: Near, words: Sequence[WordInfo], script: Script) -> Near:
        """A translated name, held down where the group calls itself otherwise or is not called in translation."""
        if near.vetoes or not near.held.meanings:
            return near
        if near.held.pairs > near.held.meanings and self.tables.sounds_otherwise(near.at, script):
            return near.capped(THIRD_SCRIPT)
        if self._is_a_translated_brand(near, words):
            return near.capped(BRANDED)
        other = self._unit_of_its_own(near, words)
        return near if other is None else near.capped(other)

    def _is_a_translated_brand(self, near: Near, words: Sequence[WordInfo]) -> bool:
        """Whether a company or an outlet is named by what its name means: *Radio Luz* is no al-Nour Radio."""
        if self.tables.registry.groups[self.tables.rows[near.at].group].kind not in BRANDS:
            return False
        said = [word for word in words if not (word.light or word.country) and KINDS.keys().isdisjoint(word.concepts)]
        return not any(same_key(word, other) for word in said for other in self.tables.read_of(near.at))

    def _read_besides(
        self, readings: Sequence[Sequence[WordInfo]], best: Mapping[int, Near]
    ) -> Iterator[tuple[Sequence[WordInfo], bool]]:
        """The readings, and where none of them is enough, those with a misspelt word read as one of the lexicon."""
        glossary, known = self.tables.glossary, self.words.by_word
        for words in readings:
            yield words, False
        if any(map(_is_decisive, best.values())):
            return
        for words in readings if len(readings[0]) > 1 else ():  # a word alone is what it is
            sure = [word.number or word.word in known or (word.concepts and not word.guessed) for word in words]
            mended = [word if is_sure else glossary.mended(word) for word, is_sure in zip(words, sure, strict=True)]
            if any(map(is_not, words, mended)):
                yield mended, True

    def _found(self, normal: NameKey, words: Sequence[WordInfo], hidden: frozenset[int]) -> list[Near]:
        table = self.words
        known = [table.known(word) for word in words]
        places = retrieve(table, known, hidden)
        if not places:
            return []
        likes, mine, sound = [each.like for each in known], [each.weight for each in known], Sound(normal)
        telling = [each.like for each, word in zip(known, words, strict=True) if not (word.light or word.country)]
        bounds = weights().thresholds
        found: list[Near] = []
        lacking = MAX_LACKING
        for reading in places:
            lacks = any(like.keys().isdisjoint(table.readings[reading]) for like in telling)
            if lacks and not lacking:
                continue
            near = self._held(reading, sound, words, likes, mine)
            found.append(near)
            if lacks:
                lacking = lacking - 1 if near.score >= bounds["suggestion"] else 0
            elif _is_decisive(near):
                lacking = 0  # what would be vetoed rivals it no more
        return found

    def _held(
        self,
        reading: int,
        sound: Sound,
        words: Sequence[WordInfo],
        likes: Sequence[Mapping[int, float]],
        mine: Sequence[float],
    ) -> Near:
        table = self.words
        numbers, at = table.readings[reading], table.name_of[reading]
        infos, theirs = [table.infos[number] for number in numbers], [table.weight(number) for number in numbers]
        held = align(words, infos, likes, numbers, mine, theirs)
        if held.meanings or held.vetoes:  # a translation sounds otherwise, and a veto holds the score down anyway
            return scored(at, held, 0.0)
        return scored(at, held, fuzz.ratio(sound.text, self.tables.sound_of(at)) / 100)

    def _unit_of_its_own(self, near: Near, words: Sequence[WordInfo]) -> str | None:
        """What the group calls itself in the language of the query's unit word, where that is another unit.

        *Liwa X* says what "X Brigades" says, and is no name of a group that is called *Kata'ib X*.
        """
        units = [word for word in words if word.unit]
        if len(units) != 1 or any(same_key(units[0], other) for other in self.tables.read_of(near.at)):
            return None
        asked = units[0]
        if not asked.langs <= UNITS_OPEN:  # "brigade" is Urdu too, and an English word for every unit
            return None
        own = [unit for unit in self.tables.traits(self.tables.rows[near.at].group).units if unit.langs & asked.langs]
        if not own or any(same_key(asked, unit) or asked.means(unit) for unit in own):
            return None
        return f"{asked.word!r} against {own[0].word!r} in its own name"

    def _braked(self, found: list[Near]) -> list[Near]:
        """Hold back what rests on words that names of other groups hold as well: their bearers are not told apart.

        A group that is not known in the land that the query names is told apart by that.
        """
        groups = {self.tables.rows[near.at].group for near in found if near.held.core and self._is_there(near)}
        if len(groups) < 2:
            return found
        return [near if near.held.whole else near.capped(SHARED) for near in found]

    def _is_there(self, near: Near) -> bool:
        group = self.tables.registry.groups[self.tables.rows[near.at].group]
        return all(fits_country(group, land) for land in near.held.countries)


def _names_nothing(words: Sequence[WordInfo]) -> bool:
    """Whether a query is no more than a land, a place, or one word or phrase that no group is called by."""
    if len(words) == 1 and words[0].known:
        return words[0].classes <= NO_NAMES
    return all(word.country or WordClass.PLACE in word.classes for word in words)


def _is_decisive(near: Near) -> bool:
    """Whether a name is matched word by word, so that less than that is no rival to it."""
    return near.held.whole and not near.vetoes and near.score >= weights().thresholds["matched"]


def scored(at: int, held: Alignment, sound: float) -> Near:
    """A name with its score: the logistic of its signs, capped by a veto."""
    signs = signs_of(held, sound)
    fitted = weights()
    logit = fitted.bias + sum(map(mul, fitted.row, signs))
    score = 1 / (1 + math.exp(-logit))
    if held.vetoes:
        score = min(score, fitted.thresholds["veto_cap"])
    return Near(at, score, held, signs, held.vetoes)


def signs_of(held: Alignment, sound: float) -> tuple[float, ...]:
    """What speaks for one name and against it, each from 0 to 1, in the order of `SIGNS`.

    Sound says nothing of a translation, so it is counted where every word agrees by its spelling.
    """
    larger = max(held.mine, held.theirs) or 1.0
    return (
        held.agreed / larger,
        held.least,
        sound,
        held.meanings / max(held.pairs, 1),
        max(held.only_mine, held.only_theirs) / larger,
        min(held.telling, 2.0) / 2,
        float(held.telling == 0.0),
        float(held.pairs == 1),
        float(held.whole and held.spelled),
        float(bool(held.countries)),
    )
