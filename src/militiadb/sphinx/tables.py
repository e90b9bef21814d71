"""The names room's own tables as data for the browser: nothing is restated, so nothing can differ."""

from __future__ import annotations

import sys
from typing import Any

from militiadb.names.lettertables import table


def tables() -> dict[str, Any]:
    """What `folding.js` interprets: the normal form, the skeleton, its scripts, and what lower case does not fold."""
    skeleton = table("skeleton")
    return {
        "normal": table("normal"),
        "skeleton": skeleton,
        "scripts": [table(name) for name in skeleton["scripts"]],
        "casefolds": casefolds(),
    }


def casefolds() -> dict[str, str]:
    """The letters whose case folding is not their lower case, which is all that JavaScript knows.

    >>> casefolds()["ß"]
    'ss'
    """
    letters = map(chr, range(sys.maxunicode + 1))
    return {letter: letter.casefold() for letter in letters if letter.casefold() != letter.lower()}
