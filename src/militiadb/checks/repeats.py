"""108: whether a list says the same thing twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from militiadb.checks.rule import Rule
from militiadb.checks.tiny import bad, good
from militiadb.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.checks.subject import Subject
    from militiadb.loading.strict_yaml import Path

_ELSEWHERE = ("id", "key")
"""What two items may not share in any case (MDB202)."""


class SaidTwice(Rule):
    """MDB108."""

    id = "MDB108"
    name = "said-twice"
    severity = Severity.ERROR
    why = "Two claims that are one count as two, and a country or source that stands twice is a slip for another."
    fix = "Take one out, or write what was meant in its place."
    bad = bad("groups/saraya.yaml", ("countries: [IQ]", "countries: [IQ, IQ]"), at="4:17")
    good = good("groups/saraya.yaml", ("countries: [IQ]", "countries: [IQ, SY]"))

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Items of a list that say what one before them says; a group's names are MDB309's."""
        for file, document in subject.draft.documents.items():
            for path, first in _repeats(document.value, ()):
                if not (file.startswith("groups/") and path[:-1] == ("names",)):
                    related = (subject.place(file, *path[:-1], first),)
                    yield self.problem(
                        subject.place(file, *path), "the same stands in this list already", related=related
                    )


def _repeats(value: object, path: Path) -> Iterator[tuple[Path, int]]:
    """The path of each item that was there before in its list, and the index of the first."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _repeats(inner, (*path, key))
    elif isinstance(value, list):
        first: dict[str, int] = {}
        for index, item in enumerate(value):
            said = _said(item) if len(value) > 1 else None
            if said is not None and first.setdefault(said, index) != index:
                yield (*path, index), first[said]
            yield from _repeats(item, (*path, index))


def _said(item: object) -> str | None:
    """What an item says, whatever the order of its fields; None for one that another rule tells apart."""
    if isinstance(item, str):
        return item
    if isinstance(item, dict) and any(key in item for key in _ELSEWHERE):
        return None
    return json.dumps(item, sort_keys=True)
