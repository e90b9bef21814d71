"""What is checked: a draft with the places of everything, what it stands upon, its base revision, and the day."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from attrs import define

from militiadb.checks.naming import NameText, name_texts
from militiadb.errors import Place, Severity
from militiadb.loading.strict_yaml import Document, Path, format_path
from militiadb.model.vocabulary import Relation, SourceKind
from militiadb.names import NameKey, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from militiadb.loading.draft import Draft
    from militiadb.loading.records import GroupRecord, ProgrammeRecord, SourceRecord
    from militiadb.loading.records.groups import ClaimRecord, NameRecord
    from militiadb.loading.records.tables import RelationTermRecord
    from militiadb.model.group import Group
    from militiadb.model.registry import Registry
    from militiadb.model.terms import RelationTerm


class Named(NamedTuple):
    """A name of a group, its normal form, and where it stands."""

    file: str
    group: GroupRecord
    at: int
    name: NameRecord
    key: NameKey


class Claimed(NamedTuple):
    """A claim and where it stands."""

    file: str
    group: GroupRecord
    at: int
    claim: ClaimRecord


@define(slots=False)
class Subject:
    """The draft under check; `base` is what it stands upon, `before` its base revision."""

    draft: Draft
    base: Registry | None
    before: Draft | None
    today: date

    def place(self, file: str, *path: str | int, key: bool = False) -> Place:
        """Where a value (or its key) stands."""
        return self.draft.place(file, path, key=key)

    def within(self, file: str, path: Path, start: int, end: int) -> Place:
        """Where some characters of a value stand; the whole value when its text is written with escapes."""
        whole = self.draft.place(file, path)
        document = self.draft.documents.get(file)
        if document is None or whole.line != whole.end_line:
            return whole
        written = document.rows[whole.line - 1][whole.column - 1 : whole.end_column - 1]
        value = _value_at(document, path)
        offset = written.find(value) if isinstance(value, str) else -1
        if offset < 0:
            return whole
        column = whole.column + offset
        return Place(whole.file, whole.line, column + start, whole.line, column + end, format_path(path))

    @cached_property
    def whole(self) -> bool:
        """Whether every file gave its record: what cannot be read may well be what another file needs."""
        grave = (p.code for p in self.draft.problems if p.severity is Severity.ERROR)
        return all(map(self.draft.holds, self.draft.documents)) and not any(code < "MDB2" for code in grave)

    def groups(self) -> Iterator[tuple[str, GroupRecord]]:
        """Every valid group record with its file."""
        return iter(self.draft.groups.items())

    def living(self) -> Iterator[tuple[str, GroupRecord]]:
        """The groups that are no tombstones."""
        return ((file, group) for file, group in self.draft.groups.items() if group.redirect is None)

    def programmes(self) -> Iterator[tuple[str, ProgrammeRecord]]:
        """Every valid programme record with its file."""
        return iter(self.draft.programmes.items())

    def sources(self) -> Iterator[tuple[str, SourceRecord]]:
        """Every valid source record with its file."""
        return iter(self.draft.sources.items())

    def claims(self) -> Iterator[Claimed]:
        """Every claim of every group that is no tombstone."""
        for file, group in self.living():
            for index, claim in enumerate(group.claims):
                yield Claimed(file, group, index, claim)

    @cached_property
    def name_texts(self) -> list[NameText]:
        """Every text that is a name, of whatever kind of thing."""
        return list(name_texts(self.draft))

    @cached_property
    def names(self) -> list[Named]:
        """Every name of every group that is no tombstone, with its normal form."""
        return [
            Named(file, group, index, name, normalise(name.text))
            for file, group in self.living()
            for index, name in enumerate(group.names)
        ]

    @cached_property
    def names_by_key(self) -> dict[NameKey, list[Named]]:
        """The names that fold to each normal form."""
        found: dict[NameKey, list[Named]] = defaultdict(list)
        for named in self.names:
            found[named.key].append(named)
        return found

    @cached_property
    def group_by_id(self) -> dict[str, tuple[str, GroupRecord]]:
        """The group records of the draft by id, with their file."""
        return {group.id: (file, group) for file, group in self.groups()}

    def kind_of(self, group_id: str) -> str | None:
        """The kind that a group is filed under, here or in what the draft stands upon."""
        if group_id in self.group_by_id:
            return self.group_by_id[group_id][1].kind
        below: Group | None = self.base.groups.get(group_id) if self.base else None
        return below.kind if below else None

    @cached_property
    def relations(self) -> dict[Relation, RelationTermRecord | RelationTerm]:
        """What the vocabulary says of each relation."""
        own = self.draft.vocabulary
        if own is not None:
            return {term.id: term for term in own.relations}
        return {term.id: term for term in self.base.vocabulary.relations} if self.base else {}

    @cached_property
    def source_by_id(self) -> dict[str, SourceRecord]:
        """The source records of the draft by id."""
        return {source.id: source for _, source in self.sources()}

    def is_official(self, source_id: str) -> bool:
        """Whether a source is an official document."""
        own = self.source_by_id.get(source_id)
        if own is not None:
            return own.kind is SourceKind.OFFICIAL
        below = self.base.sources.get(source_id) if self.base else None
        return below is not None and below.kind is SourceKind.OFFICIAL

    def voice(self, actor_id: str) -> str:
        """Whose voice an actor's is: those who copy one another count as one."""
        return self._voices.get(actor_id, actor_id)

    @cached_property
    def _voices(self) -> dict[str, str]:
        below = {a.id: a.independence or a.id for a in self.base.actors.values()} if self.base else {}
        own = self.draft.actors.actors if self.draft.actors else []
        return below | {actor.id: actor.independence or actor.id for actor in own}


def _value_at(document: Document, path: Path) -> object:
    value = document.value
    for step in path:
        value = value[step]
    return value
