"""What the registry holds, counted: tables for `militiadb stats` and for the docs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from militiadb.model.designation import Entry
from militiadb.model.group import Group
from militiadb.model.registry import Registry
from militiadb.model.voices import voices
from militiadb.names import script_of

REGIONS = {
    "Iraq": {"IQ"},
    "Levant and Gulf": {"SY", "LB", "PS", "JO", "YE", "BH", "SA", "KW", "AE", "OM", "QA", "IL"},
    "Iran and Turkey": {"IR", "TR"},
    "South and Central Asia": {"AF", "PK", "IN", "BD", "LK", "NP", "UZ", "TJ", "KZ", "KG", "TM", "CN"},
    "South-East Asia": {"PH", "ID", "MY", "TH", "MM", "SG"},
    "Africa": {
        *("DZ", "TN", "LY", "EG", "MA", "SD", "SS", "ML", "NE", "NG", "BF", "TD", "CM", "SO", "KE", "ET", "ER", "UG"),
        *("CD", "RW", "BI", "MZ", "AO", "CF", "MR", "SN", "CI", "BJ", "TG", "GH", "TZ", "DJ"),
    },
    "Europe and Russia": {
        *(
            "GB",
            "IE",
            "FR",
            "DE",
            "ES",
            "IT",
            "GR",
            "RU",
            "UA",
            "RS",
            "MK",
            "AL",
            "XK",
            "BA",
            "SE",
            "NO",
            "FI",
            "AM",
            "AZ",
        ),
        *("GE", "BY", "CY", "DK", "NL", "BE", "PL", "HU", "PT"),
    },
    "Americas": {"US", "CA", "MX", "CO", "VE", "PE", "EC", "BR", "HT", "SV", "HN", "GT", "CU", "PY", "CL", "AR", "BO"},
}
"""Regions by the first country of a group: our own grouping, for counting alone."""
INDEPENDENT = 2


Row = tuple[str | int, ...]


@frozen
class Table:
    """A titled table: what is counted stands first in each row, and every count is a number."""

    title: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def statistics(registry: Registry) -> tuple[Table, ...]:
    """Every table, in the order in which they are read."""
    groups = [group for group in registry if not group.is_tombstone]
    return (
        _crossed("Groups by region and kind", "region", groups_by_region_and_kind(groups)),
        _crossed("Names by kind and script", "kind", names_by_kind_and_script(groups)),
        _counted(
            "Claims by stance", "stance", Counter(claim.stance.value for group in groups for claim in group.claims)
        ),
        _counted("Sources by kind", "kind", Counter(source.kind.value for source in registry.sources.values())),
        _coverage(registry, groups),
        _designations(registry),
    )


def region(group: Group) -> str:
    """The region of a group, by its base country."""
    base = group.countries[0] if group.countries else ""
    return next((name for name, countries in REGIONS.items() if base in countries), "elsewhere or not said")


def groups_by_region_and_kind(groups: Iterable[Group]) -> Counter[tuple[str, str]]:
    """(region, kind) → groups."""
    return Counter((region(group), str(group.kind or "none")) for group in groups)


def names_by_kind_and_script(groups: Iterable[Group]) -> Counter[tuple[str, str]]:
    """(kind, script) → names."""
    return Counter((name.kind.value, script_of(name.text).value) for group in groups for name in group.names)


def _crossed(title: str, first: str, counts: Mapping[tuple[str, str], int]) -> Table:
    columns = sorted(
        {column for _, column in counts}, key=lambda c: (-sum(n for (_, d), n in counts.items() if d == c), c)
    )
    rows = sorted({row for row, _ in counts}, key=lambda r: (-sum(n for (s, _), n in counts.items() if s == r), r))
    body: list[Row] = [(row, *(counts.get((row, c), 0) for c in columns), _row_sum(counts, row)) for row in rows]
    totals = (sum(n for (_, c), n in counts.items() if c == column) for column in columns)
    return Table(title, (first, *columns, "all"), (*body, ("all", *totals, sum(counts.values()))))


def _row_sum(counts: Mapping[tuple[str, str], int], row: str) -> int:
    return sum(number for (name, _), number in counts.items() if name == row)


def _counted(title: str, first: str, counts: Mapping[str, int]) -> Table:
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return Table(title, (first, "count"), (*rows, ("all", sum(counts.values()))))


def _coverage(registry: Registry, groups: list[Group]) -> Table:
    native = sum(any(name.kind == "native" for name in group.names) for group in groups)
    borne_out = sum(len(voices(registry, group.claims)) >= INDEPENDENT for group in groups)
    rows = (
        ("groups", len(groups)),
        ("with a native name", native),
        ("with claims by two independent voices", borne_out),
        ("with an assessment", sum(bool(group.assessments) for group in groups)),
        ("tombstones", len(registry) - len(groups)),
        ("lookalikes", len(registry.lookalikes)),
    )
    return Table("Groups", ("what", "count"), rows)


def _designations(registry: Registry) -> Table:
    header = ("programme", "entries", "groups", "dated", "undated", "covered", "removed")
    programmes = [registry.programmes[key] for key in sorted(registry.programmes)]
    everything = [entry for programme in programmes for entry in programme.entries]
    rows: list[Row] = [(each.id, *_counts(each.entries)) for each in programmes]
    return Table("Designations by programme", header, (*rows, ("all", *_counts(everything))))


def _counts(entries: Sequence[Entry]) -> tuple[int, ...]:
    """A group on several lists is one group in the sum of all."""
    dated = sum(entry.listed.best() is not None for entry in entries)
    covered = sum(len(entry.also_covers) for entry in entries)
    removed = sum(entry.removed is not None for entry in entries)
    return len(entries), len({entry.group for entry in entries}), dated, len(entries) - dated, covered, removed
