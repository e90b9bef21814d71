"""Output that is whole or not there: files are written beside and moved into place."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, TypeVar

import click

T = TypeVar("T")


@contextmanager
def opened(path: str | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears under its name only when all of it was written."""
    if path is None or path == "-":
        yield sys.stdout
        return
    target = Path(path)
    scratch = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with scratch.open("w", encoding="utf-8", errors="surrogateescape", newline="") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)


def progress(items: Iterable[T], *, total: int) -> Iterator[T]:
    """The items, with a bar on the terminal's error stream while they pass."""
    if not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, length=total, label="Resolving", file=sys.stderr) as bar:
        yield from bar
