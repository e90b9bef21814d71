"""An overlay: a registry laid upon another. It adds to what is below, and changes and removes nothing there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from militiadb.errors import Problem, Severity
from militiadb.loading.strict_yaml import Path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from militiadb.loading.draft import Draft
    from militiadb.loading.records import ProgrammeRecord, SchemeRecord, SourceRecord
    from militiadb.model.registry import Registry


def with_tables(own: Registry, draft: Draft, *, base: Registry) -> Registry:
    """A registry of its own: vocabulary, lexicon and schemes default to the shipped ones."""
    return evolve(
        own,
        vocabulary=own.vocabulary if draft.vocabulary else base.vocabulary,
        lexicon=own.lexicon if draft.lexicon else base.lexicon,
        schemes=own.schemes or base.schemes,
    )


def laid_upon(own: Registry, draft: Draft, *, base: Registry) -> Registry:
    """The base with the overlay's own things beside it; names are added to a shipped group, nothing else changes."""
    adding = {record.id for record in draft.groups.values() if record.adds}
    groups = dict(base.groups)
    for group_id, group in own.groups.items():
        if group_id in adding:
            groups[group_id] = evolve(groups[group_id], names=(*groups[group_id].names, *group.names))
        else:
            groups[group_id] = group
    return evolve(
        own,
        groups=groups,
        programmes={**base.programmes, **own.programmes},
        sources={**base.sources, **own.sources},
        actors={**base.actors, **own.actors},
        schemes={**base.schemes, **own.schemes},
        vocabulary=base.vocabulary,
        lexicon=evolve(base.lexicon, concepts=(*base.lexicon.concepts, *own.lexicon.concepts)),
        lookalikes=(*base.lookalikes, *own.lookalikes),
    )


def check_overlay(draft: Draft, base: Registry | None) -> Iterator[Problem]:
    """What would change the registry below, or be dropped: there is `base` under an overlay only."""
    yield from _additions(draft)
    if base is None:
        return
    yield from _shipped_groups(draft, base)
    yield from _shipped_ids(draft, base)
    if "vocabulary.yaml" in draft.documents:
        hint = "leave it out: the words of the registry below hold"
        place = draft.place("vocabulary.yaml")
        yield Problem("MDB006", Severity.ERROR, "'vocabulary.yaml' does not belong in an overlay", place, hint=hint)


_OF_AN_ADDITION = ("id", "adds", "names", "ignore")
"""The fields of an overlay's addition to a shipped group; what stands in any other would be dropped."""


def _additions(draft: Draft) -> Iterator[Problem]:
    """An addition stands in an overlay, and brings names only."""
    for file, group in draft.groups.items():
        if not group.adds:
            continue
        if draft.extends is None:
            place = draft.place(file, ("adds",), key=True)
            hint = "leave it out, or write extends: militiadb in registry.yaml"
            yield Problem("MDB102", Severity.ERROR, "'adds' belongs in an overlay", place, group.id, hint=hint)
            continue
        for name in sorted(group.model_fields_set - set(_OF_AN_ADDITION)):
            place = draft.place(file, (name,), key=True)
            message = f"an addition to a shipped group brings names only: {name!r} would be dropped"
            hint = f"known here: {', '.join(_OF_AN_ADDITION)}"
            yield Problem("MDB102", Severity.ERROR, message, place, group.id, hint=hint)


def _shipped_groups(draft: Draft, base: Registry) -> Iterator[Problem]:
    for file, group in draft.groups.items():
        place, shipped = draft.place(file, ("id",)), base.groups.get(group.id)
        if (shipped is not None) != group.adds:
            there = "is a shipped group: say adds: true" if not group.adds else "is no shipped group: leave adds out"
            yield Problem("MDB202", Severity.ERROR, f"{group.id!r} {there}", place, group.id)
        elif shipped is not None and shipped.redirect:
            heirs = " or ".join(shipped.redirect.to)
            hint = f"add the names to {heirs}" if heirs else "the id was withdrawn"
            yield Problem("MDB205", Severity.ERROR, f"{group.id!r} is a tombstone", place, group.id, hint=hint)


def _shipped_ids(draft: Draft, base: Registry) -> Iterator[Problem]:
    """Ids of everything but groups: what bears one of the base would stand in its place."""
    for what, taken, own in _own_ids(draft, base):
        for value, (file, path) in own.items():
            if value in taken:
                message = f"the {what} {value!r} is of the registry below, which an overlay does not change"
                hint = "leave it out to use that one, or give yours an id of its own"
                yield Problem("MDB202", Severity.ERROR, message, draft.place(file, path), value, hint=hint)


_Own = tuple[str, "Collection[str]", "Mapping[str, tuple[str, Path]]"]


def _own_ids(draft: Draft, base: Registry) -> Iterator[_Own]:
    """What kind of thing, its ids in the base, and those of the overlay with their file and path."""
    yield "programme", base.programmes, _by_file(draft.programmes)
    yield "source", base.sources, _by_file(draft.sources)
    yield "scheme", base.schemes, _by_file(draft.schemes)
    actors = draft.actors.actors if draft.actors else ()
    yield "actor", base.actors, _by_row("actors.yaml", "actors", [each.id for each in actors])
    rows = draft.lookalikes.lookalikes if draft.lookalikes else ()
    below = {each.id for each in base.lookalikes}
    yield "lookalike", below, _by_row("lookalikes.yaml", "lookalikes", [each.id for each in rows])
    concepts = draft.lexicon.concepts if draft.lexicon else ()
    below = {each.id for each in base.lexicon.concepts}
    yield "concept", below, _by_row("lexicon.yaml", "concepts", [each.id for each in concepts])


def _by_file(records: Mapping[str, ProgrammeRecord | SourceRecord | SchemeRecord]) -> dict[str, tuple[str, Path]]:
    return {record.id: (file, ("id",)) for file, record in records.items()}


def _by_row(file: str, table: str, ids: list[str]) -> dict[str, tuple[str, Path]]:
    return {value: (file, (table, index, "id")) for index, value in enumerate(ids)}
