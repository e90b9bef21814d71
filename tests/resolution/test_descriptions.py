"""What counts as said of a group, and which lands it puts the group in."""

from __future__ import annotations

from functools import cache

import pytest

from militiadb import load
from militiadb.names import NameKey, normalise
from militiadb.resolution.descriptions import closings, openings
from militiadb.resolution.glossary import Glossary
from militiadb.resolution.index import index_names


@cache
def glossary() -> Glossary:
    """The shipped lexicon, read for matching."""
    return index_names(load()).tables.glossary


def words(text: str) -> list[NameKey]:
    """A text as a row of normal forms."""
    return [NameKey(word) for word in normalise(text).split()]


@pytest.mark.parametrize(
    ("text", "size", "lands"),
    [
        ("Lebanese Shiite group Hezbollah", 3, {"LB"}),
        ("Iran-backed Hezbollah", 2, set()),
        ("Iranian-backed Iraqi militia Nujaba", 4, {"IQ"}),
        ("Iraqi pro-Iranian militia Nujaba", 4, {"IQ"}),
        ("rebel movement M23", 2, set()),
        ("Gaza-based Saraya", 2, set()),
    ],
)
def test_the_longest_description_comes_first(text: str, size: int, lands: set[str]) -> None:
    """A land beside a tie is whom the group is tied to; any other is where the group is."""
    first = next(openings(words(text), glossary(), ()))
    assert (first.size, set(first.countries)) == (size, lands)


@pytest.mark.parametrize(
    "text",
    [
        "Kata'ib Hizballah fighters",  # a unit word opens the names themselves
        "militia Harakat al-Nujaba",  # and so does a head noun of Arabic
        "Islamic Movement Hamas",  # nothing says that these words are said of it
        "Houthi",  # something must be left for the name
    ],
)
def test_what_may_open_a_name_is_no_description(text: str) -> None:
    """Words of names are never taken off as said of them."""
    assert list(openings(words(text), glossary(), ())) == []


@pytest.mark.parametrize(
    "text", ["Guards Corps Resistance Force", "Alliance of Democratic Forces", "Hezbollah military wing"]
)
def test_what_may_name_a_part_is_no_description(text: str) -> None:
    """General words with "force", and words of branches, may name a part of the group."""
    assert list(closings(words(text), glossary(), ())) == []


def test_a_group_may_be_the_tie() -> None:
    """Who a group is tied to may itself be a registered name."""
    found = openings(words("al-Qaida-linked JNIM"), glossary(), {normalise("al-Qaida")})
    assert [each.size for each in found] == [3]
