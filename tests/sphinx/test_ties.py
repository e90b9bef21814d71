"""How ties stand, and the pictures that are drawn of them."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest
from attrs import evolve

from militiadb.model.claim import Assessment, AssessmentOption, Claim, Event, Withdrawal
from militiadb.model.dates import PartialDate
from militiadb.model.designation import Entry, ListRead, OfficialDates, Programme
from militiadb.model.group import Group
from militiadb.model.registry import Manifest, Registry
from militiadb.model.source import Actor
from militiadb.model.vocabulary import (
    ActorKind,
    Confidence,
    EventKind,
    EvidenceGrade,
    GroupKind,
    Likelihood,
    ReadScope,
    Relation,
    Stance,
    View,
)
from militiadb.model.voices import voices
from militiadb.sphinx.group_pages import tie_words
from militiadb.sphinx.network import Words, cards_of, hidden, network
from militiadb.sphinx.standing import Denial, Standing, Tie, own_denials, ties
from militiadb.sphinx.timeline import WIDE, Lane, Mark, marks, timeline
from militiadb.sphinx.wording import ORDER

FACADE = Relation.FACADE_OF
WORDS = Words(lambda each: f"<{each}>", lambda each: f"{each}.html", tie_words)


def claim(by: str, stance: Stance = Stance.ASSERTS, **more: object) -> Claim:
    """A claim that the brand is a facade of the parent."""
    return Claim(FACADE, ("parent",), by, ("s",), stance=stance, **more)  # type: ignore[arg-type]


def registry_of(*claims: Claim, view: View | None = None) -> Registry:
    """A brand with these claims, a parent, and three assessors of whom two copy one another."""
    options = (AssessmentOption(("parent",)),)
    held = [Assessment(FACADE, view, options, Confidence.LOW, "why", PartialDate.parse("2026"))] if view else []
    groups = {
        "brand": Group("brand", "Brand", GroupKind.FACADE, claims=claims, assessments=tuple(held)),
        "parent": Group("parent", "Parent", GroupKind.ARMED_GROUP),
    }
    actors = {
        "one": Actor("one", "One", ActorKind.MEDIA),
        "wire": Actor("wire", "Wire", ActorKind.MEDIA, independence="wire"),
        "copy": Actor("copy", "Copy", ActorKind.MEDIA, independence="wire"),
    }
    return Registry(Manifest("1.0.0", "2026.1.0", "t", "l"), groups, actors=actors)


@pytest.mark.parametrize(
    ("claims", "view", "standing"),
    [
        ([claim("one")], None, Standing.CLAIMED),
        ([claim("one")], View.ACCEPTED, Standing.ACCEPTED),
        ([claim("one")], View.DISPUTED, Standing.DISPUTED),
        ([claim("one"), claim("wire", Stance.DENIES)], None, Standing.DISPUTED),
        ([claim("one"), claim("brand", Stance.DOUBTS)], None, Standing.DISPUTED),
        ([claim("brand", Stance.DENIES)], None, Standing.DENIED),
        ([claim("one"), claim("brand", Stance.DENIES)], View.ACCEPTED, Standing.ACCEPTED),
    ],
)
def test_a_tie_stands_as_its_claims_and_the_assessment_say(
    claims: list[Claim], view: View | None, standing: Standing
) -> None:
    """Accepted only by an assessment; disputed where anyone doubts, denies, or the registry does; else claimed."""
    found = ties(registry_of(*claims, view=view), registry_of(*claims, view=view)["brand"])
    assert [tie.standing for tie in found] == [standing]


def test_both_ends_of_a_tie_see_the_same_standing() -> None:
    """The parent's page shows the tie as the brand's page does, from the other side."""
    registry = registry_of(claim("one"), claim("wire", Stance.DENIES))
    [out], [inward] = ties(registry, registry["brand"]), ties(registry, registry["parent"])
    assert (out.other, inward.other, out.outward, inward.outward) == ("parent", "brand", True, False)
    assert (out.standing, out.voices) == (inward.standing, inward.voices)


def test_a_claim_that_was_taken_back_ties_nobody() -> None:
    """Withdrawn claims stay on the page and leave the picture."""
    registry = registry_of(claim("one", withdrawn=Withdrawal(None)))
    assert ties(registry, registry["brand"]) == ()


def test_those_who_copy_one_another_are_one_voice() -> None:
    """Independence is counted over who says so, and denials are no voices for it."""
    claims = [claim("one"), claim("wire"), claim("copy"), claim("brand", Stance.DENIES)]
    assert len(voices(registry_of(*claims), claims)) == 2


def test_only_the_groups_own_denials_open_its_page() -> None:
    """What others deny is one voice among others."""
    own, other = claim("brand", Stance.DENIES), claim("one", Stance.DENIES)
    assert own_denials(registry_of(own, other)["brand"]) == (Denial((own,)),)


def test_the_same_denial_of_several_targets_is_told_once() -> None:
    """One sentence of the group is one box, with everyone it was said of and every source of it."""
    own = claim("brand", Stance.DENIES, wording="no relations", via="wire")
    of_another = evolve(own, targets=("other",), sources=("t",))
    in_other_words = evolve(own, wording="never")
    told = own_denials(registry_of(own, of_another, in_other_words)["brand"])
    assert [(each.targets, each.sources) for each in told] == [(("parent", "other"), ("s", "t")), (("parent",), ("s",))]


def test_lines_say_how_a_tie_stands_and_how_likely_it_is() -> None:
    """Disputed lines have their own class, and a likelier tie is drawn heavier."""
    weights = []
    for likelihood in (Likelihood.UNLIKELY, None, Likelihood.ALMOST_CERTAIN):
        registry = registry_of(claim("one", likelihood=likelihood), claim("wire", Stance.DENIES))
        picture = ElementTree.fromstring(network(ties(registry, registry["brand"]), name="Brand", words=WORDS))
        [line] = picture.findall("path")
        assert line.attrib["class"] == "mdb-tie mdb-disputed"
        weights.append(float(line.attrib["stroke-width"]))
    assert weights == sorted(weights)
    assert len(set(weights)) == 3


def test_a_group_without_ties_has_no_picture() -> None:
    """Nothing is drawn where nothing is claimed."""
    assert network((), name="Brand", words=WORDS) == ""


def test_what_the_picture_cannot_hold_is_counted() -> None:
    """Cards beyond what a side holds are said to stand in the words only."""
    [tie] = ties(registry_of(claim("one")), registry_of(claim("one"))["brand"])
    many = [evolve(tie, other=f"group-{at}") for at in range(15)]
    picture = ElementTree.fromstring(network(many, name="Brand", words=WORDS))
    assert len(picture.findall("a")) + hidden(many) == 15


def test_a_date_is_drawn_as_exactly_as_it_is_known() -> None:
    """A day is a point, a year a bar as long as the year, and an open date a hollow point at its known end."""
    dates = ("2020-08-24", "2021", "..2023-01-01")
    events = tuple(Event(EventKind.ATTACK_CLAIMED, PartialDate.parse(each), ("s",)) for each in dates)
    picture = ElementTree.fromstring(
        timeline(marks(Group("g", "G", events=events), ()), name="G", today=date(2024, 1, 1))
    )
    drawn = [each for each in picture.iter() if "mdb-mark" in each.attrib.get("class", "")]
    assert [(each.tag, each.attrib["class"].split()[-1]) for each in drawn] == [
        ("circle", "mdb-attack-claimed"),
        ("rect", "mdb-range"),
        ("circle", "mdb-open"),
    ]
    year = float(drawn[1].attrib["width"])
    assert year == pytest.approx(
        (WIDE.width - WIDE.left - 14) / (date(2024, 12, 31) - date(2020, 1, 1)).days * 364, abs=1
    )


READ = ListRead("the-list", PartialDate.parse("2023-01-21"), ReadScope.WHOLE, ("list",))
PROGRAMME = Programme("us-fto", "us", "FTO", "INA", read=(READ,))


def listing(listed: str, removed: str | None = None) -> Entry:
    """An entry of the programme with these days."""
    ends = OfficialDates(effective=PartialDate.parse(removed)) if removed else None
    return Entry("k", "g", "G", EvidenceGrade.LIST, ("s",), OfficialDates(effective=PartialDate.parse(listed)), ends)


def drawn(entry: Entry) -> list[tuple[str, date | None, date | None, bool]]:
    """What the timeline shows of one entry."""
    found: tuple[Mark, ...] = marks(Group("g", "G"), [(PROGRAMME, entry)])
    return [(mark.style, mark.since, mark.until, mark.bar) for mark in found]


@pytest.mark.parametrize(
    ("entry", "shown"),
    [
        (listing("2010-01-01", "2012-01-01"), [("ended", date(2010, 1, 1), date(2012, 1, 1), True)]),
        (listing("2010-01-01"), [("listing", date(2010, 1, 1), date(2023, 1, 21), True)]),
        (listing("2024-03-02"), [("listing", date(2024, 3, 2), date(2024, 3, 2), False)]),
        (
            listing("..2018-05-23"),
            [("listing", date(2018, 5, 23), date(2023, 1, 21), True), ("listing", None, date(2018, 5, 23), False)],
        ),
        (listing("2018-05-23.."), [("listing", date(2018, 5, 23), None, False)]),
    ],
)
def test_a_listing_is_drawn_as_far_as_it_is_known(
    entry: Entry, shown: list[tuple[str, date | None, date | None, bool]]
) -> None:
    """A bar ends with the removal or the last state that was read; what is open at an end is marked as open."""
    assert drawn(entry) == shown


def test_an_open_beginning_of_a_listing_is_hollow() -> None:
    """A listing that is known only "by" some day has a hollow mark there, and no bar without it."""
    found = marks(Group("g", "G"), [(PROGRAMME, listing("..2018-05-23"))])
    picture = ElementTree.fromstring(timeline(found, name="G", today=date(2026, 1, 1)))
    [hollow] = picture.findall("circle")
    assert hollow.attrib["class"].split()[1:] == ["mdb-listing", "mdb-open"]


def test_the_lane_of_a_list_says_whose_it_is() -> None:
    """A lane names the authority and the title; two lists of one title keep their own lanes."""
    twin = evolve(PROGRAMME, id="ca-fto", authority="ca")
    found = marks(Group("g", "G"), [(each, listing("2010")) for each in (PROGRAMME, twin)], named=str.upper)
    assert {mark.lane for mark in found} == {Lane("FTO", "US", "us-fto"), Lane("FTO", "CA", "ca-fto")}


def tie(other: str, relation: Relation, standing: Standing = Standing.CLAIMED) -> Tie:
    """A tie that somebody else's claims make."""
    return Tie(other, relation, False, (), standing, 1)


def test_a_picture_leaves_out_neither_facades_nor_dissent() -> None:
    """Where a side cannot hold everybody, the nearest stay, and with them some whose tie is disputed or denied."""
    links = [tie(f"link-{at}", Relation.LINKED_TO) for at in range(30)]
    contested = [
        tie("disputed", Relation.LINKED_TO, Standing.DISPUTED),
        tie("denied", Relation.LINKED_TO, Standing.DENIED),
    ]
    shown = [card.other for card in cards_of([*links, *contested, tie("facade", FACADE)])]
    assert shown[0] == "facade"
    assert {"disputed", "denied"} < set(shown)


@pytest.mark.parametrize(
    ("view", "verdict"),
    [
        (None, "claimed"),
        (View.ACCEPTED, "accepted by the registry"),
        (View.DISPUTED, "called disputed by the registry"),
        (View.UNRESOLVED, "left unresolved by the registry"),
    ],
)
def test_what_the_registry_makes_of_a_tie_is_called_its_own(view: View | None, verdict: str) -> None:
    """No badge gives the registry's verdict as if everybody said so."""
    registry = registry_of(claim("one"), view=view)
    assert [each.verdict for each in ties(registry, registry["brand"])] == [verdict]


def test_every_relation_has_its_place_in_the_order() -> None:
    """What stands behind a group, and what stands beside it, are all there is."""
    assert sorted(ORDER) == sorted(Relation)


def test_who_denies_a_tie_is_never_counted_among_those_who_say_it() -> None:
    """Those who assert stand apart from those who deny or doubt."""
    registry = registry_of(claim("one"), claim("wire", Stance.DOUBTS), claim("brand", Stance.DENIES))
    [tie] = ties(registry, registry["brand"])
    assert tie.asserted_by == ("one",)
    assert tie.opposed_by == (("wire", Stance.DOUBTS), ("brand", Stance.DENIES))
