"""How a test writes a slip into a file of a registry folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Swap a string that stands in a file for another, once."""
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
