"""Which words of a text have too few marks to be romanised by rule."""

from __future__ import annotations

from militiadb.names.romanisation.affixes import Word, part_word
from militiadb.names.romanisation.pointed import SHADDA, TATWEEL, ZWNJ, read_letters, skeleton, split_words
from militiadb.names.romanisation.reading import read_sounds
from militiadb.names.romanisation.words import DEFECTIVE, IBN, INITIAL_VOWEL

_VOWELS = frozenset(("a", "i", "u", "ā", "ī", "ū", "á", "aw", "ay", "+an", "+in", "+un"))
_EMPTY = TATWEEL + ZWNJ
_KNOWN = frozenset((*DEFECTIVE, *INITIAL_VOWEL, *IBN, "الله"))


def needs_marks(text: str, *, persian: bool = False) -> tuple[str, ...]:
    """The words of a text that plainly lack vowel marks, as they are written there, in their order.

    A word is named if it bears no mark and its sounds are not settled without one, or if what its marks leave
    is no syllable of Arabic: two consonants at its head, or three in a row. A single missing vowel that
    leaves a possible word (قَاسم) cannot be seen.

    >>> needs_marks("كَتَائِب حزب اللّٰه")
    ('حزب',)
    """
    words = (word for is_word, word in split_words(text) if is_word)
    return tuple(w for w in words if is_unpointed(w, persian=persian) or _unsayable(w, persian=persian))


def is_unpointed(word: str, *, persian: bool = False) -> bool:
    """Whether a word bears no mark at all and is not settled without one (as الآن and ابن are)."""
    letters = read_letters(word)
    if any(letter.marks for letter in letters) or skeleton(letters) in _KNOWN or not word.strip(_EMPTY):
        return False
    return any(_consonants(part, persian=persian) > 1 for part in part_word(letters, persian=persian))


def _consonants(word: Word, *, persian: bool) -> int:
    return sum(sound not in _VOWELS for sound in read_sounds(word.stem, persian=persian))


def _unsayable(word: str, *, persian: bool) -> bool:
    letters = tuple(letter for letter in read_letters(word) if letter.base != ZWNJ)
    if not letters or skeleton(letters) in _KNOWN:
        return False
    return any(_has_long_run(part, persian=persian) for part in part_word(letters, persian=persian))


def _has_long_run(word: Word, *, persian: bool) -> bool:
    run, opened = 0, False
    for sound in read_sounds(word.stem, persian=persian):
        if sound in _VOWELS:
            run, opened = 0, True
            continue
        run += 2 if sound.endswith(SHADDA) else 1
        if run > 2 or (run > 1 and not opened):
            return True
    return False
