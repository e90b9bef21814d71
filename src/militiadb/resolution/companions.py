"""A land that "and" or "or" joins to a name: "Hezbollah and Syria" speaks of two, and not of Hezbollah in Syria.

Names that are made so themselves ("Islamic State of Iraq and Syria") are none of this.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from militiadb.names import normalise
from militiadb.resolution.glossary import Glossary
from militiadb.resolution.joining import AND, OR

LAND_BESIDE: Final = "land beside"
"""What a land with its conjunction is called in the evidence."""
CONJUNCTIONS: Final = frozenset(map(normalise, (*AND, *OR))) - {"e", "en"}
"""Words that do nothing else; *e* joins the words of one Persian name, and *en* is a preposition too."""
GLUED: Final = ("و", "ו")
"""And in Arabic and Hebrew, written in one with the next word."""
LONGEST_LAND: Final = 3
"""The name of a land has so many words at most."""


@frozen
class Companion:
    """The words that are the name's, and whether the first of them has a conjunction written in one with it."""

    start: int
    end: int
    glued: bool = False


def companion(words: Sequence[str], glossary: Glossary) -> Companion | None:
    """The name beside which a land stands behind a conjunction, or that stands so behind a land."""
    if len(words) < 2 or not _joins(words):
        return None
    count = len(words)
    for size in range(1, min(LONGEST_LAND, count - 1) + 1):
        cut = count - size
        first = words[cut]
        if cut > 1 and words[cut - 1] in CONJUNCTIONS and glossary.is_land(" ".join(words[cut:])):
            return Companion(0, cut - 1)
        if first[0] in GLUED and len(first) > 2 and glossary.is_land(" ".join((first[1:], *words[cut + 1 :]))):
            return Companion(0, cut)
        if glossary.is_land(" ".join(words[:size])):
            if size + 1 < count and words[size] in CONJUNCTIONS:
                return Companion(size + 1, count)
            if words[size][0] in GLUED and len(words[size]) > 2:
                return Companion(size, count, glued=True)
    return None


def _joins(words: Sequence[str]) -> bool:
    return not CONJUNCTIONS.isdisjoint(words) or any(word[0] in GLUED for word in words)
