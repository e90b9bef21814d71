"""From the letters of a stem to its sounds, by the rules of Arabic and Persian spelling.

A sound is a string: a consonant is its Arabic letter, followed by a shadda where doubled; a vowel is one of
`a i u ā ī ū á aw ay`; nunation is `+an +in +un`; the feminine ending is `ة`. Nothing here knows a scheme.

An unmarked letter has no vowel, except where spelling leaves no other: before a bare alif and before ة stands
a fatha, and إ bears a kasra.
"""

from __future__ import annotations

from militiadb.names.romanisation.pointed import (
    DAGGER,
    SHADDA,
    SUKUN,
    WASLA,
    Letter,
    Letters,
    skeleton,
)
from militiadb.names.romanisation.words import DEFECTIVE, INITIAL_VOWEL, SILENT_WAW

_HAMZAS = frozenset("أإؤئء")
_ALIFS = frozenset("ا" + WASLA)
_LONG = {"a": "ā", "i": "ī", "u": "ū"}
_LENGTHENER = {"i": "يى", "u": "و"}
_GLIDE = {"و": "aw", "ي": "ay"}


def read_sounds(letters: Letters, *, persian: bool = False) -> list[str]:
    """The sounds of a stem, that is, of a word less its prefixes and article."""
    letters = _restore(letters)
    sounds: list[str] = []
    at = 0
    while at < len(letters):
        at += _read_one(letters, at, sounds=sounds, persian=persian)
    return sounds


def _read_one(letters: Letters, at: int, *, sounds: list[str], persian: bool) -> int:
    """Append the sounds of one letter, and of the letters that lengthen its vowel; say how many were read."""
    letter = letters[at]
    if letter.base == "آ":
        sounds.extend(_madda(letters, at, persian=persian))
        return 1
    if letter.base == "ة":
        sounds.append("ة")
    elif not _silent_bearer(letters, at):
        base = "ء" if letter.base in _HAMZAS else letter.base.replace("ى", "ي")
        sounds.append(base + SHADDA if letter.doubled else base)
    if letter.tanwin:
        sounds.append("+" + letter.tanwin)
        return 2 if at + 1 < len(letters) and letters[at + 1].base in "اى" else 1
    vowel = _vowel(letters, at)
    if vowel is None or letter.base == "ة":  # a case vowel on ة says that it is in construct, and is not said
        return 1
    sound, read = _lengthen(letters, at, vowel=vowel)
    sounds.append(sound)
    return read


def _silent_bearer(letters: Letters, at: int) -> bool:
    """Whether the letter only bears a vowel: an initial hamza or alif, or an alif within a word."""
    return letters[at].base in _ALIFS or (at == 0 and letters[at].base in _HAMZAS)


def _vowel(letters: Letters, at: int) -> str | None:
    """The vowel of a letter: marked, or the only one that the spelling allows."""
    letter, after = letters[at], letters[at + 1] if at + 1 < len(letters) else None
    if DAGGER in letter.marks and letter.base not in "وى":
        return "ā"
    if letter.vowel:
        return letter.vowel
    if letter.base in _ALIFS or (at == 0 and letter.base in "أإ"):
        return _alif_vowel(letters, at)
    if letter.base == "ة" or SUKUN in letter.marks or after is None:
        return None
    implied = after.base == "ة" or _is_alif_of_length(after) or (DAGGER in after.marks and after.base in "وى")
    return "a" if implied or (after.base == "ى" and after.bare and at + 2 == len(letters)) else None


def _is_alif_of_length(letter: Letter) -> bool:
    return letter.base == "ا" and not letter.marks


def _alif_vowel(letters: Letters, at: int) -> str | None:
    """The vowel of an unmarked alif: by its word, by its hamza, or the i of hamzat al-waṣl."""
    letter, after = letters[at], letters[at + 1] if at + 1 < len(letters) else None
    if at > 0:
        return None if letters[at - 1].tanwin or letter.base == WASLA else "ā"
    if skeleton(letters) in INITIAL_VOWEL:
        return INITIAL_VOWEL[skeleton(letters)]
    if letter.base in "أإ":
        return "a" if letter.base == "أ" else "i"
    return "i" if after and after.bare and after.base != "و" else "a"


def _lengthen(letters: Letters, at: int, *, vowel: str) -> tuple[str, int]:
    """The vowel with the letter that lengthens it or makes it a diphthong, and how many were read."""
    after = letters[at + 1] if at + 1 < len(letters) else None
    if after is None or vowel == "ā":
        return vowel, 1
    if vowel == "a":
        return _lengthen_a(letters, at)
    if after.base in _LENGTHENER[vowel] and after.bare and not _opens_syllable(letters, at + 1):
        return _LONG[vowel], 3 if _otiose_alif(letters, at + 2) else 2
    return vowel, 1


def _lengthen_a(letters: Letters, at: int) -> tuple[str, int]:
    after = letters[at + 1]
    last = at + 2 == len(letters)
    if after.base in "وى" and DAGGER in after.marks:
        return ("á" if last and after.base == "ى" else "ā"), 2
    if after.base == "ى" and after.bare:
        return ("á" if last else "ā"), 2
    if _is_alif_of_length(after) or (after.base == "آ" and _before_final_hamza(letters, at + 1)):
        return "ā", 2
    if after.base in _GLIDE and after.bare and not _opens_syllable(letters, at + 1):
        return _GLIDE[after.base], 2
    return "a", 1


def _opens_syllable(letters: Letters, at: int) -> bool:
    """Whether a bare و or ي is a consonant, because a long ā or the feminine ending follows it."""
    after = letters[at + 1] if at + 1 < len(letters) else None
    if after is None or _otiose_alif(letters, at + 1):
        return False
    return after.base == "ة" or _is_alif_of_length(after)


def _otiose_alif(letters: Letters, at: int) -> bool:
    """The silent alif after the final ū of a plural verb, as in فَعَلُوا."""
    return at + 1 == len(letters) and _is_alif_of_length(letters[at]) and letters[at - 1].base == "و"


def _before_final_hamza(letters: Letters, at: int) -> bool:
    return at + 2 == len(letters) and letters[at + 1].base == "ء"


def _madda(letters: Letters, at: int, *, persian: bool) -> list[str]:
    """The sounds of آ: ā at the head of a word, ’ā within.

    Within a Persian word the hamza needs a vowel or a sukun before it: قُرْآن against گِردآوَر.
    """
    before = letters[at - 1] if at else None
    joined = before is not None and persian and not before.marks and before.base not in "اويى"
    return ["ā"] if before is None or joined else ["ء", "ā"]


def _restore(letters: Letters) -> Letters:
    """The letters with the long ā of defective spellings written, and the silent و of a few words gone."""
    key = skeleton(letters)
    if key in DEFECTIVE:
        bearer = DEFECTIVE[key]
        if not any(DAGGER in letter.marks for letter in letters):
            mended = Letter(letters[bearer].base, letters[bearer].marks | {DAGGER})
            letters = (*letters[:bearer], mended, *letters[bearer + 1 :])
    if key in SILENT_WAW:
        letters = tuple(letter for n, letter in enumerate(letters) if n != SILENT_WAW[key])
    return letters
