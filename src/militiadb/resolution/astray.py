"""A name with one letter astray in one word, where its other words say whose it is: *Liue des vertueux*.

The near tier holds words against one another, and a short word, or one of a script without vowels, may be any other
with a letter astray. Here the whole name bears the word out: all the others stand in their own letters and order, and
no other group has a name that holds them all. Asked where nothing else is an answer.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence, Set
from typing import Final

from rapidfuzz.distance import OSA

from militiadb.resolution.wordinfo import WordInfo
from militiadb.resolution.words import WordTable

LEAST_LATIN, LEAST_OTHER = 4, 3
"""So many letters has the longer of two words a letter apart; in Latin letters a shorter one may be an acronym."""
LONG: Final = 7
"""In a shorter Latin word another letter at an end makes a word of its own: a bath is no path."""
MOST_WORDS: Final = 12
"""A longer query is no name, and would be asked word by word."""


def astray(
    words: Sequence[WordInfo], table: WordTable, unknown: Sequence[bool], hidden: Container[int]
) -> Iterator[tuple[int, str, str]]:
    """The names that a query is but for a letter of one word: the name's place, the query's word, the name's.

    `unknown[i]` says that word i is none of a registered name's nor the lexicon's.
    """
    if not 1 < len(words) <= MOST_WORDS or sum(unknown) != 1:
        return
    at = unknown.index(True)
    numbers = [table.by_word.get(word.word) for word in words]
    rest = [number for i, number in enumerate(numbers) if i != at]
    if None in rest or not any(map(_names_a_group, [*words[:at], *words[at + 1 :]])):
        return
    holding = _holding(table, [number for number in rest if number is not None])
    if len({table.groups[reading] for reading in holding}) != 1:
        return
    for reading in sorted(holding):
        read = table.readings[reading]
        meant = table.infos[read[at]].word if len(read) == len(words) else ""
        in_order = meant and [*read[:at], *read[at + 1 :]] == rest
        if in_order and table.name_of[reading] not in hidden and _is_a_letter_off(words[at].word, meant):
            yield table.name_of[reading], words[at].word, meant


def _holding(table: WordTable, numbers: Sequence[int]) -> Set[int]:
    """The readings that hold all the words, from the rarest on."""
    rarest, *others = sorted([table.holders[number] for number in numbers], key=len)
    found = set(rarest)
    for held in others:
        found.intersection_update(held)
    return found


def _names_a_group(word: WordInfo) -> bool:
    """Whether a word is part of what a group is called: no unit, land, place, branch or number, and no initials."""
    return not (word.light or word.country or word.telling or word.number) and len(word.word) >= _least(word.word)


def _is_a_letter_off(word: str, meant: str) -> bool:
    longer = max(len(word), len(meant))
    if not word.isalpha() or longer < _least(meant) or OSA.distance(word, meant, score_cutoff=1) > 1:
        return False
    ends_alike = word[0] == meant[0] and word[-1] == meant[-1]
    return ends_alike or not word.isascii() or longer >= LONG or sorted(word) == sorted(meant)


def _least(word: str) -> int:
    return LEAST_LATIN if word.isascii() else LEAST_OTHER
