"""The skeleton key: one key for a name however it was romanised, in Latin, Arabic, Hebrew and Cyrillic letters.

Two invariants: a key depends on the normal form alone, and word breaks between letters leave no trace in it.
"""

from __future__ import annotations

import re
from typing import Final, NewType

from attrs import frozen

from militiadb.names.normal_form import normalise
from militiadb.names.wordforms import Reading, Trace, read_word, word_form
from militiadb.names.wordrules import NameRules, name_rules

SkeletonKey = NewType("SkeletonKey", str)

_RUNS: Final = re.compile(r"[0-9]+|[^0-9]+")
_DOUBLED: Final = re.compile(r"([A-Z])\1+")


@frozen
class WordSkeleton:
    """One content word of a name: its keys, its span in the normal form, and whether it is a number."""

    word: str
    keys: tuple[SkeletonKey, ...]
    start: int
    end: int
    number: bool


@frozen
class Piece:
    """A content word before it is read: where it stands, and its value if it is a number."""

    word: str
    start: int
    followed: bool
    number: str


def _is_small(word: str, following: str | None, rules: NameRules) -> bool:
    """Say whether a word is an article or a conjunction, which no key holds."""
    if word in rules.particles:
        return True
    if following is None:
        return False
    if word in rules.articles:
        return True
    sound = rules.assimilated.get(word)
    return sound is not None and following.startswith(sound)


def _numbers(word: str, at: int, *, followed: bool, rules: NameRules) -> list[Piece]:
    """Part digits from letters (M23, 17th), and drop the ending of an ordinal."""
    found: list[Piece] = []
    for run in _RUNS.finditer(word):
        text = run[0]
        if text[0].isdigit():
            found.append(Piece(text, at + run.start(), followed, text.lstrip("0") or "0"))
        elif not (found and text in rules.ordinal_endings):
            found.append(Piece(text, at + run.start(), followed, ""))
    return found


def pieces(normal: str) -> list[Piece]:
    """Return the content words of a normal form, or all its words where it has none."""
    rules = name_rules()
    found: list[Piece] = []
    everything: list[Piece] = []
    at = 0
    split = normal.split()
    for index, word in enumerate(split):
        following = split[index + 1] if index + 1 < len(split) else None
        followed = following is not None
        if not word.isalpha():
            found += _numbers(word, at, followed=followed, rules=rules)
        elif found and word in rules.roman:
            found.append(Piece(word, at, followed, rules.roman[word]))
        elif _is_small(word, following, rules):
            everything.append(Piece(word, at, followed, ""))
        else:
            found.append(Piece(word, at, followed, ""))
        at += len(word) + 1
    return found or everything


def _joined(found: list[Piece], lang: str | None) -> list[tuple[int, str]]:
    """Cross the alternates of the words, keeping the cheapest at each step."""
    cap = name_rules().cap
    rows: list[tuple[int, str]] = [(0, "")]
    for piece in found:
        if piece.number:
            rows = [(cost, f"{key} {piece.number} ") for cost, key in rows]
            continue
        form = word_form(piece.word, lang, piece.followed)
        reading = form.inner if rows[0][1] else form.opening
        if len(reading) == 1:
            tail = reading[0][1]
            rows = [(cost, key + tail) for cost, key in rows]
        elif reading:
            rows = _cheapest(rows, reading, cap)
    return rows


def _cheapest(rows: list[tuple[int, str]], reading: Reading, cap: int) -> list[tuple[int, str]]:
    crossed = [(cost + more, key + tail) for cost, key in rows for more, tail in reading]
    crossed.sort(key=lambda row: row[0])
    return crossed[:cap]


def _settled(key: str) -> str:
    return " ".join(_DOUBLED.sub(r"\1", key).split())


def skeleton(text: str, *, lang: str | None = None) -> tuple[SkeletonKey, ...]:
    """Return the alternate keys of a name, the likeliest first; none for a name without letters it can read.

    Vowels, articles and endings fall; consonants that one sound is written with share a class. Word breaks between letters
    leave no trace; numbers stay as tokens of their own. `lang` is a language code that changes how letters are read
    (``es``: y and j; ``tr`` and ``ku``: c), and is ignored where no table knows it.

    >>> skeleton("Katāʾib Ḥizb Allāh") == skeleton("Катаиб Хезболла") == skeleton("كتائب حزب الله")
    True
    >>> skeleton("Brigade 30"), skeleton("—")
    (('BRKD 30', 'BRJD 30'), ())
    """
    keys = dict.fromkeys(_settled(key) for _, key in _joined(pieces(normalise(text)), lang))
    return tuple(SkeletonKey(key) for key in keys if key)


def word_skeletons(text: str, *, lang: str | None = None) -> tuple[WordSkeleton, ...]:
    """Return the content words of a name with their keys; articles and conjunctions are left out.

    >>> [(word.word, word.keys[0], word.start) for word in word_skeletons("Liwa al-Quds 2")]
    [('liwa', 'LW', 0), ('quds', 'KDS', 8), ('2', '2', 13)]
    """
    found = []
    for piece in pieces(normalise(text)):
        if piece.number:
            keys: tuple[SkeletonKey, ...] = (SkeletonKey(piece.number),)
        else:
            keys = tuple(SkeletonKey(key) for _, key in word_form(piece.word, lang, piece.followed).opening)
        end = piece.start + len(piece.word)
        found.append(WordSkeleton(piece.word, keys, piece.start, end, bool(piece.number)))
    return tuple(found)


def traced(piece: Piece, *, lang: str | None, trace: Trace) -> None:
    """Read one word again, writing down what each rule did."""
    read_word(piece.word, lang=lang, followed=piece.followed, trace=trace)
