"""The names of a registry as a resolver asks for them, tier by tier; some may be hidden for a measurement."""

from __future__ import annotations

from collections.abc import Container, Mapping, Set
from functools import cached_property

from attrs import evolve, frozen

from militiadb.loading.collector import uncollected
from militiadb.model.group import Group
from militiadb.model.registry import Registry
from militiadb.names import NameKey, SkeletonKey, normalise
from militiadb.names.rough_form import rough_latin_of
from militiadb.names.skeletons import pieces, skeleton_of
from militiadb.resolution.affixes import declension, of_one_number
from militiadb.resolution.glossary import Glossary
from militiadb.resolution.nametables import Bearer, NameTables
from militiadb.resolution.prepared import Row, prepared_for
from militiadb.resolution.shortforms import letters_of

MAX_INITIALS = 12
"""Longer texts are no acronyms."""


@frozen
class NameIndex:
    """The tables as a resolver sees them: a measurement may hide names and lookalikes without making them anew."""

    tables: NameTables
    hidden: frozenset[int] = frozenset()
    hidden_lookalike: NameKey | None = None

    @cached_property
    def sole(self) -> Mapping[str, Row]:
        """Clean text → a name with nothing to weigh; where names are hidden, every one is weighed."""
        return {} if self.hidden else self.tables.sole

    def normal(self, normal: NameKey, text: str) -> tuple[int, ...]:
        """The names of a normal form that may be written like the text."""
        tables = self.tables
        found = tables.normal.get(normal)
        if found is None:
            return ()
        if len(found) == 1 and not (self.hidden or tables.rows[found[0]].acronym):
            return found
        seen = self.seen(found)
        printed = any(tables.rows[at].text == text for at in seen)
        return tuple([at for at in seen if tables.spelled_alike(at, text, printed=printed)])

    def exact(self, alike: tuple[int, ...], text: str) -> tuple[int, ...]:
        """Of the names of a normal form those that are the clean text, and their homonyms, which are never chosen."""
        rows = self.tables.rows
        if len(alike) == 1:
            return alike if rows[alike[0]].text == text else ()
        own = [at for at in alike if rows[at].text == text]
        groups = {rows[at].group for at in own}
        return (*own, *[at for at in alike if rows[at].group not in groups]) if own else ()

    def initials(self, text: str) -> tuple[int, ...]:
        """The acronyms that the text is but for its hyphens and spaces."""
        return self.seen(self.tables.initials.get(letters_of(text), ())) if len(text) <= MAX_INITIALS else ()

    def skeleton(self, normal: NameKey) -> dict[int, SkeletonKey]:
        """The names that share a skeleton key with a normal form, with that key."""
        table = self.tables.skeletons
        return {at: key for key in skeleton_of(normal) if (places := table.get(key)) for at in self.seen(places)}

    def sound(self, normal: NameKey) -> tuple[int, ...]:
        """The names matched exactly whose rough Latin reading is that of a normal form."""
        return self.seen(self.tables.sounds.get(rough_latin_of(normal), ()))

    def lookalike(self, normal: NameKey) -> int | None:
        """The lookalike of a normal form."""
        found = () if normal == self.hidden_lookalike else self.tables.lookalikes.get(normal, ())
        return found[0] if found else None

    def sounding_lookalike(self, normal: NameKey) -> int | None:
        """The lookalike of several words that sounds like a normal form, if no name is hidden for a measurement."""
        if self.hidden_lookalike is not None or len(pieces(normal)) == 1:
            return None
        key = next(iter(skeleton_of(normal)), None)
        found = () if key is None else self.tables.sounding_lookalikes.get(key, ())
        return found[0] if found else None

    def bearers(self, normal: str) -> frozenset[str]:
        """The groups that a normal form names by itself."""
        tables = self.tables
        return frozenset([tables.rows[at].group for at in self.seen(tables.normal.get(NameKey(normal), ()))])

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
        tables = self.tables
        places = self.seen(tables.shortened.get(normalise(short), ()))
        return [text for at in places if tables.spelled_alike(at, short) for text in tables.standing_for(at)]

    def knows(self, word: str) -> bool:
        """Whether a word stands in a name that is not hidden, or in the lexicon."""
        if self.hidden and not self.tables.glossary.said(NameKey(word)):
            return bool(self.seen(self.tables.spoken.get(word, ())))
        return self.tables.spelled.knows(word)

    def in_base_form(self, normal: str) -> str | None:
        """The one name of several words that a Russian or German normal form is in some case."""
        places = self.seen(self.tables.declined.get(declension(normal), ())) if " " in normal else ()
        rows = [self.tables.rows[at] for at in places]
        texts = {row.text for row in rows if of_one_number(row.normal, normal)}
        return texts.pop() if len(texts) == 1 else None

    def is_extended(self, normal: NameKey) -> bool:
        """Whether other groups' names begin or end with a name: *FARC*, *Taliban*."""
        rows, own = self.tables.rows, self.bearers(normal)
        ends = (f"{normal} ", f" {normal}")
        return any(
            row.group not in own and (row.normal.startswith(ends[0]) or row.normal.endswith(ends[1])) for row in rows
        )

    def bearer(self, at: int) -> Bearer:
        """A name and its group by position."""
        return self.tables.bearer(at)

    def groups(self, at: int) -> tuple[Group, ...]:
        """The groups that a name stands for today: its bearer, or where that id's tombstones lead, if anywhere."""
        registry = self.tables.registry
        group = registry.groups[self.tables.rows[at].group]
        heirs = () if group.redirect is None else registry.follow(group.id)
        return tuple([registry[each] for each in heirs]) or (group,)

    def without(self, group: str, form: NameKey | None) -> NameIndex:
        """The same index, blind to a group's names of one normal form and that form's lookalikes, or to all."""
        rows = self.tables.rows
        asked = range(len(rows)) if form is None else self.tables.normal.get(form, ())
        return evolve(self, hidden=frozenset(at for at in asked if rows[at].group == group), hidden_lookalike=form)


@uncollected()
def index_names(registry: Registry) -> NameIndex:
    """Arrange the names of a registry."""
    prepared = prepared_for(registry)
    return NameIndex(NameTables(registry, prepared, Glossary(prepared)))
