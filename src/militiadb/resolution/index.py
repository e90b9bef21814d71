"""The names of a registry, arranged for looking up; each table is made on first use and never changed after.

Aliases and groups stay many-to-many: two groups that bear one name are two answers, never one group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from attrs import evolve, field, frozen

from militiadb.model.group import Group, Name
from militiadb.model.registry import Registry
from militiadb.model.vocabulary import GroupKind, Match, NameKind
from militiadb.names import NameKey, Script, SkeletonKey, clean, normalise, rough_latin, script_of, skeleton
from militiadb.resolution.glossary import Glossary
from militiadb.resolution.wordinfo import WordInfo
from militiadb.resolution.words import WordTable, tabulate

K = TypeVar("K", bound=Hashable)

SHORT_ACRONYM = 3
"""Acronyms of so few letters are matched in their own case only: "SAD" is a brand, "sad" is not."""


@frozen
class Bearer:
    """A name that may be matched, and the group that bears it."""

    group: str
    name: Name


@frozen
class NameTables:
    """Every matchable name by its forms; a position in `bearers` stands for a name."""

    registry: Registry
    glossary: Glossary
    bearers: tuple[Bearer, ...] = field(repr=False)
    _sounds: dict[int, str] = field(factory=dict, repr=False, eq=False)
    _read: dict[int, tuple[WordInfo, ...]] = field(factory=dict, repr=False, eq=False)
    _scripts: dict[int, Script] = field(factory=dict, repr=False, eq=False)

    @cached_property
    def exact(self) -> Mapping[str, tuple[int, ...]]:
        """Clean text → names, with other groups' names of the same normal form: homonyms are never chosen."""
        table = _table((clean(bearer.name.text), at) for at, bearer in enumerate(self.bearers))
        return {text: self._with_homonyms(text, places) for text, places in table.items()}

    def _with_homonyms(self, text: str, places: tuple[int, ...]) -> tuple[int, ...]:
        groups = {self.bearers[at].group for at in places}
        alike = self.normal.get(self.normal_of[places[0]], ())
        others = (at for at in alike if self.bearers[at].group not in groups and self.spelled_alike(at, text))
        return (*places, *others)

    @cached_property
    def normal_of(self) -> tuple[NameKey, ...]:
        """The normal form of each name."""
        return tuple([normalise(bearer.name.text) for bearer in self.bearers])

    @cached_property
    def normal(self) -> Mapping[NameKey, tuple[int, ...]]:
        """Normal form → names."""
        return _table((form, at) for at, form in enumerate(self.normal_of))

    @cached_property
    def keys(self) -> Mapping[int, tuple[SkeletonKey, ...]]:
        """Name that may match fuzzily → its skeleton keys."""
        return {
            at: skeleton(bearer.name.text, lang=bearer.name.lang)
            for at, bearer in enumerate(self.bearers)
            if bearer.name.match is Match.FUZZY
        }

    @cached_property
    def skeletons(self) -> Mapping[SkeletonKey, tuple[int, ...]]:
        """Skeleton key → names."""
        return _table((key, at) for at, keys in self.keys.items() for key in keys)

    @cached_property
    def sounds(self) -> Mapping[str, tuple[int, ...]]:
        """Rough Latin reading → names that match exactly: letter by letter in another script is no fuzzy match."""
        exact = ((at, bearer.name) for at, bearer in enumerate(self.bearers) if bearer.name.match is Match.EXACT)
        return _table((rough_latin(name.text), at) for at, name in exact)

    def read_of(self, at: int) -> tuple[WordInfo, ...]:
        """The content words of a name, read when it is first held against another."""
        known = self._read.get(at)
        if known is None:
            known = self._read[at] = self.glossary.read(self.normal_of[at])
        return known

    def script_of(self, at: int) -> Script:
        """The script of a name, found when it is first asked for."""
        known = self._scripts.get(at)
        if known is None:
            known = self._scripts[at] = script_of(self.bearers[at].name.text)
        return known

    def sound_of(self, at: int) -> str:
        """The rough Latin reading of a name, made when it is first held against another."""
        known = self._sounds.get(at)
        if known is None:
            known = self._sounds[at] = rough_latin(self.normal_of[at])
        return known

    @cached_property
    def words(self) -> WordTable:
        """The words of the names that may match fuzzily."""
        read = self.glossary.readings
        return tabulate((at, self.bearers[at].group, read(self.normal_of[at])) for at in self.keys)

    @cached_property
    def lookalikes(self) -> Mapping[NameKey, tuple[int, ...]]:
        """Normal form → lookalikes of the registry, by their place."""
        return _table((normalise(name), at) for at, each in enumerate(self.registry.lookalikes) for name in each.names)

    @cached_property
    def umbrellas(self) -> frozenset[NameKey]:
        """The normal forms of umbrellas' names, which may stand before a member's own."""
        return frozenset(
            form
            for form, bearer in zip(self.normal_of, self.bearers, strict=True)
            if self.registry[bearer.group].kind is GroupKind.UMBRELLA
        )

    def spelled_alike(self, at: int, text: str) -> bool:
        """Whether a short acronym stands in the text in its own case; any other name does not mind."""
        name = self.bearers[at].name
        if name.kind is not NameKind.ACRONYM:
            return True
        letters, asked = _letters(name.text), _letters(text)
        return len(letters) > SHORT_ACRONYM or not letters.isascii() or letters == asked


@frozen
class NameIndex:
    """The tables as a resolver sees them: a measurement may hide names and lookalikes without making them anew."""

    tables: NameTables
    hidden: frozenset[int] = frozenset()
    hidden_lookalike: NameKey | None = None

    def exact(self, text: str) -> tuple[int, ...]:
        """The names that are the clean text."""
        return self.seen(self.tables.exact.get(text, ()))

    def normal(self, normal: NameKey, text: str) -> tuple[int, ...]:
        """The names of a normal form that may be written like the text."""
        found = self.tables.normal.get(normal)
        return tuple([at for at in self.seen(found) if self.tables.spelled_alike(at, text)]) if found else ()

    def skeleton(self, normal: NameKey) -> dict[int, SkeletonKey]:
        """The names that share a skeleton key with a normal form, with that key."""
        table = self.tables.skeletons
        return {at: key for key in skeleton(normal) if (places := table.get(key)) for at in self.seen(places)}

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

    def bearer(self, at: int) -> Bearer:
        """A name and its group by position."""
        return self.tables.bearers[at]

    def groups(self, at: int) -> tuple[Group, ...]:
        """The groups that a name stands for today: its bearer, or where that id's tombstones lead."""
        registry = self.tables.registry
        group = registry.groups[self.tables.bearers[at].group]
        return (group,) if group.redirect is None else tuple(registry[each] for each in registry.follow(group.id))

    def without(self, group: str, form: NameKey) -> NameIndex:
        """The same index, blind to a group's names of one normal form and to lookalikes of that form."""
        places = (at for at in self.tables.normal.get(form, ()) if self.tables.bearers[at].group == group)
        return evolve(self, hidden=frozenset(places), hidden_lookalike=form)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _table(pairs: Iterable[tuple[K, int]]) -> dict[K, tuple[int, ...]]:
    found: defaultdict[K, dict[int, None]] = defaultdict(dict)
    for key, at in pairs:
        if key:
            found[key][at] = None
    return {key: tuple(places) for key, places in found.items()}


def index_names(registry: Registry) -> NameIndex:
    """Arrange the names of a registry."""
    bearers = tuple(
        Bearer(group.id, name) for group in registry for name in group.names if name.match is not Match.NEVER
    )
    return NameIndex(NameTables(registry, Glossary(registry.lexicon), bearers))
