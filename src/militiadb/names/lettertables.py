"""The versioned tables of this room, read from `tables/` when first wanted and never changed after that."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return one table by its file name without the ending.

    >>> table("normal")["words"]
    {'&': 'and'}
    """
    return json.loads((files("militiadb.names") / "tables" / f"{name}.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]
