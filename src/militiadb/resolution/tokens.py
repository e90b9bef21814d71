"""The words of running text: where each stands, and what else it may be once a particle or an ending is off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from attrs import frozen

from militiadb.names import normalise
from militiadb.resolution.glossary import stem
from militiadb.resolution.unbroken import LETTERS

_SIGNS = "".join(chr(point) for point in range(0x0900, 0x1800) if unicodedata.category(chr(point)) in ("Mn", "Mc"))
"""Vowels and other signs of the scripts from Devanagari to Khmer, which belong to the letter before them."""
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)"
    rf"|[{LETTERS}]+"
    rf"|[^\W_{LETTERS}](?:[^\W_{LETTERS}]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640{_SIGNS}]"
    rf"|['’ʼʻ‘`ʿʾ׳״\"](?=[^\W\d_{LETTERS}]))*"
)
"""A word: letters and digits with their marks and inner apostrophes, or an acronym with dots, or an unbroken run."""
_PROCLITICS = ("و", "ف", "ب", "ك", "ل")
"""Arabic particles written in one with the word that follows; two may stand together."""
_SUFFIX = re.compile(r"['’ʼ]\w{1,4}\Z")
"""English 's and the case endings that Turkish writes after an apostrophe ('in, 'nin, 'a, 'dan)."""
_NOMINATIVE, _OBLIQUE = "ون", "ين"
"""Arabic sound plurals: registered names stand in the nominative, texts mostly use the other case."""
_LEAST = 3
"""So many letters must be left when a particle or an ending comes off."""
_KOREAN = """
은 는 이 가 을 를 의 와 과 에 도 만 로 으로 에서 에게 에는 에도 까지 부터 처럼 보다
라는 이라는 라고 이라고 이나 나 측 측은 측이
에게서 와의 과의 에서는 로부터 으로부터 및 등 등의 등이
"""
_BENGALI = "র ের এর কে তে রা দের"
_ATTACHED = {
    ("가", "힣"): tuple(sorted(_KOREAN.split(), key=len, reverse=True)),
    ("ঀ", "৿"): tuple(sorted(_BENGALI.split(), key=len, reverse=True)),
}
"""Particles and case endings that are written in one with the word before them, by the letters of their script."""
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


def tokens_of(text: str, names: re.Pattern[str] | None = None) -> list[Token]:
    """The words of a text; `names` finds those of a writing without spaces, each of which is a word.

    >>> [(token.start, token.end, token.form) for token in tokens_of("Kata'ib Hizballah's")]
    [(0, 7, 'kataib'), (8, 19, 'hizballahs')]
    >>> [token.text for token in tokens_of("伊朗支持真主党。", re.compile("真主党"))]
    ['伊朗支持', '真主党']
    """
    return [token for match in _words(text, names) if (token := _token(match)).form]


def _words(text: str, names: re.Pattern[str] | None) -> Iterator[re.Match[str]]:
    done = 0
    for name in names.finditer(text) if names else ():
        yield from _WORD.finditer(text, done, name.start())
        yield name
        done = name.end()
    yield from _WORD.finditer(text, done)


def _token(match: re.Match[str]) -> Token:
    word = match[0]
    return Token(match.start(), match.end(), word, normalise(word), not word[0].islower())


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
    """The word as a name may close with it: as it stands, without an ending or a particle, in another case.

    >>> [edge.form for edge in ends(tokens_of("الحوثيين")[0])]
    ['الحوثيين', 'الحوثيون']
    >>> [edge.form for edge in ends(tokens_of("하마스의")[0])]
    ['하마스의', '하마스']
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
    else:
        yield from _without_particle(token)


def _without_particle(token: Token) -> Iterator[Edge]:
    for (first, last), particles in _ATTACHED.items():
        for particle in particles if first <= token.text[-1] <= last else ():
            word = token.text.removesuffix(particle)
            if word != token.text and len(word) >= _LEAST - 1:
                yield Edge(token.start + len(word), word, normalise(word))


def is_plural(token: Token, before: str) -> bool:
    """Whether a word is a Persian ending that belongs to the word before it; `before` is what stands between."""
    return before == "\u200c" and token.text in _PLURALS
