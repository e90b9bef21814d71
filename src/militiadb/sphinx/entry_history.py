"""The history of each entry, as git has it: one call for the whole registry, nothing where there is no git."""

from __future__ import annotations

import subprocess
from pathlib import Path

from attrs import frozen

_MARK = "\0"
"""What no commit's subject can hold."""
_PART = "\x1f"


@frozen
class Revision:
    """One change of an entry's file: the commit, its day and its subject."""

    commit: str
    day: str
    subject: str


def entry_histories(folder: Path) -> dict[str, tuple[Revision, ...]]:
    """The revisions of every file below a registry folder, newest first, by path from that folder."""
    command = [
        "git", "-c", "safe.directory=*", "-c", "core.quotePath=false", "-C", str(folder), "log", "--name-only",
        "--relative", "--no-merges", f"--format=%x00%h{_PART}%as{_PART}%s", "--", ".",
    ]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return {}
    found: dict[str, list[Revision]] = {}
    for block in done.stdout.decode("utf-8", "replace").split(_MARK)[1:]:
        head, _, files = block.partition("\n")
        revision = Revision(*head.split(_PART, 2))
        for file in filter(None, files.splitlines()):
            found.setdefault(file, []).append(revision)
    return {file: tuple(revisions) for file, revisions in found.items()}
