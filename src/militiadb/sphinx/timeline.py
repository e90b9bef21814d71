"""The picture of a group's dates: what is known to the day is a point, what is known to the year a bar of that year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from attrs import frozen

from militiadb.model.dates import PartialDate
from militiadb.model.designation import Entry, Programme
from militiadb.model.group import Group
from militiadb.model.vocabulary import EventKind
from militiadb.sphinx.markup import Safe, element, joined, shortened

_LEFT: Final = 150
_WIDTH: Final = 780
_LANE: Final = 30
_AXIS: Final = 26
_POINT: Final = 40
"""A date that is known to fewer days than this is drawn as a point."""
_LANES: Final[dict[EventKind, str]] = {
    EventKind.ATTACK_CLAIMED: "Attacks claimed",
    EventKind.ATTACK_ATTRIBUTED: "Attacks attributed",
}
_ACTIVITY: Final = "Activity"


@frozen
class Mark:
    """One thing on a lane: its first and last possible day (open ends run to the edge), and its words."""

    lane: str
    since: date | None
    until: date | None
    words: str
    style: str


def marks(group: Group, listings: Sequence[tuple[Programme, Entry]]) -> tuple[Mark, ...]:
    """What the timeline of a group shows: events by lane, then one lane for each programme."""
    found = [
        Mark(_LANES.get(event.what, _ACTIVITY), event.date.earliest, event.date.latest, _event_words(event), event.what)
        for event in group.events
    ]
    lanes = [_ACTIVITY, *_LANES.values()]
    found.sort(key=lambda mark: lanes.index(mark.lane))
    return (*found, *(mark for programme, entry in listings if (mark := _listing(programme, entry))))


def _event_words(event: object) -> str:
    what, when, note = (getattr(event, key) for key in ("what", "date", "note"))
    return f"{when}: {str(what).replace('-', ' ')}{f' ({note})' if note else ''}"


def _listing(programme: Programme, entry: Entry) -> Mark | None:
    listed, removed = entry.listed.best(), entry.removed.best() if entry.removed else None
    if listed is None and removed is None:
        return None
    since = (listed[1].earliest or listed[1].latest) if listed else None
    gone = f", removed {removed[1]}" if removed else ", no removal on record" if entry.removed is None else ", removed"
    words = f"{programme.title}: listed {listed[1] if listed else 'on an unknown day'}{gone}"
    until = _end(removed[1]) if removed else None
    return Mark(shortened(programme.id.upper(), to=18), since, until, words, "listing" if until is None else "ended")


def _end(when: PartialDate) -> date | None:
    return when.latest or when.earliest


def timeline(found: Sequence[Mark], *, name: str, today: date) -> Safe:
    """The SVG of the marks; empty where fewer than two dates are known."""
    days = [day for mark in found for day in (mark.since, mark.until) if day]
    if len(found) < 2 or not days:
        return Safe("")
    first, last = date(min(days).year, 1, 1), date(min(max(*days, today), today).year, 12, 31)
    last = max(last, date(max(days).year, 12, 31))
    lanes = list(dict.fromkeys(mark.lane for mark in found))
    height = len(lanes) * _LANE + _AXIS + 6
    scale = _Scale(first, last)
    parts = [_axis(scale, height), *(_lane(lane, at) for at, lane in enumerate(lanes))]
    parts += [_mark(mark, lanes.index(mark.lane), scale, today) for mark in found]
    label = f"Timeline of {name}, {first.year} to {last.year}: the same dates stand in the tables of this page"
    return element(
        "svg", *parts, viewBox=f"0 0 {_WIDTH} {height}", width=_WIDTH, height=height,
        class_="mdb-timeline", role="img", aria_label=label,
    )  # fmt: skip


@frozen
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> float:
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(_LEFT + min(max(share, 0), 1) * (_WIDTH - _LEFT - 14), 1)


def _axis(scale: _Scale, height: int) -> Safe:
    years = scale.last.year - scale.first.year + 1
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if years / step <= 11)
    parts = []
    for year in range(-(-scale.first.year // step) * step, scale.last.year + 1, step):
        x = scale.x(date(year, 1, 1))
        parts.append(element("line", x1=x, x2=x, y1=0, y2=height - _AXIS, class_="mdb-grid"))
        parts.append(element("text", year, x=x, y=height - 8, class_="mdb-year"))
    return joined(*parts)


def _lane(name: str, at: int) -> Safe:
    y = at * _LANE + _LANE / 2
    rule = element("line", x1=_LEFT, x2=_WIDTH, y1=y, y2=y, class_="mdb-rule")
    return joined(element("text", name, x=0, y=y + 4, class_="mdb-lane"), rule)


def _mark(mark: Mark, lane: int, scale: _Scale, today: date) -> Safe:
    y = lane * _LANE + _LANE / 2
    title = element("title", mark.words)
    since, until = mark.since or scale.first, mark.until or min(scale.last, today)
    style = f"mdb-mark mdb-{mark.style}"
    if mark.style in ("listing", "ended"):
        return _bar(title, scale.x(since), scale.x(max(until, since)), y, 10, style)
    if not mark.since or not mark.until:  # "by then" and "from then": the known end, hollow
        known = mark.until or mark.since or today
        return element("circle", title, cx=scale.x(known), cy=y, r=4.5, class_=f"{style} mdb-open")
    if (until - since).days < _POINT:
        return element("circle", title, cx=scale.x(since), cy=y, r=5, class_=style)
    return _bar(title, scale.x(since), scale.x(until), y, 6, f"{style} mdb-range")


def _bar(title: Safe, x1: float, x2: float, y: float, thick: int, style: str) -> Safe:
    width = round(max(x2 - x1, 6), 1)
    return element("rect", title, x=x1, y=y - thick / 2, width=width, height=thick, rx=thick / 2, class_=style)
