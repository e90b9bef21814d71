"""The skeleton key: one key for one name, whoever romanised it."""

from __future__ import annotations

import pytest

from militiadb.names import explain, likeness, rough_latin, skeleton, skeleton_distance, word_skeletons

ONE_NAME = {
    "كتائب حزب الله": (
        "Kataeb Hezbollah",
        "Katā'ib Ḥizb Allāh",
        "Катаиб Хезболла",
        "Kataib Hizbullah",
        "כתאאב חזבאללה",
        "کتائب حزب‌الله",
        "Ketaib Hizbullah",
        "Kata'ib Hisbollah",
    ),
    "الحشد الشعبي": (
        "al-Ḥashd al-Shaʿbī",
        "Haşdi Şabi",
        "Hachd al-Chaabi",
        "Haschd asch-Schaʿbī",
        "Хашд аш-Шааби",
        "حەشدی شەعبی",
    ),
    "حركة النجباء": (
        "Harakat al-Nujaba",
        "Harakat al-Noujaba",
        "Harakat an-Nudschaba",
        "Hareket en-Nuceba",
        "Харакат ан-Нуджаба",
    ),
    "أنصار الله": ("Ansar Allah", "Ansarullah", "Ansarallah", "Ensarullah", "Ансар Аллах", "אנסאר אללה", "انصارالله"),
    "هيئة تحرير الشام": (
        "Hay'at Tahrir al-Sham",
        "Hayat Tahrir al-Cham",
        "Haiʾat Tahrir asch-Scham",
        "Heyet Tahrir eş-Şam",
    ),
    "كتائب سيد الشهداء": (
        "Kata'ib Sayyid al-Shuhada",
        "Kataëb Sayyed al-Chouhada",
        "کتائب سیدالشهداء",
        "Катаиб Сайид аш-Шухада",
    ),
    "لواء زينبيون": ("Liwa Zaynabiyun", "Liwa Zainebiyoun", "Liva Zeynebiyyun", "Лива аз-Зайнабиюн"),
    "أصحاب الكهف": ("Ashab al-Kahf", "Aṣḥāb al-Kahf", "Asḥab ul-Kahf"),
    "القدس": ("al-Quds", "Qods", "Ghods", "Кудс", "קודס", "Kudüs"),
    "أبو الفضل العباس": ("Abu al-Fadl al-Abbas", "Abu'l-Fazl al-Abbas", "Abu Fadhl al-Abbas"),
    "عبد الرحيم": ("Abd al-Rahim", "Abdul Rahim", "Abdurrahim", "Abd ar-Rahim", "عبدالرحيم"),
    "المنظمة": ("al-Munaẓẓamah", "al-Munazzama", "Munadhdhama"),
}


@pytest.mark.parametrize(("native", "written"), [(native, one) for native, many in ONE_NAME.items() for one in many])
def test_spellings_of_one_name_share_a_key(native: str, written: str) -> None:
    """Every spelling of a name, in any script and press habit, shares a key with the native form."""
    assert not set(skeleton(native)).isdisjoint(skeleton(written))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Brigade 30", "Brigade 50"),
        ("Black September", "Black September II"),
        ("Hizballah", "Kata'ib Hizballah"),
        ("Jaysh al-Islam", "Jaysh al-Sham"),
        ("حركة النجباء", "حركة أنصار الله"),
        ("Liwa Fatimiyyun", "Liwa Zaynabiyun"),
    ],
)
def test_different_names_share_no_key(one: str, other: str) -> None:
    """Names that differ in a number, a part or a consonant share no key."""
    assert set(skeleton(one)).isdisjoint(skeleton(other))


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("Hizballah", "Hizb Allah"),
        ("Azzahra", "al-Zahra"),
        ("Ezzedine", "Izz al-Din"),
        ("Jamaatul Ahrar", "Jamaat ul-Ahrar"),
        ("Awliya Aldam", "Awliya al-Dam"),
        ("Izz Eldin", "Izz al-Din"),
    ],
)
def test_word_breaks_leave_no_trace(glued: str, parted: str) -> None:
    """A name written in one word shares a key with the same name in several."""
    assert not set(skeleton(glued)).isdisjoint(skeleton(parted))


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Black September II", "BLKSBTMBR 2"),
        ("M-23", "M 23"),
        ("M23", "M 23"),
        ("اللواء ٠٣٠", "LW 30"),
        ("30th Brigade", "30 BRKD"),
    ],
)
def test_numbers_are_words_of_their_own(written: str, key: str) -> None:
    """Digits of any script and Roman numerals stay in the key as tokens, without ordinal endings or leading zeros."""
    assert skeleton(written)[0] == key


@pytest.mark.parametrize("empty", ["", " ", "—", "'", "\u200f", "ヒズボラ旅団", "\ud800"])
def test_nothing_to_read_gives_no_key(empty: str) -> None:
    """A text without letters of a script that the tables know has no key."""
    assert skeleton(empty) == ()


def test_alternates_are_capped_and_differ() -> None:
    """However many letters are ambiguous, there are at most eight keys and no two are equal."""
    keys = skeleton("Ghadir Thawra Dhahir Chaghchi Cecagic Jaghatai")
    assert len(keys) == len(set(keys)) == 8


@pytest.mark.parametrize(
    ("text", "lang", "native"),
    [
        ("Yabhat al-Nusra", "es", "جبهة النصرة"),
        ("Mizraji", "es-MX", "مزراحي"),
        ("Basic", "tr", "بسيج"),
        ("Xelîl", "ku", "خليل"),
    ],
)
def test_a_language_hint_changes_how_letters_are_read(text: str, lang: str, native: str) -> None:
    """Spanish y and j, Turkish c and Kurdish x are read as their own language reads them."""
    assert skeleton(text)[0] not in skeleton(native)
    assert skeleton(text, lang=lang)[0] in skeleton(native)


def test_an_unknown_language_changes_nothing() -> None:
    """A hint that no table knows is ignored."""
    assert skeleton("Jaysh al-Mahdi", lang="xx") == skeleton("Jaysh al-Mahdi")


def test_words_carry_their_span_in_the_normal_form() -> None:
    """Each content word says where it stands in the normal form; articles and conjunctions are no content words."""
    found = word_skeletons("Sarāyā al-Salām wa-Liwāʾ 30")
    normal = "saraya al salam wa liwa 30"
    assert [normal[word.start : word.end] for word in found] == ["saraya", "salam", "liwa", "30"]
    assert [word.number for word in found] == [False, False, False, True]


def test_a_word_that_opens_with_a_vowel_keeps_it_in_its_own_key() -> None:
    """The key of a word alone keeps its opening vowel, which the key of a name drops inside."""
    assert [word.keys for word in word_skeletons("Harakat Ansar")] == [("HRK",), ("ANSR",)]
    assert skeleton("Harakat Ansar") == ("HRKNSR",)


@pytest.mark.parametrize("text", ["Katāʾib Ḥizb Allāh", "سيدالشهداء", "Brigade 30", "", "Haşd eş-Şabi"])
def test_an_explanation_ends_in_the_keys(text: str) -> None:
    """An explanation's keys are the skeleton's, and each of its steps changed something."""
    explained = explain(text)
    assert explained.keys == skeleton(text)
    assert all(step.before != step.after for step in explained.steps)


def test_distance_is_zero_across_scripts_and_counts_what_differs() -> None:
    """The distance of two spellings is 0, and of two names the letters that part them."""
    assert skeleton_distance("Hizbullah", "חזבאללה") == 0
    assert skeleton_distance("Hizbullah", "Kata'ib Hizballah") == 3
    assert skeleton_distance("", "Badr") == 3


def test_likeness_prefers_the_likelier_alternate() -> None:
    """A name that agrees by its likeliest key is more alike than one that agrees by another."""
    assert likeness("Jamaa Islamiya", "Jama'a Islamiyya") > likeness("Jamaa Islamiya", "Gama'a Islamiyya")


def test_rough_readings_are_one_script() -> None:
    """The rough reading of a name in any script with a table is ASCII."""
    for native in ONE_NAME:
        assert rough_latin(native).isascii()


@pytest.mark.parametrize(
    ("written", "native"),
    [
        ("カタイブ・ヒズボラ", "كتائب حزب الله"),
        ("タリバン", "طالبان"),
        ("हिज़्बुल्लाह", "حزب الله"),
        ("जैश-ए-मोहम्मद", "جيش محمد"),
    ],
)
def test_katakana_and_devanagari_are_read(written: str, native: str) -> None:
    """Names that the Japanese and Hindi press write share a key with the native form."""
    assert not set(skeleton(native)).isdisjoint(skeleton(written))


@pytest.mark.parametrize("half", ["ヒズボラ旅団", "真主党 (KH)", "ヌスラ戦線"])
def test_half_a_name_is_no_name(half: str) -> None:
    """A name with letters that no table can read has no key, for the rest would pass for the whole."""
    assert skeleton(half) == ()
