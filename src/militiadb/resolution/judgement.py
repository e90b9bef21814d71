"""Whether words of a running text may be a group's name, and whether what was found there is safe to say.

Most words of a text name nothing: a name alone in a registry is no proof that a text speaks of its bearer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import define, field

from militiadb.model.vocabulary import WordClass
from militiadb.names import Script, normalise, script_of, skeleton
from militiadb.resolution.affixes import POSSESSIVE
from militiadb.resolution.context import fits_country
from militiadb.resolution.doubts import SOMEWHERE
from militiadb.resolution.forms import COUNTRY, OWNER
from militiadb.resolution.joining import is_acronym, is_short_for
from militiadb.resolution.likeness import same_key
from militiadb.resolution.nametables import SHORT_ACRONYM, NameTables
from militiadb.resolution.reach import LEAST_KEY, Reach
from militiadb.resolution.result import AS_WRITTEN, Resolution, Status, Tier
from militiadb.resolution.tokens import Edge, Token
from militiadb.resolution.unbroken import is_unbroken, said_after, said_before
from militiadb.resolution.wordinfo import PROPER, WordInfo

_CASED = frozenset({Script.LATIN, Script.CYRILLIC, Script.GREEK, Script.ARMENIAN})
_NATIVE = frozenset({"ar", "fa", "ur", "ckb"})
_LATIN_ARTICLES = frozenset({"al", "ul", "ash", "az"})
"""Articles of romanised names that are no English words."""
_WORDS_IN_CAPITALS = frozenset({"is", "as", "it", "or", "an", "am", "let"})
"""Acronyms that are words as well."""
SMALL_WORDS = 2
"""So many words of a long form may have no letter in its acronym."""
_TOLD = frozenset({WordClass.ROLE, WordClass.TIE})
_TAKEN_IN = frozenset({COUNTRY, OWNER})
SAFE = AS_WRITTEN | {Tier.SKELETON, Tier.TRANSLATION}
"""Tiers that may be trusted in a text."""


@define
class Judge:
    """Judges the words of one text; `resolve` asks for a stretch of it."""

    reach: Reach
    resolve: Callable[[str], Resolution]
    _of_others: set[str] = field(factory=set, init=False)
    """Acronyms that the text has given to something else."""

    @property
    def _tokens(self) -> tuple[Token, ...]:
        return self.reach.tokens

    @property
    def _tables(self) -> NameTables:
        return self.reach.openings.tables

    def has_capital(self, at: int, last: int, asked: str) -> bool:
        """Whether one of the words has a capital, where the script has any and the name is registered with one.

        The names of men are written small in many languages (*talibans*, *талибы*).
        """
        capital = asked[0].isupper() or any(token.capital for token in self._tokens[at : last + 1])
        if capital or script_of(asked) not in _CASED:
            return True
        tables = self._tables
        return any(tables.rows[place].text.islower() for place in tables.normal.get(normalise(asked), ()))

    def may_be_name(self, at: int, last: int, surface: str, first: Edge) -> bool:
        """Whether the words may be a whole name: no unit word just before them, unless a particle stands between."""
        if is_unbroken(surface):
            return self._stands_alone(at, last)
        if self._goes_on(last) or self._is_of_the_sentence(at, last) or self._is_short_for_others(at, last):
            return False
        if at == 0 or first.place > self._tokens[at].start:
            return True
        before = self._tokens[at - 1]
        if not self.reach.text[before.end : self._tokens[at].start].isspace():
            return True
        info = self._tables.glossary.word(normalise(POSSESSIVE.sub("", before.text)))
        if info.country and not info.number:
            general = last > at + 1 and self._tables.glossary.word(self._tokens[at].form).light
            named = _is_noun(before, info) and not general  # "Burundi National Defence Force" is Burundi's
            return named or self._fits_land(at, last, info.country)
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
        bracketed = self.reach.text[token.start - 1 : token.end + 1] == f"({token.text})"
        start = self._start_of_long_form(at) if bracketed else at
        if start == at:
            return False
        long = self.reach.text[self._tokens[start].start : self._tokens[at - 1].end]
        named = {each.id for each in self.resolve(long).candidates}
        if named.isdisjoint(each.id for each in self.resolve(token.text).candidates):
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
        gaps = [self.reach.text[self._tokens[i].end : self._tokens[i + 1].start].strip() for i in range(at, end)]
        return all(gap in ("", "(", "-", "’", "'") for gap in gaps)

    def _is_common_noun(self, at: int) -> bool:
        """Whether an Arabic word that is a common noun too has an adjective after it (القاعدة العسكرية is a base)."""
        token = self._tokens[at]
        if at + 1 == len(self._tokens) or script_of(token.text) is not Script.ARABIC:
            return False
        following, word = self._tokens[at + 1], self._tables.glossary.word
        told = word(following.form)
        plain = following.form.startswith("ال") and not (told.free or told.country or told.classes & _TOLD)
        return plain and word(token.form).known and self._are_close(at, at + 1)

    def _is_of_a_person(self, at: int) -> bool:
        """Whether a word follows a name in capitals and an article that is joined to it (Hussein al-Houthi)."""
        if at < 2 or not (self.reach.is_joined(at - 1) and self._tokens[at - 1].form in _LATIN_ARTICLES):
            return False
        before = self._tokens[at - 2]
        info = self._tables.glossary.word(before.form)
        close = self.reach.text[before.end : self._tokens[at - 1].start].isspace()
        return before.capital and close and not (info.known or info.country or self.reach.is_small(before))

    def is_of_something_else(self, at: int, last: int, start: int, end: int) -> bool:
        """Whether the words are part of what only is called like a group: Al-Shabab FC is a club."""
        tables = self._tables
        after = self.reach.text[start : self._tokens[last + 1].end] if last + 1 < len(self._tokens) else ""
        before = self.reach.text[self._tokens[at - 1].start : end] if at else ""
        return any(normalise(wider) in tables.lookalikes for wider in (before, after) if wider)

    def _stands_alone(self, at: int, last: int) -> bool:
        """Whether no unit word right after a name, and no land right before it, makes it another's, without a space."""
        said = self._tables.glossary.said
        start, end = self._tokens[at].start, self._tokens[last].end
        for after in said_after(self.reach.text, end):
            if any(sense.word_class is WordClass.UNIT for sense in said(normalise(after))):
                return False
        for before in said_before(self.reach.text, start):
            land = next((sense.country for sense in said(normalise(before)) if sense.country), None)
            if land is not None:
                return self._fits_land(at, last, land)
        return True

    def _goes_on(self, last: int) -> bool:
        """Whether an Arabic article follows in Latin letters ("Hezbollah al-Hejaz"): it is another, longer name."""
        if last + 2 >= len(self._tokens):
            return False
        end, following = self._tokens[last].end, self._tokens[last + 1]
        return following.form in _LATIN_ARTICLES and self.reach.text[end : following.start] in (" ", "-")

    def _fits_land(self, at: int, last: int, country: str) -> bool:
        """Whether a name right after a land ("Iraqi Hizballah") is that of a group known there."""
        answer = self.resolve(self.reach.text[self._tokens[at].start : self._tokens[last].end])
        return any(fits_country(each.group, country) for each in answer.candidates)

    def is_like_name(self, at: int, last: int, surface: str, answer: Resolution) -> bool:
        """Whether what was found is safe in running text, where most words name nothing."""
        tokens, evidence = self._tokens[at : last + 1], answer.evidence
        if evidence is None or answer.tier not in SAFE or any(peel.what not in _TAKEN_IN for peel in evidence.peeled):
            return False
        as_written = answer.tier in AS_WRITTEN and not evidence.peeled
        if self.reach.is_aside(at) and not as_written:
            return False
        if last == at and (self._is_common_noun(at) or self._is_of_a_person(at)):
            return False
        if len(surface) <= SHORT_ACRONYM and evidence.name != surface and evidence.name.upper() == surface:
            return False  # SAM is a missile, where SaM is registered
        own = normalise(evidence.name).startswith(f"{tokens[0].form} ")
        if last > at and not own and self.reach.is_loose_article(at):
            return False
        content = [token for token in tokens if not self.reach.is_small(token) and token.form != "based"]
        if len(content) == 1 and answer.status is Status.AMBIGUOUS and len(answer.candidates) == 1:
            return False  # a single word that also means something else
        if as_written:
            if evidence.name.startswith(tokens[0].text.upper()) and tokens[0].text.islower() and len(tokens) > 1:
                return False  # "What is Libya doing?" where IS-Libya is registered
            return len(tokens) > 1 or surface[0].isupper() or tokens[0].capital or evidence.name.islower()
        if any(peel.what == COUNTRY for peel in evidence.peeled) and any(map(self.reach.is_small, tokens[-2:-1])):
            return False  # "the Houthis in Yemen" names no more than the Houthis
        if script_of(surface) in _CASED and not all(token.capital for token in content):
            return False
        if answer.tier is Tier.TRANSLATION:
            return len(content) > 2 or (len(content) == 2 and self._tells(content, evidence.name))
        return len(next(iter(skeleton(surface)), "")) >= LEAST_KEY

    def _tells(self, content: Sequence[Token], name: str) -> bool:
        """Whether of two words one is the registered name's own, or means what only names mean.

        *Children of God*, *Hope Movement* and *Khorasan Province* are in texts what they say.
        """
        glossary = self._tables.glossary
        telling = [word for token in content if not (word := glossary.word(token.form)).light]
        theirs = glossary.read(normalise(name))
        own = any(word.concepts & PROPER or any(same_key(word, other) for other in theirs) for word in telling)
        return own and not all(word.classes & SOMEWHERE for word in telling)


def _is_noun(token: Token, info: WordInfo) -> bool:
    """Whether a land before a name is named and says nothing of it: "Israel Hamas war", "US Taliban talks"."""
    return token.text.isupper() or any(token.form == concept.replace("-", " ") for concept in info.concepts)
