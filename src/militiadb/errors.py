"""Every exception of militiadb, and the problem that every room reports.

```
MilitiadbError
├── RegistryError            a registry that does not load; carries every Problem
│   └── RegistryNotFoundError    there is no registry at that path
├── UnknownIdError           no group, programme, source … of that id (a KeyError)
│   └── UnknownGroupError
├── ResolutionError          `Resolution.one()` had no single answer
│   ├── AmbiguousNameError
│   └── UnresolvedNameError
├── RomanisationError        a text or scheme that cannot be romanised (a ValueError)
├── ListFileError            a file that is no official list, or an unsound one
└── LayoutError              a fault of ours: the canonical layout would have changed what a file says
```
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Severity(StrEnum):
    """How much a problem weighs: an error fails a check, a warning may, an info never does."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@frozen(order=True)
class Place:
    """Where something stands: a file, a span in it, and the path inside the document.

    Lines and columns count from 1, columns in code points; the end is exclusive.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    path: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@frozen
class Fix:
    """A mechanical mend: the text that is to stand at the problem's place.

    Where the mend stands elsewhere, or in several places, `edits` says what is to stand where.
    """

    description: str
    replacement: str
    edits: tuple[tuple[Place, str], ...] = ()


@frozen
class Problem:
    """One thing that is wrong, with its code, its place and the way out."""

    code: str
    severity: Severity
    message: str
    place: Place
    entity: str | None = None
    related: tuple[Place, ...] = ()
    hint: str | None = None
    fix: Fix | None = None

    @property
    def order(self) -> tuple[Place, str, str]:
        """What problems are sorted by: place, then code, then message."""
        return (self.place, self.code, self.message)

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {self.code} {self.severity}: {self.message}{hint}"


class MilitiadbError(Exception):
    """Base of every error that militiadb raises on purpose."""


class RegistryError(MilitiadbError):
    """A registry that does not load; `problems` holds everything that is wrong, not just the first."""

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message, tuple(problems))
        self.message = message
        self.problems = tuple(problems)

    def __str__(self) -> str:
        shown = [f"  {problem}" for problem in self.problems[:20]]
        if len(self.problems) > len(shown):
            shown.append(f"  … and {len(self.problems) - len(shown)} more: run `militiadb check` to see all")
        return "\n".join([self.message, *shown])


class RegistryNotFoundError(RegistryError):
    """There is no registry at the path that was given."""


class UnknownIdError(MilitiadbError, KeyError):
    """An id that the registry does not hold; the message names what it should be of, and the nearest ones.

    >>> print(UnknownIdError("us-ftoo", ["us-fto"], "programme"))
    no programme 'us-ftoo' in this registry; did you mean 'us-fto'?
    """

    what = "id"

    def __init__(self, value: str, near: Iterable[str] = (), what: str | None = None) -> None:
        super().__init__(value, tuple(near), what or self.what)
        self.value = value
        self.near = tuple(near)
        self.what = what or self.what

    def __str__(self) -> str:
        meant = f"; did you mean {', '.join(repr(name) for name in self.near)}?" if self.near else ""
        return f"no {self.what} {self.value!r} in this registry{meant}"


class UnknownGroupError(UnknownIdError):
    """A group id that the registry does not hold."""

    what = "group"


class ResolutionError(MilitiadbError, LookupError):
    """A strict question that had no single answer."""


class AmbiguousNameError(ResolutionError):
    """Several groups bear the name, and nothing in the question chose between them."""


class UnresolvedNameError(ResolutionError):
    """No group of the registry bears the name."""


class RomanisationError(MilitiadbError, ValueError):
    """A text or a scheme that cannot be romanised; the message names the word and the rule."""


class ListFileError(MilitiadbError):
    """A file that is not an official list in a format that is read, or is not soundly one."""


class LayoutError(MilitiadbError):
    """The layout would have changed what a file says: a fault of ours, and the file was left alone."""
