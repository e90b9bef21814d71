"""Of which other group a group is a part, or has left: "TTP splinter group", "faction of the PMF"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from militiadb.model.vocabulary import WordClass
from militiadb.names import NameKey
from militiadb.resolution.glossary import Glossary
from militiadb.resolution.linking import ARABIC_ARTICLE, JOINING, OPENING
from militiadb.resolution.wordinfo import PARTING, WING

_OF_PARTS = frozenset({WordClass.ROLE, WordClass.GENERIC})
"""What may say of what kind a part is ("armed wing", "splinter group")."""


def is_part_of(words: Sequence[str], glossary: Glossary, names: Container[NameKey], *, behind: bool = False) -> bool:
    """Whether words say of which other group one is a faction or has split: "TTP splinter group", "faction of the PMF".

    The other stands before what says so, or is joined to it; right `behind` a name it is joined, or else may be the
    name's own ("FARC Segunda Marquetalia dissidents").
    """
    words = words[1:] if words and words[0] in OPENING else words
    for at in range(1, len(words)):
        one, other = words[:at], words[at:]
        joined = one[-1] in JOINING and one[-1] != ARABIC_ARTICLE
        if joined and _parts(one, glossary) and NameKey(" ".join(other)) in names:
            return True
        if not behind and other[-1] not in JOINING and _parts(other, glossary) and NameKey(" ".join(one)) in names:
            return True
    return False


def says_part(words: Sequence[str], glossary: Glossary) -> bool:
    """Whether a word says that a group is a part of another, or has left it."""
    concepts = {sense.concept for word in words for sense in glossary.said(word)}
    return WING in concepts or not concepts.isdisjoint(PARTING)


def _parts(words: Sequence[str], glossary: Glossary) -> bool:
    """Whether words say that a group is part of another or has left it, and nothing besides but what it is."""
    said = [glossary.said(word) for word in words if word not in JOINING]
    if not all(any(sense.word_class in _OF_PARTS or sense.concept in PARTING for sense in senses) for senses in said):
        return False
    return any(sense.concept in PARTING for senses in said for sense in senses)
