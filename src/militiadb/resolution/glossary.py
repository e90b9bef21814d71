"""The lexicon read for matching: what each word of a name does, and which words say the same in other languages.

Invariant: what is said of a word depends on the word and the lexicon alone, never on what was asked before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from operator import itemgetter

from attrs import field, frozen
from rapidfuzz.distance import JaroWinkler

from militiadb.model.vocabulary import WordClass
from militiadb.names.skeletons import pieces
from militiadb.resolution.affixes import ARTICLES, PREPOSITIONS, stem
from militiadb.resolution.misprints import Misprints, misprints
from militiadb.resolution.prepared import KEYED_LANGUAGES, LIKELIEST, Prepared
from militiadb.resolution.theophoric import parted_from_god
from militiadb.resolution.wordinfo import (
    ARABIC_LETTERS,
    ARMED,
    CAUSE,
    CREEDS,
    KINDS,
    LIGHT,
    PARTING,
    Sense,
    WordInfo,
    bare,
    merged,
    number_info,
)

SAFE_KEY = 4
"""A skeleton of fewer letters stands for too many words; below it the spelling must be like as well."""
LIKE_SPELLING = (0.85, 0.95)
"""How like a word must be to one of the lexicon, and to the name of a land."""
_OPENERS = PREPOSITIONS.union(article[0] for article in chain.from_iterable(ARTICLES.values()))
NEAREST = 0.05
"""A concept whose word is by so much less like than another's is not meant."""
MAX_REMEMBERED = 100_000
"""How many words are remembered; a stream of new ones must not fill the memory."""
LONGEST_PHRASE = 4
LEAST_FREE = 5
"""Of fewer letters a word is no misspelt role word or particle, but for two letters that have changed places."""
LEAST_LAND = 8
"""And the name of a land that may be misspelt."""
_LAND = frozenset({WordClass.COUNTRY})
LEAST_LIGHT = 3
"""A light word of so few letters may be misspelt all the same, and be known again: it tells no group from another."""


@frozen
class Glossary:
    """Words → concepts, by normal form and (for languages of free spelling) by skeleton key; phrases by their words."""

    prepared: Prepared = field(repr=False)
    _seen: dict[str, WordInfo] = field(factory=dict, repr=False, eq=False)
    _said: dict[str, tuple[Sense, ...]] = field(factory=dict, repr=False, eq=False)
    _senses: dict[int, Sense] = field(factory=dict, repr=False, eq=False)
    _meanings: dict[str, list[Sense]] = field(factory=dict, repr=False, eq=False)
    _mended: dict[str, WordInfo] = field(factory=dict, repr=False, eq=False)

    def read(self, normal: str) -> tuple[WordInfo, ...]:
        """The content words of a normal form, one by one; particles are left out where anything else is there."""
        words = [number_info(number) if number else self.word(word) for word, _, _, number in pieces(normal)]
        kept = tuple([word for word in words if not word.particle])
        return kept or tuple(words)

    def readings(self, normal: str) -> tuple[tuple[WordInfo, ...], ...]:
        """The name word by word; and where it holds one, with a phrase of the lexicon as one word, with God apart."""
        words = self.read(normal)
        joined, parted = self._joined(words), self.parted(words)
        return (words, *[each for each in (joined, parted) if each is not words])

    def said(self, normal: str) -> tuple[Sense, ...]:
        """What a normal form means as one entry of the lexicon, a word or a phrase."""
        known = self._said.get(normal)
        if known is None:
            known = tuple(self._meant(normal) or ([] if not normal or " " in normal else self._listed(normal)))
            if len(self._said) < MAX_REMEMBERED:
                self._said[normal] = known
        return known

    def is_land(self, normal: str) -> bool:
        """Whether a normal form, a word or a phrase, names a land or its people."""
        return any(sense.country for sense in self.said(normal))

    def word(self, word: str) -> WordInfo:
        """What is known of one word of a normal form."""
        known = self._seen.get(word)
        if known is None:
            keys = self.prepared.word_keys(word)
            listed = self._listed(word)
            known = merged(word, keys, listed or self._spelled(word, keys), guessed=not listed)
            if len(self._seen) < MAX_REMEMBERED:
                self._seen[word] = known
        return known

    def mended(self, word: WordInfo) -> WordInfo:
        """The light word of the lexicon that an unknown word is a letter astray from, or else the word itself.

        A word that tells groups apart is never guessed: the registry's own are held against the query with less trust.
        """
        known = self._mended.get(word.word)
        if known is None:
            found = [self._mendable.words[number] for number in self._mendable.near(word.word)]
            likest = max(found, key=lambda other: JaroWinkler.similarity(word.word, other), default=None)
            known = word if likest is None else self.word(likest)
            if not known.concepts.isdisjoint(word.concepts):
                known = word  # by its sound it was known already
            weighs = known.free or known.particle or WordClass.HEAD in known.classes
            if weighs and _is_short_of(word.word, known.word):
                known = word  # nothing of it would be left
            if len(self._mended) < MAX_REMEMBERED:
                self._mended[word.word] = known
        return known

    @cached_property
    def _mendable(self) -> Misprints:
        forms = [form for form in self.prepared.forms if " " not in form]
        light = ((at, form) for at, form in enumerate(forms) if self._may_be_mended(form))
        return misprints(light, least=LEAST_LIGHT)

    def _may_be_mended(self, form: str) -> bool:
        """Whether a word is a light one, or a land of so many letters that one astray makes no other land of it."""
        classes = {sense.word_class for sense in self._meant(form)}
        return classes <= LIGHT or (len(form) >= LEAST_LAND and classes == _LAND)

    def _listed(self, word: str) -> list[Sense]:
        """The concepts of a word as it stands, without what is written in one with it, or in another Russian case."""
        found = self._meant(word)
        if found:
            return found
        if word[:1] in _OPENERS:
            return self._bare(word)
        forms = self._by_stem.get(stem(word), ()) if "а" <= word[:1] <= "я" else ()
        return [sense for form in forms for sense in self._meant(form) if sense.lang == "ru"]

    def _bare(self, word: str) -> list[Sense]:
        """What a word means without its article, or a land or place without the preposition in one with it."""
        for article in chain.from_iterable(ARTICLES.values()):
            if word.startswith(article) and len(word) > len(article) + 1:
                return self._meant(word[len(article) :])
        if word[0] not in PREPOSITIONS:
            return []
        return [sense for sense in self._meant(word[1:]) if sense.country or sense.within]

    def _spelled(self, word: str, keys: tuple[str, ...]) -> list[Sense]:
        """The concepts of a word that the lexicon spells otherwise.

        A romanised word of a long key may be spelled freely; a short key, and a native spelling, ask for like letters.
        Of several, only the nearest are meant: *thawrah* is revolution, and not revenge (*thar*).
        """
        found: list[tuple[float, Sense]] = []
        latin, arabic = word.isascii(), ARABIC_LETTERS.match(word) is not None
        for key in keys[:LIKELIEST]:
            for form in self.prepared.keyed(key):
                free = len(key) >= SAFE_KEY and (latin or form.isascii())
                like = JaroWinkler.similarity(word, form)
                asked = latin or len(word) > SAFE_KEY
                for sense in self._meant(form):
                    if sense.lang not in KEYED_LANGUAGES or sense.word_class is WordClass.PARTICLE:
                        continue  # so short a word as a particle is nothing to sound like
                    if arabic and sense.word_class is WordClass.UNIT:
                        continue  # the lexicon has them in every spelling: regulations (لوائح) are no brigade
                    if free or (asked and like >= LIKE_SPELLING[sense.country is not None]):
                        found.append((like, sense))
        least = max(found, key=itemgetter(0))[0] - NEAREST if found and latin else 0.0
        return [sense for like, sense in found if like >= least]

    def _joined(self, words: tuple[WordInfo, ...]) -> tuple[WordInfo, ...]:
        out: list[WordInfo] = []
        at, count = 0, len(words)
        openers = self._phrase_openers
        if openers.isdisjoint([word.bare for word in words]):
            return words
        while at < count:
            length = 1
            if words[at].bare in openers:
                for length in range(min(LONGEST_PHRASE, count - at), 1, -1):
                    parts = words[at : at + length]
                    senses = self._phrases.get(" ".join([word.bare for word in parts]))
                    if senses:
                        keys = ("".join(word.keys[0] for word in parts if word.keys),)
                        out.append(merged(" ".join(word.word for word in parts), keys, senses))
                        break
                else:
                    length = 1
            if length == 1:
                out.append(words[at])
            at += length
        return words if len(out) == count else tuple(out)

    def parted(self, words: tuple[WordInfo, ...]) -> tuple[WordInfo, ...]:
        """The words, of which those that nobody knows and that end in God's name are two (*Asadullah*)."""
        parts = [None if word.concepts or word.number else parted_from_god(word.word) for word in words]
        if not any(parts):
            return words
        read = [map(self.word, part) if part else (word,) for word, part in zip(words, parts, strict=True)]
        return tuple(chain.from_iterable(read))

    @cached_property
    def around(self) -> frozenset[str]:
        """Every word that may open, close or be a decoration, as the lexicon writes it."""
        classes = (WordClass.COUNTRY, WordClass.ROLE, WordClass.TIE, WordClass.HONORIFIC, WordClass.HEAD)
        return frozenset(
            word
            for sense, form in self._entries
            if sense.word_class in classes or sense.within or sense.concept in KINDS
            for word in form.split()
        )

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The words that may say what kind of outlet or company a body is."""
        return _with_articles(entry for entry in self._entries if entry[0].concept in KINDS)

    @cached_property
    def saying(self) -> frozenset[str]:
        """The words of role words, ties and parts: without one of them nothing is a description."""
        classes = (WordClass.ROLE, WordClass.TIE)
        entries = self._entries
        return _with_articles(each for each in entries if each[0].word_class in classes or each[0].concept in PARTING)

    @cached_property
    def creeds(self) -> frozenset[str]:
        """The words that say of what creed or cause a group is."""
        concepts = CREEDS | {CAUSE, ARMED}
        return _with_articles(entry for entry in self._entries if entry[0].concept in concepts)

    def _meant(self, form: str) -> list[Sense]:
        """What a normal form means as it stands."""
        known = self._meanings.get(form)
        if known is None:
            known = [self._sense(place) for place in self.prepared.places(form)]
            if known:  # there are as many as the lexicon has forms
                self._meanings[form] = known
        return known

    @cached_property
    def _by_stem(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for form in self.prepared.forms:
            if "а" <= form[:1] <= "я" and " " not in form:
                found.setdefault(stem(form), []).append(form)
        return found

    @cached_property
    def _phrases(self) -> dict[str, list[Sense]]:
        found: dict[str, list[Sense]] = {}
        for form in self.prepared.forms:
            if " " in form:
                parts = self._parts_of(form)
                if 1 < len(parts) <= LONGEST_PHRASE:
                    found.setdefault(" ".join(parts), []).extend(self._meant(form))
        return found

    def _parts_of(self, phrase: str) -> list[str]:
        """The words of a phrase as `read` keeps them; what they sound like that stand only in phrases is not asked."""
        words = [number or word for word, _, _, number in pieces(phrase)]
        kept = [word for word in words if {sense.word_class for sense in self._listed(word)} != {WordClass.PARTICLE}]
        return list(map(bare, kept or words))

    @cached_property
    def _phrase_openers(self) -> frozenset[str]:
        return frozenset(phrase.partition(" ")[0] for phrase in self._phrases)

    def _sense(self, place: int) -> Sense:
        """A meaning by its place; most are never asked for."""
        known = self._senses.get(place)
        if known is None:
            concept, name, land, lang = self.prepared.meaning(place)
            word_class = WordClass(name)
            country, within = (None, land or None) if word_class is WordClass.PLACE else (land or None, None)
            known = self._senses[place] = Sense(concept, word_class, country, lang, within)
        return known

    @property
    def _entries(self) -> Iterator[tuple[Sense, str]]:
        return ((sense, form) for form in self.prepared.forms for sense in self._meant(form))


def _with_articles(entries: Iterable[tuple[Sense, str]]) -> frozenset[str]:
    """The words of some entries as a text may write them: in Arabic and Hebrew with the article in front, too."""
    found: set[str] = set()
    for sense, form in entries:
        words = form.split()
        found.update(words)
        found.update(f"{article}{word}" for article in ARTICLES.get(sense.lang, ()) for word in words)
    return frozenset(found)


def _is_short_of(word: str, meant: str) -> bool:
    return len(word) < LEAST_FREE and sorted(word) != sorted(meant)
