"""Vowels part words of one key, and never the spellings of one word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from militiadb.names import normalise, vowels_agree

LETTERS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzابتحخدرسشصعفقكلمنهوي", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hezbollah", "حزب الله"),
        ("Hizbullah", "Hizballah"),
        ("Fatemiyoun", "فاطميون"),
        ("Zeinabiyun", "زينبيون"),
        ("Nojaba", "النجباء"),
        ("Asaeb", "العصائب"),
        ("Daesh", "داعش"),
        ("Mutaz", "معتز"),
        ("Masoud", "مسعود"),
        ("хашд", "الحشد"),
    ],
)
def test_spellings_of_one_word_agree(one: str, other: str) -> None:
    """Short vowels are free where a script leaves them out, e is of two kinds, and a case ending says nothing."""
    assert vowels_agree(normalise(one).split(), normalise(other).split())


@pytest.mark.parametrize(
    ("one", "other"),
    [("Khamis", "حماس"), ("Kamal", "کومله"), ("Shabib", "Shabaab"), ("Ansari", "Ansaru"), ("Himsi", "حماس")],
)
def test_words_of_one_key_are_parted(one: str, other: str) -> None:
    """A vowel of another kind, or none where one is written, makes another word."""
    assert not vowels_agree(normalise(one).split(), normalise(other).split())


@given(st.lists(LETTERS, min_size=1, max_size=3), st.lists(LETTERS, min_size=1, max_size=3))
def test_agreement_has_no_direction(one: list[str], other: list[str]) -> None:
    """Who is held against whom changes nothing, and every word agrees with itself."""
    assert vowels_agree(one, other) == vowels_agree(other, one)
    assert vowels_agree(one, one)
