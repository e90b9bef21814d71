"""Pointed Arabic script read as letters that each carry a set of marks.

Marks are a set, never a sequence: NFC moves a shadda behind the vowel that was typed after it, and both
orders are met in the wild. Bidirectional controls say nothing and go; the Persian ی and ک are the Arabic ي
and ك.
"""

from __future__ import annotations

import re
import unicodedata

from attrs import frozen

FATHATAN, DAMMATAN, KASRATAN = "\u064b", "\u064c", "\u064d"
FATHA, DAMMA, KASRA, SHADDA, SUKUN = "\u064e", "\u064f", "\u0650", "\u0651", "\u0652"
HAMZA_ABOVE, DAGGER = "\u0654", "\u0670"
TATWEEL, ZWNJ, WASLA = "\u0640", "\u200c", "\u0671"

SHORT = {FATHA: "a", DAMMA: "u", KASRA: "i"}
TANWIN = {FATHATAN: "an", DAMMATAN: "un", KASRATAN: "in"}

# Letters that differ in code and not in sound, and the one ligature that names use.
_SAME = str.maketrans({"ی": "ي", "ک": "ك", "ہ": "ه", "ۀ": "ه" + HAMZA_ABOVE, "\u0674": HAMZA_ABOVE, "ﷲ": "الله"})
_CONTROLS = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_TOKENS = re.compile("([\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06fa-\u06ff\u0750-\u077f\u200c]+)")
_PLAIN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹،؛؟", "01234567890123456789,;?")


@frozen
class Letter:
    """A letter and the marks upon it."""

    base: str
    marks: frozenset[str] = frozenset()

    @property
    def vowel(self) -> str | None:
        """The short vowel that a mark gives the letter: a, i, u, or None."""
        return next((SHORT[mark] for mark in sorted(self.marks) if mark in SHORT), None)

    @property
    def tanwin(self) -> str | None:
        """The nunation upon the letter: an, in, un, or None."""
        return next((TANWIN[mark] for mark in sorted(self.marks) if mark in TANWIN), None)

    @property
    def doubled(self) -> bool:
        """Whether a shadda stands on the letter."""
        return SHADDA in self.marks

    @property
    def bare(self) -> bool:
        """Whether no mark but a sukun stands on the letter, so that it can only lengthen or close."""
        return self.marks <= {SUKUN}

    def without(self, mark: str) -> Letter:
        """The letter less one mark."""
        return Letter(self.base, self.marks - {mark})


Letters = tuple[Letter, ...]


def split_words(text: str) -> list[tuple[bool, str]]:
    """The text as pieces: words in Arabic script (true), and what stands between them (false).

    Digits and commas between words come back in their Latin form.
    """
    text = unicodedata.normalize("NFC", _CONTROLS.sub("", text)).translate(_SAME)
    text = unicodedata.normalize("NFC", text)
    pieces = enumerate(_TOKENS.split(text))
    marked = [(bool(n % 2), piece if n % 2 else piece.translate(_PLAIN)) for n, piece in pieces if piece]
    return [(is_word, piece) for is_word, piece in marked if not is_word or _has_letter(piece)]


def _has_letter(piece: str) -> bool:
    """Whether a piece is more than stray marks and joiners."""
    return any(not unicodedata.combining(char) and char not in (TATWEEL, ZWNJ) for char in piece)


def read_letters(word: str) -> Letters:
    """The letters of one word, each with its marks; tatweel stays, since it parts a prefix from its word."""
    letters: list[tuple[str, set[str]]] = []
    for char in word:
        if unicodedata.combining(char) and letters:
            letters[-1][1].add(char)
        elif not unicodedata.combining(char):
            letters.append((char, set()))
    return tuple(Letter(base, frozenset(marks)) for base, marks in letters)


def skeleton(letters: Letters) -> str:
    """The letters without their marks, tatweel and joiners: what a closed list of words is keyed by."""
    bases = "".join(letter.base for letter in letters if letter.base not in (TATWEEL, ZWNJ))
    return bases.replace(WASLA, "ا")
