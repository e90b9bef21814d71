"""References made from the code itself: the commands from click's parser, the file format from the records."""

from __future__ import annotations

import inspect
import textwrap
import types
import typing
from collections.abc import Iterator
from enum import Enum
from typing import Any

_FILES = (
    ("registry.yaml", "ManifestRecord"),
    ("groups/&lt;id&gt;.yaml", "GroupRecord"),
    ("designations/&lt;programme&gt;.yaml", "ProgrammeRecord"),
    ("sources/&lt;id&gt;.yaml", "SourceRecord"),
    ("actors.yaml", "ActorsRecord"),
    ("lookalikes.yaml", "LookalikesRecord"),
    ("vocabulary.yaml", "VocabularyRecord"),
    ("lexicon.yaml", "LexiconRecord"),
    ("transliterations/&lt;scheme&gt;.yaml", "SchemeRecord"),
)


def commands(root: Any) -> str:
    """A click group and every command of it with its help, its arguments and its options, as Markdown."""
    import click

    context = root.context_class(root, info_name="militiadb", **root.context_settings)
    parts = [_command(context, root)]
    for name in root.list_commands(context):
        command = root.get_command(context, name)
        if command is not None:
            parts.append(_command(click.Context(command, info_name=name, parent=context), command))
    return "\n\n".join(parts)


def _command(context: Any, command: Any) -> str:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    records = (each.get_help_record(context) for each in command.get_params(context))
    rows = [record for record in records if record and record[1]]
    options = "\n".join(f"`{flags}`\n: {text.replace('|', '/')}\n" for flags, text in rows)
    return f"## {context.command_path}\n\n```text\n{usage}\n```\n\n{_help(command.help)}\n\n{options}"


def _help(text: str | None) -> str:
    """A command's help: prose as prose, what click keeps line by line as a console block."""
    parts = []
    for part in inspect.cleandoc(text or "").split("\n\n"):
        kept = part.startswith("\b")
        body = part.removeprefix("\b").strip("\n")
        parts.append(f"```console\n{textwrap.indent(body, '$ ')}\n```" if kept else body)
    return "\n\n".join(parts)


def records() -> str:
    """Every file of a registry with its fields, as Markdown: made from the records that judge the files."""
    from militiadb.loading import records as module

    parts, shown = [], set[str]()
    for file, name in _FILES:
        record = getattr(module, name)
        parts.append(f"## {file}\n\n{_first_line(record)}\n\n{_fields(record)}")
        parts.extend(_inner(record, shown))
    return "\n\n".join(parts)


def _inner(record: Any, shown: set[str]) -> Iterator[str]:
    """The records inside a record, each once."""
    for field in record.model_fields.values():
        for kind in _kinds(field.annotation):
            if hasattr(kind, "model_fields") and kind.__name__ not in shown:
                shown.add(kind.__name__)
                title = kind.__name__.removesuffix("Record")
                yield f"### {title}\n\n{_first_line(kind)}\n\n{_fields(kind)}"
                yield from _inner(kind, shown)


def _fields(record: Any) -> str:
    rows = ["| Field | Value | Needed |", "|---|---|---|"]
    hints = typing.get_type_hints(record, include_extras=True)
    for name, field in record.model_fields.items():
        said = f". {field.description}" if field.description else ""
        rows.append(f"| `{name}` | {_value(hints[name])}{said} | {'yes' if field.is_required() else ''} |")
    return "\n".join(rows)


def _named(annotation: Any) -> str | None:
    """What a field type is called, for those that all records share."""
    from militiadb.loading.records import fields

    table = {
        "id": fields.Id, "language tag (BCP 47)": fields.Lang, "country code (ISO 3166-1)": fields.Country,
        "web address": fields.Url, "partial date": fields.DateText, "list of ids": fields.Ids,
    }  # fmt: skip
    return next((words for words, kind in table.items() if annotation == kind), None)


def _value(annotation: Any) -> str:
    named = _named(annotation)
    if named:
        return named
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _value(args[0])
    if origin in (typing.Union, types.UnionType):
        return " or ".join(_value(arg) for arg in args if arg is not type(None))
    if origin in (list, tuple):
        return f"list of: {_value(args[0])}"
    if origin is dict:
        return f"mapping of {_value(args[0])} to {_value(args[1])}"
    if origin is typing.Literal:
        return ", ".join(f"`{arg}`" for arg in args)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return ", ".join(f"`{each.value}`" for each in annotation)
    names = {"str": "text", "bool": "true or false", "float": "number", "int": "number"}
    name = getattr(annotation, "__name__", str(annotation))
    return names.get(name, f"[{name.removesuffix('Record')}](#{name.removesuffix('Record').lower()})")


def _kinds(annotation: Any) -> Iterator[Any]:
    args = typing.get_args(annotation)
    if not args:
        yield annotation
    for arg in args:
        yield from _kinds(arg)


def _first_line(record: Any) -> str:
    return inspect.cleandoc(record.__doc__ or "").partition("\n")[0]
