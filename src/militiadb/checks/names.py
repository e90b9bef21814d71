"""306, 312, 313, 315, 318: whether a group has the names it should, and each says where it comes from."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from attrs import frozen

from militiadb.checks.rule import Rule
from militiadb.checks.tiny import bad, good
from militiadb.errors import Problem, Severity
from militiadb.model.vocabulary import Match, NameKind, WordClass
from militiadb.names import normalise, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from militiadb.checks.subject import Subject

_SHORT = 3
"""A name of so few letters is near too many words to be matched by likeness."""


class Headline(Rule):
    """MDB306."""

    id = "MDB306"
    name = "headline-is-none-of-the-names"
    severity = Severity.ERROR
    why = "The headline is what readers see first: it must be a name that a source uses, not one of our own making."
    fix = "Choose one of `names` as `name`, or enter the headline as a name with its sources."
    bad = bad("groups/saraya.yaml", ('name: "Saraya"', 'name: "The Saraya"'), at="2:7")
    good = good("groups/saraya.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Headlines that are not among the names."""
        for file, group in subject.living():
            if group.name is not None and group.name not in {name.text for name in group.names}:
                near = next((n.text for n in group.names if normalise(n.text) == normalise(group.name)), None)
                hint = f"did you mean {near!r}?" if near else None
                message = f"the headline {group.name!r} is none of the names"
                yield self.problem(subject.place(file, "name"), message, hint=hint)


class Pointed(Rule):
    """MDB312."""

    id = "MDB312"
    name = "pointed-is-another-word"
    severity = Severity.ERROR
    why = "`pointed` is the same name with its vowels: every derived romanisation is read off it, so a slip spreads."
    fix = "Write the letters of `text` and add marks, nothing else."
    bad = bad("groups/saraya.yaml", ("    lang: ar\n", '    lang: ar\n    pointed: "سَرَابَا"\n'), at="10:14")
    good = good("groups/saraya.yaml", ("    lang: ar\n", '    lang: ar\n    pointed: "سَرَايَا"\n'))

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Pointed forms that differ from the text in more than marks."""
        for named in subject.names:
            pointed = named.name.pointed
            if pointed is not None and _bare(pointed) != _bare(named.name.text):
                place = subject.place(named.file, "names", named.at, "pointed")
                message = f"without its marks it reads {_bare(pointed)!r}, not {_bare(named.name.text)!r}"
                yield self.problem(place, message)


_MARKS = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u0640]"
)
_WASLA = str.maketrans({"ٱ": "ا"})


def _bare(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFC", text)).translate(_WASLA)


_OF_MEANING = {False: "also_is_body", True: "also_in"}
"""What is said of a name's other meaning, by whether that may be a body."""


class NoOtherMeaning(Rule):
    """MDB318."""

    id = "MDB318"
    name = "other-meaning-not-told"
    severity = Severity.ERROR
    why = (
        "`also_is_body: false` lets a role word decide, and `also_in` a land: beside the one, or in another land, the "
        "name is the group. So it must be told what else the name means, and initials may not say that it is no body: "
        "they stand for other bodies too (NSO Group)."
    )
    fix = "Say with `also` what else the name means, or take the line out; of an acronym, take it out."
    bad = bad("groups/saraya.yaml", ("    lang: ar\n", "    lang: ar\n    also_is_body: false\n"), at="10:19")
    good = good(
        "groups/saraya.yaml", ("    lang: ar\n", '    lang: ar\n    also: "A word."\n    also_is_body: false\n')
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Names of which it is said what their other meaning is not, and not what it is; and acronyms."""
        for named in subject.names:
            if named.name.also_is_body and not named.name.also_in:
                continue
            place = subject.place(named.file, "names", named.at, _OF_MEANING[named.name.also_is_body])
            if named.name.also is None:
                yield self.problem(place, f"nothing says what else {named.name.text!r} means")
            elif named.name.kind is NameKind.ACRONYM and not named.name.also_is_body:
                yield self.problem(place, f"the initials {named.name.text!r} stand for other bodies too")


class ShortOrGeneric(Rule):
    """MDB313."""

    id = "MDB313"
    name = "short-or-generic-name-matches-fuzzily"
    severity = Severity.WARNING
    why = (
        "A name of three letters, or of words like `Islamic Resistance`, is near to too much to be matched by likeness."
    )
    fix = "Say `match: exact`, or `match: never` where the name alone means nothing."
    bad = bad(
        "groups/saraya.yaml",
        append='  - text: "SRA"\n    kind: acronym\n    lang: en\n    sources: [report]\n',
        at="15:11",
        after="names",
    )
    good = good(
        "groups/saraya.yaml",
        append='  - text: "SRA"\n    kind: acronym\n    lang: en\n    match: exact\n    sources: [report]\n',
        after="names",
    )

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Fuzzy names that are short, or hold nothing but generic words."""
        generic = _Generic(subject)
        for named in subject.names:
            if named.name.match is not Match.FUZZY:
                continue
            letters = named.key.replace(" ", "")
            plain = len(letters) > _SHORT and generic.all_generic(named.key.split())
            if len(letters) <= _SHORT or plain:
                place = subject.place(named.file, "names", named.at, "text")
                count = f"{len(letters)} letter{'s' if len(letters) != 1 else ''}"
                what = "has nothing but generic words" if plain else f"has {count}"
                yield self.problem(place, f"{named.name.text!r} {what} and may match fuzzily")


_EMPTY_CLASSES = frozenset(
    {WordClass.UNIT, WordClass.HEAD, WordClass.GENERIC, WordClass.ROLE, WordClass.TIE, WordClass.PARTICLE}
)


@frozen(slots=False)
class _Generic:
    """The words that distinguish nothing, by the lexicon."""

    subject: Subject

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for text in self._texts() for word in words(text))

    def _texts(self) -> Iterable[str]:
        draft, base = self.subject.draft, self.subject.base
        for mine in draft.lexicon.concepts if draft.lexicon else ():
            if mine.word_class in _EMPTY_CLASSES:
                yield from chain.from_iterable(mine.words.values())
        if base is None or (draft.lexicon and not draft.extends):
            return  # a lexicon of its own stands in the place of the shipped one; an overlay's beside it
        for below in base.lexicon.concepts:
            if below.word_class in _EMPTY_CLASSES:
                yield from chain.from_iterable(each.texts for each in below.words)

    def all_generic(self, parts: list[str]) -> bool:
        """Whether a name has no word that distinguishes it."""
        return bool(parts) and all(part in self._words for part in parts)


class NameWithoutSource(Rule):
    """MDB315."""

    id = "MDB315"
    name = "name-without-source"
    severity = Severity.ERROR
    why = "A name that no source prints is a guess, and a guess that matches is a false positive nobody can trace."
    fix = "Cite a source that prints the name so, or take the name out."
    bad = bad("groups/saraya.yaml", ("    lang: ar-Latn\n    sources: [report]\n", "    lang: ar-Latn\n"), at="11:11")
    good = good("groups/saraya.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Names that cite nothing."""
        for file, group in subject.groups():
            for index, name in enumerate(group.names):
                if not name.sources:
                    place = subject.place(file, "names", index, "text")
                    yield self.problem(place, f"the name {name.text!r} has no source")
