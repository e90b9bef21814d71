"""One word of a name as matching sees it: its keys, what it may mean, and what it does in a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import field, frozen
from rapidfuzz.distance import JaroWinkler

from militiadb.model.vocabulary import GroupKind, WordClass
from militiadb.names.skeletons import skeleton
from militiadb.names.wordforms import word_form
from militiadb.names.wordrules import word_rules

ROMANISED = frozenset({"ar", "fa", "ur", "ckb", "ku", "tr", "he", "ps", "so", "ha", "ms", "id", "az", "uz", "sw"})
"""Languages whose names are written in other letters by their sound, or borrowed by it."""
BORROWED = "ar"
"""The language whose words Persian, Turkish, Kurdish and Urdu borrow."""
INFLECTED = 0.9
"""From this likeness on two words of one language and one concept are forms of one word (brigade, brigades)."""

FREE = frozenset({WordClass.ROLE, WordClass.TIE, WordClass.PARTICLE, WordClass.HONORIFIC})
"""What is said of a group and is no part of its name."""
LIGHT = FREE | {WordClass.UNIT, WordClass.HEAD, WordClass.GENERIC}
"""What a word may be without telling one group from another."""
TELLING = frozenset({WordClass.BRANCH, WordClass.FACTION, WordClass.ORDINAL, WordClass.PLACE, WordClass.COUNTRY})
"""What parts one body from another of nearly the same name: present on one side alone, it contradicts."""
BODY_WORDS = frozenset({WordClass.UNIT, WordClass.HEAD})
"""Classes of words that say what kind of body a name is of."""
ARABIC_LETTERS = re.compile("[\u0620-\u06ff]")
NO_NAMES = FREE | TELLING | {WordClass.GENERIC}
"""Words of these classes alone are no group's name, however one may sound: حمص is a city and no Hamas."""
NEUTRAL = frozenset({"organization", "movement"})
"""Head nouns that any group may be called by: "the Hezbollah movement", تنظيم حماس."""
CREEDS = frozenset({"shia", "sunni", "salafi", "christian", "jewish", "yazidi"})
"""Concepts of creeds that a name may stand beside with no role word: "Shiite Asa'ib Ahl al-Haq"."""
LEADERSHIP = "leadership"
"""The concept of role words that may stand beside a person."""
PARTING = frozenset({"faction", "dissident"})
"""Concepts of what is part of another group, or has left it."""
WING = "wing"
"""The concept of a part that is called by what it does."""
CAUSE, ARMED = "resistance", "armed"
"""What is said of a group so where a role word or "Islamic" stands beside the one, and in Arabic by the other alone."""
_PROPER = (
    "party-of-god revolution-guards islamic-state popular-mobilization soldiers-of-god supporters-of-god"
    " houthi sadrist naqshbandi fatimids zaynabites"
)
PROPER = frozenset(_PROPER.split())
"""Concepts whose words are names and nothing else, however they are translated."""
KINDS = {
    "television": frozenset({GroupKind.MEDIA}),
    "radio": frozenset({GroupKind.MEDIA}),
    "news": frozenset({GroupKind.MEDIA}),
    "company-business": frozenset({GroupKind.COMPANY}),
}
"""Concepts that may stand beside the name of a body of such a kind, and of no other: Hamas TV is no Hamas."""
OUTLETS = frozenset([concept for concept, kinds in KINDS.items() if GroupKind.MEDIA in kinds])
LEAST_WITH_ARTICLE = 4
"""Of so many letters a word that opens with alif and lam has no article."""
_GLUED = ("אל", "لل")
"""The Arabic article as Hebrew writes it, and "for the", in one with their word."""
_PARTICLE = frozenset({WordClass.PARTICLE})


@frozen
class Sense:
    """A concept as a word of one language means it; `country` is the land that it names, `within` a place's land."""

    concept: str
    word_class: WordClass
    country: str | None
    lang: str
    within: str | None = None


@frozen
class WordInfo:
    """A word of a name as the glossary knows it.

    `concepts` are the meanings it may have, `classes` what it may do, `country` the land that it names, `langs` the
    languages that it is a word of (romanised words are of their own language). `free`, `light`, `telling` and
    `particle` say what its classes make of it; `guessed` that its meaning is that of a word which sounds like it, and
    `plain` that it is a word of languages that romanise nothing, and so no other spelling of a name.
    """

    word: str
    keys: tuple[str, ...]
    concepts: frozenset[str] = frozenset()
    classes: frozenset[WordClass] = frozenset()
    country: str | None = None
    number: bool = False
    langs: frozenset[str] = frozenset()
    free: bool = field(default=False, eq=False, repr=False)
    light: bool = field(default=False, eq=False, repr=False)
    telling: bool = field(default=False, eq=False, repr=False)
    particle: bool = field(default=False, eq=False, repr=False)
    guessed: bool = field(default=False, eq=False, repr=False)
    plain: bool = field(default=False, eq=False, repr=False)

    @property
    def bare(self) -> str:
        """An Arabic word without its article: phrases stand with and without."""
        return bare(self.word)

    @property
    def unit(self) -> bool:
        """Whether the lexicon knows the word as a unit's: brigade, liwa, battalion."""
        return WordClass.UNIT in self.classes and not self.guessed

    @property
    def known(self) -> bool:
        """Whether the lexicon holds the word itself."""
        return bool(self.concepts) and not self.guessed

    def means(self, other: WordInfo) -> bool:
        """Whether the two are words of one meaning in two languages, or forms of one word.

        Two words of one language are two words, however alike in meaning: a liwa is no saraya, and ansar are no awliya.
        An Arabic word is Arabic, whoever borrows it: *harakat* is said in Persian too, and *jonbesh* translates it. Of
        units that is too little: Iran's own *lashkar* and *tip* are called after the same imams as others' *liwa*.
        """
        if self.concepts.isdisjoint(other.concepts):
            return False
        borrowed = BORROWED in self.langs ^ other.langs and WordClass.UNIT not in self.classes & other.classes
        apart = self.langs.isdisjoint(other.langs) or borrowed
        return apart or JaroWinkler.similarity(self.word, other.word) >= INFLECTED


def number_info(number: str) -> WordInfo:
    """A number as a word of a name: it tells one body from another."""
    return WordInfo(number, (number,), number=True, telling=True)


def merged(word: str, keys: tuple[str, ...], senses: Iterable[Sense], *, guessed: bool = False) -> WordInfo:
    """A word with all that its senses say; `guessed` where they are those of a word that sounds like it."""
    found = list(senses)
    if not found:
        return WordInfo(word, keys)
    classes = frozenset([sense.word_class for sense in found])
    return WordInfo(
        word,
        keys,
        frozenset([sense.concept for sense in found]),
        classes,
        next((sense.country for sense in found if sense.country), None),
        langs=frozenset([sense.lang for sense in found]),
        free=classes <= FREE,
        light=classes <= LIGHT,
        telling=bool(classes & TELLING) and not classes & LIGHT,
        particle=classes == _PARTICLE,
        guessed=guessed,
        plain=not (guessed or WordClass.PARTICLE in classes) and ROMANISED.isdisjoint([sense.lang for sense in found]),
    )


def bare(word: str) -> str:
    """A word without the Arabic article, unless too little would be left."""
    return word[2:] if word.startswith("ال") and len(word) > LEAST_WITH_ARTICLE else word


def word_keys(word: str) -> tuple[str, ...]:
    """The skeleton keys of a word wherever it stands: where a following word changes its reading, both.

    >>> word_keys("harakat"), word_keys("jamaati"), word_keys("30")
    (('HRK',), ('JMT', 'JM'), ('30',))
    """
    if not word.isalpha():
        return tuple(skeleton(word))
    alone = tuple([key for _, key in word_form(word, None, False)[0]])
    glued = next((each for each in _GLUED if word.startswith(each) and len(word) > len(each) + 1), None)
    if glued is not None:
        bare = [key for _, key in word_form(word[len(glued) :], None, False)[0]]
        return tuple(dict.fromkeys([*alone, *bare]))
    endings = word_rules(None).ends_before_word.get(word[-1])
    if endings is None or not word.endswith(tuple([ending.text for ending in endings])):
        return alone
    bound = tuple([key for _, key in word_form(word, None, True)[0]])
    return alone if alone == bound else tuple(dict.fromkeys(alone + bound))


def joined_keys(key: str, tail: str) -> str:
    """Two keys as one: inside a name an opening vowel says nothing, and a letter met twice is one.

    >>> joined_keys("HSB", "AL"), joined_keys("KTB", "BRK")
    ('HSBL', 'KTBRK')
    """
    tail = tail.removeprefix("A") if key else tail
    return key + tail[1:] if key[-1:] == tail[:1] else key + tail
