"""How far two names are apart, and how alike, once romanisation is taken out of them."""

from __future__ import annotations

from typing import Final

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from militiadb.names.rough_form import rough_latin
from militiadb.names.skeletons import skeleton

# Both figures were set with benchmarks/pairs.py: the best recall at a false-positive rate of 1 in 10,000.
_SKELETON_WEIGHT: Final = 0.5
_RANK_PENALTY: Final = 0.02


def skeleton_distance(a: str, b: str, *, lang_a: str | None = None, lang_b: str | None = None) -> int:
    """Return the smallest edit distance between any key of one name and any key of the other.

    A name without a key is as far away as the other's shortest key is long.

    >>> skeleton_distance("Hizbullah", "حزب الله"), skeleton_distance("Hizbullah", "Kata'ib Hizballah")
    (0, 3)
    """
    ours = skeleton(a, lang=lang_a) or ("",)
    theirs = skeleton(b, lang=lang_b) or ("",)
    if not set(ours).isdisjoint(theirs):
        return 0
    return min(Levenshtein.distance(one, other) for one in ours for other in theirs)


def skeleton_likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Return how alike two names' keys are, 0 to 1; keys that stand late among the alternates count a little less.

    >>> skeleton_likeness(("JMSLMY",), ("KMSLMY", "JMSLMY"))
    0.98
    """
    return max(
        (
            Levenshtein.normalized_similarity(one, other) - _RANK_PENALTY * (rank + other_rank)
            for rank, one in enumerate(a)
            for other_rank, other in enumerate(b)
        ),
        default=0.0,
    )


def likeness(a: str, b: str, *, lang_a: str | None = None, lang_b: str | None = None) -> float:
    """Return how alike two names sound, 0 to 1: half their skeletons, half their rough Latin readings.

    >>> likeness("Kata'ib Hizballah", "كتائب حزب الله") > 0.8 > likeness("Kata'ib Hizballah", "Hizballah")
    True
    """
    keys = skeleton_likeness(skeleton(a, lang=lang_a), skeleton(b, lang=lang_b))
    sound = ratio(rough_latin(a).replace(" ", ""), rough_latin(b).replace(" ", "")) / 100
    return max(0.0, _SKELETON_WEIGHT * keys + (1 - _SKELETON_WEIGHT) * sound)
