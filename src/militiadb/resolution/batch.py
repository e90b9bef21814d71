"""Many names in order: repeats are worked once, in bounded memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from militiadb.resolution.result import Resolution

REMEMBERED = 1 << 16
"""How many different names a batch remembers; past that the one asked longest ago is forgotten."""
LONGEST_REMEMBERED = 1000
"""What has more letters is no name, soon refused, and would fill the memory."""
_STEP = 1000
_MISSING = frozenset({"NoneType", "NAType", "NaTType", "MaskedConstant"})
"""The classes of what stands for no value in Python, pandas and numpy; told by name, for none is imported here."""


def many(
    names: Iterable[object],
    answer: Callable[[str], Resolution],
    refuse: Callable[[object, str], Resolution],
    progress: Callable[[int], object] | None,
) -> Iterator[Resolution]:
    """Answer each name in order; what is no name is refused with a reason, never raised."""
    known: OrderedDict[str, Resolution] = OrderedDict()
    count = 0
    for count, cell in enumerate(names, 1):
        name = cell if isinstance(cell, str) else _plain(cell)
        if not isinstance(name, str):
            yield refuse(name, _no_name(name))
        elif (found := known.get(name)) is not None:
            known.move_to_end(name)
            yield found
        else:
            found = answer(name)
            if len(name) <= LONGEST_REMEMBERED:
                known[name] = found
            if len(known) > REMEMBERED:
                known.popitem(last=False)
            yield found
        if progress is not None and count % _STEP == 0:
            progress(count)
    if progress is not None and (count % _STEP or not count):  # a full thousand was told
        progress(count)


def _plain(cell: Any) -> object:
    """What a cell of an Arrow column holds; every other cell as it is."""
    try:
        return cell.as_py()
    except Exception:  # it is no such cell, or one that Python has no value for
        return cell


def _no_name(value: object) -> str:
    return "no value" if _is_missing(value) else f"not a text but {type(value).__name__}"


def _is_missing(value: object) -> bool:
    """Whether a value stands for none, or is unlike itself, as NaN is."""
    if type(value).__name__ in _MISSING:
        return True
    try:
        return bool(value != value)
    except Exception:  # an array has no one truth, and a class may do as it likes: neither may stop a batch
        return False
