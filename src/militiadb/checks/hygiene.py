"""301-305, 310, 314: the letters of names: one form, nothing invisible, nothing that only looks right."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from militiadb.checks.language import language_fault
from militiadb.checks.naming import texts
from militiadb.checks.rule import Rule
from militiadb.checks.tiny import bad, good
from militiadb.errors import Fix, Problem, Severity
from militiadb.loading.emitter import quoted
from militiadb.names import clean, mixed_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.checks.subject import Subject

_INVISIBLE = re.compile(
    "[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ue000-\uf8ff"
    "\U000e0000-\U000e007f\U000f0000-\U000ffffd\U00100000-\U0010fffd\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]"
)
"""Bidi controls, zero-width and filler characters, tags, private use, control characters, the mark of a lost one."""
_COMMANDING = re.compile(
    "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]"
)
"""What no text may hold, name or not: it reorders or hides what stands around it (Unicode TR36, TR39), or was lost."""
_LOST = "\ufffd"
"""What a decoder writes for bytes that it could not read; nothing but the source can mend it."""
_ARABIC_TO_PERSIAN = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک"})
_PERSIAN_TO_ARABIC = str.maketrans({"ی": "ي", "ک": "ك"})
_PERSIAN_LIKE = frozenset({"fa", "ur", "ckb", "prs", "tg", "az", "azb", "lrc", "ks", "bal"})
_ESCAPE = re.compile(r'\\[^"\\/nt]')
"""An escape that may stand for such a character; a quoted quotation mark does not."""
_ONE_SCRIPT = re.compile("[\\W\\d_\u0600-\u06ff]*|[\\W\\d_A-Za-z\u00c0-\u024f\u1e00-\u1eff]*")
"""Arabic alone, or Latin alone: nothing to mix."""
_TATWEEL = "\u0640"


class NotComposed(Rule):
    """MDB301."""

    id = "MDB301"
    name = "name-not-nfc"
    severity = Severity.ERROR
    why = "The same name in two byte forms is two names to a computer: a search for one does not find the other."
    fix = "Write it in Unicode normal form C (`militiadb check --fix` does)."
    fixable = True
    bad = bad(
        "groups/saraya.yaml",
        ('- text: "Saraya"', '- text: "Sara\u0304ya"'),
        ('name: "Saraya"', 'name: "Sara\u0304ya"'),
        at="2:7 11:11",
    )
    good = good("groups/saraya.yaml", ('- text: "Saraya"', '- text: "Sarāya"'), ('name: "Saraya"', 'name: "Sarāya"'))

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Names that are not in normal form C."""
        for file, path, text in subject.name_texts:
            if not unicodedata.is_normalized("NFC", text):
                fixed = unicodedata.normalize("NFC", text)
                place = subject.draft.place(file, path)
                message = f"{text!r} is not in Unicode normal form C"
                yield self.problem(place, message, fix=Fix("write it in normal form C", quoted(fixed)))


class Invisible(Rule):
    """MDB302."""

    id = "MDB302"
    name = "invisible-character"
    severity = Severity.ERROR
    why = (
        "A character that nobody sees makes two names of one, a bidi control can show a line as what it is not, "
        "and U+FFFD stands where a letter was lost."
    )
    fix = (
        "Take it out; between Persian words a space stands for it (`militiadb check --fix` does both). "
        "For U+FFFD type what the source prints."
    )
    fixable = True
    bad = bad("groups/saraya.yaml", ('"سرايا"', '"سرا\u200fيا"'), at="7:15")
    good = good("groups/saraya.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Invisible characters in names; bidi controls, private use and control characters in any text."""
        seen = set()
        for file, path, text in subject.name_texts:
            plain = (text.isascii() and text.isprintable()) or file == "lexicon.yaml"  # Persian words join with a ZWNJ
            found = None if plain else _INVISIBLE.search(text)
            if found:
                seen.add((file, path))
                yield self._problem(subject, file, path, found, mended=clean(text))
        for file, path, text in texts(subject.draft, only=_may_command):
            found = None if text.isascii() and text.isprintable() else _COMMANDING.search(text)
            if found and (file, path) not in seen:
                yield self._problem(subject, file, path, found, mended=_COMMANDING.sub("", text))

    def _problem(
        self, subject: Subject, file: str, path: tuple[str | int, ...], found: re.Match[str], mended: str
    ) -> Problem:
        title = unicodedata.name(found[0], "private use or control character").lower()
        place = subject.within(file, path, found.start(), found.end())
        message = f"U+{ord(found[0]):04X} ({title}) stands here"
        if _LOST in found.string or not mended.strip():  # the source alone can tell what stood here
            return self.problem(place, message, hint="type what the source prints")
        edit = (subject.draft.place(file, path), quoted(mended))
        return self.problem(place, message, fix=Fix("take it out", edit[1], (edit,)))


def _may_command(text: str) -> bool:
    """Whether a file may hold such a character: as it is, or as an escape."""
    return _ESCAPE.search(text) is not None or _COMMANDING.search(text) is not None


class StraySpaces(Rule):
    """MDB303."""

    id = "MDB303"
    name = "stray-spaces"
    severity = Severity.ERROR
    why = "A space before, after or twice within a name, or one that is no plain space, is a slip that nobody sees."
    fix = "Write single plain spaces between words, none around (`militiadb check --fix` does)."
    fixable = True
    bad = bad("groups/saraya.yaml", ('- text: "Saraya"', '- text: "Saraya "'), at="11:11")
    good = good("groups/saraya.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Names with spaces around, doubled, or of other kinds."""
        for file, path, text in subject.name_texts:
            plain = " ".join(text.split())
            if plain != text:
                fix = Fix("write single plain spaces", quoted(plain))
                yield self.problem(subject.draft.place(file, path), f"stray spaces in {text!r}", fix=fix)


class LanguageTag(Rule):
    """MDB305."""

    id = "MDB305"
    name = "language-tag"
    severity = Severity.ERROR
    why = "The language decides how a name is read: a retired or invented tag (`iw`, `arabic`) is read as none."
    fix = "Write a BCP 47 tag of the IANA registry: ar, fa, ckb, ar-Latn (`--fix` replaces retired ones)."
    fixable = True
    bad = bad("groups/saraya.yaml", ("languages: [ar]", "languages: [iw]"), at="5:13")
    good = good("groups/saraya.yaml", ("languages: [ar]", "languages: [ar, ckb]"))

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Language tags that the IANA registry does not hold, or has retired."""
        for file, path, tag in _tags(subject):
            fault = language_fault(tag)
            if fault is not None:
                fix = Fix(f"write {fault.better}", fault.better) if fault.better else None
                place = subject.place(file, *path, key=path[:1] == ("concepts",))
                yield self.problem(place, f"{tag!r}: {fault.reason}", fix=fix)


def _tags(subject: Subject) -> Iterator[tuple[str, tuple[str | int, ...], str]]:
    for file, group in subject.groups():
        yield from ((file, ("languages", i), tag) for i, tag in enumerate(group.languages))
        yield from ((file, ("names", i, "lang"), name.lang) for i, name in enumerate(group.names))
    for file, source in subject.sources():
        if source.lang is not None:
            yield file, ("lang",), source.lang
    yield from ((file, ("lang",), scheme.lang) for file, scheme in subject.draft.schemes.items())
    for index, concept in enumerate(subject.draft.lexicon.concepts if subject.draft.lexicon else ()):
        yield from (("lexicon.yaml", ("concepts", index, "words", lang), lang) for lang in concept.words)


class ArabicLetters(Rule):
    """MDB310."""

    id = "MDB310"
    name = "tatweel-or-mixed-letters"
    severity = Severity.WARNING
    why = (
        "Tatweel only stretches a word, and ی/ي, ک/ك look alike: a name typed on the other keyboard is another string."
    )
    fix = "Write the letters of the name's language (`militiadb check --fix` does)."
    fixable = True
    bad = bad("groups/saraya.yaml", ('"سرايا"', '"سراــيا"'), at="7:11")
    good = good("groups/saraya.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Names with tatweel, or with the letters of the other keyboard."""
        for named in subject.names:
            for field in ("text", "pointed"):
                text = getattr(named.name, field)
                # In a pointed form a tatweel is notation: it parts a prefix from its word.
                better = _in_its_letters(text, named.name.lang, stretched=field == "pointed") if text else text
                if better != text:
                    place = subject.place(named.file, "names", named.at, field)
                    tatweel = field == "text" and _TATWEEL in text
                    what = "tatweel" if tatweel else f"letters that are not of {named.name.lang!r}"
                    fix = Fix(f"write {better}", quoted(better)) if better.strip() else None
                    yield self.problem(place, f"{what} in {text!r}", fix=fix)


def _in_its_letters(text: str, lang: str, *, stretched: bool) -> str:
    base = lang.partition("-")[0]
    if not stretched:
        text = text.replace(_TATWEEL, "")
    if base in _PERSIAN_LIKE:
        return text.translate(_ARABIC_TO_PERSIAN)
    return text.translate(_PERSIAN_TO_ARABIC) if base in ("ar", "arz", "acm", "apc") else text


class Homoglyphs(Rule):
    """MDB314."""

    id = "MDB314"
    name = "mixed-scripts-in-a-word"
    severity = Severity.ERROR
    why = "A Cyrillic о in a Latin word looks right and matches nothing: it is a slip, or a trick."
    fix = "Type the word in one script."
    bad = bad(
        "groups/saraya.yaml",
        ('- text: "Saraya"', '- text: "Sarаya"'),
        ('name: "Saraya"', 'name: "Sarаya"'),
        at="2:8 11:12",
    )
    good = good("groups/saraya.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Words of several scripts, or in look-alike letters of another."""
        for file, path, text in subject.name_texts:
            if text.isascii() or _ONE_SCRIPT.fullmatch(text):
                continue
            for word in mixed_words(text)[:1]:
                at = max(text.find(word), 0)
                place = subject.within(file, path, at, at + len(word))
                yield self.problem(place, f"{word!r} mixes scripts: {_letters(word)}")


def _letters(word: str) -> str:
    seen = {unicodedata.name(c, "?").split()[0].capitalize(): c for c in word if c.isalpha()}
    return ", ".join(f"{script} {c}" for script, c in seen.items())
