"""The full-text search: the words that were asked for come first, and a result shows where they stand."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from militiadb.sphinx.tables import tables
from militiadb.sphinx.word_index import page_text, prose_text, text_of_html, word_index

STATIC = Path(__file__).parents[2] / "src/militiadb/sphinx/static/militiadb"
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="needs node, to run the browser's script")

_SEARCH = """
const {searcher, sentence} = require(process.argv[1] + '/search.js');
const {excerpt, marked} = require(process.argv[1] + '/excerpts.js');
const {tables, index, queries, text, wanted} = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const search = searcher(index, tables);
process.stdout.write(JSON.stringify({
  found: queries.map((query) => {
    const found = search(query);
    return {pages: found.pages.map((each) => index.pages[each.page][1]), says: sentence(query, found, 40)};
  }),
  excerpt: excerpt(text, new Set(wanted), search.normalise), marked: marked(text, new Set(wanted), search.normalise),
}));
"""
PAGES = [
    ("groups/a.html", "Danas (Serbia)", "A newspaper that is named here."),
    ("groups/b.html", "Alone", "Its spokesman denies that it is a front of anybody."),
    ("groups/c.html", "Free Syrian Army", "An army in Syria, of Syria, and about Syria."),
    ("groups/d.html", "Saraya al-Quds", "سرايا القدس and what it claimed."),
    ("groups/e.html", "Kata'ib Hizballah", "كتائب حزب الله of Iraq."),
    ("groups/f.html", "Empty", "Nothing of note."),
]


def ask(*queries: str, text: str = "", wanted: tuple[str, ...] = ()) -> Any:
    """What the browser's search finds in a few pages."""
    pages = [page_text(uri, title, kind="groups", body=f"<p>{body}</p>") for uri, title, body in PAGES]
    sent = {"tables": tables(), "index": word_index(pages), "queries": queries, "text": text, "wanted": wanted}
    command = [str(NODE), "-e", _SEARCH, str(STATIC)]
    done = subprocess.run(command, input=json.dumps(sent).encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@needs_node
def test_a_word_of_the_same_sound_does_not_stand_for_one_that_is_there() -> None:
    """Asked for "denies", which a page has, the search does not bring Danas, whose consonants are the same."""
    (found,) = ask("denies")["found"]
    assert found["pages"] == ["Alone"]


@needs_node
def test_an_arabic_word_is_not_syria_by_its_consonants() -> None:
    """Saraya and Syria share a short key; the page with the very word is found, and not the land's."""
    (found,) = ask("سرايا")["found"]
    assert found["pages"] == ["Saraya al-Quds"]


@needs_node
@pytest.mark.parametrize("query", ["كتايب حزب اللة", "Kataeb Hezbollah", "Катаиб Хезболла"])
def test_another_spelling_or_script_is_found_where_none_has_the_word(query: str) -> None:
    """Variants of Arabic are one word; romanisations and other scripts are found by their sound."""
    (found,) = ask(query)["found"]
    assert found["pages"] == ["Kata'ib Hizballah"]


@needs_node
def test_the_search_says_how_it_found_what_it_shows() -> None:
    """Written so, only sounding so, some of the words alone, nothing at all: each has its sentence."""
    exact, sound, some, nothing = ask("denies", "Hezbollah", "denies Serbia", "zzqqxw")["found"]
    assert exact["says"] == "1 page."
    assert sound["says"].startswith("No page has it written so.")
    assert some["says"].startswith("No page has all of these words.")
    assert nothing["says"] == "No page has “zzqqxw”, in any spelling or script."


@needs_node
def test_an_excerpt_is_the_place_with_most_of_the_words() -> None:
    """Far into a page, the words stand marked, with a little of what is around them."""
    text = (
        "Opening words. " * 40
        + "Rockets were fired at Erbil, and Kata’ib Hizballah denied it. "
        + "Closing words. " * 40
    )
    rows = ask(text=text, wanted=("erbil", "kataib", "closing"))["excerpt"]
    assert [words for words, hit in rows if hit][:2] == ["Erbil", "Kata’ib"]
    assert rows[0][0].startswith("…")
    assert sum(len(words) for words, _ in rows) < 220


@needs_node
def test_marking_loses_no_letter() -> None:
    """The parts of a marked text are the text."""
    text = "سرايا القدس, al-Quds (2021) and SARAYA"
    rows = ask(text=text, wanted=("quds", "سرايا"))["marked"]
    assert "".join(words for words, _ in rows) == text
    assert [words for words, hit in rows if hit] == ["سرايا", "Quds"]


def test_what_stands_on_every_page_is_no_word_of_one() -> None:
    """The site's own voice and the legends of pictures say nothing of the page that they stand on."""
    body = '<p class="mdb-voice">Whose <b>words</b> these are</p><p>Told</p><figcaption>Dashed: <i>x</i></figcaption>'
    assert text_of_html(body) == "Told"


def test_a_page_says_what_kind_it_is_in_a_word() -> None:
    """A reader sees "group" and not the name of a folder; an index page needs no word."""
    kinds = [
        page_text(uri, "T", kind=kind, body="").kind for uri, kind in [("groups/a.html", "groups"), ("x.html", "x")]
    ]
    assert kinds == ["group", ""]
    assert prose_text("a.html", "T", paragraphs=[]).kind == "docs"


def test_words_of_most_pages_are_named_as_common() -> None:
    """A word that finds nothing in particular is left out, and the search knows that it was."""
    pages = [page_text(f"groups/{at}.html", f"T{at}", kind="groups", body=f"<p>word own{at}</p>") for at in range(9)]
    index = word_index(pages)
    assert index["common"] == ["word"]
    assert "word" not in [row[0] for row in index["words"]]
