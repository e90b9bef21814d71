"""Scripts of a name, and words that pretend."""

from __future__ import annotations

import pytest

from militiadb.names import Script, mixed_words, script_of, scripts


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Kata'ib", Script.LATIN), ("كتائب (KH)", Script.ARABIC), ("חזבאללה", Script.HEBREW),
        ("Хезболла", Script.CYRILLIC),
        ("ヒズボラ旅団", Script.JAPANESE),
        ("真主党", Script.HAN), ("हिज़्बुल्लाह", Script.DEVANAGARI), ("313 —", Script.COMMON),
    ],
)  # fmt: skip
def test_the_script_is_that_of_most_letters(text: str, script: Script) -> None:
    """The dominant script is named by its ISO 15924 code; digits and marks have none."""
    assert script_of(text) is script


def test_every_script_of_a_text_is_named() -> None:
    """A doubled name is in both its scripts."""
    assert scripts("Хезболла / حزب الله") == {Script.CYRILLIC, Script.ARABIC}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kata'ib Hezbоllah", ("Hezbоllah",)),
        ("Наrаkаt al-Nujaba", ("Наrаkаt",)),
        ("ISIL НОСА", ("НОСА",)),
        ("Хезболла (Hezbollah)", ()),
        ("PMF / الحشد الشعبي", ()),
        ("ヒズボラ旅団", ()),
    ],
)
def test_words_that_mix_or_mimic_scripts_are_found(text: str, found: tuple[str, ...]) -> None:
    """A word of two scripts, or all lookalikes among words of another script, is found; honest doubles are not."""
    assert mixed_words(text) == found
