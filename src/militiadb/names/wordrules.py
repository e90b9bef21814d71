"""The skeleton's tables made ready: one scanner, one set of affixes and one list of passes for each language hint.

Letters of all scripts share one map, since no code point belongs to two of them; a word is read with the same few steps
in every script. A letter's reading is a row of classes (B D F J K L M N R S T W X Y H), vowels (``a e i u``, ``c`` for
ʿayn) and glides (``w``, ``y``); ``T|S`` are alternates, the likelier first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache, lru_cache, partial
from itertools import product
from operator import itemgetter
from typing import Any, Final

from attrs import frozen

from militiadb.names.lettertables import table

Reading = tuple[tuple[int, str], ...]
"""Alternates of a row of letters, each with its cost: 0 for the likeliest."""

_ALTERNATE_COST: Final = 2
_AFTER_ASSIMILATED: Final = 3


@frozen
class Pass:
    """One rewriting step over class letters: letters swapped, letters dropped, or a pattern rewritten.

    It runs only where one of its triggers occurs, if it has any.
    """

    rule: str
    triggers: tuple[str, ...]
    run: Callable[[str], str]

    def apply(self, text: str) -> str:
        """Rewrite a row of class letters."""
        for trigger in self.triggers:
            if trigger in text:
                return self.run(text)
        return text


@frozen
class Affix:
    """Letters that open or close a word, how many others the word must have, and what they are read as."""

    text: str
    others: int
    reading: Reading


@frozen
class Glued:
    """An article that may be written in one with its word: how many letters must follow, and the first of them."""

    text: str
    others: int
    sound: str


@frozen
class Inner:
    """An article that may stand inside a word: the letters before and after it, and which may come next."""

    text: str
    before: int
    after: int
    following: frozenset[str]


@frozen
class WordRules:
    """Everything needed to read one word under one language hint."""

    scanner: re.Pattern[str]
    letters: dict[str, str]
    alternates: dict[str, Reading]
    starts: dict[str, tuple[Affix, ...]]
    ends: dict[str, tuple[Affix, ...]]
    ends_before_word: dict[str, tuple[Affix, ...]]
    glued: dict[str, tuple[Glued, ...]]
    inner: tuple[Inner, ...]
    whole: frozenset[str]
    plain: frozenset[str]
    passes: tuple[Pass, ...]
    loose: tuple[Pass, ...]


@frozen
class NameRules:
    """What is read at the level of the name: small words that say nothing, and numbers.

    An assimilated article stands with the sound that must follow it (as-Salam); `odd` is every word that needs a
    closer look.
    """

    particles: frozenset[str]
    articles: dict[str, str]
    roman: dict[str, str]
    odd: frozenset[str]
    ordinal_endings: frozenset[str]
    cap: int


def _reading(spec: str) -> Reading:
    """Spell out the alternates of a table entry such as ``S|J a``."""
    choices = [list(enumerate(token.split("|"))) for token in spec.split(" ")]
    rows = [(sum(at for at, _ in row) * _ALTERNATE_COST, "".join(text for _, text in row)) for row in product(*choices)]
    return tuple(sorted(rows, key=lambda row: row[0]))


def _affixes(scripts: list[dict[str, Any]], *, field: str, edge: int) -> dict[str, tuple[Affix, ...]]:
    """Index affixes by their outermost letter, the longest first."""
    found: defaultdict[str, list[Affix]] = defaultdict(list)
    for script in scripts:
        for text, others, spec in script.get(field, ()):
            found[text[edge]].append(Affix(text, others, _reading(spec)))
    return {letter: tuple(sorted(rows, key=lambda affix: -len(affix.text))) for letter, rows in found.items()}


def _glued(scripts: list[dict[str, Any]]) -> dict[str, tuple[Glued, ...]]:
    """Index glued articles by their first letter; an assimilated one must meet its own sound (Azzahra)."""
    found: defaultdict[str, list[Glued]] = defaultdict(list)
    for script in scripts:
        for text, others in script["glued"]:
            found[text[0]].append(Glued(text, others, ""))
        for text, sound in script["assimilated"].items():
            found[text[0]].append(Glued(text, _AFTER_ASSIMILATED, sound))
    return {letter: tuple(rows) for letter, rows in found.items()}


def _inner(scripts: list[dict[str, Any]]) -> tuple[Inner, ...]:
    rows = [row for script in scripts for row in script.get("inner", ())]
    return tuple(Inner(text, before, after, frozenset(following)) for text, before, after, following in rows)


def _swapped(swaps: list[tuple[str, str]], text: str) -> str:
    for old, new in swaps:
        text = text.replace(old, new)
    return text


def _without(letters: dict[int, None], text: str) -> str:
    return text.translate(letters)


def _pass(row: dict[str, Any]) -> Pass:
    if "swap" in row:
        swaps = [(old, new) for old, new in row["swap"]]
        return Pass(row["rule"], tuple(old for old, _ in swaps), partial(_swapped, swaps))
    if "drop" in row:
        return Pass(row["rule"], ("",), partial(_without, dict.fromkeys(map(ord, row["drop"]))))
    put = itemgetter(1) if row["put"] == r"\1" else row["put"]  # a template is filled in by Python, a getter is not
    return Pass(row["rule"], (row.get("if", ""),), partial(re.compile(row["find"]).sub, put))


@cache
def _script_tables() -> list[dict[str, Any]]:
    return [table(name) for name in table("skeleton")["scripts"]]


@lru_cache(maxsize=256)
def known_lang(lang: str) -> str | None:
    """Return the language hint if a table knows it: ``es-MX`` is ``es``; ``ar`` changes nothing."""
    base = lang.partition("-")[0].lower()
    return base if base in table("skeleton")["langs"] else None


@cache
def _rules_of(base: str | None) -> WordRules:
    scripts, data = _script_tables(), table("skeleton")
    hinted = [data["langs"][base]] if base else []
    specs = {letters: spec for part in [*scripts, *hinted] for letters, spec in part["letters"].items()}
    digraphs = sorted((letters for letters in specs if len(letters) > 1), key=len, reverse=True)
    readings = {letters: _reading(spec) for letters, spec in specs.items()}
    return WordRules(
        scanner=re.compile("|".join([*map(re.escape, digraphs), "."])),
        letters={letters: reading[0][1] for letters, reading in readings.items()},
        alternates={letters: reading for letters, reading in readings.items() if len(reading) > 1},
        starts=_affixes(scripts, field="starts", edge=0),
        ends=_affixes([*hinted, *scripts], field="ends", edge=-1),
        ends_before_word=_affixes(scripts, field="ends_before_word", edge=-1),
        glued=_glued(scripts),
        inner=_inner(scripts),
        whole=frozenset(word for script in scripts for word in script.get("words_of_their_own", ())),
        plain=frozenset(word for script in scripts for word in script.get("plain", ())),
        passes=tuple(_pass(row) for row in data["passes"]),
        loose=tuple(_pass(row) for row in data["loose"]),
    )


def word_rules(lang: str | None) -> WordRules:
    """Return the rules for one language hint; a hint that no table knows changes nothing.

    >>> word_rules("es").letters["y"], word_rules("tr").letters["c"], word_rules(None).letters["sch"]
    ('J', 'J', 'X')
    """
    return _rules_of(known_lang(lang) if lang else None)


@cache
def name_rules() -> NameRules:
    """Return the rules for whole names.

    >>> sorted(name_rules().roman)[:3]
    ['ii', 'iii', 'iv']
    """
    scripts, data = _script_tables(), table("skeleton")
    particles = frozenset(word for script in scripts for word in script["particles"])
    articles = {word: sound for script in scripts for word, sound in script["assimilated"].items()}
    articles |= {word: "" for script in scripts for word in script["articles"]}
    roman = {word: str(value) for word, value in data["roman"].items()}
    return NameRules(
        particles=particles,
        articles=articles,
        roman=roman,
        odd=particles.union(articles, roman),
        ordinal_endings=frozenset(data["ordinal_endings"]),
        cap=data["cap"],
    )
