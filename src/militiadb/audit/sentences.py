"""An entry that is one sentence: which of its names are ours, and what is left when they are taken out.

Canada's regulation writes "X (XY) (also known among other names as A, B and C)". No comma parts such names
reliably ("Jihad Against Jews and Crusaders"), so the sentence is not split: the names that the registry holds are
taken out of it, longest first, and whatever else it says is a name that the registry lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PHRASES = re.compile(
    r"\b(?:also |formerly ){0,4}known(?: among| as| under|,| other| names| by| in| English| French| Arabic)*\b"
    r"|\bamong other names\b"
)
_JOINTS = re.compile(r"\b(?:and|or|the|et|as)\b|[^\w]+", re.IGNORECASE)
_END = r"(?:(?!\w)|(?=and\b))"
"""Where a name ends: at a mark or a space, or at an "and" that the printer joined to it ("Forearmsand")."""
_GONE = "\x00"


def leftover(sentence: str, *, names: Iterable[str]) -> tuple[str, ...]:
    """The parts of a sentence that are neither one of the names nor the words that join them.

    >>> leftover("Hamas (Harakat Al-Muqawama Al-Islamiya) (“Islamic Resistance Movement”)",
    ...          names=["Hamas", "Islamic Resistance Movement"])
    ('Harakat Al-Muqawama Al-Islamiya',)
    """
    rest = sentence
    for name in sorted(set(names), key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){re.escape(name)}{_END}", _GONE, rest)
    rest = _PHRASES.sub(_GONE, rest)
    pieces = (piece.strip(" ,;()“”\"'.") for piece in re.split(rf"{_GONE}|[(),;]", rest))
    return tuple(piece for piece in pieces if _JOINTS.sub("", piece))


def stands_in(sentence: str, *, name: str) -> bool:
    """Whether the sentence prints the name."""
    return re.search(rf"(?<!\w){re.escape(name)}{_END}", sentence) is not None
