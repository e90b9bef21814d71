"""Writes values as canonical YAML: block style, lists of plain things in flow style, prose in double quotes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from attrs import define, field

from militiadb.loading.escapes import escape_of
from militiadb.loading.shape import FREE, Shape
from militiadb.loading.strict_yaml import CONSTANTS, TRAP, Document, Path

if TYPE_CHECKING:
    from militiadb.loading.comments import Comments

_PLAIN = re.compile(r"(?!\.\.\.)[A-Za-z0-9/_.(+](?:[^\s\"'\\]*[^\s\"'\\:])?\Z", re.ASCII)
_FLOW = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*\Z", re.ASCII)
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z", re.ASCII)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_VISIBLE = frozenset("LMNPS")
"""Unicode classes that are written as they are; invisible ones (C, Z) are written as escapes, so that they are seen."""


def quoted(text: str) -> str:
    r"""A text in double quotes, with everything invisible written as an escape.

    >>> print(quoted("حزب\\u200cالله"))
    "حزب\\u200cالله"
    """
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character == " " or unicodedata.category(character)[0] in _VISIBLE:
        return character
    return escape_of(character)


@define
class Emitter:
    """Writes values as lines; asks the comments, by path, what stands above and beside each line."""

    document: Document
    comments: Comments
    dropped: set[Path]
    around: frozenset[Path] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """What has a comment inside it, asked of every list."""
        self.around = self.comments.around()

    def mapping(self, value: dict[str, Any], shape: Shape, path: Path, indent: int) -> list[str]:
        """The lines of a mapping, its fields in the order of the record."""
        fields = shape.fields
        order = [*(key for key in fields if key in value), *(key for key in value if key not in fields)]
        lines: list[str] = []
        for key in order:
            here = (*path, key)
            if here not in self.dropped:
                if here in self.comments.above:
                    lines += self._above(here, indent)
                head = " " * indent + _key(key)
                lines += self._field(head, value[key], shape.of(key), here, indent)
        return lines

    def _field(self, head: str, value: Any, shape: Shape, path: Path, indent: int) -> list[str]:
        inline = self._inline(value, shape, path)
        if inline is not None:
            return [f"{head} {inline}{self._beside(path)}"]
        lines = [head + self._beside(path)]
        if isinstance(value, dict):
            return lines + self.mapping(value, shape, path, indent + 2)
        return lines + self._items(value, shape.item or FREE, path, indent + 2)

    def _items(self, values: list[Any], shape: Shape, path: Path, indent: int) -> list[str]:
        lines: list[str] = []
        for index, value in enumerate(values):
            here = (*path, index)
            if here in self.comments.above:
                lines += self._above(here, indent)
            inline = self._inline(value, shape, here)
            if inline is not None:
                lines.append(f"{' ' * indent}- {inline}{self._beside(here)}")
                continue
            if isinstance(value, dict):
                inner = self.mapping(value, shape, here, indent + 2)
            else:
                inner = self._items(value, shape.item or FREE, here, indent + 2)
            if here in self.comments.beside:
                inner.insert(0, " " * (indent + 2) + self.comments.beside[here])
            first = next(i for i, line in enumerate(inner) if not line.lstrip().startswith("#"))
            inner[first] = f"{' ' * indent}- {inner[first][indent + 2 :]}"
            lines += inner
        return lines

    def _inline(self, value: Any, shape: Shape, path: Path) -> str | None:
        """What can stand on the line of its key; None for what needs lines of its own."""
        if isinstance(value, dict):
            return None if any((*path, key) not in self.dropped for key in value) else "{}"
        if not isinstance(value, list):
            return self._scalar(value, shape, path)
        if not value:
            return "[]"
        item = shape.item or FREE
        nested = any(isinstance(each, (dict, list)) for each in value)
        native = item.kind == "free" and not all(isinstance(each, str) and each.isascii() for each in value)
        if nested or native or item.kind == "prose" or path in self.around:
            return None
        return f"[{', '.join(self._scalar(each, item, (*path, i), flow=True) for i, each in enumerate(value))}]"

    def _scalar(self, value: Any, shape: Shape, path: Path, *, flow: bool = False) -> str:
        if not isinstance(value, str):
            return {None: "null", True: "true", False: "false"}[value]
        if shape.kind == "plain" or (shape.kind == "free" and not self.document.starts_with(path, "\"'|>")):
            return plainly(value, flow=flow)
        return quoted(value)

    def _above(self, path: Path, indent: int) -> list[str]:
        return [" " * indent + text for text in self.comments.above[path]]

    def _beside(self, path: Path) -> str:
        text = self.comments.beside.get(path)
        return f"  {text}" if text else ""


@lru_cache(maxsize=20_000)
def plainly(value: str, *, flow: bool = False) -> str:
    """A value without quotes where it would be read the same, in quotes elsewhere; `flow` is inside of brackets.

    >>> plainly("IQ"), plainly("NO")
    ('IQ', '"NO"')
    """
    return value if (_FLOW if flow else _PLAIN).match(value) and not _is_trap(value) else quoted(value)


@lru_cache(maxsize=20_000)
def _key(key: str) -> str:
    return (key if _KEY.match(key) and not _is_trap(key) else quoted(key)) + ":"


def _is_trap(value: str) -> bool:
    return value in CONSTANTS or TRAP.match(value) is not None
