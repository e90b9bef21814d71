"""Several lands in a bracket beside a name, each asked alone: "Islamic Jihad (Egypt, Lebanon)" may be two groups."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from militiadb.names import normalise
from militiadb.resolution.answers import Answers
from militiadb.resolution.forms import PLACE
from militiadb.resolution.glossary import Glossary
from militiadb.resolution.joining import BRACKETED
from militiadb.resolution.result import Resolution, Status
from militiadb.resolution.surroundings import decoration

MOST_LANDS = 6
"""More of them, or more brackets than one, are not asked one by one."""
_LANDS_APART = re.compile(r"\s*[,،;/&]\s*|\s+(?:and|und|et|y|e|ve|en|och|og|и|та)\s+|\s+و\s*")
"""What parts the lands and places of a bracket."""


def by_land(text: str, glossary: Glossary) -> list[str]:
    """A text with one land or place each of a bracket that lists several: "Boko Haram (Nigeria, Cameroon)".

    A place and its own land are one statement: "(Cabo Delgado, Mozambique)" is asked by the place.
    """
    brackets = [*BRACKETED.finditer(text)] if "(" in text else []
    parts = _LANDS_APART.split(brackets[0][1].strip()) if len(brackets) == 1 else []
    if not 1 < len(parts) <= MOST_LANDS:
        return []
    found = [decoration(normalise(part), glossary, behind=True) for part in parts]
    told = [(part, *each) for part, each in zip(parts, found, strict=True) if each is not None and each[1]]
    if len(told) < len(parts):
        return []
    placed = {land for _, what, land in told if what == PLACE}
    kept = [part for part, what, land in told if what == PLACE or land not in placed]
    before, after = text[: brackets[0].start()], text[brackets[0].end() :]
    return [f"{before} ({part}) {after}".strip() for part in kept]


def of_lands(text: str, found: Sequence[Resolution], answers: Answers) -> Resolution:
    """The answer for all lands: of those that give one, all must give the same group."""
    told = [answer for answer in found if answer.status is not Status.UNRESOLVED]
    candidates = {each.id: each for answer in told for each in answer.candidates}
    if len(candidates) < 2:
        return evolve((told or found)[0], query=text)
    shared = [evolve(each, score=each.score / len(candidates)) for each in candidates.values()]
    notes = tuple(dict.fromkeys(note for answer in told for note in answer.notes))
    return answers.make(text, Status.AMBIGUOUS, candidates=shared, notes=notes)
