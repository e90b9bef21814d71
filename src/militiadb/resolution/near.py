"""The near tier: names retrieved by their rare words and scored sign by sign into a probability-like figure.

The figure is a logistic of a few signs; weights and thresholds stand in `weights.json` with the script that fitted
them. Contributions are in log-odds and add up, with the bias, to the score's logit.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from attrs import field, frozen
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from militiadb.names import normalise, skeleton
from militiadb.resolution.alignment import Alignment, align
from militiadb.resolution.glossary import WordInfo
from militiadb.resolution.index import NameTables
from militiadb.resolution.retrieval import Retrieval


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
    signs: Mapping[str, float]
    vetoes: tuple[str, ...]

    @property
    def contributions(self) -> tuple[tuple[str, float], ...]:
        """What each sign added to the score, in log-odds, the bias first."""
        fitted = weights()
        return (("bias", fitted.bias), *((sign, fitted.features[sign] * value) for sign, value in self.signs.items()))


@frozen
class NearNames:
    """Retrieval and scoring over one registry's names."""

    tables: NameTables
    _retrieval: Retrieval = field(init=False, repr=False, eq=False)

    @_retrieval.default
    def _make_retrieval(self) -> Retrieval:
        return Retrieval(self.tables)

    def find(self, text: str, words: Sequence[WordInfo], *, hidden: frozenset[int] = frozenset()) -> list[Near]:
        """The names near a query, best first; the hidden ones are passed over."""
        retrieval = self._retrieval
        likenesses = tuple(retrieval.like(word) for word in words)
        if not any(likenesses):
            return []
        mine = [retrieval.weigh(word) for word in words]
        places = retrieval.candidates(likenesses, mine, hidden)
        if not places:
            return []
        normal, keys, table = normalise(text), skeleton(text), retrieval.words
        found = []
        for at in places:
            numbers = table.of_name[at]
            theirs = [table.weights[number] for number in numbers]
            held = align(words, [table.infos[number] for number in numbers], likenesses, numbers, mine, theirs)
            found.append(self._scored(at, held, normal, keys))
        return sorted(found, key=lambda near: (-near.score, near.at))

    def _scored(self, at: int, held: Alignment, normal: str, keys: Sequence[str]) -> Near:
        other = normalise(self.tables.bearers[at].name.text)
        key = max((Levenshtein.normalized_similarity(a, b) for a in keys for b in self.tables.keys[at]), default=0.0)
        signs = _signs(held, fuzz.ratio(normal, other) / 100, key)
        fitted = weights()
        logit = fitted.bias + sum(fitted.features[sign] * value for sign, value in signs.items())
        score = 1 / (1 + math.exp(-logit))
        if held.vetoes:
            score = min(score, fitted.thresholds["veto_cap"])
        return Near(at, score, signs, held.vetoes)


def _signs(held: Alignment, text: float, key: float) -> dict[str, float]:
    larger = max(held.mine, held.theirs) or 1.0
    return {
        "cover": held.agreed / larger,
        "likeness": held.likeness,
        "text": text,
        "skeleton": key,
        "contradiction": min(held.only_mine, held.only_theirs) / larger,
        "omission": abs(held.only_mine - held.only_theirs) / larger,
    }
