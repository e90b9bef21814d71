"""Every rule, in the order of its id, from the modules of the subjects."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from militiadb.checks.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.errors import Problem

MODULES = (
    "yaml",
    "schema",
    "countries",
    "repeats",
    "ids",
    "hygiene",
    "names",
    "scripts",
    "likeness",
    "lookalikes",
    "printed",
    "claims",
    "assessments",
    "sources",
    "dates",
    "designations",
    "graph",
    "history",
    "versions",
    "format",
)
"""The modules of this package that hold rules."""
BLOCKS = {
    "MDB0": "YAML",
    "MDB1": "Schema",
    "MDB2": "Ids",
    "MDB3": "Names",
    "MDB4": "Claims and sources",
    "MDB5": "Time",
    "MDB6": "Designations",
    "MDB7": "Graph",
    "MDB8": "History",
    "MDB9": "Format",
}
"""What the blocks of ids are about."""


@cache
def rules() -> tuple[Rule, ...]:
    """One of each rule, in the order of the ids."""
    return _collected(each for name in MODULES for each in _rules_of(name))


def rule(code: str) -> Rule:
    """The rule of an id; `KeyError` when there is none.

    >>> rule("MDB401").name
    'fact-without-source'
    """
    return {each.id: each for each in rules()}[code.upper()]


def way_out(problem: Problem) -> str | None:
    """How to mend a problem: by its own hint, or as its rule says; None where a fix is at hand, or no rule is."""
    return problem.hint or (None if problem.fix else _ways().get(problem.code))


@cache
def _ways() -> dict[str, str]:
    return {each.id: each.fix for each in rules()}


def _rules_of(name: str) -> Iterator[Rule]:
    module = import_module(f"militiadb.checks.{name}")
    for value in vars(module).values():
        own = isinstance(value, type) and issubclass(value, Rule) and value.__module__ == module.__name__
        if own and "id" in vars(value):
            yield value()


def _collected(found: Iterator[Rule]) -> tuple[Rule, ...]:
    by_id: dict[str, Rule] = {}
    for each in found:
        if each.id in by_id:
            raise TypeError(f"{each.id} is used by {type(by_id[each.id]).__name__} and {type(each).__name__}")
        by_id[each.id] = each
    return tuple(by_id[code] for code in sorted(by_id))
