"""Who holds an office in a group, beside its name: "Hezb-e-Islami (Hekmatyar)", "Zahran Alloush's Jaysh al-Islam".

A person bears out a name, or tells which of several bearers is meant, by an office in the registry alone; of anybody
else nothing is known, and such a name stays as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from typing import Final

from attrs import evolve, field, frozen
from rapidfuzz.distance import OSA

from militiadb.model.vocabulary import WordClass
from militiadb.names import NameKey, normalise
from militiadb.resolution.affixes import POSSESSIVE
from militiadb.resolution.forms import LEADER, Form
from militiadb.resolution.glossary import MAX_REMEMBERED, Glossary
from militiadb.resolution.joining import ELIDED, has_apostrophe
from militiadb.resolution.likeness import SAME_KEY, likeness
from militiadb.resolution.linking import GENITIVE
from militiadb.resolution.result import Peel
from militiadb.resolution.wholes import says_part
from militiadb.resolution.wordinfo import LEADERSHIP, WordInfo

LONGEST_NAME = 6
"""Of so many words is what is taken for a person, his title and what joins him to the group among them."""

_SEVERAL: Final = re.compile(r"[/&+,;|،؛]")
"""Signs between several names: "Muqtada al-Sadr / Sadrists" are two, and neither is said of the other."""

_TITLES: Final = frozenset({WordClass.HONORIFIC})
_SMALL: Final = frozenset({WordClass.PARTICLE})
ENOUGH_NAMES: Final = 3
"""So many words of a name are enough without its last."""
MOST_APART: Final = 2
"""So many letters may part two spellings of the last word of a name."""

Person = tuple[str, tuple[WordInfo, ...]]
"""A group and the words of the name of somebody who holds an office in it."""


@frozen(slots=False)
class Leaders:
    """The office holders of a registry, as pairs of a group and the normal form of a name."""

    holders: Sequence[tuple[str, NameKey]] = field(repr=False)
    glossary: Glossary = field(repr=False)
    _heard: dict[str, bool] = field(factory=dict, init=False, repr=False, eq=False)

    def of(self, said: str) -> frozenset[str]:
        """The groups in which a person who may be called so holds an office.

        One word alone must be the last of a name, and nobody's name beside who leads other groups: many men are Hassan.
        """
        words = self.glossary.parted(self.glossary.read(normalise(said)))
        near = {id(each): each for word in words[-1:] for key in word.keys for each in self._by_key.get(key, ())}
        met = {group: count for group, name in near.values() if (count := _is_called(words, name))}
        if max(met.values(), default=0) > 1:
            return frozenset([group for group, count in met.items() if count > 1])
        namesakes = [{group} for group, name in near.values() if any(_is_one(words[-1], other) for other in name)]
        return frozenset(met) if met and all(not group.isdisjoint(met) for group in namesakes) else frozenset()

    def hears(self, word: str) -> bool:
        """Whether a word of a normal form is one of their names'."""
        known = self._heard.get(word)
        if known is None:
            info = self.glossary.word(word)
            theirs = {other.word: other for key in info.keys for other in self._words.get(key, ())}
            known = any(_is_one(info, other) for other in theirs.values())
            if len(self._heard) < MAX_REMEMBERED:
                self._heard[word] = known
        return known

    def may_name(self, word: str) -> bool:
        """Whether a word of a normal form is one of their names', or goes with a name: a title, "of", "al"."""
        return (
            word in GENITIVE
            or self.hears(word)
            or _is_title(info := self.glossary.word(word))
            or info.classes == _SMALL
        )

    def are_spoken_of(self, form: Form) -> bool:
        """Whether a word of a query, or one taken off, says that it is about a leader, or about his part of a group."""
        words = normalise(" ".join([form.text, *[peel.text for peel in form.peeled]])).split()
        concepts = {sense.concept for word in words for sense in self.glossary.said(NameKey(word))}
        return LEADERSHIP in concepts or says_part(words, self.glossary)

    @cached_property
    def _persons(self) -> Sequence[Person]:
        return [(group, self.glossary.parted(self.glossary.read(name))) for group, name in self.holders]

    @cached_property
    def _by_key(self) -> Mapping[str, list[Person]]:
        found: defaultdict[str, list[Person]] = defaultdict(list)
        for person in self._persons:
            for key in dict.fromkeys([key for word in person[1] for key in word.keys]):
                found[key].append(person)
        return found

    @cached_property
    def _words(self) -> Mapping[str, list[WordInfo]]:
        """Skeleton key → the words of their names."""
        found: defaultdict[str, list[WordInfo]] = defaultdict(list)
        for word in {word.word: word for _, words in self._persons for word in words}.values():
            for key in word.keys:
                found[key].append(word)
        return found


def beside_leaders(form: Form, tokens: list[str], normals: Sequence[str], leaders: Leaders) -> Iterator[Form]:
    """A name without the person whose group it is: behind it, joined by "of", or before it with a possessive.

    Whether the person goes with the name is asked of the form. "Hezbollah chief Hassan Nasrallah" and "Hamas's Sinwar"
    are men, and not their groups.
    """
    if has_apostrophe(form.text):  # "d'Atheel", "Sadr's"
        normals = [normalise(ELIDED.sub("", POSSESSIVE.sub("", token))) for token in tokens]
    if _SEVERAL.search(form.text) or not any(map(leaders.hears, normals)) or leaders.are_spoken_of(form):
        return
    longest = min(LONGEST_NAME, len(tokens) - 1)
    behind = [*takewhile(leaders.may_name, reversed(normals))][:longest] if leaders.hears(normals[-1]) else []
    for size in range(1, len(behind) + 1):
        joined = normals[-size] in GENITIVE or bool(ELIDED.match(tokens[-size]))
        bare = not form.text.isascii() and min(size, len(tokens) - size) > 1  # a genitive needs no "of" in Arabic
        if joined or bare:
            yield from _without_leader(form, tokens[-size:], tokens[:-size], leaders)
    owned = next((at for at, token in enumerate(tokens[:longest], 1) if POSSESSIVE.search(token)), 0)
    if owned and all(map(leaders.may_name, normals[:owned])):
        yield from _without_leader(form, tokens[:owned], tokens[owned:], leaders)


def _without_leader(form: Form, said: list[str], rest: list[str], leaders: Leaders) -> Iterator[Form]:
    person = _person(said)
    if leaders.of(person):
        bare = form.without(" ".join(rest), Peel(" ".join(said), LEADER), split=True)
        yield evolve(bare, also=(*form.also, person))


def _person(said: Sequence[str]) -> str:
    """A person's name without what joins it to the group: "de", "d'", "'s"."""
    at = next((at for at, token in enumerate(said[:-1]) if normalise(token) not in GENITIVE), len(said) - 1)
    return POSSESSIVE.sub("", ELIDED.sub("", " ".join(said[at:]), count=1))


def _is_called(said: Sequence[WordInfo], name: Sequence[WordInfo]) -> int:
    """How many words of a name are said, if every word said is one, or a title; one alone must be the last.

    And then its letters must be like as well: Omar is no Umarov.
    """
    rest = dict(enumerate(name))
    met: list[int] = []
    for word in said:
        at = next((at for at, other in rest.items() if _is_one(word, other)), None)
        if at is None and not _is_title(word):
            return 0
        if at is not None:
            del rest[at]
            met.append(at)
    if not met or (max(met) < len(name) - 1 and len(met) < ENOUGH_NAMES):
        return 0  # two forenames are anybody's
    return len(met) if len(met) > 1 or _are_like(said[-1].word, name[-1].word) else 0


def _is_title(word: WordInfo) -> bool:
    """Whether a word may stand before a man's name: Sheikh, Mullah, leader."""
    return not word.guessed and (word.classes == _TITLES or LEADERSHIP in word.concepts)


def _is_one(word: WordInfo, other: WordInfo) -> bool:
    return likeness(word, other) >= SAME_KEY


def _are_like(one: str, other: str) -> bool:
    """Whether two Latin words are but few letters apart; other scripts leave vowels out."""
    apart = 0 if not (one.isascii() and other.isascii()) else OSA.distance(one, other, score_cutoff=MOST_APART)
    return apart <= MOST_APART
