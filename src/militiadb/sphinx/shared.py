"""Names that mean more than one thing: who bears each, and what its page is called."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, count

from attrs import frozen

from militiadb.model.group import Group, Name
from militiadb.model.registry import Registry
from militiadb.names import normalise
from militiadb.sphinx.wording import script_name


@frozen
class SharedName:
    """A name with everyone who bears it, in one spelling or another of the same letters."""

    slug: str
    pairs: tuple[tuple[Group, Name], ...]

    @property
    def name(self) -> Name:
        """The name as its first bearer has it."""
        return self.pairs[0][1]

    @property
    def bearers(self) -> tuple[Group, ...]:
        """The groups that bear it, each once."""
        return tuple({group.id: group for group, _ in self.pairs}.values())

    @property
    def also(self) -> tuple[str, ...]:
        """What else it means, each once."""
        return tuple(dict.fromkeys(name.also for _, name in self.pairs if name.also))


def shared_names(registry: Registry) -> dict[str, SharedName]:
    """Every name that the registry marks as shared or as meaning something else too, by its normal form."""
    found: dict[str, list[tuple[Group, Name]]] = {}
    for group in registry:
        for name in group.names:
            found.setdefault(normalise(name.text), []).append((group, name))
    marked = {key: pairs for key, pairs in found.items() if any(name.shared or name.also for _, name in pairs)}
    slugs = name_slugs((pairs[0][1].text, pairs[0][0].id) for pairs in marked.values())
    return {key: SharedName(slug, tuple(marked[key])) for key, slug in zip(marked, slugs, strict=True)}


def name_slugs(names: Iterable[tuple[str, str]]) -> list[str]:
    """A file name for each name and its first bearer, no two alike: the name's own letters, or else bearer and script.

    >>> name_slugs([("Ansar Allah", "houthis"), ("أنصار الله", "houthis"), ("ANSAR-ALLAH", "ansar-allah")])
    ['ansar-allah', 'houthis-arabic', 'ansar-allah-2']
    """
    slugs: dict[str, None] = {"index": None}  # the page of all of them
    for name, bearer in names:
        normal = normalise(name)
        own = normal.isascii() and bool(normal)
        slug = normal.replace(" ", "-")[:60].strip("-") if own else f"{bearer}-{script_name(name).lower()}"
        numbered = chain([slug], (f"{slug}-{number}" for number in count(2)))
        slugs[next(each for each in numbered if each not in slugs)] = None
    return list(slugs)[1:]
