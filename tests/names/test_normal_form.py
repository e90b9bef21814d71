"""The exact and the normal form of a name."""

from __future__ import annotations

import pytest

from militiadb.names import clean, normalise, words


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ("  Saraya\u00a0al-Salam\n", "Saraya al-Salam"),
        ("\u202bحزب الله\u202c", "حزب الله"),
        ("حزب‌الله", "حزب الله"),
        ("كتـــائب", "كتائب"),
        ("حه\u200cشدی شه\u200cعبی", "حەشدی شەعبی"),
        ("په\u200cکه\u200cکه", "پەکەکە"),
        ("ره\u200cوتی سه\u200cدر", "رەوتی سەدر"),
        ("که\u200cتائیبی حیزبوڵڵا", "کەتائیبی حیزبوڵڵا"),
        ("گروه\u200cهای مسلح", "گروه های مسلح"),
        ("سپاه\u200cپاسداران", "سپاه پاسداران"),
        ("مجموعه\u200cبرنامه\u200cهای حزب\u200cالله", "مجموعه برنامه های حزب الله"),
        ("Hez\u200bbollah\ufeff", "Hezbollah"),
        ("Kata\u0304ʾib", "Katāʾib"),
        ("a\x00b\x85c\ud800", "ab c"),
        ("", ""),
    ],
)
def test_the_exact_form_holds_nothing_invisible(written: str, exact: str) -> None:
    """What is invisible falls, spaces fold, the form is NFC; a non-joiner parts Persian words or spells a vowel."""
    assert clean(written) == exact


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("Katāʾib Ḥizb Allāh", "kataib hizb allah"),
        ("KATA'IB HIZB-ALLAH", "kataib hizb allah"),
        ("Kata`ib", "kataib"), ("Kata´ib", "kataib"), ("Kataʿib", "kataib"), ("Kata’ib", "kataib"),
        ("Kataʼib", "kataib"),
        ("كَتَائِبُ حِزْبِ اللّٰهِ", "كتايب حزب الله"),
        ("إيران", "ايران"), ("آل", "ال"), ("مصطفى", "مصطفي"), ("حركة", "حركه"), ("مؤمن", "مومن"),
        ("کتائب شیعی", "كتايب شيعي"),
        ("ﷲ", "الله"),
        ("סַרָאיָא אל-קוּדְס", "סראיא אל קודס"),
        ("ג'בהת", "ג׳בהת"), ("ג’בהת", "ג׳בהת"), ("כתאא'ב", "כתאאב"), ("צה\"ל", "צהל"),
        ("Ёж Хайят", "еж хайят"),
        ("P.K.K.", "pkk"), ("U.S. Army", "us army"), ("Co. Ltd.", "co ltd"),
        ("Lords & Sons", "lords and sons"),
        ("اللواء ٣١٣", "اللوا 313"), ("لواء ۳۰", "لوا 30"), ("Ⅱ", "ii"),
        ("Haşd-i Şâbî", "hashd i shabi"), ("Dāʿiš", "daish"), ("İSLAM", "islam"),
        ("Ḩarakat Aş Şadr", "harakat as sadr"),
        ("ＩＳＩＬ", "isil"),
    ],
)  # fmt: skip
def test_the_normal_form_folds_what_spelling_varies(written: str, normal: str) -> None:
    """Case, marks, apostrophes, hyphens, dots, digits and letter variants fold to one spelling."""
    assert normalise(written) == normal


def test_letters_of_other_scripts_keep_the_marks_that_spell_them() -> None:
    """A vowel sign of Devanagari or a voicing mark of kana is spelling, not decoration."""
    assert normalise("हि\u095b्बुल") == "हिज\u093c्बुल"
    assert words("ヒズボラ 旅団") == ("ヒズボラ", "旅団")


def test_words_are_those_of_the_normal_form() -> None:
    """Words are the normal form split at its spaces, and an empty text has none."""
    assert words("Sarāyā al-Salām") == ("saraya", "al", "salam")
    assert words(" — ") == ()


def test_a_tatweel_that_a_compatibility_form_holds_falls_too() -> None:
    """U+FE77, a fatha in its medial form, comes apart into a tatweel and the mark; neither says anything."""
    assert normalise("\ufe77") == ""
    assert normalise("ح\ufe77زب") == normalise("حزب")
