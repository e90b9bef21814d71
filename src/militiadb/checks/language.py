"""BCP 47 tags against the IANA Language Subtag Registry (a copy of its subtags; its date stands in the table)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class Fault(NamedTuple):
    """What is wrong with a tag, and the tag to write instead where there is one."""

    reason: str
    better: str | None = None


@cache
def subtags(kind: str) -> frozenset[str]:
    """The subtags of a kind: languages, scripts, regions or variants.

    >>> "IQ" in subtags("regions"), "UK" in subtags("regions")
    (True, False)
    """
    return frozenset(_table()[kind].split())


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads((files("militiadb.checks") / "tables" / "subtags.json").read_text("utf-8"))
    return table


@cache
def language_fault(tag: str) -> Fault | None:
    """What is wrong with a language tag, if anything.

    >>> language_fault("ar-Latn"), language_fault("iw")
    (None, Fault(reason='the subtag is retired', better='he'))
    >>> language_fault("tr-tr").better
    'tr-TR'
    """
    language, *rest = parts = tag.split("-")
    retired: dict[str, str | None] = _table()["retired"]
    if language in retired:
        better = retired[language]
        return Fault("the subtag is retired", "-".join([better, *rest]) if better else None)
    if language != language.lower():
        return Fault("a language is written in small letters", "-".join([language.lower(), *rest]))
    if language not in subtags("languages"):
        return Fault("no such language in the IANA registry")
    for at, part in enumerate(rest, 1):
        if not any(part in subtags(kind) for kind in ("scripts", "regions", "variants")):
            return _part_fault(parts, at)
    return None


def _part_fault(parts: list[str], at: int) -> Fault:
    part = parts[at]
    for kind, form in (("scripts", part.capitalize()), ("regions", part.upper()), ("variants", part.lower())):
        if form in subtags(kind):
            return Fault(f"the subtag is written {form}", "-".join([*parts[:at], form, *parts[at + 1 :]]))
    return Fault(f"no subtag {part!r} in the IANA registry")
