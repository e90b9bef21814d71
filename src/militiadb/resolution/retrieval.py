"""Candidate retrieval: readings that hold the words are intersected, so that cost hardly grows with the registry.

A name must share `MIN_SHARE` of the query's weight. The words that may be missing are tried lightest first, and as soon
as some readings hold the rest, those that share much less are never looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from itertools import combinations

from militiadb.resolution.words import Known, WordTable

MIN_SHARE = 0.5
"""A name that shares less of the query's weight than this is not scored."""
NEAR_BEST = 0.8
"""And less than this share of what the best one shares, neither."""
MAX_SCORED = 8
"""How many readings are scored for one query, those that share most first."""
BESIDES = 0.05
"""What a word costs a reading that the query has nothing of: as much as the lightest word weighs."""
MAX_OF_GROUP = 3
MAX_WORDS = 6
"""Of a longer query only so many words, the heaviest, are asked for."""
MAX_WEIGHED = 48
FEW, SIFTED = 8, 500
"""So few readings are asked for their words where a set of so many times as many would have to be made."""


def retrieve(table: WordTable, words: Sequence[Known], hidden: frozenset[int]) -> Sequence[int]:
    """The readings that share most of the query's weight, at least `MIN_SHARE` of it."""
    own = [word for word in words if not word.besides] or words
    least = MIN_SHARE * sum([word.weight for word in own])
    held = [word for word in own if word.like]
    if not held or sum([word.weight for word in held]) < least:
        return ()
    held.sort(key=_heaviest)
    found = _holding_most(table, held[:MAX_WORDS], least)
    if len(found) == len(found[0]) == 1 and not hidden:
        return tuple(found[0])
    beside = [word for word in words if word.besides and word.like] if len(own) < len(words) else []
    chosen = _chosen(table, found, beside)
    return _spread(table, _weighed(table, chosen, [*held, *beside]), hidden)


def _size(word: Known) -> int:
    return word.size


def _heaviest(word: Known) -> float:
    return -word.weight


def _holding_most(table: WordTable, words: Sequence[Known], least: float) -> list[Set[int]]:
    """The readings that hold all words, then those that hold all but the lightest that may be missing."""
    total = sum([word.weight for word in words])
    found = [_holding_all(table, words)]
    if found[0]:
        least = max(least, NEAR_BEST * total)
    if total - words[-1].weight < least:  # even without the lightest too little is shared
        return found
    for weight, places in _choices(words, least):
        if weight < least:
            break
        here = _holding_all(table, [words[i] for i in places])
        if here:
            least = max(least, NEAR_BEST * weight)
            found.append(here)
    return found


def _holding_all(table: WordTable, words: Sequence[Known]) -> Set[int]:
    """The readings that hold every word: those of the rarest, sifted by the others.

    A common word's readings are many, and few readings are soonest asked for their own words.
    """
    rarest, *others = sorted(words, key=_size) if len(words) > 1 else words
    found: Set[int] = rarest.holding
    for word in others:
        if len(found) <= SIFTED and len(found) * FEW < word.size:
            like, readings = word.like.keys(), table.readings
            found = {reading for reading in found if not like.isdisjoint(readings[reading])}
        else:
            found = found & word.holding
    return found


def _choices(words: Sequence[Known], least: float) -> list[tuple[float, tuple[int, ...]]]:
    """The words with one or more of them left out that weigh enough, heaviest choice first."""
    choices = []
    for places in _subsets(len(words)):
        weight = sum([words[i].weight for i in places])
        if weight >= least:
            choices.append((-weight, places))
    return [(-minus, places) for minus, places in sorted(choices)]


@lru_cache(maxsize=MAX_WORDS + 1)
def _subsets(count: int) -> tuple[tuple[int, ...], ...]:
    return tuple(places for size in range(count - 1, 0, -1) for places in combinations(range(count), size))


def _chosen(table: WordTable, found: Sequence[Set[int]], beside: Sequence[Known]) -> Sequence[int]:
    """The readings to weigh: those of more words first, of these such as hold what stands beside, then the shorter."""
    together = frozenset().union(*found)
    if len(together) <= MAX_WEIGHED:
        return sorted(sorted(together), key=table.lengths.__getitem__)
    layers = [held for word in beside if (held := found[0] & word.holding)] + [*found]
    few: dict[int, None] = {}
    for layer in layers:
        if len(few) < MAX_WEIGHED:
            few |= dict.fromkeys(sorted(sorted(layer), key=table.lengths.__getitem__)[:MAX_WEIGHED])
    return [*few][:MAX_WEIGHED]


def _weighed(table: WordTable, few: Sequence[int], words: Sequence[Known]) -> list[int]:
    """The readings by what they share, less a little for each word that they have besides; the shorter first."""
    held = [(word.weight, word.like) for word in words]
    shares = []
    for place, reading in enumerate(few):
        numbers, share, met = table.readings[reading], 0.0, 0
        for weight, like in held:
            best = max([like[n] for n in numbers if n in like], default=0.0)
            share -= weight * best
            met += best > 0.0
        shares.append((share + BESIDES * max(len(numbers) - met, 0), place))
    return [few[place] for _, place in sorted(shares)]


def _spread(table: WordTable, best: Iterable[int], hidden: frozenset[int]) -> list[int]:
    """The best readings, a few of each group, so that a group of many spellings hides no other."""
    counts: dict[str, int] = {}
    found: list[int] = []
    for reading in best:
        group = table.groups[reading]
        count = counts.get(group, 0)
        if count < MAX_OF_GROUP and table.name_of[reading] not in hidden:
            counts[group] = count + 1
            found.append(reading)
            if len(found) == MAX_SCORED:
                break
    return found
