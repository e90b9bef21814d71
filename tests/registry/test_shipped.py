"""The registry that ships: sound, whole, and in step with the code."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import pytest
from attrs import fields

from militiadb import Registry, load
from militiadb.errors import Severity
from militiadb.loading.draft import Draft, read_draft
from militiadb.loading.folder import judge
from militiadb.loading.shipped import CHECKOUT
from militiadb.model import vocabulary as words
from militiadb.model.terms import Vocabulary

ENUMS: dict[str, type[StrEnum]] = {
    "relations": words.Relation,
    "group_kinds": words.GroupKind,
    "name_kinds": words.NameKind,
    "matches": words.Match,
    "stances": words.Stance,
    "readings": words.Reading,
    "likelihoods": words.Likelihood,
    "event_kinds": words.EventKind,
    "views": words.View,
    "confidences": words.Confidence,
    "redirect_reasons": words.RedirectReason,
    "actor_kinds": words.ActorKind,
    "source_kinds": words.SourceKind,
    "read_scopes": words.ReadScope,
    "programme_statuses": words.ProgrammeStatus,
    "coverages": words.CoverageHow,
    "evidence_grades": words.EvidenceGrade,
    "alias_qualities": words.AliasQuality,
    "intakes": words.Intake,
    "left_out_reasons": words.LeftOutReason,
    "lookalike_kinds": words.LookalikeKind,
    "word_classes": words.WordClass,
}


@pytest.fixture(scope="module")
def draft() -> Draft:
    """The shipped folder as read and judged."""
    found = read_draft(CHECKOUT)
    judge(found)
    return found


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The shipped registry."""
    return load()


def test_it_loads_without_an_error(draft: Draft) -> None:
    """No file of the shipped registry has an error."""
    assert [str(problem) for problem in draft.problems if problem.severity is Severity.ERROR] == []


def test_every_fact_has_a_source(registry: Registry) -> None:
    """Names, claims, events, office holders, identifiers and entries cite sources that are there."""
    facts = [
        (group.id, item)
        for group in registry
        for items in (group.names, group.claims, group.events, group.office_holders, group.identifiers)
        for item in items
    ]
    facts += [(programme.id, entry) for programme in registry.programmes.values() for entry in programme.entries]
    assert [where for where, item in facts if not item.sources] == []
    assert [where for where, item in facts for source in item.sources if source not in registry.sources] == []


@pytest.mark.parametrize(("table", "enum"), ENUMS.items())
def test_the_vocabulary_defines_the_codes_words(registry: Registry, table: str, enum: type[StrEnum]) -> None:
    """Every controlled word of the code is defined in vocabulary.yaml, and no other."""
    assert {str(term.id) for term in getattr(registry.vocabulary, table)} == {word.value for word in enum}


def test_no_table_of_the_vocabulary_is_left_out() -> None:
    """A new table is compared with its words from its first day."""
    assert list(ENUMS) == [table.name for table in fields(Vocabulary)]


def test_every_id_that_is_promised_is_there(registry: Registry, shared: Path) -> None:
    """Every id of groups.tsv is a group or a tombstone."""
    rows = (shared / "groups.tsv").read_text("utf-8").splitlines()[1:]
    assert [row.split("\t")[0] for row in rows if row.split("\t")[0] not in registry] == []


def test_persons_have_a_basis(registry: Registry) -> None:
    """Who holds an office is stated by an official text or the group itself, and the entry says which."""
    assert [group.id for group in registry for holder in group.office_holders if not holder.basis] == []
