"""The canonical layout: one way to write each value, comments kept, nothing changed that a reader could notice.

Before anything is written the new text is parsed and held against the old: same values but for fields that held
their default, same record, same comments. A text that fails this is never handed out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from militiadb.errors import LayoutError, Problem, Severity
from militiadb.loading.comments import Comments, comments_of, texts_of
from militiadb.loading.draft import record_kind
from militiadb.loading.emitter import Emitter
from militiadb.loading.locate import locate, read_text, shown
from militiadb.loading.shape import FREE, NO_DEFAULT, Shape, shape_of
from militiadb.loading.strict_yaml import Document, Path, parse
from militiadb.loading.validation import validate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as FilePath


@frozen
class Formatted:
    """What became of one file: its canonical text, or the problems (or our own fault) that stand in the way."""

    name: str
    before: str
    text: str
    problems: tuple[Problem, ...] = ()
    fault: LayoutError | None = None

    @property
    def changed(self) -> bool:
        """Whether the file is not canonical yet."""
        return not self.problems and self.text != self.before


def format_text(name: str, text: str) -> Formatted:
    r"""The canonical text of one registry file; `name` is its path in the registry, such as groups/hamas.yaml.

    >>> print(format_text("registry.yaml", "title: militiadb  # ours\nschema_version: '1.0.0'").text, end="")
    schema_version: 1.0.0
    title: "militiadb"  # ours
    """
    document = parse(text, file=name)
    grave = tuple(p for p in document.problems if p.severity is Severity.ERROR and p.code != "MDB008")
    if grave or not isinstance(document.value, dict):
        return Formatted(name, text, text, grave or (_not_a_mapping(name, document),))
    new = canonical(name, document)
    if new != text:
        _prove(name, document, new)
    return Formatted(name, text, new)


def format_or_leave(name: str, text: str) -> Formatted:
    """As `format_text`; a fault of ours is handed out with the text as it was, so that it stops no other file."""
    try:
        return format_text(name, text)
    except LayoutError as fault:
        return Formatted(name, text, text, fault=fault)


def format_folder(root: FilePath, *, only: FilePath | None = None) -> Iterator[Formatted]:
    """The canonical text of every file of a registry, or of one; what cannot be formatted comes with its problems."""
    for name in locate(root).files:
        if only is not None and (root / name).resolve() != only.resolve():
            continue
        text, problems = read_text(root, name)
        grave = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
        yield Formatted(shown(name), "", "", grave) if text is None or grave else format_or_leave(name, text)


def canonical(name: str, document: Document, *, valid: bool | None = None) -> str:
    """The canonical text of a parsed file (of which `format_text` also proves that it says the same).

    `valid` says whether its record is, for callers who know.
    """
    kind = record_kind(name)
    shape = shape_of(kind) if kind else FREE
    comments = comments_of(document)
    writer = Emitter(document, comments, _droppable(name, document, shape, comments, valid=valid))
    lines = [*comments.head, *writer.mapping(document.value, shape, (), 0), *comments.tail]
    return "\n".join(lines) + "\n"


def _not_a_mapping(name: str, document: Document) -> Problem:
    return Problem("MDB103", Severity.ERROR, f"{name} holds no mapping of fields", document.place())


def _droppable(
    name: str, document: Document, shape: Shape, comments: Comments, *, valid: bool | None = None
) -> set[Path]:
    """The fields that say only what their absence says; none in a file whose record is not valid."""
    kind = record_kind(name)
    if valid is None:
        valid = kind is not None and validate(kind, document)[0] is not None
    if not valid:
        return set()
    dropped: set[Path] = set()
    _find_defaults(document.value, shape, (), dropped)
    if all((key,) in dropped for key in document.value):
        return set()  # a file that says nothing still says that it is there
    return dropped - comments.touched()


def _find_defaults(value: Any, shape: Shape, path: Path, dropped: set[Path]) -> None:
    if value.__class__ is list:
        if shape.item is not None and shape.item.kind not in ("plain", "prose"):
            for index, item in enumerate(value):
                _find_defaults(item, shape.item, (*path, index), dropped)
    elif value.__class__ is dict and shape.kind == "record":
        for key, item in value.items():
            default = shape.defaults.get(key, NO_DEFAULT)
            if item == default:
                dropped.add((*path, key))
            elif item.__class__ is dict or item.__class__ is list:
                here = (*path, key)
                _find_defaults(item, shape.of(key), here, dropped)
                if default == {} and item.__class__ is dict and all((*here, inner) in dropped for inner in item):
                    dropped.add(here)


def _prove(name: str, old: Document, text: str) -> None:
    new = parse(text, file=name)
    kind = record_kind(name)
    before, after = (validate(kind, each)[0] if kind else None for each in (old, new))
    dropped = _droppable(name, old, shape_of(kind) if kind else FREE, comments_of(old))
    same = before == after and _without(old.value, (), dropped) == new.value
    if new.problems or not same or texts_of(old) != texts_of(new):
        raise LayoutError(f"formatting {name} would have changed what it says; it was left alone")


def _without(value: Any, path: Path, dropped: set[Path]) -> Any:
    if isinstance(value, list):
        return [_without(item, (*path, index), dropped) for index, item in enumerate(value)]
    if isinstance(value, dict):
        return {
            key: _without(item, (*path, key), dropped) for key, item in value.items() if (*path, key) not in dropped
        }
    return value
