"""Construct state: whether the feminine ending ة is said t, because a noun follows that it belongs to.

Pointing can say it: a vowel on ة means construct, a sukun or nunation means pause. Unmarked, ة is in
construct before a noun of the same phrase, unless its own word has the article, or what follows is a
particle, a prefixed word, a number, a stop, or an indefinite adjective in -iyya, which agrees with a noun in
pause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from militiadb.names.romanisation.pointed import SHADDA, SUKUN
from militiadb.names.romanisation.words import PARTICLES

if TYPE_CHECKING:
    from militiadb.names.romanisation.affixes import Word


def in_construct(word: Word, follower: Word | None) -> bool:
    """Whether a word ends in a ة that is said t; `follower` is the next word of its phrase, if any."""
    if not word.feminine or word.article:
        return False
    teh = word.stem[-1]
    if teh.tanwin or SUKUN in teh.marks:
        return False
    if teh.vowel:
        return True
    if follower is None or follower.prefixes or follower.key in PARTICLES:
        return False
    return not _is_feminine_adjective(follower)


def _is_feminine_adjective(word: Word) -> bool:
    if word.definite or not word.feminine or len(word.stem) < 4:
        return False
    return word.stem[-2].base == "ي" and SHADDA in word.stem[-2].marks
