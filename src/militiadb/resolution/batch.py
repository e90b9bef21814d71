"""Many names in order: repeats are worked once, in bounded memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator

from militiadb.resolution.result import Resolution

REMEMBERED = 1 << 16
"""How many different names a batch remembers; past that the one asked longest ago is forgotten."""
_STEP = 1000


def many(
    names: Iterable[object],
    answer: Callable[[str], Resolution],
    refuse: Callable[[object, str], Resolution],
    progress: Callable[[int], object] | None,
) -> Iterator[Resolution]:
    """Answer each name in order; what is no name is refused with a reason, never raised."""
    known: OrderedDict[str, Resolution] = OrderedDict()
    count = 0
    for count, name in enumerate(names, 1):
        if not isinstance(name, str):
            yield refuse(name, _no_name(name))
        elif (found := known.get(name)) is not None:
            known.move_to_end(name)
            yield found
        else:
            found = known[name] = answer(name)
            if len(known) > REMEMBERED:
                known.popitem(last=False)
            yield found
        if progress is not None and count % _STEP == 0:
            progress(count)
    if progress is not None:
        progress(count)


def _no_name(value: object) -> str:
    if value is None or value != value:
        return "no value"
    return f"not a text but {type(value).__name__}"
