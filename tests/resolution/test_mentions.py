"""Where mentions begin and end, and where there is none."""

from __future__ import annotations

import tracemalloc

import pytest
from tiny import small


def found(text: str) -> list[tuple[str, str | None]]:
    """Surfaces and ids of the mentions of a text."""
    return [(mention.surface, mention.resolution.id) for mention in small().find_mentions(text)]


@pytest.mark.parametrize(
    ("text", "surface", "group"),
    [
        ("They met Kata'ib Hizballah, he said.", "Kata'ib Hizballah", "kataib-hizballah"),
        ("They met KATAEB HEZBOLLAH yesterday", "KATAEB HEZBOLLAH", "kataib-hizballah"),
        ("the Hizballah’s men", "Hizballah", "hizballah"),
        ("Hizballah'ın açıklaması", "Hizballah", "hizballah"),
        ("قالت كتائب حزب الله في بيان", "كتائب حزب الله", "kataib-hizballah"),
        ("بيان وكتائب حزب الله", "كتائب حزب الله", "kataib-hizballah"),
        ("بيان لكتائب حزب الله", "كتائب حزب الله", "kataib-hizballah"),
        ("تابع لحزب الله", "حزب الله", "hizballah"),
        ("کتائب حزب‌الله گفت", "کتائب حزب‌الله", "kataib-hizballah"),
        ("сообщила Катаиб Хезболла в среду", "Катаиб Хезболла", "kataib-hizballah"),
        ("Kata'ib Hizballah (KH) said", "Kata'ib Hizballah (KH)", "kataib-hizballah"),
    ],
)
def test_exact_span(text: str, surface: str, group: str) -> None:
    """A mention is the whole name and no more: without proclitics, endings or the article of the sentence."""
    assert found(text) == [(surface, group)]


@pytest.mark.parametrize(
    "text",
    [
        "hizballahology is no word",
        "the kh sound",
        "Kata'ib, Hizb of all",
        "a brigade of liwa",
        "",
        "!!! \u200b \ud800",
        "Liwa Hizballah is unknown here",
        "Hizballah al-Hijaz is another",
    ],
)
def test_no_mention(text: str) -> None:
    """Nothing is found inside a longer word or a longer name, in the wrong case, or in ordinary words."""
    assert found(text) == []


def test_the_longest_name_wins() -> None:
    """A name inside a longer known name is not a mention of its own; beside it, it is."""
    assert found("Kata'ib Hizballah and Hizballah") == [
        ("Kata'ib Hizballah", "kataib-hizballah"),
        ("Hizballah", "hizballah"),
    ]


def test_offsets_count_code_points() -> None:
    """Emoji, marks and invisible characters before a name do not move it."""
    text = "\U0001f4c5 e\u0301 \u200fنقلت كَتَائِب حِزْب الله"
    (mention,) = small().find_mentions(text)
    assert text[mention.start : mention.end] == mention.surface == "كَتَائِب حِزْب الله"


def test_homonyms_are_mentions_too() -> None:
    """A name of two groups is found, and its resolution is ambiguous."""
    (mention,) = small().find_mentions("Fighters of Ansar Allah marched.")
    assert {each.id for each in mention.resolution.candidates} == {"ansar-allah-iraq", "houthis"}


def test_what_is_no_text_is_a_type_error() -> None:
    """`find_mentions` takes a string and says so."""
    with pytest.raises(TypeError, match="takes a text as a str"):
        small().find_mentions(None)  # type: ignore[arg-type]


def test_a_word_without_end_costs_what_its_length_does() -> None:
    """No letter astray is looked for in what is longer than any word: that would cost the square of its length."""
    small().find_mentions("Hezbollah")
    tracemalloc.start()
    assert found("ktbrmnsl" * 4000) == []
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50 << 20
