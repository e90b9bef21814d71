"""A version of a registry by its name: a git revision, a folder, or a snapshot file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from militiadb.errors import RegistryError
from militiadb.history.revision import read_revision, revision
from militiadb.loading.build import build
from militiadb.loading.draft import Draft, read_draft
from militiadb.loading.folder import base_of, judge
from militiadb.loading.snapshot import read_snapshot, sealed

if TYPE_CHECKING:
    from militiadb.model.registry import Registry


def two_versions(root: Path, base: str, head: str | None) -> tuple[Registry, Registry]:
    """The registries of two versions; without `head`, the folder `root` as it stands.

    What both hold unchanged is read once. A base from before the registry counts as empty. Raises `RegistryError`,
    naming the version that does not load.
    """
    newer = _draft(root, head) if head is not None else read_draft(root)
    new = newer if not isinstance(newer, Draft) else _built(newer, head or "the work tree")
    older = _draft(root, base, like=newer if isinstance(newer, Draft) else None)
    if not isinstance(older, Draft):
        return older, new
    if not older.documents:
        return _before(newer, new), new
    return _built(older, base), new


def _before(newer: Draft | Registry, new: Registry) -> Registry:
    """What there was before a registry came: what it stands upon, or its words without a group."""
    below = base_of(newer) if isinstance(newer, Draft) and newer.extends else None
    if below is not None:
        return below
    return sealed(evolve(new, groups={}, programmes={}, sources={}, actors={}, lookalikes=(), prepared={}))


def _draft(root: Path, name: str, *, like: Draft | None = None) -> Draft | Registry:
    path = Path(name)
    if path.suffix == ".json" and path.is_file():
        return read_snapshot(path)
    if (path / "registry.yaml").is_file():
        return read_draft(path)
    return read_revision(revision(root, name), like=like)


def _built(draft: Draft, name: str) -> Registry:
    base = judge(draft)
    try:
        return build(draft, base=base)
    except RegistryError as error:
        count = f"{len(error.problems)} problem{'s' if len(error.problems) != 1 else ''}"
        message = f"{name} does not load, so nothing can be compared with it ({count})"
        raise RegistryError(message, error.problems) from None
