"""A whole small registry: a file of every kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from militiadb.checks.tiny import FILES, LEXICON, LOOKALIKES, PROGRAMME

SCHEME = Path(__file__).resolve().parents[2] / "registry" / "transliterations" / "buckwalter.yaml"


@pytest.fixture
def files() -> dict[str, str]:
    """The files of a registry that needs no other."""
    return {
        **FILES,
        "designations/us-fto.yaml": PROGRAMME,
        "lexicon.yaml": LEXICON,
        "lookalikes.yaml": LOOKALIKES,
        "transliterations/buckwalter.yaml": SCHEME.read_text("utf-8"),
    }


@pytest.fixture
def folder(tmp_path: Path, files: dict[str, str]) -> Path:
    """The same on disk."""
    root = tmp_path / "registry"
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root
