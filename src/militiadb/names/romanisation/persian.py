"""Ezafe: what a pointed Persian word shows at its end, and how a scheme writes it.

A kasra on the last letter is the ezafe; so is a hamza over a silent h or a final ye, and a ye with kasra that
is added after a long vowel (پَایِ آب).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from militiadb.names.romanisation.pointed import HAMZA_ABOVE, KASRA, Letter, Letters

if TYPE_CHECKING:
    from militiadb.names.romanisation.scheme import Ezafe


@frozen
class Link:
    """The ezafe of a word: `kind` is a field of the scheme's table, by what the word ends in."""

    kind: str

    def spelled(self, ezafe: Ezafe) -> str:
        """The link in the spelling of a scheme."""
        return str(getattr(ezafe, self.kind))


def link_of(letters: Letters) -> tuple[Letters, Link | None]:
    """The word without the signs of its ezafe, and the ezafe if there is one."""
    last = letters[-1]
    if HAMZA_ABOVE in last.marks:
        return (*letters[:-1], last.without(HAMZA_ABOVE).without(KASRA)), Link("hamza")
    if len(letters) > 2 and last.base == "ئ" and letters[-2].vowel == "i":
        return (*letters[:-1], Letter("ي")), Link("hamza")
    if KASRA not in last.marks or len(letters) < 2:
        return letters, None
    before = letters[-2]
    if last.base == "ي" and not last.doubled and (before.base in "او" and before.bare):
        return letters[:-1], Link("glide")
    return (*letters[:-1], last.without(KASRA)), Link(_kind(last, before))


def _kind(last: Letter, before: Letter) -> str:
    if last.base == "ه" and before.vowel in ("a", "i"):
        return "after_h"
    if last.base in "يى" and before.vowel == "i" and not last.doubled:
        return "after_vowel"
    return "plain"
