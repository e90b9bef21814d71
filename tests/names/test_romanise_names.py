"""Real names of groups, vocalised by hand, under the schemes that a reader is likeliest to ask for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from militiadb.names.romanisation import Scheme, needs_marks, romanise_text

FOLDER = Path(__file__).parents[2] / "registry" / "transliterations"


@cache
def scheme(name: str) -> Scheme:
    """A shipped scheme, read once."""
    return Scheme.from_mapping(yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")))


# pointed, ala-lc, ijmes, bgn-pcgn-1956, ics-630-01
ARABIC = [
    ("كَتَائِب حِزْب اللّٰه", "Katāʼib Ḥizb Allāh", "Katāʾib Ḥizb Allāh", "Katā’ib Ḩizb Allāh", "Kata’ib Hizballah"),
    (
        "سَرَايَا أَوْلِيَاء الدَّم",
        "Sarāyā Awliyāʼ al-Dam",
        "Sarāyā Awliyāʾ al-Dam",
        "Sarāyā Awliyā’ ad Dam",
        "Saraya Awliya’ al-Dam",
    ),
    ("أَصْحَاب الكَهْف", "Aṣḥāb al-Kahf", "Aṣḥāb al-Kahf", "Aşḩāb al Kahf", "Ashab al-Kahf"),
    ("عُصْبَة الثَّائِرِين", "ʻUṣbat al-Thāʼirīn", "ʿUṣbat al-Thāʾirīn", "‘Uşbat ath Thā’irīn", "’Usbat al-Tha’irin"),
    (
        "سَرِيَّة قَاصِم الجَبَّارِين",
        "Sarīyat Qāṣim al-Jabbārīn",
        "Sariyyat Qāṣim al-Jabbārīn",
        "Sarīyat Qāşim al Jabbārīn",
        "Sariyat Qasim al-Jabbarin",
    ),
    (
        "المُقَاوَمَة الإِسْلَامِيَّة فِي العِرَاق",
        "al-Muqāwamah al-Islāmīyah fī al-ʻIrāq",
        "al-Muqāwama al-Islāmiyya fī al-ʿIrāq",
        "Al Muqāwamah al Islāmīyah fī al ‘Irāq",
        "al-Muqawamah al-Islamiyah fi al-’Iraq",
    ),
    (
        "أَلْوِيَة الوَعْد الحَقّ",
        "Alwiyat al-Waʻd al-Ḥaqq",
        "Alwiyat al-Waʿd al-Ḥaqq",
        "Alwiyat al Wa‘d al Ḩaqq",
        "Alwiyat al-Wa’d al-Haqq",
    ),
    ("رَبْع اللّٰه", "Rabʻ Allāh", "Rabʿ Allāh", "Rab‘ Allāh", "Rab’allah"),
    (
        "الهَيْئَة التَّنْسِيقِيَّة لِلْمُقَاوَمَة العِرَاقِيَّة",
        "al-Hayʼah al-Tansīqīyah lil-Muqāwamah al-ʻIrāqīyah",
        "al-Hayʾa al-Tansīqiyya li-l-Muqāwama al-ʿIrāqiyya",
        "Al Hay’ah at Tansīqīyah lil Muqāwamah al ‘Irāqīyah",
        "al-Hay’ah al-Tansiqiyah lil-Muqawamah al-’Iraqiyah",
    ),
    ("عَصَائِب أَهْل الحَقّ", "ʻAṣāʼib Ahl al-Ḥaqq", "ʿAṣāʾib Ahl al-Ḥaqq", "‘Aşā’ib Ahl al Ḩaqq", "’Asa’ib Ahl al-Haqq"),
    (
        "حَرَكَة حِزْب اللّٰه النُّجَبَاء",
        "Ḥarakat Ḥizb Allāh al-Nujabāʼ",
        "Ḥarakat Ḥizb Allāh al-Nujabāʾ",
        "Ḩarakat Ḩizb Allāh an Nujabā’",
        "Harakat Hizballah al-Nujaba’",
    ),
    (
        "كَتَائِب سَيِّد الشُّهَدَاء",
        "Katāʼib Sayyid al-Shuhadāʼ",
        "Katāʾib Sayyid al-Shuhadāʾ",
        "Katā’ib Sayyid ash Shuhadā’",
        "Kata’ib Sayyid al-Shuhada’",
    ),
    (
        "حَرَكَة أَنْصَار اللّٰه الأَوْفِيَاء",
        "Ḥarakat Anṣār Allāh al-Awfiyāʼ",
        "Ḥarakat Anṣār Allāh al-Awfiyāʾ",
        "Ḩarakat Anşār Allāh al Awfiyā’",
        "Harakat Ansarallah al-Awfiya’",
    ),
    (
        "هَيْئَة الحَشْد الشَّعْبِيّ",
        "Hayʼat al-Ḥashd al-Shaʻbī",
        "Hayʾat al-Ḥashd al-Shaʿbī",
        "Hay’at al Ḩashd ash Sha‘bī",
        "Hay’at al-Hashd al-Sha’bi",
    ),
    ("مُنَظَّمَة بَدْر", "Munaẓẓamat Badr", "Munaẓẓamat Badr", "Munaz̧z̧amat Badr", "Munazzamat Badr"),
    (
        "سَرَايَا طَلِيعَة الخُرَاسَانِيّ",
        "Sarāyā Ṭalīʻat al-Khurāsānī",
        "Sarāyā Ṭalīʿat al-Khurāsānī",
        "Sarāyā Ţalī‘at al Khurāsānī",
        "Saraya Tali’at al-Khurasani",
    ),
    (
        "لِوَاء أَبُو الفَضْل العَبَّاس",
        "Liwāʼ Abū al-Faḍl al-ʻAbbās",
        "Liwāʾ Abū al-Faḍl al-ʿAbbās",
        "Liwā’ Abū al Faḑl al ‘Abbās",
        "Liwa’ Abu-al-Fadl al-’Abbas",
    ),
    ("لِوَاء الفَاطِمِيُّون", "Liwāʼ al-Fāṭimīyūn", "Liwāʾ al-Fāṭimiyyūn", "Liwā’ al Fāţimīyūn", "Liwa’ al-Fatimiyun"),
    (
        "وَحَدَات مُقَاوَمَة سِنْجَار",
        "Waḥadāt Muqāwamat Sinjār",
        "Waḥadāt Muqāwamat Sinjār",
        "Waḩadāt Muqāwamat Sinjār",
        "Wahadat Muqawamat Sinjar",
    ),
    ("اللِّوَاء ٣٠", "al-Liwāʼ 30", "al-Liwāʾ 30", "Al Liwā’ 30", "al-Liwa’ 30"),
    ("كَتَائِب المُصْطَفَى", "Katāʼib al-Muṣṭafá", "Katāʾib al-Muṣṭafā", "Katā’ib al Muşţafá", "Kata’ib al-Mustafa"),
    (
        "قَنَاة العَهْد الفَضَائِيَّة",
        "Qanāt al-ʻAhd al-Faḍāʼīyah",
        "Qanāt al-ʿAhd al-Faḍāʾiyya",
        "Qanāt al ‘Ahd al Faḑā’īyah",
        "Qanat al-’Ahd al-Fada’iyah",
    ),
]
COLUMNS = ("ala-lc", "ijmes", "bgn-pcgn-1956", "ics-630-01")

PERSIAN = [
    ("سِپَاهِ پَاسدَارَانِ اِنقِلَابِ اِسلَامِی", "Sipāh-i Pāsdārān-i Inqilāb-i Islāmī", "Sepāh-e Pāsdārān-e Enqelāb-e Eslāmī"),
    ("نِیرُویِ قُدس", "Nīrū-yi Quds", "Nīrū-ye Qods"),
    ("حِزب‌اللّٰه", "Ḥizb Allāh", "Ḩezbollāh"),
    ("بَسِیجِ مُستَضعَفِین", "Basīj-i Mustaz̤ʻafīn", "Basīj-e Mostaẕ‘afīn"),
    ("سَازمَانِ مُجَاهِدِینِ خَلقِ اِیرَان", "Sāzmān-i Mujāhidīn-i Khalq-i Īrān", "Sāzmān-e Mojāhedīn-e Khalq-e Īrān"),
]


@pytest.mark.parametrize("row", ARABIC, ids=lambda row: row[1])
def test_an_arabic_name_follows_each_scheme(row: tuple[str, ...]) -> None:
    """One pointed form gives the name under every scheme."""
    assert tuple(romanise_text(row[0], scheme=scheme(name)) for name in COLUMNS) == row[1:]


@pytest.mark.parametrize("row", PERSIAN, ids=lambda row: row[1])
def test_a_persian_name_follows_each_scheme(row: tuple[str, ...]) -> None:
    """A pointed Persian name gives its ezafe, its compounds and its vowels by the scheme."""
    names = ("ala-lc-persian", "bgn-pcgn-persian")
    assert tuple(romanise_text(row[0], scheme=scheme(name)) for name in names) == row[1:]


@pytest.mark.parametrize("row", ARABIC, ids=lambda row: row[1])
def test_a_pointed_name_lacks_no_marks(row: tuple[str, ...]) -> None:
    """Of a name that is pointed in full, no word is said to lack marks."""
    assert needs_marks(row[0]) == ()
