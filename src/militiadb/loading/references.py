"""Ids: each file holds the id it is named for, and whatever is named exists (rules MDB201-208)."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from attrs import define, field

from militiadb.errors import Fix, Problem, Severity
from militiadb.loading.overlay import check_overlay
from militiadb.loading.records.fields import is_id
from militiadb.loading.strict_yaml import Path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from militiadb.loading.draft import Draft
    from militiadb.loading.records import GroupRecord, ProgrammeRecord
    from militiadb.model.registry import Registry

Reference = tuple[str, Path, str, str]  # file, path, what kind of id, the id


@define
class Known:
    """Every id that can be named, by kind; `tombstones` are groups that only point elsewhere.

    `actors_read` is false where `actors.yaml` is broken: that is the one fault then, and no actor that is named is one.
    """

    group: set[str] = field(factory=set)
    source: set[str] = field(factory=set)
    actor: set[str] = field(factory=set)
    tombstones: dict[str, list[str]] = field(factory=dict)
    actors_read: bool = True

    def of(self, kind: str) -> set[str]:
        """The ids that a reference of this kind may name."""
        return self.group | self.actor if kind == "bearer" else set(getattr(self, kind))


def known_ids(draft: Draft, base: Registry | None = None) -> Known:
    """What the draft declares, and what the registry under an overlay holds."""
    known = Known()
    known.group = {stem for _, stem, _ in draft.declared("groups")}
    known.source = {stem for _, stem, _ in draft.declared("sources")}
    actors = draft.declared_actors()
    known.actor, known.actors_read = actors or set(), actors is not None
    known.tombstones = {r.id: list(r.redirect.to) for r in draft.groups.values() if r.redirect}
    if base is not None:
        shipped = {group.id: list(group.redirect.to) for group in base.groups.values() if group.redirect}
        known.tombstones = shipped | known.tombstones
        known.group |= set(base.groups)
        known.source |= set(base.sources)
        known.actor |= set(base.actors)
    return known


def check_references(draft: Draft, base: Registry | None = None) -> list[Problem]:
    """Everything wrong with the ids of a draft."""
    known = known_ids(draft, base)
    problems = [*check_overlay(draft, base), *_file_names(draft), *_duplicates(draft), *_redirects(draft, known)]
    nearest: dict[tuple[str, str], list[str]] = {}
    sets = {kind: known.of(kind) for kind in ("group", "source", "actor", "bearer")}
    for reference in references(draft):
        file, path, kind, value = reference
        if value not in sets[kind]:
            if kind == "bearer" and not known.actors_read:
                continue
            problems.append(_dangling(draft, reference, sets[kind], nearest))
        elif value in known.tombstones and not (file.startswith("groups/") and path[:1] == ("redirect",)):
            problems.append(_points_at_tombstone(draft, reference, known.tombstones[value]))
    return [*problems, *_self_references(draft)]


def references(draft: Draft) -> Iterator[Reference]:
    """Every id that any record names."""
    for file, group in draft.groups.items():
        yield from ((file, path, kind, value) for path, kind, value in _group_references(group))
    for file, programme in draft.programmes.items():
        yield from ((file, path, kind, value) for path, kind, value in _programme_references(programme))
    for file, source in draft.sources.items():
        yield file, ("publisher",), "bearer", source.publisher
    for index, each in enumerate(draft.lookalikes.lookalikes if draft.lookalikes else ()):
        here: Path = ("lookalikes", index)
        yield from (("lookalikes.yaml", p, k, v) for p, k, v in _many((*here, "sources"), "source", each.sources))
        for place, near in enumerate(each.near):
            yield "lookalikes.yaml", (*here, "near", place, "group"), "group", near.group


_Found = tuple[Path, str, str]


def _many(path: Path, kind: str, values: Iterable[str]) -> Iterator[_Found]:
    return (((*path, index), kind, value) for index, value in enumerate(values))


_SOURCED = ("names", "claims", "events", "office_holders", "identifiers")


def _group_references(group: GroupRecord) -> Iterator[_Found]:
    for name in _SOURCED:
        for index, item in enumerate(getattr(group, name)):
            yield from _many((name, index, "sources"), "source", item.sources)
    for index, claim in enumerate(group.claims):
        here: Path = ("claims", index)
        yield from _many((*here, "targets"), "bearer", claim.targets)
        yield from ((((*here, key), "bearer", value)) for key in ("by", "via") if (value := getattr(claim, key)))
        if claim.withdrawn:
            yield from _many((*here, "withdrawn", "sources"), "source", claim.withdrawn.sources)
    for index, event in enumerate(group.events):
        yield from _many(("events", index, "to"), "bearer", event.to)
        if event.by:
            yield ("events", index, "by"), "bearer", event.by
    for index, assessment in enumerate(group.assessments):
        for place, option in enumerate(assessment.options):
            yield from _many(("assessments", index, "options", place, "targets"), "bearer", option.targets)
    for index, other in enumerate(group.not_to_be_confused_with):
        yield ("not_to_be_confused_with", index, "group"), "group", other.group
    if group.redirect:
        yield from _many(("redirect", "to"), "group", group.redirect.to)


def _programme_references(programme: ProgrammeRecord) -> Iterator[_Found]:
    yield ("authority",), "bearer", programme.authority
    for index, read in enumerate(programme.read):
        yield from _many(("read", index, "sources"), "source", read.sources)
    for index, entry in enumerate(programme.entries):
        here: Path = ("entries", index)
        yield (*here, "group"), "group", entry.group
        yield from _many((*here, "sources"), "source", entry.sources)
        if entry.authority:
            yield (*here, "authority"), "bearer", entry.authority
        for place, cover in enumerate(entry.also_covers):
            inner: Path = (*here, "also_covers", place)
            yield (*inner, "group"), "group", cover.group
            yield from _many((*inner, "sources"), "source", cover.sources)
            if cover.read_so_by:
                yield (*inner, "read_so_by"), "bearer", cover.read_so_by


def _dangling(
    draft: Draft, reference: Reference, known: set[str], nearest: dict[tuple[str, str], list[str]]
) -> Problem:
    file, path, kind, value = reference
    near = nearest.get((kind, value))
    if near is None:  # one missing id may be named a thousand times
        near = nearest[kind, value] = difflib.get_close_matches(value, known, n=1, cutoff=0.7)
    what = {"bearer": "group or actor"}.get(kind, kind)
    code = "MDB203" if kind == "group" else "MDB204"
    hint = f"did you mean {near[0]!r}?" if near else f"add the {what}, or mend the id"
    return Problem(code, Severity.ERROR, f"there is no {what} {value!r}", draft.place(file, path), hint=hint)


def _points_at_tombstone(draft: Draft, reference: Reference, to: list[str]) -> Problem:
    file, path, _, value = reference
    listing = file in draft.programmes  # an authority listed the one: that it listed the other is a judgement
    fix = Fix(f"write {to[0]}", to[0]) if len(to) == 1 and not listing else None
    hint = f"it is now {' or '.join(to)}" if to else "the id was withdrawn"
    hint += ": point there if the list means that one" if to and listing else ""
    place = draft.place(file, path)
    return Problem("MDB205", Severity.ERROR, f"{value!r} is a tombstone", place, hint=hint, fix=fix)


def _file_names(draft: Draft) -> Iterator[Problem]:
    for folder in ("groups", "designations", "sources", "transliterations"):
        declared = list(draft.declared(folder))
        taken = {value for _, _, value in declared if isinstance(value, str)}
        for file, stem, value in declared:
            if isinstance(value, str) and value != stem:
                place = draft.place(file, ("id",))
                copied = f"{folder}/{value}.yaml" in draft.documents
                ways = [
                    f"name the file {value}.yaml" * (is_id(value) and not copied),
                    f"write id: {stem}{', or delete this copy' * copied}" * (is_id(stem) and stem not in taken),
                ]
                hint = " or ".join(filter(None, ways)) or None
                yield Problem(
                    "MDB201",
                    Severity.ERROR,
                    f"the id is {value!r}, the file {stem!r}",
                    place,
                    value,
                    hint=hint,
                )


def _duplicates(draft: Draft) -> Iterator[Problem]:
    for file, path, value, first in _repeated(draft):
        place = draft.place(file, path)
        yield Problem("MDB202", Severity.ERROR, f"{value!r} stands twice", place, value, (draft.place(file, first),))


def _repeated(draft: Draft) -> Iterator[tuple[str, Path, str, Path]]:
    tables: list[tuple[str, Path, list[str]]] = []
    if draft.actors:
        tables.append(("actors.yaml", ("actors",), [actor.id for actor in draft.actors.actors]))
    if draft.lookalikes:
        tables.append(("lookalikes.yaml", ("lookalikes",), [each.id for each in draft.lookalikes.lookalikes]))
    if draft.lexicon:
        tables.append(("lexicon.yaml", ("concepts",), [concept.id for concept in draft.lexicon.concepts]))
    tables += [(f, ("entries",), [e.key for e in p.entries]) for f, p in draft.programmes.items()]
    for file, path, ids in tables:
        key = "key" if path == ("entries",) else "id"
        first: dict[str, int] = {}
        for index, value in enumerate(ids):
            if value in first:
                yield file, (*path, index, key), value, (*path, first[value], key)
            first.setdefault(value, index)


def _redirects(draft: Draft, known: Known) -> Iterator[Problem]:
    for file, group in draft.groups.items():
        for index, target in enumerate(group.redirect.to if group.redirect else ()):
            if target in known.tombstones:
                place = draft.place(file, ("redirect", "to", index))
                ends = _where_it_ends(target, known)
                fix = Fix(f"write {ends[0]}", ends[0]) if len(ends) == 1 else None
                hint = f"point at {' or '.join(ends)}" if ends else "it leads nowhere: name a living group"
                message = f"{target!r} is itself a tombstone"
                yield Problem("MDB206", Severity.ERROR, message, place, group.id, hint=hint, fix=fix)


def _where_it_ends(start: str, known: Known) -> list[str]:
    """The groups that stand today at the end of a chain of tombstones; a cycle has none."""
    ends, open_ids, seen = [], [start], set[str]()
    while open_ids:
        current = open_ids.pop(0)
        if current in known.tombstones and current not in seen:
            open_ids.extend(known.tombstones[current])
        elif current in known.group and current not in known.tombstones:
            ends.append(current)
        seen.add(current)
    return list(dict.fromkeys(ends))


def _self_references(draft: Draft) -> Iterator[Problem]:
    for file, group in draft.groups.items():
        spots: list[tuple[Path, str]] = [
            (("claims", i, "targets", j), target)
            for i, c in enumerate(group.claims)
            for j, target in enumerate(c.targets)
        ]
        spots += [
            (("not_to_be_confused_with", i, "group"), d.group) for i, d in enumerate(group.not_to_be_confused_with)
        ]
        spots += [(("redirect", "to", i), t) for i, t in enumerate(group.redirect.to if group.redirect else ())]
        for path, target in spots:
            if target == group.id:
                place = draft.place(file, path)
                yield Problem("MDB208", Severity.ERROR, f"{group.id!r} points at itself", place, group.id)
