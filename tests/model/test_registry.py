"""The joins and questions of the registry."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest
from attrs import evolve
from tiny import group, name, registry

from militiadb import (
    Actor,
    Assessment,
    Claim,
    Entry,
    Group,
    ListingAnswer,
    PartialDate,
    Programme,
    Registry,
    Relation,
    UnknownGroupError,
    UnknownIdError,
)
from militiadb.model.claim import AssessmentOption, Withdrawal
from militiadb.model.designation import Coverage, ListedAlias, ListRead, OfficialDates
from militiadb.model.group import OfficeHolder, Redirect
from militiadb.model.source import Source
from militiadb.model.vocabulary import (
    ActorKind,
    Confidence,
    CoverageHow,
    EvidenceGrade,
    ReadScope,
    RedirectReason,
    SourceKind,
    Stance,
    View,
)

D = PartialDate.parse
BRAND, PARENT, RIVAL = "ashab-al-kahf", "asaib-ahl-al-haq", "kataib-hizballah"


def claim(target: str, **more: object) -> Claim:
    """A facade claim by a paper."""
    values = {"relation": Relation.FACADE_OF, "targets": (target,), "by": "paper", "sources": ("article",), **more}
    return Claim(**values)


def brand(*claims: Claim, **more: object) -> Registry:
    """A brand with these claims, and two groups that it may belong to."""
    groups = (
        group(BRAND, name("Ashab al-Kahf"), claims=claims, **more),
        group(PARENT, name("Asa'ib Ahl al-Haq")),
        group(RIVAL, name("Kata'ib Hizballah")),
    )
    return evolve(registry(*groups), actors={"paper": Actor("paper", "Paper", ActorKind.MEDIA)})


def test_iteration_is_in_id_order_and_gives_groups() -> None:
    """Iterating gives groups by id; `in` and `len` go by id too."""
    some = brand()
    assert [each.id for each in some] == sorted((BRAND, PARENT, RIVAL))
    assert BRAND in some
    assert "nobody" not in some
    assert len(some) == 3


def test_a_group_stands_for_its_id() -> None:
    """What iterating gives is `in` the registry and can be looked up in it; another registry's group goes by its id."""
    some = brand()
    assert all(each in some and some[each] is each for each in some)
    assert Group(id="nobody", name="Nobody") not in some
    with pytest.raises(UnknownGroupError, match="no group 'nobody'"):
        some[Group(id="nobody", name="Nobody")]
    with pytest.raises(TypeError, match="not reversible"):
        reversed(some)  # type: ignore[call-overload]


def test_a_group_is_shown_by_id_and_name() -> None:
    """What a notebook or a failing assert shows of a group, or of a table of them, can be read."""
    some = brand(claim(PARENT))
    assert repr(some[PARENT]) == "Group(id='asaib-ahl-al-haq', name=\"Asa'ib Ahl al-Haq\")"


def test_an_unknown_group_is_a_key_error_that_proposes() -> None:
    """`registry[id]` raises a KeyError whose text names near ids."""
    with pytest.raises(KeyError) as caught:
        brand()["asaib-ahl-al-hak"]
    assert isinstance(caught.value, UnknownGroupError)
    assert PARENT in str(caught.value)


def test_parents_are_those_whom_somebody_asserts() -> None:
    """Denials, doubts and claims taken back name no parent; `linked-to` is no parenthood."""
    some = brand(
        claim(PARENT),
        claim(RIVAL, stance=Stance.DENIES),
        claim(RIVAL, relation=Relation.LINKED_TO),
        claim(RIVAL, withdrawn=Withdrawal(D("2023"))),
    )
    assert [each.id for each in some.parents(BRAND)] == [PARENT]


def test_accepted_parents_are_the_assessments() -> None:
    """With view="accepted" only what the registry itself accepts counts; a disputed one does not."""
    reading = Assessment(
        Relation.FACADE_OF, View.ACCEPTED, (AssessmentOption((RIVAL,)),), Confidence.LOW, "because", D("2026-11-22")
    )
    assert [each.id for each in brand(claim(PARENT), assessments=(reading,)).parents(BRAND, view="accepted")] == [RIVAL]
    disputed = evolve(reading, view=View.DISPUTED)
    assert brand(claim(PARENT), assessments=(disputed,)).parents(BRAND, view="accepted") == ()


@pytest.mark.parametrize("view", ["claimed", "accepted"])
def test_children_are_the_mirror_of_parents(view: str) -> None:
    """A group is a child of just those that are its parents: no denial, doubt, link or claim taken back makes one."""
    reading = Assessment(
        Relation.FACADE_OF, View.ACCEPTED, (AssessmentOption((RIVAL,)),), Confidence.LOW, "because", D("2026-11-22")
    )
    some = brand(
        claim(PARENT),
        claim(PARENT, by=RIVAL),
        claim(RIVAL, stance=Stance.DENIES),
        claim(RIVAL, relation=Relation.LINKED_TO),
        claim(RIVAL, withdrawn=Withdrawal(D("2023"))),
        claim("paper", relation=Relation.OUTLET_OF),
        assessments=(reading,),
    )
    down = {(bearer, each.id) for bearer in (*some.groups, "paper") for each in some.children(bearer, view=view)}
    up = {(parent.id, each.id) for each in some for parent in some.parents(each, view=view)}
    assert down == up != set()
    assert [each.id for each in some.children(PARENT)] == [BRAND]


def test_whom_a_parent_is_of_can_be_asked_with_the_parent_itself() -> None:
    """What `parents` gives, group or actor, `children` takes; a slip in an id or a view is told."""
    some = brand(claim("paper", relation=Relation.OUTLET_OF), claim(PARENT))
    assert [some.children(parent) for parent in some.parents(BRAND)] == [(some[BRAND],), (some[BRAND],)]
    with pytest.raises(UnknownIdError, match="no group or actor 'pape' in this registry; did you mean 'paper'"):
        some.children("pape")
    with pytest.raises(ValueError, match="view='all': give 'claimed' or 'accepted'"):
        some.children(PARENT, view="all")


def test_every_claim_on_a_target_can_be_had() -> None:
    """`claims_on` is the plain inverse: who is said to be what to a group or an actor, denials and links as well."""
    denied, linked = claim(RIVAL, stance=Stance.DENIES), claim(RIVAL, relation=Relation.LINKED_TO)
    some = brand(claim(PARENT), denied, linked)
    assert some.claims_on(RIVAL) == some.claims_on(some[RIVAL]) == ((some[BRAND], denied), (some[BRAND], linked))
    assert some.claims_on("paper") == some.claims_on(some.bearer("paper")) == ()
    with pytest.raises(UnknownIdError, match="no group or actor 'pape'"):
        some.claims_on("pape")


def test_claims_narrow_by_relation_claimant_and_day() -> None:
    """`claims` narrows, and a day outside the claimed period leaves the claim out."""
    some = brand(claim(PARENT, since=D("2020"), until=D("2021")), claim(RIVAL, by=RIVAL))
    assert len(some.claims(BRAND, relation="facade-of")) == 2
    assert [each.targets for each in some.claims(BRAND, by="paper")] == [(PARENT,)]
    assert [each.targets for each in some.claims(BRAND, on="2022-06-01")] == [(RIVAL,)]
    assert some.claims(BRAND, by=some.bearer("paper")) == some.claims(BRAND, by="paper")


def test_an_unknown_claimant_is_no_empty_answer() -> None:
    """A slip in a claimant's id is answered with the nearest; it does not mean that nobody says so."""
    with pytest.raises(UnknownIdError, match="no group or actor 'papr' in this registry; did you mean 'paper'"):
        brand(claim(PARENT)).claims(BRAND, by="papr")


def test_as_of_leaves_out_what_was_said_later() -> None:
    """A claim said later is not yet known; one without a date stays."""
    some = brand(claim(PARENT, said_on=D("2021-03")), claim(RIVAL))
    assert len(some.as_of("2020-12-31")[BRAND].claims) == 1
    assert len(some.as_of("2021-03-15")[BRAND].claims) == 2


def test_as_of_goes_by_the_items_own_dates() -> None:
    """A source that came later may speak of an earlier day, as a list does of its listings: what it carries stays."""
    late = Source("article", "Article", "paper", SourceKind.NEWS, published=D("2023"))
    some = evolve(brand(claim(PARENT, said_on=D("2020"))), sources={"article": late})
    then = some.as_of("2021-01-01")[BRAND]
    assert (len(then.names), len(then.claims)) == (len(some[BRAND].names), 1)


def test_as_of_undoes_what_was_taken_back_later() -> None:
    """A claim that was withdrawn later still stood, and an officer who came later was not yet there."""
    holders = (
        OfficeHolder("A", "leader", ("article",), since=D("2019")),
        OfficeHolder("B", "leader", ("article",), since=D("2023")),
    )
    some = brand(claim(PARENT, withdrawn=Withdrawal(D("2022-05"))), office_holders=holders)
    assert [each.withdrawn for each in some.as_of("2021-03-15")[BRAND].claims] == [None]
    assert some.as_of("2022-06-01")[BRAND].claims[0].withdrawn is not None
    assert [each.name for each in some.as_of("2021-03-15")[BRAND].office_holders] == ["A"]


def test_as_of_knows_when_an_alias_was_printed() -> None:
    """An alias that a list added later is not yet on it; one that it took off later still is."""
    aliases = (ListedAlias("Old", removed=D("2023")), ListedAlias("New", added=D("2023")))
    listed = OfficialDates(published=D("2020"))
    entry = Entry("key", BRAND, "Ashab", EvidenceGrade.LIST, ("article",), listed, aliases=aliases)
    some = evolve(brand(), programmes={"us-fto": Programme("us-fto", "paper", "FTO", "INA 219", entries=(entry,))})
    earlier, later = (some.as_of(day).programmes["us-fto"].entries[0].aliases for day in ("2021-01-01", "2024-02-01"))
    assert earlier == (ListedAlias("Old"),)
    assert later == aliases


def test_tombstones_are_followed() -> None:
    """An id that was merged leads to the one that stands today, through chains and without circling."""
    grave = Redirect((BRAND,), RedirectReason.MERGED, D("2026"))
    old = Group(id="old", name="Old", redirect=grave)
    older = Group(id="older", name="Older", redirect=evolve(grave, to=("old", "older")))
    some = brand()
    some = evolve(some, groups={**some.groups, "old": old, "older": older})
    assert some.follow("older") == (BRAND,)


def test_bearers_are_groups_or_actors() -> None:
    """A claimant is a group or an actor, and nothing else."""
    assert brand().bearer("paper").name == "Paper"
    assert brand().bearer(RIVAL).name == "Kata'ib Hizballah"
    with pytest.raises(UnknownIdError, match="pap"):
        brand().bearer("pape")


def listing(**more: object) -> Programme:
    """A programme that lists the parent from 2020-01-10 and was read whole at the end of 2025."""
    entry = Entry(
        "aah-2020",
        PARENT,
        "ASA'IB AHL AL-HAQ",
        EvidenceGrade.LIST,
        ("article",),
        OfficialDates(effective=D("2020-01-10")),
    )
    read = ListRead("sdn", D("2025-12-24"), ReadScope.WHOLE, ("article",))
    return Programme("us-fto", "paper", "FTO", "law", read=(read,), entries=(evolve(entry, **more),))


@pytest.mark.parametrize(
    ("group_id", "on", "more", "answer", "basis"),
    [
        (PARENT, None, {}, ListingAnswer.LISTED, "effective"),
        (PARENT, "2019-12-31", {}, ListingAnswer.NOT_FOUND, None),
        (PARENT, "2020-01-10", {}, ListingAnswer.LISTED, "effective"),
        (PARENT, None, {"removed": OfficialDates(announced=D("2021"))}, ListingAnswer.REMOVED, "announced"),
        (PARENT, "2020-06-01", {"removed": OfficialDates(announced=D("2021"))}, ListingAnswer.LISTED, "effective"),
        (BRAND, "2025-01-01", {}, ListingAnswer.NOT_FOUND, None),
        (BRAND, "2026-06-01", {}, ListingAnswer.UNKNOWN, None),
        (
            BRAND,
            None,
            {"also_covers": (Coverage(BRAND, CoverageHow.PRINTED_ALIAS, "THE PEOPLE", "paper", ("article",)),)},
            ListingAnswer.COVERED,
            "effective",
        ),
    ],
)
def test_status(
    group_id: str, on: str | None, more: dict[str, object], answer: ListingAnswer, basis: str | None
) -> None:
    """Listed, covered, removed, not found in a list read whole, or unknown: each with the date that decided."""
    some = evolve(brand(), programmes={"us-fto": listing(**more)})
    status = some.status(group_id, programme="us-fto", on=on)
    assert (status.answer, status.basis) == (answer, basis)


@pytest.mark.parametrize(("on", "cautious"), [("2005-01-01", True), ("2025-12-24", False), (None, False)])
def test_a_later_list_speaks_with_a_caveat(on: str | None, cautious: bool) -> None:
    """A list read whole says nothing of what came and went before its day, and the answer says so."""
    status = evolve(brand(), programmes={"us-fto": listing()}).status(BRAND, programme="us-fto", on=on)
    assert status.answer is ListingAnswer.NOT_FOUND
    assert ("come and gone" in (status.caveat or "")) is cautious


def test_a_group_alone_can_be_hashed_compared_and_pickled() -> None:
    """Values hold ids, not other groups, so one group stands by itself."""
    one = brand(claim(PARENT))[BRAND]
    assert pickle.loads(pickle.dumps(one)) == one
    assert hash(one) == hash(brand(claim(PARENT))[BRAND])


def test_a_registry_can_be_pickled_with_its_joins() -> None:
    """A registry crosses to another process, whether or not its inverse was worked out already."""
    some = brand(claim(PARENT))
    cold = pickle.loads(pickle.dumps(some))
    assert some.claims_on(PARENT) == cold.claims_on(PARENT) == pickle.loads(pickle.dumps(some)).claims_on(PARENT)
    assert cold == some


def test_threads_share_a_registry() -> None:
    """Joins that are worked out on first use come out the same for all who ask at once."""
    some = brand(claim(PARENT))
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(lambda _: some.claims_on(PARENT), range(64)))
    assert answers == {((some[BRAND], claim(PARENT)),)}


def test_an_unknown_relation_is_no_empty_answer() -> None:
    """A slip in a relation's name is named with those that there are; it does not mean that nobody says so."""
    for ask in (brand().claims, brand().assessment):
        with pytest.raises(ValueError, match="'facade_of': give one of facade-of"):
            ask(BRAND, relation="facade_of")


def test_what_is_unknown_is_named_for_what_it_is() -> None:
    """Programmes, schemes and sources are looked for by id, and a slip is answered with the nearest."""
    some = evolve(brand(), programmes={"us-fto": listing()})
    assert some.programme("us-fto").title == "FTO"
    with pytest.raises(UnknownIdError, match="no programme 'us-fto2' in this registry; did you mean 'us-fto'"):
        some.status(BRAND, programme="us-fto2")
    with pytest.raises(UnknownIdError, match=r"no programme 'u' in this registry$"):  # one letter begins too many
        some.programme("u")
    with pytest.raises(UnknownIdError, match="no programme 'us' in this registry; did you mean 'us-fto'"):
        some.programme("us")
    with pytest.raises(UnknownIdError, match="no scheme 'ala'"):
        some.scheme("ala")
    with pytest.raises(UnknownIdError, match="no source 'none'") as caught:
        some.source("none")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_day_is_checked() -> None:
    """A day that is none is named."""
    with pytest.raises(ValueError, match="2024-1-1"):
        brand().claims(BRAND, on="2024-1-1")
    assert brand().claims(BRAND, on=date(2024, 1, 1)) == ()
    with pytest.raises(TypeError, match="not int: 2024"):
        brand().claims(BRAND, on=2024)  # type: ignore[arg-type]


def test_a_look_back_needs_its_day() -> None:
    """No day is no day to look back to: it is not taken for the last one of the calendar."""
    with pytest.raises(TypeError, match=r"as_of\(\) takes a day"):
        brand().as_of(None)  # type: ignore[arg-type]


def test_a_moment_that_is_none_is_no_day() -> None:
    """What counts as a datetime and is not even itself, as the missing moment of a table, is refused."""

    class NaTType(datetime):
        def __eq__(self, other: object) -> bool:
            return False

        __hash__ = datetime.__hash__

        def date(self) -> NaTType:  # type: ignore[override]
            return self

    with pytest.raises(TypeError, match="not NaTType"):
        brand().claims(BRAND, on=NaTType(2024, 1, 1))


def test_a_moment_is_its_day() -> None:
    """Tables hold datetimes: the day counts, and nothing is compared that Python cannot compare."""
    some = brand(claim(PARENT, since=D("2020"), until=D("2021")))
    assert some.claims(BRAND, on=datetime(2021, 12, 31, 23, 59)) == some.claims(BRAND, on="2021-12-31") != ()
    assert some.as_of(datetime(2021, 12, 31, 23, 59)) == some.as_of("2021-12-31")
