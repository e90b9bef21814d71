"""What several test rooms share: where the real lists and development sets are, and a small registry to write into."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with official lists and development sets; tests that need it skip where it is absent."""
    where = Path(os.environ.get("MILITIADB_SHARED", REPO.parent / "shared"))
    if not where.is_dir():
        pytest.skip(f"needs the shared folder, which is not at {where} (set MILITIADB_SHARED)")
    return where
