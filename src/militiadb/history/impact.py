"""The impact of a change on those who resolve names: which strings mean something else now.

Every name of both versions, and every line of a corpus, is resolved in both. What answers alike is not told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from militiadb.model.changes import Answer, Shift, ShiftKind
from militiadb.resolution import Resolver

if TYPE_CHECKING:
    from collections.abc import Mapping

    from militiadb.model.registry import Registry
    from militiadb.resolution import Resolution

_ORDER = {kind: number for number, kind in enumerate(ShiftKind)}


def names_of(*registries: Registry) -> frozenset[str]:
    """Every name of every group of the registries."""
    return frozenset(name.text for registry in registries for group in registry for name in group.names)


def shifts(old: Registry, new: Registry, *, mentions: Mapping[str, int]) -> tuple[Shift, ...]:
    """The strings that resolve differently: names of both versions, and `mentions` with how often each stands.

    The most frequent come first within a kind.
    """
    before, after = Resolver(old), Resolver(new)
    found = []
    for text in sorted(names_of(old, new) | mentions.keys()):
        one, other = _answer(before.resolve(text)), _answer(after.resolve(text))
        kind = None if one == other else _kind(one, other)
        if kind is not None:
            found.append(Shift(kind, text, one, other, mentions.get(text, 0)))
    return tuple(sorted(found, key=lambda shift: (_ORDER[shift.kind], -shift.count, shift.text)))


def _answer(resolution: Resolution) -> Answer:
    ids = tuple(sorted(candidate.id for candidate in resolution.candidates))
    return Answer(resolution.status.value, (resolution.id,) if resolution.id else ids)


def _kind(old: Answer, new: Answer) -> ShiftKind | None:
    kinds = {
        ("matched", "matched"): ShiftKind.ELSEWHERE,
        ("matched", "ambiguous"): ShiftKind.AMBIGUOUS,
        ("matched", "unresolved"): ShiftKind.LOST,
        ("ambiguous", "unresolved"): ShiftKind.LOST,
        ("ambiguous", "matched"): ShiftKind.NARROWED,
        ("ambiguous", "ambiguous"): ShiftKind.OTHERS,
        ("unresolved", "matched"): ShiftKind.GAINED,
        ("unresolved", "ambiguous"): ShiftKind.GAINED_AMBIGUOUS,
    }
    return kinds.get((old.status, new.status))
