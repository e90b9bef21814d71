"""What the names of an index begin with, and what else a text is searched for by; each set is made on first use."""

from __future__ import annotations

import re
from functools import cached_property

from attrs import frozen

from militiadb.names import NameKey, normalise
from militiadb.resolution.nametables import NameTables
from militiadb.resolution.unbroken import pattern_of

MAX_WORDS = 12
"""Longer names are not sought in text."""
LEAST_ARTICLED = 3
"""Of fewer words a name with an article is in texts what it says ("the Youth")."""


@frozen
class Openings:
    """What the names of an index begin with, and which they are, word by word."""

    tables: NameTables

    @cached_property
    def forms(self) -> frozenset[str]:
        """Every normal form's first words: one, two, three …, and all of them."""
        found: set[str] = set()
        for form in self.tables.normal:
            words = form.split()
            found.update([" ".join(words[:count]) for count in range(1, min(len(words), MAX_WORDS) + 1)])
        return frozenset(found)

    @cached_property
    def declined(self) -> frozenset[str]:
        """The first words of what Russian and German names keep in every case: two, three …, and all of them."""
        every = [name.split() for name in self.tables.declined]
        return frozenset([" ".join(words[:count]) for words in every for count in range(1, len(words) + 1)])

    @cached_property
    def unbroken(self) -> re.Pattern[str] | None:
        """What finds the names of a writing without spaces."""
        return pattern_of(row.text for row in self.tables.rows)

    @cached_property
    def lands(self) -> frozenset[str]:
        """The names of lands, which the lexicon puts before their peoples and adjectives."""
        lands = [concept for concept in self.tables.registry.lexicon.concepts if concept.country]
        return frozenset([normalise(words.texts[0]) for concept in lands for words in concept.words])

    @cached_property
    def varied(self) -> frozenset[str]:
        """Groups by whose names others are called in other lands: Hezbollah, and no Houthis."""
        tables, found = self.tables, set[str]()
        for row in tables.rows:
            words = row.normal.split()
            infos = [tables.glossary.word(word) for word in words]
            bare = [word for word, info in zip(words, infos, strict=True) if not (info.country or info.particle)]
            if len(bare) < len(words):
                places = tables.normal.get(NameKey(" ".join(bare)), ())
                found.update(tables.rows[at].group for at in places if tables.rows[at].group != row.group)
        return frozenset(found)

    @cached_property
    def articled(self) -> frozenset[str]:
        """How names of three words and more begin that have an English article, and are no names without it."""
        names = self.tables.normal
        own = [form.split() for form in names if form.startswith("the ") and form.removeprefix("the ") not in names]
        return frozenset([" ".join(words[:2]) for words in own if len(words) >= LEAST_ARTICLED])

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every skeleton key's first letters."""
        return frozenset([key[:size] for key in self.tables.skeletons for size in range(1, len(key) + 1)])
