"""Acronyms in a text: whose they are, and whether they are words or names of somebody else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from attrs import frozen

from militiadb.model.vocabulary import NameKind
from militiadb.names import normalise
from militiadb.resolution.affixes import POSSESSIVE
from militiadb.resolution.joining import is_acronym, is_short_for
from militiadb.resolution.reach import Reach
from militiadb.resolution.result import Evidence, Resolution
from militiadb.resolution.tokens import Token, starts

_WORDS_IN_CAPITALS = frozenset({"is", "as", "it", "or", "an", "am", "let"})
"""Acronyms that are words as well."""
_BRACKETED = re.compile(r"\s*\(([^()]{4,80})\)")
SMALL_WORDS = 2
"""So many words of a long form may have no letter in its acronym."""
LEAST_LONG, MOST_LONG = 2, 12
"""So many words has what an acronym stands for without its initials."""


@frozen(slots=False)
class Initials:
    """The acronyms of one text; `resolve` asks for a stretch of it."""

    reach: Reach
    resolve: Callable[[str], Resolution]

    @property
    def _tokens(self) -> tuple[Token, ...]:
        return self.reach.tokens

    def are_a_word(self, at: int, last: int) -> bool:
        """Whether a word in capitals is one of a sentence that is all in capitals (WHO IS RESPONSIBLE)."""
        word = self._tokens[at].text
        if last > at or word.lower() not in _WORDS_IN_CAPITALS or not word.isupper():
            return False
        beside = [*self._tokens[max(at - 1, 0) : at], *self._tokens[last + 1 : last + 2]]
        return any(len(token.text) > 1 and token.text.isupper() for token in beside)

    def are_of_others(self, at: int, last: int) -> bool:
        """Whether an acronym is, somewhere in the text, that of words that name no group which it stands for."""
        texts = [POSSESSIVE.sub("", edge.text) for edge in starts(self._tokens[at])] if last == at else []
        return not self._of_others.isdisjoint(texts)

    @cached_property
    def _of_others(self) -> frozenset[str]:
        """Acronyms that the text gives to something else alone: "Reporters Without Borders (RSF)", "RSF (…)"."""
        others, own = set[str](), set[str]()
        for at, token in enumerate(self._tokens):
            short = [edge.text for edge in starts(token)][-1]  # UFF of L'UFF
            forms = [*self._written_out(at, short)] if is_acronym(short) else []
            named = {each.id for long, _ in forms for each in self.resolve(long).candidates}
            if named and not named.isdisjoint(each.id for each in self.resolve(short).candidates):
                own.add(short)
            elif any(surely for _, surely in forms):
                others.add(short)
        return frozenset(others - own)

    def _written_out(self, at: int, short: str) -> Iterator[tuple[str, bool]]:
        """What may stand for an acronym before its bracket or in the one behind it, and whether it surely does."""
        token, text = self._tokens[at], self.reach.text
        if text[token.start - 1 : token.end + 1] == f"({short})":
            for start, surely in self._starts_of_long_form(at, short):
                yield text[self._tokens[start].start : self._tokens[at - 1].end], surely
        elif (behind := _BRACKETED.match(text, token.end)) and is_short_for(short, normalise(behind[1]).split()):
            yield behind[1], True

    def _starts_of_long_form(self, at: int, short: str) -> Iterator[tuple[int, bool]]:
        """Where the words may begin that an acronym in brackets is short for, and whether they surely are.

        They are if they have its initials, or are a row of capitals with a word that says what body it is: a man or a
        land before a bracket is no more than that, and nor is the end of a name that begins in small letters.
        """
        for size in range(len(short), min(len(short) + SMALL_WORDS, at) + 1):
            words = [word.form for word in self._tokens[at - size : at]]
            if is_short_for(short, words) and self.reach.are_close(at - size, at):
                yield at - size, True
        told = False
        for start in range(at - 1, max(at - MOST_LONG, 0) - 1, -1):
            token = self._tokens[start]
            if not ((token.capital or self.reach.is_small(token)) and self.reach.are_close(start, start + 1)):
                return
            word = self.reach.openings.tables.glossary.word(token.form)
            inside = self.reach.is_small(token) and start < at - 1
            told = told or inside or (word.known and word.light)
            small_before = start > 0 and not self._tokens[start - 1].capital and self.reach.are_close(start - 1, start)
            yield start, told and token.capital and not small_before and at - start >= LEAST_LONG

    def are_a_given_name(self, at: int, evidence: Evidence) -> bool:
        """Whether a word is an acronym but for its capitals, before a name that nobody knows: *Isis Romero*."""
        token, following = self._tokens[at], self._tokens[at + 1 : at + 2]
        if evidence.registered.kind is not NameKind.ACRONYM or not token.text[1:].islower() or not following:
            return False
        glossary, names = self.reach.openings.tables.glossary, self.reach.openings.tables.normal
        apart = self.reach.text[token.end : following[0].start] == " "
        known = glossary.word(following[0].form).known or following[0].form in names
        return apart and following[0].capital and not known
