"""What the controlled words mean: definitions, tests and flags, as `registry/vocabulary.yaml` holds them."""

from __future__ import annotations

from attrs import frozen

from militiadb.model.vocabulary import GroupKind, Relation


@frozen
class Term:
    """A controlled word with its definition and the test by which something is filed under it."""

    id: str
    definition: str
    test: str | None = None


@frozen
class RelationTerm:
    """A relation: what it says, what its inverse is called, and what it may join."""

    id: Relation
    definition: str
    inverse: str
    test: str | None = None
    symmetric: bool = False
    acyclic: bool = False
    unary: bool = False
    from_kinds: tuple[GroupKind, ...] = ()
    to_kinds: tuple[GroupKind, ...] = ()


@frozen
class Vocabulary:
    """Every controlled word: relations, and the other lists by name."""

    relations: tuple[RelationTerm, ...] = ()
    group_kinds: tuple[Term, ...] = ()
    name_kinds: tuple[Term, ...] = ()
    matches: tuple[Term, ...] = ()
    stances: tuple[Term, ...] = ()
    readings: tuple[Term, ...] = ()
    likelihoods: tuple[Term, ...] = ()
    event_kinds: tuple[Term, ...] = ()
    views: tuple[Term, ...] = ()
    confidences: tuple[Term, ...] = ()
    redirect_reasons: tuple[Term, ...] = ()
    actor_kinds: tuple[Term, ...] = ()
    source_kinds: tuple[Term, ...] = ()
    read_scopes: tuple[Term, ...] = ()
    programme_statuses: tuple[Term, ...] = ()
    coverages: tuple[Term, ...] = ()
    evidence_grades: tuple[Term, ...] = ()
    alias_qualities: tuple[Term, ...] = ()
    intakes: tuple[Term, ...] = ()
    left_out_reasons: tuple[Term, ...] = ()
    lookalike_kinds: tuple[Term, ...] = ()
    word_classes: tuple[Term, ...] = ()
