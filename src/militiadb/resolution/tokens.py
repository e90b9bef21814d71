"""The words of running text: where each stands, and what else it may be once a particle or an ending is off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from militiadb.names import normalise
from militiadb.resolution.glossary import stem

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)"
    r"|[^\W_](?:[^\W_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]"
    r"|['’ʼʻ‘`ʿʾ׳״\"](?=[^\W\d_]))*"
)
"""A word: letters and digits with their marks and inner apostrophes, or an acronym with dots."""
_PROCLITICS = ("و", "ف", "ب", "ك", "ل")
"""Arabic particles written in one with the word that follows; two may stand together."""
_SUFFIX = re.compile(r"['’ʼ]\w{1,4}\Z")
"""English 's and the case endings that Turkish writes after an apostrophe ('in, 'nin, 'a, 'dan)."""
_NOMINATIVE, _OBLIQUE = "ون", "ين"
"""Arabic sound plurals: registered names stand in the nominative, texts mostly use the other case."""
_LEAST = 3
"""So many letters must be left when a particle or an ending comes off."""
_PLURALS = frozenset({"ها", "های", "هایی", "ى", "ی"})
"""Persian endings that a zero-width non-joiner parts from their word."""


@frozen
class Token:
    """A word of a text, its place, and its normal form; `capital` where it opens with one or is no letter."""

    start: int
    end: int
    text: str
    form: str
    capital: bool


@frozen
class Edge:
    """A way to read a word at the edge of a name: where the name begins or ends, and what to ask for it."""

    place: int
    text: str
    form: str


def tokens_of(text: str) -> list[Token]:
    """The words of a text.

    >>> [(token.start, token.end, token.form) for token in tokens_of("Kata'ib Hizballah's")]
    [(0, 7, 'kataib'), (8, 19, 'hizballahs')]
    """
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        form = normalise(word)
        if form:
            found.append(Token(match.start(), match.end(), word, form, not word[0].islower()))
    return found


def starts(token: Token) -> Iterator[Edge]:
    """The word as a name may open with it: as it stands, then without one or two Arabic particles.

    >>> [edge.form for edge in starts(tokens_of("للحشد")[0])]
    ['للحشد', 'لحشد', 'الحشد']
    """
    yield Edge(token.start, token.text, token.form)
    word, start = token.text, token.start
    while word[:1] in _PROCLITICS and len(word) > _LEAST:
        if word.startswith("لل"):  # the article loses its alif after ل
            yield Edge(start + 1, word[1:], normalise(word[1:]))
            yield Edge(start + 1, f"ا{word[1:]}", normalise(f"ا{word[1:]}"))
            return
        word, start = word[1:], start + 1
        yield Edge(start, word, normalise(word))


def ends(token: Token) -> Iterator[Edge]:
    """The word as a name may close with it: as it stands, without an apostrophe's ending, in another case.

    >>> [edge.form for edge in ends(tokens_of("الحوثيين")[0])]
    ['الحوثيين', 'الحوثيون']
    """
    yield Edge(token.end, token.text, token.form)
    suffix = _SUFFIX.search(token.text)
    if suffix and suffix.start() >= _LEAST - 1:
        word = token.text[: suffix.start()]
        yield Edge(token.start + len(word), word, normalise(word))
    elif token.text.endswith(_OBLIQUE) and len(token.text) > _LEAST + len(_OBLIQUE):
        word = f"{token.text.removesuffix(_OBLIQUE)}{_NOMINATIVE}"
        yield Edge(token.end, word, normalise(word))
    elif "а" <= token.form[0] <= "я":
        bare = stem(token.form)
        if bare != token.form:
            yield Edge(token.end, token.text[: len(bare)], bare)


def is_plural(token: Token, before: str) -> bool:
    """Whether a word is a Persian ending that belongs to the word before it; `before` is what stands between."""
    return before == "\u200c" and token.text in _PLURALS
