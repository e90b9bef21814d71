"""What tables, pages and posts do to a name is undone, named in the evidence, and never costs a number its meaning."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import small

from militiadb import Resolver, Status
from militiadb.resolution.wrappings import spaced, unwrapped

NATIVE = "كتائب حزب الله"
WRAPPED = [
    ("Kata&#x27;ib Hizballah", "HTML escapes"),
    (quote("Kata'ib Hizballah"), "URL escapes"),
    (quote(NATIVE), "URL escapes"),
    ("Kata’ib Hizballah".encode().decode("cp1252"), "wrong decoding"),
    (NATIVE.encode().decode("latin-1"), "wrong decoding"),
    (f"[{NATIVE}](https://example.org/a_(b))", "link"),
    ("Kata'ib Hizballah [3][a]", "footnote mark"),
    (f"{NATIVE}¹", "footnote mark"),
    ("(12) Kata'ib Hizballah", "list number"),
    (f"3. {NATIVE}", "list number"),
    ("#KataibHizballah", "words in one"),
    ("Kataeb\nHizbullah", "line break"),
]


@pytest.mark.parametrize(("text", "what"), WRAPPED)
def test_a_wrapped_name_is_found_and_the_wrapping_named(text: str, what: str) -> None:
    """The group is that of the bare name, and the evidence says what was undone."""
    answer = small().resolve(text)
    assert (answer.id, answer.query) == ("kataib-hizballah", text)
    assert answer.evidence is not None
    assert [peel.what for peel in answer.evidence.peeled] == [what]


def test_what_is_near_an_escaped_name_is_suggested() -> None:
    """A name that nobody bears is read as it was meant, so that its likes are shown."""
    answer = small().resolve("Jaysh&nbsp;Hizballah")
    assert answer.status is Status.UNRESOLVED
    assert [each.id for each in answer.suggestions] == ["hizballah"]


def test_a_cell_of_two_lines_may_be_of_two_names() -> None:
    """Where each line is a group's name the answer names both; a line break at an end is nothing."""
    answer = small().resolve("Hizballah\r\nKata'ib Hizballah")
    assert sorted(each.id for each in answer.candidates) == ["hizballah", "kataib-hizballah"]
    assert small().resolve("\nHizballah\n").id == "hizballah"


def test_a_text_that_was_decoded_wrongly_twice_is_read_too() -> None:
    """As it comes out of two tables in a row."""
    twice = NATIVE.encode().decode("latin-1").encode().decode("latin-1")
    assert small().resolve(twice).id == "kataib-hizballah"


@pytest.mark.parametrize("text", ["30. Brigade", "9. KH brigade", "(30) Brigade", "1. Hizballah of Hijaz"])
def test_the_number_of_a_unit_is_no_number_of_a_row(text: str) -> None:
    """A name that does not stand whole beside the number is left as it was asked."""
    found = [each.evidence for each in small().resolve(text).candidates]
    assert not any(peel.what == "list number" for evidence in found for peel in evidence.peeled)


@pytest.mark.parametrize("text", ["100% Hizballah", "AT&T", "a%zz", "%ff%fe", "Ã", "[]", "[1]", "&#0;", "1.", "(1) "])
def test_signs_that_wrap_nothing_are_no_harm(text: str) -> None:
    """What only looks like an escape, or leaves no name, is asked as it stands."""
    found = unwrapped(text)
    assert found is None or found.text != text
    small().resolve(text)


@given(st.text(alphabet=st.sampled_from("aA%&#;[]()1.Ã\x80©â€™ {}²حÙ"), max_size=24))
def test_any_text_may_be_asked(text: str) -> None:
    """No row of signs breaks the undoing, which ends, and something is always left to ask."""
    found = unwrapped(text)
    assert found is None or found.text.strip()


def test_an_acronym_is_one_word_of_several_in_one() -> None:
    """Humps part words, and capitals in a row stay together."""
    assert spaced("IRGCQudsForce") == "IRGC Quds Force"


def test_a_hashtag_in_a_text_is_a_mention_at_its_own_place() -> None:
    """The surface is the text's own letters, in one or with low lines."""
    resolver = Resolver(small().registry)
    for text, surface in (("by #KataibHizballah today", "KataibHizballah"), ("بيان #كتائب_حزب_الله", "كتائب_حزب_الله")):
        (mention,) = resolver.find_mentions(text)
        assert (mention.surface, text[mention.start : mention.end]) == (surface, surface)
        assert mention.resolution.id == "kataib-hizballah"
