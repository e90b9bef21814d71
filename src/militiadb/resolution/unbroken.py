"""Writing that puts no space between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer.

A name is found there by its letters, the longest first. Katakana sets foreign words off from what surrounds them, so
a name in it is whole only where no katakana goes on (no ハマス in ハマスタジアム); a vowel sign belongs to its letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from militiadb.names import han_variants

_HAN: Final = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_HIRAGANA: Final = "\u3041-\u3096\u309d\u309e"
_KATAKANA: Final = "\u30a1-\u30fa\u30fc-\u30fe\uff66-\uff9f"
_SOUTH_EAST: Final = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1780-\u17d3"
_SIGNS: Final = "\u0e31\u0e33-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb3-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
"""Vowels and tones of the South-East Asian scripts that belong to the letter before them."""
LETTERS: Final = f"{_HAN}{_HIRAGANA}{_KATAKANA}{_SOUTH_EAST}"
"""Of these scripts, as the inside of a regular expression's set."""

LINKS: Final = "的之の"
"""Between what is said of a name and the name, Chinese and Japanese."""
LONGEST: Final = 12
"""Of so many letters is what is said at an end of a name."""
_LEAST: Final = 2
"""Names of fewer letters are in too many words."""
SHORT_HAN: Final = 2
"""And Chinese names of so many (人阵 is in 军人阵亡), unless something else stands on both sides."""


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    """A pattern, made when it is first asked for: sets of so many letters take their time, and most names need none."""
    return re.compile(pattern)


_LETTER: Final = f"[{LETTERS}]"
_NAME: Final = f"[{LETTERS}][{LETTERS}・･·‧=＝-]*"
_BEFORE: Final = f"[{LETTERS}]{{1,{LONGEST + 1}}}\\Z"
_AFTER: Final = f"[{LETTERS}]{{1,{LONGEST}}}"


def is_unbroken(text: str) -> bool:
    """Whether a text is a name in letters of these scripts alone.

    >>> is_unbroken("カタイブ・ヒズボラ"), is_unbroken("IS组织"), is_unbroken("하마스")
    (True, False, False)
    """
    return not text.isascii() and _pattern(_NAME).fullmatch(text) is not None


def touches(text: str) -> bool:
    """Whether a text opens or closes with a letter of these scripts."""
    return not text.isascii() and bool(_pattern(_LETTER).match(text[0]) or _pattern(_LETTER).match(text[-1]))


def holds_unbroken(text: str) -> bool:
    """Whether any letter of a text is of these scripts."""
    return not text.isascii() and _pattern(_LETTER).search(text) is not None


def pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern that finds the longest of some names at each place of a text; None where there is no such name.

    >>> pattern_of(["ハマス", "真主党", "真主党旅"]).findall("真主党旅、ハマスタジアム、ハマスと")
    ['真主党旅', 'ハマス']
    """
    held = sorted({name for name in names if len(name) >= _LEAST and is_unbroken(name)}, key=len, reverse=True)
    return re.compile("|".join(map(_bounded, held))) if held else None


def _bounded(name: str) -> str:
    if len(name) <= SHORT_HAN and re.fullmatch(f"[{_HAN}]+", name):
        return f"(?<![{_HAN}]){''.join(map(_written, name))}(?![{_HAN}])"
    before = f"(?<![{_KATAKANA}])" if re.match(f"[{_KATAKANA}]", name[0]) else ""
    after = f"[{_KATAKANA}]" if re.match(f"[{_KATAKANA}]", name[-1]) else f"[{_SIGNS}]"
    return f"{before}{''.join(map(_written, name))}(?!{after})"


def _written(char: str) -> str:
    """A character of a name as a text may write it: traditional or simplified."""
    variants = han_variants(char)
    return re.escape(char) if len(variants) == 1 else f"[{variants}]"


def cut_ends(text: str) -> Iterator[tuple[str, str]]:
    """What may be said at either end of a text, longest first, and the rest of it.

    >>> ("イラン", "革命防衛隊") in cut_ends("イランの革命防衛隊")
    True
    """
    head, tail = _pattern(_AFTER).match(text), _pattern(_BEFORE).search(text[-LONGEST:])
    for size in range(min(LONGEST, len(text) - 1), 0, -1):
        if head and size <= head.end():
            yield text[:size], text[size:].lstrip(LINKS)
        if tail and size <= len(tail[0]):
            yield text[-size:], text[:-size].rstrip(LINKS)


def said_before(text: str, at: int) -> Iterator[str]:
    """What may be said right before a place, without a space, longest first.

    >>> "科威特" in said_before("科威特真主党", 3), "イラク" in said_before("イラクのヒズボラ旅団", 4)
    (True, True)
    """
    found = _pattern(_BEFORE).search(text[max(at - LONGEST - 1, 0) : at])
    run = found[0].rstrip(LINKS) if found else ""
    yield from (run[-size:] for size in range(min(len(run), LONGEST), 0, -1))


def said_after(text: str, at: int) -> Iterator[str]:
    """What may be said right after a place, without a space, longest first."""
    found = _pattern(_AFTER).match(text, at)
    run = found[0] if found else ""
    yield from (run[:size] for size in range(len(run), 0, -1))
