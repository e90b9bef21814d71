"""Independent voices: how many bear an assertion out, where those who copy one another are one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

from militiadb.model.vocabulary import Stance

if TYPE_CHECKING:
    from militiadb.model.registry import Registry


class Said(Protocol):
    """What a claim says of its own standing, as a value or as a record of a file."""

    @property
    def by(self) -> str | None:
        """Who says it."""

    @property
    def stance(self) -> Stance:
        """Whether they assert it."""

    @property
    def withdrawn(self) -> object:
        """What tells that they took it back, if anything."""


def voices(registry: Registry, claims: Iterable[Said]) -> set[str]:
    """The independent voices that assert something; `via` counts for nothing.

    >>> from militiadb import load
    >>> len(voices(load(), load()["saraya-awliya-al-dam"].claims)) > 1
    True
    """
    return voices_of(claims, voice=lambda by: _voice(registry, by))


def voices_of(claims: Iterable[Said], *, voice: Callable[[str], str]) -> set[str]:
    """As `voices`, where `voice` says whose voice a claimant's is.

    Who denies it, doubts it or took it back is no voice for it.
    """
    return {
        voice(claim.by)
        for claim in claims
        if claim.by is not None and claim.stance is Stance.ASSERTS and claim.withdrawn is None
    }


def _voice(registry: Registry, by: str) -> str:
    actor = registry.actors.get(by)
    return (actor.independence if actor else None) or by
