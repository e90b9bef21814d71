"""Files that are whole or untouched: written beside their place, and moved there in one step."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def write_whole(path: Path, text: str) -> None:
    """Put a text in a file's place, as UTF-8; `OSError` names the file, and leaves it as it was."""
    with whole_file(path) as out:
        out.write(text.encode("utf-8"))


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that stands under its name only when all of it was written, with the rights of the one before.

    A link stays a link, and what it leads to is replaced. What is no plain file (a pipe, /dev/null) cannot be
    replaced by one: it is written to as it is.
    """
    target = path.resolve()
    scratch = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        mode = path.stat().st_mode if path.exists() else None
        if mode is not None and not stat.S_ISREG(mode):
            with path.open("wb") as out:
                yield out
            return
        with scratch.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        if mode is not None:
            scratch.chmod(stat.S_IMODE(mode))
        scratch.replace(target)
    except OSError as error:
        if error.filename in (str(scratch), str(target)):
            error.filename = str(path)  # nobody asked for the scratch file, so no message speaks of it
        raise
    finally:
        scratch.unlink(missing_ok=True)
