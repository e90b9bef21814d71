"""How far two names are apart once romanisation is taken out of them."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from militiadb.names.skeletons import skeleton


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
