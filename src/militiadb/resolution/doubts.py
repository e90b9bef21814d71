"""What speaks against a name that agrees with a query word by word: too little, or guesses alone."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from militiadb.model.vocabulary import WordClass
from militiadb.names import vowels_agree
from militiadb.names.rough_form import rough_latin_of
from militiadb.resolution.likeness import MEANING, SAME_KEY, like_consonants
from militiadb.resolution.wordinfo import BODY_WORDS, PROPER, WordInfo

Pairs = Sequence[tuple[int, int, float]]
"""The place of a word of the query, the place of the name's that it is paired with, and how alike they are."""

SHORT_KEY = 4
"""A key of fewer letters stands for many words."""
GUESSED = "it rests on words that are guessed by their sound to mean so"
ASTRAY = "every word of it is spelled otherwise, in another script"
GENERAL = "one general word, by its meaning alone"
FEW = 2
"""Of so few words none may be a guess where nothing else agrees."""
OF_A_LAND = "one word beside a land or a place, by its meaning alone"
HEARD = "one word beside a land or a place, and not surely the same"
HEARD_APART = 2
"""So many letters may part a word beside a land from the name's."""
ONE_SHORT = "one short word, spelled otherwise"
VOWELS = "the vowels of its one telling word are others"
ONE_OTHER = "one word, and not surely the same"
LEAST_SLIP = 6
"""A word of fewer letters with one astray is as likely another word (Basil, Basij)."""
LONG_SLIP = 7
"""And one of fewer with another vowel, however much stands beside it (Ansaru, Ansari)."""
UNNAMED = "no word says that it is a group's name"
SOMEWHERE = frozenset({WordClass.PLACE, WordClass.BRANCH, WordClass.FACTION})
"""Of words that say where, or which part."""


def doubts(chosen: Pairs, mine: Sequence[WordInfo], theirs: Sequence[WordInfo]) -> tuple[str, ...]:
    """The first doubt about the pairs of a query's words and a name's, as a veto; none where they tell enough."""
    return _doubts(chosen, mine, theirs) or _unnamed(chosen, mine, theirs)


def _doubts(chosen: Pairs, mine: Sequence[WordInfo], theirs: Sequence[WordInfo]) -> tuple[str, ...]:
    """What is no contradiction and yet too little: guesses alone, or one short word in another spelling.

    Across scripts vowels are not shown, and a short word may be spelled otherwise beside another that agrees.
    """
    spelled = [(mine[i], theirs[j], value) for i, j, value in chosen if value != MEANING]
    if chosen and not spelled and _is_guessed([(mine[i], theirs[j]) for i, j, _ in chosen]):
        return (GUESSED,)
    if spelled and len(spelled) == len(chosen) and all(_is_astray(*pair) for pair in spelled):
        return (ASTRAY,)
    if len(chosen) == 1 and not spelled and mine[chosen[0][0]].light:
        return (GENERAL,)
    if any(value == MEANING and mine[i].guessed and mine[i].classes & SOMEWHERE for i, _, value in chosen):
        return (GUESSED,)  # "agreed" is heard as Kurd
    if beside := _beside_a_land(chosen, mine, theirs):
        return beside
    telling = [(mine[i], theirs[j]) for i, j, value in chosen if not mine[i].light and value not in (MEANING, 1.0)]
    if len(telling) == 1 and sum([not mine[i].light for i, _, _ in chosen]) == 1:
        word, other = telling[0]
        latin = word.word.isascii() and other.word.isascii()
        if latin and not (vowels_agree([word.word], [other.word]) or (len(chosen) > 1 and _is_one_vowel(word, other))):
            return (VOWELS,)
    if len(spelled) != 1:
        return ()
    word, other, value = spelled[0]
    if len(chosen) == 1 and value < 1.0 and not _is_slip(word, other):
        return (ONE_OTHER,)
    short = value < 1.0 and len(word.keys[0] if word.keys else word.word) < SHORT_KEY
    latin = word.word.isascii() and other.word.isascii()
    alone = len(chosen) == 1 or not (latin or _sounds_alike(word, other) or _tells_more(chosen, mine))
    return (ONE_SHORT,) if short and (latin or alone) else ()


def _beside_a_land(chosen: Pairs, mine: Sequence[WordInfo], theirs: Sequence[WordInfo]) -> tuple[str, ...]:
    """Whether all that agrees beside lands, places and branches is one word by its meaning or by its sound.

    *Afghan students* and *Palestine Elections* are no names. A unit word or a head noun says that it is a body's name
    (*Kurdish Brigade*), and what some words mean is a name (حزب الله).
    """
    said = [(mine[i], theirs[j], value) for i, j, value in chosen if not _is_a_land(mine[i])]
    if len(said) != 1 or len(chosen) == 1 or said[0][0].classes & BODY_WORDS:
        return ()
    word, other, value = said[0]
    if value == MEANING:
        return (OF_A_LAND,) if word.concepts.isdisjoint(PROPER) else ()
    if word.word.isascii() and other.word.isascii():
        heard = OSA.distance(word.word, other.word, score_cutoff=HEARD_APART) > HEARD_APART
    else:
        heard = value < SAME_KEY
    return (HEARD,) if heard else ()


def _is_a_land(word: WordInfo) -> bool:
    return bool(word.country or word.classes & SOMEWHERE)


def _sounds_alike(word: WordInfo, other: WordInfo) -> bool:
    return like_consonants(rough_latin_of(word.word), rough_latin_of(other.word))


def _tells_more(chosen: Pairs, mine: Sequence[WordInfo]) -> bool:
    """Whether a word beside the one that is spelled otherwise agrees by its meaning and tells groups apart."""
    return any(value == MEANING and not mine[i].light for i, _, value in chosen)


def _unnamed(chosen: Pairs, mine: Sequence[WordInfo], theirs: Sequence[WordInfo]) -> tuple[str, ...]:
    """A group called after a man or a people ("Mullah Nazir Group") is meant where somebody says so."""
    if len(chosen) > 1 or any(WordClass.ROLE in word.classes for word in mine):
        return ()
    return (UNNAMED,) if any(WordClass.ROLE in word.classes for word in theirs) else ()


def _is_astray(word: WordInfo, other: WordInfo, value: float) -> bool:
    """Whether a letter of the key is astray and the scripts differ, so that no letters bear it out."""
    return value < SAME_KEY and word.word.isascii() != other.word.isascii()


def _is_guessed(pairs: Sequence[tuple[WordInfo, WordInfo]]) -> bool:
    """Whether words that agree by their meaning alone are guessed to mean so by their sound: all, or one of two.

    The name's word may be the one that is guessed: *ar-Riḍā* sounds like *radd*, and is no "response".
    """
    guessed = [word for word, other in pairs if word.guessed or other.guessed]
    return len(guessed) == len(pairs) or (len(pairs) == FEW and any(not word.light for word in guessed))


def _is_one_vowel(word: WordInfo, other: WordInfo) -> bool:
    """Whether one vowel inside a long word is another, and the word none that anybody knows: *Sinoloa*, no *Ansaru*."""
    if (
        word.concepts
        or other.light
        or min(len(word.word), len(other.word)) < LONG_SLIP
        or word.word[-1] != other.word[-1]
    ):
        return False
    return OSA.distance(word.word, other.word, score_cutoff=1) <= 1


def _is_slip(word: WordInfo, other: WordInfo) -> bool:
    """Whether a letter astray parts two words that are long enough for that to tell something, and no vowel does."""
    if max(len(word.word), len(other.word)) < LEAST_SLIP:
        return False
    return OSA.distance(word.word, other.word, score_cutoff=1) <= 1 and vowels_agree([word.word], [other.word])
