"""Words of organisations' names, and names that only look like a group's."""

from __future__ import annotations

from attrs import frozen

from militiadb.model.vocabulary import LookalikeKind, WordClass


@frozen
class Words:
    """The words of one language for a concept, likeliest first."""

    lang: str
    texts: tuple[str, ...]


@frozen
class Concept:
    """One meaning and its words in each language (`brigades`: كتائب, kata'ib, Brigaden, бригады).

    `country` is the land that the words name, or of a place the land that it lies in.
    """

    id: str
    word_class: WordClass
    words: tuple[Words, ...]
    country: str | None = None
    note: str | None = None


@frozen
class Lexicon:
    """The concepts of a registry."""

    version: str
    concepts: tuple[Concept, ...] = ()


@frozen
class Nearness:
    """The group name that a lookalike is near, and rapidfuzz's WRatio (0-100) that makes it dangerous."""

    group: str
    name: str
    score: float


@frozen
class Lookalike:
    """Something that is no group of ours and is named much like one."""

    id: str
    names: tuple[str, ...]
    kind: LookalikeKind
    near: tuple[Nearness, ...]
    why: str
    sources: tuple[str, ...]
    countries: tuple[str, ...] = ()
