"""Every cell of a table says which column it is of, so that a phone can show a row as a block of labelled lines.

Done once on the finished page and not in the templates: the words of the head then stand in one place, and tables of
prose have their labels too. Only our own markup is read here; text from a registry is escaped and holds no tag.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Final

_TABLE: Final = re.compile(r"<table\b.*?</table>", re.DOTALL)
_HEAD: Final = re.compile(r"<thead>(.*?)</thead>", re.DOTALL)
_COLUMN: Final = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_ROW: Final = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL: Final = re.compile(r"<t[dh]\b")
_TAG: Final = re.compile(r"<[^>]+>")


def labelled(body: str) -> str:
    """The page with the words of its column on each cell below a table's head.

    >>> labelled("<table><thead><tr><th>When</th></tr></thead><tbody><tr><td>2020</td></tr></tbody></table>")
    '<table><thead><tr><th>When</th></tr></thead><tbody><tr><td data-label="When">2020</td></tr></tbody></table>'
    """
    return _TABLE.sub(lambda table: _table(table[0]), body)


def _table(table: str) -> str:
    head = _HEAD.search(table)
    if head is None:
        return table
    words = [escape(unescape(_TAG.sub("", column)).strip()) for column in _COLUMN.findall(head[1])]
    return table[: head.end()] + _ROW.sub(lambda row: _row(row[0], words), table[head.end() :])


def _row(row: str, words: list[str]) -> str:
    """A row of cells; one whose cells are not those of the head, such as the letter above some rows, stays as it is."""
    if len(_CELL.findall(row)) != len(words):
        return row
    left = iter(words)
    return _CELL.sub(lambda cell: f'{cell[0]} data-label="{next(left)}"', row)
