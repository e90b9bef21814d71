"""Bar charts for the statistics: plain SVG, readable in print, with the figures in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from militiadb.sphinx.markup import Safe, element, joined, shortened

_LABEL: Final = 240
_WIDTH: Final = 720
_ROW: Final = 26
_COUNT: Final = 60
"""What is left free behind the longest bar, for its figure."""
_NARROW: Final = 340
_NARROW_ROW: Final = 42


def bars(rows: Sequence[tuple[str, int]], *, title: str) -> Safe:
    """Horizontal bars, one a row, each with its label and figure, for any width of screen.

    >>> "facade" in bars([("facade", 61), ("company", 2)], title="Groups by kind")
    True
    """
    most = max((count for _, count in rows), default=0) or 1
    wide = [_beside(label, count, at * _ROW, count / most) for at, (label, count) in enumerate(rows)]
    narrow = [_below(label, count, at * _NARROW_ROW, count / most) for at, (label, count) in enumerate(rows)]
    words = f"{title}: {'; '.join(f'{label} {count}' for label, count in rows)}"
    return joined(
        _picture(wide, _WIDTH, len(rows) * _ROW, "mdb-wide", words),
        _picture(narrow, _NARROW, len(rows) * _NARROW_ROW, "mdb-narrow", words),
    )


def _picture(parts: Sequence[Safe], width: int, height: int, style: str, words: str) -> Safe:
    size = {"viewBox": f"0 0 {width} {max(height, _ROW)}", "width": width, "height": max(height, _ROW)}
    return element("svg", *parts, **size, class_=f"mdb-bars {style}", role="img", aria_label=words)


def _beside(label: str, count: int, y: int, share: float) -> Safe:
    """The label beside its bar."""
    length = round((_WIDTH - _LABEL - _COUNT) * share, 1)
    name = element("text", shortened(label, to=34), x=_LABEL - 10, y=y + 17, class_="mdb-bar-label")
    return joined(name, *_bar(count, _LABEL, y + 4, length, _ROW - 8))


def _below(label: str, count: int, y: int, share: float) -> Safe:
    """The label above its bar, which has the whole width to itself."""
    length = round((_NARROW - _COUNT) * share, 1)
    return joined(element("text", shortened(label, to=48), x=0, y=y + 14), *_bar(count, 0, y + 20, length, 14))


def _bar(count: int, x: int, y: int, length: float, thick: int) -> tuple[Safe, Safe]:
    bar = element("rect", x=x, y=y, width=max(length, 1), height=thick, rx=3, class_="mdb-bar")
    middle = y + thick / 2 + 4
    return bar, element("text", f"{count:,}", x=round(x + length + 8, 1), y=middle, class_="mdb-bar-count")
