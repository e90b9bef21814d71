"""Two names held against one another word by word: what agrees, what one omits, what contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen
from rapidfuzz.distance import JaroWinkler, Levenshtein

from militiadb.model.vocabulary import WordClass
from militiadb.resolution.glossary import LIGHT, TELLING, WordInfo

ENOUGH = 0.8
"""From this likeness on two words count as one word spelled twice."""
_SAME_KEY = 0.97
_SAME_SHORT_KEY = 0.85
_SAME_MEANING = 0.9
_MIN_LETTERS = 4


@frozen
class Alignment:
    """Weights of what agrees and what does not, and the vetoes that were met.

    `mine` and `theirs` are the weights of query and name, `only_mine` and `only_theirs` of what stayed alone.
    """

    agreed: float
    mine: float
    theirs: float
    only_mine: float
    only_theirs: float
    likeness: float
    pairs: int
    vetoes: tuple[str, ...]


def align(
    mine: Sequence[WordInfo],
    theirs: Sequence[WordInfo],
    likenesses: Sequence[Mapping[int, float]],
    numbers: Sequence[int],
    my_weights: Sequence[float],
    their_weights: Sequence[float],
) -> Alignment:
    """Pair words by likeness, best first; what stays alone is an omission on one side, a contradiction on both.

    `likenesses[i]` gives the likeness of my word i to a word by its number, `numbers` are the numbers of theirs.
    """
    scored = sorted(
        (-value, i, j)
        for i, known in enumerate(likenesses)
        for j, number in enumerate(numbers)
        if (value := known.get(number, 0.0))
    )
    left, right = dict(enumerate(mine)), dict(enumerate(theirs))
    agreed = total = 0.0
    pairs = 0
    for minus, i, j in scored:
        if i in left and j in right:
            del left[i], right[j]
            weight = (my_weights[i] + their_weights[j]) / 2
            agreed -= weight * minus
            total += weight
            pairs += 1
    vetoes = (*_telling(left.values(), "query"), *_telling(right.values(), "name"), *_part(left, right, pairs))
    return Alignment(
        agreed,
        sum(my_weights),
        sum(their_weights),
        sum(my_weights[i] for i in left),
        sum(their_weights[j] for j in right),
        agreed / total if total else 0.0,
        pairs,
        vetoes,
    )


def likeness(a: WordInfo, b: WordInfo) -> float:
    """How surely two words are one: 1 the same, 0 nothing to do with one another."""
    if a.number or b.number:
        return 1.0 if a.number and b.number and a.keys == b.keys else 0.0
    if a.word == b.word:
        return 1.0
    if not set(a.keys).isdisjoint(b.keys):
        return _SAME_KEY if min(len(a.keys[0]), len(b.keys[0])) > 1 else _SAME_SHORT_KEY
    if a.means(b):
        return _SAME_MEANING
    if a.concepts and b.concepts and WordClass.WORD not in a.classes | b.classes:
        return 0.0  # two known words of different meaning are no slip of the pen
    return _nearness(a, b)


def _nearness(a: WordInfo, b: WordInfo) -> float:
    """One edit of a key of four letters or more, and like letters where both are Latin."""
    latin = a.word.isascii() and b.word.isascii()
    text = JaroWinkler.similarity(a.word, b.word) if latin else 0.0
    if latin and text >= 0.94 and min(len(a.word), len(b.word)) > _MIN_LETTERS:
        return 0.88
    key = max((_key_likeness(one, other) for one in a.keys for other in b.keys), default=0.0)
    if key < 0.75 or (latin and text < 0.75):
        return 0.0
    return 0.9 if text >= 0.85 else 0.82


def _key_likeness(one: str, other: str) -> float:
    if min(len(one), len(other)) < _MIN_LETTERS - 1:
        return 0.0
    return float(1 - Levenshtein.distance(one, other, score_cutoff=2) / max(len(one), len(other)))


def _telling(alone: Iterable[WordInfo], side: str) -> tuple[str, ...]:
    """Numbers, branches, factions, ordinals and places on one side alone: another body of nearly the same name."""
    found = []
    for word in alone:
        if word.number:
            found.append(f"number {word.word} only in the {side}")
        elif word.classes & TELLING and not word.classes & LIGHT:
            found.append(f"{min(word.classes & TELLING)} word {word.word!r} only in the {side}")
    return tuple(found)


def _part(left: Mapping[int, WordInfo], right: Mapping[int, WordInfo], pairs: int) -> tuple[str, ...]:
    """What parts a name from a longer one, or from one of another unit.

    A proper part of a longer name is no match ("Hizballah" / "Kata'ib Hizballah"); a role word is no part of a name,
    and beside two words that agree a unit word or head noun may be left out, though not exchanged for another.
    """
    mine, theirs = ([word for word in side.values() if not _is_only(word, _NO_PART)] for side in (left, right))
    if mine and theirs:
        return (f"{mine[0].word!r} against {theirs[0].word!r}",)
    forgiven = LIGHT if pairs > 1 else _NO_PART
    part = [word.word for word in (*mine, *theirs) if not _is_only(word, forgiven)]
    return (f"{' '.join(part)!r} on one side only",) if part else ()


_NO_PART = LIGHT - {WordClass.UNIT, WordClass.HEAD, WordClass.GENERIC}


def _is_only(word: WordInfo, classes: frozenset[WordClass]) -> bool:
    return bool(word.classes) and word.classes <= classes
