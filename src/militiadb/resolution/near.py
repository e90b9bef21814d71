"""The near tier: names retrieved by their rare words and scored sign by sign into a probability-like figure.

The figure is a logistic of a few signs; weights and thresholds stand in `weights.json` with the script that fitted
them. Contributions are in log-odds and add up, with the bias, to the score's logit.
"""

from __future__ import annotations

import heapq
import json
import math
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files

from attrs import frozen
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from militiadb.model.vocabulary import WordClass
from militiadb.names import normalise, skeleton
from militiadb.resolution.alignment import Alignment, align
from militiadb.resolution.glossary import LIGHT, WordInfo
from militiadb.resolution.index import NameTables

MAX_SCORED = 32
"""How many names are rescored for one query."""
MIN_SHARE = 0.45
"""A name that shares less of the query's weight than this is not rescored (the count filter)."""
LIGHT_SHARE = 0.25
"""What a unit word, a head noun or a generic word weighs, against a telling word of the same rarity."""
_MIN_DELETE = 4


@frozen
class Weights:
    """The fitted figures of the near tier."""

    version: str
    bias: float
    features: Mapping[str, float]
    thresholds: Mapping[str, float]


@cache
def weights() -> Weights:
    """The weights that ship with this version of the code."""
    raw = json.loads(files("militiadb.resolution").joinpath("weights.json").read_text("utf-8"))
    return Weights(raw["version"], raw["bias"], raw["features"], raw["thresholds"])


@frozen
class Near:
    """A name near the query: its place in the index, the score, what each sign added, and the vetoes met."""

    at: int
    score: float
    contributions: tuple[tuple[str, float], ...]
    vetoes: tuple[str, ...]


@frozen
class NearNames:
    """Retrieval and scoring over one index."""

    tables: NameTables

    @cached_property
    def postings(self) -> Mapping[str, tuple[int, ...]]:
        """Word key, or `#concept` → names that hold it."""
        found: dict[str, dict[int, None]] = {}
        for at, words in self.tables.words.items():
            for word in words:
                for key in (*word.keys, *(f"#{concept}" for concept in word.concepts)):
                    found.setdefault(key, {})[at] = None
        return {key: tuple(names) for key, names in found.items()}

    @cached_property
    def deletes(self) -> Mapping[str, tuple[str, ...]]:
        """A word key with one letter out → the keys that it can be: keys one edit apart meet here."""
        found: dict[str, dict[str, None]] = {}
        for key in self.postings:
            if not key.startswith("#"):
                for shorter in _shortened(key):
                    found.setdefault(shorter, {})[key] = None
        return {shorter: tuple(keys) for shorter, keys in found.items()}

    @cached_property
    def rarity(self) -> Mapping[str, int]:
        """Word key or `#concept` → how many groups hold it."""
        bearers = self.tables.bearers
        return {key: len({bearers[at].group for at in names}) for key, names in self.postings.items()}

    def weigh(self, word: WordInfo) -> float:
        """How much a word tells: rare words much, words that every second name holds little."""
        keys = (*word.keys[:1], *(f"#{concept}" for concept in word.concepts))
        seen = max((self.rarity.get(key, 0) for key in keys), default=0)
        count = max(self.tables.group_count, 2)
        value = math.log((count + 1) / (seen + 0.5)) / math.log((count + 1) / 0.5)
        light = bool(word.classes) and word.classes <= LIGHT and WordClass.WORD not in word.classes
        return value * LIGHT_SHARE if light else max(value, 0.1)

    def find(self, text: str, words: Sequence[WordInfo], *, hidden: frozenset[int] = frozenset()) -> list[Near]:
        """The names near a query, best first; the hidden ones are passed over."""
        if not words:
            return []
        normal, keys = normalise(text), skeleton(text)
        found = [self._score(normal, keys, words, at) for at in self._retrieve(words) if at not in hidden]
        return sorted(found, key=lambda near: (-near.score, near.at))

    def _retrieve(self, words: Sequence[WordInfo]) -> list[int]:
        total, shares = 0.0, dict[int, float]()
        for word in words:
            weight = self.weigh(word)
            total += weight
            hit: set[int] = set()
            for key in self._near_keys(word):
                hit.update(self.postings.get(key, ()))
            for at in hit:
                shares[at] = shares.get(at, 0.0) + weight
        enough = MIN_SHARE * total
        kept = ((share, -at) for at, share in shares.items() if share >= enough)
        return [-at for _, at in heapq.nlargest(MAX_SCORED, kept)]

    def _near_keys(self, word: WordInfo) -> set[str]:
        found = {f"#{concept}" for concept in word.concepts}
        for key in word.keys:
            found.add(key)
            if word.number:
                continue
            if len(key) >= _MIN_DELETE - 1:
                found.update(self.deletes.get(key, ()))
            for shorter in _shortened(key):
                found.update(self.deletes.get(shorter, ()))
                if shorter in self.postings:
                    found.add(shorter)
        return found

    def _score(self, normal: str, keys: Sequence[str], words: Sequence[WordInfo], at: int) -> Near:
        name = self.tables.bearers[at].name
        held = align(words, self.tables.words[at], weigh=self.weigh)
        other = self.tables.keys[at]
        nearest = max((Levenshtein.normalized_similarity(a, b) for a in keys for b in other), default=0.0)
        signs = _signs(held, fuzz.ratio(normal, normalise(name.text)) / 100, nearest)
        fitted = weights()
        contributions = tuple((sign, fitted.features[sign] * value) for sign, value in signs.items())
        score = 1 / (1 + math.exp(-(fitted.bias + sum(value for _, value in contributions))))
        if held.vetoes:
            score = min(score, fitted.thresholds["veto_cap"])
        return Near(at, score, (("bias", fitted.bias), *contributions), held.vetoes)


def _signs(held: Alignment, text: float, nearest: float) -> dict[str, float]:
    larger = max(held.mine, held.theirs) or 1.0
    return {
        "cover": held.agreed / larger,
        "likeness": held.likeness,
        "text": text,
        "skeleton": nearest,
        "contradiction": min(held.only_mine, held.only_theirs) / larger,
        "omission": abs(held.only_mine - held.only_theirs) / larger,
    }


def _shortened(key: str) -> set[str]:
    return {key[:i] + key[i + 1 :] for i in range(len(key))} if len(key) >= _MIN_DELETE else set()
