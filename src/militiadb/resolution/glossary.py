"""The lexicon read for matching: what each word of a name does, and which words say the same in other languages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from attrs import field, frozen

from militiadb.model.lexicon import Concept, Lexicon
from militiadb.model.vocabulary import WordClass
from militiadb.names import normalise, skeleton, word_skeletons

KEYED_SCRIPTS = ("ar", "fa", "ur", "ckb", "he")
"""Languages whose words, and romanisations, are known by their skeleton too: their spelling varies freely."""
MIN_KEY = 3
"""A skeleton shorter than this says too little to stand for a word."""


@frozen
class WordInfo:
    """A word of a name as the glossary knows it.

    `concepts` are the meanings it may have, `classes` what it may do, `country` the land that it names.
    """

    word: str
    keys: tuple[str, ...]
    concepts: frozenset[str] = frozenset()
    classes: frozenset[WordClass] = frozenset()
    country: str | None = None
    number: bool = False

    @property
    def features(self) -> frozenset[str]:
        """What can be equal between two words of one meaning: concepts, else the skeleton keys."""
        return self.concepts or frozenset(f"={key}" for key in self.keys)


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
class Glossary:
    """Words → concepts, by normal form and (for languages of free spelling) by skeleton key; phrases by their words."""

    lexicon: Lexicon
    _cache: dict[str, WordInfo] = field(factory=dict, repr=False, eq=False)

    def read(self, text: str) -> tuple[WordInfo, ...]:
        """The content words of a name, phrases of the lexicon taken as one word, particles left out."""
        return self._joined(
            [self._info(each.word, tuple(each.keys), number=each.number) for each in word_skeletons(text)]
        )

    def whole(self, text: str) -> WordInfo | None:
        """The text as one entry of the lexicon (a word or a phrase), if it is one."""
        found = self._by_form.get(normalise(text))
        return _merged(str(normalise(text)), (), found) if found else None

    def _info(self, word: str, keys: tuple[str, ...], *, number: bool) -> WordInfo:
        cached = self._cache.get(word)
        if cached is not None:
            return cached
        found = list(self._by_form.get(word, ()))
        if not found:
            found = [c for key in keys if len(key) >= MIN_KEY for c in self._by_key.get(key, ())]
        info = _merged(word, keys, found, number=number)
        if len(self._cache) < 200_000:  # bounded: a hostile stream of new words must not fill the memory
            self._cache[word] = info
        return info

    def _joined(self, words: list[WordInfo]) -> tuple[WordInfo, ...]:
        out: list[WordInfo] = []
        at = 0
        while at < len(words):
            for length in range(min(self._longest, len(words) - at), 1, -1):
                phrase = " ".join(word.word for word in words[at : at + length])
                concepts = self._phrases.get(phrase)
                if concepts:
                    keys = tuple("".join(word.keys[0] for word in words[at : at + length] if word.keys)) and (
                        "".join(word.keys[0] for word in words[at : at + length] if word.keys),
                    )
                    out.append(_merged(phrase, keys, concepts))
                    at += length
                    break
            else:
                if WordClass.PARTICLE not in words[at].classes or len(words) == 1:
                    out.append(words[at])
                at += 1
        return tuple(out)

    @cached_property
    def _by_form(self) -> dict[str, list[Concept]]:
        found: dict[str, list[Concept]] = {}
        for concept, _, text in self._entries():
            found.setdefault(normalise(text), []).append(concept)
        return found

    @cached_property
    def _by_key(self) -> dict[str, list[Concept]]:
        found: dict[str, list[Concept]] = {}
        for concept, lang, text in self._entries():
            if lang.split("-")[0] in KEYED_SCRIPTS and " " not in text:
                for key in skeleton(text)[:2]:
                    entries = found.setdefault(key, [])
                    if concept not in entries:
                        entries.append(concept)
        return found

    @cached_property
    def _phrases(self) -> dict[str, list[Concept]]:
        found: dict[str, list[Concept]] = {}
        for concept, _, text in self._entries():
            parts = [each.word for each in word_skeletons(text)]
            if len(parts) > 1:
                found.setdefault(" ".join(parts), []).append(concept)
        return found

    @cached_property
    def _longest(self) -> int:
        return max((phrase.count(" ") + 1 for phrase in self._phrases), default=1)

    def _entries(self) -> Iterable[tuple[Concept, str, str]]:
        return (
            (concept, words.lang, text)
            for concept in self.lexicon.concepts
            for words in concept.words
            for text in words.texts
        )


def _merged(word: str, keys: tuple[str, ...], concepts: Iterable[Concept], *, number: bool = False) -> WordInfo:
    found = list(concepts)
    country = next((concept.country for concept in found if concept.country), None)
    ids, classes = frozenset(c.id for c in found), frozenset(c.word_class for c in found)
    return WordInfo(word, keys, ids, classes, country, number)
