"""Official lists as readers know them: what each is called, how far it was read, and where a group was not found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from attrs import frozen

from militiadb.model.dates import PartialDate
from militiadb.model.designation import Entry, ListingAnswer, ListingStatus, ListRead, Programme
from militiadb.model.registry import Registry
from militiadb.model.vocabulary import ReadScope

NAMES: Final = {
    "au-listed-organisations": "Australia, listed terrorist organisations",
    "ca-sor-2002-284": "Canada, Regulations Establishing a List of Entities",
    "ofac-alt": "OFAC, SDN list, file of alternate names",
    "ofac-sdn": "OFAC, list of Specially Designated Nationals (SDN)",
    "state-fto-page": "US Department of State, page of Foreign Terrorist Organizations",
    "uk-ta2000-schedule-2": "United Kingdom, Terrorism Act 2000, Schedule 2",
    "un-consolidated": "UN Security Council Consolidated List",
}
"""What the lists are called that the shipped registry reads; any other by the title of the document that was read."""


def list_name(registry: Registry, read: ListRead) -> str:
    """What a list is called, so that no reader has to know the id that the data gives it."""
    titles = (registry.sources[each].title for each in read.sources if each in registry.sources)
    return NAMES.get(read.list) or next(titles, read.list)


def last_seen(programme: Programme, entry: Entry) -> PartialDate | None:
    """The newest state of a list on which an entry in force was read; None where none was read since the act.

    That is a list which was read whole, or one that the entry itself cites: a part says nothing of other entries.
    """
    act = entry.listed.best()
    listed = _day(act[1]) if act else date.min
    cited = set(entry.sources)
    read = [each for each in programme.read if each.scope is ReadScope.WHOLE or cited & set(each.sources)]
    found = [each.as_of for each in read if entry.removed is None and _day(each.as_of) >= listed]
    return max(found, key=_day, default=None)


def _day(when: PartialDate) -> date:
    return when.earliest or when.latest or date.min


@frozen
class Absence:
    """A state of a list that was read whole, and the programmes of it under which a group was not found.

    `others` says that the registry has the group under another programme of the same list.
    """

    name: str
    as_of: PartialDate
    programmes: tuple[str, ...]
    others: bool


def absences(registry: Registry, statuses: Sequence[ListingStatus]) -> tuple[Absence, ...]:
    """Where a group was not found, one row for each list that this can be said of."""
    has = {answer: [each for each in statuses if each.answer is answer] for answer in ListingAnswer}
    named = [*has[ListingAnswer.LISTED], *has[ListingAnswer.COVERED], *has[ListingAnswer.REMOVED]]
    lists = {read.list for each in named for read in registry.programmes[each.programme].read}
    found: dict[ListRead, list[str]] = {}
    for status in has[ListingAnswer.NOT_FOUND]:
        for read in status.read:
            found.setdefault(read, []).append(status.programme)
    return tuple(
        Absence(list_name(registry, read), read.as_of, tuple(programmes), read.list in lists)
        for read, programmes in found.items()
    )


def by_authority(registry: Registry, programmes: Iterable[str]) -> dict[str, list[str]]:
    """Programmes below the authority that keeps them: a title such as "Burma" says nothing alone."""
    found: dict[str, list[str]] = {}
    for key in programmes:
        found.setdefault(registry.programmes[key].authority, []).append(key)
    return found
