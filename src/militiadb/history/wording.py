"""How changes are worded: short, with the values that matter, and never longer than a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from militiadb.model.claim import Claim
    from militiadb.model.group import Name

_LONG = 60


def quoted(text: str) -> str:
    """A text in quotation marks."""
    return f"“{text}”"


def name_words(name: Name) -> str:
    """A name with its kind, and its policy where it is not the usual one.

    >>> from militiadb.model.group import Name
    >>> from militiadb.model.vocabulary import Match, NameKind
    >>> name_words(Name("SAD", NameKind.ACRONYM, "en", (), match=Match.EXACT))
    '“SAD” (acronym, match exact)'
    """
    policy = "" if name.match == "fuzzy" else f", match {name.match}"
    return f"{quoted(name.text)} ({name.kind}{policy}{', shared' if name.shared else ''})"


def claim_words(claim: Claim) -> str:
    """A claim as a sentence without its subject: what relation, to whom, who says so."""
    targets = ", ".join(claim.targets) or (quoted(claim.target_text) if claim.target_text else "")
    said = f", {claim.said_on}" if claim.said_on else ""
    stance = {"asserts": "says", "denies": "denies", "doubts": "doubts"}[claim.stance]
    via = f" (via {claim.via})" if claim.via else ""
    return f"{claim.relation} {targets}".rstrip() + f": {claim.by} {stance} so{via}{said}"


def fields_changed(old: Any, new: Any, *, only: Sequence[str] = ()) -> str:
    """Which fields of a value changed, with the values where they are short."""
    parts = []
    for field in attrs.fields(type(new)):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after and (not only or field.name in only):
            parts.append(_field(field.name.replace("_", " "), before, after))
    return "; ".join(parts)


def _field(name: str, before: Any, after: Any) -> str:
    if isinstance(before, tuple) and isinstance(after, tuple) and all(isinstance(x, str) for x in (*before, *after)):
        marks = [f"+{x}" for x in after if x not in before] + [f"-{x}" for x in before if x not in after]
        return f"{name} {' '.join(marks)}" if marks else f"{name} in another order"
    old, new = ("nothing" if value is None else str(value) for value in (before, after))
    if isinstance(before, tuple) or max(len(old), len(new)) > _LONG or "\n" in old + new:
        return name
    return f"{name} {old} → {new}"
