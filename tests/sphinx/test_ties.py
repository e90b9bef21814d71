"""How ties stand, and the pictures that are drawn of them."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest
from attrs import evolve

from militiadb.model.claim import Assessment, AssessmentOption, Claim, Event, Withdrawal
from militiadb.model.dates import PartialDate
from militiadb.model.designation import Entry, OfficialDates, Programme
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
    Relation,
    Stance,
    View,
)
from militiadb.sphinx.group_pages import tie_words
from militiadb.sphinx.network import Words, hidden, network
from militiadb.sphinx.standing import Standing, own_denials, ties, voices
from militiadb.sphinx.timeline import marks, timeline

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
    assert voices(registry_of(*claims), claims) == 2


def test_only_the_groups_own_denials_open_its_page() -> None:
    """What others deny is one voice among others."""
    own, other = claim("brand", Stance.DENIES), claim("one", Stance.DENIES)
    assert own_denials(registry_of(own, other)["brand"]) == (own,)


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
    assert year == pytest.approx((780 - 150 - 14) / (date(2024, 12, 31) - date(2020, 1, 1)).days * 364, abs=1)


def test_a_listing_runs_until_its_removal() -> None:
    """A listing that was removed ends on that day; one in force runs to the day of the build."""

    def entry(removed: str | None) -> Entry:
        ends = OfficialDates(effective=PartialDate.parse(removed)) if removed else None
        begun = OfficialDates(effective=PartialDate.parse("2010-01-01"))
        return Entry("k", "g", "G", EvidenceGrade.LIST, ("s",), begun, ends)

    programme = Programme("us-fto", "us", "FTO", "INA")
    ended, running = marks(Group("g", "G"), [(programme, entry("2012-01-01")), (programme, entry(None))])
    assert (ended.style, ended.until) == ("ended", date(2012, 1, 1))
    assert (running.style, running.until) == ("listing", None)


def test_who_denies_a_tie_is_never_counted_among_those_who_say_it() -> None:
    """Those who assert stand apart from those who deny or doubt."""
    registry = registry_of(claim("one"), claim("wire", Stance.DOUBTS), claim("brand", Stance.DENIES))
    [tie] = ties(registry, registry["brand"])
    assert tie.asserted_by == ("one",)
    assert tie.opposed_by == (("wire", Stance.DOUBTS), ("brand", Stance.DENIES))
