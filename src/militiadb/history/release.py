"""A release of the data: the next version in registry.yaml, and what changed at the head of registry/CHANGELOG.md."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from militiadb.errors import MilitiadbError
from militiadb.history.changelog import changelog_entry
from militiadb.history.compare import compare
from militiadb.history.revision import last_change
from militiadb.history.versions import two_versions
from militiadb.loading.build import build
from militiadb.loading.draft import read_draft
from militiadb.loading.folder import judge
from militiadb.loading.records.fields import VERSION
from militiadb.loading.writing import write_all
from militiadb.model.dates import version_numbers

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from militiadb.loading.draft import Draft

CHANGELOG = "CHANGELOG.md"
HEAD = """\
# Changes of the data

One section a release: names that resolve differently first, then what was added, changed and removed. Written by
`militiadb release`; the code has a changelog of its own.
"""
_VERSION = re.compile(VERSION)
_LINE = re.compile(r"^(version:[ \t]+)[^\s#]+", re.MULTILINE)
_SECTION = re.compile(r"^## (\S+)", re.MULTILINE)
_FIRST = re.compile(r"^## ", re.MULTILINE)


class ReleaseError(MilitiadbError):
    """A release that cannot be made; the message says why."""


@frozen
class Release:
    """What a release writes: its version, and the texts of both files."""

    version: str
    section: str
    manifest: str
    changelog: str


def prepare(root: Path, *, today: date, base: str | None = None, version: str | None = None) -> Release:
    """Work out a release of the registry at `root`; nothing is written.

    `base` is the last release: a git revision, a folder or a snapshot file; without one, the commit that wrote the
    changelog last. A registry without a changelog makes its first release, which compares with nothing.
    Raises `ReleaseError` where nothing changed, or the version is not one that follows.
    """
    log = root / CHANGELOG
    told = log.read_text("utf-8") if log.is_file() else ""
    since = base or (last_change(root, CHANGELOG) if told else None)
    if since is None and told:
        raise ReleaseError(f"{log} was never committed, so there is no last release to compare with: give --base")
    if since is None:
        draft = read_draft(root)
        registry = build(draft, base=judge(draft))
        chosen = _following(version, after=None) or registry.version
        section = _first(draft, chosen, today)
    else:
        old, new = two_versions(root, since, None)
        comparison = compare(old, new, today=today)
        if not comparison.changes:
            raise ReleaseError(f"nothing changed since {since}: there is nothing to release")
        moved = new.version if new.version != old.version else comparison.next_version
        chosen = _following(version, after=old.version) or moved
        section = changelog_entry(evolve(comparison, head_version=chosen), day=today)
        _refuse_second(log, told, chosen, newer_than=None if base else old.version)
    return Release(chosen, section, _manifest(root, chosen), _changelog(told, section))


def write(root: Path, *, release: Release) -> tuple[Path, Path]:
    """Write both files of a release, whole, or neither."""
    paths = (root / "registry.yaml", root / CHANGELOG)
    write_all(dict(zip(paths, (release.manifest, release.changelog), strict=True)))
    return paths


def _following(version: str | None, *, after: str | None) -> str | None:
    """The version that was asked for, if it is one and follows the last."""
    if version is None:
        return None
    numbers = _numbers(version)
    if numbers is None:
        raise ReleaseError(f"{version!r} is no version of the data: write year, month and number, such as 2026.11.1")
    if after is not None and numbers <= (_numbers(after) or (0, 0, 0)):
        raise ReleaseError(f"{version} does not follow {after}, the version of the last release")
    return version


def _refuse_second(log: Path, told: str, chosen: str, *, newer_than: str | None) -> None:
    """Refuse where a section of this release stands there already: nobody but its editor knows what to keep of it.

    With `newer_than`, the version of the commit that wrote the changelog last, so does any section above that.
    """
    least = _numbers(newer_than) if newer_than else None
    for found in _SECTION.findall(told):
        numbers = _numbers(found)
        if found == chosen or (least and numbers and numbers > least):
            restore = f"git -C {shlex.quote(str(log.parent))} restore --staged --worktree {log.name}"
            raise ReleaseError(
                f"{log} already holds a section of {found}, which is not committed: commit that release, or take the "
                f"section out (`{restore}`) and release again; nothing was written"
            )


def _numbers(version: str) -> tuple[int, ...] | None:
    return version_numbers(version) if _VERSION.fullmatch(version) else None


def _first(draft: Draft, version: str, day: date) -> str:
    """The first section; of an overlay it counts what the folder itself brings."""
    counts = {
        "group{}": sum(group.redirect is None for group in draft.groups.values()),
        "programme{} of official lists": len(draft.programmes),
        "source{}": len(draft.sources),
        "lookalike{}": len(draft.lookalikes.lookalikes) if draft.lookalikes else 0,
    }
    told = ", ".join(f"{count:,} {what.format('' if count == 1 else 's')}" for what, count in counts.items())
    return f"## {version} ({day.isoformat()})\n\nFirst release: {told}.\n"


def _manifest(root: Path, version: str) -> str:
    """The manifest with the new version on its line, and nothing else changed, a comment beside it least of all."""
    text = (root / "registry.yaml").read_text("utf-8")
    changed, count = _LINE.subn(rf"\g<1>{version}", text)
    if count != 1:
        raise ReleaseError(f"registry.yaml has {count} lines that begin with version: write exactly one")
    return changed


def _changelog(told: str, section: str) -> str:
    """The changelog with the section above the others."""
    text = told or HEAD
    first = _FIRST.search(text)
    at = first.start() if first else len(text)
    before, after = text[:at].rstrip("\n"), text[at:]
    return f"{before}\n\n{section}" + (f"\n{after}" if after else "")
