"""A name with one letter astray in one word, where its other words say whose it is: *Liue des vertueux*.

The near tier holds words against one another, and a short word, or one of a script without vowels, may be any other
with a letter astray. Here the whole name bears the word out: all the others stand in their own letters and order, and
no other group has a name that holds them all. Asked where nothing else is an answer.

No list says which words there are, and a letter makes "film" of a corps (فيلم, فيلق). So two of the other words must be
distinctive, or one where the slip is of a kind that seldom makes a word: two letters changed places, or one written
twice.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence, Set
from typing import Final

from rapidfuzz.distance import OSA

from militiadb.resolution.restoring import MOST_WORDS
from militiadb.resolution.wordinfo import KINDS, WordInfo
from militiadb.resolution.words import WordTable

LEAST_LATIN, LEAST_OTHER = 4, 3
"""So many letters has a distinctive word; in Latin letters a shorter one may be an acronym."""
LEAST: Final = 5
"""And so many the longer of two words a letter apart, unless the slip makes no word."""
LONG: Final = 7
"""In a shorter word another letter at an end makes a word of its own: a bath is no path."""
ENOUGH: Final = 2
"""So many distinctive words beside it bear out any slip."""


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
    distinctive = sum(map(_is_distinctive, [*words[:at], *words[at + 1 :]]))
    if None in rest or not distinctive:
        return
    held = _holding(table, [number for number in rest if number is not None])
    holding = [reading for reading in sorted(held) if table.name_of[reading] not in hidden]
    if len({table.groups[reading] for reading in holding}) != 1:
        return
    word = words[at].word
    for reading in holding:
        read = table.readings[reading]
        meant = table.infos[read[at]].word if len(read) == len(words) else ""
        in_order = meant and [*read[:at], *read[at + 1 :]] == rest
        if in_order and _is_a_slip(word, meant, distinctive):
            yield table.name_of[reading], word, meant


def _holding(table: WordTable, numbers: Sequence[int]) -> Set[int]:
    """The readings that hold all the words, from the rarest on."""
    rarest, *others = sorted([table.holders[number] for number in numbers], key=len)
    found = set(rarest)
    for held in others:
        found.intersection_update(held)
    return found


def _is_distinctive(word: WordInfo) -> bool:
    """Whether a word is part of what a group is called: no kind of body, land, place, branch, number or initials."""
    named = not (word.light or word.country or word.telling or word.number) and KINDS.keys().isdisjoint(word.concepts)
    return named and len(word.word) >= (LEAST_LATIN if word.word.isascii() else LEAST_OTHER)


def _is_a_slip(word: str, meant: str, distinctive: int) -> bool:
    """Whether a letter astray parts two words, in a way that the distinctive words beside them bear out."""
    if not word.isalpha() or OSA.distance(word, meant, score_cutoff=1) > 1:
        return False
    longer = max(len(word), len(meant))
    if longer < LONG and (word[0], word[-1]) != (meant[0], meant[-1]):
        return False
    if longer >= LEAST_LATIN and (sorted(word) == sorted(meant) or _is_doubled(word, meant)):
        return True
    return distinctive >= ENOUGH and longer >= LEAST


def _is_doubled(word: str, meant: str) -> bool:
    """Whether the word has a letter of the name's twice in a row.

    >>> _is_doubled("wattan", "watan"), _is_doubled("watran", "watan")
    (True, False)
    """
    return len(word) == len(meant) + 1 and any(
        word[at] == word[at + 1] and word[:at] + word[at + 1 :] == meant for at in range(len(meant))
    )
