"""The words of running text: where each stands, and what else it may be once a particle or an ending is off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from attrs import frozen

from militiadb.names import normalise
from militiadb.names.lettertables import table
from militiadb.resolution.affixes import PLURAL, without_ending, without_head, without_particles
from militiadb.resolution.unbroken import LETTERS
from militiadb.resolution.wrappings import HUMPED, is_camel

LONGEST_WORD = 100
"""What has more letters is no word, and is not read to its end: folding a long run of marks takes its square."""
_SIGNS = "".join(chr(point) for point in range(0x0900, 0x1800) if unicodedata.category(chr(point)) in ("Mn", "Mc"))
"""Vowels and other signs of the scripts from Devanagari to Khmer, which belong to the letter before them."""
_APOSTROPHES = re.escape(table("normal")["apostrophes"])
"""What the normal form takes for one: Kata´ib is a word, and no Hizballah stands alone behind it."""
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)"
    rf"|[{LETTERS}]+"
    rf"|[^\W_{LETTERS}](?:[^\W_{LETTERS}]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640{_SIGNS}]"
    rf"|[{_APOSTROPHES}״\"](?=[^\W\d_{LETTERS}]))*"
)
"""A word: letters and digits with their marks and inner apostrophes, or an acronym with dots, or an unbroken run."""
_ELIDED = re.compile(r"(?:[dl]|qu|dell|all|nell|sull|dall)['’](?=\w)", re.IGNORECASE)
"""French and Italian articles and prepositions that are written in one with a name."""
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
    >>> [token.text for token in tokens_of("#AshabAlKahf")]
    ['Ashab', 'Al', 'Kahf']
    >>> [token.text for token in tokens_of("伊朗支持真主党。", re.compile("真主党"))]
    ['伊朗支持', '真主党']
    """
    return [token for match in _words(text, names) for part in _parts(match) if (token := _token(part)).form]


def _words(text: str, names: re.Pattern[str] | None) -> Iterator[re.Match[str]]:
    done = 0
    for name in names.finditer(text) if names else ():
        yield from _WORD.finditer(text, done, name.start())
        yield name
        done = name.end()
    yield from _WORD.finditer(text, done)


def _parts(match: re.Match[str]) -> Iterator[re.Match[str]]:
    """The words of a hashtag that is written in one (#AsaibAhlAlHaq); any other word is one."""
    start = match.start()
    if start and match.string[start - 1] == "#" and is_camel(match[0]):
        return HUMPED.finditer(match.string, start, match.end())
    return iter((match,))


def _token(match: re.Match[str]) -> Token:
    word = match[0][: LONGEST_WORD + 1]
    return Token(match.start(), match.end(), word, normalise(word), not word[0].islower())


def starts(token: Token) -> Iterator[Edge]:
    """The word as a name may open with it: as it stands, then without the particles that are written in one with it.

    >>> [edge.form for edge in starts(tokens_of("للحشد")[0])]
    ['للحشد', 'لحشد', 'الحشد']
    >>> [edge.text for edge in starts(tokens_of("l'EI")[0])]
    ["l'EI", 'EI']
    """
    yield Edge(token.start, token.text, token.form)
    elided = _ELIDED.match(token.text)
    if elided:
        rest = token.text[elided.end() :]
        yield Edge(token.start + elided.end(), rest, normalise(rest))
    for taken, rest in without_particles(token.text):
        yield Edge(token.start + taken, rest, normalise(rest))


def ends(token: Token) -> Iterator[Edge]:
    """The word as a name may close with it: as it stands, without an ending or a particle, in another case.

    >>> [edge.form for edge in ends(tokens_of("الحوثيين")[0])]
    ['الحوثيين', 'الحوثيون']
    >>> [edge.form for edge in ends(tokens_of("하마스의")[0])]
    ['하마스의', '하마스']
    """
    yield Edge(token.end, token.text, token.form)
    if plural := PLURAL.match(token.text):
        yield Edge(token.end, plural[1], normalise(plural[1]))
    for kept, bare in without_ending(token.text):
        yield Edge(token.start + kept, bare, normalise(bare))
    if name := without_head(token.text):
        yield Edge(token.start + len(name), name, normalise(name))


def is_plural(token: Token, before: str) -> bool:
    """Whether a word is a Persian ending that belongs to the word before it; `before` is what stands between."""
    return before == "\u200c" and token.text in _PLURALS
