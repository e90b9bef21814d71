"""How each field of a record is written: read off the records themselves, so that no table has to follow them.

Prose stands in double quotes, everything with a pattern (ids, words, dates, addresses) stands plain, lists of plain
things stand in flow style, and what a record leaves open (`free`) keeps its author's quotes.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Annotated, Any

from attrs import field, frozen
from pydantic import StringConstraints
from pydantic_core import PydanticUndefined

from militiadb.loading.records.fields import Record

NO_DEFAULT = object()


@frozen
class Shape:
    """One node of the layout: `kind` is prose, plain, list, record, map or free; records know their fields' order."""

    kind: str
    item: Shape | None = None
    fields: Mapping[str, Shape] = field(factory=dict)
    defaults: Mapping[str, Any] = field(factory=dict)

    def of(self, key: str) -> Shape:
        """The shape of a mapping's value."""
        return self.fields.get(key) or self.item or FREE


FREE = Shape("free")
PLAIN = Shape("plain")
PROSE = Shape("prose")


@cache
def shape_of(kind: type[Record]) -> Shape:
    """The shape of a record class.

    >>> from militiadb.loading.records import SourceRecord
    >>> shape_of(SourceRecord).of("title").kind, shape_of(SourceRecord).of("publisher").kind
    ('prose', 'plain')
    """
    hints = typing.get_type_hints(kind, include_extras=True)
    fields = {name: _shape(hints[name]) for name in kind.model_fields}
    return Shape("record", fields=fields, defaults={name: _default(kind, name) for name in kind.model_fields})


def _shape(hint: Any) -> Shape:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is Annotated:
        inner = _shape(args[0])
        bounded = [each for each in args[1:] if isinstance(each, StringConstraints)]
        return PROSE if bounded and all(each.pattern is None for each in bounded) else inner
    if origin in (typing.Union, types.UnionType):
        return _shape(next(arg for arg in args if arg is not type(None)))
    if origin is list:
        return Shape("list", item=_shape(args[0]))
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return Shape("map", item=_shape(args[1]))
    if isinstance(hint, type) and issubclass(hint, Record):
        return shape_of(hint)
    return PLAIN


def _default(kind: type[Record], name: str) -> Any:
    info = kind.model_fields[name]
    value = info.default_factory() if info.default_factory else info.default  # type: ignore[call-arg]
    if value is PydanticUndefined:
        return NO_DEFAULT
    if isinstance(value, Record):
        return {}
    return value.value if isinstance(value, Enum) else value
