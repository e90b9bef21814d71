"""Unicode hygiene: the exact form of a name, with nothing invisible left in it."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SPACES: Final = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85")
_INVISIBLE_MARKS: Final = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0), range(0x180B, 0x180E))
_TATWEEL: Final = 0x0640
_GRAPHEME_JOINER: Final = 0x034F
_ZWNJ: Final = "\u200c"
# In Persian the zero-width non-joiner parts two words written as one shape: حزب‌الله is حزب الله.
_ARABIC_BREAK: Final = re.compile("(?<=[\u0600-\u06ff])\u200c+(?=[\u0600-\u06ff])")
_E_WITHOUT_LETTER: Final = re.compile(f"ه{_ZWNJ}")
_E_WITHIN: Final = re.compile(f"ه{_ZWNJ}(?!ها|ای|اند|ام|ات|اش|تر)")
"""And such a heh before what is no Persian ending: where there is none, a Kurdish letter is a foreign name's."""
_E_AT_END: Final = re.compile("(?<=[\u0620-\u06ff])(?<!لل)ه(?![\u0620-\u06ff\u200c])")
_KURDISH: Final = re.compile(
    "[ێۆڵڕڤە]"
    "|ئه\u200c"
    "|(?<![\u0620-\u06ff\u200c])[حخعغقفشزجگپوهی]ه\u200c(?!ها)[\u0620-\u06ff]"
    "|ه\u200c(?!ها)[\u0620-\u06ff]+ه\u200c(?!ها|ای|اند|ام|ات|اش|تر)"
    "|(?<![\u0620-\u06ff\u200c])[درسکلمت]ه\u200c[\u0620-\u06ff]+\\s[درسکلمت]ه\u200c[\u0620-\u06ff]"
)
"""What shows that a non-joiner after a heh is Kurdish: letters of its own, or a place where Persian has none.

Persian parts an ending, or a word, from a whole word so; Kurdish wrote a vowel so, after a single consonant too.
"""
_MEMO_LIMIT: Final = 20_000


def _is_dropped(point: int) -> bool:
    char = chr(point)
    if unicodedata.category(char) in {"Cf", "Cs", "Cc"}:
        return char not in _SPACES
    return point in (_TATWEEL, _GRAPHEME_JOINER) or any(point in block for block in _INVISIBLE_MARKS)


class _Dropper(dict[int, int | None]):
    """A translation table that judges each code point once, and stops remembering before it grows large."""

    def __missing__(self, point: int) -> int | None:
        verdict = None if _is_dropped(point) else point
        if len(self) < _MEMO_LIMIT:
            self[point] = verdict
        return verdict


_VISIBLE: Final = _Dropper()
_VISIBLE_BUT_ZWNJ: Final = _Dropper({ord(_ZWNJ): ord(_ZWNJ)})


def kurdish_letters(text: str) -> str:
    r"""Write the vowel e of older Kurdish texts, a heh and a zero-width non-joiner, with the letter that it has now.

    The text keeps its length: a tatweel, which `visible` drops, stands where the joiner was.

    >>> kurdish_letters("حه\u200cشدی شه\u200cعبی"), kurdish_letters("گروه\u200cهای")
    ('حەـشدی شەـعبی', 'گروه\u200cهای')
    """
    if not (_E_WITHIN.search(text) and _KURDISH.search(text)):
        return text
    return _E_AT_END.sub("ە", _E_WITHOUT_LETTER.sub("ەـ", text))


def visible(text: str) -> str:
    r"""Drop what cannot be seen, and part Persian words at their zero-width non-joiner.

    >>> visible("حزب\u200cالله\u200f")
    'حزب الله'
    """
    if _ZWNJ in text:  # composed first, for a mark may stand between the letter and the joiner, or before its like
        composed = unicodedata.normalize("NFC", text.translate(_VISIBLE_BUT_ZWNJ))
        text = _ARABIC_BREAK.sub(" ", kurdish_letters(composed))
    return text.translate(_VISIBLE)


def clean(text: str) -> str:
    r"""Return the exact form of a name: NFC, nothing invisible, single spaces.

    Bidi controls, zero-width characters, tatweel, control characters and lone surrogates are dropped. A zero-width
    non-joiner between Arabic letters is a word break, as Persian spelling means it.

    >>> clean("  حزب\u200cاللـه\u200f ")
    'حزب الله'
    >>> clean("Katāʾib\u00a0 Ḥizb\tAllāh")
    'Katāʾib Ḥizb Allāh'
    """
    if text.isascii():
        return " ".join((text if text.isprintable() else text.translate(_VISIBLE)).split())
    return unicodedata.normalize("NFC", " ".join(visible(text).split()))
