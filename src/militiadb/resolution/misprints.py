"""Words a letter astray from another: one letter changed, left out, put in or changed with its neighbour.

One slip leaves the first letters of a word or the last ones as they are, so words are arranged by both, and only those
that share either are held against one another. Short words are left alone: a letter makes another word of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen
from rapidfuzz import process
from rapidfuzz.distance import OSA

from militiadb.loading.collector import uncollected

LEAST_OTHER = 5
"""The letters, without the article, that a word has at least in scripts that leave out vowels."""

Edge = tuple[str, int, bool]
"""Letters at an end of a word, the length of the word, and whether they open it."""


@frozen
class Misprints:
    """Numbered words by their ends.

    In Latin letters the shorter of two words that are held together has `least` letters, and the longer one more unless
    two letters have changed places.
    """

    least: int
    words: Mapping[int, str]
    by_edge: Mapping[Edge, list[int]]

    def near(self, word: str) -> list[int]:
        """The numbers of the words a letter astray from a word, in order.

        >>> misprints([(1, "brigades"), (2, "mujahideen"), (3, "karbala")], least=5).near("briagdes")
        [1]
        """
        bare = _bare(word)
        if len(bare) < _least(bare, self.least):
            return []
        edges = [edge for length in range(len(bare) - 1, len(bare) + 2) for edge in _edges(bare, length)]
        held = {number: self.words[number] for edge in edges for number in self.by_edge.get(edge, ())}
        found = process.extract(bare, held, scorer=OSA.distance, score_cutoff=1, limit=None) if held else ()
        swapped = sorted(bare)
        return sorted(n for other, _, n in found if max(len(bare), len(other)) > self.least or sorted(other) == swapped)


@uncollected()
def misprints(words: Iterable[tuple[int, str]], *, least: int) -> Misprints:
    """Arrange numbered words; those that are too short, or no words, are left out."""
    held: dict[int, str] = {}
    by_edge: dict[Edge, list[int]] = {}
    for number, word in words:
        bare = _bare(word)
        if len(bare) >= _least(bare, least) and bare.isalpha():
            held[number] = bare
            for edge in _edges(bare, len(bare)):
                by_edge.setdefault(edge, []).append(number)
    return Misprints(least, held, by_edge)


def _edges(word: str, length: int) -> tuple[Edge, Edge]:
    """The ends of a word as those of a word of some length are arranged."""
    size = max((length - 1) // 2, 1)  # of two such ends at least one has no part in a slip, a swap of neighbours too
    return (word[:size], length, True), (word[-size:], length, False)


def _least(word: str, least: int) -> int:
    return least if word.isascii() else max(least, LEAST_OTHER)


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") else word
