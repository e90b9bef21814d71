"""What a cell of a table, a page or a post does to a name: escapes, a wrong decoding, marks beside it, words in one.

None of it is part of the name, and all of it can be told by signs alone, before any word is read. It is undone for a
text that is registered in no such letters, and the evidence names what was.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from attrs import frozen

from militiadb.resolution.result import Peel

LIST_NUMBER = "list number"
"""What the number of a row is called: beside it the name must stand whole, for units are numbered too."""

_MARKED: Final = re.compile(
    r"[&%\[\]¹²³⁰-⁹\n\r]|/[kK]/|\A\(?\d|\d\d[^()]*\)\s*\Z"
    r"|[Â-ô][\u0080-\u2122]|[^\W\d_A-Z][A-Z]|[A-Z]{2}[a-z]"
)
"""Some sign of what is undone here; most texts have none."""
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_PERCENT: Final = re.compile(r"%[0-9A-Fa-f]{2}")
_LINK: Final = re.compile(r"\[([^\[\]]+)\]\(\S+\)\s*\Z")
_FOOTNOTES: Final = re.compile(r"(?:\s*\[(?:\d{1,3}|[a-z]|note \d{1,3}|citation needed)\]|[¹²³⁰-⁹])+\s*\Z")
_SLASHED: Final = re.compile(r"(?<!\w)([afAF])/([kK])/([aA])(?!\w)")
_YEAR: Final = r"(?:1[89]|20)\d\d"
_YEARS: Final = re.compile(
    r"\s*[(\[](?:[^\W\d_]+\.?\s+)?" + _YEAR + r"(?:\s*[-–—]\s*(?:" + _YEAR + r"|\d\d|[^\W\d_]+)?)?[)\]]\s*\Z"
)
"""A year or a span of years in brackets, with a word before it or for its open end ("since 2014", "2014–present")."""
_NUMBER: Final = re.compile(r"\s*\(?\d{1,3}\s?[.)–-]\s+(?=\S)")
HUMPED: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
"""A word of several that are written in one: an acronym, or letters of which only the first is a capital."""
_LINE_BREAK: Final = re.compile(r"(?<=\S)[^\S\n\r]*[\n\r]\s*(?=\S)")
_DECODED: Final = frozenset({"HTML escapes", "URL escapes", "wrong decoding"})
_TWICE: Final = 2
"""So often may a text have been decoded wrongly."""


@frozen
class Unwrapped:
    """A text with its wrappings off, and what they were."""

    text: str
    peeled: tuple[Peel, ...]

    @property
    def is_decoded(self) -> bool:
        """Whether the letters themselves were others, so that the text as it stood is no name at all."""
        return any(peel.what in _DECODED for peel in self.peeled)

    @property
    def is_numbered(self) -> bool:
        """Whether the number of a row was taken off."""
        return any(peel.what == LIST_NUMBER for peel in self.peeled)


def unwrapped(text: str) -> Unwrapped | None:
    """The text with everything undone that is known here, or None where there is nothing of it.

    >>> unwrapped("Kata&#39;ib Hizballah[12]").text, unwrapped("KataibHizballah").text
    ("Kata'ib Hizballah", 'Kataib Hizballah')
    >>> unwrapped("Kataâ€™ib").text, unwrapped("3. Kata%27ib").peeled
    ('Kata’ib', (Peel(text='3. Kata%27ib', what='URL escapes'), Peel(text='3.', what='list number')))
    >>> unwrapped("Kata'ib Hizballah")
    """
    if not _MARKED.search(text):
        return None
    peeled: list[Peel] = []
    for what, undo in _STEPS:
        bare, taken = undo(text)
        if bare != text and bare.strip():
            peeled.append(Peel(taken, what))
            text = bare
    return Unwrapped(text, tuple(peeled)) if peeled else None


def is_camel(word: str) -> bool:
    """Whether a word is several that are written in one, as hashtags are.

    >>> is_camel("KataibHizballah"), is_camel("Hizballah"), is_camel("IRGC")
    (True, False, False)
    """
    return word.isascii() and word.isalpha() and len(HUMPED.findall(word)) > 1


def spaced(word: str) -> str:
    """The words of a word that is several, apart.

    >>> spaced("IRGCQudsForce"), spaced("Hizballah")
    ('IRGC Quds Force', 'Hizballah')
    """
    return " ".join(HUMPED.findall(word))


def _unescaped(text: str) -> tuple[str, str]:
    if not _ENTITY.search(text):
        return text, ""
    from html import unescape  # its table of entities is long, and seldom asked for

    return unescape(text), text


def _unquoted(text: str) -> tuple[str, str]:
    if not _PERCENT.search(text):
        return text, ""
    from urllib.parse import unquote

    try:
        return unquote(text, errors="strict"), text
    except UnicodeDecodeError:  # bytes that are no UTF-8, as "%ff"
        return text, ""


def _decoded(text: str) -> tuple[str, str]:
    """A text that was written as UTF-8 and read as Windows-1252 or Latin-1, as it was written."""
    bare = text
    for _ in range(_TWICE):
        if bare.isascii():
            break
        try:
            bare = b"".join(map(_byte, bare)).decode("utf-8")
        except ValueError:  # a letter that no byte was read as, or bytes that are no UTF-8
            break
    return bare, text


def _byte(letter: str) -> bytes:
    """The byte that was read as a letter; five of Windows-1252 stand for none, and are read as Latin-1 has them."""
    return bytes([ord(letter)]) if "\x80" <= letter <= "\x9f" else letter.encode("cp1252")


def _unlinked(text: str) -> tuple[str, str]:
    link = _LINK.search(text)
    return (f"{text[: link.start()]}{link[1]}", text[link.end(1) :]) if link else (text, "")


def _unslashed(text: str) -> tuple[str, str]:
    known_as = _SLASHED.search(text)
    return (_SLASHED.sub(r"\1\2\3", text), known_as[0]) if known_as else (text, "")


def _without_footnotes(text: str) -> tuple[str, str]:
    notes = _FOOTNOTES.search(text)
    return (text[: notes.start()], notes[0].strip()) if notes else (text, "")


def _without_years(text: str) -> tuple[str, str]:
    years = _YEARS.search(text)
    return (text[: years.start()], years[0].strip()) if years else (text, "")


def _without_number(text: str) -> tuple[str, str]:
    number = _NUMBER.match(text)
    return (text[number.end() :], number[0].strip()) if number else (text, "")


def _in_one_line(text: str) -> tuple[str, str]:
    """A cell of several lines: of several names, or of one that is broken, which an "and" changes nothing in."""
    return _LINE_BREAK.sub(" & ", text), "\\n"


def _apart(text: str) -> tuple[str, str]:
    word = text.strip().lstrip("#@")
    return (spaced(word), text) if is_camel(word) else (text, "")


_STEPS: Final[tuple[tuple[str, Callable[[str], tuple[str, str]]], ...]] = (
    ("HTML escapes", _unescaped),
    ("URL escapes", _unquoted),
    ("wrong decoding", _decoded),
    ("link", _unlinked),
    ("slashes", _unslashed),
    ("footnote mark", _without_footnotes),
    ("years", _without_years),
    (LIST_NUMBER, _without_number),
    ("line break", _in_one_line),
    ("words in one", _apart),
)
"""What is undone, in the order in which one lies over the other."""
