"""Names as sources print them, and names that are easily taken for others."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from militiadb import Resolver, Status, Tier, load

HERE = Path(__file__).resolve().parent


def rows(file: str) -> list[tuple[str, ...]]:
    """The rows of a table beside this file."""
    with (HERE / file).open(encoding="utf-8", newline="") as lines:
        return [tuple(row) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]


@cache
def resolver() -> Resolver:
    """A resolver over the shipped registry."""
    return Resolver(load())


@pytest.mark.parametrize(("text", "answer", "source"), rows("names.tsv"))
def test_a_printed_name_is_answered(text: str, answer: str, source: str) -> None:
    """A name that a source prints is its group's; where it is two groups' the answer names both."""
    wanted = answer.split("|")
    found = resolver().resolve(text)
    assert sorted(each.id for each in found.candidates) == wanted, source
    assert found.status is (Status.MATCHED if len(wanted) == 1 else Status.AMBIGUOUS)


@pytest.mark.parametrize(("text", "answer", "peeled"), rows("decorated.tsv"))
def test_a_decorated_name_is_answered_and_told(text: str, answer: str, peeled: str) -> None:
    """What press writes around a name is taken off, and the evidence says what it was taken for."""
    found = resolver().resolve(text)
    assert found.id == answer
    assert found.evidence is not None
    assert peeled in {peel.what for peel in found.evidence.peeled}


@pytest.mark.parametrize(("text", "other", "why"), rows("traps.tsv"))
def test_a_trap_is_not_walked_into(text: str, other: str, why: str) -> None:
    """A name that is only like a group's is not answered with that group."""
    assert resolver().resolve(text).id != other, why


@pytest.mark.parametrize(("text", "answer", "what"), rows("slips.tsv"))
def test_a_slip_of_the_pen_is_seen_through(text: str, answer: str, what: str) -> None:
    """A name with one wrong letter is its group's still, and the tier says that it is a likeness."""
    found = resolver().resolve(text)
    assert (found.id, found.tier) == (answer, Tier.NEAR), what


@pytest.mark.parametrize(("text", "answer", "tier", "what"), rows("spellings.tsv"))
def test_a_spelling_that_nobody_registered_is_read(text: str, answer: str, tier: str, what: str) -> None:
    """A name in a spelling of a known class is its group's, by the tier that reads such spellings."""
    found = resolver().resolve(text)
    assert (found.id, found.tier) == (answer, tier), what


@pytest.mark.parametrize(("text", "mentions"), rows("texts.tsv"))
def test_names_are_found_in_texts(text: str, mentions: str) -> None:
    """Writing without spaces, particles and endings in one with a name, hashtags, small words: the name and no more."""
    found = [f"{text[each.start : each.end]}={each.resolution.id}" for each in resolver().find_mentions(text)]
    assert found == [each for each in mentions.split("; ") if each]


def test_every_group_that_people_wrote_from_memory_is_there() -> None:
    """The rows of benchmarks/recalled.tsv speak of groups of the registry, withdrawn ones among them."""
    lines = (HERE.parents[1] / "benchmarks" / "recalled.tsv").read_text("utf-8").splitlines()[1:]
    said = {group for line in lines for group in line.split("\t")[2].split("|")} - {"-"}
    assert said <= set(load().groups)
