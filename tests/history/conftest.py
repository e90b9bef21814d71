"""Two versions of a small registry: what a test changes between them."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from militiadb.checks.tiny import FILES, LEXICON, PROGRAMME, edited
from militiadb.loading.build import build
from militiadb.loading.draft import draft_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from militiadb.model.registry import Registry

SCHEME = Path(__file__).resolve().parents[2] / "registry" / "transliterations" / "buckwalter.yaml"


@pytest.fixture(scope="session")
def files() -> dict[str, str]:
    """The files of the older version."""
    more = {"designations/us-fto.yaml": PROGRAMME, "lexicon.yaml": LEXICON}
    return {**FILES, **more, "transliterations/buckwalter.yaml": SCHEME.read_text("utf-8")}


@pytest.fixture
def version(files: dict[str, str]) -> Callable[..., Registry]:
    """The registry with swaps in one file, files in place of its own, and one left out."""

    def make(name: str | None = None, *swaps: tuple[str, str], without: str = "", **more: str) -> Registry:
        texts = {**files, **more}
        if name is not None:
            texts[name] = edited(texts[name], *swaps)
        texts.pop(without, None)
        return build(draft_of("registry", texts))

    return make


@pytest.fixture
def repository(tmp_path: Path, files: dict[str, str]) -> Path:
    """The older version in a git repository, under `data/registry`."""
    root = tmp_path / "data" / "registry"
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for args in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "base"]):
        command = ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@example.org", *args]
        subprocess.run(command, check=True)
    return root
