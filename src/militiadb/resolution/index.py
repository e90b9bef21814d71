"""The names of a registry, arranged for looking up; each table is made on first use and never changed after.

Aliases and groups stay many-to-many: two groups that bear one name are two answers, never one group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TypeVar

from attrs import field, frozen

from militiadb.model.group import Name
from militiadb.model.registry import Registry
from militiadb.model.vocabulary import Match, NameKind
from militiadb.names import NameKey, SkeletonKey, clean, normalise, skeleton
from militiadb.resolution.glossary import Glossary, WordInfo

K = TypeVar("K")

SHORT_ACRONYM = 3
"""Acronyms of so few letters are matched in their own case only: "SAD" is a brand, "sad" is not."""


@frozen
class Bearer:
    """A name that may be matched, and the group that bears it."""

    group: str
    name: Name


@frozen
class NameIndex:
    """Every matchable name of a registry by its forms; positions in `bearers` stand for names."""

    registry: Registry
    glossary: Glossary
    bearers: tuple[Bearer, ...] = field(repr=False)

    @cached_property
    def exact(self) -> Mapping[str, tuple[int, ...]]:
        """Clean text → names."""
        return _table((clean(bearer.name.text), at) for at, bearer in enumerate(self.bearers))

    @cached_property
    def normal(self) -> Mapping[NameKey, tuple[int, ...]]:
        """Normal form → names."""
        return _table((normalise(bearer.name.text), at) for at, bearer in enumerate(self.bearers))

    @cached_property
    def skeletons(self) -> Mapping[SkeletonKey, tuple[int, ...]]:
        """Skeleton key → names that may match fuzzily."""
        pairs = (
            (key, at)
            for at in self.fuzzy
            for key in skeleton(self.bearers[at].name.text, lang=self.bearers[at].name.lang)
        )
        return _table(pairs)

    @cached_property
    def fuzzy(self) -> tuple[int, ...]:
        """The names that may be matched beyond their normal form."""
        return tuple(at for at, bearer in enumerate(self.bearers) if bearer.name.match is Match.FUZZY)

    @cached_property
    def words(self) -> Mapping[int, tuple[WordInfo, ...]]:
        """Name → its content words."""
        return {at: self.glossary.read(self.bearers[at].name.text) for at in self.fuzzy}

    @cached_property
    def lookalikes(self) -> Mapping[NameKey, tuple[int, ...]]:
        """Normal form → lookalikes of the registry, by their place."""
        return _table((normalise(name), at) for at, each in enumerate(self.registry.lookalikes) for name in each.names)

    @cached_property
    def group_count(self) -> int:
        """How many groups bear a name."""
        return len({bearer.group for bearer in self.bearers})

    def spelled_alike(self, at: int, text: str) -> bool:
        """Whether a short acronym stands in the query in its own case; any other name does not mind."""
        name = self.bearers[at].name
        if name.kind is not NameKind.ACRONYM:
            return True
        letters = _letters(name.text)
        return len(letters) > SHORT_ACRONYM or not letters.isascii() or letters == _letters(text)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _table(pairs: Iterable[tuple[K, int]]) -> dict[K, tuple[int, ...]]:
    found: defaultdict[K, list[int]] = defaultdict(list)
    for key, at in pairs:
        if key:
            entries = found[key]
            if not entries or entries[-1] != at:
                entries.append(at)
    return {key: tuple(dict.fromkeys(entries)) for key, entries in found.items()}


def index_names(registry: Registry) -> NameIndex:
    """Arrange the names of a registry."""
    bearers = tuple(
        Bearer(group.id, name) for group in registry for name in group.names if name.match is not Match.NEVER
    )
    return NameIndex(registry, Glossary(registry.lexicon), bearers)
