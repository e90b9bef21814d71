"""A registry folder: read, judged and built in one go, with the registry that it stands upon."""

from __future__ import annotations

from pathlib import Path

from militiadb.errors import Problem, Severity
from militiadb.loading.build import build
from militiadb.loading.draft import Draft, read_draft
from militiadb.loading.references import check_references
from militiadb.loading.shipped import CHECKOUT, shipped
from militiadb.model.registry import Registry


def base_of(draft: Draft) -> Registry | None:
    """What the folder stands upon: the shipped registry, unless the folder is that one itself."""
    if draft.extends not in (None, "militiadb"):
        place = draft.place("registry.yaml", ("extends",))
        message = f"{draft.extends!r} cannot be extended"
        draft.problems.append(Problem("MDB104", Severity.ERROR, message, place, hint="write extends: militiadb"))
        return None
    if draft.extends or not (draft.vocabulary and draft.lexicon and draft.schemes):
        return None if draft.root.resolve() == CHECKOUT else shipped()
    return None


def judge(draft: Draft) -> Registry | None:
    """Add what is wrong with the ids to the draft's problems; returns what the folder stands upon."""
    base = base_of(draft)
    draft.problems.extend(check_references(draft, base if draft.extends else None))
    draft.problems.sort(key=lambda problem: problem.order)
    return base


def load_folder(root: Path) -> Registry:
    """The Registry of a folder; `RegistryError` carries everything that is wrong with it."""
    draft = read_draft(root)
    base = judge(draft)
    return build(draft, base=base)
