"""Two names held against one another word by word: what agrees, what one omits, what contradicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import frozen
from rapidfuzz.distance import JaroWinkler, Levenshtein

from militiadb.model.vocabulary import WordClass
from militiadb.resolution.glossary import LIGHT, TELLING, WordInfo

ENOUGH = 0.8
"""From this likeness on two words count as one word spelled twice."""
_SAME_MEANING = 0.9
_MIN_LETTERS = 4
"""Words and keys shorter than this are never near: one letter is too much of them."""
Weigh = Callable[[WordInfo], float]


@frozen
class Alignment:
    """Weights (in units of the rarest word) of what agrees and what does not, and the vetoes that were met."""

    agreed: float
    mine: float
    theirs: float
    only_mine: float
    only_theirs: float
    likeness: float
    pairs: int
    vetoes: tuple[str, ...]


def align(mine: Sequence[WordInfo], theirs: Sequence[WordInfo], *, weigh: Weigh) -> Alignment:
    """Pair words by likeness, best first; what stays alone is an omission on one side, a contradiction on both."""
    scored = sorted(
        ((likeness(a, b), i, j) for i, a in enumerate(mine) for j, b in enumerate(theirs)),
        key=lambda t: (-t[0], t[1], t[2]),
    )
    left, right = dict(enumerate(mine)), dict(enumerate(theirs))
    agreed = total = 0.0
    pairs = 0
    for value, i, j in scored:
        if value < ENOUGH:
            break
        if i in left and j in right:
            weight = (weigh(left.pop(i)) + weigh(right.pop(j))) / 2
            agreed += weight * value
            total += weight
            pairs += 1
    only_mine, only_theirs = sum(map(weigh, left.values())), sum(map(weigh, right.values()))
    vetoes = (*_vetoes(left.values(), "query"), *_vetoes(right.values(), "name"), *_part(left, right, pairs))
    return Alignment(
        agreed,
        sum(map(weigh, mine)),
        sum(map(weigh, theirs)),
        only_mine,
        only_theirs,
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
    if a.concepts and b.concepts and a.concepts & b.concepts:
        return _SAME_MEANING
    if not set(a.keys).isdisjoint(b.keys):
        return 0.97 if min(len(a.keys[0]), len(b.keys[0])) > 1 else 0.85
    if a.concepts and b.concepts and not ((a.classes | b.classes) & {WordClass.WORD}):
        return 0.0  # two known words of different meaning are no slip of the pen
    return _nearness(a, b)


def _nearness(a: WordInfo, b: WordInfo) -> float:
    text = JaroWinkler.similarity(a.word, b.word) if a.word.isascii() and b.word.isascii() else 0.0
    best = 0.0
    for key in a.keys:
        for other in b.keys:
            longest = max(len(key), len(other))
            if min(len(key), len(other)) >= _MIN_LETTERS - 1 and longest:
                best = max(best, 1 - Levenshtein.distance(key, other, score_cutoff=2) / longest)
    if best >= 0.75 and text >= 0.85:
        return 0.9
    if best >= 0.75 and (text >= 0.75 or not text):
        return 0.82
    return 0.85 if text >= 0.94 and min(len(a.word), len(b.word)) > _MIN_LETTERS else 0.0


def _vetoes(alone: Iterable[WordInfo], side: str) -> tuple[str, ...]:
    found = []
    for word in alone:
        if word.number:
            found.append(f"number {word.word} only in the {side}")
        elif word.classes & TELLING and not word.classes & LIGHT:
            kind = sorted(word.classes & TELLING)[0]
            found.append(f"{kind} word {word.word!r} only in the {side}")
    return tuple(found)


def _part(left: dict[int, WordInfo], right: dict[int, WordInfo], pairs: int) -> tuple[str, ...]:
    """A proper part of a longer name is no match ("Hizballah" / "Kata'ib Hizballah").

    A role word is no part of a name, and beside two words that agree a unit word or head noun may be left out.
    """
    forgiven = LIGHT if pairs > 1 else LIGHT - {WordClass.UNIT, WordClass.HEAD, WordClass.GENERIC}
    part = [word.word for word in (*left.values(), *right.values()) if not (word.classes and word.classes <= forgiven)]
    return (f"{' '.join(part)!r} on one side only",) if part else ()
