"""Laws of a release of the data: the version moves once, the changelog grows at its head, and nothing else changes."""

from __future__ import annotations

import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pytest

from militiadb.history.release import ReleaseError, prepare, write

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2026, 12, 1)


def commit(root: Path) -> None:
    """Commit everything of the repository."""
    for args in (["add", "-A"], ["commit", "-q", "-m", "release"]):
        command = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@example.org", *args]
        subprocess.run(command, check=True)


def rename(root: Path, to: str) -> None:
    """Change the headline of a group."""
    path = root / "groups" / "saraya.yaml"
    path.write_text(path.read_text("utf-8").replace('name: "Saraya"', f'name: "{to}"', 1), "utf-8")


def released(root: Path, today: date = DAY) -> str:
    """Make a release and commit it."""
    release = prepare(root, today=today)
    write(root, release=release)
    commit(root)
    return release.version


def test_the_first_release_counts_what_there_is(repository: Path) -> None:
    """Without a changelog there is nothing to compare with: the manifest's version is released, and counted."""
    manifest = (repository / "registry.yaml").read_text("utf-8")
    version = released(repository)
    assert f"version: {version}\n" in manifest
    assert (repository / "registry.yaml").read_text("utf-8") == manifest
    assert f"## {version} (2026-12-01)\n\nFirst release: 2 groups" in (repository / "CHANGELOG.md").read_text("utf-8")


def test_a_release_tells_what_changed_since_the_last(repository: Path) -> None:
    """The version moves by the calendar, and the newest section stands first, the older ones below it unchanged."""
    released(repository)
    first = (repository / "CHANGELOG.md").read_text("utf-8")
    rename(repository, "Saraya al-Jadida")
    assert released(repository) == "2026.12.0"
    text = (repository / "CHANGELOG.md").read_text("utf-8")
    assert text.index("## 2026.12.0 (2026-12-01)") < text.index("First release")
    assert text.endswith(first[first.index("## ") :])
    assert "Saraya al-Jadida" in text
    rename(repository, "Saraya")
    (repository / "groups" / "saraya.yaml").write_text(
        (repository / "groups" / "saraya.yaml").read_text("utf-8").replace("Saraya al-Jadida", "Saraya Again"), "utf-8"
    )
    assert released(repository) == "2026.12.1"
    assert "version: 2026.12.1\n" in (repository / "registry.yaml").read_text("utf-8")


def test_without_changes_there_is_no_release(repository: Path) -> None:
    """A release of the same data is refused."""
    released(repository)
    with pytest.raises(ReleaseError, match="nothing changed"):
        prepare(repository, today=DAY)


@pytest.mark.parametrize(
    ("version", "says"), [("2026.10.9", "does not follow"), ("v1", "is no version"), ("2026.12", "is no version")]
)
def test_a_version_that_does_not_follow_is_refused(repository: Path, version: str, says: str) -> None:
    """A version is a CalVer, and later than that of the last release."""
    released(repository)
    rename(repository, "Saraya al-Jadida")
    with pytest.raises(ReleaseError, match=says):
        prepare(repository, today=DAY, version=version)
    assert prepare(repository, today=DAY, version="2027.1.0").section.startswith("## 2027.1.0 (2026-12-01)")


def test_a_changelog_that_was_never_committed_needs_a_base(repository: Path) -> None:
    """With a changelog that git does not know, the last release has to be named."""
    (repository / "CHANGELOG.md").write_text("# Changes\n\n## 2026.10.0\n", "utf-8")
    rename(repository, "Saraya al-Jadida")
    with pytest.raises(ReleaseError, match="give --base"):
        prepare(repository, today=DAY)
    assert prepare(repository, today=DAY, base="HEAD").version == "2026.12.0"


def test_a_dry_run_writes_nothing(repository: Path) -> None:
    """Preparing a release changes no file."""
    before = {path: path.read_bytes() for path in repository.rglob("*.yaml")}
    prepare(repository, today=DAY)
    assert before == {path: path.read_bytes() for path in repository.rglob("*.yaml")}
    assert not (repository / "CHANGELOG.md").exists()
