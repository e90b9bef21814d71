"""Markup made of escaped parts: whatever comes from a registry is text, and stays text.

Everything the pictures are made of goes through `element`, which escapes children and attribute values; templates do
the same by Jinja's autoescape, which leaves alone what says `__html__`.
"""

from __future__ import annotations

from html import escape


class Safe(str):
    """Markup that is known to be well-formed and escaped; templates print it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def element(name: str, *children: object, **attributes: object) -> Safe:
    """An element with its children; an underscore in an attribute's name stands for a hyphen.

    >>> element("text", "<script>", class_="mdb-name", x=3)
    '<text class="mdb-name" x="3">&lt;script&gt;</text>'
    """
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Safe(f"<{name}{shown}>{joined(*children)}</{name}>")


def void(name: str, **attributes: object) -> Safe:
    """An element of HTML that has no end tag, such as link.

    >>> void("link", rel="alternate")
    '<link rel="alternate">'
    """
    return Safe(element(name, **attributes).removesuffix(f"</{name}>"))


def joined(*parts: object) -> Safe:
    """Parts one after the other, each escaped unless it is markup already.

    >>> joined("a & b", Safe("<b>c</b>"))
    'a &amp; b<b>c</b>'
    """
    return Safe("".join(part if isinstance(part, Safe) else escape(str(part)) for part in parts))


def shortened(text: str, *, to: int) -> str:
    """The text, cut with an ellipsis where it is longer than `to` characters.

    >>> shortened("Harakat Hizballah al-Nujaba", to=10)
    'Harakat H…'
    """
    return text if len(text) <= to else text[: to - 1].rstrip() + "…"
