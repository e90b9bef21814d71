"""A word parted into its prefixes, its article and its stem.

A prefix is seen before the article (وَالـ, بِالـ, لِلـ) and before the name of God. Before any other word the
pointed form parts it by a tatweel (بِـاهْتِمَام), since nothing else tells وَـلِيد from وَلِيد.
"""

from __future__ import annotations

from attrs import frozen

from militiadb.names.romanisation.pointed import DAMMA, SHADDA, SUKUN, TATWEEL, WASLA, Letters, skeleton
from militiadb.names.romanisation.words import ALLAH, IBN, PREFIXES

_SUN = "تثدذرزسشصضطظلن"


@frozen
class Word:
    """A word of the text: prefixes in their order, whether the article follows them, and the stem."""

    stem: Letters
    prefixes: str = ""
    article: bool = False
    allah: bool = False
    key: str = ""

    @property
    def ibn(self) -> bool:
        """Whether the word is ibn or bin."""
        return not self.prefixes and not self.article and self.key in IBN

    @property
    def definite(self) -> bool:
        """Whether the word bears the article or is the name of God."""
        return self.article or self.allah

    @property
    def feminine(self) -> bool:
        """Whether the word ends in ة."""
        return bool(self.stem) and self.stem[-1].base == "ة"


def part_word(letters: Letters, *, persian: bool = False) -> tuple[Word, ...]:
    """One written word as its words: a compound written solid (عَبدُالرَّحمٰن) parts at its article."""
    first, rest = _split_compound(letters, persian=persian)
    parted = _part(first, persian=persian)
    return (parted, *part_word(rest, persian=persian)) if rest else (parted,)


def _part(letters: Letters, *, persian: bool) -> Word:
    key = skeleton(letters)
    prefixes = ""
    while len(prefixes) < 2 and not persian and (width := _prefix_width(letters)):
        prefixes += letters[0].base
        letters = letters[width:]
    letters = tuple(letter for letter in letters if letter.base != TATWEEL)
    if _is_allah(letters, prefixes=prefixes):
        return Word((), prefixes=prefixes, allah=True, key=key)
    stem = _after_article(letters, contracted=prefixes.endswith("ل"))
    if stem is None:
        return Word(letters, prefixes=prefixes, key=key)
    return Word(_unassimilated(stem), prefixes=prefixes, article=True, key=key)


def _prefix_width(letters: Letters) -> int:
    """How many letters a prefix at the head takes (with its tatweel); 0 if there is none."""
    if len(letters) < 3 or PREFIXES.get(letters[0].base) is None or letters[0].doubled:
        return 0
    if letters[1].base == TATWEEL:
        return 2
    if letters[0].vowel != PREFIXES[letters[0].base]:
        return 0
    rest = letters[1:]
    contracted = letters[0].base == "ل"
    if _is_allah(rest, prefixes=letters[0].base) or _after_article(rest, contracted=contracted) is not None:
        return 1
    return 1 if letters[0].base in "وف" and _prefix_width(rest) else 0


def _is_allah(letters: Letters, *, prefixes: str) -> bool:
    key = skeleton(letters)
    return key == ALLAH or (prefixes.endswith("ل") and key in ("له", "لله") and _is_lillah(letters))


def _is_lillah(letters: Letters) -> bool:
    return SHADDA in letters[-2].marks or len(letters) == 3


def _after_article(letters: Letters, *, contracted: bool) -> Letters | None:
    """What follows the article, or None if there is no article; li- takes away its alif (لِلـ)."""
    if contracted:
        if len(letters) < 3 or letters[0].base != "ل" or letters[0].vowel:
            return letters if len(letters) > 2 and letters[0].base == "ل" and letters[0].doubled else None
        return letters[1:]
    if len(letters) < 3 or letters[0].base not in ("ا", WASLA) or letters[0].vowel not in (None, "a"):
        return None
    lam = letters[1]
    return letters[2:] if lam.base == "ل" and lam.marks <= {SUKUN} and not letters[0].doubled else None


def _unassimilated(stem: Letters) -> Letters:
    """The stem without the shadda that a sun letter has only from the article."""
    if stem[0].base in _SUN and stem[0].doubled:
        return (stem[0].without(SHADDA), *stem[1:])
    return stem


def _split_compound(letters: Letters, *, persian: bool) -> tuple[Letters, Letters]:
    """A word with an article or the name of God inside it as its two parts, else the word and nothing."""
    if _ends_in_allah(letters):
        return _drop_case(letters[:-4]), letters[-4:]
    for at in range(2, len(letters) - 2):
        if _joins_article(letters, at, persian=persian):
            return _drop_case(letters[:at]), letters[at:]
    return letters, ()


def _ends_in_allah(letters: Letters) -> bool:
    """Whether a noun, and no mere prefix, stands before the name of God in one word."""
    key = skeleton(letters)
    noun = key.removesuffix(ALLAH)
    prefixes = len(noun) <= 2 and all(char in PREFIXES for char in noun)
    return noun != key and not prefixes and len(letters) == len(key)


def _joins_article(letters: Letters, at: int, *, persian: bool) -> bool:
    """Whether an article begins within a word: after a damma, after a sukun, or after عبد."""
    if _after_article(letters[at:], contracted=False) is None or letters[at].marks:
        return False
    before = letters[at - 1]
    closed = SUKUN in before.marks and not persian
    return closed or before.vowel == "u" or (before.vowel != "a" and skeleton(letters[:at]) == "عبد")


def _drop_case(letters: Letters) -> Letters:
    """The first part of a compound without the case vowel that only joins it to the second."""
    last = letters[-1]
    return (*letters[:-1], last.without(DAMMA))
