"""Laws of resolution that hold for every registry and every text."""

from __future__ import annotations

import math
from functools import cache

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import group, name, network, registry, small

from militiadb import Group, Registry, Resolution, Resolver, Status, Tier, load
from militiadb.model.group import Redirect
from militiadb.model.vocabulary import Match, RedirectReason, WordClass
from militiadb.names import normalise, skeleton
from militiadb.resolution.wordinfo import NO_NAMES

QUERIES = (
    "Kata'ib Hizballah",
    "kataib hezbollah",
    "Brigades of the Party of God",
    "Ansar Allah (Yemen)",
    "Liwa 30",
    "Asayib Ahl Haqq al",
    "Popular Front Liberation Palestin",
    "حزب الله",
    "Катаиб Хезболла",
    "nobody at all",
)
WORDS = st.sampled_from(
    ["Kata'ib", "Hizballah", "al-Haqq", "Ansar", "Allah", "Liwa", "30", "of", "the", "حزب", "الله", "كتائب", "Iraq"]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=6).map(" ".join))


def told(answer: Resolution) -> tuple[object, ...]:
    """What an answer says of groups, without the data's fingerprint."""
    return (
        answer.status,
        answer.tier,
        tuple((each.id, round(each.score, 9)) for each in answer.candidates),
        tuple((each.id, round(each.score, 9)) for each in answer.suggestions),
    )


@cache
def shipped() -> Registry:
    """The shipped registry."""
    return load()


@cache
def shipped_resolver() -> Resolver:
    """A resolver over the shipped registry."""
    return Resolver(shipped())


def test_every_shipped_name_finds_its_group_or_says_ambiguous() -> None:
    """A name that may be matched is answered by its group, alone or among those that bear it too."""
    lost = []
    for each in shipped():
        for bearer in each.names:
            if bearer.match is not Match.NEVER:
                answer = shipped_resolver().resolve(bearer.text)
                heirs = set(shipped().follow(each.id))
                if not heirs & {candidate.id for candidate in answer.candidates} and heirs:
                    lost.append((each.id, bearer.text, answer.status))
    assert lost == []


@given(st.permutations(network()))
@settings(max_examples=15, deadline=None)
def test_order_of_loading_changes_nothing(groups: list[object]) -> None:
    """Groups loaded in any order give the same answers."""
    shuffled = Resolver(registry(*groups))  # type: ignore[arg-type]
    ordered = Resolver(registry(*network()))
    assert [told(shuffled.resolve(query)) for query in QUERIES] == [told(ordered.resolve(query)) for query in QUERIES]


@cache
def answered_alone() -> list[object]:
    """What is told of each query by a resolver that was asked nothing else."""
    return [told(Resolver(registry(*network())).resolve(query)) for query in QUERIES]


@given(st.permutations(QUERIES))
@settings(max_examples=15, deadline=None)
def test_order_of_asking_changes_nothing(queries: list[str]) -> None:
    """What was asked before leaves no trace in an answer."""
    used = Resolver(registry(*network()))
    for query in queries:
        used.resolve(query)
    assert [told(used.resolve(query)) for query in QUERIES] == answered_alone()


STRANGERS = st.text(alphabet="bcdfgmnpqrstvwxz aeiou", min_size=4, max_size=25).filter(lambda text: bool(text.strip()))


@given(STRANGERS)
@settings(max_examples=40, deadline=None)
def test_a_group_of_other_forms_changes_no_strict_answer(text: str) -> None:
    """A new group that shares no normal form and no key changes no exact, normalised or skeleton answer."""
    forms = {normalise(each.text) for one in network() for each in one.names}
    keys = {key for one in network() for each in one.names for key in skeleton(each.text)}
    if normalise(text) in forms or not keys.isdisjoint(skeleton(text)):
        return
    grown = Resolver(registry(*network(), group("newcomer", name(text))))
    for query in QUERIES:
        before = small().resolve(query)
        if before.tier in (Tier.EXACT, Tier.NORMALISED, Tier.SKELETON) and not before.evidence.peeled:  # type: ignore[union-attr]
            assert told(grown.resolve(query)) == told(before)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_any_text_gets_an_answer_with_scores_from_0_to_1(text: str) -> None:
    """No text raises; scores are figures from 0 to 1; a group is answered only where the status says matched."""
    answer = small().resolve(text)
    scores = [each.score for each in (*answer.candidates, *answer.suggestions)]
    assert all(0 <= score <= 1 and not math.isnan(score) for score in scores)
    assert (answer.group is not None) == (answer.status is Status.MATCHED)
    assert answer.status is Status.UNRESOLVED or answer.candidates


@given(st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=12).map(" ".join))
@settings(max_examples=300, deadline=None)
def test_offsets_slice_back_to_the_surface(text: str) -> None:
    """Every mention lies in the text where it says, in order, and none overlaps another."""
    end = 0
    for mention in small().find_mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.surface
        end = mention.end


@given(st.sampled_from(QUERIES))
@settings(max_examples=10, deadline=None)
def test_the_same_answer_alone_and_in_a_batch(query: str) -> None:
    """A batch answers as single questions do."""
    assert next(small().resolve_many([query])) == small().resolve(query)


def test_a_tombstone_resolves_through_with_a_note() -> None:
    """The name of a merged group is answered by its heir, and the evidence says so."""
    gone = group("old-name", name("Liwa al-Zahra"))
    gone = evolve(gone, redirect=Redirect(to=("brigade-30",), reason=RedirectReason.MERGED, date=_day("2026-01-01")))
    answer = Resolver(registry(*network(), gone)).resolve("Liwa al-Zahra")
    assert answer.id == "brigade-30"
    assert answer.evidence is not None
    assert "old-name is a tombstone" in answer.evidence.notes[0]


def test_a_withdrawn_entry_is_found_by_its_headline_and_says_so() -> None:
    """What was withdrawn has neither names nor heirs; a table that holds the name learns what became of it."""
    gone = Group(
        id="old-name",
        name="Liwa al-Zahra",
        redirect=Redirect(to=(), reason=RedirectReason.WITHDRAWN, date=_day("2026-01-01"), note="No source is left."),
    )
    answer = Resolver(registry(*network(), gone)).resolve("Liwa az-Zahraa")
    assert answer.id == "old-name"
    assert answer.evidence is not None
    assert answer.evidence.sources == ()
    assert answer.evidence.notes == ("old-name is a tombstone: withdrawn on 2026-01-01", "No source is left.")


def test_a_split_resolves_to_all_heirs() -> None:
    """The name of a group that was split is ambiguous between those that came of it."""
    gone = group("old-name", name("Liwa al-Zahra"))
    heirs = ("brigade-30", "brigade-50")
    gone = evolve(gone, redirect=Redirect(to=heirs, reason=RedirectReason.SPLIT, date=_day("2026-01-01")))
    answer = Resolver(registry(*network(), gone)).resolve("Liwa al-Zahra")
    assert [each.id for each in answer.candidates] == list(heirs)


def _day(text: str) -> object:
    from militiadb import PartialDate

    return PartialDate.parse(text)


def test_a_word_that_says_what_a_group_is_names_none() -> None:
    """Lands, places, peoples' kinds, role words, branches: alone they are no group but where one is called just so."""
    resolver, classes = Resolver(shipped()), dict[str, set[WordClass]]()
    for concept in shipped().lexicon.concepts:
        for words in concept.words:
            for text in words.texts:
                classes.setdefault(text, set()).add(concept.word_class)
    asked = [text for text, found in classes.items() if found <= NO_NAMES]
    answers = [resolver.resolve(text) for text in asked]
    assert len(asked) > 5000
    assert [a.query for a in answers if a.id and a.tier not in (Tier.EXACT, Tier.NORMALISED)] == []


@pytest.mark.parametrize("query", QUERIES)
def test_a_homonym_turns_exactly_its_answers_ambiguous(query: str) -> None:
    """A new group that bears a known name makes that name ambiguous, and no strict answer of another name changes."""
    grown = Resolver(registry(*network(), group("newcomer", name("Kata'ib Hizballah", shared=True))))
    answer, before = grown.resolve(query), small().resolve(query)
    if "kataib-hizballah" in {each.id for each in before.candidates} and before.tier in (Tier.EXACT, Tier.NORMALISED):
        assert answer.status is Status.AMBIGUOUS
    elif before.tier in (Tier.EXACT, Tier.NORMALISED) and not before.evidence.peeled:  # type: ignore[union-attr]
        assert told(answer) == told(before)
