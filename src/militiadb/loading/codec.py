"""Plain data ⇄ attrs values, by the fields of the classes: the one way in from records and from snapshots.

A converter is made once for each type, from its annotations. Fields that hold their default are not written, so a
snapshot stays small and two equal values give equal bytes.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar

import attrs

from militiadb.model.dates import PartialDate

T = TypeVar("T")
Converter = Callable[[Any], Any]
_PLAIN = (str, int, float, bool, type(None))


def structure(cls: type[T], raw: Mapping[str, Any]) -> T:
    """Make a value of `cls` from plain data; fields of `raw` that the class does not have are left out."""
    made: T = _reader(cls)(raw)
    return made


def unstructure(value: Any) -> Any:
    """Make plain data (dicts, lists, strings, numbers) from a value; defaults are left out."""
    return _writer(type(value))(value)


def _make_reader(kind: Any) -> Converter:
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if kind is Any or kind in _PLAIN:
        return _same
    if kind is PartialDate:
        return PartialDate.parse
    if origin in (typing.Union, types.UnionType):
        return _optional(_reader(next(arg for arg in args if arg is not type(None))))
    if origin is tuple:
        return _sequence(_reader(args[0]))
    if origin is frozenset:
        return frozenset
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(_reader(args[1]))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if attrs.has(kind):
        return _attrs_reader(kind)
    raise TypeError(f"no plain form for {kind!r}")


def _same(value: Any) -> Any:
    return value


def _optional(inner: Converter) -> Converter:
    return lambda value: None if value is None else inner(value)


def _sequence(inner: Converter) -> Converter:
    if inner is _same:
        return tuple
    return lambda values: tuple([inner(value) for value in values])


def _mapping(inner: Converter) -> Converter:
    return lambda values: {key: inner(value) for key, value in values.items()}


def _attrs_reader(kind: Any) -> Converter:
    hints = typing.get_type_hints(kind)
    fields = [(field.name, _reader(hints[field.name])) for field in attrs.fields(kind) if field.init]

    def read(raw: Mapping[str, Any]) -> Any:
        # A record says null where nothing stands; the value's own default says the same.
        return kind(**{name: convert(raw[name]) for name, convert in fields if raw.get(name) is not None})

    return read


def _make_writer(kind: Any) -> Converter:
    if kind in _PLAIN:
        return _same
    if issubclass(kind, Enum):
        return lambda value: value.value
    if kind is PartialDate:
        return str
    if issubclass(kind, tuple):
        return lambda values: [unstructure(value) for value in values]
    if issubclass(kind, frozenset):
        return sorted
    if issubclass(kind, Mapping):
        return lambda values: {key: unstructure(value) for key, value in values.items()}
    if attrs.has(kind):
        return _attrs_writer(kind)
    raise TypeError(f"no plain form for {kind!r}")


def _attrs_writer(kind: type[attrs.AttrsInstance]) -> Converter:
    fields = [(field.name, field.default) for field in attrs.fields(kind) if field.init]

    def write(value: Any) -> dict[str, Any]:
        pairs = ((name, getattr(value, name), default) for name, default in fields)
        return {name: unstructure(item) for name, item, default in pairs if item != default}

    return write


_reader: Callable[[Any], Converter] = cache(_make_reader)
_writer: Callable[[Any], Converter] = cache(_make_writer)
