"""What pages say of official lists, and of names that mean more than one thing."""

from __future__ import annotations

import pytest
from attrs import evolve

from militiadb.loading import load
from militiadb.model.dates import PartialDate
from militiadb.model.designation import Entry, ListRead, OfficialDates, Programme
from militiadb.model.group import Group, Name
from militiadb.model.registry import Manifest, Registry
from militiadb.model.source import Actor, Source
from militiadb.model.vocabulary import ActorKind, EvidenceGrade, NameKind, ReadScope, SourceKind
from militiadb.sphinx.lists import NAMES, absences, by_authority, last_seen, list_name
from militiadb.sphinx.shared import shared_names


def read(as_of: str, scope: ReadScope = ReadScope.WHOLE, source: str = "list") -> ListRead:
    """A list as it was read."""
    return ListRead("the-list", PartialDate.parse(as_of), scope, (source,))


def entry(listed: str, *sources: str) -> Entry:
    """An entry of the group that rests on these sources."""
    return Entry("k", "g", "G", EvidenceGrade.LIST, sources, OfficialDates(effective=PartialDate.parse(listed)))


def registry_of(*programmes: Programme) -> Registry:
    """One group, one office, one document, and these programmes."""
    return Registry(
        Manifest("1.0.0", "2026.1.0", "t", "l"),
        {"g": Group("g", "G")},
        actors={"office": Actor("office", "Office", ActorKind.GOVERNMENT_OFFICE)},
        sources={"list": Source("list", "The List of the Office", "office", SourceKind.OFFICIAL)},
        programmes={each.id: each for each in programmes},
    )


ONE = Programme("one", "office", "One", "law", read=(read("2023-01-21"),))
TWO = evolve(ONE, id="two", title="Two")
"""Two programmes of the same list."""


@pytest.mark.parametrize(
    ("reads", "seen"),
    [
        ((), None),
        ((read("2023-01-21"),), "2023-01-21"),
        ((read("2009"),), None),
        ((read("2023-01-21"), read("2025-12-24", ReadScope.PART, "other")), "2023-01-21"),
        ((read("2023-01-21"), read("2025-12-24", ReadScope.PART, "cited")), "2025-12-24"),
    ],
)
def test_an_entry_was_last_seen_on_a_list_that_speaks_of_it(reads: tuple[ListRead, ...], seen: str | None) -> None:
    """A list that was read whole, or a part that the entry cites, and nothing older than the listing itself."""
    found = last_seen(evolve(ONE, read=reads), entry("2010-01-01", "cited"))
    assert (str(found) if found else None) == seen


def test_a_group_that_one_programme_lists_is_not_said_to_be_missing_from_its_list() -> None:
    """Of the same list only the other programmes do not name it, and the page says that it is the others."""
    registry = registry_of(evolve(ONE, entries=(entry("2010"),)), TWO)
    [absence] = absences(registry, registry.listings("g"))
    assert (absence.programmes, absence.others) == (("two",), True)


def test_a_group_that_no_programme_of_a_list_names_was_not_on_it() -> None:
    """Then the list is named once, with all the programmes that were looked through."""
    registry = registry_of(ONE, TWO)
    [absence] = absences(registry, registry.listings("g"))
    assert (absence.programmes, absence.others) == (("one", "two"), False)


def test_a_list_that_we_have_no_name_for_is_called_by_the_document_that_was_read() -> None:
    """Other registries read other lists, and no reader knows their ids."""
    assert list_name(registry_of(ONE), ONE.read[0]) == "The List of the Office"


def test_every_list_of_the_shipped_registry_has_a_name() -> None:
    """No page shows the id that the data gives a list."""
    assert {each.list for programme in load().programmes.values() for each in programme.read} <= set(NAMES)


def test_programmes_stand_below_who_keeps_them() -> None:
    """A title such as "Burma" says nothing alone."""
    assert by_authority(registry_of(ONE, TWO), ["one", "two"]) == {"office": ["one", "two"]}


def test_a_shared_name_is_borne_by_all_who_write_it_with_the_same_letters() -> None:
    """One mark is enough: the others who bear the name stand on its page too, and what it means besides."""
    marked = Name("Ansar Allah", NameKind.ROMANISATION, "ar-Latn", ("s",), shared=True, also="Words of the Quran.")
    plain = evolve(marked, text="ansar  allah", shared=False, also=None)
    groups = {key: Group(key, key, names=(name,)) for key, name in (("a", marked), ("b", plain))}
    [found] = shared_names(Registry(Manifest("1.0.0", "2026.1.0", "t", "l"), groups)).values()
    assert [group.id for group in found.bearers] == ["a", "b"]
    assert found.also == ("Words of the Quran.",)
