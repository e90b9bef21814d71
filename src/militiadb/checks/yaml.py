"""0xx: what makes a file readable at all. All of it is found while loading."""

from __future__ import annotations

from militiadb.checks.rule import Example, Rule
from militiadb.checks.tiny import GROUP, SOURCE, bad, good, registry
from militiadb.errors import Severity


class YamlRule(Rule):
    """A rule that the parser keeps."""

    severity = Severity.ERROR
    by_loading = True


class Syntax(YamlRule):
    """MDB001."""

    id = "MDB001"
    name = "yaml-syntax"
    why = "A file that is not YAML holds nothing that can be read, and another reader may see something else in it."
    fix = "Mend the line: most often a quote, a bracket or a colon is missing, or the indent is off."
    bad = bad("groups/saraya.yaml", ("targets: [kataib]", "targets: [kataib"), at="18:7")
    good = good("groups/saraya.yaml")


class DuplicateKey(YamlRule):
    """MDB002."""

    id = "MDB002"
    name = "duplicate-key"
    why = "Readers keep the first, the last, or neither of two equal keys, so one of the values is lost without a word."
    fix = "Keep one of the two."
    bad = bad("groups/saraya.yaml", ("countries: [IQ]\n", "countries: [IQ]\ncountries: [SY]\n"), at="5:1")
    good = good("groups/saraya.yaml", ("countries: [IQ]\n", "countries: [IQ, SY]\n"))


class Reference(YamlRule):
    """MDB003."""

    id = "MDB003"
    name = "anchor-alias-or-tag"
    why = "An anchor, alias, merge key or tag says in one place what happens in another, and can blow up to any size."
    fix = "Write the value out where it is needed."
    bad = bad("groups/saraya.yaml", ("languages: [ar]", "languages: &langs [ar]"), at="5:12")
    good = good("groups/saraya.yaml")


class Encoding(YamlRule):
    """MDB004."""

    id = "MDB004"
    name = "not-plain-utf-8"
    why = "Other encodings, byte order marks, tabs and NUL characters are read differently from program to program."
    fix = "Save the file as UTF-8 without a byte order mark, with spaces for tabs."
    bad = bad("groups/saraya.yaml", ("kind: facade", "kind:\tfacade"), at="3:6")
    good = good("groups/saraya.yaml")


class ManyDocuments(YamlRule):
    """MDB005."""

    id = "MDB005"
    name = "many-documents"
    why = "One file is one thing; whatever follows a second `---` would be dropped."
    fix = "Put the second document into a file of its own."
    bad = bad("sources/report.yaml", ("publisher:", "---\npublisher:"), at="3:1")
    good = good("sources/report.yaml")


class WrongPlace(YamlRule):
    """MDB006."""

    id = "MDB006"
    name = "wrong-place-or-name"
    why = "A file that is not where files of its kind stand is not read, and nobody would notice."
    fix = "Move it to groups/, designations/, sources/ or transliterations/ as <id>.yaml, or out of the registry."
    bad = Example(registry({"groups/saraya.yml": GROUP}), at=("groups/saraya.yml:1:1",), tell=("groups/saraya.yml",))
    good = good("groups/saraya.yaml")


class LargeFile(YamlRule):
    """MDB007."""

    id = "MDB007"
    name = "large-file"
    severity = Severity.WARNING
    why = "A file over 1 MiB is no longer one thing; one over 16 MiB is not read at all (then this is an error)."
    fix = "Split it: one group, source or programme a file."
    bad = Example(
        registry({"sources/report.yaml": SOURCE + f"# {'-' * 98}\n" * 10_500}),
        at=("sources/report.yaml:1:1",),
        tell=("sources/report.yaml",),
    )
    good = good("sources/report.yaml")


class Trap(YamlRule):
    """MDB008."""

    id = "MDB008"
    name = "implicit-type-trap"
    why = (
        "NO is the country code of Norway here and `false` in other YAML readers; 010 becomes 8, and 12:30 becomes 750."
    )
    fix = "Put it in quotes (`militiadb fmt` does)."
    fixable = True
    bad = bad("groups/saraya.yaml", ("countries: [IQ]", "countries: [IQ, NO]"), at="4:17")
    good = good("groups/saraya.yaml", ("countries: [IQ]", 'countries: [IQ, "NO"]'))


class DepthOrLineBreak(YamlRule):
    """MDB009."""

    id = "MDB009"
    name = "deep-or-oddly-broken"
    why = "Very deep nesting crashes common YAML readers, and some of them alone break lines at U+0085, U+2028, U+2029."
    fix = "Delete the odd line separator; nest no deeper than the records do."
    bad = bad("groups/saraya.yaml", ('name: "Saraya"', 'name: "Sara\u2028ya"'), at="2:12")
    good = good("groups/saraya.yaml")
