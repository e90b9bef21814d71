"""How the names of parts go on behind the name of their owner ("Islamic State of Iraq and the Levant - Yemen")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile
from typing import TYPE_CHECKING

from militiadb.model.group import Group
from militiadb.resolution.linking import LINKING

if TYPE_CHECKING:
    from militiadb.resolution.nametables import NameTables

Tail = tuple[str, str]
"""A group, and the rest of a name that opens with one of its own."""


def tails(tables: NameTables) -> Iterator[tuple[Tail, int]]:
    """Each owner with the rest of the name of a part, and the place of that name."""
    return (pair for group in tables.registry for pair in _tails_of(group, tables))


def tail_of(words: Sequence[str]) -> str:
    """The rest of a name behind its owner's, without the prepositions that join the two."""
    return " ".join(dropwhile(LINKING.__contains__, words))


def _tails_of(group: Group, tables: NameTables) -> Iterator[tuple[Tail, int]]:
    for owner in tables.registry.parents(group):
        forms = {tables.rows[at].normal for at in tables.of_group.get(owner.id, ())}
        for at in tables.of_group.get(group.id, ()) if forms else ():
            words = tables.rows[at].normal.split()
            for size in range(1, len(words)):
                rest = tail_of(words[size:])
                if " ".join(words[:size]) in forms and _tells(rest, tables):
                    yield (owner.id, rest), at


def _tells(rest: str, tables: NameTables) -> bool:
    """Whether a word of it tells one body from another: "brigades" and "organization" do not."""
    return any(not word.light for word in tables.glossary.read(rest))
