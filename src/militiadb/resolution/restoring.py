"""A misprint in a name, read as it was meant: *Islamic Intenational Brigade*, *Saraya al-Muntaqirn*.

Asked where nothing else is an answer, so that it takes no name from anybody, and only of names of several words that
are registered letter by letter once one word is restored. That word is one that nobody knows; read for it is a common
word of the registry's names that it is a letter astray from, or any of them whose letters a scanner takes for others.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Iterator
from typing import Final

from attrs import evolve, field, frozen

from militiadb.names import clean, normalise, normalise_clean
from militiadb.resolution.forms import Form
from militiadb.resolution.glossary import Glossary
from militiadb.resolution.misprints import Misprints, misprints
from militiadb.resolution.result import Candidate, Resolution, Tier

MISREAD: Final = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("1", "i"), ("5", "s"), ("l", "i"), ("cl", "d"))
"""What a scanner takes for other letters, and what stood there."""
LEAST, LEAST_PARTICLE = 4, 2
"""Of fewer letters an unknown word is a word of its own, or a particle, which tells no name from another."""
SAFE: Final = 7
"""Of so many letters a telling word that is one astray is no other: *Shaban* is no *Shabab*."""
SCORE: Final = 0.9
"""What such an answer is given: less than a name in its own letters."""
SIGN: Final = (("misprint", math.log(SCORE / (1 - SCORE))),)
_WORD: Final = re.compile(r"[^\W_]{2,}")


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

    def meant(self, word: str) -> Iterator[str]:
        """The words that one which nobody knows may be a misprint of; those that a scanner misread first."""
        for read, stood in MISREAD:
            for found in re.finditer(read, word):
                meant = f"{word[: found.start()]}{stood}{word[found.end() :]}"
                if self.knows(meant):
                    yield meant
        turned = word[::-1]
        if len(word) == LEAST_PARTICLE and turned in self.words and self.glossary.word(turned).particle:
            yield turned  # of two letters that have changed places no edge is left to be found by
        for kind in (self.common, self.particles):
            yield from [meant for n in kind.near(word) if self._may_be(word, meant := kind.words[n])]

    def _may_be(self, word: str, meant: str) -> bool:
        """Whether a word that tells groups apart is safely read so: a short one must have the same letters."""
        return self.glossary.word(meant).light or len(meant) >= SAFE or sorted(word) == sorted(meant)


def spelled(names: Iterable[str], glossary: Glossary, free: Container[str]) -> Spelled:
    """The words of names; `free` are those of names that may be spelled otherwise, whose meaning may be a guess."""
    words = frozenset([word for name in names for word in name.split()])
    read = [glossary.word(word) for word in sorted(words) if word.isalpha()]
    known = [word for word in read if word.known or (word.concepts and word.word in free)]
    common = misprints(((n, word.word) for n, word in enumerate(known)), least=LEAST)
    particles = misprints(((n, word.word) for n, word in enumerate(known) if word.particle), least=LEAST_PARTICLE)
    return Spelled(glossary, words, common, particles)


def restored(form: Form, names: Spelled) -> Iterator[tuple[Form, str]]:
    """The query with one word that nobody knows read as it may have been meant, and a note that says so."""
    tokens = [*_WORD.finditer(form.text)]
    for token in tokens if len(tokens) > 1 else ():
        word = normalise(token[0])
        for meant in () if names.knows(word) else names.meant(word):
            text = clean(f"{form.text[: token.start()]}{meant}{form.text[token.end() :]}")
            yield evolve(form, text=text, normal=normalise_clean(text)), f"{token[0]!r} is read as {meant!r}"


def as_misprint(answer: Resolution, query: str, note: str) -> Resolution:
    """The answer of a restored name as one of the query's own: no better than near."""
    candidates = []
    for each in answer.candidates:
        evidence = evolve(each.evidence, tier=Tier.NEAR, contributions=SIGN, notes=(*each.evidence.notes, note))
        candidates.append(Candidate(each.group, min(each.score, SCORE), evidence))
    return evolve(answer, query=query, candidates=tuple(candidates))
