"""A rough Latin reading of a name, vowels and all: the second opinion beside the skeleton, which has none."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from operator import itemgetter
from typing import Final

from attrs import frozen

from militiadb.names.lettertables import table
from militiadb.names.normal_form import normalise
from militiadb.names.skeletons import pieces

_DOUBLED: Final = re.compile(r"([^\W\d_])\1+")
_first: Final = itemgetter(1)  # a template would be filled in by Python
_SHORTEST: Final = 4


@frozen
class _Rules:
    articles: tuple[tuple[str, int], ...]
    ends: tuple[tuple[str, str], ...]
    before: tuple[tuple[str, str], ...]
    letters: dict[int, str]
    after: tuple[tuple[str, str], ...]


@cache
def _rules() -> _Rules:
    data = table("rough")
    swaps = [(old, new) for old, new in data["swap"]]
    return _Rules(
        articles=tuple((text, others) for text, others in data["articles"]),
        ends=tuple((old, new) for old, new in data["ends"]),
        before=tuple(pair for pair in swaps if not pair[0].isascii()),
        letters=str.maketrans(data["letters"]),
        after=tuple(pair for pair in swaps if pair[0].isascii()),
    )


@lru_cache(maxsize=65_536)
def _rough_word(word: str) -> str:
    rules = _rules()
    for text, others in rules.articles:
        if word.startswith(text) and len(word) - len(text) >= others:
            word = word[len(text) :]
            break
    for old, new in rules.ends:
        if len(word) >= _SHORTEST and word.endswith(old):
            word = word[: -len(old)] + new
            break
    if not word.isascii():
        for old, new in rules.before:
            word = word.replace(old, new)
    word = word.translate(rules.letters)
    for old, new in rules.after:
        word = word.replace(old, new)
    return _DOUBLED.sub(_first, word)


def rough_latin(text: str) -> str:
    """Return a rough Latin reading of a name: articles off, one plain letter a sound, press vowels folded.

    It is made to be compared with another, never shown: for that there is `romanise`.

    >>> rough_latin("Harakat al-Noujaba"), rough_latin("حركة النجباء"), rough_latin("Харакат ан-Нуджаба")
    ('haraka nujaba', 'hrka njba', 'harakat nujaba')
    """
    return rough_latin_of(normalise(text))


def rough_latin_of(normal: str) -> str:
    """Return the rough Latin reading of a normal form, for callers that have one already."""
    return " ".join([number or _rough_word(word) for word, _, _, number in pieces(normal)])
