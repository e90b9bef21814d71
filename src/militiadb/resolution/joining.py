"""What joins two names, owns one or introduces one: tables of words, and the patterns that are made of them.

Words stand here as a text writes them, small, and one space is any run of it. `is_marked` tells quickly whether any
of the patterns can be met: most names hold none of these words and signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import frozen

from militiadb.names import normalise
from militiadb.resolution.affixes import POSSESSIVE

_HOW: Final = ("", "also ", "better ", "formerly ", "previously ")

KNOWN_AS: Final = (
    *[f"{how}known as" for how in _HOW],
    *("formerly", "alias", "alias de", "dit", "или", "یا", "المعروف باسم"),
)
"""Between two names of one group."""
FORMERLY: Final = (
    *[f"{how}called as" for how in _HOW],
    *("previously", "ex", "anciennement", "vormals", "ehemals", "antes", "ранее", "سابقا", "سابقاً"),
)
"""Before a second name in brackets, as well as those of `KNOWN_AS`."""
OR: Final = ("or", "ou", "oder", "أو")
"""Between two names, of one group or of two."""
AND: Final = ("and", "et", "und", "y", "e", "ve", "en", "og", "och", "и", "та", "و")
"""Between two groups; in Arabic and Hebrew it is written in one with the second."""
OF: Final = (
    *("of", "of the", "in the", "within the", "في", "ضمن"),
    *("du", "de", "de la", "del", "des", "dello", "della", "do", "da", "der", "van", "von", "van de"),
)
"""Between a part and its owner."""
CALLED: Final = (
    *("called", "named", "dubbed", "known as", "calling itself", "calling themselves"),
    *("appelé", "appelée", "appelés", "appelées", "nommé", "nommée", "nommés", "nommées"),
    *("namens", "llamado", "llamada", "denominado", "denominada", "adlı", "под названием"),
    *("chiamato", "chiamata", "chamado", "chamada", "genaamd", "o nazwie", "під назвою", "בשם"),
    *("تسمى", "يسمى", "تدعى", "يدعى", "باسم", "تسمي نفسها", "يسمي نفسه", "تطلق على نفسها", "يطلق على نفسه"),
    *("به نام", "موسوم به"),
)
"""Between a description and the name that it introduces."""
CALLED_AFTER: Final = ("adlı", "isimli", "adındaki", "نامی")
"""Between a name and the description that it introduces: *Eshab-ı Kehf adlı grup*."""
_SHORTENED: Final = r"[af]\.?k\.?a\.?"
_SHORTENED_WORDS: Final = ("aka", "fka", "a", "f")
LABELS: Final = (
    *("Arabic", "Persian", "Farsi", "Kurdish", "Turkish", "Urdu", "Pashto", "Hebrew", "Russian", "French", "English"),
    *("arabe", "persan", "turc", "hébreu", "russe", "anglais", "arabisch", "persisch", "türkisch", "hebräisch"),
    *("árabe", "persa", "turco", "hebreo", "inglés", "arabo", "persiano", "арабский", "араб.", "перс.", "англ."),
    *("بالعربية", "بالفارسية", "بالإنجليزية", "به عربی", "به فارسی", "به انگلیسی", "Arapça", "Farsça", "İngilizce"),
    *("romanized", "romanised", "transliterated", "translit.", "lit.", "literally", "meaning"),
)
"""What tells, before a second name, in which language or how it is given."""


@frozen
class Joint:
    """A pattern, and words one of which stands in what it meets unless it is met by a sign as well."""

    pattern: re.Pattern[str]
    words: frozenset[str]
    by_sign: bool = False

    def may_be_met(self, words: Sequence[str], *, signs: bool) -> bool:
        """Whether a text with these words in its normal form may meet the pattern."""
        return (signs and self.by_sign) or not self.words.isdisjoint(words)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _first_words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(normalise(word).split()[0] for word in words)


BRACKETED: Final = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]\s*")
_LISTED: Final = rf"\s*/\s*|[,،]?\s+(?:{_any(OR)})\s+|[,،]\s+"
SAID_TWICE: Final = Joint(
    re.compile(rf"[,،]?\s+(?:[-–—|=]|{_SHORTENED}|{_any(KNOWN_AS)})\s+|\s*[;|]\s*|:\s+", re.IGNORECASE),
    _first_words(KNOWN_AS).union(_SHORTENED_WORDS),
    by_sign=True,
)
LISTED: Final = Joint(re.compile(_LISTED), _first_words(OR), by_sign=True)
JOINED: Final = Joint(
    re.compile(rf"[,،]?\s+(?:{_any(AND)})\s+|\s*[&+、]\s*|\s+[وו](?=\w{{2}})|{_LISTED}"),
    _first_words((*AND, *OR)),
    by_sign=True,
)
OWNED: Final = Joint(re.compile(rf"\s+(?:{_any(OF)})\s+", re.IGNORECASE), _first_words(OF))
LEAD_IN: Final = re.compile(
    rf"\A(?:(?:{_SHORTENED}|{_any((*KNOWN_AS, *FORMERLY))})[\s-]+|(?:in\s+)?(?:{_any(LABELS)})(?:\s*[:,]\s*|\s+))",
    re.IGNORECASE,
)
"""What tells, before a second name, that it is one."""
INTRODUCED: Final = Joint(
    re.compile(rf"(\S+\s.*?(?<!\w)(?:{_any(CALLED)}))\s+(\S.*)\Z", re.IGNORECASE), _first_words(CALLED)
)
"""Words that introduce a name, and the name."""
NAMED: Final = Joint(
    re.compile(rf"(\S.*?)\s+((?:{_any(CALLED_AFTER)})\s+\S.*)\Z", re.IGNORECASE), _first_words(CALLED_AFTER)
)
"""A name, and the words that it introduces."""
OWNER: Final = re.compile(
    r"((?:{0}\s+){{0,2}}{0})[’'ʼ]s\s+(\S.*)\Z".format(r"(?:(?:al|el|an|as|ash|ad)-)?[^\W\d_a-z][\w-]*")
)
"""Somebody by one to three words, and what is said to be theirs."""
ELIDED: Final = re.compile(r"(?<!\w)(?:[dl]|qu)[’'ʼ](?=\w)", re.IGNORECASE)
LINKED: Final = re.compile(r"([uüiıîûeâ]?)['’ʼ][lsşdtnrz]-(?=\w)", re.IGNORECASE)
"""The Arabic article after a word that ends in a vowel, as Turkish and learned spellings write it."""

_ACRONYM: Final = re.compile(r"(?=(?:.*[A-ZА-Я]){2})[\w.’'/-]{2,10}\Z")
_SIGNS: Final = re.compile(r"[()\[\]（）/;|=,،&+、]|\s[-–—]\s|:\s|\s[وו](?=\w{2})")
_SMALL: Final = 3
"""Words of so few letters may have none in an acronym."""
_APOSTROPHES: Final = ("'", "’", "ʼ")
_TELLTALES: Final = _first_words(FORMERLY).union(
    *[joint.words for joint in (SAID_TWICE, JOINED, LISTED, OWNED, INTRODUCED, NAMED)]
)


def is_marked(text: str, words: Sequence[str]) -> bool:
    """Whether something may stand beside the name in a text; `words` are those of its normal form.

    >>> is_marked("Ashab al-Kahf", ["ashab", "al", "kahf"])
    False
    >>> is_marked("Yemen's Houthis", ["yemens", "houthis"]), is_marked("Amal or Hezbollah", ["amal", "or", "hezbollah"])
    (True, True)
    """
    if not _TELLTALES.isdisjoint(words) or has_sign(text):
        return True
    return has_apostrophe(text) and bool(POSSESSIVE.search(text) or ELIDED.search(text) or LINKED.search(text))


def has_apostrophe(text: str) -> bool:
    """Whether an apostrophe stands in a text, without which nothing is possessed or elided."""
    return any(apostrophe in text for apostrophe in _APOSTROPHES)


def has_sign(text: str) -> bool:
    """Whether a sign stands in a text that may part two names: a bracket, a slash, a dash between spaces."""
    return _SIGNS.search(text) is not None


def is_acronym(text: str) -> bool:
    """Whether a text beside a name looks like its acronym: short, one word, two capitals."""
    return _ACRONYM.match(text) is not None


def is_short_for(acronym: str, words: Sequence[str]) -> bool:
    """Whether an acronym is the first letters of words that stand together, the small ones counted or not.

    >>> is_short_for("JuA", ["jamaat", "ul", "ahrar"]), is_short_for("ETA", ["estimated", "time", "of", "arrival"])
    (True, True)
    >>> is_short_for("PIJ", ["hamas"])
    False
    """
    letters = normalise(acronym)
    return any(letters in "".join([word[0] for word in words if len(word) > least]) for least in (0, _SMALL))
