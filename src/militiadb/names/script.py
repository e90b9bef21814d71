"""Which script a name is written in, and which of its words only pretend to be in one."""

from __future__ import annotations

import unicodedata
from collections import Counter
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from militiadb.names.hygiene import clean
from militiadb.names.lettertables import table


class Script(StrEnum):
    """Scripts by their ISO 15924 codes; a letter of none of these is `Zyyy`."""

    LATIN = "Latn"
    ARABIC = "Arab"
    HEBREW = "Hebr"
    CYRILLIC = "Cyrl"
    GREEK = "Grek"
    DEVANAGARI = "Deva"
    BENGALI = "Beng"
    TAMIL = "Taml"
    THAI = "Thai"
    KOREAN = "Kore"
    JAPANESE = "Jpan"
    HAN = "Hani"
    ARMENIAN = "Armn"
    GEORGIAN = "Geor"
    ETHIOPIC = "Ethi"
    SYRIAC = "Syrc"
    MYANMAR = "Mymr"
    KHMER = "Khmr"
    SINHALA = "Sinh"
    GURMUKHI = "Guru"
    GUJARATI = "Gujr"
    TELUGU = "Telu"
    MALAYALAM = "Mlym"
    KANNADA = "Knda"
    THAANA = "Thaa"
    TIFINAGH = "Tfng"
    TIBETAN = "Tibt"
    LAO = "Laoo"
    COMMON = "Zyyy"


_LONG_NAME: Final = 100
"""Of a longer text the script is counted anew each time, so that no memory fills."""


@cache
def _by_name() -> dict[str, Script]:
    return {name: Script(code) for name, code in table("scripts")["names"].items()}


@lru_cache(maxsize=20_000)
def _script(char: str) -> Script:
    if not char.isalpha():
        return Script.COMMON
    form = unicodedata.normalize("NFKC", char)[:1]
    return _by_name().get(unicodedata.name(form, "").partition(" ")[0], Script.COMMON)


def _counted(text: str) -> Counter[Script]:
    counts = Counter(map(_script, text))
    del counts[Script.COMMON]
    if Script.JAPANESE in counts:  # kanji beside kana is Japanese
        counts[Script.JAPANESE] += counts.pop(Script.HAN, 0)
    return counts


def _most(text: str) -> Script:
    counts = _counted(text)
    return counts.most_common(1)[0][0] if counts else Script.COMMON


_remembered = lru_cache(maxsize=4096)(_most)


def script_of(text: str) -> Script:
    """Return the script of most of the letters, the first to appear where two are equal.

    >>> script_of("كتائب حزب الله (KH)").value, script_of("ヒズボラ旅団").value, script_of("313").value
    ('Arab', 'Jpan', 'Zyyy')
    """
    return (_remembered if len(text) <= _LONG_NAME else _most)(text)


def scripts(text: str) -> frozenset[Script]:
    """Return every script that the letters of a text come from.

    >>> sorted(scripts("Хезболла / حزب الله"))
    [<Script.ARABIC: 'Arab'>, <Script.CYRILLIC: 'Cyrl'>]
    """
    return frozenset(_counted(text))


@cache
def _lookalikes() -> dict[Script, frozenset[str]]:
    return {Script(code): frozenset(letters) for code, letters in table("scripts")["homoglyphs"].items()}


_IN_ONE_WORD = frozenset({Script.LATIN, Script.HAN, Script.JAPANESE, Script.KOREAN})
"""Scripts that look like none of the others, and which stand in one word ("真のIRA"): UTS #39, highly restrictive."""


def _pretends(word: str, own: Counter[Script], *, around: frozenset[Script]) -> bool:
    """Say whether a word mixes scripts, or is all lookalikes among words of a script they look like."""
    if len(own) != 1:
        return not own.keys() <= _IN_ONE_WORD
    (script,) = own
    lookalikes = _lookalikes()
    if script in around or script not in lookalikes or not around & lookalikes.keys():
        return False
    return {char for char in word if _script(char) is script} <= lookalikes[script]


def mixed_words(text: str) -> tuple[str, ...]:
    """Return the words that mix scripts, or that stand in letters of another script which look the same.

    >>> mixed_words("Kata'ib Hezbоllah")
    ('Hezbоllah',)
    >>> mixed_words("Saraya al-Salam"), mixed_words("真のIRA")
    ((), ())
    """
    parts = clean(text).replace("-", " ").replace("/", " ").split()
    counts = [_counted(part) for part in parts]
    words_in = Counter(script for count in counts for script in count)
    return tuple(
        part
        for part, own in zip(parts, counts, strict=True)
        if _pretends(part, own, around=frozenset(s for s, many in words_in.items() if many > (s in own)))
    )
