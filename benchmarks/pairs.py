"""How many real spelling variants the skeleton key finds, at a false-positive rate of 1 in 10,000.

    python benchmarks/pairs.py [--eval DIR] [--misses]

For each set: the share of pairs whose key sets intersect, and the recall of a score at the threshold that lets
through at most one in 10,000 of the pairs of different clusters (all of them, or 2,000,000 drawn with a fixed seed).
Sets of single words are clustered by their native word.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

from attrs import frozen
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import WRatio, ratio

from militiadb.names import normalise, rough_latin, skeleton, skeleton_likeness

FALSE_POSITIVE_RATE = 1e-4
MOST_PAIRS = 2_000_000
SEED = 20260101

Score = Callable[[str, str], float]


@frozen
class Pair:
    """Two spellings of the same native words."""

    cluster: str
    a: str
    b: str


@cache
def keys(name: str) -> tuple[str, ...]:
    """Return the keys of a name, worked once."""
    return tuple(skeleton(name))


@cache
def normal(name: str) -> str:
    """Return the normal form of a name, worked once."""
    return normalise(name)


@cache
def rough(name: str) -> str:
    """Return the rough Latin reading of a name without its breaks, worked once."""
    return rough_latin(name).replace(" ", "")


def intersects(a: str, b: str) -> float:
    """Say whether two names share a key."""
    return float(not set(keys(a)).isdisjoint(keys(b)))


def skeleton_score(a: str, b: str) -> float:
    """Return the best normalised similarity of any two keys."""
    return max((Levenshtein.normalized_similarity(one, two) for one in keys(a) for two in keys(b)), default=0.0)


def design_score(a: str, b: str) -> float:
    """Return the design's mixture: 0.7 skeleton + 0.3 WRatio."""
    return 0.7 * skeleton_score(a, b) + 0.003 * WRatio(normal(a), normal(b))


def likeness_score(a: str, b: str) -> float:
    """Return `militiadb.names.likeness` from parts worked once a name."""
    return 0.5 * skeleton_likeness(keys(a), keys(b)) + 0.005 * ratio(rough(a), rough(b))


SCORES: dict[str, Score] = {
    "WRatio": lambda a, b: WRatio(normal(a), normal(b)),
    "skeleton": skeleton_score,
    "0.7 skeleton + 0.3 WRatio": design_score,
    "likeness (shipped)": likeness_score,
}


def read_sets(path: Path) -> dict[str, list[Pair]]:
    """Read the pairs by set; sets of single words (`…_tok`) are clustered by the native word without its article."""
    sets: dict[str, list[Pair]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            cluster = normal(row["name_a"]).removeprefix("ال") if row["set"].endswith("_tok") else row["cluster"]
            sets[row["set"]].append(Pair(cluster, row["name_a"], row["name_b"]))
    return dict(sets)


def false_pairs(pairs: list[Pair]) -> Iterator[tuple[str, str]]:
    """Yield pairs of names of different clusters; a name that stands in two clusters is compared with neither."""
    clusters: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        clusters[pair.a].add(pair.cluster)
        clusters[pair.b].add(pair.cluster)
    names = sorted(clusters)
    if len(names) * (len(names) - 1) // 2 <= MOST_PAIRS:
        drawn: Iterator[tuple[str, str]] = combinations(names, 2)
    else:
        dice = random.Random(SEED)
        drawn = ((dice.choice(names), dice.choice(names)) for _ in range(MOST_PAIRS))
    return ((a, b) for a, b in drawn if clusters[a].isdisjoint(clusters[b]))


def threshold(score: Score, wrong: list[tuple[str, str]]) -> float:
    """Return the lowest threshold that at most one in 10,000 wrong pairs exceed."""
    worst = sorted((score(a, b) for a, b in wrong), reverse=True)
    return worst[int(len(wrong) * FALSE_POSITIVE_RATE)]


def wilson(hits: int, total: int) -> str:
    """Return a share in per cent with its 95 % Wilson interval."""
    share, z = hits / total, 1.96
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return f"{100 * share:5.1f} [{100 * (middle - half):.1f}–{100 * (middle + half):.1f}]"


def report(name: str, pairs: list[Pair], *, misses: bool) -> None:
    """Print one set's table."""
    wrong = list(false_pairs(pairs))
    hits = sum(intersects(pair.a, pair.b) > 0 for pair in pairs)
    false = sum(intersects(a, b) > 0 for a, b in wrong)
    print(f"\n{name}: {len(pairs)} pairs, {len(wrong)} wrong pairs")
    print(f"  {'keys intersect':28} {wilson(hits, len(pairs))}   false positives {false} ({false / len(wrong):.1e})")
    for label, score in SCORES.items():
        bar = threshold(score, wrong)
        hits = sum(score(pair.a, pair.b) > bar for pair in pairs)
        print(f"  {label:28} {wilson(hits, len(pairs))}   above {bar:.3f}")
    if misses:
        for pair in pairs:
            if not intersects(pair.a, pair.b):
                print(f"    {skeleton_score(pair.a, pair.b):.2f} {pair.a} {keys(pair.a)} | {pair.b} {keys(pair.b)}")


def main() -> None:
    """Measure every set of the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"), help="folder with pairs_dev.tsv")
    parser.add_argument("--set", help="measure this set alone")
    parser.add_argument("--misses", action="store_true", help="list the pairs that share no key")
    arguments = parser.parse_args()
    start = time.perf_counter()
    for name, pairs in read_sets(arguments.eval / "pairs_dev.tsv").items():
        if arguments.set in (None, name):
            report(name, pairs, misses=arguments.misses)
    print(f"\n{time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
