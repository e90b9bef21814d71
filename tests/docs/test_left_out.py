"""The page of names that were left out says so of no name that the registry holds."""

from __future__ import annotations

import re
from pathlib import Path

from militiadb.loading import load
from militiadb.names import normalise

PAGE = Path(__file__).parents[2] / "docs/explanation/left-out-names.md"
_ROW = re.compile(r"^\| `(?P<group>[a-z0-9-]+)` \| (?P<names>.+) \| (?P<why>.+) \|$", re.MULTILINE)


def test_no_name_that_was_left_out_is_a_name_of_its_group() -> None:
    """Neither as it stands nor folded: what the registry came to hold is taken off the page."""
    registry = load()
    rows = list(_ROW.finditer(PAGE.read_text("utf-8")))
    held = {row["group"]: {normalise(name.text) for name in registry[row["group"]].names} for row in rows}
    found = [
        (row["group"], name)
        for row in rows
        for name in (row["names"], *row["names"].split(", "))
        if normalise(name) in held[row["group"]]
    ]
    assert rows
    assert not found
