"""JSON that can be read and printed: names in their own letters, everything invisible as an escape."""

from __future__ import annotations

import json
from typing import Any


def json_text(value: Any, *, indent: int | None = 2) -> str:
    r"""Plain data as JSON in which no character acts on a terminal.

    >>> print(json_text(["سرايا", "a\u202eb"]))
    [
      "سرايا",
      "a\u202eb"
    ]
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return "".join(c if c.isprintable() or c == "\n" else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    """As JSON writes it: a character beyond the basic plane is two escapes."""
    return json.dumps(character)[1:-1]
