"""The skeleton key: one key for a name however it was romanised, and in the letters of six scripts.

Two invariants: a key depends on the normal form alone, and word breaks between letters leave no trace in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Final, NewType

from attrs import frozen

from militiadb.names.normal_form import normalise
from militiadb.names.wordforms import Trace, read_word, word_form
from militiadb.names.wordrules import NameRules, name_rules

SkeletonKey = NewType("SkeletonKey", str)

_LONG_NAME: Final = 60
_cost: Final = itemgetter(0)
_RUNS: Final = re.compile(r"[0-9]+|[^0-9]+")


@frozen
class WordSkeleton:
    """One content word of a name: its keys, its span in the normal form, and whether it is a number."""

    word: str
    keys: tuple[SkeletonKey, ...]
    start: int
    end: int
    number: bool


Piece = tuple[str, int, bool, str]
"""A content word before it is read: the word, its start, whether a word follows, its value if it is a number."""


def _is_small(word: str, following: str | None, rules: NameRules) -> bool:
    """Say whether a word is an article or a conjunction, which no key holds."""
    if word in rules.particles:
        return True
    sound = rules.articles.get(word)
    return sound is not None and following is not None and following.startswith(sound)


def _numbers(word: str, at: int, *, followed: bool, rules: NameRules) -> list[Piece]:
    """Part digits from letters (M23, 17th), and drop the ending of an ordinal."""
    found: list[Piece] = []
    for run in _RUNS.finditer(word):
        text = run[0]
        if text[0].isdigit():
            found.append((text, at + run.start(), followed, text.lstrip("0") or "0"))
        elif not (found and text in rules.ordinal_endings):
            found.append((text, at + run.start(), followed, ""))
    return found


@lru_cache(maxsize=256)
def pieces(normal: str) -> tuple[Piece, ...]:
    """Return the content words of a normal form, or all its words where it has none.

    A name is taken apart by several readers in turn, so the last ones are remembered.
    """
    rules = name_rules()
    found: list[Piece] = []
    small: list[Piece] = []
    split = normal.split()
    last = len(split) - 1
    at = 0
    for index, word in enumerate(split):
        if not word.isalpha():
            found += _numbers(word, at, followed=index < last, rules=rules)
        elif word not in rules.odd:
            found.append((word, at, index < last, ""))
        elif found and word in rules.roman:
            found.append((word, at, index < last, rules.roman[word]))
        elif _is_small(word, split[index + 1] if index < last else None, rules):
            small.append((word, at, index < last, ""))
        else:
            found.append((word, at, index < last, ""))
        at += len(word) + 1
    return tuple(found or small)


def _after(key: str, tail: str) -> str:
    """Join two keys; a letter that ends one and opens the other is written once, as inside a word."""
    return key + tail[1:] if key[-1:] == tail[:1] else key + tail


def _joined(found: Sequence[Piece], lang: str | None) -> list[tuple[int, str]]:
    """Cross the alternates of the words, keeping the cheapest at each step.

    A word that no table can read leaves the name without a key: half a name would pass for a whole one.
    """
    cap = name_rules().cap
    rows: list[tuple[int, str]] = [(0, "")]
    for word, _, followed, number in found:
        if number:
            rows = [(cost, f"{key.rstrip()} {number} ") for cost, key in rows]
            continue
        opening, inner = word_form(word, lang, followed)
        if not opening:
            return []
        reading = inner if rows[0][1] else opening
        if len(rows) == len(reading) == 1:
            rows = [(rows[0][0], _after(rows[0][1], reading[0][1]))]
        else:
            rows = [(cost + more, _after(key, tail)) for cost, key in rows for more, tail in reading]
            rows.sort(key=_cost)
            del rows[cap:]
    return rows


def _likeliest(found: Sequence[Piece], lang: str | None) -> str:
    """Join the likeliest keys of a text too long to be a name, at a cost that grows with its length alone."""
    parts: list[str] = []
    for word, _, followed, number in found:
        opening, inner = word_form(word, lang, followed)
        if not (opening or number):
            return ""
        reading = inner if parts else opening
        part = f" {number} " if number else reading[0][1]
        if parts and parts[-1][-1] == part[:1]:
            part = part[1:]
        if part:
            parts.append(part)
    return " ".join("".join(parts).split())


def skeleton(text: str, *, lang: str | None = None) -> tuple[SkeletonKey, ...]:
    """Return the alternate keys of a name, the likeliest first; none for a name without letters it can read.

    Vowels, articles and endings fall; consonants that one sound is written with share a class. Word breaks between
    letters leave no trace; numbers stay as tokens of their own. `lang` is a language code that changes how letters
    are read (``es``: y and j; ``tr`` and ``ku``: c), and is ignored where no table knows it.

    >>> skeleton("Katāʾib Ḥizb Allāh") == skeleton("Катаиб Хезболла") == skeleton("كتائب حزب الله")
    True
    >>> skeleton("Gama'a 30"), skeleton("—")
    (('KM 30', 'JM 30'), ())
    """
    return skeleton_of(normalise(text), lang=lang)


def skeleton_of(normal: str, *, lang: str | None = None) -> tuple[SkeletonKey, ...]:
    """Return the keys of a normal form, for callers that have one already."""
    found = pieces(normal)
    rows = _joined(found, lang) if len(found) <= _LONG_NAME else [(0, _likeliest(found, lang))]
    if len(rows) == 1:
        key = rows[0][1].strip()
        return (SkeletonKey(key),) if key else ()
    return tuple(SkeletonKey(key) for key in dict.fromkeys([key.strip() for _, key in rows]) if key)


def word_skeletons(text: str, *, lang: str | None = None) -> tuple[WordSkeleton, ...]:
    """Return the content words of a name with their keys; articles and conjunctions are left out.

    >>> [(word.word, word.keys[0], word.start) for word in word_skeletons("Liwa al-Quds 2")]
    [('liwa', 'LW', 0), ('quds', 'KDS', 8), ('2', '2', 13)]
    """
    found = []
    for word, start, followed, number in pieces(normalise(text)):
        keys = (number,) if number else tuple(key for _, key in word_form(word, lang, followed)[0])
        typed = tuple(SkeletonKey(key) for key in keys)
        found.append(WordSkeleton(word, typed, start, start + len(word), bool(number)))
    return tuple(found)


def traced(piece: Piece, *, lang: str | None, trace: Trace) -> None:
    """Read one word again, writing down what each rule did."""
    word, _, followed, _ = piece
    read_word(word, lang=lang, followed=followed, trace=trace)
