"""The normal form: one spelling for all that differ only in case, marks, punctuation and letter variants.

Invariant: ``normalise(normalise(x)) == normalise(x)`` for every string.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final, NewType

from attrs import frozen

from militiadb.names.hygiene import clean, visible
from militiadb.names.lettertables import table

NameKey = NewType("NameKey", str)

_MEMO_LIMIT: Final = 20_000
HAN: Final = ("\u4e00", "\u9fff")
"""The first and last of the CJK Unified Ideographs."""
_ACRONYM: Final = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?")
_HEBREW: Final = re.compile("[א-ת]")
_GERSHAYIM: Final = re.compile('(?<=[א-ת])["״“”„″](?=[א-ת])')
_LOOSE_MARK: Final = re.compile("[\u0300-\u036f]")
_POINTS: Final = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]+")
_MARK_RUN: Final = re.compile("[\u0300-\u036f]{2,}")


class _Folder(dict[int, str]):
    """A translation table that folds each code point once, and stops remembering before it grows large."""

    def __init__(self, letters: dict[str, str], *, marks: tuple[range, ...], kept: str) -> None:
        super().__init__({ord(kept): kept})
        self._letters = letters
        self._marks = marks

    def __missing__(self, point: int) -> str:
        folded = self._fold(chr(point))
        if len(self) < _MEMO_LIMIT:
            self[point] = folded
        return folded

    def _fold(self, char: str) -> str:
        if HAN[0] <= char <= HAN[1]:
            return _simplified().get(char, char)
        if (known := self._letters.get(char.casefold())) is not None:
            return known
        category = unicodedata.category(char)
        if category == "Nd":
            return str(unicodedata.decimal(char))
        if category[0] in "PSZ":
            return " "
        if category[0] == "C":
            return " " if char.isspace() else ""
        parts = unicodedata.normalize("NFD", char.casefold())
        bare = "".join(part for part in parts if not any(ord(part) in block for block in self._marks))
        known = "".join(self._letters.get(part, part) for part in bare)
        return unicodedata.normalize("NFC", known)


@cache
def _simplified() -> dict[str, str]:
    """Traditional characters → simplified ones: read when the first Han character is met."""
    han = table("han")
    return dict(zip(han["traditional"], han["simplified"], strict=True))


@cache
def _written() -> dict[str, str]:
    found: dict[str, str] = {}
    for traditional, simplified in _simplified().items():
        found[simplified] = found.get(simplified, simplified) + traditional
    return found


def han_variants(char: str) -> str:
    """The characters that the normal form writes as it writes this one; itself, where it has no other.

    >>> han_variants("黨"), han_variants("a")
    ('党黨', 'a')
    """
    return _written().get(_simplified().get(char, char), char)


@frozen
class _Rules:
    ascii_map: dict[int, str]
    folder: _Folder
    contexts: tuple[tuple[re.Pattern[str], dict[int, str]], ...]
    special: re.Pattern[str]
    geresh: re.Pattern[str]
    stray_geresh: re.Pattern[str]
    geresh_sign: str


@cache
def _rules() -> _Rules:
    data = table("normal")
    quotes = data["apostrophes"]
    letters = data["letters"] | dict.fromkeys(quotes, "") | {sign: f" {word} " for sign, word in data["words"].items()}
    marks = tuple(range(int(first, 16), int(last, 16) + 1) for first, last in data["marks"])
    geresh, sign = data["geresh"]["letters"], data["geresh"]["sign"]
    folder = _Folder(letters, marks=marks, kept=sign)
    contexts = []
    for context in data["contexts"]:
        signs = re.compile(f"[{context['signs']}{context['signs'].upper()}]|{context['or']}|{context['or'].upper()}")
        swaps = {ord(form): to for letter, to in context["letters"].items() for form in (letter, letter.upper())}
        contexts.append((signs, swaps))
    watched = "".join({chr(point) for _, swaps in contexts for point in swaps})
    return _Rules(
        ascii_map={point: folder[point] for point in range(128)},
        folder=folder,
        contexts=tuple(contexts),
        special=re.compile(f"[.א-ת\u0300-\u036f{watched}]"),
        geresh=re.compile(f"(?<=[{geresh}])[{quotes}]"),
        stray_geresh=re.compile(f"(?<![{geresh}]){sign}"),
        geresh_sign=sign,
    )


def _undotted(text: str) -> str:
    """Write P.K.K. as PKK; any other dot is left to become a space."""
    return _ACRONYM.sub(lambda match: match[0].replace(".", "") + " ", text)


def _hebrew(text: str, rules: _Rules) -> str:
    """Keep the geresh only where it makes another letter (ג׳), and drop points and the gershayim of acronyms."""
    text = rules.geresh.sub(rules.geresh_sign, _GERSHAYIM.sub("", _POINTS.sub("", text)))
    return rules.stray_geresh.sub("", text)


def _sorted_marks(text: str) -> str:
    """Put several marks on one letter into one order, so that the order of typing says nothing."""
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _MARK_RUN.sub(lambda run: "".join(sorted(run[0], reverse=True)), parts))


def _settled(text: str, rules: _Rules) -> str:
    """Settle what depends on neighbours: runs of marks, Hebrew signs, dots of acronyms, letters in company."""
    if _LOOSE_MARK.search(text):
        text = _sorted_marks(text)
    if _HEBREW.search(text):
        text = _hebrew(text, rules)
    if "." in text:
        text = _undotted(text)
    for signs, swaps in rules.contexts:
        if signs.search(text):
            text = text.translate(swaps)
    return text


def _folded(text: str) -> str:
    rules = _rules()
    text = unicodedata.normalize("NFKC", text.replace("´", "'"))
    if rules.special.search(text):
        text = _settled(text, rules)
    return " ".join(text.translate(rules.folder).split())


def normalise(text: str) -> NameKey:
    """Return the normal form of a name, the key under which the normalised tier looks it up.

    Case, marks, hyphens, apostrophes, punctuation, dots of acronyms, digits of every script and the variants of
    Arabic letters are folded, traditional Chinese characters are written as simplified ones; words are joined by single
    spaces. Letters whose mark makes another sound keep it as two letters (Turkish ş and DIN 31635 š are sh), so that
    the skeleton needs nothing but the normal form.

    >>> normalise("Katāʾib Ḥizb Allāh")
    'kataib hizb allah'
    >>> normalise("كَتَائِب حِزْب اللّٰه"), normalise("P.K.K."), normalise("اللواء ٣١٣")
    ('كتايب حزب الله', 'pkk', 'اللوا 313')
    >>> normalise("真主黨")
    '真主党'
    """
    return normalise_clean(clean(text) if "." in text else text if text.isascii() else visible(text))


def normalise_clean(text: str) -> NameKey:
    """Return the normal form of what `clean` returned, which has nothing invisible in it.

    >>> normalise_clean("Saraya Awliya al-Dam")
    'saraya awliya al dam'
    """
    if text.isascii():
        if "." in text:
            text = _undotted(text)
        return NameKey(" ".join(text.translate(_rules().ascii_map).split()))
    folded = _folded(text)
    # Dropping a sign can bring two others together that now compose; folding once more settles that.
    while not (folded.isascii() or unicodedata.is_normalized("NFKC", folded)):
        folded = _folded(visible(folded))
    return NameKey(folded)


def words(text: str) -> tuple[str, ...]:
    """Return the words of the normal form.

    >>> words("Sarāyā Awliyāʾ al-Dam")
    ('saraya', 'awliya', 'al', 'dam')
    """
    return tuple(normalise(text).split())
