"""A whole pointed name in the letters of a scheme: articles, prefixes, joints between words, capitals."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from militiadb.errors import RomanisationError
from militiadb.names.romanisation.affixes import Word, part_word
from militiadb.names.romanisation.construct import in_construct
from militiadb.names.romanisation.letters import letter_for_letter
from militiadb.names.romanisation.needs import is_unpointed
from militiadb.names.romanisation.persian import Link, link_of
from militiadb.names.romanisation.pointed import ZWNJ, read_letters, skeleton, split_words
from militiadb.names.romanisation.reading import read_sounds
from militiadb.names.romanisation.spelling import assimilated, capitalised, spell
from militiadb.names.romanisation.words import ALLAH, PARTICLES

if TYPE_CHECKING:
    from militiadb.names.romanisation.scheme import Scheme

LONGEST_WORD = 200
"""With its marks; what has more letters is no word, and would be parted into prefixes and compounds without end."""


@frozen
class _Piece:
    """A word with what stands around it: the text before it, and its link to the next word."""

    word: Word
    before: str = ""
    link: Link | None = None
    solid: bool = False  # written in one with the word before it
    after_zwnj: bool = False

    @property
    def follows(self) -> bool:
        """Whether the piece stands in one phrase with the word before it, no stop between them."""
        return self.solid or self.after_zwnj or self.before.isspace()


def romanise_text(pointed: str, *, scheme: Scheme, capitals: bool = True) -> str:
    """A pointed name in Latin letters, by the rules of a scheme.

    >>> from militiadb.names.romanisation import Scheme
    >>> letters = {"ح": "H", "ز": "z", "ب": "b", "ِ": "i", "ْ": "o"}
    >>> citation = {"title": "Buckwalter", "publisher": "QAMUS", "edition": "excerpt"}
    >>> excerpt = {"id": "bw", "title": "Excerpt", "lang": "ar", "script": "Latn", "version": "1"}
    >>> tables = {"reading": "letters", "citation": citation, "letters": letters}
    >>> scheme = Scheme.from_mapping({**excerpt, **tables})
    >>> romanise_text("حِزْب", scheme=scheme)
    'Hizob'

    `capitals` writes each word as part of a name; without it all is lower case but the name of God.

    Raises:
        RomanisationError: a word has no mark at all, so that its vowels are anyone's guess, or it has a
            letter that the scheme does not know.
    """
    if scheme.reading == "letters":
        return letter_for_letter(pointed, scheme=scheme)
    pieces, tail = _read(pointed, scheme=scheme)
    out = ""
    for at in range(len(pieces)):
        out += _joint(pieces, at, scheme=scheme) + _spell_piece(pieces, at, scheme=scheme, capitals=capitals)
    return unicodedata.normalize("NFC", out + tail)


def _read(pointed: str, *, scheme: Scheme) -> tuple[list[_Piece], str]:
    """The words of a text with what stands before each, and what stands after the last."""
    persian = scheme.reading == "persian"
    pieces: list[_Piece] = []
    between = ""
    for is_word, text in split_words(pointed):
        if not is_word:
            between += text
            continue
        if len(text) > LONGEST_WORD:
            raise RomanisationError(f"{text[:LONGEST_WORD]!r}… is too long to be a word")
        if is_unpointed(text, persian=persian):
            raise RomanisationError(f"{text!r} has no vowel marks: it cannot be romanised by rule")
        for part, chunk in enumerate(_chunks(text)):
            pieces.extend(_pieces(chunk, before=between, after_zwnj=part > 0, persian=persian))
            between = ""
    return pieces, between


def _chunks(text: str) -> list[str]:
    """A word at its joiners; the name of God stays with the word before it, as a compound written solid."""
    chunks: list[str] = []
    for chunk in text.split(ZWNJ):
        if chunks and skeleton(read_letters(chunk)) == ALLAH:
            chunks[-1] += chunk
        elif read_letters(chunk):
            chunks.append(chunk)
    return chunks


def _pieces(text: str, *, before: str, after_zwnj: bool, persian: bool) -> list[_Piece]:
    letters, link = read_letters(text), None
    if persian:
        letters, link = link_of(letters)
    words = part_word(letters, persian=persian)
    made = [_Piece(word, solid=at > 0) for at, word in enumerate(words)]
    made[0] = evolve(made[0], before=before, after_zwnj=after_zwnj)
    made[-1] = evolve(made[-1], link=link)
    return made


def _joint(pieces: list[_Piece], at: int, *, scheme: Scheme) -> str:
    """What is written between the word before and this one."""
    piece, rules = pieces[at], scheme.rules
    if at == 0:
        return piece.before
    behind = pieces[at - 1]
    if _joins_allah(behind, piece, scheme=scheme) or piece.word.key in rules.solid_endings:
        return ""
    if piece.after_zwnj:
        return rules.zwnj
    if piece.solid:
        return rules.compound_join
    linked = behind.link.spelled(rules.ezafe) if behind.link and rules.ezafe else ""
    spaced = piece.before.isspace() and behind.word.key in rules.hyphenated
    return linked + ("-" if spaced else piece.before)


def _joins_allah(behind: _Piece, piece: _Piece, *, scheme: Scheme) -> bool:
    """Whether the scheme writes the name of God in one with the noun before it."""
    if scheme.rules.allah_joined is None or not piece.word.allah or piece.word.prefixes:
        return False
    return piece.follows and not behind.word.definite and behind.word.key not in PARTICLES


def _spell_piece(pieces: list[_Piece], at: int, *, scheme: Scheme, capitals: bool) -> str:
    piece, rules = pieces[at], scheme.rules
    word = piece.word
    if word.allah:
        joined = at > 0 and _joins_allah(pieces[at - 1], piece, scheme=scheme)
        return rules.allah_joined or "" if joined else _allah(word, scheme=scheme)
    raised = capitals and (at == 0 or not _written_small(piece, scheme=scheme))
    if word.ibn and rules.bin and skeleton(word.stem) == "بن":
        name = rules.bin if capitals else rules.bin.lower()
        return capitalised(name) if capitals and at == 0 else name
    ahead = pieces[at + 1] if at + 1 < len(pieces) else None
    construct = in_construct(word, ahead.word if ahead and ahead.follows else None)
    stem = spell(_sounds(word, scheme=scheme), scheme=scheme, construct=construct)
    head = _head(word, first=at == 0, scheme=scheme)
    return (head if capitals else head.lower()) + (capitalised(stem) if raised else stem)


def _written_small(piece: _Piece, *, scheme: Scheme) -> bool:
    """Whether a word stays in lower case within a name: a particle, or the later part of a compound."""
    rules = scheme.rules
    part = piece.after_zwnj and not rules.zwnj.isspace()
    return part or piece.word.key in rules.small_words or piece.word.key in rules.solid_endings


def _sounds(word: Word, *, scheme: Scheme) -> list[str]:
    return read_sounds(word.stem, persian=scheme.reading == "persian")


def _head(word: Word, *, first: bool, scheme: Scheme) -> str:
    """The prefixes and the article before a stem."""
    rules = scheme.rules
    lam = assimilated(word.stem[0].base, scheme=scheme) if word.article and word.stem else ""
    if word.article and word.prefixes:
        outer = "".join(rules.prefixes[prefix] for prefix in word.prefixes[:-1])
        return outer + rules.prefixed_article[word.prefixes[-1]].replace("{l}", lam)
    article = (rules.article_first if first else rules.article_later) if word.article else ""
    return "".join(rules.prefixes[prefix] for prefix in word.prefixes) + article.replace("{l}", lam)


def _allah(word: Word, *, scheme: Scheme) -> str:
    """The name of God, with its prefixes."""
    rules = scheme.rules
    inner = rules.allah_prefixed.get(word.prefixes[-1:])
    outer = word.prefixes[:-1] if inner else word.prefixes
    return "".join(rules.prefixes[prefix] for prefix in outer) + (inner or rules.allah)
