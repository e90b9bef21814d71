"""Bar charts for the statistics: plain SVG, readable in print, with the figures in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from militiadb.sphinx.markup import Safe, element, shortened

_LABEL: Final = 240
_WIDTH: Final = 720
_ROW: Final = 26


def bars(rows: Sequence[tuple[str, int]], *, title: str) -> Safe:
    """Horizontal bars, one a row, each with its label and figure.

    >>> "facade" in bars([("facade", 61), ("company", 2)], title="Groups by kind")
    True
    """
    most = max((count for _, count in rows), default=0) or 1
    parts = []
    for at, (label, count) in enumerate(rows):
        y = at * _ROW
        length = round((_WIDTH - _LABEL - 60) * count / most, 1)
        parts.append(element("text", shortened(label, to=34), x=_LABEL - 10, y=y + 17, class_="mdb-bar-label"))
        parts.append(element("rect", x=_LABEL, y=y + 4, width=max(length, 1), height=_ROW - 8, rx=3, class_="mdb-bar"))
        parts.append(element("text", f"{count:,}", x=_LABEL + length + 8, y=y + 17, class_="mdb-bar-count"))
    height = max(len(rows), 1) * _ROW
    return element(
        "svg", *parts, viewBox=f"0 0 {_WIDTH} {height}", width=_WIDTH, height=height,
        class_="mdb-bars", role="img", aria_label=f"{title}: {'; '.join(f'{label} {count}' for label, count in rows)}",
    )  # fmt: skip
