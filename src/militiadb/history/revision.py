"""A registry as a git revision holds it, read from git's objects: the work tree is never touched."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from militiadb.errors import MilitiadbError
from militiadb.loading.draft import Draft, draft_of
from militiadb.loading.locate import TOO_LARGE, is_hidden

if TYPE_CHECKING:
    from collections.abc import Sequence

_REGULAR = ("100644", "100755")
_TIMEOUT = 120


class RevisionError(MilitiadbError):
    """A revision that cannot be read; the message says why and what to do."""


@frozen
class Revision:
    """A commit of the repository around a registry."""

    root: Path
    name: str
    commit: str


def revision(root: Path, name: str) -> Revision:
    """The commit that `name` means in the repository around `root`.

    Raises `RevisionError` when there is no git, no repository, or no such commit (in a shallow clone it says how to
    fetch it).
    """
    where = Path(root).resolve()
    if _git(where, "rev-parse", "--git-dir").returncode != 0:
        raise RevisionError(f"{str(root)!r} is in no git repository, so there is no base revision to compare with")
    found = _git(where, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found.returncode == 0:
        return Revision(where, name, found.stdout.decode().strip())
    shallow = _git(where, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    if shallow:
        raise RevisionError(
            f"this is a shallow clone that does not hold {name!r}: fetch it first, with `git fetch --unshallow`, "
            "or with fetch-depth: 0 at actions/checkout"
        )
    raise RevisionError(f"there is no revision {name!r} in this repository: try `git fetch`, or `git log` for its name")


def read_revision(revision: Revision, *, like: Draft | None = None) -> Draft:
    """The draft of the registry at a revision; files that `like` holds unchanged are not read twice.

    A revision from before the registry gives an empty draft, without documents.
    """
    rows = _git(revision.root, "ls-tree", "-r", "-l", "-z", revision.commit, "--", ".")
    if rows.returncode != 0:
        raise RevisionError(f"cannot read {revision.name!r}: {_said(rows)}")
    blobs = {}
    for row in rows.stdout.split(b"\0"):
        head, _, raw_name = row.partition(b"\t")
        parts = head.decode().split()
        if len(parts) == 4 and parts[0] in _REGULAR and parts[3] != "-" and int(parts[3]) <= TOO_LARGE:
            blobs[os.fsdecode(raw_name)] = parts[2]
    if "registry.yaml" not in blobs:
        return Draft(revision.root)
    wanted = {name: blob for name, blob in blobs.items() if name.count("/") <= 1 and not is_hidden(name)}
    contents = _contents(revision.root, list(wanted.values()))
    return draft_of(revision.root, dict(zip(wanted, contents, strict=True)), like=like)


def newest_commit_date(root: Path) -> date | None:
    """The day of the newest commit around `root`; None outside a repository or without git."""
    try:
        found = _git(Path(root).resolve(), "log", "-1", "--format=%cs")
    except RevisionError:
        return None
    text = found.stdout.decode().strip()
    return date.fromisoformat(text) if found.returncode == 0 and text else None


def last_change(root: Path, name: str) -> str | None:
    """The commit that last changed a file of the registry; None where none did, or without a repository."""
    found = _git(Path(root).resolve(), "log", "-1", "--format=%H", "--", name)
    return found.stdout.decode().strip() or None if found.returncode == 0 else None


def _contents(root: Path, blobs: Sequence[str]) -> list[bytes]:
    """The bytes of blobs, all from one process."""
    done = _git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
    if done.returncode != 0:
        raise RevisionError(f"cannot read from git: {_said(done)}")
    found, at = [], 0
    for blob in blobs:
        end = done.stdout.index(b"\n", at)
        head = done.stdout[at:end].split()
        if len(head) != 3:
            raise RevisionError(f"git does not hold {blob}: a partial or damaged clone; fetch it again")
        size = int(head[2])
        found.append(done.stdout[end + 1 : end + 1 + size])
        at = end + 1 + size + 1
    return found


def _git(root: Path, *arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments],
            input=given,
            capture_output=True,
            check=False,
            env=environment,
            timeout=_TIMEOUT,
        )
    except FileNotFoundError:
        raise RevisionError("git is not installed, and a base revision is read from it") from None
    except subprocess.TimeoutExpired:
        raise RevisionError(f"git took over {_TIMEOUT} seconds and was stopped") from None


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode("utf-8", "replace").strip() or f"git left with {done.returncode}"
