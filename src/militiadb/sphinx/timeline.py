"""The picture of a group's dates: what is known to the day is a point, what is known to the year a bar of that year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from attrs import frozen

from militiadb.model.dates import PartialDate
from militiadb.model.designation import Entry, Programme
from militiadb.model.group import Group
from militiadb.model.vocabulary import EventKind
from militiadb.sphinx.lists import last_seen
from militiadb.sphinx.markup import Safe, element, joined, shortened
from militiadb.sphinx.wording import date_words

_AXIS: Final = 26
_LINE: Final = 14
"""From one line of a label to the next."""
_YEAR: Final = 28
"""How wide the label of a year is: nearer to the right edge it ends at its line, so as not to be cut."""
_POINT: Final = 40
"""A date that is known to fewer days than this is drawn as a point."""
_LANES: Final[dict[EventKind, str]] = {
    EventKind.ATTACK_CLAIMED: "Attacks claimed",
    EventKind.ATTACK_ATTRIBUTED: "Attacks attributed",
}
_ACTIVITY: Final = "Activity"


@frozen
class Look:
    """The measures of a drawing: how far left time begins, where in a lane its name and its line stand, in units."""

    left: int
    width: int
    lane: int
    name: int
    line: int
    labels: int
    letters: int
    rows: int
    style: str


WIDE: Final = Look(left=180, width=780, lane=36, name=22, line=18, labels=10, letters=27, rows=2, style="mdb-wide")
NARROW: Final = Look(left=6, width=340, lane=46, name=14, line=31, labels=6, letters=50, rows=1, style="mdb-narrow")
"""For a phone: each lane's name stands above its line, so that all the years fit, the newest too."""


@frozen
class Lane:
    """A lane by its name; for a list, whose title may be no more than "Burma", `keeper` says whose it is."""

    name: str
    keeper: str = ""
    key: str = ""

    def lines(self, look: Look) -> tuple[str, ...]:
        """The label, in as many lines and letters as a drawing has room for."""
        parts = [part for part in (self.keeper, self.name) if part]
        lines = parts if look.rows >= len(parts) else [": ".join(parts)]
        return tuple(shortened(line, to=look.letters) for line in lines)


@frozen
class Mark:
    """One thing on a lane: its first and last possible day (None where it is open), its words and its look.

    A `bar` is what lasted from the one day to the other; any other mark is one day, somewhere between the two.
    """

    lane: Lane
    since: date | None
    until: date | None
    words: str
    style: str
    bar: bool = False


def marks(
    group: Group, listings: Sequence[tuple[Programme, Entry]], *, named: Callable[[str], str] = str
) -> tuple[Mark, ...]:
    """What the timeline of a group shows: events by lane, then one lane for each programme."""
    found = [
        _somewhen(Lane(_LANES.get(event.what, _ACTIVITY)), event.date, _event_words(event), event.what)
        for event in group.events
    ]
    lanes = [_ACTIVITY, *_LANES.values()]
    found.sort(key=lambda mark: lanes.index(mark.lane.name))
    lists = ((Lane(each.title, named(each.authority), each.id), each, entry) for each, entry in listings)
    return (*found, *(mark for lane, programme, entry in lists for mark in _listing(lane, programme, entry)))


def _somewhen(lane: Lane, when: PartialDate, words: str, style: str) -> Mark:
    return Mark(lane, when.earliest, when.latest, words, style)


def _event_words(event: object) -> str:
    what, when, note = (getattr(event, key) for key in ("what", "date", "note"))
    return f"{when}: {str(what).replace('-', ' ')}{f' ({note})' if note else ''}"


def _listing(lane: Lane, programme: Programme, entry: Entry) -> Iterator[Mark]:
    """A bar for the time in which an entry is known to have stood, and a mark for each end not known to the day.

    The bar ends with the removal or with the last state of the list that was read: nobody knows what came after.
    """
    listed, removed = entry.listed.best(), entry.removed.best() if entry.removed else None
    seen = last_seen(programme, entry)
    words = f"{programme.title}: {_listing_words(entry, seen)}"
    style = "listing" if entry.removed is None else "ended"
    ends = [each[1] for each in (listed, removed) if each]
    since, until = listed[1].latest if listed else None, _known(removed[1] if removed else seen)
    lasted = since is not None and until is not None and since < until
    if lasted:
        yield Mark(lane, since, until, words, style, bar=True)
    for end in ends:
        if not lasted or end.earliest != end.latest:
            yield _somewhen(lane, end, words, "listing")
    if lasted and seen and seen.earliest and seen.latest and (seen.latest - seen.earliest).days >= _POINT:
        yield _somewhen(lane, seen, words, "listing")


def _listing_words(entry: Entry, seen: PartialDate | None) -> str:
    listed, removed = entry.listed.best(), entry.removed.best() if entry.removed else None
    begun = f"listed {date_words(listed[1]) if listed else 'on an unknown day'}"
    if entry.removed is not None:
        return f"{begun}, removed {date_words(removed[1]) if removed else 'on an unknown day'}"
    stood = f"on the list as it stood {date_words(seen)}" if seen else "no later state of the list was read"
    return f"{begun}, {stood}"


def _known(when: PartialDate | None) -> date | None:
    """The last day that is sure: a removal "by" some day was not before the listing, and not after that day."""
    return (when.earliest or when.latest) if when else None


def timeline(found: Sequence[Mark], *, name: str, today: date, look: Look = WIDE) -> Safe:
    """The SVG of the marks; empty where fewer than two dates are known."""
    days = [day for mark in found for day in (mark.since, mark.until) if day]
    if len(found) < 2 or not days:
        return Safe("")
    first, last = date(min(days).year, 1, 1), date(max(*days, today).year, 12, 31)
    lanes = list(dict.fromkeys(mark.lane for mark in found))
    height = len(lanes) * look.lane + _AXIS + 6
    scale = _Scale(first, last, look)
    parts = [_axis(scale, height), *(_lane(lane, at, look) for at, lane in enumerate(lanes))]
    parts += [_mark(mark, lanes.index(mark.lane), scale, today) for mark in found]
    label = f"Timeline of {name}, {first.year} to {last.year}: the same dates stand in the tables of this page"
    return element(
        "svg", *parts, viewBox=f"0 0 {look.width} {height}", width=look.width, height=height,
        class_=f"mdb-timeline {look.style}", role="img", aria_label=label,
    )  # fmt: skip


@frozen
class _Scale:
    first: date
    last: date
    look: Look

    def x(self, day: date) -> float:
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(self.look.left + min(max(share, 0), 1) * (self.look.width - self.look.left - 14), 1)

    def y(self, lane: int) -> float:
        return lane * self.look.lane + self.look.line


def _axis(scale: _Scale, height: int) -> Safe:
    years = scale.last.year - scale.first.year + 1
    step = next((step for step in (1, 2, 5, 10, 20, 50, 100) if years / step <= scale.look.labels), 1000)
    parts = []
    for year in range(-(-scale.first.year // step) * step, scale.last.year + 1, step):
        x = scale.x(date(year, 1, 1))
        parts.append(element("line", x1=x, x2=x, y1=0, y2=height - _AXIS, class_="mdb-grid"))
        anchor = "end" if x > scale.look.width - _YEAR else None
        parts.append(element("text", year, x=x, y=height - 8, text_anchor=anchor, class_="mdb-year"))
    return joined(*parts)


def _lane(lane: Lane, at: int, look: Look) -> Safe:
    top = at * look.lane
    y = top + look.line
    rule = element("line", x1=look.left, x2=look.width, y1=y, y2=y, class_="mdb-rule")
    lines = lane.lines(look)
    first = top + look.name - _LINE / 2 * (len(lines) - 1)
    texts = [element("text", line, x=0, y=first + _LINE * row, class_="mdb-lane") for row, line in enumerate(lines)]
    return joined(*texts, rule)


def _mark(mark: Mark, lane: int, scale: _Scale, today: date) -> Safe:
    y = scale.y(lane)
    title = element("title", mark.words)
    since, until = mark.since or scale.first, mark.until or min(scale.last, today)
    style = f"mdb-mark mdb-{mark.style}"
    if mark.bar:
        return _bar(title, scale.x(since), scale.x(until), y, 10, style)
    if not mark.since or not mark.until:  # "by then" and "from then": the known end, hollow
        known = mark.until or mark.since or today
        return element("circle", title, cx=scale.x(known), cy=y, r=4.5, class_=f"{style} mdb-open")
    if (until - since).days < _POINT:
        return element("circle", title, cx=scale.x(since), cy=y, r=5, class_=style)
    return _bar(title, scale.x(since), scale.x(until), y, 6, f"{style} mdb-range")


def _bar(title: Safe, x1: float, x2: float, y: float, thick: int, style: str) -> Safe:
    width = round(max(x2 - x1, 6), 1)
    return element("rect", title, x=x1, y=y - thick / 2, width=width, height=thick, rx=thick / 2, class_=style)
