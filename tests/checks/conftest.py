"""Drafts of the tiny registry with edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from militiadb.checks.tiny import FILES, edited
from militiadb.loading.draft import Draft, draft_of

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def draft() -> Callable[..., Draft]:
    """The tiny registry with some swaps in one file, or files in place of its own."""

    def make(name: str = "registry.yaml", *swaps: tuple[str, str], **files: str) -> Draft:
        return draft_of("registry", {**FILES, name: edited(FILES[name], *swaps), **files})

    return make
