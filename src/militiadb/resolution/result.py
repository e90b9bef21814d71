"""What a resolution says: status, group, candidates, and the evidence for each of them.

These values have no slots: an answer lives briefly, and a frozen class without them is made three times as fast.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from attrs import frozen

from militiadb.errors import AmbiguousNameError, UnresolvedNameError
from militiadb.model.group import Group, Name


class Status(StrEnum):
    """How a question ended."""

    MATCHED = "matched"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"


class Tier(StrEnum):
    """The test that was met, strictest first."""

    EXACT = "exact"
    NORMALISED = "normalised"
    SKELETON = "skeleton"
    TRANSLATION = "translation"
    NEAR = "near"
    SUGGESTION = "suggestion"


AS_WRITTEN = frozenset({Tier.EXACT, Tier.NORMALISED})
"""Tiers that a name meets letter by letter."""
STRICT = frozenset({Tier.EXACT, Tier.NORMALISED, Tier.SKELETON})
"""Tiers that a name meets by its letters or its sound, as a whole."""


@frozen(slots=False)
class Peel:
    """A decoration that was taken off the query before it was matched, and what it was taken for."""

    text: str
    what: str


@frozen(slots=False)
class Evidence:
    """Why a candidate stands there.

    `registered` is the name of the registry that matched, `matched` the form of the query that met it (after peeling),
    `contributions` what each sign added to the score in log-odds (near tier), `notes` what a reader should know.
    """

    tier: Tier
    registered: Name
    matched: str
    peeled: tuple[Peel, ...] = ()
    contributions: tuple[tuple[str, float], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The registered name, as it is written."""
        return self.registered.text

    @property
    def name_kind(self) -> str:
        """The kind of the name, such as `romanisation`."""
        return self.registered.kind.value

    @property
    def name_lang(self) -> str:
        """The language of the name (BCP 47)."""
        return self.registered.lang

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that print the name."""
        return self.registered.sources


@frozen(slots=False)
class Candidate:
    """A group that the query may mean, with a probability-like score from 0 to 1."""

    group: Group
    score: float
    evidence: Evidence

    def __repr__(self) -> str:
        return f"Candidate(id={self.id!r}, score={round(self.score, 4)}, tier={str(self.evidence.tier)!r})"

    @property
    def id(self) -> str:
        """The group's id."""
        return self.group.id


@frozen(slots=False)
class Resolution:
    """The answer to one name. `group` and `id` are None unless the status is `matched`.

    `candidates` are the groups that stand behind the answer, best first; `suggestions` were below the threshold.
    """

    query: str
    status: Status
    candidates: tuple[Candidate, ...] = ()
    suggestions: tuple[Candidate, ...] = ()
    notes: tuple[str, ...] = ()
    data_version: str = ""
    fingerprint: str = ""

    def __repr__(self) -> str:
        ended = f"status={str(self.status)!r}, id={self.id!r}, score={round(self.score, 4)}"
        return f"Resolution(query={self.query!r}, {ended})"

    @property
    def group(self) -> Group | None:
        """The group that the name means, if it means one."""
        return self.candidates[0].group if self.status is Status.MATCHED else None

    @property
    def id(self) -> str | None:
        """The id of that group."""
        group = self.group
        return group.id if group else None

    @property
    def tier(self) -> Tier | None:
        """The tier of the best candidate."""
        return self.candidates[0].evidence.tier if self.candidates else None

    @property
    def score(self) -> float:
        """The score of the best candidate, 0 without one."""
        return self.candidates[0].score if self.candidates else 0.0

    @property
    def evidence(self) -> Evidence | None:
        """The evidence of the best candidate."""
        return self.candidates[0].evidence if self.candidates else None

    def one(self) -> Group:
        """The group, or `AmbiguousNameError` / `UnresolvedNameError` for those who want no third way."""
        if self.group is not None:
            return self.group
        if self.status is Status.AMBIGUOUS:
            named = ", ".join(candidate.id for candidate in self.candidates)
            hint = "; ".join(self.notes)
            raise AmbiguousNameError(
                f"{self.query!r} may mean {named}{f' ({hint})' if hint else ''}: narrow it with country=, on=, kinds="
            )
        near = ", ".join(candidate.id for candidate in self.suggestions)
        raise UnresolvedNameError(f"no group is known as {self.query!r}" + (f"; near: {near}" if near else ""))

    def to_dict(self) -> dict[str, Any]:
        """The answer as plain data, ready for JSON; the keys are part of the public promise."""
        return {
            "query": self.query,
            "status": self.status.value,
            "group": self.id,
            "name": self.group.name if self.group else None,
            "tier": self.tier.value if self.tier else None,
            "score": round(self.score, 4),
            "candidates": [_candidate(each) for each in self.candidates],
            "suggestions": [_candidate(each) for each in self.suggestions],
            "evidence": _evidence(self.evidence) if self.evidence else None,
            "notes": list(self.notes),
            "data_version": self.data_version,
            "fingerprint": self.fingerprint,
        }


@frozen(slots=False)
class Mention:
    """A stretch of a text that names a group: `text[start:end] == surface`, counted in code points."""

    start: int
    end: int
    surface: str
    resolution: Resolution

    def to_dict(self) -> dict[str, Any]:
        """The mention as plain data, ready for JSON."""
        return {
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "resolution": self.resolution.to_dict(),
        }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "id": candidate.id,
        "name": candidate.group.name,
        "score": round(candidate.score, 4),
        "evidence": _evidence(candidate.evidence),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "tier": evidence.tier.value,
        "name": evidence.name,
        "name_kind": evidence.name_kind,
        "name_lang": evidence.name_lang,
        "matched": evidence.matched,
        "peeled": [{"text": peel.text, "what": peel.what} for peel in evidence.peeled],
        "contributions": dict(evidence.contributions),
        "notes": list(evidence.notes),
        "sources": list(evidence.sources),
    }
