"""Short forms: their letters, and what one inside a longer name stands for ("IRGC Ground Forces" is the Guards')."""

from __future__ import annotations

from typing import TYPE_CHECKING

from militiadb.model.vocabulary import Match, NameKind
from militiadb.names import clean, normalise

if TYPE_CHECKING:
    from militiadb.resolution.nametables import NameTables

STANDING_FOR = 4
"""For so many other names of its bearer may a short form inside a longer name stand."""
FULL = frozenset({NameKind.NATIVE, NameKind.ROMANISATION, NameKind.TRANSLATION})


def full_names(at: int, tables: NameTables) -> tuple[str, ...]:
    """The few names that a short form stands for, those first that open other names; none if it says more."""
    bearer = tables.bearer(at)
    if bearer.name.also:
        return ()
    ranked = []
    for name in tables.registry.groups[bearer.group].names:
        if name.shared or name.also:  # it stands for others too
            continue
        full = name.kind in FULL and name.match is Match.FUZZY and " " in name.text
        opens = tables.opened.get(normalise(name.text), 0)
        if (full or opens) and name.text != bearer.name.text:
            ranked.append((-opens, name.lang != "en", name.kind is not NameKind.ROMANISATION, name.text))
    return tuple([clean(text) for *_, text in sorted(ranked)[:STANDING_FOR]])


def letters_of(text: str) -> str:
    """The letters and digits of a text, in their own case."""
    return "".join(character for character in text if character.isalnum())
