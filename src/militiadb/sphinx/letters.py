"""Long lists by letter, so that a reader can jump to a part of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from militiadb.sphinx.wording import script_name

Row = TypeVar("Row")

DIGITS: Final = "0–9"
_LETTER: Final = re.compile("[A-Z]")
_NO_SLUG: Final = re.compile("[^a-z0-9]+")


def by_letter(rows: Iterable[Row], name_of: Callable[[Row], str]) -> list[tuple[str, str, list[Row]]]:
    """The rows under each letter, in the order given, with the name of the place: figures, A to Z, other scripts.

    >>> by_letter(["al-Ahd", "Bayraq", "910", "Asa'ib"], str)
    [('0–9', 'letter-0-9', ['910']), ('A', 'letter-a', ['al-Ahd', "Asa'ib"]), ('B', 'letter-b', ['Bayraq'])]
    """
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(initial(name_of(row)), []).append(row)
    letters = sorted(found, key=lambda name: (name != DIGITS, len(name), name))
    return [(name, f"letter-{_NO_SLUG.sub('-', name.lower())}", found[name]) for name in letters]


def initial(text: str) -> str:
    """What a name is filed under: its first letter, without accents; figures together, other scripts by name.

    >>> initial("Özel Büro"), initial("'Asa'ib"), initial("24th Brigade"), initial("لواء المنتظر")
    ('O', 'A', '0–9', 'Arabic')
    """
    first = next((sign for sign in text if sign.isalnum()), "")
    plain = unicodedata.normalize("NFKD", first).upper()[:1]
    if plain.isdigit():
        return DIGITS
    return plain if _LETTER.match(plain) else script_name(first)
