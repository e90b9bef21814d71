"""Draft → Registry: records become frozen values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from militiadb.errors import RegistryError
from militiadb.loading.codec import structure
from militiadb.loading.overlay import laid_upon, with_tables
from militiadb.loading.snapshot import sealed
from militiadb.model.designation import Programme
from militiadb.model.group import Group
from militiadb.model.lexicon import Lexicon, Lookalike
from militiadb.model.registry import Manifest, Registry
from militiadb.model.source import Actor, Source
from militiadb.model.terms import Vocabulary
from militiadb.names import Scheme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from militiadb.loading.draft import Draft
    from militiadb.loading.records import GroupRecord, LexiconRecord
    from militiadb.loading.records.fields import Record

V = TypeVar("V")


def build(draft: Draft, *, base: Registry | None = None) -> Registry:
    """Make the Registry of a draft without errors; `base` is what an overlay extends or word tables default to.

    Raises `RegistryError` with every problem when the draft has errors.
    """
    return sealed(assemble(draft, base=base))


def assemble(draft: Draft, *, base: Registry | None = None) -> Registry:
    """As `build`, without the fingerprint: enough for whoever only asks whether it can be made."""
    if draft.broken or draft.manifest is None:
        count = sum(problem.severity == "error" for problem in draft.problems)
        message = f"the registry {str(draft.root)!r} does not load: {count} error{'s' if count != 1 else ''}"
        raise RegistryError(message, sorted(draft.problems, key=lambda problem: problem.order))
    own = Registry(
        manifest=structure(Manifest, _plain(draft.manifest)),
        groups={record.id: _group(record) for record in _values(draft.groups)},
        programmes=_by_id(Programme, draft.programmes),
        sources=_by_id(Source, draft.sources),
        actors={actor.id: structure(Actor, _plain(actor)) for actor in draft.actors.actors} if draft.actors else {},
        schemes={each.id: Scheme.from_mapping(_plain(each)) for each in _values(draft.schemes)},
        vocabulary=structure(Vocabulary, _plain(draft.vocabulary)) if draft.vocabulary else Vocabulary(),
        lexicon=structure(Lexicon, _lexicon(draft.lexicon)) if draft.lexicon else Lexicon(version="0"),
        lookalikes=_lookalikes(draft),
    )
    if base is not None:
        own = laid_upon(own, draft, base=base) if draft.extends else with_tables(own, draft, base=base)
    return own


def _plain(record: Record) -> dict[str, Any]:
    return record.model_dump(mode="json")


def _values(records: Mapping[str, Any]) -> list[Any]:
    return [records[name] for name in sorted(records)]


def _by_id(cls: type[V], records: Mapping[str, Any]) -> dict[str, V]:
    return {record.id: structure(cls, _plain(record)) for record in _values(records)}


def _group(record: GroupRecord) -> Group:
    return structure(Group, {**_plain(record), "name": record.name or record.id})  # an overlay's addition has no name


def _lexicon(lexicon: LexiconRecord) -> dict[str, Any]:
    plain = _plain(lexicon)
    for concept in plain["concepts"]:
        concept["words"] = [{"lang": lang, "texts": texts} for lang, texts in concept["words"].items()]
    return plain


def _lookalikes(draft: Draft) -> tuple[Lookalike, ...]:
    rows = draft.lookalikes.lookalikes if draft.lookalikes else ()
    return tuple(structure(Lookalike, _plain(row)) for row in rows)
