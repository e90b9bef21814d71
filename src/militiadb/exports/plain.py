"""Values as plain data, ready for JSON, with the joins that a reader of one file needs."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

import attrs

from militiadb.model.dates import PartialDate
from militiadb.model.group import Group
from militiadb.model.registry import Registry


def to_plain(value: Any) -> Any:
    """A value of the model as dicts, lists, strings and numbers; every field is there.

    >>> to_plain(PartialDate.parse("2020-08"))
    '2020-08'
    """
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if attrs.has(type(value)):
        return {field.name: to_plain(getattr(value, field.name)) for field in attrs.fields(type(value))}
    return value


def group_to_dict(registry: Registry, group: Group, *, on: date | None = None) -> dict[str, Any]:
    """A group with its listings (as of a day) and the full text of the sources that it cites."""
    plain: dict[str, Any] = to_plain(group)
    plain["listings"] = [to_plain(status) for status in registry.listings(group, on=on)]
    plain["cited"] = {source: to_plain(registry.source(source)) for source in group.cited}
    plain["data_version"], plain["fingerprint"] = registry.version, registry.fingerprint
    return plain
