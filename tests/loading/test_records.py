"""Records mirror the files, values mirror the domain: no field is lost between them."""

from __future__ import annotations

import typing

import attrs
import pytest

from militiadb.checks.tiny import FILES, edited
from militiadb.loading import records as rec
from militiadb.loading.codec import structure, unstructure
from militiadb.loading.draft import draft_of
from militiadb.loading.records import designations, groups, tables
from militiadb.loading.records.fields import Record
from militiadb.model import claim, designation, group, lexicon, source, terms
from militiadb.model.registry import Manifest

PAIRS = [
    (rec.ManifestRecord, Manifest),
    (rec.SourceRecord, source.Source),
    (tables.ActorRecord, source.Actor),
    (rec.GroupRecord, group.Group),
    (groups.NameRecord, group.Name),
    (groups.ClaimRecord, claim.Claim),
    (groups.WithdrawalRecord, claim.Withdrawal),
    (groups.EventRecord, claim.Event),
    (groups.AssessmentRecord, claim.Assessment),
    (groups.AssessmentOptionRecord, claim.AssessmentOption),
    (groups.OfficeHolderRecord, group.OfficeHolder),
    (groups.IdentifierRecord, group.Identifier),
    (groups.DistinctionRecord, group.Distinction),
    (groups.RedirectRecord, group.Redirect),
    (rec.ProgrammeRecord, designation.Programme),
    (designations.EntryRecord, designation.Entry),
    (designations.ListReadRecord, designation.ListRead),
    (designations.ListedAliasRecord, designation.ListedAlias),
    (designations.CoverageRecord, designation.Coverage),
    (designations.OfficialDatesRecord, designation.OfficialDates),
    (designations.LeftOutRecord, designation.LeftOut),
    (rec.LexiconRecord, lexicon.Lexicon),
    (tables.ConceptRecord, lexicon.Concept),
    (tables.LookalikeRecord, lexicon.Lookalike),
    (tables.NearnessRecord, lexicon.Nearness),
    (rec.VocabularyRecord, terms.Vocabulary),
    (tables.TermRecord, terms.Term),
    (tables.RelationTermRecord, terms.RelationTerm),
]
OF_THE_FILE_ONLY = {
    "ignore": "a suppression is about the file, not the group",
    "adds": "an overlay's file says how it is laid, and is gone when it is",
    "extends": "as above",
    "checks": "settings of `militiadb check`",
}


@pytest.mark.parametrize(("record", "value"), PAIRS)
def test_no_field_is_lost_between_a_record_and_its_value(record, value):
    """Record and value have the same fields, but for those that are about the file."""
    filed = set(record.model_fields) - set(OF_THE_FILE_ONLY)
    assert filed == {field.name for field in attrs.fields(value)}


def test_every_record_is_held_against_a_value():
    """A new record joins the table above, or this fails."""

    def below(kind):
        for each in kind.__subclasses__():
            yield each
            yield from below(each)

    paired = {record for record, _ in PAIRS}
    others = {rec.IgnoreRecord, rec.SchemeRecord, rec.ActorsRecord, rec.LookalikesRecord}
    found = {each for each in below(Record) if each.__module__.startswith("militiadb.")}
    assert {each for each in found - paired - others if each.__name__ != "ChecksRecord"} == set()


@pytest.mark.parametrize(("record", "value"), PAIRS)
def test_a_controlled_word_is_the_same_on_both_sides(record, value):
    """Where a value has an enum, its record has that enum, so that no word is let in that the other refuses."""
    filed, held = typing.get_type_hints(record), typing.get_type_hints(value)
    for name in record.model_fields.keys() & held.keys():
        assert enums(filed[name]) == enums(held[name]), name


def enums(hint):
    """The enums within a type."""
    from enum import Enum

    inner = typing.get_args(hint)
    if inner:
        return {each for arg in inner for each in enums(arg)}
    return {hint} if isinstance(hint, type) and issubclass(hint, Enum) else set()


FULL_CLAIM = {
    "relation": "linked-to",
    "targets": ["a", "b"],
    "target_text": "and others",
    "reading": "among-others",
    "by": "c",
    "via": "d",
    "stance": "doubts",
    "wording": "may be linked to",
    "likelihood": "likely",
    "since": "2019",
    "until": "2020-01..2021-12",
    "said_on": "2021-03",
    "withdrawn": {"date": "2022", "sources": ["e"]},
    "note": "n",
    "sources": ["f"],
}


def test_a_full_record_comes_back_from_its_value():
    """Record → value → plain data keeps every field that was written."""
    record = groups.ClaimRecord.model_validate(FULL_CLAIM)
    assert set(record.model_fields_set) == set(groups.ClaimRecord.model_fields)
    assert unstructure(structure(claim.Claim, record.model_dump(mode="json"))) == FULL_CLAIM


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            '- text: "Saraya"\n    kind: romanisation\n    lang: ar-Latn\n    sources: [report]',
            '- "Saraya"',
            "text 'Saraya' stands here, where a mapping of fields belongs (write each with its fields: text, kind",
        ),
        ("[report]", "report", "text 'report' stands here, where a list belongs (write it in brackets: [report])"),
        ("lang: ar\n", "lang: null\n", "null stands here, where a text belongs (give it a value)"),
        ("languages: [ar]", "languages: null", "null stands here, where a list belongs (give it a value, or leave"),
        ("[IQ]", "[Iraq]", "'Iraq' does not fit here (write two capital letters of ISO 3166-1, such as IQ)"),
        ("by: analyst", "by: WINEP", "'WINEP' does not fit here (write an id: small ASCII letters"),
        ("lang: ar\n", "lang: a\n", "'a' does not fit here (write a BCP 47 tag"),
        ("targets: [kataib]", "targets: {a: b}", "mapping {'a': 'b'} stands here, where a list belongs"),
    ],
)
def test_a_value_that_does_not_fit_is_told_in_a_curators_words(old: str, new: str, says: str) -> None:
    """What belongs there is told with a way out, and without the names of our classes or a regular expression."""
    draft = draft_of("registry", {**FILES, "groups/saraya.yaml": edited(FILES["groups/saraya.yaml"], (old, new))})
    (problem,) = draft.problems
    assert says in str(problem)


@pytest.mark.parametrize("version", ["2026.13.1", "2026.0.1", "2026.11", "v2026.11.0"])
def test_a_version_is_of_a_month_that_there_is(version):
    """What is no CalVer is refused with what one looks like."""
    files = {**FILES, "registry.yaml": edited(FILES["registry.yaml"], ("2026.11.0", version))}
    (told,) = draft_of("registry", files).problems
    assert (told.code, told.hint) == (
        "MDB105",
        "write year, month and a number within the month, such as 2026.11.1",
    )
