"""The picture of who is tied to a group: drawn at build time, the same in words beside it.

Left stand those whom claims on the group name, right those whose own claims name it. A dashed line is disputed, a
dotted one denied by all who speak of it; the heavier the line, the likelier the claimants say it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from attrs import frozen

from militiadb.model.vocabulary import Likelihood
from militiadb.sphinx.markup import Safe, element, joined, shortened
from militiadb.sphinx.standing import Standing, Tie
from militiadb.sphinx.wording import ORDER

CARD: Final = 236
HEAD: Final = 30
ROW: Final = 17
GAP: Final = 12
_LINK: Final = 64
_MIDDLE: Final = 160
_SHOWN: Final = 14
"""How many cards a side holds; the rest is named in words only."""
_CONTESTED: Final = 5
"""How many of them are kept for ties that somebody denies or doubts, or that the registry does not accept."""
_PLAIN_WEIGHT: Final = 1.75
_WEIGHTS: Final = dict(zip(Likelihood, (0.75, 1.0, 1.25, 1.75, 2.5, 3.25, 4.0), strict=True))
"""Line weights for the words of estimative probability, weakest first; a claim without one has the middle weight."""


@frozen
class Words:
    """How ids and ties are put into words and addresses on one page."""

    name_of: Callable[[str], str]
    url_of: Callable[[str], str]
    says: Callable[[Tie], str]


@frozen
class Card:
    """Somebody tied to the group, with every tie between the two."""

    other: str
    ties: tuple[Tie, ...]

    @property
    def height(self) -> int:
        """How high the card is drawn: the name, and a row for each tie."""
        return HEAD + ROW * len(self.ties)

    @property
    def contested(self) -> bool:
        """Whether any of its ties is disputed or denied."""
        return any(tie.standing in (Standing.DISPUTED, Standing.DENIED) for tie in self.ties)

    @property
    def nearness(self) -> tuple[int, bool, int]:
        """Facades and fronts are nearest, then what else puts one behind the other; contested ties, then voices."""
        return min(map(_near, self.ties)), not self.contested, -max(tie.voices for tie in self.ties)


def network(ties: Sequence[Tie], *, name: str, words: Words) -> Safe:
    """The SVG of a group's ties; empty where it has none."""
    left = cards_of([tie for tie in ties if tie.outward])
    right = cards_of([tie for tie in ties if not tie.outward])
    if not left and not right:
        return Safe("")
    height = max(height_of(left), height_of(right), 90)
    middle = CARD + _LINK if left else 0
    width = middle + _MIDDLE + (_LINK + CARD if right else 0)
    parts = [_side(left, 0, middle, height, words)] if left else []
    if right:
        parts.append(_side(right, middle + _MIDDLE + _LINK, middle + _MIDDLE, height, words))
    parts.append(_centre(name, middle, height))
    label = f"Network of {name}: {len(ties)} tie{'s' if len(ties) != 1 else ''}, given in words below"
    return element(
        "svg", *parts, viewBox=f"0 0 {width} {height}", width=width, height=height,
        class_="mdb-network mdb-wide", role="group", aria_label=label,
    )  # fmt: skip


def cards_of(ties: Sequence[Tie]) -> list[Card]:
    """One card for each that is tied, the nearest first, as many as a side holds."""
    found: dict[str, list[Tie]] = {}
    for tie in ties:
        found.setdefault(tie.other, []).append(tie)
    cards = (Card(other, tuple(sorted(each, key=_near))) for other, each in found.items())
    return _chosen(sorted(cards, key=_nearness))


def _near(tie: Tie) -> int:
    return ORDER.index(tie.relation)


def _nearness(card: Card) -> tuple[int, bool, int]:
    return card.nearness


def _chosen(cards: list[Card]) -> list[Card]:
    """As many cards as a side holds: the nearest, then what is contested, so that no picture leaves out dissent."""
    first, others = cards[: _SHOWN - _CONTESTED], cards[_SHOWN - _CONTESTED :]
    others.sort(key=lambda card: not card.contested)
    return sorted([*first, *others[:_CONTESTED]], key=_nearness)


def hidden(ties: Sequence[Tie]) -> int:
    """How many of those tied to the group the picture leaves to the words beside it."""
    sides = ({tie.other for tie in ties if tie.outward}, {tie.other for tie in ties if not tie.outward})
    return sum(max(len(side) - _SHOWN, 0) for side in sides)


def height_of(cards: Sequence[Card]) -> int:
    """How high a stack of cards is, with the gaps between them."""
    return sum(card.height + GAP for card in cards) - GAP + 4 if cards else 0


def _side(cards: Sequence[Card], card_x: float, centre_x: float, height: float, words: Words) -> Safe:
    """The cards of one side, and a line for each tie to the middle."""
    y = (height - height_of(cards)) / 2 + 2
    edge_x = card_x + CARD if card_x < centre_x else card_x
    lines, drawn = [], []
    for card in cards:
        for at, tie in enumerate(card.ties):
            lines.append(_line(tie, edge_x, y + HEAD + ROW * at, centre_x, height / 2))
        drawn.append(card_drawn(card, card_x, y, words))
        y += card.height + GAP
    return joined(*lines, *drawn)


def _line(tie: Tie, x1: float, y1: float, x2: float, y2: float) -> Safe:
    bend = (x1 + x2) / 2
    path = f"M{x1:g} {y1:g}C{bend:g} {y1:g} {bend:g} {y2:g} {x2:g} {y2:g}"
    return line_drawn(tie, path)


def line_drawn(tie: Tie, path: str) -> Safe:
    """A line that shows how a tie stands, and by its weight how likely it is said to be."""
    weight = _WEIGHTS[tie.likelihood] if tie.likelihood else _PLAIN_WEIGHT
    return element("path", d=path, class_=f"mdb-tie mdb-{tie.standing}", stroke_width=weight)


def card_drawn(card: Card, x: float, y: float, words: Words, *, width: int = CARD) -> Safe:
    """A card with the name and what is said, in as many letters as it is wide for; it leads to that page."""
    name = words.name_of(card.other)
    said = [words.says(tie) for tie in card.ties]
    box = element("rect", x=x + 1, y=y, width=width - 2, height=card.height, rx=7)
    title = element("text", shortened(name, to=width * 27 // CARD), x=x + 12, y=y + 19, class_="mdb-card-name")
    rows = [
        element(
            "text", shortened(each, to=width * 36 // CARD), x=x + 12, y=y + HEAD + 4 + ROW * at, class_="mdb-card-says"
        )
        for at, each in enumerate(said)
    ]
    hint = element("title", f"{name}: {'; '.join(said)}")
    return element("a", hint, box, title, *rows, href=words.url_of(card.other), class_="mdb-card")


def _centre(name: str, x: float, height: float) -> Safe:
    rows = _wrapped(name, 18)
    box_height = 28 + 18 * len(rows)
    box = element("rect", x=x, y=(height - box_height) / 2, width=_MIDDLE, height=box_height, rx=9)
    first = height / 2 - 9 * (len(rows) - 1) + 5
    texts = [
        element("text", row, x=x + _MIDDLE / 2, y=first + 18 * at, text_anchor="middle") for at, row in enumerate(rows)
    ]
    return element("g", box, *texts, class_="mdb-centre")


def _wrapped(text: str, width: int) -> list[str]:
    rows = [""]
    for word in text.split():
        if rows[-1] and len(rows[-1]) + 1 + len(word) > width:
            rows.append(word)
        else:
            rows[-1] = f"{rows[-1]} {word}".strip()
    return [shortened(row, to=width + 2) for row in rows[:3]]
