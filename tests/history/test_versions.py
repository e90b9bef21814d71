"""Laws of reading versions: from git, a folder or a snapshot, and never through the work tree."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pytest
from editing import edit

from militiadb import cli
from militiadb.errors import RegistryError
from militiadb.history.compare import compare
from militiadb.history.revision import newest_commit_date, read_revision, revision
from militiadb.history.versions import two_versions
from militiadb.loading import load
from militiadb.loading.draft import read_draft
from militiadb.loading.snapshot import write_snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def diff(capsys: pytest.CaptureFixture[str], repository: Path) -> Callable[..., tuple[int, str, str]]:
    """Run `militiadb diff` over the repository."""

    def call(*args: str) -> tuple[int, str, str]:
        code = cli._run(["diff", *args, "--registry", str(repository)])
        return code, *capsys.readouterr()

    return call


def test_a_revision_is_the_registry_as_it_was(repository):
    """What git holds is read, not what stands in the work tree."""
    before = load(repository)
    edit(repository, "groups/kataib.yaml", "[IQ]", "[SY]")
    old, new = two_versions(repository, "HEAD", None)
    assert old.fingerprint == before.fingerprint
    assert new["kataib"].countries == ("SY",)


def test_what_begins_with_a_dot_is_passed_over_in_both(repository):
    """.gitignore and .gitkeep are no data of a folder, and none of a revision."""
    for name in (".gitignore", "groups/.gitkeep", ".github/dependabot.yml"):
        (repository / name).parent.mkdir(exist_ok=True)
        (repository / name).write_text("x\n", "utf-8")
    git = ["git", "-C", str(repository), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for args in (["add", "-A", "-f"], ["commit", "-q", "-m", "dots"]):
        subprocess.run([*git, *args], check=True)
    old, new = two_versions(repository, "HEAD", None)
    assert old.fingerprint == new.fingerprint


def test_unchanged_files_are_read_once(repository):
    """The base borrows from the head whatever is the same."""
    head = read_draft(repository)
    base = read_revision(revision(repository, "HEAD"), like=head)
    assert all(base.groups[name] is record for name, record in head.groups.items())


def test_versions_can_be_folders_and_snapshots(repository, tmp_path):
    """A version is a revision, a folder, or a snapshot file."""
    write_snapshot(load(repository), tmp_path / "old.json")
    shutil.copytree(repository, tmp_path / "copy")
    for name in ("HEAD", str(tmp_path / "copy"), str(tmp_path / "old.json")):
        old, new = two_versions(repository, name, None)
        assert old.fingerprint == new.fingerprint


def test_a_version_that_does_not_load_is_named(repository):
    """The error says which of the two does not load, and why."""
    edit(repository, "groups/saraya.yaml", "by: analyst", "by: nobody")
    with pytest.raises(RegistryError, match=r"the work tree does not load.* \(1 problem\)"):
        two_versions(repository, "HEAD", None)


def test_a_base_from_before_the_registry_is_empty(repository):
    """In the change that brings in a registry everything is new."""
    author = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    command = ["git", "-C", str(repository), *author, "commit-tree", EMPTY, "-m", "x"]
    tree = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    old, new = two_versions(repository, tree, None)
    assert (len(old), len(old.sources), len(new)) == (0, 0, 2)
    assert compare(old, new, today=date(2026, 11, 22)).changes


EMPTY = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"


def test_the_newest_commit_has_a_date(repository, tmp_path):
    """The day of the newest commit, or None outside of a repository."""
    assert newest_commit_date(repository) is not None
    shutil.rmtree(tmp_path / ".git")
    assert newest_commit_date(repository) is None


def test_diff_says_what_changed_and_what_it_does(diff, repository):
    """The command prints the verdict, the shifts and the changes."""
    edit(repository, "groups/saraya.yaml", '"سرايا"', '"سرايا الدم"')
    code, out, _ = diff("HEAD")
    assert code == 0
    assert "Name added (1)" in out
    assert "suggested: " in out


@pytest.mark.parametrize(("option", "code"), [([], 0), (["--exit-code"], 1), (["--exit-code", "breaking"], 0)])
def test_the_exit_code_is_asked_for(diff, repository, option, code):
    """A change is no failure unless it is asked to be one."""
    edit(repository, "groups/kataib.yaml", "[IQ]", "[SY]")
    assert diff("HEAD", *option)[0] == code


@pytest.mark.parametrize("form", ["text", "json", "markdown", "changelog"])
def test_no_difference_is_said_in_every_format(diff, form):
    """Nothing changed, and the command says so and leaves with 0."""
    code, out, _ = diff("HEAD", "--format", form, "--exit-code")
    assert code == 0
    if form == "json":
        assert json.loads(out)["changes"] == []
    else:
        assert "Nothing changed" in out


def test_a_missing_corpus_is_named(diff):
    """A corpus that is not there ends in a message."""
    code, _, err = diff("HEAD", "--corpus", "/nowhere.txt")
    assert code == 2
    assert "/nowhere.txt" in err


def test_an_unknown_revision_is_named(diff):
    """A revision that is not there ends in a message."""
    code, _, err = diff("nowhere")
    assert code == 2
    assert "no revision 'nowhere'" in err


def test_an_exit_code_that_takes_the_revision_is_told(diff):
    """`--exit-code HEAD` reads HEAD as its value: the message shows how both are written."""
    code, _, err = diff("--exit-code", "HEAD")
    assert code == 2
    assert "write --exit-code=any" in err
