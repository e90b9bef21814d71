"""A part beside the name of its owner: by its number ("PMF 26th Brigade"), or by the rest of its name.

*Islamic State Caucasus Province* is *Islamic State of Iraq and the Levant - Caucasus Province*: one name of the owner
stands for another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from militiadb.names import NameKey
from militiadb.resolution.index import NameIndex
from militiadb.resolution.tails import tail_of
from militiadb.resolution.wordinfo import WordInfo

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
ORDINALS = {concept: at for at, concept in enumerate(_ORDINALS.split(), 1)} | {
    "fourteenth": 14,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
}
"""Concepts of ordinals, and what they count."""
NUMBERED = "number in the roster of its umbrella"
"""What a unit word with a number is called in the evidence."""
OTHER_NAME = "other name of its owner"
"""What the owner's name is called where the part's own name has another one."""


def numbered(index: NameIndex, said: str, owners: Set[str], *, bare: bool = False) -> tuple[int, ...]:
    """A name of each part of the owners that has the number by its identifiers; none where more is said.

    The scheme of an identifier is a name of the owner with the unit that is numbered (`pmf-brigade`), and every word
    beside the number must mean such a unit; if it may be `bare`, there need be none.
    """
    words = index.tables.glossary.read(said)
    number = number_of(words)
    said_units = [word.concepts for word in words if not is_number(word)]
    if number is None or not (said_units or bare):
        return ()
    places: list[int] = []
    for group, scheme in index.tables.numbered.get(number, ()):
        owner, _, unit = scheme.rpartition("-")
        if all(unit in each for each in said_units) and not owners.isdisjoint(index.bearers(owner)):
            places += index.seen(tuple(index.tables.of_group[group]))[:1]
    return tuple(places)


def number_of(words: Iterable[WordInfo]) -> str | None:
    """The one number among words, in digits: 24, and of ordinals "second" or الرابع والعشرون (fourth and twentieth)."""
    digits = [word.word for word in words if word.number]
    ordinals = {value for word in words for concept in word.concepts if (value := ORDINALS.get(concept))}
    if not ordinals:
        return digits[0] if len(digits) == 1 else None
    tens = {value for value in ordinals if not value % 10}
    apart = digits or len(ordinals - tens) > 1 or len(tens) > 1
    return None if apart or (tens and min(ordinals) > 10 and len(ordinals) > 1) else str(sum(ordinals))


def is_number(word: WordInfo) -> bool:
    """Whether a word is a number, in digits or as an ordinal."""
    return word.number or not word.concepts.isdisjoint(ORDINALS)


def by_other_name(index: NameIndex, words: Sequence[NameKey]) -> tuple[int, tuple[int, ...]]:
    """How many of the words are one owner's name, and the names of its parts that go on like the rest; 0 for none.

    A name that means something else as well is no owner's: "The Base in Yemen".
    """
    rows, tails = index.tables.rows, index.tables.tails
    for size in range(len(words) - 1, 0, -1) if tails else ():
        named = index.seen(index.tables.normal.get(NameKey(" ".join(words[:size])), ()))
        if not named or any(rows[at].says_more or rows[at].group != rows[named[0]].group for at in named):
            continue
        if seen := index.seen(tails.get((rows[named[0]].group, tail_of(words[size:])), ())):
            return size, seen
    return 0, ()
