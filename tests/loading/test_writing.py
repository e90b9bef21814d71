"""Files are whole or untouched."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from militiadb.loading.writing import whole_file, write_all, write_whole


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    """What was there stays there, byte for byte."""
    path = tmp_path / "group.yaml"
    path.write_text("old", "utf-8")
    with pytest.raises(TypeError), whole_file(path) as out:
        out.writelines([b"ne", None])  # type: ignore[list-item]
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_two_writers_of_one_file_do_not_meet(tmp_path: Path) -> None:
    """Each has a place of its own; one of the two texts stands in the end."""
    path = tmp_path / "group.yaml"
    with whole_file(path) as one, whole_file(path) as other:
        one.write(b"one")
        other.write(b"other")
    assert path.read_text("utf-8") == "one"
    assert list(tmp_path.iterdir()) == [path]


def test_the_rights_of_the_old_file_stay(tmp_path: Path) -> None:
    """A file that others may write is not closed to them by a command, and nothing is left beside it."""
    path = tmp_path / "group.yaml"
    path.write_text("old", "utf-8")
    path.chmod(0o664)
    write_whole(path, "new")
    assert (path.read_text("utf-8"), path.stat().st_mode & 0o777) == ("new", 0o664)
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What the link leads to is replaced, not the link."""
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old", "utf-8")
    link.symlink_to(real)
    write_whole(link, "new")
    assert link.is_symlink()
    assert real.read_text("utf-8") == "new"


def test_what_is_no_plain_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """`-o /dev/null` leaves the device a device; a pipe shows the same without the rights to break one."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, "text")
        assert os.read(reader, 10) == b"text"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["nowhere/file", "folder"])
def test_an_error_names_the_file_that_was_asked_for(tmp_path: Path, name: str) -> None:
    """The scratch file is our own affair."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match=name) as caught:
        write_whole(tmp_path / name, "text")
    assert caught.value.filename == str(tmp_path / name)


def test_several_files_are_all_written_or_none(tmp_path: Path) -> None:
    """Where the second cannot be written the first is as it was, and nothing lies beside it."""
    first = tmp_path / "first.yaml"
    first.write_text("old", "utf-8")
    with pytest.raises(OSError, match="nowhere"):
        write_all({first: "new", tmp_path / "nowhere" / "second.yaml": "new"})
    assert first.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [first]
    write_all({first: "new", tmp_path / "second.yaml": "new"})
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["new", "new"]


@pytest.mark.parametrize("write", [write_whole, lambda path, text: write_all({path: text})])
def test_a_file_is_on_the_disk_before_it_takes_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path, str], None]
) -> None:
    """A machine that stops between the two leaves the old file, and not an empty one."""
    path, settled = tmp_path / "group.yaml", []
    path.write_text("old", "utf-8")
    monkeypatch.setattr(os, "fsync", lambda _: settled.append(path.read_text("utf-8")))
    write(path, "new")
    assert (settled, path.read_text("utf-8")) == (["old"], "new")


def test_the_first_error_is_told_where_nothing_can_be_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read-only disk refuses to unlink too, by a name that nobody gave: what was asked for is named."""

    def refuse(path: Path, *, missing_ok: bool = False) -> None:  # noqa: ARG001 - as Path has it
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(FileNotFoundError) as told:
        write_whole(tmp_path / "gone" / "a.yaml", "x")
    assert told.value.filename == str(tmp_path / "gone" / "a.yaml")
