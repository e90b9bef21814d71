"""Short forms that are left open where they stand, and told by what else a text names.

*Wagner* is a man's name too, but not where the Wagner Group is named as well, and no other name stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from militiadb.model.vocabulary import NameKind
from militiadb.names import Script, normalise, script_of
from militiadb.resolution.result import Mention, Resolution, Status

NOTE = "the text names it elsewhere in full"
LEAST = 5
"""A short form of fewer letters is likely something else's too."""
_CASED = frozenset({Script.LATIN, Script.CYRILLIC, Script.GREEK})
"""Scripts in which another name beside it would show."""


def settled(found: Sequence[tuple[Mention, bool, bool]]) -> Iterator[Mention]:
    """The mentions in order, each with whether it may stand by itself, and whether another name stands beside it."""
    full: dict[str, set[str]] = {}
    for mention, _, _ in found:
        if mention.resolution.id is not None:
            full.setdefault(mention.resolution.id, set()).update(normalise(mention.surface).split())
    for mention, alone, beside in found:
        if alone:
            yield mention
        elif not beside and _may_be_short(mention) and _is_named(mention, full):
            yield evolve(mention, resolution=_as_named(mention.resolution))


def _may_be_short(mention: Mention) -> bool:
    """Whether a mention is one word that a full name may hold, and no acronym."""
    evidence = mention.resolution.evidence
    one = mention.surface.isalpha() and len(mention.surface) >= LEAST and script_of(mention.surface) in _CASED
    return one and evidence is not None and evidence.registered.kind is not NameKind.ACRONYM


def _is_named(mention: Mention, full: dict[str, set[str]]) -> bool:
    """Whether a longer name of the one candidate, elsewhere in the text, holds the very word."""
    candidates = mention.resolution.candidates
    return len(candidates) == 1 and normalise(mention.surface) in full.get(candidates[0].id, ())


def _as_named(answer: Resolution) -> Resolution:
    """The answer as that of its one group; its score is no longer shared with what else the name means."""
    sole = answer.candidates[0]
    score = min(sole.score * 2, 1.0)
    return evolve(answer, status=Status.MATCHED, candidates=(evolve(sole, score=score),), notes=(*answer.notes, NOTE))
