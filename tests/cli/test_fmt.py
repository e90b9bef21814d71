"""`militiadb fmt`, and which files a path means to it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from editing import edit

from militiadb.loading import emitter

Run = Callable[..., object]
GROUP = "groups/ashab-al-kahf.yaml"


@pytest.fixture
def loose(sound: Path) -> Path:
    """The folder with two groups that are not canonical."""
    for name in (GROUP, "groups/saraya-awliya-al-dam.yaml", "actors.yaml"):
        edit(sound, name, "kind: ", "kind:   ")
    return sound


def test_fmt_check_writes_nothing(run: Run, sound: Path) -> None:
    """--check names what would change, leaves with 1, and leaves the file alone."""
    edit(sound, GROUP, "kind: facade\n", "kind:   facade\n")
    before = (sound / GROUP).read_text("utf-8")
    done = run("fmt", "--check", str(sound))
    assert done.code == 1
    assert "ashab-al-kahf.yaml" in done.out
    assert (sound / GROUP).read_text("utf-8") == before
    assert run("fmt", str(sound / GROUP)).code == 0
    assert run("fmt", "--check", str(sound)).code == 0


@pytest.mark.parametrize("command", ["check", "fmt"])
@pytest.mark.parametrize("path", ["nowhere", "groups/typo.yaml", "-"])
def test_a_path_that_does_not_exist_is_misuse(
    run: Run, loose: Path, monkeypatch: pytest.MonkeyPatch, command: str, path: str
) -> None:
    """A slip of the pen inside a registry is no order to check, or to write, the whole."""
    monkeypatch.chdir(loose)
    done = run(command, path)
    assert (done.code, done.out) == (2, "")
    assert f"there is no file or folder '{path}'" in done.err


def test_a_folder_of_a_registry_means_its_files(run: Run, loose: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`check groups/` finds the registry around it, and `fmt groups` writes what is in the folder."""
    monkeypatch.chdir(loose)
    assert "in 2 files" in run("check", "groups/").out
    assert run("fmt", "groups").out.splitlines() == [
        "wrote groups/ashab-al-kahf.yaml",
        "wrote groups/saraya-awliya-al-dam.yaml",
    ]
    assert "actors.yaml" in run("fmt", "--check").out


def test_fmt_tells_what_it_did_not_read(run: Run, sound: Path) -> None:
    """A link and a file that does not belong are problems of the folder that they stand in, not canonical files."""
    (sound / "notes.txt").write_text("x", "utf-8")
    (sound / "groups" / "link.yaml").symlink_to(sound / GROUP)
    whole = run("fmt", "--check", str(sound))
    assert (whole.code, whole.out, whole.err.count("MDB006")) == (1, "", 2)
    link = run("fmt", str(sound / "groups" / "link.yaml"))
    assert (link.code, link.err.count("MDB006")) == (1, 1)
    assert run("fmt", str(sound / "sources")).code == 0


def test_fmt_of_what_is_no_registry_file_is_misuse(run: Run, sound: Path) -> None:
    """A file beside the data has no canonical layout, and is not said to have it."""
    (sound / "README.md").write_text("x", "utf-8")
    done = run("fmt", str(sound / "README.md"))
    assert (done.code, "holds no file of the registry" in done.err) == (2, True)


def test_fmt_leaves_broken_files_alone(run: Run, sound: Path) -> None:
    """A file that cannot be read safely is reported and not written."""
    (sound / GROUP).write_text("id: [\n", "utf-8")
    done = run("fmt", str(sound))
    assert done.code == 1
    assert "MDB001" in done.err
    assert (sound / GROUP).read_text("utf-8") == "id: [\n"


def test_a_reader_that_leaves_loses_no_file(loose: Path) -> None:
    """`fmt | head` writes every file: the writing does not wait for whoever reads along."""
    ours, theirs = os.pipe()
    os.close(ours)
    python = [sys.executable, "-c", "from militiadb.cli import main; main()"]
    subprocess.run([*python, "fmt", str(loose)], stdout=theirs, stderr=theirs, check=False, timeout=60)
    os.close(theirs)
    for name in (GROUP, "groups/saraya-awliya-al-dam.yaml", "actors.yaml"):
        assert "kind:   " not in (loose / name).read_text("utf-8")


def test_what_was_not_written_is_not_said_to_be(run: Run, loose: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full no file is changed, and none is told."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = {path: path.read_bytes() for path in loose.rglob("*.*") if path.is_file()}
    monkeypatch.setattr(os, "fsync", full)
    done = run("fmt", str(loose))
    assert (done.code, done.out) == (2, "")
    assert {path: path.read_bytes() for path in loose.rglob("*.*") if path.is_file()} == before


@pytest.fixture
def faulty(loose: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The loose folder, and a layout that would alter one of its names."""
    quoted = emitter.quoted
    monkeypatch.setattr(emitter, "quoted", lambda text: quoted(text.replace("Ashab", "Ahsab")))
    return loose


@pytest.mark.parametrize("command", [("fmt",), ("check", "--fix")])
def test_a_fault_of_ours_stops_no_other_file(run: Run, faulty: Path, command: tuple[str, ...]) -> None:
    """A file that the layout would alter is left alone and told, with 3; the others are written."""
    before = (faulty / GROUP).read_bytes()
    done = run(*command, str(faulty))
    assert done.code == 3
    assert f"LayoutError: formatting {GROUP} would have changed what it says" in done.err
    assert (faulty / GROUP).read_bytes() == before
    assert "kind:   " not in (faulty / "actors.yaml").read_text("utf-8")
