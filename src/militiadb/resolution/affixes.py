"""What is written in one with a word: articles, prepositions, particles before it; endings and particles after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

from militiadb.names import normalise

ARTICLES: Final = {"ar": ("وال", "بال", "ال", "لل"), "he": ("ה",)}
"""The article, with what may be written in one with it."""
PREPOSITIONS: Final = frozenset("لبבלמ")
"""To, in and from, before the name of a land."""
_PROCLITICS: Final = {"ar": frozenset("وفبكل"), "he": frozenset("ובלמשהכ")}
"""And, then, in, as and to; in Hebrew also from, that and the. In Arabic two may stand together."""
_HEBREW_IN_A_ROW: Final = 2
_TATWEEL: Final = "ـ"
"""The stroke that a text may put between a particle and a name."""
_LEAST: Final = 3
"""So many letters must be left when a particle or an ending comes off."""

_CASE_ENDINGS: Final = """
ами ями ого его ому ему ыми ими ым им ой ей ою ею ом ем ам ям ах ях ов ев ых их ую юю ая яя ое ее ые ие ий ый
ия ии ию ией иям иях иями ы и а я у ю е о ь
"""
CASE_ENDINGS: Final = frozenset(_CASE_ENDINGS.split())
"""Endings of Russian declension (nouns and adjectives)."""
_NOMINATIVE_ENDINGS: Final = ("", "а", "я", "ы", "и")
"""Endings in which a name stands when it is registered: *Хезболла*, *талибы*."""
_LONGEST_ENDING: Final = max(map(len, CASE_ENDINGS))
LEAST_STEM: Final = 4
"""So many letters a Russian word keeps."""
_GERMAN_ENDING: Final = re.compile(r"(?:en|em|er|es|e|n|s)\Z")
"""An ending of German declension (adjectives and nouns)."""
_GERMAN_ADJECTIVE: Final = ("er", "e", "es", "en", "em")
_PLURAL_NOMINATIVE: Final = ("ы", "и", "ые", "ие")
_PLURAL_CASES: Final = ("ые", "ие", "ых", "их", "ыми", "ими", "ами", "ями", "ах", "ях", "ов", "ев", "ам", "ям")
PLURAL: Final = re.compile(r"(?=[A-Z])([A-Z0-9&-]{2,})s\Z")
"""An acronym in the plural: PMUs."""
POSSESSIVE: Final = re.compile(r"(?<=\w)[’'ʼ]s?(?=\s|$)")
APOSTROPHED: Final = re.compile(r"['’ʼ](?:\w{1,4}|(?:l[iıuü])?l[ae]r\w{0,4})\Z")
"""English 's and the endings that Turkish writes after an apostrophe ('in, 'nin, 'a, 'dan, 'ler, 'lilerin)."""
TURKISH_ENDINGS: Final = tuple(
    f"l{plural}r{ending}" for plural in "ae" for ending in ["ın", "in", "a", "e", "ı", "i", "da", "de", "dan", "den"]
)
"""And those that it writes in one with a plural, which names of men are: *Husilerin*."""
_NOMINATIVE, _OBLIQUE = "ون", "ين"
"""Arabic sound plurals: registered names stand in the nominative, texts mostly use the other case."""
_HEADS: Final = """
kämpfer kämpfern kämpfers rebellen rebell rebel rebels miliz milizen milizionäre terrormiliz terrorgruppe terroristen
terrorist söldner söldnern truppe truppen gruppe gruppen gruppierung bewegung organisation guerilla islamisten
extremisten separatisten aufständische aufständischen
strijder strijders militie milities beweging groep groepering organisatie terreurgroep terreurbeweging huurlingen
milis milisen miliser rebeller rebellerna rörelse rörelsen grupp organisationen gerilla gerillan krigare krigarna
terrorister terroristerna terroristgruppen
milits militsen militser bevægelse bevægelsen oprører oprørere oprørerne kriger krigere krigerne
bevegelse bevegelsen opprører opprørere opprørerne gruppa soldater
"""
"""What German, Dutch, Swedish, Danish and Norwegian write in one with the name of those whose men or body it is."""
_SPELLED: Final = (*_HEADS.split(), *normalize("NFD", _HEADS).split())
"""A running text may hold an umlaut as a letter and its mark."""
_HEAD: Final = re.compile(rf"-?(?:{'|'.join(_SPELLED)})\Z", re.IGNORECASE)
_HEAD_ENDS: Final = frozenset([head[-3:] for head in _SPELLED])
_LEAST_COMPOUND: Final = 4
"""So many letters has a name that is found in a compound."""
_KOREAN: Final = """
은 는 이 가 을 를 의 와 과 에 도 만 로 으로 에서 에게 에는 에도 까지 부터 처럼 보다
라는 이라는 라고 이라고 이나 나 측 측은 측이
에게서 와의 과의 에서는 로부터 으로부터 및 등 등의 등이
"""
_BENGALI: Final = "র ের এর কে তে রা দের"
_JAPANESE: Final = "の は が を に と 側"
_CHINESE: Final = "的"
_PARTICLES: Final = tuple(
    (first, last, tuple(sorted(particles.split(), key=len, reverse=True)))
    for first, last, particles in (
        ("가", "힣", _KOREAN),
        ("ঀ", "৿", _BENGALI),
        ("ぁ", "鿿", f"{_JAPANESE} {_CHINESE}"),
    )
)
"""Particles and case endings that are written in one with the word before them, by the letters of their script."""


def without_particles(text: str) -> Iterator[tuple[int, str]]:
    """A text without the Arabic or Hebrew particles that open it: how many letters were taken off, and the rest.

    >>> list(without_particles("للحشد")), list(without_particles("ובחמאס"))
    ([(1, 'لحشد'), (1, 'الحشد')], [(1, 'בחמאס'), (2, 'חמאס')])
    >>> list(without_particles("لـحماس"))
    [(2, 'حماس')]
    """
    taken, rest = 0, text
    while rest[:1] in _PROCLITICS["ar"] and len(rest) > _LEAST:
        if rest.startswith("لل"):  # the article loses its alif after ل
            yield taken + 1, rest[1:]
            yield taken + 1, f"ا{rest[1:]}"
            return
        bare = rest[1:].lstrip(_TATWEEL)
        taken, rest = taken + len(rest) - len(bare), bare
        yield taken, rest
    while taken < _HEBREW_IN_A_ROW and rest[:1] in _PROCLITICS["he"] and len(rest) > _LEAST:
        taken, rest = taken + 1, rest[1:]
        yield taken, rest


def without_ending(word: str) -> Iterator[tuple[int, str]]:
    """A word without what may be written in one after it: how many of its letters are the name's, and the name.

    >>> list(without_ending("PKK'nın")), list(without_ending("하마스의")), list(without_ending("الحوثيين"))
    ([(3, 'PKK')], [(3, '하마스')], [(8, 'الحوثيون')])
    >>> [text for _, text in without_ending("Хезболлы")]
    ['Хезболл', 'Хезболла', 'Хезболля', 'Хезболлы', 'Хезболли']
    """
    apostrophed = APOSTROPHED.search(word)
    if apostrophed and apostrophed.start() >= _LEAST - 1:
        yield apostrophed.start(), word[: apostrophed.start()]
    elif word.endswith(TURKISH_ENDINGS):
        size = max(word.rfind("lar"), word.rfind("ler")) + len("lar")
        yield size, word[:size]
    elif word.endswith(_OBLIQUE) and len(word) > _LEAST + len(_OBLIQUE):
        yield len(word), f"{word.removesuffix(_OBLIQUE)}{_NOMINATIVE}"
    elif "а" <= (form := normalise(word))[:1] <= "я":
        if (bare := stem(form)) != form:
            kept = word[: len(bare)] if len(form) == len(word) else bare  # a stress mark is a letter more: тали́бов
            for ending in _NOMINATIVE_ENDINGS:
                yield len(word), kept + ending
    else:
        yield from _without_particle(word)


def without_head(word: str) -> str | None:
    """The name in a compound of a Germanic language, or None where a word is none.

    >>> without_head("Talibankämpfer"), without_head("Houthirebellen"), without_head("Hizbollah-milisen")
    ('Taliban', 'Houthi', 'Hizbollah')
    >>> without_head("Rebellen")
    """
    head = _HEAD.search(word) if word[-3:].casefold() in _HEAD_ENDS else None
    return word[: head.start()] if head and head.start() >= _LEAST_COMPOUND else None


def _without_particle(word: str) -> Iterator[tuple[int, str]]:
    for first, last, particles in _PARTICLES:
        for particle in particles if first <= word[-1:] <= last else ():
            rest = word.removesuffix(particle)
            if rest != word and len(rest) >= _LEAST - 1:
                yield len(rest), rest


def stem(word: str) -> str:
    """A Russian word without its case ending.

    >>> stem("корпусом"), stem("корпус"), stem("исламской")
    ('корпус', 'корпус', 'исламск')
    """
    for length in range(min(_LONGEST_ENDING, len(word) - LEAST_STEM), 0, -1):
        if word[-length:] in CASE_ENDINGS:
            return word[:-length]
    return word


def declension(normal: str) -> str:
    """A Russian or German name of several words, each without its case ending: what it keeps in every case.

    >>> declension("исламского государства") == declension("исламское государство")
    True
    >>> declension("islamischen staates"), declension("islamischer staat")
    ('islamisch staat', 'islamisch staat')
    """
    return " ".join([stem(word) if "а" <= word[0] <= "я" else _german_stem(word) for word in normal.split()])


def _german_stem(word: str) -> str:
    ending = _GERMAN_ENDING.search(word)
    return word[: ending.start()] if ending and ending.start() >= LEAST_STEM else word


def of_one_number(base: str, said: str) -> bool:
    """Whether the words of a name in some case are in its own number: *islamische Staaten* are no Islamischer Staat.

    >>> of_one_number("исламское государство", "исламским государством")
    True
    >>> of_one_number("исламское государство", "исламские государства")
    False
    """
    return all(map(_is_of_one_number, base.split(), said.split()))


def _is_of_one_number(base: str, word: str) -> bool:
    if base == word:
        return True
    if "а" <= word[0] <= "я":
        return base.endswith(_PLURAL_NOMINATIVE) or not word.endswith(_PLURAL_CASES)
    if base.endswith(_GERMAN_ADJECTIVE) and word.endswith(_GERMAN_ADJECTIVE):
        return True
    return word.removeprefix(base) in ("s", "es") or (base.endswith("e") and word == f"{base}n")
