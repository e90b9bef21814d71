"""Mentions of groups in running text: the longest names, at exact offsets in the original string.

The text is read as words, each with its place, and a name is sought word by word. Words, not characters, are the
alphabet because folding changes the length of a text (a hamza falls, a ligature opens): with words every match begins
and ends where a word of the original does, nothing is found inside a longer word, and no map of folded characters back
to the original is needed. A step costs a look-up in a set, so no automaton is built and no library for one is needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from attrs import define, evolve, field

from militiadb.model.vocabulary import WordClass
from militiadb.names import Script, normalise, script_of
from militiadb.names.hygiene import kurdish_letters
from militiadb.resolution.affixes import without_ending
from militiadb.resolution.companions import LAND_BESIDE
from militiadb.resolution.elsewhere import settled
from militiadb.resolution.forms import UMBRELLA
from militiadb.resolution.joining import is_acronym
from militiadb.resolution.judgement import SAFE, Judge
from militiadb.resolution.openings import Openings
from militiadb.resolution.reach import Reach
from militiadb.resolution.result import AS_WRITTEN, Mention, Resolution, Status, Tier
from militiadb.resolution.tokens import Edge, Token, ends, is_plural, starts, tokens_of
from militiadb.resolution.unbroken import holds_unbroken
from militiadb.resolution.wrappings import is_camel, spaced

_BRACKET = re.compile(r"\s*[(（]([^()（）]{1,60})[)）]")
_UNSEEN = re.compile(
    r"(?<=[\w\u0300-\u036f])[\u00ad\u200b\u200d\u2060\ufeff]+(?=\w)|(?<=\s)[\u200b\u2060\ufeff]+(?=\w)"
)
"""What a page puts inside a word, or before one, and nobody sees: soft hyphens, zero-width spaces and joiners."""
_FOLDED = "\u0640"
"""A tatweel, which the normal form drops: it stands in their place, so that the text keeps its length."""
_PARTS = re.compile(r"\n|\s[-–—]\s|^[-–—]\s|\s[-–—]$")
"""What parts two names of a list."""
_CLOSING = {"(": ")", "«": "»", "“": "”", "„": "“"}
"""Signs that close what was opened."""
LEAST_BARE = 4
"""So many letters has a name of one word at least that is found with a particle written in one with it."""


@define
class Finder:
    """The mentions of one text."""

    text: str
    openings: Openings
    ask: Callable[[str], Resolution]
    _reach: Reach = field(init=False)
    _asked: dict[str, Resolution] = field(factory=dict, init=False)
    _judge: Judge = field(init=False)
    _others: dict[int, int] = field(factory=dict, init=False)
    """Where a name opens that a land after it gives to somebody else, and the word after that name."""

    @_reach.default
    def _read(self) -> Reach:
        names = self.openings.unbroken if holds_unbroken(self.text) else None
        return Reach(self.text, tuple(tokens_of(self.text, names)), self.openings)

    @_judge.default
    def _judging(self) -> Judge:
        return Judge(self._reach, self._resolve)

    @property
    def _tokens(self) -> tuple[Token, ...]:
        return self._reach.tokens

    def mentions(self) -> Iterator[Mention]:
        """The mentions, from the first to the last; none lies inside another."""
        return settled([*self._found()])

    def _found(self) -> Iterator[tuple[Mention, bool, bool]]:
        """What may be a mention, whether it is one by itself, and whether another name stands beside it."""
        at = 0
        while at < len(self._tokens):
            found = self._longest(at)
            if found is None:
                at = self._others.get(at, at + 1)
                continue
            mention, after = self._with_neighbour(*self._as_written(*self._going_on(*found, at), at))
            alone = self._judge.stands_alone(at, after - 1, mention.resolution)
            yield mention, alone, not alone and self._judge.is_beside_name(at, after - 1)
            at = after

    def _going_on(self, mention: Mention, after: int, at: int) -> tuple[Mention, int]:
        """A longer name that begins after a light word of this one: تنظيم القاعدة, where في المغرب follows, is AQIM."""
        for inner_at in range(at + 1, after):
            if not self.openings.tables.glossary.word(self._tokens[inner_at - 1].form).light:
                break
            inner = self._longest(inner_at)
            if inner is not None and inner[1] > after and inner[0].resolution.tier in AS_WRITTEN:
                whole = self.text[mention.start : inner[0].end]
                answer = self._resolve(whole)
                same = answer.id is not None and answer.id == inner[0].resolution.id
                return (Mention(mention.start, inner[0].end, whole, answer), inner[1]) if same else inner
        return mention, after

    def _as_written(self, mention: Mention, after: int, at: int) -> tuple[Mention, int]:
        """The name alone, where the longer one is no more than that with a word before it ("the movement of …")."""
        if mention.resolution.tier is not Tier.TRANSLATION or after - at < 2 or self._reach.is_joined(at):
            return mention, after  # the article of "Al-Kaida-Netzwerk" is its own
        inner = self._longest(at + 1)
        if inner is None or inner[1] != after or inner[0].resolution.tier not in SAFE:
            return mention, after
        same = {each.id for each in inner[0].resolution.candidates} == {
            each.id for each in mention.resolution.candidates
        }
        return inner if same else (mention, after)

    def _with_neighbour(self, mention: Mention, after: int) -> tuple[Mention, int]:
        """A name and, right after it, the name of its part or its owner, as one ("PMF 30th Brigade")."""
        if after >= len(self._tokens) or not self._goes_on(mention.end, after, self._tokens[after].start):
            return mention, after
        following = self._longest(after)
        if following is None:
            return mention, after
        between = self.text[mention.end : following[0].start]
        if _PARTS.search(between):
            return mention, after
        apart = not self._goes_on(mention.end, after, following[0].start)
        if apart or normalise(following[0].surface) == normalise(mention.surface):
            return mention, after  # with a particle before it, or said again, it is a mention of its own
        both = self.text[mention.start : following[0].end]
        answer = self._resolve(both)
        if answer.status is Status.UNRESOLVED and between == " " and is_acronym(mention.surface):
            answer = self._resolve(f"{mention.surface} / {following[0].surface}")
        if any(peel.what == UMBRELLA for each in answer.candidates for peel in each.evidence.peeled):
            return mention, after  # an umbrella's name and a member's are two mentions
        if answer.status is Status.UNRESOLVED or {each.id for each in answer.candidates}.isdisjoint(
            each.id for each in (*mention.resolution.candidates, *following[0].resolution.candidates)
        ):
            return mention, after
        return Mention(mention.start, following[0].end, both, answer), following[1]

    def _goes_on(self, end: int, after: int, start: int) -> bool:
        """Whether what starts at a place may be of one name with what ends before a word."""
        return end == self._tokens[after - 1].end and self._reach.goes_on(after - 1, start)

    def _longest(self, at: int) -> tuple[Mention, int] | None:
        """The longest name that opens at a word, and the word after it."""
        if self._reach.cannot_open(at):
            return None
        whole: tuple[Mention, int] | None = None
        for first in starts(self._tokens[at]):
            found = self._longest_from(at, first)
            if found is None:
                continue
            if found[0].resolution.tier in AS_WRITTEN:  # without its particle a name may be the very one
                return whole if whole and whole[1] > found[1] else found
            whole = whole or found
        return whole

    def _longest_from(self, at: int, first: Edge) -> tuple[Mention, int] | None:
        for last in sorted(self._reach.ends_of(at, first), reverse=True):
            for edge in self._edges(at, last, first):
                mention = self._mention(at, last, first, edge)
                if mention is not None:
                    return mention
                if at in self._others:  # nor is a shorter name meant, of which this one is more
                    return None
        return None

    def _edges(self, at: int, last: int, first: Edge) -> Iterator[Edge]:
        """The ways to read the last word; of one word with a particle off enough must be left to be a name."""
        token = self._tokens[last]
        if last > at or first.place == token.start:
            yield from ends(token)
        elif len(first.form) >= LEAST_BARE or is_acronym(first.text):
            yield Edge(token.end, first.text, first.form)
            for kept, text in without_ending(first.text):
                yield Edge(token.end - len(first.text) + kept, text, normalise(text))

    def _mention(self, at: int, last: int, first: Edge, edge: Edge) -> tuple[Mention, int] | None:
        start, end = first.place, edge.place
        asked = self._asked_text(at, last, first, edge)
        if asked.count("»") > asked.count("«"):  # what opened it stands before the name
            return None
        closing = self.text[end : end + 1]
        if any(closing == close and asked.count(sign) > asked.count(close) for sign, close in _CLOSING.items()):
            end, asked = end + 1, f"{asked}{closing}"
        surface = self.text[start:end]
        if not (self._judge.has_capital(at, last, asked) and self._judge.may_be_name(at, last, surface, first)):
            return None
        answer = self._resolve(asked)
        if answer.status is Status.UNRESOLVED or not self._judge.is_like_name(at, last, surface, answer):
            return None
        if self._judge.is_of_something_else(at, last, start, end):
            return None
        end, after, answer = self._extended(at, start, end, last + 1, answer)
        if answer.status is Status.UNRESOLVED:
            self._others[at] = after
            return None
        return Mention(start, end, self.text[start:end], answer), after

    def _asked_text(self, at: int, last: int, first: Edge, edge: Edge) -> str:
        if at == last:
            return first.text if edge.text == self._tokens[at].text else edge.text
        between = self.text[self._tokens[at].end : self._tokens[last].start]
        asked = f"{first.text}{between}{edge.text}"
        return spaced(asked) if is_camel(asked) else asked

    def _resolve(self, text: str) -> Resolution:
        known = self._asked.get(text)
        if known is None:
            known = self._asked[text] = self.ask(text)
        return known

    def _extended(self, at: int, start: int, end: int, after: int, answer: Resolution) -> tuple[int, int, Resolution]:
        """Take in what belongs to the name: a Persian ending, a land, its own acronym or blessing in brackets."""
        tokens = self._tokens
        if after < len(tokens) and is_plural(tokens[after], self.text[end : tokens[after].start]):
            end, after = tokens[after].end, after + 1
        if after < len(tokens) and self._closes_with_land(end, after):
            wider = self._resolve(self.text[start : tokens[after].end])
            if any(peel.what == LAND_BESIDE for each in wider.candidates for peel in each.evidence.peeled):
                return end, after, answer
            if wider.status is Status.UNRESOLVED and self._is_of_a_sponsor(at, after, answer):
                return end, after, answer
            end, after, answer = tokens[after].end, after + 1, wider
        bracket = _BRACKET.match(self.text, end)
        if bracket and self._is_besides(bracket[1].strip(), answer):
            wider = self._resolve(self.text[start : bracket.end()])
            if {each.id for each in wider.candidates} & {each.id for each in answer.candidates}:
                end, answer = bracket.end(), answer if wider.id is None else wider
                while after < len(tokens) and tokens[after].start < end:
                    after += 1
        return end, after, answer

    def _closes_with_land(self, end: int, after: int) -> bool:
        """Whether the next word is a land in Arabic letters, as Persian adds it to a name ("… عراق")."""
        token = self._tokens[after]
        if not self.text[end : token.start].isspace() or script_of(token.text) is not Script.ARABIC:
            return False
        return self.openings.tables.glossary.word(token.form).country is not None

    def _is_of_a_sponsor(self, at: int, after: int, answer: Resolution) -> bool:
        """Whether a role word before a name lets the land after it be its sponsor's (ميليشيا … الإيرانية)."""
        if at == 0 or answer.id is None:
            return False
        return self._resolve(self.text[self._tokens[at - 1].start : self._tokens[after].end]).id == answer.id

    def _is_besides(self, inner: str, answer: Resolution) -> bool:
        if is_acronym(inner):
            hits = {each.id for each in self._resolve(inner).candidates}
            return not hits or bool(hits & {each.id for each in answer.candidates})
        said = self.openings.tables.glossary.said(" ".join(token.form for token in tokens_of(inner)))
        return any(sense.word_class is WordClass.HONORIFIC for sense in said)


def find_mentions(text: str, *, openings: Openings, ask: Callable[[str], Resolution]) -> tuple[Mention, ...]:
    """The mentions of a text, in order."""
    read = _UNSEEN.sub(lambda unseen: len(unseen[0]) * _FOLDED, kurdish_letters(text))
    found = tuple(Finder(read, openings, ask).mentions())
    return found if read == text else tuple([evolve(each, surface=text[each.start : each.end]) for each in found])
