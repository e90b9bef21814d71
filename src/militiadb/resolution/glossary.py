"""The lexicon read for matching: what each word of a name does, and which words say the same in other languages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from attrs import field, frozen
from rapidfuzz.distance import JaroWinkler

from militiadb.model.lexicon import Lexicon
from militiadb.model.vocabulary import WordClass
from militiadb.names import normalise, skeleton, word_skeletons

KEYED_LANGUAGES = ("ar", "fa", "ur", "ckb", "he")
"""Languages whose words, and romanisations, are known by their skeleton too: their spelling varies freely."""
SAFE_KEY = 4
"""A skeleton of fewer letters stands for too many words; below it the spelling must be like as well."""
LIKE_SPELLING = 0.85
INFLECTED = 0.9
"""From this likeness on two words of one language and one concept are forms of one word (brigade, brigades)."""
ARABIC_ARTICLES = ("وال", "بال", "ال", "لل")
MAX_REMEMBERED = 100_000
"""How many words are remembered; a stream of new ones must not fill the memory."""


@frozen
class WordInfo:
    """A word of a name as the glossary knows it.

    `concepts` are the meanings it may have, `classes` what it may do, `country` the land that it names, `langs` the
    languages that it is a word of (romanised words are of their own language).
    """

    word: str
    keys: tuple[str, ...]
    concepts: frozenset[str] = frozenset()
    classes: frozenset[WordClass] = frozenset()
    country: str | None = None
    number: bool = False
    langs: frozenset[str] = frozenset()

    @property
    def features(self) -> frozenset[str]:
        """By what two words that may be one are found: concepts and skeleton keys."""
        return self.concepts | {f"={key}" for key in self.keys}

    def means(self, other: WordInfo) -> bool:
        """Whether the two are one word, or words of one meaning in two languages.

        Two words of one language are two words, however alike in meaning: a liwa is no saraya, and ansar are no awliya.
        """
        if self.number or other.number:
            return self.number and other.number and self.keys == other.keys
        if self.word == other.word or not set(self.keys).isdisjoint(other.keys):
            return True
        if self.concepts.isdisjoint(other.concepts):
            return False
        return self.langs.isdisjoint(other.langs) or JaroWinkler.similarity(self.word, other.word) >= INFLECTED


LIGHT = frozenset(
    {
        WordClass.UNIT,
        WordClass.HEAD,
        WordClass.GENERIC,
        WordClass.ROLE,
        WordClass.PARTICLE,
        WordClass.HONORIFIC,
    }
)
"""What a word may be without telling one group from another."""
TELLING = frozenset({WordClass.BRANCH, WordClass.FACTION, WordClass.ORDINAL, WordClass.PLACE, WordClass.COUNTRY})
"""What parts one body from another of nearly the same name: present on one side alone, it contradicts."""


@frozen
class Sense:
    """A concept as a word of one language means it."""

    concept: str
    word_class: WordClass
    country: str | None
    lang: str


@frozen
class Glossary:
    """Words → concepts, by normal form and (for languages of free spelling) by skeleton key; phrases by their words."""

    lexicon: Lexicon
    _seen: dict[str, WordInfo] = field(factory=dict, repr=False, eq=False)

    def read(self, text: str) -> tuple[WordInfo, ...]:
        """The content words of a name, one by one; particles are left out where anything else is there."""
        words = [self._info(each.word, tuple(each.keys), number=each.number) for each in word_skeletons(text)]
        kept = tuple(word for word in words if word.classes != _PARTICLE)
        return kept or tuple(words)

    def readings(self, text: str) -> tuple[tuple[WordInfo, ...], ...]:
        """The name word by word, and where it holds a phrase of the lexicon, with that as one word."""
        words = self.read(text)
        joined = self._joined(words)
        return (words,) if joined == words else (words, joined)

    def whole(self, text: str) -> WordInfo | None:
        """The text as one entry of the lexicon (a word or a phrase), if it is one."""
        found = self._by_form.get(normalise(text))
        return _merged(str(normalise(text)), (), found) if found else None

    def _info(self, word: str, keys: tuple[str, ...], *, number: bool) -> WordInfo:
        cached = self._seen.get(word)
        if cached is not None:
            return cached
        found = self._listed(word) or self._spelled(word, keys)
        info = _merged(word, keys, found, number=number)
        if len(self._seen) < MAX_REMEMBERED:
            self._seen[word] = info
        return info

    def _listed(self, word: str) -> list[Sense]:
        """The concepts of a word as it stands, or without its Arabic article."""
        bare = (
            word[len(article) :]
            for article in ARABIC_ARTICLES
            if word.startswith(article) and len(word) > len(article) + 1
        )
        return next((found for form in (word, *bare) if (found := self._by_form.get(form))), [])

    def _spelled(self, word: str, keys: tuple[str, ...]) -> list[Sense]:
        """The concepts of a word that the lexicon spells otherwise; a short key asks for like letters as well."""
        found: dict[Sense, None] = {}
        for key in keys:
            for form, sense in self._by_key.get(key, ()):
                if len(key) >= SAFE_KEY or JaroWinkler.similarity(word, form) >= LIKE_SPELLING:
                    found[sense] = None
        return list(found)

    def _joined(self, words: tuple[WordInfo, ...]) -> tuple[WordInfo, ...]:
        out: list[WordInfo] = []
        at = 0
        while at < len(words):
            for length in range(min(self._longest, len(words) - at), 1, -1):
                parts = words[at : at + length]
                senses = self._phrases.get(" ".join(_bare(word.word) for word in parts))
                if senses:
                    out.append(_merged(" ".join(word.word for word in parts), _glued(parts), senses))
                    break
            else:
                length = 1
                out.append(words[at])
            at += length
        return tuple(out)

    @cached_property
    def _by_form(self) -> dict[str, list[Sense]]:
        found: dict[str, dict[Sense, None]] = {}
        for sense, text in self._entries():
            found.setdefault(normalise(text), {})[sense] = None
        return {form: list(senses) for form, senses in found.items()}

    @cached_property
    def _by_key(self) -> dict[str, list[tuple[str, Sense]]]:
        found: dict[str, list[tuple[str, Sense]]] = {}
        for sense, text in self._entries():
            if sense.lang in KEYED_LANGUAGES and " " not in text:
                for key in skeleton(text)[:2]:
                    found.setdefault(key, []).append((str(normalise(text)), sense))
        return found

    @cached_property
    def _phrases(self) -> dict[str, list[Sense]]:
        found: dict[str, list[Sense]] = {}
        for sense, text in self._entries():
            if " " in text:
                parts = [_bare(word.word) for word in self.read(text)]
                if len(parts) > 1:
                    found.setdefault(" ".join(parts), []).append(sense)
        return found

    @cached_property
    def _longest(self) -> int:
        return max((phrase.count(" ") + 1 for phrase in self._phrases), default=1)

    def _entries(self) -> Iterable[tuple[Sense, str]]:
        for concept in self.lexicon.concepts:
            for words in concept.words:
                sense = Sense(concept.id, concept.word_class, concept.country, words.lang.split("-")[0])
                yield from ((sense, text) for text in words.texts)


_PARTICLE = frozenset({WordClass.PARTICLE})


def _bare(word: str) -> str:
    """An Arabic word without its article: phrases stand with and without."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _glued(parts: Iterable[WordInfo]) -> tuple[str, ...]:
    return ("".join(word.keys[0] for word in parts if word.keys),)


def _merged(word: str, keys: tuple[str, ...], senses: Iterable[Sense], *, number: bool = False) -> WordInfo:
    found = list(senses)
    return WordInfo(
        word,
        keys,
        frozenset(sense.concept for sense in found),
        frozenset(sense.word_class for sense in found),
        next((sense.country for sense in found if sense.country), None),
        number,
        frozenset(sense.lang for sense in found),
    )
