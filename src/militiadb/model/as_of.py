"""The registry as of a day: what was said, done and listed by then, by the items' own dates.

Sources are not asked when they were published. A list is read years after its entries were made, and a history tells
of names that were borne long before it: without what only later sources carry, little would be left of any past day.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve

from militiadb.model.claim import Claim
from militiadb.model.dates import PartialDate
from militiadb.model.designation import Entry, Programme
from militiadb.model.group import Group
from militiadb.model.listings import first_date

if TYPE_CHECKING:
    from militiadb.model.registry import Registry


def as_of(registry: Registry, day: date) -> Registry:
    """Leave out what was surely said, done, taken back, decided or listed after `day`; undated items stay."""
    groups = {group.id: _group(group, day) for group in registry}
    programmes = {key: _programme(value, day) for key, value in registry.programmes.items()}
    fingerprint = f"{registry.fingerprint}@{day.isoformat()}"
    return evolve(registry, groups=groups, programmes=programmes, fingerprint=fingerprint)


def _group(group: Group, day: date) -> Group:
    return evolve(
        group,
        names=tuple(n for n in group.names if not _is_later(n.since, day)),
        claims=tuple(_claim(c, day) for c in group.claims if not _is_later(c.said_on, day)),
        events=tuple(e for e in group.events if not e.date.surely_after(day)),
        office_holders=tuple(h for h in group.office_holders if not _is_later(h.since, day)),
        assessments=tuple(a for a in group.assessments if not a.decided_on.surely_after(day)),
        redirect=group.redirect if group.redirect and not group.redirect.date.surely_after(day) else None,
    )


def _claim(claim: Claim, day: date) -> Claim:
    taken_back = claim.withdrawn.date if claim.withdrawn else None
    return evolve(claim, withdrawn=None) if _is_later(taken_back, day) else claim


def _programme(programme: Programme, day: date) -> Programme:
    return evolve(
        programme,
        entries=tuple(_entry(e, day) for e in programme.entries if not _is_later(first_date(e.listed), day)),
        read=tuple(r for r in programme.read if not r.as_of.surely_after(day)),
    )


def _entry(entry: Entry, day: date) -> Entry:
    removed = first_date(entry.removed) if entry.removed else None
    return evolve(
        entry,
        removed=None if _is_later(removed, day) else entry.removed,
        aliases=tuple(
            evolve(alias, removed=None) if _is_later(alias.removed, day) else alias
            for alias in entry.aliases
            if not _is_later(alias.added, day)
        ),
    )


def _is_later(when: PartialDate | None, day: date) -> bool:
    """Whether a date is known, and surely after `day`."""
    return when is not None and when.surely_after(day)
