"""Words that end in God's name, written in one or apart: *Asadullah* is *Asad Allah*, and نصرالله is نصر الله."""

from __future__ import annotations

import re
from typing import Final

GOD_LATIN, GOD_ARABIC = "allah", "الله"
_LATIN: Final = re.compile(r"([a-z]{2,}?[^aeiou])(?:[aou]|ou)llah?\Z")
_LEAST: Final = 2
"""So many letters are left of the first word."""


def parted_from_god(word: str) -> tuple[str, str] | None:
    """The two words of which a word that ends in God's name is made, in the normal form.

    >>> parted_from_god("asadullah"), parted_from_god("نصرالله"), parted_from_god("fallujah")
    (('asad', 'allah'), ('نصر', 'الله'), None)
    """
    if word.endswith(GOD_ARABIC):
        bare = word.removesuffix(GOD_ARABIC)
        return (bare, GOD_ARABIC) if len(bare) >= _LEAST else None
    found = _LATIN.match(word) if "lla" in word else None
    return (found[1], GOD_LATIN) if found else None
