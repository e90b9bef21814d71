"""The browser folds names as the library does: the same tables, held against the same vectors in node."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from militiadb.loading import load
from militiadb.names import normalise, skeleton, word_skeletons
from militiadb.sphinx.tables import tables

STATIC = Path(__file__).parents[2] / "src/militiadb/sphinx/static/militiadb"
NODE = shutil.which("node")
_SCRIPT = """
const folding = require(process.argv[1]);
const {tables, vectors} = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const {normalise, skeleton, wordSkeletons} = folding(tables);
const row = ([text, lang]) => [normalise(text), skeleton(text, lang),
  wordSkeletons(text, lang).map(({word, keys, number}) => [word, keys, number])];
process.stdout.write(JSON.stringify(vectors.map(row)));
"""
# What no registry name shows: dots, geresh, gershayim, joiners, digits of other scripts, marks in two orders, case that
# folds to two letters, Roman numerals, ordinals, numbers glued to letters, words no table reads, the empty text.
ODD = [
    "", " ", "—", "P.K.K.", "F.A.R.C.-EP", "a.b", "צה״ל", "ג׳יהאד", "חִזְבַּאללָּה", "حزب\u200cالله", "حزب اللـه\u200f",
    "حه\u200cشدی شه\u200cعبی", "په\u200cکه\u200cکه", "ره\u200cوتی سه\u200cدر", "گروه\u200cهای مسلح",
    "اللواء ٣١٣", "لواء ۱۲", "ﷲ", "ＫＡＴＡ'IB", "Straße", "İstanbul", "STRASSE ẞ", "ṣ\u0323\u0304 Ḥizb",
    "s\u0304\u0323", "Brigade II", "Brigade XIV", "the 17th Brigade", "M23", "2nd of May", "313", "007", "日本赤軍",
    "レバノン ヒズボラ", "हिज़्बुल्लाह", "Катаиб Хезболла", "Ġund al-Islām", "Şehit", "Kataeb Hizbullah & Sons", "wa al-",
    "Al", "Ansarullah", "as-Salam", "ash-Shabab", "Azzahra", "Salahuddin", "Abdulqadir", "ʿAṣāʾib Ahl al-Ḥaqq",
    "Tehrik-i-Taliban", "Jabhat Fatah al-Sham", "𝐊𝐚𝐭𝐚𝐢𝐛", "x" * 70, "Kata\u2019ib", "Liwa` al-Quds", "الحوثيّون",
    "ئ ؤ أ إ آ ٱ", "ی ک ۀ ة", "ڭ گ پ چ", "a\tb\nc\x1fd\x85e", "\ud800", "o'\u0301o",
]  # fmt: skip
HINTS = [("ceyş", "tr"), ("Jihad y Yihad", "es"), ("Cephe", "tr-TR"), ("xan", "ku"), ("kataib", "ar")]


def _vectors() -> list[tuple[str, str | None]]:
    registry = load()
    names = {name.text for group in registry for name in group.names}
    pointed = {name.pointed for group in registry for name in group.names if name.pointed}
    lookalikes = {name for each in registry.lookalikes for name in each.names}
    words = {text for concept in registry.lexicon.concepts for row in concept.words for text in row.texts}
    texts = [*ODD, *sorted(names | pointed | lookalikes | words)]
    return [*((text, None) for text in texts), *HINTS]


@pytest.mark.skipif(NODE is None, reason="needs node, to run the browser's script")
def test_the_browser_folds_as_the_library_does() -> None:
    """Normal form, skeleton keys and word keys of every vector are the same on both sides."""
    vectors = [(text, lang) for text, lang in _vectors() if text.isprintable() or text in ODD]
    sent = json.dumps({"tables": tables(), "vectors": vectors})
    done = subprocess.run(
        [str(NODE), "-e", _SCRIPT, str(STATIC / "folding.js")], input=sent.encode(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    seen = json.loads(done.stdout)
    wrong = []
    for (text, lang), found in zip(vectors, seen, strict=True):
        words = [[each.word, list(each.keys), each.number] for each in word_skeletons(text, lang=lang)]
        wanted = [str(normalise(text)), list(skeleton(text, lang=lang)), words]
        if found != wanted:
            wrong.append((text, lang, wanted, found))
    assert not wrong, f"{len(wrong)} of {len(vectors)}: {wrong[:5]}"
    assert len(vectors) > 3000
