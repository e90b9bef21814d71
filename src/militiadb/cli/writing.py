"""Where a command writes: standard output or a whole file, and a bar while it works."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, TypeVar

import click

from militiadb.loading.writing import whole_file

T = TypeVar("T")


@contextmanager
def opened(path: str | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears under its name only when all of it was written."""
    if path is None or path == "-":
        yield sys.stdout
        return
    with whole_file(Path(path)) as raw:
        out = io.TextIOWrapper(raw, encoding="utf-8", errors="surrogateescape", newline="")
        yield out
        out.detach()


def progress(items: Iterable[T], *, total: int) -> Iterator[T]:
    """The items, with a bar on the terminal's error stream while they pass."""
    if not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, length=total, label="Resolving", file=sys.stderr) as bar:
        yield from bar
