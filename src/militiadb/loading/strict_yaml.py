"""Strict YAML: one pass over the parser's events, values and positions together.

Invariants: nothing is composed or constructed by PyYAML, so depth, anchors and tags are refused while the text is
still a stream (libyaml's composer recurses, and dies on depth 50,000). Every scalar stays a string but for the
implicit `null`, `true` and `false`; what YAML 1.1 would take for something else is reported, never guessed.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from attrs import define, field

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
_TOO_DEEP = "exceeded maximum nesting depth"
"""libyaml from 0.2.6 on stops by itself at depth 1,000, and in flow style before it has told of the first level."""
_CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)
"""What git leaves between two sides; the parser stumbles over the line below, which is sound."""
_BREAK = re.compile(r"\r\n|\r|\n")
_ODD_BREAKS = {"\x85": "U+0085", "\u2028": "U+2028", "\u2029": "U+2029"}
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser where there is one: eight times as fast


Span = tuple[int, int, int, int]
"""Where a node stands: line, column, end line, end column; from 1, the end exclusive. Plain tuples, for there are
some hundred thousand of them, and the collector lets go of tuples."""


@define
class Document:
    """One parsed file: its value, and the span of every key and value by path."""

    file: str
    text: str = ""
    value: Value = None
    spans: dict[Path, Span] = field(factory=dict)
    keys: dict[Path, Span] = field(factory=dict)
    problems: list[Problem] = field(factory=list)
    cut_short: bool = False
    """Whether the text was not read to its end: what its record would lack is then no news."""
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
        found = self.rows[span[0] - 1][span[1] - 1 : span[1]] if span else ""
        return found != "" and found in characters

    def place(self, path: Path = (), *, key: bool = False) -> Place:
        """The place of a value (or of its key), or of the nearest thing around it that is there."""
        shown = format_path(path)
        while path:
            span = (self.keys.get(path) if key else None) or self.spans.get(path)
            if span is not None:
                return Place(self.file, *span, shown)
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
            where = Place(file, *_span_at(text, text.index(mark)))
            message = f"{name} breaks lines in some readers only"
            document.problems.append(Problem("MDB009", Severity.ERROR, message, where, hint="delete it"))
            document.cut_short = True
            return document
    _Reader(document).read(text)
    return document


class _Stop(Exception):  # noqa: N818 - ends the pass, is no error of its own
    """The document cannot be read any further."""


@define
class _Reader:
    """Builds values from events with a stack of its own, so that depth costs memory and never the process.

    `container` is what is being filled, `path` where it stands, and `key` the key that waits for its value; the
    stack holds these three for everything around it.
    """

    document: Document
    container: Value = None
    path: Path = ()
    key: str | None = None
    stack: list[tuple[Value, Path, str | None]] = field(factory=list)
    documents: int = 0

    def read(self, text: str) -> None:
        handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping,
            yaml.SequenceStartEvent: self._sequence,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        loader = _LOADER(text)
        self.document.cut_short = True
        try:
            while (event := loader.get_event()) is not None:
                handler = handlers.get(event.__class__)
                if handler is not None:
                    handler(event)
            self.document.cut_short = False
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
        except yaml.YAMLError as error:
            reason = getattr(error, "reason", error)  # the whole of it tells of a stream, over two lines
            odd = yaml.reader.Reader.NON_PRINTABLE.search(text)
            span = _span_at(text, odd.start()) if odd else (1, 1, 1, 1)
            self._report("MDB001", f"this is not YAML: {reason}", span)
        except _Stop:
            pass
        finally:
            loader.dispose()

    def _alias(self, event: Any) -> None:
        self._report("MDB003", f"alias *{event.anchor}: write the value out", _span(event))
        raise _Stop

    def _document(self, event: Any) -> None:
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
        value: Value = event.value
        span = _span(event)
        plain = not event.style  # None in Python's parser, '' in C's
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        if self.key is None and self.container.__class__ is dict:
            self._key(value, span, plain=plain)
            return
        if plain:
            if value in CONSTANTS:
                value = CONSTANTS[value]
            elif TRAP.match(value):
                self._trap(value, span)
        self._attach(value, span)

    def _trap(self, value: str, span: Span) -> None:
        fix = Fix("quote it", f'"{value}"')
        self._report("MDB008", f"{value} without quotes is read as something else by other YAML readers", span, fix)

    def _key(self, key: str, span: Span, *, plain: bool) -> None:
        path = (*self.path, key)
        if key == "<<":
            self._report("MDB003", "merge key <<: write the fields out", span)
        elif plain and TRAP.match(key):
            self._trap(key, span)
        if key in self.container:
            first = self.document.place(path, key=True)
            related = (first,)
            self._report("MDB002", f"{key!r} stands twice: first on line {first.line}", span, related=related)
        self.document.keys.setdefault(path, span)
        self.key = key

    def _attach(self, value: Value, span: Span) -> Path:
        container = self.container
        if container.__class__ is list:
            path = (*self.path, len(container))
            container.append(value)
        elif container is None:
            path = ()
            self.document.value = value
        elif self.key is None:  # a mapping or list as a key
            self._report("MDB001", "a key is a plain word here, not a mapping or a list", span)
            raise _Stop
        else:
            path = (*self.path, self.key)
            if self.key in container:  # the first of two equal keys stays
                self.key = None
                return path
            container[self.key] = value
            self.key = None
        self.document.spans[path] = span
        return path

    def _mapping(self, event: Any) -> None:
        self._open({}, event)

    def _sequence(self, event: Any) -> None:
        self._open([], event)

    def _open(self, made: Value, event: Any) -> None:
        self._refuse(event)
        if len(self.stack) >= MAX_DEPTH:
            self._too_deep(_span(event))
            raise _Stop
        path = self._attach(made, _span(event))
        self.stack.append((self.container, self.path, self.key))
        self.container, self.path, self.key = made, path, None

    def _close(self, event: Any) -> None:
        start = self.document.spans.get(self.path)
        if start is not None:
            self.document.spans[self.path] = (*start[:2], *_span(event)[2:])
        self.container, self.path, self.key = self.stack.pop()

    def _too_deep(self, span: Span) -> None:
        self._report("MDB009", f"nested deeper than {MAX_DEPTH}: no registry file needs that", span)

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark: Any = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        told = error.problem or error.context
        if told == _TOO_DEEP:
            self._too_deep((line, column, line, column))
        elif (left := _CONFLICT.search(self.document.text)) is not None:
            line = self.document.text.count("\n", 0, left.start()) + 1
            hint = "put both sides together as they should be, and delete the lines with <<<<<<<, ======= and >>>>>>>"
            message = f"a merge conflict is left here: {left[1]}"
            self._report("MDB001", message, (line, 1, line, 8), hint=hint)
        else:
            self._report("MDB001", f"this is not YAML: {told}", (line, column, line, column))

    def _report(
        self,
        code: str,
        message: str,
        span: Span,
        fix: Fix | None = None,
        related: tuple[Place, ...] = (),
        hint: str | None = None,
    ) -> None:
        place = Place(self.document.file, *span, format_path(self.path))
        problem = Problem(code, Severity.ERROR, message, place, related=related, hint=hint, fix=fix)
        self.document.problems.append(problem)


def _span_at(text: str, at: int) -> Span:
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return line, column, line, column + 1


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return start.line + 1, start.column + 1, end.line + 1, end.column + 1
