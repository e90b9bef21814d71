"""Vowels that two words of one skeleton key show: enough to part Khamis from Hamas, and not Hezbollah from Hizbullah.

A key leaves vowels out, since spellings vary in them and most scripts of these names write only the long ones. But the
long ones are written: where both words show a vowel after the same consonant, it must be of one kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from string import ascii_lowercase
from typing import Final

from militiadb.names.wordforms import voiced

KINDS: Final = {"a": "a", "e": "ai", "i": "i", "y": "i", "o": "u", "u": "u", "w": "u"}
"""What a vowel may stand for in another spelling: e for fatha (Katayeb) and for kasra (Hezb)."""
_OF_GOD: Final = re.compile(r"(?<![a-z])[a-z]+(LLa?)\Z")
"""The reading of a word that ends in God's name, from the case ending before it on."""
_ARABIC: Final = re.compile("[\u0620-\u06ff]")
_YA: Final = frozenset("i")
_of_god: Final = itemgetter(1)  # a template would be filled in by Python
_SOUND: Final = re.compile(r"([A-Z])\1*([a-z]*)")


def vowels_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether no vowel inside one name, given by its words in the normal form, contradicts one of the other.

    Only as far as their likeliest readings have the same consonants. Latin letters show every vowel, so a vowel that
    another script writes must be there (but for a last alif or waw), and so must the one that ends God's name, and a
    syllable that repeats a consonant; of any other last vowel only i against u contradicts.

    >>> vowels_agree(["khamis"], ["حماس"]), vowels_agree(["hezbollah"], ["حزب", "الله"])
    (False, True)
    >>> vowels_agree(["ansari"], ["ansaru"]), vowels_agree(["taleban"], ["taliban"])
    (False, True)
    >>> vowels_agree(["hizbullah"], ["hizballah"]), vowels_agree(["ansarollah"], ["انصارالله"])
    (True, True)
    >>> vowels_agree(["himsi"], ["حماس"]), vowels_agree(["houthiyoun"], ["الحوثيون"])
    (False, True)
    >>> vowels_agree(["hizbul"], ["حزب", "الله"]), vowels_agree(["taff"], ["tafuf"])
    (False, False)
    >>> vowels_agree(["mohd"], ["المهدي"]), vowels_agree(["hezbollah"], ["حزب", "علي"])
    (False, False)
    """
    if not _is_latin(one) and _is_latin(other):
        one, other = other, one
    shown = _is_latin(one) and not _is_latin(other)
    mine, theirs = _sounds(tuple(one)), _sounds(tuple(other))
    of_god = _ends_in_god(one[-1]) or _ends_in_god(other[-1])
    spells_it = _ARABIC.match(one[-1]) or _ARABIC.match(other[-1])  # elsewhere its end may be a case's: Хезболлы
    for at, ((consonant, kinds), (same, their_kinds)) in enumerate(zip(mine, theirs, strict=False), 1):
        if consonant != same:
            return True
        last = at in (len(mine), len(theirs))
        if shown and their_kinds and not kinds and (not last or their_kinds == _YA):
            return False
        free = last and not (of_god and spells_it) and "a" in kinds | their_kinds
        if kinds and their_kinds and kinds.isdisjoint(their_kinds) and not free:
            return False
    if len(mine) == len(theirs):
        ends = [sounds[-1][1] for sounds in (mine, theirs) if sounds]
        return all(ends) or not of_god
    short, long, words = (mine, theirs, one) if len(mine) < len(theirs) else (theirs, mine, other)
    return not (short and _is_latin(words) and long[len(short)][0] == short[-1][0])


def _is_latin(words: Sequence[str]) -> bool:
    return all(map(str.isascii, words))


@lru_cache(maxsize=65_536)
def _ends_in_god(word: str) -> bool:
    """Whether a word ends as those do that end in God's name, also where it is written with one l (Hezbolá)."""
    return voiced(word).endswith("La")


@lru_cache(maxsize=65_536)
def _sounds(words: tuple[str, ...]) -> list[tuple[str, frozenset[str]]]:
    """Each consonant with the kinds of the vowels after it."""
    return [(consonant, _kinds(vowels)) for consonant, vowels in _SOUND.findall("".join(map(_voice, words)))]


@lru_cache(maxsize=65_536)
def _voice(word: str) -> str:
    """The reading of a word from its first consonant on, as Arabic writes all opening vowels alike.

    The vowel before God's name is left out too: it is the case ending of the word before (Hizballah, Hizbullah).
    """
    return _OF_GOD.sub(_of_god, voiced(word)).lstrip(ascii_lowercase)


@lru_cache(maxsize=1024)
def _kinds(vowels: str) -> frozenset[str]:
    return frozenset([kind for vowel in vowels for kind in KINDS.get(vowel, "")])
