"""The names of a registry, arranged for looking up; each table is made on first use and never changed after.

Aliases and groups stay many-to-many: two groups that bear one name are two answers, never one group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Mapping, Sequence, Set
from functools import cached_property
from typing import TypeVar

from attrs import evolve, field, frozen

from militiadb.model.group import Group, Name
from militiadb.model.registry import Registry
from militiadb.model.vocabulary import Match, NameKind
from militiadb.names import NameKey, Script, SkeletonKey, normalise, rough_latin, script_of
from militiadb.names.skeletons import skeleton_of
from militiadb.resolution.glossary import Glossary
from militiadb.resolution.prepared import Prepared, Row, prepared_for
from militiadb.resolution.wordinfo import WordInfo
from militiadb.resolution.words import WordTable, tabulate

K = TypeVar("K", bound=Hashable)

MAX_INITIALS = 12
"""Longer texts are no acronyms."""
SHORT_ACRONYM = 3
"""Acronyms of so few letters are matched in their own case only: "SAD" is a brand, "sad" is not."""


STANDING_FOR = 4
"""For so many other names of its bearer may a short form inside a longer name stand."""
FULL = frozenset({NameKind.NATIVE, NameKind.ROMANISATION, NameKind.TRANSLATION})
OWN_KINDS = frozenset({NameKind.NATIVE, NameKind.ROMANISATION})
"""Names in a group's own language."""
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
    _scripts: dict[int, Script] = field(factory=dict, repr=False, eq=False)
    _units: dict[str, tuple[WordInfo, ...]] = field(factory=dict, repr=False, eq=False)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The names with their forms."""
        return self.prepared.rows

    def bearer(self, at: int) -> Bearer:
        """A name and its group by position; of a snapshot no group is made before it is asked for."""
        found = self._bearers.get(at)
        if found is None:
            row = self.rows[at]
            found = self._bearers[at] = Bearer(row.group, self.registry.groups[row.group].names[row.place])
        return found

    @cached_property
    def exact(self) -> Mapping[str, tuple[int, ...]]:
        """Clean text → names."""
        return _table((row.text, at) for at, row in enumerate(self.rows))

    @cached_property
    def sole(self) -> Mapping[str, int]:
        """Clean text → its name, where no other name has that normal form."""
        normal, rows = self.normal, self.rows
        found = ((row.text, at) for at, row in enumerate(rows) if len(normal.get(row.normal, ())) == 1)
        return dict(found)

    def with_homonyms(self, text: str, places: tuple[int, ...]) -> tuple[int, ...]:
        """The names of a clean text, with other groups' names of its normal form: homonyms are never chosen."""
        alike = self.normal.get(self.rows[places[0]].normal, ())
        if len(alike) == len(places):
            return places
        groups = {self.rows[at].group for at in places}
        others = (at for at in alike if self.rows[at].group not in groups and self.spelled_alike(at, text))
        return (*places, *others)

    @cached_property
    def normal(self) -> Mapping[NameKey, tuple[int, ...]]:
        """Normal form → names."""
        return _table((row.normal, at) for at, row in enumerate(self.rows))

    @cached_property
    def initials(self) -> Mapping[str, tuple[int, ...]]:
        """The letters and digits of acronyms, in their own case → names: MS-13, MS 13 and MS13 are one."""
        return _table((_letters(row.text), at) for at, row in enumerate(self.rows) if row.acronym)

    @cached_property
    def skeletons(self) -> Mapping[SkeletonKey, tuple[int, ...]]:
        """Skeleton key → names that may match fuzzily."""
        return _table((key, at) for at, row in enumerate(self.rows) for key in row.keys or ())

    @cached_property
    def sounds(self) -> Mapping[str, tuple[int, ...]]:
        """Rough Latin reading → names that match exactly: letter by letter in another script is no fuzzy match."""
        return _table((rough_latin(row.text), at) for at, row in enumerate(self.rows) if row.keys is None)

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
            known = self._sounds[at] = rough_latin(self.rows[at].normal)
        return known

    @cached_property
    def of_group(self) -> Mapping[str, Sequence[int]]:
        """Group → its names."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, row in enumerate(self.rows):
            found[row.group].append(at)
        return found

    def units_of(self, group: str) -> tuple[WordInfo, ...]:
        """The unit words with which a group is called in its own language."""
        known = self._units.get(group)
        if known is None:
            names = [at for at in self.of_group[group] if self.bearer(at).name.kind in OWN_KINDS]
            units = {word.word: word for at in names for word in self.read_of(at) if word.unit}
            known = self._units[group] = tuple(units.values())
        return known

    @cached_property
    def words(self) -> WordTable:
        """The words of the names that may match fuzzily."""
        fuzzy = ((at, row) for at, row in enumerate(self.rows) if row.keys is not None)
        return tabulate((at, row.group, self.glossary.readings(row.normal)) for at, row in fuzzy)

    @cached_property
    def lookalikes(self) -> Mapping[NameKey, tuple[int, ...]]:
        """Normal form → lookalikes of the registry, by their place."""
        return _table((normalise(name), at) for at, each in enumerate(self.registry.lookalikes) for name in each.names)

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

    def spelled_alike(self, at: int, text: str) -> bool:
        """Whether a short acronym stands in the text in its own case; any other name does not mind."""
        row = self.rows[at]
        if not row.acronym:
            return True
        letters, asked = _letters(row.text), _letters(text)
        return len(letters) > SHORT_ACRONYM or letters.lower() == letters.upper() or letters == asked


@frozen
class NameIndex:
    """The tables as a resolver sees them: a measurement may hide names and lookalikes without making them anew."""

    tables: NameTables
    hidden: frozenset[int] = frozenset()
    hidden_lookalike: NameKey | None = None

    def sole(self, text: str) -> int | None:
        """The name that is the clean text, where no other name has its normal form."""
        at = self.tables.sole.get(text)
        return None if at in self.hidden else at

    def exact(self, text: str) -> tuple[int, ...]:
        """The names that are the clean text, and their homonyms."""
        places = self.tables.exact.get(text)
        return self.seen(self.tables.with_homonyms(text, places)) if places else ()

    def normal(self, normal: NameKey, text: str) -> tuple[int, ...]:
        """The names of a normal form that may be written like the text."""
        found = self.tables.normal.get(normal)
        return tuple([at for at in self.seen(found) if self.tables.spelled_alike(at, text)]) if found else ()

    def initials(self, text: str) -> tuple[int, ...]:
        """The acronyms that the text is but for its hyphens and spaces."""
        return self.seen(self.tables.initials.get(_letters(text), ())) if len(text) <= MAX_INITIALS else ()

    def skeleton(self, normal: NameKey) -> dict[int, SkeletonKey]:
        """The names that share a skeleton key with a normal form, with that key."""
        table = self.tables.skeletons
        return {at: key for key in skeleton_of(normal) if (places := table.get(key)) for at in self.seen(places)}

    def sound(self, normal: NameKey) -> tuple[int, ...]:
        """The names matched exactly whose rough Latin reading is that of a normal form."""
        return self.seen(self.tables.sounds.get(rough_latin(normal), ()))

    def lookalike(self, normal: NameKey) -> int | None:
        """The lookalike of a normal form."""
        found = () if normal == self.hidden_lookalike else self.tables.lookalikes.get(normal, ())
        return found[0] if found else None

    def seen(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """The names that are not hidden."""
        return tuple(at for at in places if at not in self.hidden) if self.hidden else places

    @cached_property
    def names(self) -> Container[NameKey]:
        """The normal forms of the names that are not hidden."""
        normal = self.tables.normal
        return normal if not self.hidden else {form for form, places in normal.items() if self.seen(places)}

    @cached_property
    def umbrellas(self) -> Set[NameKey]:
        """Those of them that are umbrellas' names, which may stand before a member's own."""
        found = self.tables.umbrellas
        return found if not self.hidden else {form for form in found if form in self.names}

    def written_out(self, short: str) -> list[str]:
        """What a short form stands for: a few other names of each bearer, those first that open other names."""
        found: list[str] = []
        tables = self.tables
        for at in self.seen(tables.shortened.get(normalise(short), ())):
            bearer = self.bearer(at)
            if not tables.spelled_alike(at, short) or bearer.name.also:
                continue
            ranked = []
            for name in tables.registry.groups[bearer.group].names:
                full = name.kind in FULL and name.match is Match.FUZZY and " " in name.text
                opens = tables.opened.get(normalise(name.text), 0)
                if (full or opens) and name.text != bearer.name.text:
                    ranked.append((-opens, name.lang != "en", name.kind is not NameKind.ROMANISATION, name.text))
            found += [text for *_, text in sorted(ranked)[:STANDING_FOR]]
        return found

    def bearer(self, at: int) -> Bearer:
        """A name and its group by position."""
        return self.tables.bearer(at)

    def groups(self, at: int) -> tuple[Group, ...]:
        """The groups that a name stands for today: its bearer, or where that id's tombstones lead."""
        registry = self.tables.registry
        group = registry.groups[self.tables.rows[at].group]
        return (group,) if group.redirect is None else tuple(registry[each] for each in registry.follow(group.id))

    def without(self, group: str, form: NameKey | None) -> NameIndex:
        """The same index, blind to a group's names of one normal form and that form's lookalikes, or to all."""
        rows = self.tables.rows
        asked = range(len(rows)) if form is None else self.tables.normal.get(form, ())
        return evolve(self, hidden=frozenset(at for at in asked if rows[at].group == group), hidden_lookalike=form)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


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


def index_names(registry: Registry) -> NameIndex:
    """Arrange the names of a registry."""
    prepared = prepared_for(registry)
    return NameIndex(NameTables(registry, prepared, Glossary(prepared)))
