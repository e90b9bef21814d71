"""Which tier answers, and what it may not answer."""

from __future__ import annotations

import math

import pytest
from tiny import group, name, registry, small

from militiadb import Resolver, Status, Tier, load, resolve
from militiadb.names import normalise
from militiadb.resolution.context import ANYWHERE
from militiadb.resolution.decorated import Decorated
from militiadb.resolution.forms import Form


@pytest.mark.parametrize(
    ("query", "group", "tier"),
    [
        ("Kata'ib Hizballah", "kataib-hizballah", Tier.EXACT),
        ("KATAIB HIZBALLAH", "kataib-hizballah", Tier.NORMALISED),
        ("kata\u2019ib\u200f  hizballah", "kataib-hizballah", Tier.NORMALISED),
        ("Kataeb Hezbollah", "kataib-hizballah", Tier.SKELETON),
        ("Катаиб Хезболла", "kataib-hizballah", Tier.SKELETON),
        ("کتائب حزب الله", "kataib-hizballah", Tier.NORMALISED),
        ("Brigades of the Party of God", "kataib-hizballah", Tier.TRANSLATION),
        ("Бригады Хезболлы", "kataib-hizballah", Tier.TRANSLATION),
        ("Assaeb Ahl el-Hak", "asaib-ahl-al-haq", Tier.SKELETON),
        ("KH", "kataib-hizballah", Tier.EXACT),
    ],
)
def test_tier(query: str, group: str, tier: Tier) -> None:
    """The first tier whose test is met answers."""
    answer = small().resolve(query)
    assert (answer.id, answer.tier) == (group, tier)


@pytest.mark.parametrize(
    ("query", "not_this"),
    [
        ("Hezbollah", "kataib-hizballah"),
        ("Kataib Hezbollah", "hizballah"),
        ("Brigade 40", "brigade-30"),
        ("Liwa 40", "brigade-50"),
        ("kh", "kataib-hizballah"),
        ("Popular Front for the Liberation of Palestine, General Command", "pflp"),
        ("Popular Front for the Liberation of Palestine", "pflp-gc"),
        ("Saraya al-Noor al-Jadida", "asaib-ahl-al-haq"),
        ("Harakat Hezbollah", "hizballah"),
    ],
)
def test_never(query: str, not_this: str) -> None:
    """Part and whole, other numbers, other units and short acronyms of another case are no match."""
    assert small().resolve(query).id != not_this


def test_homonyms_are_returned_together() -> None:
    """A name that two groups bear is ambiguous, with both of them."""
    answer = small().resolve("Ansar Allah")
    assert answer.status is Status.AMBIGUOUS
    assert [candidate.id for candidate in answer.candidates] == ["ansar-allah-iraq", "houthis"]
    assert answer.group is None


def test_country_narrows_homonyms() -> None:
    """A country keeps the homonyms that are known there, and says that it did."""
    answer = small().resolve("Ansar Allah", country="YE")
    assert answer.id == "houthis"
    assert answer.notes == ("narrowed to YE",)


def test_country_in_the_name_narrows_homonyms() -> None:
    """A country in brackets is peeled, named in the evidence, and keeps only groups known there."""
    answer = small().resolve("Ansar Allah (Yemen)")
    assert answer.id == "houthis"
    assert answer.evidence is not None
    assert [(peel.text, peel.what) for peel in answer.evidence.peeled] == [("Yemen", "country")]


def test_contradicting_country_is_no_match() -> None:
    """A country peeled from the name that contradicts the group leaves the name unresolved."""
    assert small().resolve("Hezbollah (Colombia)").id is None


def test_lookalike_is_refused_with_its_note() -> None:
    """A lookalike's name is unresolved and says what it is instead."""
    answer = small().resolve("Hizb al-Kataeb")
    assert answer.status is Status.UNRESOLVED
    assert "a Lebanese party" in answer.notes[0]


def test_a_lookalike_is_no_group_that_only_sounds_like_it() -> None:
    """What bears the very name goes before a group of the same sound; one that is spelled so goes before both."""
    registry = load()
    resolver = Resolver(registry)
    answers = [resolver.resolve(name) for each in registry.lookalikes for name in each.names]
    assert not [a.query for a in answers if a.id and a.tier not in (Tier.EXACT, Tier.NORMALISED)]
    assert "something else" in resolver.resolve("Hazm Movement").notes[0]


@pytest.mark.parametrize(
    ("query", "group"),
    [
        ("Сирийская «Хезболла»", "syrian-hizballah"),
        ("Suriye Hizbullahı", "syrian-hizballah"),
        ("Unità di protezione della Piana di Ninive", "npu-assyrian"),
    ],
)
def test_a_translation_keeps_to_the_land_and_the_unit(query: str, group: str) -> None:
    """A land that the name holds too tells groups apart, and the units of two languages are one."""
    answer = resolve(query)
    assert (answer.id, answer.tier) == (group, Tier.TRANSLATION)


def test_one_spelling_of_a_son_is_the_other() -> None:
    """ابن and بن are one word: the first is written where no name stands before it, and often elsewhere."""
    assert resolve("لواء عمار ابن ياسر").id == resolve("لواء عمار بن ياسر").id == "liwa-ammar-ibn-yasir"


def test_a_name_matched_as_written_is_a_hint_where_it_is_spelled_otherwise() -> None:
    """Its words are everybody's, so that another spelling decides nothing."""
    answer = resolve("Ahl al-Marouf")
    assert answer.status is Status.UNRESOLVED
    assert answer.suggestions[0].id == "ahl-al-maruf"
    assert answer.suggestions[0].evidence.notes[-1].endswith("is matched as it is written alone")


def test_a_name_that_is_never_matched_says_where_it_stands() -> None:
    """It is an armed wing's, a faction's or a mere word: not answered, and not passed over in silence either."""
    answer = resolve("TİKKO")
    assert answer.status is Status.UNRESOLVED
    assert answer.suggestions[0].id == "tkp-ml"
    assert answer.notes[0].startswith("'TİKKO' stands on tkp-ml and is never matched: Its armed wing")


@pytest.mark.parametrize("query", ["Asayib Ahl Haqq al", "Popular Front Liberation Palestin", "Assaibs Ahla Haqqi"])
def test_near_evidence_adds_up_to_the_score(query: str) -> None:
    """The contributions of a near match sum to the logit of its score; a veto caps it and is named."""
    answer = small().resolve(query)
    candidate = (*answer.candidates, *answer.suggestions)[0]
    assert candidate.evidence.tier in (Tier.NEAR, Tier.SUGGESTION)
    logit = sum(value for _, value in candidate.evidence.contributions)
    free = 1 / (1 + math.exp(-logit))
    assert candidate.score == pytest.approx(free) or (candidate.score < free and candidate.evidence.notes)


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\ud800", "\0", "x" * 1001, "!!!", "\u202e"])
def test_no_name_is_unresolved_with_a_reason_or_nothing(text: str) -> None:
    """What is no name is unresolved, and never raises."""
    assert small().resolve(text).status is Status.UNRESOLVED


@pytest.mark.parametrize("value", [None, 3, b"KH", ["KH"]])
def test_what_is_no_string_is_a_type_error(value: object) -> None:
    """`resolve` takes strings and says so."""
    with pytest.raises(TypeError, match="takes a name as a str"):
        small().resolve(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("Badr", Status.AMBIGUOUS),
        ("Badr militia", Status.MATCHED),
        ("the Badr militia", Status.MATCHED),
        ("Awliya al-Dam", Status.AMBIGUOUS),
        ("Awliya al-Dam militia", Status.AMBIGUOUS),
    ],
)
def test_beside_a_role_word_a_name_is_a_bodys(query: str, status: Status) -> None:
    """A town's name beside "militia" is the militia's; a name that another militia bears stays open."""
    assert resolve(query).status is status


def test_what_stands_in_brackets_is_joined_to_no_word() -> None:
    """An acronym in brackets is no ending of the word before it, even where the letters would make one."""
    answer = resolve("Kata'ib Hizballah (KH)")
    assert answer.evidence is not None
    assert [peel.text for peel in answer.evidence.peeled] == ["KH"]


def test_an_article_before_an_exact_name_is_told() -> None:
    """Names that are matched exactly have no key that would drop the article."""
    answer = resolve("the PMF")
    assert (answer.id, answer.tier) == ("popular-mobilization-forces", Tier.EXACT)
    assert answer.evidence is not None
    assert [(peel.text, peel.what) for peel in answer.evidence.peeled] == [("the", "article")]


def test_a_resolver_can_be_blind_to_a_group_or_to_one_form() -> None:
    """For measurements: without the group its name is nobody's, without the form another of its names is met."""
    asked, group = small(), "kataib-hizballah"
    assert asked.without(group=group).resolve("Kataeb Hezbollah").id != group
    answer = asked.without(group=group, form=normalise("Kata'ib Hizballah")).resolve("Kata'ib Hizballah")
    assert (answer.id, answer.tier) == (group, Tier.SKELETON)
    assert asked.resolve("Kata'ib Hizballah").tier is Tier.EXACT


@pytest.mark.parametrize("text", ["كتائب الإمام علي العراقية", "كتائب زيد بن علي العراق", "فرقة الإمام علي (العراق)"])
def test_ali_before_a_land_is_no_preposition(text: str) -> None:
    """Folded, the name and "on" are one word; a land behind the name takes only itself off."""
    assert resolve(text).tier is Tier.EXACT


def test_a_letter_astray_is_read_by_names_that_are_not_hidden() -> None:
    """A measurement sees no hidden name that would be meant."""
    asked = Resolver(load())
    assert asked.resolve("Cono River Alliance").id == "congo-river-alliance"
    form = normalise("Congo River Alliance")
    assert asked.without(group="congo-river-alliance", form=form).resolve("Cono River Alliance").id is None


def test_a_blind_resolver_remembers_no_answers_of_the_other() -> None:
    """Words of texts that were answered are asked anew where names are hidden."""
    asked, text = small(), "Kata'ib Hizballah said so."
    assert asked.find_mentions(text)
    assert not asked.without(group="kataib-hizballah").find_mentions(text)


@pytest.mark.parametrize("text", ["the Al-Shabsab", "كتائبب كربلاء"])
def test_a_misspelt_name_of_two_groups_is_both_groups(text: str) -> None:
    """Though one of them bears the name only as it is written."""
    answer = resolve(text)
    assert answer.status is Status.AMBIGUOUS
    assert len(answer.candidates) == 2


@pytest.mark.parametrize("text", ["militia leader Wagner", "rebel commander Badr", "pro-Assad Badr"])
def test_a_leader_and_a_side_say_of_no_name_that_it_is_a_body_s(text: str) -> None:
    """A man may be meant, or a town; "the Badr militia" is the group."""
    assert resolve(text).status is Status.AMBIGUOUS
    assert resolve("the Badr militia").id == "badr-organization"


def test_a_mark_alone_beside_a_name_is_nobody() -> None:
    """What is left of it once it is clean has no letters, and nothing comes off it."""
    resolver = small()
    decorated = Decorated(resolver._index, resolver._answers, Form("Hamas", normalise("Hamas")), ANYWHERE)
    assert decorated._neighbours._places("\u200f") == ()


def test_words_of_hidden_names_alone_are_known_to_nobody() -> None:
    """A group that a measurement hides is a stranger, and its name a letter away from another's is that one's slip."""
    other, hidden = group("other", name("Congo River Alliance")), group("hidden", name("Cono River Alliance"))
    resolver = Resolver(registry(other, hidden))
    assert resolver.resolve("Cono River Alliance").id == "hidden"
    assert resolver.without(group="hidden").resolve("Cono River Alliance").id == "other"
