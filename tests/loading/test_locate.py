"""Laws of finding the registry that a path means."""

from __future__ import annotations

from pathlib import Path

import pytest

from militiadb.errors import RegistryNotFoundError
from militiadb.loading.locate import root_of, within


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


@pytest.mark.parametrize(
    ("path", "name"),
    [(".", ""), ("..", ""), ("groups", "groups"), ("groups/saraya.yaml", "groups/saraya.yaml"), (".hidden", ".hidden")],
)
def test_a_path_is_named_as_the_registry_does(folder: Path, path: str, name: str) -> None:
    """The registry, and what it lies in, mean the whole; what lies in it has its name there."""
    assert within(folder, folder / path) == name


def test_a_link_to_the_registry_means_it(folder: Path, tmp_path: Path) -> None:
    """A link from elsewhere means what it leads to; a link in the registry is a file of its own."""
    (tmp_path / "all").symlink_to(folder)
    (tmp_path / "some").symlink_to(folder / "groups")
    (folder / "groups" / "link.yaml").symlink_to(folder / "actors.yaml")
    found = [within(folder, path) for path in (tmp_path / "all", tmp_path / "some", folder / "groups" / "link.yaml")]
    assert found == ["", "groups", "groups/link.yaml"]


def test_what_lies_beside_the_registry_does_not_mean_it(folder: Path) -> None:
    """A file that exists beside the data is not taken for all of it."""
    (folder.parent / "README.md").write_text("x", "utf-8")
    with pytest.raises(RegistryNotFoundError, match=r"README\.md' is no file or folder of the registry"):
        within(folder, folder.parent / "README.md")
