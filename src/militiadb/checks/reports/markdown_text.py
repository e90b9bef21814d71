"""Markdown that means what it says and fits where it is put: a comment, a step summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LIMIT = 60_000
"""Characters; a GitHub comment holds 65,536."""


def escaped(text: str) -> str:
    r"""A text that means itself in Markdown: no markup, no cell borders, no mentions, nothing invisible.

    >>> print(escaped("*Hashd* | @everyone"))
    \*Hashd\* \| &#64;everyone
    """
    plain = "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in text)
    for character in "\\`*_[]<>|#~":
        plain = plain.replace(character, f"\\{character}")
    return plain.replace("@", "&#64;")


def fitted(lines: Iterable[str], *, rest: str) -> str:
    """The lines as one text; where that would not fit into a comment it is cut, and `rest` says where all of it is.

    >>> print(fitted(["### A check", "no problems"], rest="the log"), end="")
    ### A check
    no problems
    """
    text = "\n".join(lines) + "\n"
    if len(text) > LIMIT:
        cut = text.rindex("\n", 0, LIMIT)
        text = text[:cut] + f"\n\n… cut here; {rest}.\n"
    return text
