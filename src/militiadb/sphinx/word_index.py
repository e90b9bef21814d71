"""The words of every page for the full-text search: folded, so that Arabic is found in each of its spellings.

A word stands with its skeleton key; a query finds it as written, by its beginning, or by the key, in any script.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import unescape
from typing import Any

from attrs import frozen

from militiadb.names import normalise, word_skeletons

_VOICE = r'<(p|span) class="mdb-voice">.*?</\1>'
"""What each page says of whose words follow: the same on all of them, so it tells nothing of one."""
_UNREAD = r"<(svg|button|script|style|figcaption)\b.*?</\2>"
_TAG = re.compile(rf"{_VOICE}|{_UNREAD}|<[^>]+>", re.DOTALL)
_SUMMARY = re.compile(r'<p class="mdb-summary">(.*?)</p>', re.DOTALL)
_COMMON = 0.5
"""A word of more than this share of the pages finds nothing in particular, and is left out."""
_EXCERPT = 180
_SHORTEST_KEY = 3
KINDS = {
    "groups": "group",
    "actors": "publisher",
    "programmes": "designations",
    "countries": "country",
    "names": "shared name",
}
"""What the pages of a folder are about; a page of no folder says it by its title."""


@frozen
class PageText:
    """A page as the search sees it: address, title, what kind of page, its first sentence, and all its words.

    `names` weigh as the title does: what a group is called is what its page is about.
    """

    uri: str
    title: str
    kind: str
    excerpt: str
    text: str
    names: str = ""


def text_of_html(body: str) -> str:
    """The words of a piece of HTML, without tags, pictures and buttons.

    >>> text_of_html("<p>Liwa <b>al-Quds</b></p><svg><text>no</text></svg>")
    'Liwa al-Quds'
    """
    return " ".join(unescape(_TAG.sub(" ", body)).split())


def page_text(uri: str, title: str, *, kind: str, body: str, names: str = "") -> PageText:
    """A collected page as the search sees it; its summary is the excerpt."""
    found = _SUMMARY.search(body)
    excerpt = text_of_html(found[1]) if found else ""
    of_one = "/" in uri and "/index" not in uri
    return PageText(uri, title, KINDS.get(kind, "") if of_one else "", _cut(excerpt), text_of_html(body), names)


def prose_text(uri: str, title: str, *, paragraphs: Sequence[str]) -> PageText:
    """A page of the docs as the search sees it; its first paragraph is the excerpt."""
    first = next((text for text in paragraphs if len(text) > len(title) + 20), "")
    return PageText(uri, title, "docs", _cut(first), " ".join(paragraphs))


def _cut(text: str) -> str:
    return text if len(text) <= _EXCERPT else text[:_EXCERPT].rsplit(" ", 1)[0] + " …"


def word_index(pages: Sequence[PageText]) -> dict[str, Any]:
    """Pages, for each word its key, the pages that hold it and those that hold it in their title; and common words."""
    found: dict[str, tuple[dict[int, None], dict[int, None]]] = {}
    for at, page in enumerate(pages):
        titled = set(normalise(f"{page.title} {page.names}").split())
        for word in dict.fromkeys([*titled, *normalise(page.text).split()]):
            if 1 < len(word) <= 40:
                everywhere, in_title = found.setdefault(word, ({}, {}))
                everywhere[at] = None
                if word in titled:
                    in_title[at] = None
    limit = max(len(pages) * _COMMON, 3)
    rows = [
        [word, _key(word), list(everywhere), list(in_title)]
        for word, (everywhere, in_title) in sorted(found.items())
        if len(everywhere) <= limit or in_title
    ]
    kept = {row[0] for row in rows}
    return {
        "pages": [[page.uri, page.title, page.kind, page.excerpt] for page in pages],
        "words": rows,
        "common": sorted(word for word in found if word not in kept),
    }


@lru_cache(maxsize=100_000)
def _key(word: str) -> str:
    """The likeliest key of one word, where it has one long enough to tell anything."""
    found = word_skeletons(word)
    keys = found[0].keys if len(found) == 1 and not found[0].number else ()
    return keys[0] if keys and len(keys[0]) >= _SHORTEST_KEY else ""
