"""How far a name that opens at a word of a text may reach: by its form, by its words, by its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from militiadb.names import normalise
from militiadb.names.wordrules import name_rules
from militiadb.resolution.affixes import APOSTROPHED, POSSESSIVE, declension, without_ending
from militiadb.resolution.companions import CONJUNCTIONS
from militiadb.resolution.descriptions import BASED, NAMING
from militiadb.resolution.openings import MAX_WORDS, Openings
from militiadb.resolution.tokens import LONGEST_WORD, Edge, Token, ends, is_plural, starts
from militiadb.resolution.wordinfo import joined_keys

LEAST_KEY = 5
"""A skeleton of fewer letters means too many words of running text."""
_JOINS = frozenset("-‐‑’'ʼ")
"""What joins an article to its word."""
GAP = re.compile(r"[\s_\u200c\u200f\u200e'’‘\"«»“”.・·‧‐-―-]{0,3}\Z")
"""What may stand between two words of one name, in a hashtag too; no line break twice, no comma, no bracket."""
SHORTENED = 2
"""Of so many letters a word before a stop is shortened, and ends no sentence."""
_STOP = re.compile(r"\.\s")
_WITHIN = re.compile(GAP.pattern.removesuffix(r"\Z") + r"[(/]?\s?\Z")
"""And what may stand within a registered name besides: DHKP/C, CPI (Maoist)."""
_SMALL = "a ad an as at das der die ed en er es et il l la las le les los od on or os the un us"
_WORDS_TOO = frozenset(_SMALL.split())
"""Articles of names that are words of a sentence as well: "strikes on Hamas", "an Ansar leader"."""
_CLAUSE = "clause"
_IN, _AND = "in", "و"
"""The concept of what stands before a place, and the Arabic "and", which is written in one with it."""


@frozen
class Reach:
    """The words of one text, and how far names reach among them."""

    text: str
    tokens: tuple[Token, ...]
    openings: Openings

    def cannot_open(self, at: int) -> bool:
        """An article that is not the name's own, a preposition, a role word, the plural ending of the word before."""
        token = self.tokens[at]
        if len(token.text) > LONGEST_WORD:
            return True
        if at and is_plural(token, self.text[self.tokens[at - 1].end : token.start]):
            return True
        if (token.form in _WORDS_TOO or self._leaves_no_trace(token)) and not self._is_names_own(at):
            return True
        return self.is_aside(at) and not self._opens_registered(at)

    def is_aside(self, at: int) -> bool:
        """Whether a word is one that stands before a name and is no part of it, but where a registered name has it."""
        return not self._at_edge(self.tokens[at])

    def _opens_registered(self, at: int) -> bool:
        """Whether such a word opens a registered name with the word after it ("Allied Democratic Forces")."""
        following = self.tokens[at + 1].form if at + 1 < len(self.tokens) else ""
        return f"{self.tokens[at].form} {following}" in self.openings.forms

    def _is_names_own(self, at: int) -> bool:
        """Whether a word is joined to the next ("an-Nujaba"), opens a registered name ("Los Zetas"), or is one."""
        form, opens = self.tokens[at].form, self.openings.forms
        following = self.tokens[at + 1].form if at + 1 < len(self.tokens) else ""
        if form == "the":  # most names are found without it
            return f"{form} {following}" in self.openings.articled
        return self.is_joined(at) or f"{form} {following}" in opens or form in self.openings.tables.normal

    def is_joined(self, at: int) -> bool:
        """Whether a hyphen or an apostrophe joins a word to the one after it."""
        return at + 1 < len(self.tokens) and self.text[self.tokens[at].end : self.tokens[at + 1].start] in _JOINS

    def are_close(self, at: int, end: int) -> bool:
        """Whether nothing but spaces, hyphens and a bracket parts the words from one to another."""
        gaps = [self.text[self.tokens[i].end : self.tokens[i + 1].start].strip() for i in range(at, end)]
        return all(gap in ("", "(", "-", "’", "'") for gap in gaps)

    def is_loose_article(self, at: int) -> bool:
        """Whether a word may be the sentence's own article: one apart; of *al* and *el*, one before a European word."""
        token = self.tokens[at]
        if not self._is_article(token.form) or self.is_joined(at) or at + 1 == len(self.tokens):
            return False
        if token.form in _WORDS_TOO:
            return True
        following = self.openings.tables.glossary.word(self.tokens[at + 1].form)
        return following.known and following.langs.isdisjoint(NAMING)

    def _leaves_no_trace(self, token: Token) -> bool:
        """Whether a Latin word has no consonant ("EU"): no key would miss it."""
        return token.text.isascii() and self.openings.tables.glossary.word(token.form).keys[:1] in (("A",), ("",))

    def ends_of(self, at: int, first: Edge) -> set[int]:
        """The words at which a name that opens so may close."""
        if not first.form:
            return set()
        found = self._by_form(at, first.form) | self._by_case(at, first.form)
        if self._is_apart(at):
            return found
        wider = self._by_key(at, first.form)
        if first.place == self.tokens[at].start or first.form in self.openings.tables.words.by_word:
            wider |= self._by_words(at, first.form) | self._after_land(at)
        return found | {last for last in wider if self._may_close(self.tokens[last])}

    def _after_land(self, at: int) -> set[int]:
        """Where a land stands before the name ("Iraqi …", "Lebanon-based …")."""
        land = normalise(POSSESSIVE.sub("", self.tokens[at].text))
        if self.openings.tables.glossary.word(land).country is None:
            return set()
        following = [here for here, _ in self._follow(at)][:2]
        if following and self.tokens[following[0]].form == BASED:
            following = following[1:]
        return self._by_form(following[0], self.tokens[following[0]].form) if following else set()

    def _is_apart(self, at: int) -> bool:
        """Whether a land is a place or a party of its own: "In Iraq Hezbollah …", "Pakistan-Taliban clashes"."""
        following = self.tokens[at + 1 : at + 2]
        if not any(edge.form in self.openings.lands for edge in starts(self.tokens[at])):
            return False
        joined = self.is_joined(at) and following[0].form != BASED
        if joined or (following and self.is_small(following[0])):
            return True
        if any(APOSTROPHED.search(word.text) for word in self.tokens[at + 1 : at + 3]):  # "Irak Hamas'ı kınadı"
            return True
        return at > 0 and self._places(self.tokens[at - 1].form)

    def goes_on(self, at: int, start: int, gap: re.Pattern[str] = GAP) -> bool:
        """Whether a word and what starts at a place may be of one name: no sentence ends between, and no paragraph.

        A stop before a space joins only after a letter or two ("U.S. …", "St. …").
        """
        before = self.tokens[at]
        between = self.text[before.end : start]
        if not gap.match(between) or between.count("\n") > 1:
            return False
        return len(before.text) <= SHORTENED or not _STOP.search(between)

    def _follow(self, at: int, gap: re.Pattern[str] = GAP) -> Iterator[tuple[int, str]]:
        """The words after one, as long as nothing but a space or a hyphen parts them."""
        for here in range(at + 1, min(at + MAX_WORDS, len(self.tokens))):
            token = self.tokens[here]
            if not self.goes_on(here - 1, token.start, gap) or self._opens_clause(token.form):
                return
            yield here, token.form

    def _by_form(self, at: int, form: str) -> set[int]:
        openings, names = self.openings.forms, self.openings.tables.normal
        alone = [form, *[edge.form for edge in ends(self.tokens[at])], *[normalise(b) for _, b in without_ending(form)]]
        found = {at} if any(each in names for each in alone) else set()
        if form not in openings:
            return found
        for here, word in self._follow(at, _WITHIN):
            if any(f"{form} {edge.form}" in names for edge in ends(self.tokens[here])):
                found.add(here)
            form = f"{form} {word}"
            if form not in openings:
                break
        return found

    def _by_case(self, at: int, form: str) -> set[int]:
        """By what a Russian or German name keeps in every case."""
        openings, found, row = self.openings, set[int](), declension(form)
        for here, word in self._follow(at) if row in openings.declined else ():
            row = f"{row} {declension(word)}"
            if row not in openings.declined:
                break
            if row in openings.tables.declined:
                found.add(here)
        return found

    def _by_words(self, at: int, form: str) -> set[int]:
        """By what the words mean or are spelled like: as long as some name holds them all."""
        tables = self.openings.tables
        holding: frozenset[int] | None = None
        found: set[int] = set()
        for here, word in ((at, form), *self._follow(at)):
            if self._is_article(word) and here > at + 1 and self.tokens[here - 1].form in CONJUNCTIONS:
                return found  # "the Sudanese Armed Forces and the …": another name begins
            for info in tables.glossary.read(word):
                known = tables.words.known(info)
                if info.particle or info.country or info.free:
                    continue
                if not known.like:
                    return found
                holding = known.holding if holding is None else holding & known.holding
                if not holding:
                    return found
            if holding:
                found.add(here)
        return found

    def _by_key(self, at: int, form: str) -> set[int]:
        """By the letters of the skeleton: the breaks between words leave no trace in it."""
        tables, openings = self.openings.tables, self.openings.keys
        rows, found = [""], set[int]()
        for here, word in ((at, form), *self._follow(at)):
            keys = [key for info in tables.glossary.read(word) for key in info.keys[:2] if not info.number]
            if not keys or self._is_article(word):
                continue
            rows = [row for start in rows for key in keys if (row := joined_keys(start, key)) in openings]
            if not rows:
                return found
            if any(len(row) >= LEAST_KEY and row in tables.skeletons for row in rows):
                found.add(here)
            if here - at > 3:
                return found
        return found

    @staticmethod
    def _is_article(form: str) -> bool:
        return form in name_rules().articles

    def is_small(self, token: Token) -> bool:
        """Whether a word is an article, a preposition or a conjunction."""
        return token.form in name_rules().odd or self.openings.tables.glossary.word(token.form).particle

    def _opens_clause(self, form: str) -> bool:
        """Whether an Arabic word opens a clause ("قالت حماس إن …"): no name goes on over it."""
        return any(sense.concept == _CLAUSE for sense in self.openings.tables.glossary.said(form))

    def _places(self, form: str) -> bool:
        """Whether a word says where, with the Arabic "and" or without ("in", "وفي")."""
        said = self.openings.tables.glossary.said
        return any(sense.concept == _IN for word in (form, form.removeprefix(_AND)) for sense in said(word))

    def _may_close(self, token: Token) -> bool:
        return not self._is_article(token.form) and self._at_edge(token)

    def _at_edge(self, token: Token) -> bool:
        """Whether a name may begin or end with a word: not with "from" or "leader", though begin with "al"."""
        if self._is_article(token.form):
            return True
        info = self.openings.tables.glossary.word(token.form)
        return not (info.particle or info.free or token.form in name_rules().particles)
