"""Near names that a query's words are taken for by their meaning or sound, and that are no names of those it names."""

from __future__ import annotations

from collections.abc import Sequence

from militiadb.resolution.forms import Form
from militiadb.resolution.index import NameIndex
from militiadb.resolution.near import Near
from militiadb.resolution.strict import names_another
from militiadb.resolution.wordinfo import WordInfo

OF_ANOTHER = "a word of it is another group's very name"
LEAST_NAME = 5
"""A name of fewer letters is as likely some word."""


def without_mistaken(index: NameIndex, found: Sequence[Near], form: Form, words: Sequence[WordInfo]) -> list[Near]:
    """The near names, held down where a word of the query is another group's very name; `words` are the query's."""
    bearers = _bearers_without_land(index, form) if any(near.held.meanings for near in found) else frozenset()
    return [
        near.capped(OF_ANOTHER)
        if names_another(index, words, near.at)
        or (bearers and _means_another(index, near, bearers, words))
        or _reads_name_as_word(index, near, words)
        else near
        for near in found
    ]


def _bearers_without_land(index: NameIndex, form: Form) -> frozenset[str]:
    """The groups that bear the query's very words but for a land: what these mean besides is nobody's name.

    أنصار الله لبنان may be a part of Ansar Allah, and is no translation of "God's Partisans".
    """
    words, glossary = form.normal.split(), index.tables.glossary
    bare = [word for word in words if glossary.word(word).country is None]
    return frozenset() if not bare or len(bare) == len(words) else index.bearers(" ".join(bare))


def _means_another(index: NameIndex, near: Near, bearers: frozenset[str], words: Sequence[WordInfo]) -> bool:
    """Whether it is none of the bearers, and its own name does not hold the land ("Сирийская «Хезболла»")."""
    if not near.held.meanings or index.tables.rows[near.at].group in bearers:
        return False
    own = {word.country for word in index.tables.read_of(near.at) if word.country}
    return own.isdisjoint([word.country for word in words])


def _reads_name_as_word(index: NameIndex, near: Near, words: Sequence[WordInfo]) -> bool:
    """Whether another group's very name is read as some word of this one: Hezbollah is no *Hisb'ul*."""
    if not near.held.meanings:
        return False
    group = index.tables.rows[near.at].group
    theirs = {word.word for word in index.tables.read_of(near.at)}
    for word in words:
        if word.word in theirs or word.light or len(word.word) < LEAST_NAME:
            continue
        bearers = index.bearers(word.word)
        elsewhere = bearers and group not in bearers
        if elsewhere and all(bearers.isdisjoint(index.bearers(other)) for other in theirs):
            return True
    return False
