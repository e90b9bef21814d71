"""A misprint in a name, read as it was meant: *Islamic Intenational Brigade*, *Saraya al-Muntaqirn*.

Asked where nothing else is an answer, so that it takes no name from anybody, and only of names of several words that
are registered letter by letter once one word is restored. That word is one that nobody knows; read for it is a common
word of the registry's names, or a particle, that it is a slip away from, or any word that a scanner takes it for.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Iterator
from enum import StrEnum
from typing import Final

from attrs import evolve, field, frozen

from militiadb.names import clean, normalise, normalise_clean
from militiadb.resolution.forms import Form
from militiadb.resolution.glossary import Glossary
from militiadb.resolution.misprints import Misprints, misprints
from militiadb.resolution.result import Candidate, Resolution, Tier

MISREAD: Final = (
    ("rn", "m"),
    ("vv", "w"),
    ("0", "o"),
    ("1", "l"),
    ("1", "i"),
    ("5", "s"),
    ("l", "i"),
    ("cl", "d"),
    ("لا", "ال"),
)
"""What a scanner takes for other letters, or a hurried hand writes for the Arabic article, and what stood there."""
LEAST, LONG = 5, 7
"""Of fewer letters an unknown word is a word of its own, and where all other words of a name are common ones too."""
CLEAR: Final = 6
"""Of so many letters a common word is known again beside a word that tells."""
LEAST_PARTICLE: Final = 2
MOST_WORDS: Final = 12
"""What has more is no name that is registered so, and would be asked word by word."""
SCORE: Final = 0.9
"""What such an answer is given: less than a name in its own letters."""
SIGN: Final = (("misprint", math.log(SCORE / (1 - SCORE))),)
_WORD: Final = re.compile(r"[^\W_]{2,}")


class How(StrEnum):
    """In which way a word was misprinted."""

    SCANNED = "scanned"
    SLIP = "slip"
    PARTICLE = "particle"


@frozen
class Spelled:
    """The words of names as they are spelled, and by their letters the common words and the particles among them."""

    glossary: Glossary = field(repr=False)
    words: frozenset[str]
    common: Misprints = field(repr=False)
    particles: Misprints = field(repr=False)

    def knows(self, word: str) -> bool:
        """Whether a word stands in a name or in the lexicon."""
        return word in self.words or bool(self.glossary.said(word))

    def meant(self, word: str) -> Iterator[tuple[str, How]]:
        """The words that one which nobody knows may be a misprint of; those that a scanner misread first."""
        for read, stood in MISREAD:
            at = word.find(read)
            while at >= 0:
                meant = f"{word[:at]}{stood}{word[at + len(read) :]}"
                if self.knows(meant):
                    yield meant, How.SCANNED
                at = word.find(read, at + len(read))
        for number in self.common.near(word):
            meant = self.common.words[number]
            if (word[0], word[-1]) == (meant[0], meant[-1]):  # another letter at an end makes a word of its own
                yield meant, How.SLIP
        turned = word[::-1]
        if len(word) == LEAST_PARTICLE and turned in self.words and self.glossary.word(turned).particle:
            yield turned, How.PARTICLE
        for number in self.particles.near(word):
            yield self.particles.words[number], How.PARTICLE

    def confirms(self, form: Form, word: str, meant: str) -> bool:
        """Whether a slip made no other word: *Islamic Statue* is no State, though *Islamic Intenational …* is clear.

        All letters are there, or the word is long; a light one beside a word that tells may be a little shorter.
        """
        if sorted(word) == sorted(meant) or len(meant) >= LONG:
            return True
        others = [other for other in self.glossary.read(form.normal) if other.word != meant]
        telling = any(not (other.light or other.country) for other in others)
        return len(meant) >= CLEAR and telling and self.glossary.word(meant).light


def spelled(names: Iterable[str], glossary: Glossary, free: Container[str]) -> Spelled:
    """The words of names; `free` are those of names that may be spelled otherwise, whose meaning may be a guess."""
    words = frozenset([word for name in names for word in name.split()])
    read = [glossary.word(word) for word in sorted(words) if word.isalpha()]
    known = [word for word in read if word.known or (word.concepts and word.word in free)]
    common = misprints(((n, word.word) for n, word in enumerate(known)), least=LEAST)
    particles = misprints(((n, word.word) for n, word in enumerate(known) if word.particle), least=LEAST_PARTICLE)
    return Spelled(glossary, words, common, particles)


def restored(form: Form, names: Spelled) -> Iterator[tuple[Form, How, str]]:
    """The query with one word that nobody knows read as it may have been meant, how, and a note that says so."""
    tokens = [*_WORD.finditer(form.text)]
    for token in tokens if 1 < len(tokens) <= MOST_WORDS else ():
        word = normalise(token[0])
        for meant, how in () if names.knows(word) else names.meant(word):
            text = clean(f"{form.text[: token.start()]}{meant}{form.text[token.end() :]}")
            said = evolve(form, text=text, normal=normalise_clean(text))
            if how is not How.SLIP or names.confirms(said, word, meant):
                yield said, how, f"{token[0]!r} is read as {meant!r}"


def as_misprint(answer: Resolution, query: str, note: str) -> Resolution:
    """The answer of a restored name as one of the query's own: no better than near."""
    candidates = []
    for each in answer.candidates:
        evidence = evolve(each.evidence, tier=Tier.NEAR, contributions=SIGN, notes=(*each.evidence.notes, note))
        candidates.append(Candidate(each.group, min(each.score, SCORE), evidence))
    return evolve(answer, query=query, candidates=tuple(candidates))
