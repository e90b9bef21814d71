"""A whole pointed name in the letters of a scheme: construct state, articles, prefixes, capitals.

Construct state, as pointing shows it: a vowel on ة says construct, a sukun or nunation says pause. Unmarked, ة
is construct before a noun of the same phrase, unless its word has the article, or what follows is a particle, a
prefixed word, a number, a stop, or an indefinite feminine adjective in -iyya.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from militiadb.errors import RomanisationError
from militiadb.names.romanisation.affixes import Word, part_word
from militiadb.names.romanisation.needs import is_unpointed
from militiadb.names.romanisation.persian import Link, link_of
from militiadb.names.romanisation.pointed import SHADDA, SUKUN, ZWNJ, read_letters, skeleton, split_words
from militiadb.names.romanisation.reading import read_sounds
from militiadb.names.romanisation.spelling import assimilated, capitalised, spell
from militiadb.names.romanisation.words import PARTICLES

if TYPE_CHECKING:
    from militiadb.names.romanisation.scheme import Scheme


@frozen
class _Piece:
    """A word with what stands around it: the text before it, and its link to the next word."""

    word: Word
    before: str = ""
    link: Link | None = None
    solid: bool = False  # written in one with the word before it
    after_zwnj: bool = False


def romanise_text(pointed: str, *, scheme: Scheme, capitals: bool = True) -> str:
    """A pointed name in Latin letters, by the rules of a scheme.

    `capitals` writes each word as part of a name; without it all is lower case but the name of God.

    Raises:
        RomanisationError: a word has no mark at all, so that its vowels are anyone's guess, or it has a letter
            that the scheme does not know.
    """
    if scheme.reading == "letters":
        return _letter_for_letter(pointed, scheme=scheme)
    pieces, tail = _read(pointed, scheme=scheme)
    out = ""
    for at, piece in enumerate(pieces):
        ahead = pieces[at + 1] if at + 1 < len(pieces) else None
        out += _joint(pieces, at, out=out, scheme=scheme) + _spell_piece(
            piece, ahead=ahead, first=at == 0, scheme=scheme, capitals=capitals, behind=pieces[at - 1] if at else None
        )
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
        if is_unpointed(text, persian=persian):
            raise RomanisationError(f"{text!r} has no vowel marks: it cannot be romanised by rule")
        for part, chunk in enumerate(chunk for chunk in text.split(ZWNJ) if chunk):
            pieces.extend(_pieces(chunk, before=between, after_zwnj=part > 0, persian=persian))
            between = ""
    return pieces, between


def _pieces(text: str, *, before: str, after_zwnj: bool, persian: bool) -> list[_Piece]:
    letters, link = read_letters(text), None
    if persian:
        letters, link = link_of(letters)
    words = part_word(letters, persian=persian)
    made = [_Piece(word, solid=at > 0) for at, word in enumerate(words)]
    made[0] = evolve(made[0], before=before, after_zwnj=after_zwnj)
    made[-1] = evolve(made[-1], link=link)
    return made


def _joint(pieces: list[_Piece], at: int, *, out: str, scheme: Scheme) -> str:
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
    linked = _ezafe(behind, out=out, scheme=scheme)
    spaced = piece.before.isspace() and behind.word.key in rules.hyphenated
    return linked + ("-" if spaced else piece.before)


def _joins_allah(behind: _Piece | None, piece: _Piece, *, scheme: Scheme) -> bool:
    """Whether the scheme writes the name of God in one with the noun before it."""
    if behind is None or scheme.rules.allah_joined is None or not piece.word.allah or piece.word.prefixes:
        return False
    return not behind.word.definite and behind.word.key not in PARTICLES and (piece.solid or piece.before.isspace())


def _ezafe(piece: _Piece, *, out: str, scheme: Scheme) -> str:
    ezafe = scheme.rules.ezafe
    return "" if ezafe is None or piece.link is None else piece.link.spelled(ezafe)


def _spell_piece(
    piece: _Piece, *, ahead: _Piece | None, first: bool, scheme: Scheme, capitals: bool, behind: _Piece | None
) -> str:
    word, rules = piece.word, scheme.rules
    if word.allah:
        if _joins_allah(behind, piece, scheme=scheme):
            return rules.allah_joined or ""
        return _prefixed_allah(word, first=first, scheme=scheme)
    if word.ibn and skeleton(word.stem) == "بن" and rules.bin:
        return rules.bin if capitals else rules.bin.lower()
    stem = spell(_sounds(word, scheme=scheme), scheme=scheme, construct=_in_construct(piece, ahead))
    solid = piece.after_zwnj and not rules.zwnj.isspace()
    if capitals and not solid and (first or word.key not in rules.small_words) and word.key not in rules.solid_endings:
        stem = capitalised(stem)
    head = _head(word, first=first, scheme=scheme)
    return (head if capitals else head.lower()) + stem


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


def _prefixed_allah(word: Word, *, first: bool, scheme: Scheme) -> str:
    rules = scheme.rules
    if not word.prefixes:
        return rules.allah
    inner = rules.allah_prefixed.get(word.prefixes[-1])
    outer = word.prefixes[:-1] if inner else word.prefixes
    return "".join(rules.prefixes[prefix] for prefix in outer) + (inner or rules.allah)


def _in_construct(piece: _Piece, ahead: _Piece | None) -> bool:
    word = piece.word
    if not word.feminine or word.article:
        return False
    teh = word.stem[-1]
    if teh.tanwin or SUKUN in teh.marks:
        return False
    if teh.vowel:
        return True
    if ahead is None or not (ahead.before.isspace() or ahead.solid or ahead.after_zwnj):
        return False
    follower = ahead.word
    return not (follower.prefixes or follower.key in PARTICLES or _is_feminine_adjective(follower))


def _is_feminine_adjective(word: Word) -> bool:
    """Whether a word is an indefinite adjective in -iyya, which agrees with a noun in pause."""
    stem = word.stem
    return not word.definite and word.feminine and len(stem) > 3 and stem[-2].base == "ي" and SHADDA in stem[-2].marks


def _letter_for_letter(text: str, *, scheme: Scheme) -> str:
    """Each letter and mark by the table, the marks of a letter in the order of the table: a reversible spelling."""
    order = {char: at for at, char in enumerate(scheme.letters)}
    out: list[str] = []
    for is_word, piece in split_words(text):
        if not is_word:
            out.append(piece)
            continue
        for letter in read_letters(piece):
            chars = (letter.base, *sorted(letter.marks, key=lambda mark: order.get(mark, len(order))))
            unknown = [char for char in chars if char not in scheme.letters]
            if unknown:
                raise RomanisationError(f"{scheme.id} has no letter for {unknown[0]!r} (U+{ord(unknown[0]):04X})")
            out.append("".join(scheme.letters[char] for char in chars))
    return "".join(out)
