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
from militiadb.resolution.tokens import Token

_WORDS_IN_CAPITALS = frozenset({"is", "as", "it", "or", "an", "am", "let"})
"""Acronyms that are words as well."""
_BRACKETED = re.compile(r"\s*\(([^()]{4,80})\)")
SMALL_WORDS = 2
"""So many words of a long form may have no letter in its acronym."""


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
        return last == at and POSSESSIVE.sub("", self._tokens[at].text) in self._of_others

    @cached_property
    def _of_others(self) -> frozenset[str]:
        """Acronyms that the text gives to something else: "Reporters Without Borders (RSF)", "RSF (Reporters …)"."""
        found = set[str]()
        for at, token in enumerate(self._tokens):
            forms = [*self._written_out(at)] if is_acronym(token.text) else []
            named = {each.id for long in forms for each in self.resolve(long).candidates}
            if forms and named.isdisjoint(each.id for each in self.resolve(token.text).candidates):
                found.add(token.text)
        return frozenset(found)

    def _written_out(self, at: int) -> Iterator[str]:
        """What may stand for an acronym before its bracket, or in the bracket behind it."""
        token, text = self._tokens[at], self.reach.text
        if text[token.start - 1 : token.end + 1] == f"({token.text})":
            for start in self._starts_of_long_form(at):
                yield text[self._tokens[start].start : self._tokens[at - 1].end]
        elif (behind := _BRACKETED.match(text, token.end)) and is_short_for(token.text, normalise(behind[1]).split()):
            yield behind[1]

    def _starts_of_long_form(self, at: int) -> Iterator[int]:
        """Where the words may begin that an acronym in brackets is short for: its initials, or a name in capitals."""
        count = len(self._tokens[at].form)
        for size in range(count, min(count + SMALL_WORDS, at) + 1):
            words = self._tokens[at - size : at]
            if is_short_for(self._tokens[at].text, [word.form for word in words]) and self.reach.are_close(
                at - size, at
            ):
                yield at - size
        start = at
        while start and self._may_go_on(self._tokens[start - 1]) and self.reach.are_close(start - 1, start):
            start -= 1
            yield start

    def _may_go_on(self, token: Token) -> bool:
        return token.capital or self.reach.is_small(token)

    def are_a_given_name(self, at: int, evidence: Evidence) -> bool:
        """Whether a word is an acronym but for its capitals, before a name that nobody knows: *Isis Romero*."""
        token, following = self._tokens[at], self._tokens[at + 1 : at + 2]
        if evidence.registered.kind is not NameKind.ACRONYM or not token.text[1:].islower() or not following:
            return False
        glossary, names = self.reach.openings.tables.glossary, self.reach.openings.tables.normal
        apart = self.reach.text[token.end : following[0].start] == " "
        known = glossary.word(following[0].form).known or following[0].form in names
        return apart and following[0].capital and not known
