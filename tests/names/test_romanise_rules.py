"""The rules of romanisation, one by one, and what they may never depend on."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from militiadb.errors import RomanisationError
from militiadb.names.romanisation import Scheme, needs_marks, romanise_text
from militiadb.names.romanisation.pointed import split_words

FOLDER = Path(__file__).parents[2] / "registry" / "transliterations"
NAMES = sorted(file.stem for file in FOLDER.glob("*.yaml"))
POINTED = (
    "كَتَائِب حِزْب اللّٰه",
    "حَرَكَة أَنْصَار اللّٰه الأَوْفِيَاء",
    "كَتَائِب سَيِّد الشُّهَدَاء",
    "الهَيْئَة التَّنْسِيقِيَّة لِلْمُقَاوَمَة العِرَاقِيَّة",
    "قُوَّات الرِّضَا وَالمُصْطَفَى",
)


@cache
def scheme(name: str) -> Scheme:
    """A shipped scheme, read once."""
    return Scheme.from_mapping(yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")))


ARABIC = [name for name in NAMES if scheme(name).reading != "persian"]


def say(pointed: str, *, to: str = "ala-lc", capitals: bool = True) -> str:
    """A pointed form under a shipped scheme."""
    return romanise_text(pointed, scheme=scheme(to), capitals=capitals)


@st.composite
def _reordered(draw: st.DrawFn) -> tuple[str, str]:
    """A pointed name, and the same with the marks of each letter in another order and bidi controls between."""
    pointed = draw(st.sampled_from(POINTED))
    out, marks = [], []
    for char in unicodedata.normalize("NFD", pointed) + " ":
        if unicodedata.combining(char):
            marks.append(char)
            continue
        out.extend(draw(st.permutations(marks)))
        out.append(draw(st.sampled_from(("", "", "\u200f", "\u202b"))))
        out.append(char)
        marks = []
    return pointed, "".join(out).strip()


@given(_reordered(), st.sampled_from(ARABIC))
def test_the_order_of_marks_changes_nothing(forms: tuple[str, str], name: str) -> None:
    """Marks are a set: their order, NFC or NFD, and bidirectional controls change no romanisation."""
    assert say(forms[0], to=name) == say(forms[1], to=name)


@given(st.sampled_from(POINTED), st.sampled_from(ARABIC))
def test_a_romanisation_is_latin_and_in_nfc(pointed: str, name: str) -> None:
    """What comes out is NFC, and no letter of it is Arabic."""
    romanised = say(pointed, to=name)
    assert unicodedata.is_normalized("NFC", romanised)
    assert not any("ARABIC" in unicodedata.name(char, "") for char in romanised)


@given(st.sampled_from(POINTED), st.sampled_from(["ala-lc", "ijmes", "bgn-pcgn-1956", "un-2017"]))
def test_capitals_change_the_case_alone(pointed: str, name: str) -> None:
    """The capitals flag changes no letter, only its case; the name of God has its capital either way."""
    plain = say(pointed, to=name, capitals=False)
    assert say(pointed, to=name).casefold() == plain.casefold()
    assert plain.replace("Allāh", "") == plain.replace("Allāh", "").lower()


@pytest.mark.parametrize(
    ("pointed", "name", "expected"),
    [
        ("الشَّمْس", "ala-lc", "al-Shams"),
        ("الشَّمْس", "bgn-pcgn-1956", "Ash Shams"),
        ("الشَّمْس", "un-2017", "Ash Shams"),
        ("الشَّمْس", "ics-630-01", "al-Shams"),
        ("القَمَر", "bgn-pcgn-1956", "Al Qamar"),
        ("لِلشَّهِيد", "bgn-pcgn-1956", "lish Shahīd"),
        ("بِالقُدْس", "ijmes", "bi-l-Quds"),
        ("وَالقُدْس", "ala-lc", "wa-al-Quds"),
        ("وَلِلقُدْس", "ala-lc", "wa-lil-Quds"),
        ("لِلُّغَة", "ala-lc", "lil-Lughah"),
        ("وَلِيد", "ala-lc", "Walīd"),
        ("وَـلِيد", "ala-lc", "wa-Līd"),
        ("وَاللّٰه", "ala-lc", "wa-Allāh"),
        ("لِلّٰه", "ala-lc", "lillāh"),
        ("بِاللّٰه", "bgn-pcgn-1956", "billāh"),
        ("الَّذِي", "ala-lc", "Alladhī"),
        ("اِلْتِزَام", "ala-lc", "Iltizām"),
    ],
)
def test_articles_and_prefixes_follow_the_scheme(pointed: str, name: str, expected: str) -> None:
    """Sun letters, elision and prefixes are the scheme's; a mere look of an article or prefix is none."""
    assert say(pointed, to=name) == expected


@pytest.mark.parametrize(
    ("pointed", "expected"),
    [
        ("حَرَكَة النُّجَبَاء", "Ḥarakat al-Nujabāʼ"),
        ("الحَرَكَة الإِسْلَامِيَّة", "al-Ḥarakah al-Islāmīyah"),
        ("حَرَكَة إِسْلَامِيَّة", "Ḥarakah Islāmīyah"),
        ("حَرَكَة فِي العِرَاق", "Ḥarakah fī al-ʻIrāq"),
        ("حَرَكَة لِلْعِرَاق", "Ḥarakah lil-ʻIrāq"),
        ("حَرَكَة ٢٠٠٣", "Ḥarakah 2003"),
        ("حَرَكَة، النُّجَبَاء", "Ḥarakah, al-Nujabāʼ"),
        ("حَرَكَةُ مُقَاوَمَة", "Ḥarakat Muqāwamah"),
        ("حَرَكَةْ مُقَاوَمَة", "Ḥarakah Muqāwamah"),
        ("حَرَكَةٌ مُقَاوَمَة", "Ḥarakah Muqāwamah"),
        ("قَنَاة", "Qanāh"),
        ("قَنَاة الاِتِّجَاه", "Qanāt al-Ittijāh"),
    ],
)
def test_the_feminine_ending_is_t_in_construct_alone(pointed: str, expected: str) -> None:
    """ة is t before the noun that it belongs to; a vowel, sukun or nunation upon it decides over the context."""
    assert say(pointed) == expected


@pytest.mark.parametrize(
    ("pointed", "name", "expected"),
    [
        ("رُؤُوس", "ala-lc", "Ruʼūs"),
        ("سُؤَال", "ala-lc", "Suʼāl"),
        ("شَيْء", "ala-lc", "Shayʼ"),
        ("مِئَة", "ala-lc", "Miʼah"),
        ("مِرْآة", "ala-lc", "Mirʼāh"),
        ("سَمَآء", "ala-lc", "Samāʼ"),
        ("إِيمَان", "ala-lc", "Īmān"),
        ("مُصْطَفَى", "ijmes", "Muṣṭafā"),
        ("عِيسَىٰ", "bgn-pcgn-1956", "‘Īsá"),
        ("صَلَوٰة", "ala-lc", "Ṣalāh"),
        ("الرَّحْمٰن", "bgn-pcgn-1956", "Ar Raḩmān"),
        ("الرَّحْمَن", "bgn-pcgn-1956", "Ar Raḩmān"),
        ("عَلِيّ", "ijmes", "ʿAlī"),
        ("عَدُوّ", "ijmes", "ʿAdū"),
        ("قُوَّة", "ijmes", "Quwwa"),
        ("جَبَلٌ", "bgn-pcgn-1956", "Jabal"),
        ("جَبَلٌ", "ala-lc", "Jabal"),
        ("قَاضٍ", "ala-lc", "Qāḍin"),
        ("مُحَمَّد بن سَلْمَان", "ala-lc", "Muḥammad ibn Salmān"),
        ("مُحَمَّد بن سَلْمَان", "bgn-pcgn-1956", "Muḩammad Bin Salmān"),
        ("ابن سَلْمَان", "bgn-pcgn-1956", "Ibn Salmān"),
        ("بن سَلْمَان", "ala-lc", "Ibn Salmān"),
        ("عَبدُالرَّحمٰن", "ala-lc", "ʻAbd al-Raḥmān"),
        ("عَبدُاللّٰه", "bgn-pcgn-1956", "‘Abd Allāh"),
        ("أَنْصَار ﷲ", "ala-lc", "Anṣār Allāh"),
        ("مَذْهَب", "ics-630-01", "Madhhab"),
        ("أَسْهُم", "ijmes", "Ashum"),
        ("أَسْهُم", "bgn-pcgn-1956", "As·hum"),
    ],
)
def test_spelling_rules_hold(pointed: str, name: str, expected: str) -> None:
    """Hamza seats, madda, alifs, final -iyy, nunation, ibn, the name of God and digraphs go by the scheme."""
    assert say(pointed, to=name) == expected


@pytest.mark.parametrize("name", ["ala-lc", "ijmes", "bgn-pcgn-1956", "un-2017", "ics-630-01", "ala-lc-persian"])
def test_a_word_without_marks_is_refused(name: str) -> None:
    """No vowel is invented: a word that bears no mark is named in the error."""
    with pytest.raises(RomanisationError, match="حزب"):
        say("كَتَائِب حزب اللّٰه", to=name)


def test_a_word_that_needs_no_mark_is_not_refused() -> None:
    """الآن and ابن are settled by their letters; the name of God is known without marks."""
    assert say("ابن الله الآن") == "Ibn Allāh al-Ān"


def test_a_letter_that_a_scheme_does_not_know_is_refused() -> None:
    """A letter outside the table is an error that names the scheme and the letter."""
    with pytest.raises(RomanisationError, match=r"ijmes has no letter for 'ڕ' \(U\+0695\)"):
        say("کُڕ", to="ijmes")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("كتائب حزب الله", ("كتائب", "حزب")),
        ("كَتَائِب حِزْب اللّٰه", ()),
        ("اللِّوَاء ٣٠ (PMF)", ()),
        ("كْتَائِب", ("كْتَائِب",)),
        ("", ()),
        ("Hizballah", ()),
    ],
)
def test_words_that_lack_marks_are_named(text: str, words: tuple[str, ...]) -> None:
    """Words without marks, and words whose marks leave no syllable, are named as they stand."""
    assert needs_marks(text) == words


@given(st.text(alphabet=st.characters(codec="utf-8", max_codepoint=0x06FF), max_size=12), st.sampled_from(NAMES))
def test_any_text_is_romanised_or_refused(text: str, name: str) -> None:
    """No text fails in any way but with the error that says why."""
    with suppress(RomanisationError):
        assert unicodedata.is_normalized("NFC", say(text, to=name))
    assert set(needs_marks(text)) <= {word for is_word, word in split_words(text) if is_word}


def test_text_in_latin_letters_stays_as_it_is() -> None:
    """What is not in Arabic script is left alone."""
    assert say("PMF 30") == "PMF 30"
