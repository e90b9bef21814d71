"""The tables beside the groups: sources, actors, vocabulary, lexicon, lookalikes, schemes."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, Field

from militiadb.loading.records.fields import Country, DateText, Id, Ids, Lang, Prose, Record, Text, Url, Version
from militiadb.loading.records.manifest import IgnoreRecord
from militiadb.model import vocabulary as words


class SourceRecord(Record):
    """sources/<id>.yaml: one cited document."""

    id: Id
    title: Text
    publisher: Id
    kind: words.SourceKind
    author: Text | None = None
    published: DateText | None = None
    url: Url | None = None
    archive_url: Url | None = None
    identifier: Text | None = None
    lang: Lang | None = None
    read: words.ReadScope = words.ReadScope.PART
    note: Prose | None = None
    ignore: list[IgnoreRecord] = []


class ActorRecord(Record):
    """Someone who says, lists, backs or is joined, and is no group of ours."""

    id: Id
    name: Text
    kind: words.ActorKind
    independence: Id | None = None
    note: Prose | None = None


class ActorsRecord(Record):
    """actors.yaml."""

    actors: list[ActorRecord] = []
    ignore: list[IgnoreRecord] = []


class TermRecord(Record):
    """A controlled word."""

    id: Id
    definition: Prose
    test: Prose | None = None


class RelationTermRecord(TermRecord):
    """A relation: its inverse, its flags, what it may join (nothing named: anything)."""

    id: words.Relation
    inverse: Text
    symmetric: bool = False
    acyclic: bool = False
    unary: bool = False
    from_kinds: list[words.GroupKind] = []
    to_kinds: list[words.GroupKind] = []


class VocabularyRecord(Record):
    """vocabulary.yaml."""

    relations: list[RelationTermRecord] = []
    group_kinds: list[TermRecord] = []
    name_kinds: list[TermRecord] = []
    matches: list[TermRecord] = []
    stances: list[TermRecord] = []
    readings: list[TermRecord] = []
    likelihoods: list[TermRecord] = []
    event_kinds: list[TermRecord] = []
    views: list[TermRecord] = []
    confidences: list[TermRecord] = []
    redirect_reasons: list[TermRecord] = []
    actor_kinds: list[TermRecord] = []
    source_kinds: list[TermRecord] = []
    read_scopes: list[TermRecord] = []
    programme_statuses: list[TermRecord] = []
    coverages: list[TermRecord] = []
    evidence_grades: list[TermRecord] = []
    alias_qualities: list[TermRecord] = []
    intakes: list[TermRecord] = []
    left_out_reasons: list[TermRecord] = []
    lookalike_kinds: list[TermRecord] = []
    word_classes: list[TermRecord] = []


class ConceptRecord(Record):
    """A meaning and its words, language by language; `country` is the land that they name, or that a place lies in."""

    id: Id
    word_class: words.WordClass
    country: Country | None = None
    note: Prose | None = None
    words: dict[Lang, list[Text]]


class LexiconRecord(Record):
    """lexicon.yaml."""

    version: Version
    concepts: list[ConceptRecord] = []


class NearnessRecord(Record):
    """The name that a lookalike is near, and how near (rapidfuzz WRatio, 0-100)."""

    group: Id
    name: Text
    score: float = Field(ge=0, le=100)


class LookalikeRecord(Record):
    """Something that is no group of ours and is named much like one."""

    id: Id
    names: list[Text] = Field(min_length=1)
    kind: words.LookalikeKind
    countries: list[Country] = []
    near: list[NearnessRecord] = []
    why: Prose
    sources: Ids = []


class LookalikesRecord(Record):
    """lookalikes.yaml."""

    lookalikes: list[LookalikeRecord] = []
    ignore: list[IgnoreRecord] = []


class SchemeRecord(Record):
    """transliterations/<id>.yaml: the tables are the scheme's own; `names` reads and judges them."""

    model_config = ConfigDict(extra="allow", frozen=True)

    id: Id
    title: Text
    lang: Lang
    __pydantic_extra__: dict[str, Any]
