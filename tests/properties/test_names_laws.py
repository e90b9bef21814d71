"""Laws of names that hold for every string."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from militiadb.names import (
    clean,
    explain,
    likeness,
    mixed_words,
    normalise,
    rough_latin,
    script_of,
    skeleton,
    skeleton_distance,
    word_skeletons,
)

LETTERS = "abcdeghijkqrstuwyzşšçğıİāḥʿʾ'’-. 30٣كتائبحزبلةىيوهءأإآپچژگکیەאבגדהוזחצת׳״жшхдйяюёИΩßﷲヒ旅हि"
MARKS = "\u0301\u0304\u0323\u0327\u030c\u064b\u064e\u0651\u0670\u05b7\u05bc"
BIDI = "\u200e\u200f\u202a\u202b\u202c\u202e\u2066\u2069\u061c"
anything = st.text(st.characters(), max_size=40)
namelike = st.text(st.sampled_from(LETTERS + MARKS + BIDI + "\u200c\u200d\u0640"), max_size=30)
texts = st.one_of(anything, namelike)


@given(texts)
@settings(max_examples=400)
def test_the_exact_form_is_idempotent(text: str) -> None:
    """What is clean stays as it is."""
    assert clean(clean(text)) == clean(text)


@given(texts)
@settings(max_examples=800)
def test_the_normal_form_is_idempotent(text: str) -> None:
    """What is normal stays as it is."""
    assert normalise(normalise(text)) == normalise(text)


@given(texts)
@settings(max_examples=400)
def test_the_normal_form_sees_no_more_than_the_exact_form(text: str) -> None:
    """A name and its exact form have one normal form."""
    assert normalise(clean(text)) == normalise(text)


@given(texts, st.sampled_from([None, "es", "tr", "ar"]))
@settings(max_examples=400)
def test_a_key_depends_on_the_normal_form_alone(text: str, lang: str | None) -> None:
    """A name and its normal form have the same keys."""
    assert skeleton(text, lang=lang) == skeleton(normalise(text), lang=lang)


@given(texts)
@settings(max_examples=400)
@example("Ş\u0307")
@example("Ù\u064b\u200c\u0660")
def test_forms_are_blind_to_composition(text: str) -> None:
    """NFC and NFD of a name have one normal form and the same keys."""
    composed, parted = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert normalise(composed) == normalise(parted)
    assert skeleton(composed) == skeleton(parted)


@given(st.text(st.sampled_from("abcdeghijkqrstuwyzşçğāḥʿ'-. ИжшхдйΩคहि" + MARKS), max_size=30))
@example("z̧ş")
@settings(max_examples=400)
def test_forms_are_blind_to_case(text: str) -> None:
    """Upper and lower case of a name have one normal form and the same keys."""
    assert normalise(text.upper()) == normalise(text.lower()) == normalise(text)
    assert skeleton(text.upper()) == skeleton(text)


@given(texts, st.randoms(use_true_random=False))
@settings(max_examples=400)
def test_forms_are_blind_to_bidi_marks(text: str, dice: random.Random) -> None:
    """Bidi marks strewn over a name change neither its exact form, nor its normal form, nor its keys."""
    strewn = "".join(char + dice.choice(BIDI) * dice.randint(0, 1) for char in text)
    assert clean(strewn) == clean(text)
    assert normalise(strewn) == normalise(text)
    assert skeleton(strewn) == skeleton(text)


@given(
    st.lists(st.tuples(st.sampled_from(LETTERS), st.lists(st.sampled_from(MARKS), max_size=3)), max_size=12),
    st.randoms(),
)
@settings(max_examples=400)
def test_forms_are_blind_to_the_order_of_marks(letters: list[tuple[str, list[str]]], dice: random.Random) -> None:
    """The marks on a letter may be typed in any order."""
    typed = "".join(letter + "".join(marks) for letter, marks in letters)
    shuffled = "".join(letter + "".join(dice.sample(marks, len(marks))) for letter, marks in letters)
    assert normalise(typed) == normalise(shuffled)
    assert skeleton(typed) == skeleton(shuffled)


@given(texts)
@settings(max_examples=300)
def test_keys_are_few_and_all_different(text: str) -> None:
    """A name has at most eight keys, none empty and none twice."""
    keys = skeleton(text)
    assert len(keys) == len(set(keys)) <= 8
    assert all(keys)


@given(texts)
@settings(max_examples=300)
def test_spans_slice_the_normal_form(text: str) -> None:
    """The span of each content word cuts that word out of the normal form, in order."""
    normal, found = normalise(text), word_skeletons(text)
    assert all(normal[word.start : word.end] == word.word for word in found)
    assert [word.start for word in found] == sorted(word.start for word in found)


@given(texts)
@settings(max_examples=300)
def test_an_explanation_ends_in_the_keys(text: str) -> None:
    """The keys of an explanation are the keys of the name."""
    assert explain(text).keys == skeleton(text)


@given(texts, texts)
@settings(max_examples=300)
def test_distance_and_likeness_are_symmetric_and_bounded(a: str, b: str) -> None:
    """Neither measure asks which name came first; likeness lies between 0 and 1."""
    assert skeleton_distance(a, b) == skeleton_distance(b, a) >= 0
    assert likeness(a, b) == likeness(b, a)
    assert 0 <= likeness(a, b) <= 1


@pytest.mark.parametrize("unit", ["\ud800", "ghd", "الله ", "ג'", "s\u030c\u0301", "a.", "30 "])
def test_a_megabyte_is_read_without_fuss(unit: str) -> None:
    """A text of a million characters of any kind is read by every function, without error or endless work."""
    text = unit * (1_000_000 // len(unit))
    skeleton(text)
    assert normalise(normalise(text)) == normalise(text)
    script_of(text)
    mixed_words(text)
    rough_latin(text)
