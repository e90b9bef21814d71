"""The names of a registry by every form under which they are looked up; each table is made on first use.

Aliases and groups stay many-to-many: two groups that bear one name are two answers, never one group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from attrs import field, frozen

from militiadb.loading.collector import uncollected
from militiadb.model.group import Group, Name
from militiadb.model.registry import Registry
from militiadb.model.vocabulary import NameKind
from militiadb.names import NameKey, Script, SkeletonKey, normalise, script_of
from militiadb.names.rough_form import rough_latin_of
from militiadb.names.skeletons import pieces, skeleton_of
from militiadb.resolution.affixes import declension
from militiadb.resolution.glossary import Glossary
from militiadb.resolution.leaders import Leaders
from militiadb.resolution.prepared import HEADLINE, Prepared, Row
from militiadb.resolution.restoring import Spelled, spelled
from militiadb.resolution.shortforms import full_names, letters_of
from militiadb.resolution.tails import Tail, tails
from militiadb.resolution.traits import Traits
from militiadb.resolution.wordinfo import WordInfo
from militiadb.resolution.words import WordTable, tabulate

K = TypeVar("K", bound=Hashable)

SHORT_ACRONYM = 3
"""Acronyms of so few letters are matched in their own case only: "SAD" is a brand, "sad" is not."""
MIN_CAPITALS = 2
"""So many capitals make an acronym of three letters one in another case, where one is printed so: JuA and JUA."""
ALPHABETS = frozenset({Script.LATIN, Script.CYRILLIC, Script.GREEK, Script.ARABIC, Script.HEBREW})
"""Scripts with a letter for each consonant of these names; what kana or Devanagari make of them is a guess."""
_GERMAN = frozenset({"de"})
OPENING = 6
"""Of so many words may a name be with which another group's begins."""


@frozen
class Bearer:
    """A name that may be matched, and the group that bears it."""

    group: str
    name: Name


@frozen
class NameTables:
    """Every matchable name by its forms; a position in `rows` stands for a name."""

    registry: Registry
    prepared: Prepared = field(repr=False)
    glossary: Glossary = field(repr=False)
    _bearers: dict[int, Bearer] = field(factory=dict, repr=False, eq=False)
    _sounds: dict[int, str] = field(factory=dict, repr=False, eq=False)
    _read: dict[int, tuple[WordInfo, ...]] = field(factory=dict, repr=False, eq=False)
    _traits: dict[str, Traits] = field(factory=dict, repr=False, eq=False)
    _standing: dict[int, Sequence[str]] = field(factory=dict, repr=False, eq=False)
    _scripts: dict[int, Script] = field(factory=dict, repr=False, eq=False)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The names with their forms."""
        return self.prepared.rows

    def bearer(self, at: int) -> Bearer:
        """A name and its group by position; of a snapshot no group is made before it is asked for."""
        found = self._bearers.get(at)
        if found is None:
            row = self.rows[at]
            found = self._bearers[at] = Bearer(row.group, _name_of(self.registry.groups[row.group], row.place))
        return found

    @cached_property
    def sole(self) -> Mapping[str, Row]:
        """Clean text → its name, where no other has that normal form and there is no more to say of it."""
        normal = self.normal
        return {row.text: row for row in self.rows if not row.says_more and len(normal.get(row.normal, ())) == 1}

    @cached_property
    def normal(self) -> Mapping[NameKey, tuple[int, ...]]:
        """Normal form → names."""
        return _table((row.normal, at) for at, row in enumerate(self.rows))

    @cached_property
    def initials(self) -> Mapping[str, tuple[int, ...]]:
        """The letters and digits of acronyms, in their own case → names: MS-13, MS 13 and MS13 are one."""
        return _table((letters_of(row.text), at) for at, row in enumerate(self.rows) if row.acronym)

    @cached_property
    def skeletons(self) -> Mapping[SkeletonKey, tuple[int, ...]]:
        """Skeleton key → names that may match fuzzily."""
        return _table((key, at) for at, row in enumerate(self.rows) for key in row.keys or ())

    @cached_property
    def sounds(self) -> Mapping[str, tuple[int, ...]]:
        """Rough Latin reading → names that match exactly: letter by letter in another script is no fuzzy match."""
        return _table((rough_latin_of(row.normal), at) for at, row in enumerate(self.rows) if row.keys is None)

    @cached_property
    def as_written(self) -> Mapping[SkeletonKey, tuple[int, ...]]:
        """Likeliest skeleton key → names of several words that match exactly, acronyms apart: hints, and no answers."""
        names = ((at, row.normal) for at, row in enumerate(self.rows) if row.keys is None and not row.acronym)
        return _table((key, at) for at, normal in names if len(pieces(normal)) > 1 for key in skeleton_of(normal)[:1])

    def read_of(self, at: int) -> tuple[WordInfo, ...]:
        """The content words of a name, read when it is first held against another."""
        known = self._read.get(at)
        if known is None:
            known = self._read[at] = self.glossary.read(self.rows[at].normal)
        return known

    def script_of(self, at: int) -> Script:
        """The script of a name, found when it is first asked for."""
        known = self._scripts.get(at)
        if known is None:
            text = self.rows[at].text
            known = self._scripts[at] = Script.LATIN if text.isascii() else script_of(text)
        return known

    def sound_of(self, at: int) -> str:
        """The rough Latin reading of a name, made when it is first held against another."""
        known = self._sounds.get(at)
        if known is None:
            known = self._sounds[at] = rough_latin_of(self.rows[at].normal)
        return known

    @cached_property
    def of_group(self) -> Mapping[str, Sequence[int]]:
        """Group → its names."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, row in enumerate(self.rows):
            found[row.group].append(at)
        return found

    @cached_property
    def numbered(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """Number → the groups that an identifier gives it to, each with the scheme."""
        found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for group in self.registry:
            for identifier in group.identifiers:
                found[identifier.value].append((group.id, identifier.scheme))
        return found

    @cached_property
    def owners(self) -> frozenset[str]:
        """The groups that are said to stand above another."""
        return frozenset([parent.id for group in self.registry for parent in self.registry.parents(group)])

    @cached_property
    def leaders(self) -> Leaders:
        """Those who hold an office in a group."""
        return Leaders(self.prepared.holders, self.glossary)

    @cached_property
    def tails(self) -> Mapping[Tail, tuple[int, ...]]:
        """A group and the rest of a name that opens with one of its own → the names of its parts that are made so."""
        return _table(tails(self))

    def standing_for(self, at: int) -> Sequence[str]:
        """The few names that a short form stands for, found when it is first met."""
        known = self._standing.get(at)
        if known is None:
            known = self._standing[at] = full_names(at, self)
        return known

    def traits(self, group: str) -> Traits:
        """What the names and claims of a group say of it."""
        known = self._traits.get(group)
        if known is None:
            known = self._traits[group] = Traits(self.registry.groups[group], self)
        return known

    def sounds_otherwise(self, at: int, script: Script) -> bool:
        """Whether a name is in a script that writes sounds loosely, and neither in the one asked in nor the group's."""
        own = self.script_of(at)
        return not (own in ALPHABETS or own is script or own in self.traits(self.rows[at].group).scripts)

    @cached_property
    def words(self) -> WordTable:
        """The words of the names that may match fuzzily; a headline without a source is no name to be near."""
        fuzzy = ((at, row) for at, row in enumerate(self.rows) if row.keys is not None and row.place != HEADLINE)
        return tabulate((at, row.group, self.glossary.readings(row.normal)) for at, row in fuzzy)

    @cached_property
    def declined(self) -> Mapping[str, tuple[int, ...]]:
        """What a Russian or German name of several words keeps in every case → names."""
        german = self._german
        several = ((at, row.normal) for at, row in enumerate(self.rows) if " " in row.normal)
        return _table(
            (declension(normal), at)
            for at, normal in several
            if "а" <= normal[0] <= "я" or not german.isdisjoint(normal.split())
        )

    @property
    def _german(self) -> frozenset[str]:
        """The words of names that are German and of no other language."""
        words = {word for row in self.rows for word in row.normal.split()}
        return frozenset([word for word in words if self.glossary.word(word).langs == _GERMAN])

    @cached_property
    def spelled(self) -> Spelled:
        """The words of all names as they are spelled, of those that are matched exactly too."""
        return spelled(self.normal, self.glossary, self.words.by_word)

    @cached_property
    def spoken(self) -> Mapping[str, tuple[int, ...]]:
        """Word of a normal form → names; only a measurement, which hides names, asks whose a word is."""
        return _table((word, at) for at, row in enumerate(self.rows) for word in row.normal.split())

    @cached_property
    def lookalikes(self) -> Mapping[NameKey, tuple[int, ...]]:
        """Normal form → lookalikes of the registry, by their place."""
        return _table((normalise(name), at) for at, each in enumerate(self.registry.lookalikes) for name in each.names)

    @cached_property
    def sounding_lookalikes(self) -> Mapping[SkeletonKey, tuple[int, ...]]:
        """Skeleton key → lookalikes of several words, by their place."""
        several = ((normal, places) for normal, places in self.lookalikes.items() if len(pieces(normal)) > 1)
        return _table((key, at) for normal, places in several for key in skeleton_of(normal)[:1] for at in places)

    @cached_property
    def acronyms(self) -> frozenset[NameKey]:
        """The normal forms that are acronyms' and no other names'."""
        others = {row.normal for row in self.rows if not row.acronym}
        return frozenset([row.normal for row in self.rows if row.acronym]) - others

    @cached_property
    def umbrellas(self) -> frozenset[NameKey]:
        """The normal forms of umbrellas' names, which may stand before a member's own."""
        return frozenset([row.normal for row in self.rows if row.umbrella])

    @cached_property
    def shortened(self) -> Mapping[NameKey, tuple[int, ...]]:
        """Acronym, or one word that is matched exactly (Daesh) → names."""
        words = ((row.normal, at) for at, row in enumerate(self.rows) if row.acronym or row.keys is None)
        return _table((normal, at) for normal, at in words if " " not in normal)

    @cached_property
    def opened(self) -> Mapping[NameKey, int]:
        """Name → how many names of other groups begin with it: as a branch's do with that of its whole."""
        found: defaultdict[NameKey, int] = defaultdict(int)
        for row in self.rows:
            words = row.normal.split()
            for size in range(1, min(len(words), OPENING + 1)):
                opening = NameKey(" ".join(words[:size]))
                if any(self.rows[at].group != row.group for at in self.normal.get(opening, ())):
                    found[opening] += 1
        return found

    def spelled_alike(self, at: int, text: str, *, printed: bool = False) -> bool:
        """Whether a short acronym stands in the text in its own case or in capitals (JUA); other names do not mind.

        Where another's is `printed` just so, two capitals are enough.
        """
        row = self.rows[at]
        if not row.acronym:
            return True
        letters, asked = letters_of(row.text), letters_of(text)
        if len(letters) > SHORT_ACRONYM or letters.lower() == letters.upper() or letters == asked:
            return True
        if not text.isalpha() or letters.upper() != asked.upper():  # "Sa'D" is a man
            return False
        return text.isupper() or (printed and sum(map(str.isupper, text)) >= MIN_CAPITALS)  # "CDs" are discs


def _name_of(group: Group, place: int) -> Name:
    """A name by its place; the headline of an entry that has no names stands for one, without a source."""
    return Name(group.name, NameKind.SHORT, "und", ()) if place == HEADLINE else group.names[place]


@uncollected()
def _table(pairs: Iterable[tuple[K, int]]) -> dict[K, tuple[int, ...]]:
    """Key → places, each once; they come in order, and nearly every key has one."""
    found: dict[K, tuple[int, ...]] = {}
    for key, at in pairs:
        known = found.get(key)
        if known is None:
            if key:  # what has no letters is found by none
                found[key] = (at,)
        elif known[-1] != at:
            found[key] = (*known, at)
    return found
