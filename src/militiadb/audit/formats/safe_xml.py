"""XML as a stream of records, safe against a hostile file.

Invariants: a document type declaration is refused before anything in it is read, so that there are no entities to
expand and nothing outside the file to fetch; depth, attributes and the size of a record are bounded; nothing recurses;
of the whole tree only the record being read is in memory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import BinaryIO, NoReturn
from xml.parsers import expat

from attrs import define, field

from militiadb.errors import ListFileError

CHUNK = 1 << 16
MAX_DEPTH = 32
MAX_RECORD = 1 << 22
"""Characters and elements in one record; the longest of a real list holds some ten thousand."""


@define
class Element:
    """An element with its attributes and what stands in it, in order; names are without their namespace."""

    name: str
    attributes: dict[str, str]
    parts: list[str | Element] = field(factory=list)

    def children(self, name: str) -> list[Element]:
        """The inner elements of that name."""
        return [part for part in self.parts if isinstance(part, Element) and part.name == name]

    def value(self, *path: str) -> str:
        """The text at a path of names, spaces trimmed; empty where nothing is there."""
        here = self
        for name in path:
            found = here.children(name)
            if not found:
                return ""
            here = found[0]
        return here.text().strip()

    def text(self) -> str:
        """All text in the element and those inside it, in order."""
        out: list[str] = []
        waiting: list[str | Element] = [self]
        while waiting:
            part = waiting.pop()
            if isinstance(part, str):
                out.append(part)
            else:
                waiting.extend(reversed(part.parts))
        return "".join(out)


def read_records(stream: BinaryIO, *, records: Collection[str]) -> Iterator[Element]:
    """Yield the root (its attributes alone), then each record as it is complete.

    Raises `ListFileError` for what is not well-formed, declares a document type, or is beyond the bounds.
    """
    builder = _Builder(records)
    parser = builder.parser()
    try:
        while chunk := stream.read(CHUNK):
            parser.Parse(chunk, False)
            yield from builder.taken()
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise ListFileError(f"this XML cannot be read: {error}") from None
    yield from builder.taken()


@define
class _Builder:
    """Builds the record that is open; everything outside records is passed over."""

    records: Collection[str]
    depth: int = 0
    size: int = 0
    open: list[Element] = field(factory=list)
    done: list[Element] = field(factory=list)

    def parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        parser.ExternalEntityRefHandler = _refuse
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        return parser

    def taken(self) -> list[Element]:
        found, self.done = self.done, []
        return found

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ListFileError(f"this XML nests deeper than {MAX_DEPTH}: no official list does")
        if not self.open:
            self.size = 0
        self._grow(1 + sum(map(len, attributes.values())))
        element = Element(_local(name), {_local(key): value for key, value in attributes.items()})
        if self.depth == 1:
            self.done.append(element)
        elif self.open:
            self.open[-1].parts.append(element)
            self.open.append(element)
        elif element.name in self.records:
            self.open.append(element)

    def end(self, _name: str) -> None:
        self.depth -= 1
        if self.open:
            element = self.open.pop()
            if not self.open:
                self.done.append(element)

    def characters(self, text: str) -> None:
        if self.open:
            self._grow(len(text))
            self.open[-1].parts.append(text)

    def _grow(self, by: int) -> None:
        self.size += by
        if self.size > MAX_RECORD:
            raise ListFileError("this XML holds a record beyond all measure: no official list does")


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse(*_: object) -> NoReturn:
    raise ListFileError("this XML declares a document type, which no official list does: it is not read")
