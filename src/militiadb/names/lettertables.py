"""The versioned tables of this room, read from `tables/` when first wanted and never changed after that."""

from __future__ import annotations

import json
import pkgutil
from functools import cache
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """Return one table by its file name without the ending.

    >>> table("normal")["words"]
    {'&': 'and'}
    """
    # importlib.resources would draw in a dozen modules at every cold start
    return json.loads(pkgutil.get_data("militiadb.names", f"tables/{name}.json") or b"")  # type: ignore[no-any-return]
