"""Files that are whole or untouched: written beside their place, and moved there in one step."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


def write_whole(path: Path, text: str) -> None:
    """Put a text in a file's place, as UTF-8; `OSError` names the file, and leaves it as it was."""
    with whole_file(path) as out:
        out.write(text.encode("utf-8"))


def write_all(texts: Mapping[Path, str]) -> None:
    """Put several texts in place: all of them are on the disk before the first takes its name, or none does."""
    with ExitStack() as scratches:
        ready = []
        for path, text in texts.items():
            scratch = scratches.enter_context(_beside(path))
            with scratch.open("xb") as out:
                out.write(text.encode("utf-8"))
                _settle(out)
            ready.append((scratch, path))
        for scratch, path in ready:
            _put(scratch, path)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that stands under its name only when all of it was written, with the rights of the one before.

    A link stays a link, and what it leads to is replaced. What is no plain file (a pipe, /dev/null) cannot be
    replaced by one: it is written to as it is.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as out:
            yield out
        return
    with _beside(path) as scratch:
        with scratch.open("xb") as out:
            yield out
            _settle(out)
        _put(scratch, path)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Where a file is written before it takes its name; nothing is left there."""
    target = path.resolve()
    scratch = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        yield scratch
    except OSError as error:
        if error.filename in (str(scratch), str(target)):
            error.filename = str(path)  # nobody asked for the scratch file, so no message speaks of it
        raise
    finally:
        with suppress(OSError):  # where nothing can be written (a read-only disk) the first error is the one to tell
            scratch.unlink(missing_ok=True)


def _settle(out: BinaryIO) -> None:
    out.flush()
    os.fsync(out.fileno())  # a crash after the move must not find an empty file under the old name


def _put(scratch: Path, path: Path) -> None:
    if path.exists():
        scratch.chmod(stat.S_IMODE(path.stat().st_mode))
    scratch.replace(path.resolve())
