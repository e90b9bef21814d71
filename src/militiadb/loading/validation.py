"""A parsed document held against its record; pydantic's errors become problems with a place and a way out."""

from __future__ import annotations

import difflib
from typing import Any, TypeVar

from pydantic import ValidationError

from militiadb.errors import Problem, Severity
from militiadb.loading.records.fields import PATTERNS, Record
from militiadb.loading.strict_yaml import Document, Path

R = TypeVar("R", bound=Record)

_CODES = {
    "missing": "MDB101",
    "extra_forbidden": "MDB102",
    "enum": "MDB104",
    "literal_error": "MDB104",
    "partial_date": "MDB503",
    "blank": "MDB105",
    "string_pattern_mismatch": "MDB105",
    "string_too_long": "MDB105",
    "string_too_short": "MDB105",
    "too_short": "MDB105",
    "too_long": "MDB105",
    "greater_than_equal": "MDB105",
    "less_than_equal": "MDB105",
}
"""pydantic's error types and our rules; any other is a wrong type (MDB103)."""


def validate(kind: type[R], document: Document) -> tuple[R | None, list[Problem]]:
    """The record, or None and what is wrong with the document."""
    if not isinstance(document.value, dict):
        seen = "is empty" if document.value is None else f"holds a {_type_word(document.value)}"
        message = f"the file {seen}; a mapping of fields belongs here"
        return None, [Problem("MDB103", Severity.ERROR, message, document.place())]
    try:
        return kind.model_validate(document.value), []
    except ValidationError as error:
        return None, [_problem(kind, document, each) for each in error.errors(include_url=False)]


def _problem(kind: type[Record], document: Document, error: Any) -> Problem:
    path: Path = tuple(step for step in error["loc"] if step != "[key]")
    code = _CODES.get(error["type"], "MDB103")
    message, hint = _WORDING.get(code, _wrong_type)(kind, path, error)
    entity = document.value.get("id") if isinstance(document.value.get("id"), str) else None
    place = document.place(path, key=code == "MDB102")
    return Problem(code, Severity.ERROR, message, place, entity=entity, hint=hint)


def _missing(_kind: type[Record], path: Path, _error: Any) -> tuple[str, str | None]:
    return f"the field {path[-1]!r} is missing", "add it"


def _unknown(kind: type[Record], path: Path, _error: Any) -> tuple[str, str | None]:
    known = _fields_at(kind, path[:-1])
    near = difflib.get_close_matches(str(path[-1]), known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(known)}"
    return f"there is no field {path[-1]!r} here", hint


def _not_a_word(_kind: type[Record], _path: Path, error: Any) -> tuple[str, str | None]:
    known = [word.strip(" '") for word in error["ctx"]["expected"].replace(" or ", ", ").split(",")]
    near = difflib.get_close_matches(str(error["input"]), known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(known)}"
    return f"{_show(error['input'])} is not in the vocabulary", hint


def _not_so(_kind: type[Record], _path: Path, error: Any) -> tuple[str, str | None]:
    words = PATTERNS.get(error.get("ctx", {}).get("pattern", ""))
    if words is not None:
        return f"{_show(error['input'])} does not fit here", f"write {words}"
    return f"{_show(error['input'])} does not fit: {error['msg'][:1].lower()}{error['msg'][1:]}", None


def _no_date(_kind: type[Record], _path: Path, error: Any) -> tuple[str, str | None]:
    reason = error["ctx"]["reason"]
    return reason, None if ": write " in reason else "write 2020, 2020-08, 2020-08-24, A..B, ..B or A.."


_WANTED = {
    "model_type": "a mapping of fields",
    "dict_type": "a mapping",
    "list_type": "a list",
    "string_type": "a text",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
}
"""What belongs in a place, by pydantic's name for the error."""


def _wrong_type(kind: type[Record], path: Path, error: Any) -> tuple[str, str | None]:
    value, wanted = error["input"], _WANTED.get(error["type"])
    seen = "null" if value is None else f"{_type_word(value)} {_show(value)}"
    if wanted is None:
        return f"{seen} stands here: {error['msg'].lower()}", None
    return f"{seen} stands here, where {wanted} belongs", _way_out(kind, path, error["type"], value)


def _way_out(kind: type[Record], path: Path, wanted: str, value: Any) -> str | None:
    """How to write what was meant, where it can be told from what stands there."""
    if value is None:
        around, field = _record_at(kind, path[:-1]), path[-1] if path else None
        required = around is not None and isinstance(field, str) and around.model_fields[field].is_required()
        return "give it a value" if required else "give it a value, or leave the field out"
    if wanted == "list_type" and isinstance(value, str):
        return f"write it in brackets: [{_show(value)[1:-1]}]"
    if wanted == "model_type":
        record = _record_at(kind, path)
        needed = [name for name, field in record.model_fields.items() if field.is_required()] if record else []
        return f"write each with its fields: {', '.join(needed)}" if needed else None
    return None


_WORDING = {
    "MDB101": _missing,
    "MDB102": _unknown,
    "MDB104": _not_a_word,
    "MDB105": _not_so,
    "MDB503": _no_date,
}


def _fields_at(kind: type[Record], path: Path) -> list[str]:
    """The fields that the record knows at a path."""
    record = _record_at(kind, path)
    return sorted(record.model_fields) if record else []


def _record_at(kind: type[Record], path: Path) -> type[Record] | None:
    """The record that stands at a path, followed through lists and nested records."""
    current: Any = kind
    for step in path:
        if isinstance(step, str):
            current = current.model_fields[step].annotation
        while not (isinstance(current, type) and issubclass(current, Record)):
            inner = [arg for arg in getattr(current, "__args__", ()) if arg is not type(None)]
            if not inner:
                return None
            current = inner[0]
    record: type[Record] = current
    return record


def _type_word(value: Any) -> str:
    words = {dict: "mapping", list: "list", bool: "truth value", type(None): "null"}
    return words.get(type(value), "text")


def _show(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}…"
