"""Letter-for-letter schemes, which read nothing and can be undone: one sign for each letter and each mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from militiadb.names.romanisation.pointed import read_letters, split_words
from militiadb.names.romanisation.spelling import letter_of

if TYPE_CHECKING:
    from militiadb.names.romanisation.scheme import Scheme


def letter_for_letter(text: str, *, scheme: Scheme) -> str:
    """Each letter and mark by the table, the marks of a letter in the order in which the table lists them."""
    order = {char: at for at, char in enumerate(scheme.letters)}
    out: list[str] = []
    for is_word, piece in split_words(text):
        if not is_word:
            out.append(piece)
            continue
        for letter in read_letters(piece):
            chars = (letter.base, *sorted(letter.marks, key=lambda mark: order.get(mark, len(order))))
            out.extend(letter_of(char, scheme=scheme) for char in chars)
    return "".join(out)
