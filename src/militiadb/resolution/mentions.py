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
from militiadb.names import Script, normalise, script_of, skeleton
from militiadb.names.hygiene import kurdish_letters
from militiadb.resolution.affixes import POSSESSIVE, without_ending
from militiadb.resolution.companions import LAND_BESIDE
from militiadb.resolution.context import fits_country
from militiadb.resolution.joining import is_acronym, is_short_for
from militiadb.resolution.reach import GAP, LEAST_KEY, Openings, Reach
from militiadb.resolution.result import Mention, Resolution, Status, Tier
from militiadb.resolution.tokens import Edge, Token, ends, is_plural, starts, tokens_of
from militiadb.resolution.unbroken import holds_unbroken, is_unbroken, said_after, said_before
from militiadb.resolution.wordinfo import WordInfo
from militiadb.resolution.wrappings import is_camel, spaced

_BRACKET = re.compile(r"\s*[(（]\s*([^()（）]{1,60}?)\s*[)）]")
_CASED = frozenset({Script.LATIN, Script.CYRILLIC, Script.GREEK, Script.ARMENIAN})
_NATIVE = frozenset({"ar", "fa", "ur", "ckb"})
_AS_WRITTEN = frozenset({Tier.EXACT, Tier.NORMALISED})
_LATIN_ARTICLES = frozenset({"al", "ul", "ash", "az"})
"""Articles of romanised names that are no English words."""
LEAST_BARE = 4
"""So many letters has a name of one word at least that is found with a particle written in one with it."""
_WORDS_IN_CAPITALS = frozenset({"is", "as", "it", "or", "an", "am", "let"})
"""Acronyms that are words as well."""
SMALL_WORDS = 2
"""So many words of a long form may have no letter in its acronym."""
_TOLD = frozenset({WordClass.ROLE, WordClass.TIE})
_TAKEN_IN = frozenset({"country", "name of an owner"})
_SAFE = _AS_WRITTEN | {Tier.SKELETON, Tier.TRANSLATION}


@define
class Finder:
    """The mentions of one text."""

    text: str
    openings: Openings
    ask: Callable[[str], Resolution]
    _reach: Reach = field(init=False)
    _asked: dict[str, Resolution] = field(factory=dict, init=False)
    _of_others: set[str] = field(factory=set, init=False)
    """Acronyms that the text has given to something else."""
    _others: dict[int, int] = field(factory=dict, init=False)
    """Where a name opens that a land after it gives to somebody else, and the word after that name."""

    @_reach.default
    def _read(self) -> Reach:
        names = self.openings.unbroken if holds_unbroken(self.text) else None
        return Reach(self.text, tuple(tokens_of(self.text, names)), self.openings)

    @property
    def _tokens(self) -> tuple[Token, ...]:
        return self._reach.tokens

    def mentions(self) -> Iterator[Mention]:
        """The mentions, from the first to the last; none lies inside another."""
        at = 0
        while at < len(self._tokens):
            found = self._longest(at)
            if found is None:
                at = self._others.get(at, at + 1)
                continue
            mention, at = self._with_neighbour(*self._as_written(*self._going_on(*found, at), at))
            yield mention

    def _going_on(self, mention: Mention, after: int, at: int) -> tuple[Mention, int]:
        """A longer name that begins after a light word of this one: تنظيم القاعدة, where في المغرب follows, is AQIM."""
        for inner_at in range(at + 1, after):
            if not self.openings.tables.glossary.word(self._tokens[inner_at - 1].form).light:
                break
            inner = self._longest(inner_at)
            if inner is not None and inner[1] > after and inner[0].resolution.tier in _AS_WRITTEN:
                whole = self.text[mention.start : inner[0].end]
                answer = self._resolve(whole)
                same = answer.id is not None and answer.id == inner[0].resolution.id
                return (Mention(mention.start, inner[0].end, whole, answer), inner[1]) if same else inner
        return mention, after

    def _as_written(self, mention: Mention, after: int, at: int) -> tuple[Mention, int]:
        """The name alone, where the longer one is no more than that with a word before it ("the movement of …")."""
        if mention.resolution.tier is not Tier.TRANSLATION or after - at < 2:
            return mention, after
        inner = self._longest(at + 1)
        if inner is None or inner[1] != after or inner[0].resolution.tier not in _SAFE:
            return mention, after
        same = {each.id for each in inner[0].resolution.candidates} == {
            each.id for each in mention.resolution.candidates
        }
        return inner if same else (mention, after)

    def _with_neighbour(self, mention: Mention, after: int) -> tuple[Mention, int]:
        """A name and, right after it, the name of its part or its owner, as one ("JAM Special Groups")."""
        if after >= len(self._tokens) or not GAP.match(self.text[mention.end : self._tokens[after].start]):
            return mention, after
        following = self._longest(after)
        if following is None:
            return mention, after
        between = self.text[mention.end : following[0].start]
        if not GAP.match(between) or normalise(following[0].surface) == normalise(mention.surface):
            return mention, after  # with a particle before it, or said again, it is a mention of its own
        both = self.text[mention.start : following[0].end]
        answer = self._resolve(both)
        if answer.status is Status.UNRESOLVED and between == " " and is_acronym(mention.surface):
            answer = self._resolve(f"{mention.surface} / {following[0].surface}")
        if any(peel.what == "umbrella" for each in answer.candidates for peel in each.evidence.peeled):
            return mention, after  # an umbrella's name and a member's are two mentions
        if answer.status is Status.UNRESOLVED or {each.id for each in answer.candidates}.isdisjoint(
            each.id for each in (*mention.resolution.candidates, *following[0].resolution.candidates)
        ):
            return mention, after
        return Mention(mention.start, following[0].end, both, answer), following[1]

    def _longest(self, at: int) -> tuple[Mention, int] | None:
        """The longest name that opens at a word, and the word after it."""
        if self._reach.cannot_open(at):
            return None
        whole: tuple[Mention, int] | None = None
        for first in starts(self._tokens[at]):
            found = self._longest_from(at, first)
            if found is None:
                continue
            if found[0].resolution.tier in _AS_WRITTEN:  # without its particle a name may be the very one
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
        surface = self.text[start:end]
        asked = self._asked_text(at, last, first, edge)
        if not (self._has_capital(at, last, asked) and self._may_be_name(at, last, surface, first)):
            return None
        answer = self._resolve(asked)
        if answer.status is Status.UNRESOLVED or not self._is_like_name(at, last, surface, answer):
            return None
        if self._is_of_something_else(at, last, start, end):
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

    def _has_capital(self, at: int, last: int, asked: str) -> bool:
        """Whether one of the words has a capital, where the script has any and the name is registered with one.

        The names of men are written small in many languages (*talibans*, *талибы*).
        """
        capital = asked[0].isupper() or any(token.capital for token in self._tokens[at : last + 1])
        if capital or script_of(asked) not in _CASED:
            return True
        tables = self.openings.tables
        return any(tables.rows[place].text.islower() for place in tables.normal.get(normalise(asked), ()))

    def _may_be_name(self, at: int, last: int, surface: str, first: Edge) -> bool:
        """Whether the words may be a whole name: no unit word just before them, unless a particle stands between."""
        if is_unbroken(surface):
            return self._stands_alone(at, last)
        if self._goes_on(last) or self._is_of_the_sentence(at, last) or self._is_short_for_others(at, last):
            return False
        if at == 0 or first.place > self._tokens[at].start:
            return True
        before = self._tokens[at - 1]
        if not self.text[before.end : self._tokens[at].start].isspace():
            return True
        info = self.openings.tables.glossary.word(normalise(POSSESSIVE.sub("", before.text)))
        if info.country and not info.number:
            return _is_noun(before, info) or self._fits_land(at, last, info.country)
        return not (WordClass.UNIT in info.classes and WordClass.ROLE not in info.classes and info.langs & _NATIVE)

    def _is_of_the_sentence(self, at: int, last: int) -> bool:
        """Whether a word in capitals is one of a sentence that is all in capitals (WHO IS RESPONSIBLE)."""
        word = self._tokens[at].text
        if last > at or word.lower() not in _WORDS_IN_CAPITALS or not word.isupper():
            return False
        beside = [*self._tokens[max(at - 1, 0) : at], *self._tokens[last + 1 : last + 2]]
        return any(len(token.text) > 1 and token.text.isupper() for token in beside)

    def _is_short_for_others(self, at: int, last: int) -> bool:
        """Whether an acronym is that of words that stood before its bracket, and these name no group that it does."""
        token = self._tokens[at]
        if last > at or not is_acronym(token.text):
            return False
        if token.text in self._of_others:
            return True
        bracketed = self.text[token.start - 1 : token.start] == "(" and self.text[token.end : token.end + 1] == ")"
        start = self._start_of_long_form(at) if bracketed else at
        if start == at:
            return False
        long = self.text[self._tokens[start].start : self._tokens[at - 1].end]
        named = {each.id for each in self._resolve(long).candidates}
        if named.isdisjoint(each.id for each in self._resolve(token.text).candidates):
            self._of_others.add(token.text)
            return True
        return False

    def _start_of_long_form(self, at: int) -> int:
        """Where the words begin that an acronym in brackets is short for: its initials, or a name in capitals."""
        count = len(self._tokens[at].form)
        for size in range(count, min(count + SMALL_WORDS, at) + 1):
            words = self._tokens[at - size : at]
            if is_short_for(self._tokens[at].text, [word.form for word in words]) and self._are_close(at - size, at):
                return at - size
        start = at
        while start and self._tokens[start - 1].capital and self._are_close(start - 1, start):
            start -= 1
        return start

    def _are_close(self, at: int, end: int) -> bool:
        """Whether nothing but spaces, hyphens and a bracket parts the words from one to another."""
        gaps = [self.text[self._tokens[i].end : self._tokens[i + 1].start].strip() for i in range(at, end)]
        return all(gap in ("", "(", "-", "’", "'") for gap in gaps)

    def _is_common_noun(self, at: int) -> bool:
        """Whether an Arabic word that is a common noun too has an adjective after it (القاعدة العسكرية is a base)."""
        token = self._tokens[at]
        if at + 1 == len(self._tokens) or script_of(token.text) is not Script.ARABIC:
            return False
        following, word = self._tokens[at + 1], self.openings.tables.glossary.word
        told = word(following.form)
        plain = following.form.startswith("ال") and not (told.free or told.country or told.classes & _TOLD)
        return plain and word(token.form).known and self._are_close(at, at + 1)

    def _is_of_a_person(self, at: int) -> bool:
        """Whether a word follows a name in capitals and an article that is joined to it (Hussein al-Houthi)."""
        if at < 2 or not (self._reach.is_joined(at - 1) and self._tokens[at - 1].form in _LATIN_ARTICLES):
            return False
        before = self._tokens[at - 2]
        info = self.openings.tables.glossary.word(before.form)
        close = self.text[before.end : self._tokens[at - 1].start].isspace()
        return before.capital and close and not (info.known or info.country or self._reach.is_small(before))

    def _is_of_something_else(self, at: int, last: int, start: int, end: int) -> bool:
        """Whether the words are part of what only is called like a group: Al-Shabab FC is a club."""
        tables = self.openings.tables
        after = self.text[start : self._tokens[last + 1].end] if last + 1 < len(self._tokens) else ""
        before = self.text[self._tokens[at - 1].start : end] if at else ""
        return any(normalise(wider) in tables.lookalikes for wider in (before, after) if wider)

    def _stands_alone(self, at: int, last: int) -> bool:
        """Whether no unit word right after a name, and no land right before it, makes it another's, without a space."""
        said = self.openings.tables.glossary.said
        start, end = self._tokens[at].start, self._tokens[last].end
        for after in said_after(self.text, end):
            if any(sense.word_class is WordClass.UNIT for sense in said(normalise(after))):
                return False
        for before in said_before(self.text, start):
            land = next((sense.country for sense in said(normalise(before)) if sense.country), None)
            if land is not None:
                return self._fits_land(at, last, land)
        return True

    def _goes_on(self, last: int) -> bool:
        """Whether an Arabic article follows in Latin letters ("Hezbollah al-Hejaz"): it is another, longer name."""
        if last + 2 >= len(self._tokens):
            return False
        end, following = self._tokens[last].end, self._tokens[last + 1]
        return following.form in _LATIN_ARTICLES and self.text[end : following.start] in (" ", "-")

    def _fits_land(self, at: int, last: int, country: str) -> bool:
        """Whether a name right after a land ("Iraqi Hizballah") is that of a group known there."""
        answer = self._resolve(self.text[self._tokens[at].start : self._tokens[last].end])
        return any(fits_country(each.group, country) for each in answer.candidates)

    def _is_like_name(self, at: int, last: int, surface: str, answer: Resolution) -> bool:
        """Whether what was found is safe in running text, where most words name nothing."""
        tokens, evidence = self._tokens[at : last + 1], answer.evidence
        if evidence is None or answer.tier not in _SAFE or any(peel.what not in _TAKEN_IN for peel in evidence.peeled):
            return False
        as_written = answer.tier in _AS_WRITTEN and not evidence.peeled
        if self._reach.is_aside(at) and not as_written:
            return False
        if last == at and (self._is_common_noun(at) or self._is_of_a_person(at)):
            return False
        own = normalise(evidence.name).startswith(f"{tokens[0].form} ")
        if last > at and not own and self._reach.is_loose_article(at):
            return False
        content = [token for token in tokens if not self._reach.is_small(token) and token.form != "based"]
        if len(content) == 1 and answer.status is Status.AMBIGUOUS and len(answer.candidates) == 1:
            return False  # a single word that also means something else
        if as_written:
            return len(tokens) > 1 or surface[0].isupper() or tokens[0].capital or evidence.name.islower()
        if any(peel.what == "country" for peel in evidence.peeled) and any(map(self._reach.is_small, tokens[-2:-1])):
            return False  # "the Houthis in Yemen" names no more than the Houthis
        if script_of(surface) in _CASED and not all(token.capital for token in content):
            return False
        if answer.tier is Tier.TRANSLATION:
            light = all(self.openings.tables.glossary.word(token.form).light for token in content)
            return len(content) > 2 or (len(content) == 2 and not light)
        return len(next(iter(skeleton(surface)), "")) >= LEAST_KEY

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
        if bracket and self._is_besides(bracket[1], answer):
            wider = self._resolve(self.text[start : bracket.end()])
            if {each.id for each in wider.candidates} & {each.id for each in answer.candidates}:
                end = bracket.end()
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


def _is_noun(token: Token, info: WordInfo) -> bool:
    """Whether a land before a name is named and says nothing of it: "Israel Hamas war", "US Taliban talks"."""
    return token.text.isupper() or any(token.form == concept.replace("-", " ") for concept in info.concepts)


def find_mentions(text: str, *, openings: Openings, ask: Callable[[str], Resolution]) -> tuple[Mention, ...]:
    """The mentions of a text, in order."""
    read = kurdish_letters(text)
    found = tuple(Finder(read, openings, ask).mentions())
    return found if read == text else tuple([evolve(each, surface=text[each.start : each.end]) for each in found])
