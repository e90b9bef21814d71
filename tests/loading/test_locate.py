"""Laws of finding the registry that a path means."""

from __future__ import annotations

from pathlib import Path

import pytest

from militiadb.errors import RegistryNotFoundError
from militiadb.loading.locate import root_of


@pytest.mark.parametrize("path", [".", "groups", "groups/saraya.yaml", "actors.yaml", "groups/inner"])
def test_a_path_means_the_registry_around_it(folder: Path, path: str) -> None:
    """The folder itself, a folder in it and a file in it all mean the registry."""
    (folder / "groups" / "inner").mkdir()
    assert root_of(folder / path).resolve() == folder.resolve()


def test_a_registry_is_found_below(folder: Path) -> None:
    """A repository means its `registry/`."""
    assert root_of(folder.parent) == folder


def test_a_path_that_does_not_exist_means_none(folder: Path) -> None:
    """The registry around a mistyped path was not meant."""
    with pytest.raises(RegistryNotFoundError, match="there is no file or folder"):
        root_of(folder / "groups" / "typo.yaml")
