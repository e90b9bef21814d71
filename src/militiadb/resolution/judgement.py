"""Whether words of a running text may be a group's name, and whether what was found there is safe to say.

Most words of a text name nothing: a name alone in a registry is no proof that a text speaks of its bearer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from attrs import frozen

from militiadb.model.vocabulary import NameKind, WordClass
from militiadb.names import Script, normalise, script_of, skeleton
from militiadb.resolution.affixes import POSSESSIVE
from militiadb.resolution.context import fits_country
from militiadb.resolution.descriptions import BASED, NAMING
from militiadb.resolution.doubts import SOMEWHERE
from militiadb.resolution.forms import COUNTRY, DECLENSION, OWNER
from militiadb.resolution.initials import Initials
from militiadb.resolution.joining import is_acronym
from militiadb.resolution.likeness import same_key
from militiadb.resolution.nametables import SHORT_ACRONYM, NameTables
from militiadb.resolution.reach import LEAST_KEY, Reach
from militiadb.resolution.result import AS_WRITTEN, Resolution, Status, Tier
from militiadb.resolution.tokens import LONGEST_WORD, Edge, Token
from militiadb.resolution.unbroken import is_unbroken, said_after, said_before
from militiadb.resolution.wordinfo import PROPER

_CASED = frozenset({Script.LATIN, Script.CYRILLIC, Script.GREEK, Script.ARMENIAN})
_IN_CAPITALS = frozenset({"en", "de"})
"""Languages in which every word of a name has a capital, or every noun."""
_LATIN_ARTICLES = frozenset({"al", "ul", "ash", "az"})
"""Articles of romanised names that are no English words."""
LEAST_SMALL = 5
"""Of fewer letters a word in small letters is likely a word."""
_THE = "the"
_FOR_OR_AGAINST = frozenset({"pro", "anti", "non"})
_SAID_OF = (
    "war office offices ban talks policy deal ties official officials supporter supporters operative operatives"
    " negotiator negotiators envoy envoys delegation sanctions attack attacks strike strikes target targets case trial"
    " proxy proxies ally allies partner partners backers ambassador"
)
_NOUNS = frozenset(_SAID_OF.split())
"""What a land is said of in English where a name stands between, and the name says which."""
_TOLD = frozenset({WordClass.ROLE, WordClass.TIE})
_TAKEN_IN = frozenset({COUNTRY, OWNER, DECLENSION})
SAFE = AS_WRITTEN | {Tier.SKELETON, Tier.TRANSLATION}
"""Tiers that may be trusted in a text."""


@frozen(slots=False)
class Judge:
    """Judges the words of one text; `resolve` asks for a stretch of it."""

    reach: Reach
    resolve: Callable[[str], Resolution]

    @cached_property
    def _initials(self) -> Initials:
        return Initials(self.reach, self.resolve)

    @property
    def _tokens(self) -> tuple[Token, ...]:
        return self.reach.tokens

    @property
    def _tables(self) -> NameTables:
        return self.reach.openings.tables

    def has_capital(self, at: int, last: int, asked: str) -> bool:
        """Whether one of the words has a capital, where the script has any and the name is registered with one.

        What is written small all the same must be like no other words.
        """
        words = self._tokens[at + (last > at and self._tokens[at].form == _THE) : last + 1]
        capital = (len(words) > last - at and asked[0].isupper()) or any(token.capital for token in words)
        return capital or script_of(asked) not in _CASED or self._may_be_small(asked)

    def _may_be_small(self, asked: str) -> bool:
        """Whether some registered name is known without a capital.

        The names of men are written small in many languages (*talibans*, *houthis*), and a post writes any name so.
        """
        rows = self._tables.rows
        return any(
            rows[at].text.islower() or (not rows[at].says_more and self._is_like_no_words(at))
            for at in self._tables.normal.get(normalise(asked), ())
        )

    def _is_like_no_words(self, at: int) -> bool:
        """Whether a name has a word that only names mean, or is romanised, and has an article or an unknown word."""
        words = self._tables.rows[at].normal.split()
        long = [word for word in self._tables.read_of(at) if len(word.word) >= LEAST_SMALL]
        if any(word.known and word.concepts <= PROPER for word in long):
            return True
        romanised = len(words) > 1 and self._tables.bearer(at).name.kind is NameKind.ROMANISATION
        return romanised and not (_LATIN_ARTICLES.isdisjoint(words) and all(word.known for word in long))

    def may_be_name(self, at: int, last: int, surface: str, first: Edge) -> bool:
        """Whether the words may be a whole name: no unit word just before them, unless a particle stands between."""
        if is_unbroken(surface):
            return self._stands_alone(at, last)
        if self._goes_on(last) or self._initials.are_a_word(at, last) or self._initials.are_of_others(at, last):
            return False
        if at == 0 or first.place > self._tokens[at].start:
            return True
        before = self._tokens[at - 1]
        if not self.reach.text[before.end : self._tokens[at].start].isspace():
            return True
        info = self._tables.glossary.word(normalise(POSSESSIVE.sub("", before.text)))
        if info.country and not info.number:
            return self._may_follow_land(at, last, before, info.country)
        return not (WordClass.UNIT in info.classes and WordClass.ROLE not in info.classes and info.langs & NAMING)

    def _may_follow_land(self, at: int, last: int, before: Token, country: str) -> bool:
        """Whether a name right after a land is that group's all the same, and none of the land.

        A land that is named and not said of the name, in "Israel Hamas war", says nothing of it, nor whom it is for.
        "Burundi National Defence Force" is Burundi's, as any general name after a land is, and "Kuwait's Hezbollah" is
        another one than Lebanon's, since Hezbollah's name is given to others.
        """
        if at > 1 and self._tokens[at - 2].form in _FOR_OR_AGAINST and self.reach.is_joined(at - 2):
            return True
        general = last > at + 1 and self._tables.glossary.word(self._tokens[at].form).light
        named = before.text.isupper() or before.form in self.reach.openings.lands
        answer = self.resolve(self.reach.text[self._tokens[at].start : self._tokens[last].end])
        if any(fits_country(each.group, country) for each in answer.candidates):
            return True
        if last == at and is_acronym(self._tokens[at].text):  # "France's RSF" is not Sudan's
            return named and not POSSESSIVE.search(before.text)
        alone = all(each.id not in self.reach.openings.varied for each in answer.candidates)
        return not general and (named or alone or self._is_before_noun(last))

    def _is_before_noun(self, last: int) -> bool:
        """Whether a name stands before what the land is rather said of: "Qatar's Taliban office"."""
        end, following = self._tokens[last].end, self._tokens[last + 1 : last + 2]
        return bool(following) and self.reach.text[end : following[0].start] == " " and following[0].text in _NOUNS

    def _is_common_noun(self, at: int) -> bool:
        """Whether an Arabic word that is a common noun too has an adjective after it (القاعدة العسكرية is a base)."""
        token = self._tokens[at]
        if at + 1 == len(self._tokens) or script_of(token.text) is not Script.ARABIC:
            return False
        following, word = self._tokens[at + 1], self._tables.glossary.word
        told = word(following.form)
        plain = following.form.startswith("ال") and not (told.free or told.country or told.classes & _TOLD)
        return plain and word(token.form).known and self.reach.are_close(at, at + 1)

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
        beside = [wider for wider in (before, after) if 0 < len(wider) - (end - start) <= LONGEST_WORD]
        return any(normalise(wider) in tables.lookalikes for wider in beside)

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
        as_written = answer.tier in AS_WRITTEN and all(peel.what == DECLENSION for peel in evidence.peeled)
        if self.reach.is_aside(at) and not as_written:
            return False
        if last == at and (self._is_common_noun(at) or self._is_of_a_person(at)):
            return False
        if last == at and self._initials.are_a_given_name(at, evidence):
            return False
        if last == at and evidence.registered.kind is NameKind.ACRONYM and self._is_in_a_compound(at, surface):
            return False
        if len(surface) <= SHORT_ACRONYM and evidence.name != surface and evidence.name.upper() == surface:
            return False  # SAM is a missile, where SaM is registered
        own = normalise(evidence.name).startswith(f"{tokens[0].form} ")
        if last > at and not own and self.reach.is_loose_article(at):
            return False
        content = [token for token in tokens if not self.reach.is_small(token) and token.form != BASED]
        if any(peel.what == DECLENSION for peel in evidence.peeled) and not self._is_declined_name(content):
            return False
        if as_written:
            if evidence.name.startswith(tokens[0].text.upper()) and tokens[0].text.islower() and len(tokens) > 1:
                return False  # "What is Libya doing?" where IS-Libya is registered
            if len(tokens) > 1 or surface[0].isupper() or tokens[0].capital:
                return True
            return evidence.name.islower() or self._may_be_small(surface)
        if any(peel.what == COUNTRY for peel in evidence.peeled) and any(map(self.reach.is_small, tokens[-2:-1])):
            return False  # "the Houthis in Yemen" names no more than the Houthis
        if script_of(surface) in _CASED and not self._are_capital(content):
            return False
        if answer.tier is Tier.TRANSLATION:
            return len(content) > 2 or (len(content) == 2 and self._tells(content, evidence.name))
        return len(next(iter(skeleton(surface)), "")) >= LEAST_KEY

    def _is_in_a_compound(self, at: int, surface: str) -> bool:
        """Whether what looks like an acronym in small letters opens a word: *Miragruppen*."""
        return self._tokens[at].text.startswith(surface) and self._tokens[at].text != surface and not surface.isupper()

    def stands_alone(self, at: int, last: int, answer: Resolution) -> bool:
        """Whether an answer may be said of words though nothing else in the text bears it out.

        A single word that means something else as well may not, nor a unit and its number, which armies have too.
        """
        if answer.status is not Status.AMBIGUOUS or len(answer.candidates) > 1:
            return True
        words = [token for token in self._tokens[at : last + 1] if not self.reach.is_small(token)]
        told = [word for token in words for word in self._tables.glossary.read(token.form)]
        return len(words) > 1 and not all(word.light or word.number for word in told)

    def is_beside_name(self, at: int, last: int) -> bool:
        """Whether a word in capitals, which may be of one name with it, stands right before or behind."""
        before, after = self._tokens[max(at - 1, 0) : at], self._tokens[last + 1 : last + 2]
        return any(
            token.capital and not self.reach.is_small(token) and self.reach.are_close(start, start + 1)
            for token, start in [*[(token, at - 1) for token in before], *[(token, last) for token in after]]
        )

    def _is_declined_name(self, content: Sequence[Token]) -> bool:
        """Whether a German name in some case has all its capitals, and a Russian one its first."""
        russian = script_of(content[0].text) is Script.CYRILLIC
        return all(token.capital for token in (content[:1] if russian else content))

    def _are_capital(self, content: Sequence[Token]) -> bool:
        """Whether all words have capitals, or in languages that write common nouns small, all that tell."""
        small = [self._tables.glossary.word(token.form) for token in content if not token.capital]
        return len(small) < len(content) and all(
            word.known and word.light and word.langs.isdisjoint(_IN_CAPITALS) for word in small
        )

    def _tells(self, content: Sequence[Token], name: str) -> bool:
        """Whether of two words one is the registered name's own, or means what only names mean.

        *Children of God*, *Hope Movement* and *Khorasan Province* are in texts what they say.
        """
        glossary = self._tables.glossary
        telling = [word for token in content if not (word := glossary.word(token.form)).light]
        theirs = glossary.read(normalise(name))
        own = any(word.concepts & PROPER or any(same_key(word, other) for other in theirs) for word in telling)
        return own and not all(word.classes & SOMEWHERE for word in telling)
