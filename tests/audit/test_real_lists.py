"""The official lists of the shared folder: nothing is unexplained, and whatever is broken on purpose is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve

import militiadb
from militiadb import Entry, PartialDate, Registry
from militiadb.audit import Audit, audit_file
from militiadb.audit.reports import completeness_table
from militiadb.model.designation import OfficialDates

FILES = {
    "ofac_sdn_2023-01-21.csv": ("ofac-sdn-csv", "2023-01-21", 11443),
    "ofac_alt_2025-12-24.csv": ("ofac-alt-csv", "2025-12-24", 8653),
    "un_consolidated_2025-11-20.xml": ("un-xml", "2025-11-20", 1000),
    "ca_SOR-2002-284_eng.xml": ("canada-xml", "2026-06-09", 89),
}


@pytest.fixture(scope="module")
def shipped() -> Registry:
    """The shipped registry."""
    return militiadb.load()


@pytest.fixture
def run(shared: Path) -> Callable[..., Audit]:
    """Audit one of the lists."""

    def audit(name: str, registry: Registry) -> Audit:
        path = shared / "lists" / name
        if not path.is_file():
            pytest.skip(f"{path} is not there")
        return audit_file(path, registry=registry)

    return audit


@pytest.mark.parametrize("name", FILES)
def test_a_real_list_is_read_whole_and_leaves_nothing_unexplained(
    run: Callable[..., Audit], shipped: Registry, name: str
) -> None:
    """Format, day and number of entries are those of the file; every difference has a reason."""
    done = run(name, shipped)
    assert (done.format, done.as_of.isoformat(), done.listed) == FILES[name]
    assert [str(each) for each in done.unexplained] == []


def _without(registry: Registry, programme: str, change: Callable[[Entry], Entry | None]) -> Registry:
    """The registry with the entry of one programme changed, or left out."""
    old = registry.programmes[programme]
    entries = tuple(new for each in old.entries if (new := change(each)) is not None)
    return evolve(registry, programmes={**registry.programmes, programme: evolve(old, entries=entries)})


UN, CA, SDN, ALT = (
    "un_consolidated_2025-11-20.xml",
    "ca_SOR-2002-284_eng.xml",
    "ofac_sdn_2023-01-21.csv",
    "ofac_alt_2025-12-24.csv",
)
BROKEN: list[tuple[str, str, str, Callable[[Entry], Entry | None], str]] = [
    (UN, "un-2140", "ansar-allah-houthis", lambda _: None, "entry-we-lack"),
    (UN, "un-2140", "ansar-allah-houthis", lambda e: evolve(e, list_id="YEe.002"), "number-differs"),
    (UN, "un-2140", "ansar-allah-houthis", lambda e: evolve(e, aliases=e.aliases[1:]), "name-we-lack"),
    (
        UN,
        "un-2140",
        "ansar-allah-houthis",
        lambda e: evolve(e, listed=OfficialDates(effective=PartialDate.parse("2015-04-14"))),
        "date-differs",
    ),
    (CA, "ca-criminal-code", "abdallah-azzam-brigades", lambda _: None, "entry-we-lack"),
    (CA, "ca-criminal-code", "abdallah-azzam-brigades", lambda e: evolve(e, aliases=e.aliases[1:]), "name-we-lack"),
    (
        CA,
        "ca-criminal-code",
        "abdallah-azzam-brigades",
        lambda e: evolve(e, printed="Azzam Battalions"),
        "name-the-list-lacks",
    ),
    (SDN, "us-sdgt", "kataib-hizballah", lambda _: None, "entry-we-lack"),
    (SDN, "us-sdgt", "kataib-hizballah", lambda e: evolve(e, printed="KATA'IB"), "heading-differs"),
    (SDN, "us-npwmd", "irgc", lambda _: None, "entry-we-lack"),
    (ALT, "us-sdgt", "kataib-hizballah", lambda e: evolve(e, aliases=()), "name-we-lack"),
]


@pytest.mark.parametrize(("name", "programme", "group", "change", "kind"), BROKEN)
def test_a_fault_put_into_the_registry_is_found(
    run: Callable[..., Audit],
    shipped: Registry,
    name: str,
    programme: str,
    group: str,
    change: Callable[[Entry], Entry | None],
    kind: str,
) -> None:
    """An entry taken out, or its number, heading, date or a name changed, is told by the audit of the real list."""
    broken = _without(shipped, programme, lambda entry: change(entry) if entry.group == group else entry)
    kinds = {each.kind.value for each in run(name, broken).unexplained}
    assert kind in kinds


DOC = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "designations.md"


def test_the_docs_table_is_what_the_audit_prints(run: Callable[..., Audit], shipped: Registry) -> None:
    """The table of completeness in the docs is the output of `militiadb audit --summary --format markdown`."""
    table = completeness_table(shipped, audits=[run(name, shipped) for name in (SDN, CA, UN)])
    assert table in DOC.read_text("utf-8"), "print it again: python benchmarks/completeness.py ../shared/lists"
