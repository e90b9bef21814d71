"""BCP 47 tags against the IANA Language Subtag Registry (a copy of its subtags; its date stands in the table)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Fault(NamedTuple):
    """What is wrong with a tag, and the tag to write instead where there is one."""

    reason: str
    better: str | None = None


@cache
def _subtags() -> dict[str, frozenset[str] | dict[str, str | None]]:
    table = json.loads((files("militiadb.checks") / "tables" / "subtags.json").read_text("utf-8"))
    kinds = ("languages", "scripts", "regions", "variants")
    return {kind: frozenset(table[kind].split()) for kind in kinds} | {"retired": table["retired"]}


@cache
def language_fault(tag: str) -> Fault | None:
    """What is wrong with a language tag, if anything.

    >>> language_fault("ar-Latn"), language_fault("iw")
    (None, Fault(reason='the subtag is retired', better='he'))
    """
    known = _subtags()
    language, *rest = tag.split("-")
    retired = known["retired"]
    if isinstance(retired, dict) and language in retired:
        better = retired[language]
        return Fault("the subtag is retired", "-".join([better, *rest]) if better else None)
    if language != language.lower():
        return Fault("a language is written in small letters", "-".join([language.lower(), *rest]))
    if language not in known["languages"]:
        return Fault("no such language in the IANA registry")
    for part in rest:
        if not any(part in known[kind] for kind in ("scripts", "regions", "variants")):
            return _part_fault(tag, part)
    return None


def _part_fault(tag: str, part: str) -> Fault:
    known = _subtags()
    for kind, form in (("scripts", part.capitalize()), ("regions", part.upper()), ("variants", part.lower())):
        if form in known[kind]:
            return Fault(f"the subtag is written {form}", tag.replace(part, form, 1))
    return Fault(f"no subtag {part!r} in the IANA registry")
