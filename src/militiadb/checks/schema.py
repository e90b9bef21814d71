"""1xx: whether a file has the shape of its record. All of it is found while loading."""

from __future__ import annotations

from militiadb.checks.rule import Rule
from militiadb.checks.tiny import bad, good
from militiadb.errors import Severity


class SchemaRule(Rule):
    """A rule that the records keep."""

    severity = Severity.ERROR
    by_loading = True


class Missing(SchemaRule):
    """MDB101."""

    id = "MDB101"
    name = "field-missing"
    why = "Without the field the thing cannot be said: a name without a language, an event without a date."
    fix = "Add the field, or take the item out if no source fills it."
    bad = bad("groups/saraya.yaml", ("    lang: ar\n", ""), at="7:5")
    good = good("groups/saraya.yaml")


class Unknown(SchemaRule):
    """MDB102."""

    id = "MDB102"
    name = "unknown-field"
    why = "A misspelt field would be dropped without a word, and with it what its author meant to say."
    fix = "Spell the field as the record does; the message names the nearest."
    bad = bad("groups/saraya.yaml", ("countries:", "contries:"), at="4:1")
    good = good("groups/saraya.yaml")


class WrongType(SchemaRule):
    """MDB103."""

    id = "MDB103"
    name = "wrong-type"
    why = "A list where a word belongs, or a word where a list belongs, means something else than its author thinks."
    fix = "Write it as the record wants it; the message says what stands there and what belongs there."
    bad = bad("groups/saraya.yaml", ("languages: [ar]", "languages: ar"), at="5:12")
    good = good("groups/saraya.yaml")


class NotInVocabulary(SchemaRule):
    """MDB104."""

    id = "MDB104"
    name = "not-in-the-vocabulary"
    why = "Controlled words are compared, counted and drawn; a word of one's own is none of them."
    fix = "Use a word of vocabulary.yaml; the message names the nearest."
    bad = bad("groups/saraya.yaml", ("kind: facade", "kind: fasade"), at="3:7")
    good = good("groups/saraya.yaml")


class BadPattern(SchemaRule):
    """MDB105."""

    id = "MDB105"
    name = "pattern-or-length"
    why = "Ids are frozen slugs, countries are two letters, texts have bounds: everything downstream relies on it."
    fix = "Write it in the form that the message names."
    bad = bad("groups/saraya.yaml", ("countries: [IQ]", "countries: [Iraq]"), at="4:13")
    good = good("groups/saraya.yaml")


class SchemaVersion(SchemaRule):
    """MDB106."""

    id = "MDB106"
    name = "unsupported-schema-version"
    why = "A registry of another major schema means other things by the same fields."
    fix = "Install the militiadb that reads it, or bring the registry to this schema."
    bad = bad("registry.yaml", ("schema_version: 1.0.0", "schema_version: 2.0.0"), at="1:17")
    good = good("registry.yaml", ("schema_version: 1.0.0", "schema_version: 1.4.0"))
