"""Laws of a release of the data: the version moves once, the changelog grows at its head, and nothing else changes."""

from __future__ import annotations

import shlex
import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pytest

from militiadb.checks.tiny import FILES
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


def test_a_comment_beside_the_version_stays(repository: Path) -> None:
    """A release moves the version and nothing else of its line."""
    path = repository / "registry.yaml"
    path.write_text(path.read_text("utf-8").replace("2026.11.0\n", '"2026.11.0"  # by `militiadb release`\n'), "utf-8")
    commit(repository)
    released(repository)
    rename(repository, "Saraya al-Jadida")
    released(repository)
    assert "version: 2026.12.0  # by `militiadb release`\n" in path.read_text("utf-8")


def test_without_changes_there_is_no_release(repository: Path) -> None:
    """A release of the same data is refused."""
    released(repository)
    with pytest.raises(ReleaseError, match="nothing changed"):
        prepare(repository, today=DAY)


@pytest.mark.parametrize(
    ("version", "says"),
    [
        ("2026.10.9", "does not follow"),
        ("v1", "is no version"),
        ("2026.12", "is no version"),
        ("2026.13.0", "is no version"),
    ],
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


@pytest.mark.parametrize("more", [{}, {"version": "2026.12.5"}, {"base": "HEAD"}])
def test_a_second_release_before_the_commit_is_refused(repository: Path, more: dict[str, str]) -> None:
    """One version has one section: the one that waits to be read and committed is named, and nothing is written."""
    released(repository)
    rename(repository, "Saraya al-Jadida")
    write(repository, release=prepare(repository, today=DAY))
    before = {path: path.read_bytes() for path in repository.rglob("*.*") if path.is_file()}
    with pytest.raises(ReleaseError, match=r"already holds a section of 2026\.12\.0.* nothing was written"):
        write(repository, release=prepare(repository, today=date(2026, 12, 2), **more))
    assert {path: path.read_bytes() for path in repository.rglob("*.*") if path.is_file()} == before


def test_the_way_out_of_a_second_release_takes_out_that_section_alone(repository: Path, tmp_path: Path) -> None:
    """The command that the message names undoes the one changelog, from whatever folder, and the release goes on."""
    released(repository)
    rename(repository, "Saraya al-Jadida")
    write(repository, release=prepare(repository, today=DAY))
    with pytest.raises(ReleaseError) as refused:
        prepare(repository, today=DAY)
    beside = tmp_path / "CHANGELOG.md"
    beside.write_text("mine\n", "utf-8")
    subprocess.run(shlex.split(str(refused.value).split("`")[1]), check=True, cwd=tmp_path)
    assert beside.read_text("utf-8") == "mine\n"
    assert prepare(repository, today=DAY).version == "2026.12.0"


def test_the_first_release_of_an_overlay_counts_its_own(tmp_path: Path) -> None:
    """What the shipped registry holds is not released with a folder that stands upon it."""
    extends = {"registry.yaml": FILES["registry.yaml"] + "extends: militiadb\n"}
    for name in ("registry.yaml", "sources/report.yaml", "groups/saraya.yaml", "groups/kataib.yaml", "actors.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text({**FILES, **extends}[name], "utf-8")
    section = prepare(tmp_path, today=DAY).section
    assert "First release: 2 groups, 0 programmes of official lists, 1 source, 0 lookalikes." in section
