"""How one word is read: affixes off, letters to classes, then the passes; alternates with their costs.

The reading of a word depends on nothing but the word, the language hint and whether another word follows, so it is
worked once and kept in a bounded cache.
"""

from __future__ import annotations

from functools import cache, lru_cache
from operator import itemgetter
from typing import Final

from attrs import frozen

from militiadb.names.wordrules import Affix, Reading, WordRules, known_lang, word_rules

_ROW_CAP: Final = 8
LONG_WORD: Final = 60
"""A longer word is read without alternates and never cached, so that no text costs more than its length."""

_cost: Final = itemgetter(0)
_GLUED_COST: Final = 2
_LOOSE_COST: Final = 3
_NOTHING: Final[Reading] = ((0, ""),)


@frozen
class TraceStep:
    """What one rule made of one word."""

    rule: str
    before: str
    after: str


Trace = list[TraceStep]


def _affix(word: str, rows: tuple[Affix, ...], *, start: bool) -> Affix | None:
    for row in rows:
        whole = word.startswith(row.text) if start else word.endswith(row.text)
        if whole and len(word) - len(row.text) >= row.others:
            return row
    return None


def _crossed(rows: list[tuple[int, str]], run: str, reading: Reading) -> list[tuple[int, str]]:
    """Follow each row by a run of sure letters and then by each alternate, keeping the cheapest."""
    crossed = [(cost + more, text + run + tail) for cost, text in rows for more, tail in reading]
    if len(crossed) > len(rows):
        crossed.sort(key=_cost)
    return crossed[:_ROW_CAP]


def _letters(word: str, rules: WordRules, *, opening: Reading, closing: Reading) -> list[tuple[int, str]]:
    """Read letters and digraphs as classes, longest first."""
    tokens = rules.scanner.findall(word)
    letters, alternates = rules.letters, rules.alternates
    if alternates.keys().isdisjoint(tokens) or len(word) > LONG_WORD:
        middle = "".join([letters.get(token, "") for token in tokens])
        return [(cost + more, text + middle + tail) for cost, text in opening for more, tail in closing]
    rows = list(opening)
    run: list[str] = []
    for token in tokens:
        if token in alternates:
            rows = _crossed(rows, "".join(run), alternates[token])
            run.clear()
        else:
            run.append(letters.get(token, ""))
    return _crossed(rows, "".join(run), closing)


def _passed(rows: list[tuple[int, str]], rules: WordRules, *, trace: Trace | None) -> list[tuple[int, str]]:
    """Run the passes over all alternates at once, one word each in one string."""
    joined = " ".join([text or "0" for _, text in rows])
    for step in rules.passes:
        before, joined = joined, step.apply(joined)
        if trace is not None and before is not joined:
            trace.append(TraceStep(step.rule, before, joined))
    if len(rows) == 1:
        return [(rows[0][0], joined.replace("0", ""))]
    keys = joined.replace("0", "").split(" ")
    return [(cost, key) for (cost, _), key in zip(rows, keys, strict=True)]


def _read(word: str, rules: WordRules, *, followed: bool, trace: Trace | None) -> list[tuple[int, str]]:
    return _passed(_in_classes(word, rules, followed=followed, trace=trace), rules, trace=trace)


def _in_classes(word: str, rules: WordRules, *, followed: bool, trace: Trace | None) -> list[tuple[int, str]]:
    """The word without its affixes as classes of letters, vowels small and consonants great."""
    opening = closing = _NOTHING
    body = word
    if (rows := rules.starts.get(body[0])) and word not in rules.whole and (found := _affix(body, rows, start=True)):
        body, opening = body[len(found.text) :], found.reading
    last, found = body[-1], None
    if followed and (rows := rules.ends_before_word.get(last)):
        found = _affix(body, rows, start=False)
    if not found and (rows := rules.ends.get(last)):
        found = _affix(body, rows, start=False)
    if found:
        body, closing = body[: -len(found.text)], found.reading
    read = _letters(body, rules, opening=opening, closing=closing)
    if trace is not None:
        if body != word:
            trace.append(TraceStep("an article or an ending comes off", word, body))
        trace.append(TraceStep("letters are read as classes", body, " ".join(text for _, text in read)))
    return read


def voiced(word: str) -> str:
    """Return the likeliest reading of a word of the normal form with its vowels, which its key leaves out.

    >>> voiced("khamis"), voiced("حماس")
    ('HaMiS', 'HMaS')
    """
    return _in_classes(word, word_rules(None), followed=False, trace=None)[0][1]


def _variants(word: str, rules: WordRules) -> list[str]:
    """Return the word without an article that may be glued to it or hidden in it."""
    found = []
    for glued in rules.glued.get(word[0], ()):
        size = len(glued.text)
        if len(word) >= size + glued.others and word.startswith(glued.text + glued.sound):
            found.append(word[size:])
    for inner in rules.inner:
        at = word.find(inner.text, inner.before)
        end = at + len(inner.text)
        if at > 0 and len(word) - end >= inner.after and (not inner.following or word[end] in inner.following):
            found.append(word[:at] + word[end:])
    return found


def _loosened(key: str, rules: WordRules) -> str:
    for step in rules.loose:
        key = step.apply(key)
    return key


def read_word(word: str, *, lang: str | None, followed: bool, trace: Trace | None = None) -> Reading:
    """Return the keys of one word of the normal form, the cheapest first, opening vowel kept as A.

    A word with a letter that no table can read has none: half a word would pass for a whole one.

    >>> read_word("hizballah", lang=None, followed=False)
    ((0, 'HSBL'),)
    >>> read_word("هييه", lang=None, followed=True)
    ((0, 'HY'),)
    """
    rules = word_rules(lang)
    if not rules.letters.keys() >= set(word) and any(char.isalpha() and char not in rules.letters for char in word):
        return ()
    rows = _read(word, rules, followed=followed, trace=trace)
    if word in rules.plain:  # a common word of no Arabic name is read one way, or alternates would crowd out the name's
        return tuple(rows[:1])
    for variant in _variants(word, rules) if len(word) <= LONG_WORD else ():
        rows += [(cost + _GLUED_COST, key) for cost, key in _read(variant, rules, followed=followed, trace=trace)]
    rows += [(cost + _LOOSE_COST, _loosened(key, rules)) for cost, key in rows if "W" in key or "Y" in key]
    if len(rows) == 1:
        return tuple(rows) if rows[0][1] else ()
    rows.sort(key=_cost)
    best: dict[str, int] = {}
    for cost, key in rows:
        if key:
            best.setdefault(key, cost)
    return tuple((cost, key) for key, cost in best.items())[:_ROW_CAP]


Form = tuple[Reading, Reading]
"""The alternates of a word where it opens a name, and inside one, where an opening vowel says nothing."""


def _form(word: str, lang: str | None, followed: bool) -> Form:
    opening = read_word(word, lang=lang, followed=followed)
    if not any(key[0] == "A" for _, key in opening):
        return opening, opening
    inner: dict[str, int] = {}
    for cost, key in opening:
        inner.setdefault(key.removeprefix("A"), cost)
    return opening, tuple((cost, key) for key, cost in inner.items())


_cached_form = lru_cache(maxsize=65_536)(_form)


@cache
def _bound_endings() -> frozenset[str]:
    return frozenset(word_rules(None).ends_before_word)


def word_form(word: str, lang: str | None, followed: bool) -> Form:
    """Return both readings of a word, from a bounded cache that holds no word of unlikely length."""
    if followed and word[-1] not in _bound_endings():
        followed = False  # it is read alike either way, and worked once
    if lang is not None:
        lang = known_lang(lang)  # a hint that changes nothing is no word of its own
    return _cached_form(word, lang, followed) if len(word) <= LONG_WORD else _form(word, lang, followed)


def forget_words() -> None:
    """Empty the cache of words, for a measurement that starts cold."""
    _cached_form.cache_clear()
