"""Comments of a YAML file, each tied to the thing it is about, so that they move with it.

A line of its own is about what follows; a comment at a line's end is about that line; what stands above the
first field is about the file. (ruamel.yaml ties a comment to what stands before it: reordering leaves it behind.)
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from militiadb.loading.strict_yaml import Document, Path, Span

Position = tuple[int, int]


@define
class Comments:
    """The comments of a document by the path of what they are about."""

    head: list[str] = field(factory=list)
    above: dict[Path, list[str]] = field(factory=dict)
    beside: dict[Path, str] = field(factory=dict)
    tail: list[str] = field(factory=list)

    def around(self) -> frozenset[Path]:
        """Everything with a comment inside it, which then needs a line of its own."""
        paths = (*self.above, *self.beside)
        return frozenset(path[:size] for path in paths for size in range(len(path)))

    def touched(self) -> frozenset[Path]:
        """Everything that a comment is about, or that has one inside it."""
        return self.around().union(self.above, self.beside)


def comments_of(document: Document) -> Comments:
    """Every comment of a parsed document."""
    found = Comments()
    if "#" not in document.text:
        return found
    anchors = sorted(_anchors(document), key=lambda each: (each[0], len(each[1])))
    starts = [position for position, _ in anchors]
    for position, alone, text in _scan(document):
        index = bisect_right(starts, position)
        if not alone and index:
            owner = _line_owner(document, anchors[index - 1][1])
            if owner not in found.beside:
                found.beside[owner] = text
            else:
                found.above.setdefault(owner, []).append(text)
        elif index == 0:
            found.head.append(text)
        elif index == len(anchors):
            found.tail.append(text)
        else:
            found.above.setdefault(_line_owner(document, anchors[index][1]), []).append(text)
    return found


def texts_of(document: Document) -> Counter[str]:
    """How often each comment stands in a document: what formatting must keep."""
    return Counter(text for _, _, text in _scan(document)) if "#" in document.text else Counter()


def _anchors(document: Document) -> list[tuple[Position, Path]]:
    """Where each field and each list item begins."""
    keys = [(span[:2], path) for path, span in document.keys.items()]
    items = ((path, span) for path, span in document.spans.items() if path and isinstance(path[-1], int))
    return keys + [(span[:2], path) for path, span in items]


def _line_owner(document: Document, path: Path) -> Path:
    """The nearest thing around a path that gets a line of its own: a flow list's items have none."""
    for cut in range(1, len(path)):
        if document.starts_with(path[:cut], "[{"):
            return path[:cut]
    return path


def _scan(document: Document) -> list[tuple[Position, bool, str]]:
    """Every comment with its position and whether it has its line to itself."""
    spans = sorted(_scalar_spans(document))
    starts = [span[:2] for span in spans]
    found = []
    for line, row in enumerate(document.rows, 1):
        at = row.find("#")
        while at >= 0:
            before = row[:at]
            index = bisect_right(starts, (line, at + 1)) - 1
            inside = index >= 0 and spans[index][2:] > (line, at + 1)
            if not inside and (not before or before[-1].isspace()):
                found.append(((line, at + 1), not before.strip(), row[at:].rstrip()))
                break
            at = row.find("#", at + 1)
    return found


def _scalar_spans(document: Document) -> list[Span]:
    found = list(document.keys.values())
    for path, span in document.spans.items():
        value = document.value
        for step in path:
            value = value[step]
        if isinstance(value, (dict, list)):
            continue
        if document.starts_with(path, "|>"):
            span = (span[0] + 1, 1, *span[2:])  # the head of a block scalar may carry a comment
        found.append(span)
    return found
