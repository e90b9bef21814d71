"""Strict YAML: one pass over the parser's events, values and positions together.

Invariants: nothing is composed or constructed by PyYAML, so depth, anchors and tags are refused while the text is
still a stream (libyaml's composer recurses, and dies on depth 50,000). Every scalar stays a string but for the
implicit `null`, `true` and `false`; what YAML 1.1 would take for something else is reported, never guessed.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from attrs import define, field, frozen

from militiadb.errors import Fix, Place, Problem, Severity

MAX_DEPTH = 32
Path = tuple["str | int", ...]
Value = Any  # str | bool | None | list[Value] | dict[str, Value]; pydantic types it, and nothing past loading sees it

CONSTANTS: dict[str, bool | None] = {"null": None, "~": None, "": None, "true": True, "false": False}
TRAP = re.compile(
    r"(?:yes|no|on|off|y|n|true|false|null|[+-]?0[0-9_]+|0x[0-9a-f_]+|0b[01_]+|[+-]?\d[\d_]*(?::[0-5]?\d)+|[+-]?\.inf|\.nan|=|<<)\Z",
    re.IGNORECASE,
)
"""Plain scalars that YAML 1.1 readers turn into something else (https://yaml.org/type/bool.html, int.html)."""
_BREAK = re.compile(r"\r\n|\r|\n")
_ODD_BREAKS = {"\x85": "U+0085", "\u2028": "U+2028", "\u2029": "U+2029"}
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser where there is one: eight times as fast


@frozen
class Span:
    """Where a node stands; lines and columns from 1, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@define
class Document:
    """One parsed file: its value, and the span of every key and value by path."""

    file: str
    text: str = ""
    value: Value = None
    spans: dict[Path, Span] = field(factory=dict)
    keys: dict[Path, Span] = field(factory=dict)
    problems: list[Problem] = field(factory=list)
    _rows: list[str] | None = field(default=None, init=False, repr=False, eq=False)

    @property
    def rows(self) -> list[str]:
        """The lines of the text, as the spans count them."""
        if self._rows is None:
            self._rows = _BREAK.split(self.text)
        return self._rows

    def starts_with(self, path: Path, characters: str) -> bool:
        """Whether a value begins with one of the characters: its quote, or the bracket of its flow style."""
        span = self.spans.get(path)
        found = self.rows[span.line - 1][span.column - 1 : span.column] if span else ""
        return found != "" and found in characters

    def place(self, path: Path = (), *, key: bool = False) -> Place:
        """The place of a value (or of its key), or of the nearest thing around it that is there."""
        shown = format_path(path)
        while path:
            span = (self.keys.get(path) if key else None) or self.spans.get(path)
            if span is not None:
                return Place(self.file, span.line, span.column, span.end_line, span.end_column, shown)
            path, key = path[:-1], False
        return Place(self.file, 1, 1, 1, 1, shown)


def format_path(path: Path) -> str:
    """Write a path as people read it.

    >>> format_path(("names", 2, "text"))
    'names[2].text'
    """
    out = ""
    for step in path:
        out += f"[{step}]" if isinstance(step, int) else f".{step}" if out else step
    return out


def parse(text: str, *, file: str) -> Document:
    """Parse one document; what is wrong with it is in `problems`, and what could be read is in `value`."""
    document = Document(file, text)
    for mark, name in _ODD_BREAKS.items():
        if mark in text:
            at = text.index(mark)
            line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
            where = Place(file, line, column, line, column + 1)
            document.problems.append(
                Problem(
                    "MDB009",
                    Severity.ERROR,
                    f"{name} breaks lines in some readers only",
                    where,
                    hint="delete it",
                )
            )
            return document
    _Reader(document).read(text)
    return document


class _Stop(Exception):  # noqa: N818 - ends the pass, is no error of its own
    """The document cannot be read any further."""


@define
class _Reader:
    """Builds values from events with a stack of its own, so that depth costs memory and never the process."""

    document: Document
    stack: list[Value] = field(factory=list)
    paths: list[Path] = field(factory=list)
    pending: list[tuple[str, Span] | None] = field(factory=list)
    documents: int = 0

    def read(self, text: str) -> None:
        loader = _LOADER(text)
        try:
            while loader.check_event():
                self._take(loader.get_event())
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except yaml.YAMLError as error:
            self._report("MDB001", f"this is not YAML: {error}", Span(1, 1, 1, 1))
        except _Stop:
            pass
        finally:
            loader.dispose()

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse(event)
            self._scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._refuse(event)
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [], _span(event))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            self._report("MDB003", f"alias *{event.anchor}: write the value out", _span(event))
            raise _Stop
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._report("MDB005", "a second document begins here: one file holds one document", _span(event))
                raise _Stop

    def _refuse(self, event: Any) -> None:
        if event.anchor is not None:
            self._report("MDB003", f"anchor &{event.anchor}: write the value out where it is needed", _span(event))
        if event.tag is not None:
            self._report("MDB003", f"tag {event.tag}: leave it out, the record says what a value is", _span(event))

    def _scalar(self, event: Any) -> None:
        span, plain = _span(event), not event.style  # None in Python's parser, '' in C's
        if self._wants_key():
            self._key(event.value, span, plain=plain)
            return
        value: Value = event.value
        if plain and value in CONSTANTS:
            value = CONSTANTS[value]
        elif plain and TRAP.match(value):
            self._trap(value, span)
        self._attach(value, span)

    def _trap(self, value: str, span: Span) -> None:
        fix = Fix("quote it", f'"{value}"')
        self._report("MDB008", f"{value} without quotes is read as something else by other YAML readers", span, fix)

    def _wants_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1], dict) and self.pending[-1] is None

    def _key(self, key: str, span: Span, *, plain: bool) -> None:
        mapping, path = self.stack[-1], (*self.paths[-1], key)
        if key == "<<":
            self._report("MDB003", "merge key <<: write the fields out", span)
        elif plain and TRAP.match(key):
            self._trap(key, span)
        if key in mapping:
            first = self.document.place(path, key=True)
            related = (first,)
            self._report("MDB002", f"{key!r} stands twice: first on line {first.line}", span, related=related)
        self.document.keys.setdefault(path, span)
        self.pending[-1] = (key, span)

    def _attach(self, value: Value, span: Span) -> Path:
        path: Path = ()
        if self.stack:
            parent = self.stack[-1]
            if isinstance(parent, list):
                path = (*self.paths[-1], len(parent))
                parent.append(value)
            else:
                waiting = self.pending[-1]
                if waiting is None:  # a mapping or list as a key
                    self._report("MDB001", "a key is a plain word here, not a mapping or a list", span)
                    raise _Stop
                key = waiting[0]
                path = (*self.paths[-1], key)
                self.pending[-1] = None
                if key in parent:  # the first of two equal keys stays
                    return path
                parent[key] = value
        else:
            self.document.value = value
        self.document.spans[path] = span
        return path

    def _open(self, container: Value, span: Span) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self._report("MDB009", f"nested deeper than {MAX_DEPTH}: no registry file needs that", span)
            raise _Stop
        path = self._attach(container, span)
        self.stack.append(container)
        self.paths.append(path)
        self.pending.append(None)

    def _close(self, event: yaml.Event) -> None:
        self.stack.pop()
        self.pending.pop()
        path = self.paths.pop()
        start, end = self.document.spans.get(path), _span(event)
        if start is not None:
            self.document.spans[path] = Span(start.line, start.column, end.end_line, end.end_column)

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark: Any = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        self._report("MDB001", f"this is not YAML: {error.problem or error.context}", Span(line, column, line, column))

    def _report(
        self, code: str, message: str, span: Span, fix: Fix | None = None, related: tuple[Place, ...] = ()
    ) -> None:
        path = format_path(self.paths[-1]) if self.paths else ""
        place = Place(self.document.file, span.line, span.column, span.end_line, span.end_column, path)
        self.document.problems.append(Problem(code, Severity.ERROR, message, place, related=related, fix=fix))


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:  # the parser marks every event; its types do not say so
        return Span(1, 1, 1, 1)
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
