"""Values as plain data, and the registry counted."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from attrs import evolve
from tiny import group, name, registry

from militiadb import Claim, PartialDate, Relation, Source
from militiadb.exports.plain import group_to_dict, to_plain
from militiadb.exports.statistics import region, statistics
from militiadb.model.claim import Withdrawal
from militiadb.model.source import Actor
from militiadb.model.vocabulary import ActorKind, SourceKind, Stance
from militiadb.model.voices import voices

ONE = group("one", name("Kata'ib One"), name("كتائب", "native", "ar"))


def claim(by: str) -> Claim:
    """A claim by somebody."""
    return Claim(Relation.LINKED_TO, ("one",), by, ("source",), said_on=PartialDate.parse("2021-03"))


def test_plain_data_goes_through_json() -> None:
    """What `to_plain` gives is JSON, with every field of the value."""
    plain = json.loads(json.dumps(to_plain(claim("paper"))))
    assert plain["relation"] == "linked-to"
    assert plain["said_on"] == "2021-03"
    assert plain["withdrawn"] is None


def test_a_group_carries_the_sources_that_it_cites() -> None:
    """A group's plain form can be read without the registry."""
    some = evolve(registry(ONE), sources={"source": Source("source", "Title", "paper", SourceKind.NEWS)})
    assert group_to_dict(some, ONE)["cited"]["source"]["title"] == "Title"


def test_counts_add_up() -> None:
    """Every crossed table's rows and columns add up to its total."""
    for table in statistics(registry(ONE)):
        if table.header[-1] == "all":
            *rows, total = ([int(cell) for cell in row[1:]] for row in table.rows)
            assert [sum(column) for column in zip(*rows, strict=True)] == total
            assert all(sum(row[:-1]) == row[-1] for row in rows)


def test_those_who_copy_one_another_are_one_voice() -> None:
    """Actors of one independence key count once, however many speak; others count each."""
    actors = {key: Actor(key, key, ActorKind.GOVERNMENT_OFFICE, independence="us") for key in ("state", "treasury")}
    some = evolve(registry(ONE), actors={**actors, "paper": Actor("paper", "Paper", ActorKind.MEDIA)})
    assert voices(some, [claim("state"), claim("treasury")]) == {"us"}
    assert voices(some, [claim("state"), claim("paper")]) == {"us", "paper"}


@pytest.mark.parametrize(
    "less", [{"stance": Stance.DENIES}, {"stance": Stance.DOUBTS}, {"withdrawn": Withdrawal(None)}]
)
def test_who_does_not_stand_by_it_is_no_voice_for_it(less: dict[str, object]) -> None:
    """Denials, doubts and what was taken back bear nothing out, in the count of groups too."""
    claims = (claim("paper"), evolve(claim("state"), **less))
    some = registry(evolve(ONE, claims=claims))
    assert voices(some, claims) == {"paper"}
    (counted,) = (dict(table.rows) for table in statistics(some) if table.title == "Groups")
    assert counted["with claims by two independent voices"] == 0


def test_a_group_is_counted_where_its_base_is() -> None:
    """The first country decides the region; without one it is said so."""
    assert Counter(map(region, (ONE, evolve(ONE, countries=())))) == {"Iraq": 1, "elsewhere or not said": 1}
