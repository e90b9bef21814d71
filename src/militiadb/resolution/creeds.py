"""Of what creed or cause a group is said to be, beside its full name: "Shiite Asa'ib Ahl al-Haq"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from militiadb.model.vocabulary import WordClass
from militiadb.names import NameKey
from militiadb.resolution.descriptions import NAMING
from militiadb.resolution.forms import CREED
from militiadb.resolution.glossary import Glossary
from militiadb.resolution.linking import ARTICLES, LINKING
from militiadb.resolution.wholes import says_part
from militiadb.resolution.wordinfo import ARMED, CAUSE, CREEDS, WING, Sense

LEFT = 2
"""So many words of a name are left at least: Kurdish Hezbollah is another than Hezbollah."""
ISLAMIC = "islamic"


def creeds(words: Sequence[NameKey], glossary: Glossary, *, closing: bool = False) -> Iterator[int]:
    """How many words at one end say of what creed or cause a group is, shortest first.

    At the end Arabic says "armed" as well.
    """
    said: list[tuple[Sense, ...]] = []
    for size in range(1, len(words) - LEFT + 1):
        word = words[-size] if closing else words[size - 1]
        said.append(senses := glossary.said(word))
        armed = closing and any(sense.concept == ARMED and sense.lang in NAMING for sense in senses)
        linked = word in LINKING and not closing
        if not (armed or linked or _may_stand(senses)) or (linked and says_part(words[:size], glossary)):
            return  # "Christian faction of X" is a part of X
        if armed or _tells(said):
            yield size


def creed(normal: NameKey, glossary: Glossary) -> tuple[str, str | None] | None:
    """The creed or the cause that is all that stands beside a name ("The Islamic Resistance - Kata'ib Hizballah")."""
    said = [glossary.said(word) for word in normal.split() if word not in ARTICLES]
    return (CREED, None) if all(map(_may_stand, said)) and _tells(said) else None


def _may_stand(senses: Sequence[Sense]) -> bool:
    """Whether a word is a creed or a cause, or may stand beside one: "Christian wing" is a part."""
    return any(
        sense.concept in CREEDS or sense.concept in (CAUSE, ISLAMIC) or sense.word_class is WordClass.ROLE
        for sense in senses
    ) and all(sense.concept != WING for sense in senses)


def _tells(said: Sequence[Sequence[Sense]]) -> bool:
    """Whether words tell a creed, or a cause with a role word or "Islamic" beside it."""
    senses = [sense for word in said for sense in word]
    concepts = {sense.concept for sense in senses}
    backed = ISLAMIC in concepts or any(sense.word_class is WordClass.ROLE for sense in senses)
    return not concepts.isdisjoint(CREEDS) or (CAUSE in concepts and backed)
