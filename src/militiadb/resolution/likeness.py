"""How surely two words are one word spelled twice, or one meaning said in two languages."""

from __future__ import annotations

from rapidfuzz.distance import JaroWinkler, Levenshtein

from militiadb.resolution.wordinfo import WordInfo

ENOUGH = 0.8
"""From this likeness on two words count as one."""
SAME_KEY = 0.97
MEANING = 0.9
_SHORT_KEY = 3
"""Keys of so few letters stand for many words: within one script the letters must be like as well."""
_LIKE_LETTERS = 0.75
_MIN_LETTERS = 4
_NEAR, _NEARER = 0.82, 0.88


def likeness(a: WordInfo, b: WordInfo) -> float:
    """How surely two words are one: 1 the same, 0 nothing to do with one another."""
    if a.number or b.number:
        return 1.0 if a.number and b.number and a.keys == b.keys else 0.0
    if a.word == b.word:
        return 1.0
    if same_key(a, b) and _spelled_alike(a, b):
        return SAME_KEY
    if a.means(b):
        return MEANING
    if a.country or b.country or (a.concepts and b.concepts):
        return 0.0  # two known words of different meaning are no slip of the pen
    return _nearness(a, b)


def same_key(a: WordInfo, b: WordInfo) -> bool:
    """Whether two words may be one word romanised twice, or written in two scripts.

    Known words of different meaning are not (Qods and God's), nor is a land and what the lexicon does not know as it.
    """
    if set(a.keys).isdisjoint(b.keys):
        return False
    if a.concepts and b.concepts:
        return not a.concepts.isdisjoint(b.concepts)
    return a.country == b.country


def _spelled_alike(a: WordInfo, b: WordInfo) -> bool:
    """Whether one key is enough: a short one between Latin words asks for like letters."""
    if len(a.keys[0]) > _SHORT_KEY or not (a.word.isascii() and b.word.isascii()):
        return True
    return JaroWinkler.similarity(a.word, b.word) >= _LIKE_LETTERS


def _nearness(a: WordInfo, b: WordInfo) -> float:
    """One edit of a key of four letters or more, and like letters where both are Latin."""
    latin = a.word.isascii() and b.word.isascii()
    text = JaroWinkler.similarity(a.word, b.word) if latin else 0.0
    if latin and text < _LIKE_LETTERS:
        return 0.0
    if max((_key_likeness(one, other) for one in a.keys for other in b.keys), default=0.0) < _LIKE_LETTERS:
        return 0.0
    return _NEARER if text >= 0.9 else _NEAR


def _key_likeness(one: str, other: str) -> float:
    if min(len(one), len(other)) < _MIN_LETTERS:
        return 0.0
    return float(1 - Levenshtein.distance(one, other, score_cutoff=2) / max(len(one), len(other)))


def shortened(key: str) -> set[str]:
    """The key with one letter out, each in turn: keys one edit apart share one of these, or a key.

    Keys of under four letters have none: one letter is too much of them.

    >>> sorted(shortened("HSBL"))
    ['HBL', 'HSB', 'HSL', 'SBL']
    """
    return {key[:i] + key[i + 1 :] for i in range(len(key))} if len(key) >= _MIN_LETTERS else set()
