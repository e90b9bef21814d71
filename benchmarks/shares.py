"""The table of shares that several benchmarks print: how the questions of each row were answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

KINDS = ("right", "ambiguous", "unresolved", "wrong")


def kind_of(right: str, found: str | None, status: str) -> str:
    """What an answer is, given the right group and the group that was found."""
    return "right" if found == right else "wrong" if found else status


def table(counts: Mapping[str, Counter[str]], *, row: str, asked: str) -> str:
    """The counts as shares of each row, in the order of the rows' names."""
    lines = [f"| {row} | {asked} | " + " | ".join(KINDS) + " |", "|---|---|" + "---|" * len(KINDS)]
    for name in sorted(counts):
        total = counts[name].total()
        shares = " | ".join(f"{counts[name][kind] / total:.1%}" for kind in KINDS)
        lines.append(f"| {name} | {total:,} | {shares} |")
    return "\n".join(lines)
