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

from militiadb.names import NameKey, normalise
from militiadb.resolution.affixes import POSSESSIVE
from militiadb.resolution.descriptions import LINKING
from militiadb.resolution.forms import LEADER, Form
from militiadb.resolution.glossary import MAX_REMEMBERED, Glossary
from militiadb.resolution.joining import ELIDED
from militiadb.resolution.likeness import SAME_KEY, likeness
from militiadb.resolution.result import Peel
from militiadb.resolution.wordinfo import LEADERSHIP, WordInfo

LONGEST_NAME = 6
"""Of so many words is what is taken for a person, his title and what joins him to the group among them."""

_SEVERAL: Final = re.compile(r"[/&+,;|،؛]")
"""Signs between several names: "Muqtada al-Sadr / Sadrists" are two, and neither is said of the other."""

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
        """The groups in which a person who may be called so holds an office."""
        read = self.glossary.parted(self.glossary.read(normalise(said)))
        words = [word for word in read if not word.free or word.guessed]
        persons = {
            id(person): person for word in words[-1:] for key in word.keys for person in self._by_key.get(key, ())
        }
        return frozenset([group for group, name in persons.values() if _is_called(words, name)])

    def hears(self, word: str) -> bool:
        """Whether a word of a normal form is one of their names'."""
        known = self._heard.get(word)
        if known is None:
            info = self.glossary.word(word)
            theirs = {other.word: other for key in info.keys for other in self._words.get(key, ())}
            known = any(likeness(info, other) >= SAME_KEY for other in theirs.values())
            if len(self._heard) < MAX_REMEMBERED:
                self._heard[word] = known
        return known

    def may_name(self, word: str) -> bool:
        """Whether a word of a normal form is one of their names', or stands before a name: a title, "of"."""
        return word in LINKING or self.hears(word) or self.glossary.word(word).free

    def are_spoken_of(self, form: Form) -> bool:
        """Whether a word of a query, or one that was taken off, says that it is about a leader."""
        words = normalise(" ".join([form.text, *[peel.text for peel in form.peeled]])).split()
        return any(sense.concept == LEADERSHIP for word in words for sense in self.glossary.said(NameKey(word)))

    @cached_property
    def _by_key(self) -> Mapping[str, list[Person]]:
        found: defaultdict[str, list[Person]] = defaultdict(list)
        for group, name in self.holders:
            words = self.glossary.parted(self.glossary.read(name))
            for key in dict.fromkeys([key for word in words for key in word.keys]):
                found[key].append((group, words))
        return found

    @cached_property
    def _words(self) -> Mapping[str, list[WordInfo]]:
        """Skeleton key → the words of their names."""
        found: defaultdict[str, list[WordInfo]] = defaultdict(list)
        names = [self.glossary.parted(self.glossary.read(name)) for _, name in self.holders]
        for word in {word.word: word for words in names for word in words}.values():
            for key in word.keys:
                found[key].append(word)
        return found


def beside_leaders(form: Form, tokens: list[str], normals: Sequence[str], leaders: Leaders) -> Iterator[Form]:
    """A name without the person behind it or before it; whether the person goes with the name is asked of the form.

    "Hezbollah chief Hassan Nasrallah" is a man, and not his group.
    """
    longest = min(LONGEST_NAME, len(tokens) - 1)
    behind = [*takewhile(leaders.may_name, reversed(normals))][:longest] if leaders.hears(normals[-1]) else []
    before = [*takewhile(leaders.may_name, normals)][:longest]
    if not (behind or before) or _SEVERAL.search(form.text) or leaders.are_spoken_of(form):
        return
    for size in range(1, len(behind) + 1):
        yield from _without_leader(form, tokens[-size:], tokens[:-size], leaders)
    for size, word in enumerate(before, 1):
        if leaders.hears(word):  # a name ends there
            yield from _without_leader(form, tokens[:size], tokens[size:], leaders)


def _without_leader(form: Form, said: list[str], rest: list[str], leaders: Leaders) -> Iterator[Form]:
    person = _person(said)
    if leaders.of(person):
        bare = form.without(" ".join(rest), Peel(" ".join(said), LEADER), split=True)
        yield evolve(bare, also=(*form.also, person))


def _person(said: Sequence[str]) -> str:
    """A person's name without what joins it to the group: "de", "d'", "'s"."""
    at = next((at for at, token in enumerate(said[:-1]) if normalise(token) not in LINKING), len(said) - 1)
    return POSSESSIVE.sub("", ELIDED.sub("", " ".join(said[at:]), count=1))


def _is_called(said: Sequence[WordInfo], name: Sequence[WordInfo]) -> bool:
    """Whether every word said is one of the name's; one alone must be the last, since many men share the others.

    And then its letters must be like as well: Omar is no Umarov.
    """
    rest = dict(enumerate(name))
    met: list[int] = []
    for word in said:
        at = next((at for at, other in rest.items() if likeness(word, other) >= SAME_KEY), None)
        if at is None:
            return False
        del rest[at]
        met.append(at)
    return len(met) > 1 or (met == [len(name) - 1] and _are_like(said[0].word, name[-1].word))


def _are_like(one: str, other: str) -> bool:
    """Whether two Latin words are but few letters apart; other scripts leave vowels out."""
    apart = 0 if not (one.isascii() and other.isascii()) else OSA.distance(one, other, score_cutoff=MOST_APART)
    return apart <= MOST_APART
