"""The pictures as a phone shows them: the same marks and cards, drawn one below the other instead of side by side.

A picture is drawn twice, and the style sheet shows one: an SVG cannot move its parts by the width of the screen, and
shrunk to a phone's the wide one has letters that nobody can read. Whatever hides one hides it from screen readers too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from militiadb.sphinx.markup import Safe, element, joined, shortened
from militiadb.sphinx.network import GAP, HEAD, ROW, Card, Words, card_drawn, cards_of, height_of, line_drawn, network
from militiadb.sphinx.standing import Tie
from militiadb.sphinx.timeline import NARROW, WIDE, Mark, timeline

_WIDTH: Final = 340
_SPINE: Final = 12
_INDENT: Final = 44
_CENTRE: Final = 44
_NAME: Final = 38
"""How many letters of the group's own name fit."""


def both_networks(ties: Sequence[Tie], *, name: str, words: Words) -> Safe:
    """The picture of the network for any width of screen; empty where the group has no ties."""
    return joined(network(ties, name=name, words=words), stacked_network(ties, name=name, words=words))


def both_timelines(found: Sequence[Mark], *, name: str, today: date) -> Safe:
    """The picture of the dates for any width of screen; empty where it would show fewer than two."""
    return joined(*(timeline(found, name=name, today=today, look=look) for look in (WIDE, NARROW)))


def stacked_network(ties: Sequence[Tie], *, name: str, words: Words) -> Safe:
    """The SVG of a group's ties in one column: above it those whom claims on it name, below it those who name it."""
    above = cards_of([tie for tie in ties if tie.outward])
    below = cards_of([tie for tie in ties if not tie.outward])
    if not above and not below:
        return Safe("")
    middle = height_of(above) + GAP if above else 1
    first = middle + _CENTRE + GAP
    height = first + height_of(below) if below else middle + _CENTRE + 1
    parts = [_column(above, 2, middle, words), _column(below, first, middle + _CENTRE, words), _centre(name, middle)]
    label = f"Network of {name}: {len(ties)} tie{'s' if len(ties) != 1 else ''}, given in words below"
    return element(
        "svg", *parts, viewBox=f"0 0 {_WIDTH} {height}", width=_WIDTH, height=height,
        class_="mdb-network mdb-narrow", role="group", aria_label=label,
    )  # fmt: skip


def _column(cards: Sequence[Card], y: float, centre_y: float, words: Words) -> Safe:
    """The cards, and for each tie a line of its own to the spine, which leads to the middle."""
    lines, drawn, rows = [], [], [centre_y]
    for card in cards:
        for at, tie in enumerate(card.ties):
            rows.append(y + HEAD + ROW * at)
            lines.append(line_drawn(tie, f"M{_INDENT} {rows[-1]:g}H{_SPINE}"))
        drawn.append(card_drawn(card, _INDENT, y, words, width=_WIDTH - _INDENT))
        y += card.height + GAP
    spine = element("line", x1=_SPINE, x2=_SPINE, y1=min(rows), y2=max(rows), class_="mdb-spine")
    return joined(spine, *lines, *drawn) if cards else Safe("")


def _centre(name: str, y: float) -> Safe:
    box = element("rect", x=1, y=y, width=_WIDTH - 2, height=_CENTRE, rx=9)
    words = element("text", shortened(name, to=_NAME), x=_WIDTH / 2, y=y + _CENTRE / 2 + 5, text_anchor="middle")
    return element("g", box, words, class_="mdb-centre")
