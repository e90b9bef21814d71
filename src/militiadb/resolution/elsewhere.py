"""Short forms that are left open where they stand, and told by what else a text names.

*Radwan* is a man's name too, but not where the Radwan Force is named as well; and *Islamic Jihad* is that of Palestine
where "Palestinian Islamic Jihad" stands in the same text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from militiadb.names import normalise
from militiadb.resolution.result import Candidate, Mention, Resolution, Status

NOTE = "the text names it elsewhere"


def settled(found: Sequence[tuple[Mention, bool]]) -> Iterator[Mention]:
    """The mentions in order, each given with whether it may stand by itself; those that may not need another one."""
    named: dict[str, set[str]] = {}
    for mention, _ in found:
        if mention.resolution.id is not None:
            named.setdefault(mention.resolution.id, set()).add(f" {normalise(mention.surface)} ")
    for mention, alone in found:
        answer = mention.resolution
        meant = _meant(answer, f" {normalise(mention.surface)} ", named)
        if meant is not None:
            yield evolve(mention, resolution=_as_named(answer, meant))
        elif alone:
            yield mention


def _meant(answer: Resolution, said: str, named: dict[str, set[str]]) -> Candidate | None:
    """The one candidate that is named elsewhere; of several groups', by a longer name that holds these very words."""
    if answer.status is not Status.AMBIGUOUS:
        return None
    several = len(answer.candidates) > 1
    meant = [
        each
        for each in answer.candidates
        if each.id in named and (not several or any(said in longer for longer in named[each.id]))
    ]
    return meant[0] if len(meant) == 1 else None


def _as_named(answer: Resolution, meant: Candidate) -> Resolution:
    """The answer as that of one group; its score is no longer shared with what else the name means."""
    score = min(meant.score * max(len(answer.candidates), 2), 1.0)
    return evolve(answer, status=Status.MATCHED, candidates=(evolve(meant, score=score),), notes=(*answer.notes, NOTE))
