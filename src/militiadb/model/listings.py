"""What the registry can say about a group and a programme, and on what ground."""

from __future__ import annotations

from datetime import date

from militiadb.model.dates import PartialDate
from militiadb.model.designation import (
    Coverage,
    Entry,
    ListingAnswer,
    ListingStatus,
    OfficialDates,
    Programme,
)
from militiadb.model.vocabulary import ReadScope

CAVEAT = "the lists are of a later day: a listing that had come and gone by then would not be seen"
"""What a list read whole cannot show of a day before its own."""


def statuses(programme: Programme, group: str, day: date | None) -> ListingStatus:
    """The answer for one group: an entry in force, a coverage, a removal, or what the lists read can speak for."""
    heads = [(entry, None) for entry in programme.entries if entry.group == group]
    covers = [(entry, each) for entry in programme.entries for each in entry.also_covers if each.group == group]
    begun = [(entry, cover) for entry, cover in (*heads, *covers) if _has_begun(entry, day)]
    answers = [_answer(programme, group, entry, cover, day) for entry, cover in begun]
    order = (ListingAnswer.LISTED, ListingAnswer.COVERED, ListingAnswer.REMOVED)
    ranked = sorted(answers, key=lambda answer: (order.index(answer.answer), _lateness(answer)))
    return ranked[0] if ranked else _absent(programme, group, day)


def _has_begun(entry: Entry, day: date | None) -> bool:
    listed = first_date(entry.listed)
    return day is None or listed is None or not listed.surely_after(day)


def _answer(programme: Programme, group: str, entry: Entry, cover: Coverage | None, day: date | None) -> ListingStatus:
    listed, removed = entry.listed.best(), entry.removed.best() if entry.removed else None
    # Without a day the question is about the newest state that is known: any removal on record counts.
    gone = entry.removed is not None if day is None else removed is not None and not removed[1].surely_after(day)
    if gone:
        answer, dated = ListingAnswer.REMOVED, removed
    else:
        answer, dated = ListingAnswer.LISTED if cover is None else ListingAnswer.COVERED, listed
    basis, when = dated or (None, None)
    return ListingStatus(answer, programme.id, group, entry, cover, when, basis, programme.read)


def _lateness(status: ListingStatus) -> int:
    return -(status.date.earliest or date.min).toordinal() if status.date else 0


def _absent(programme: Programme, group: str, day: date | None) -> ListingStatus:
    """Not found in a list read whole, on or after the day asked about; otherwise nothing can be said."""
    whole = tuple(each for each in programme.read if each.scope is ReadScope.WHOLE)
    speaking = tuple(each for each in whole if day is None or not each.as_of.surely_before(day))
    if not speaking:
        return ListingStatus(ListingAnswer.UNKNOWN, programme.id, group, read=programme.read)
    later = day is not None and all(each.as_of.surely_after(day) for each in speaking)
    caveat = CAVEAT if later else None
    return ListingStatus(ListingAnswer.NOT_FOUND, programme.id, group, read=speaking, caveat=caveat)


def first_date(dates: OfficialDates) -> PartialDate | None:
    """The date to reckon with, or None where the act has none."""
    best = dates.best()
    return best[1] if best else None
