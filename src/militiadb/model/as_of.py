"""The registry as it could have been known on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve

from militiadb.model.designation import Programme
from militiadb.model.group import Group
from militiadb.model.listings import first_date

if TYPE_CHECKING:
    from militiadb.model.registry import Registry


def as_of(registry: Registry, day: date) -> Registry:
    """Leave out what was surely said, done, published or listed after `day`; undated items stay."""
    groups = {group.id: _group(group, day) for group in registry}
    programmes = {key: _programme(value, day) for key, value in registry.programmes.items()}
    fingerprint = f"{registry.fingerprint}@{day.isoformat()}"
    return evolve(registry, groups=groups, programmes=programmes, fingerprint=fingerprint)


def _group(group: Group, day: date) -> Group:
    return evolve(
        group,
        names=tuple(n for n in group.names if not (n.since and n.since.surely_after(day))),
        claims=tuple(c for c in group.claims if not (c.said_on and c.said_on.surely_after(day))),
        events=tuple(e for e in group.events if not e.date.surely_after(day)),
        assessments=tuple(a for a in group.assessments if not a.decided_on.surely_after(day)),
        redirect=None if group.redirect and group.redirect.date.surely_after(day) else group.redirect,
    )


def _programme(programme: Programme, day: date) -> Programme:
    kept = []
    for entry in programme.entries:
        listed = first_date(entry.listed)
        if listed is not None and listed.surely_after(day):
            continue
        removed = first_date(entry.removed) if entry.removed else None
        undone = removed is not None and removed.surely_after(day)
        kept.append(evolve(entry, removed=None) if undone else entry)
    return evolve(
        programme, entries=tuple(kept), read=tuple(r for r in programme.read if not r.as_of.surely_after(day))
    )
