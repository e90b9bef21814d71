"""How surely two words are one word spelled twice, or one meaning said in two languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler, Levenshtein

from militiadb.names import vowels_agree
from militiadb.names.rough_form import rough_latin_of
from militiadb.resolution.wordinfo import ARABIC_LETTERS, BODY_WORDS, INFLECTED, NO_NAMES, WordInfo

ENOUGH = 0.8
"""From this likeness on two words count as one."""
SAME_KEY = 0.97
MEANING = 0.9
_SHORT_KEY = 3
"""Keys of so few letters stand for many words: within one script the letters must be like as well."""
LIKE_LETTERS = 0.75
LIKE_SHORT = 82
"""How alike two words of three letters must be (rapidfuzz ratio): *aldam* is *dam*, and *altar* no *thawra*."""
CROSSING = 86
"""How alike the consonants of two rough readings must be where the scripts differ (rapidfuzz ratio)."""
_VOWELS = dict.fromkeys(map(ord, "aeiouyw "))
LIKE_ABJAD = 80
"""And this likeness (rapidfuzz ratio) of two words in Arabic letters."""
_MIN_LETTERS, _MAX_LETTERS = 4, 40
"""Of so many letters is a key that a slip of the pen is looked for in; no word has more, and what has is no word."""
_NEAR, NEARER = 0.82, 0.88
_KANA = frozenset(map(chr, range(0x3041, 0x3100)))
"""Kana write l and r alike and a vowel after each consonant: a key of theirs is a guess, and one astray no more."""


def likeness(a: WordInfo, b: WordInfo) -> float:
    """How surely two words are one: 1 the same, 0 nothing to do with one another."""
    if a.number or b.number:
        return 1.0 if a.number and b.number and a.keys == b.keys else 0.0
    if a.word == b.word:
        return 1.0
    if len(a.word) == 1 or len(b.word) == 1:  # a letter is no word that may be spelled otherwise
        return 0.0
    if same_key(a, b) and spelled_alike(a, b):
        return SAME_KEY
    if a.means(b):
        return MEANING
    return nearness(a, b)


def same_key(a: WordInfo, b: WordInfo) -> bool:
    """Whether two words may be one word romanised twice, or written in two scripts.

    Known words of different meaning are not (Qods and God's); a meaning that is a guess parts only what is no romanised
    word from others (*hoda* sounds like *khoda*, and may be Huda). Nor is a land, or a place or general word of a short
    key, and what the lexicon does not know as it (Homs and Hamza).
    """
    if not (a.keys and a.keys[:1] == b.keys[:1]) and set(a.keys).isdisjoint(b.keys):
        return False
    if not a.concepts.isdisjoint(b.concepts):
        return True
    if a.concepts and b.concepts and ((a.known and b.known) or a.plain or b.plain):
        return False
    if a.plain and JaroWinkler.similarity(a.word, b.word) < INFLECTED:  # *second* is no Sanadid
        return False
    known = a if a.concepts else b
    if _are_no_units(a, b):
        return False
    return a.country == b.country and not (has_short_key(a) and known.known and known.classes <= NO_NAMES)


def _are_no_units(a: WordInfo, b: WordInfo) -> bool:
    """Whether either of two words, which are not both in Latin letters, is no unit word while the other is one."""
    return not (a.word.isascii() and b.word.isascii()) and (_is_no_unit(a, b) or _is_no_unit(b, a))


def _is_no_unit(word: WordInfo, unit: WordInfo) -> bool:
    """Whether a word in Arabic letters that nobody knows is held against a unit word or a head noun: كتاب is a book.

    The lexicon has those words in every spelling of that script, which writes all consonants and leaves out the vowels.
    """
    return not word.concepts and not unit.classes.isdisjoint(BODY_WORDS) and bool(ARABIC_LETTERS.match(word.word))


def has_short_key(word: WordInfo) -> bool:
    """Whether the likeliest key of a word is so short that many words have it."""
    return bool(word.keys) and is_short(word.keys[0])


def is_short(key: str) -> bool:
    """Whether a key is so short that many words have it."""
    return len(key) <= _SHORT_KEY


def like_letters(word: str, others: Mapping[int, str]) -> set[int]:
    """Those of some numbered words that have like letters, told in one call.

    >>> like_letters("awliya", {1: "awlia", 2: "mulla", 3: "welaa"})
    {1}
    """
    found = process.extract(word, others, scorer=JaroWinkler.similarity, score_cutoff=LIKE_LETTERS, limit=None)
    return {number for _, _, number in found}


def spelled_alike(a: WordInfo, b: WordInfo) -> bool:
    """Whether one key is enough: a short one asks for like letters; across scripts for both likeliest and vowels.

    Two words in Arabic letters show their long vowels and write one sound with one letter: قاسم is no قسام.
    """
    if not has_short_key(a) and any(key in b.keys and not is_short(key) for key in a.keys):
        return True  # "Albarr" has a long key, and meets "pure" in a short one
    if a.word.isascii() and b.word.isascii():
        return _are_like(a.word, b.word) if has_short_key(a) else _are_like_but_for_an_article(a.word, b.word)
    if ARABIC_LETTERS.match(a.word) and ARABIC_LETTERS.match(b.word):
        return fuzz.ratio(a.bare, b.bare) >= LIKE_ABJAD
    return (a.keys[0] == b.keys[0] or _share_article(a, b)) and vowels_agree([a.word], [b.word])


def _are_like(one: str, other: str) -> bool:
    return JaroWinkler.similarity(one, other) >= LIKE_LETTERS


def _are_like_but_for_an_article(one: str, other: str) -> bool:
    """Whether a word with an article in one with it is spelled like another; of three letters hardly one may differ."""
    bare, theirs = (word[2:] if word[:2] in ("al", "el") else word for word in (one, other))
    if min(len(bare), len(theirs)) > _SHORT_KEY:
        return _are_like(bare, theirs)
    return fuzz.ratio(bare, theirs) >= LIKE_SHORT


def _share_article(a: WordInfo, b: WordInfo) -> bool:
    """Whether a Latin word that meets an Arabic one without its article has it too, in one with it (alShaabiya).

    What is left must have the same consonants: *altar* is no ثورة.
    """
    latin, arabic = (a, b) if a.word.isascii() else (b, a)
    if not (arabic.word.startswith("ال") and latin.word[:2] in ("al", "el") and arabic.keys[0] in latin.keys):
        return False
    return like_consonants(rough_latin_of(latin.word[2:]), rough_latin_of(arabic.word))


def like_consonants(one: str, other: str) -> bool:
    """Whether two rough readings of different scripts, where vowels cannot be held together, have like consonants."""
    return fuzz.ratio(one.translate(_VOWELS), other.translate(_VOWELS)) >= CROSSING


def nearness(a: WordInfo, b: WordInfo) -> float:
    """A quarter at most of the letters of a long key astray, and like letters in Latin; 0 where no slip is likely."""
    value = spelled_nearly(a, b)  # the cheaper of the two tests
    return value if value and _are_a_slip_apart(_long(a.keys), _long(b.keys)) else 0.0


def _long(keys: Sequence[str]) -> list[str]:
    return [key for key in keys if len(key) >= _MIN_LETTERS]


def _are_a_slip_apart(keys: Sequence[str], others: Sequence[str]) -> bool:
    return any(Levenshtein.normalized_similarity(key, other) >= LIKE_LETTERS for key in keys for other in others)


def spelled_nearly(a: WordInfo, b: WordInfo) -> float:
    """How surely two words whose keys are a slip apart are one; 0 for other letters, and words known to differ."""
    if a.country or b.country or (a.concepts and b.concepts):
        return 0.0  # two known words of different meaning are no slip of the pen
    if not (a.word.isascii() and b.word.isascii()):
        return 0.0 if max(a.word[0], b.word[0]) in _KANA or _are_no_units(a, b) else _NEAR
    text = JaroWinkler.similarity(a.word, b.word)
    return 0.0 if text < LIKE_LETTERS else NEARER if text >= 0.9 else _NEAR


def shortened(key: str) -> set[str]:
    """The key with one letter out, each in turn; keys of under four letters have none: one letter is too much of them.

    >>> sorted(shortened("HSBL"))
    ['HBL', 'HSB', 'HSL', 'SBL']
    """
    return {key[:i] + key[i + 1 :] for i in range(len(key))} if _MIN_LETTERS <= len(key) <= _MAX_LETTERS else set()


def gaps(key: str) -> list[str]:
    """The key with one letter hidden, each in turn: keys with one letter changed share one of these.

    >>> gaps("HSBL")
    ['_SBL', 'H_BL', 'HS_L', 'HSB_']
    """
    return [f"{key[:i]}_{key[i + 1 :]}" for i in range(len(key))] if _MIN_LETTERS <= len(key) <= _MAX_LETTERS else []
