"""Hostile registries end in a message: no crash, no dead process, no hang, nothing that acts on the terminal."""

from __future__ import annotations

import contextlib
import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Spawn = Callable[..., object]
GROUP = "groups/ashab-al-kahf.yaml"
FORMATS = ("text", "json", "github", "sarif", "markdown")


def bomb() -> str:
    """Nine levels of anchors, each nine of the one before: 3.5 GB when written out."""
    rows = ['a0: &a0 ["lol", "lol", "lol", "lol", "lol", "lol", "lol", "lol", "lol"]']
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(rows)


HOSTILE = {
    "an anchor bomb": (bomb(), "MDB003"),
    "a million brackets": ("[" * 1_000_000, "MDB009"),
    "a million mappings": ("{a: " * 1_000_000, "MDB009"),
    "a million dashes": ("- " * 1_000_000, "MDB009"),
    "a NUL": ("id: a\0b", "MDB004"),
    "half a surrogate": ('id: "\\ud800"', "MDB"),
    "two documents": ("id: x\n---\nid: y\n", "MDB005"),
    "duplicate keys": ("id: x\nid: y\n", "MDB002"),
    "a Python object": ("id: !!python/object/apply:os.system ['true']", "MDB003"),
    "an empty file": ("", "MDB103"),
    "a list": ("- a\n- b\n", "MDB103"),
    "a huge number": ("id: " + "9" * 100_000, "MDB105"),
    "a huge key": ("k" * 200_000 + ": x", "MDB"),
    "a merge key": ("<<: {id: x}", "MDB003"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_files_end_in_a_message(spawn: Spawn, folder: Path, what: str) -> None:
    """Whatever a file holds, the check names the file and the rule, and leaves with 1."""
    text, code = HOSTILE[what]
    (folder / GROUP).write_text(text, "utf-8")
    done = spawn("check", str(folder))
    assert done.code == 1
    assert code in done.out
    assert "ashab-al-kahf.yaml" in done.out
    assert "fault" not in done.err


@pytest.mark.parametrize("raw", [b"\xff\xfeid: x", b"\xef\xbb\xbfid: x", b"id: \xe9t\xe9", b"\x80" * 1000])
def test_other_encodings_end_in_a_message(spawn: Spawn, folder: Path, raw: bytes) -> None:
    """Bytes that are not UTF-8, and byte order marks, are refused by name."""
    (folder / GROUP).write_bytes(raw)
    done = spawn("check", str(folder))
    assert done.code == 1
    assert "MDB004" in done.out


def test_a_file_of_100_megabytes_is_not_read(spawn: Spawn, folder: Path) -> None:
    """The size is looked at first."""
    with (folder / GROUP).open("wb") as out:
        out.truncate(100 << 20)
    done = spawn("check", str(folder))
    assert done.code == 1
    assert "104,857,600 bytes and is not read" in done.out


@pytest.mark.parametrize("command", ["check", "fmt"])
def test_links_out_of_the_folder_are_not_followed(spawn: Spawn, folder: Path, tmp_path: Path, command: str) -> None:
    """A link is neither read nor written through."""
    outside = tmp_path / "secret.yaml"
    outside.write_text("id:   secret\nname: password\n", "utf-8")
    (folder / "groups" / "secret.yaml").symlink_to(outside)
    (folder / "elsewhere").symlink_to(tmp_path)
    done = spawn(command, str(folder))
    assert "password" not in done.out + done.err
    assert outside.read_text("utf-8") == "id:   secret\nname: password\n"
    if command == "check":
        assert "MDB006" in done.out


def test_a_pipe_in_the_folder_does_not_hang(spawn: Spawn, folder: Path) -> None:
    """What is no plain file is not opened."""
    os.mkfifo(folder / "groups" / "pipe.yaml")
    done = spawn("check", str(folder))
    assert done.code == 1
    assert "pipe.yaml" in done.out


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_prints_an_escape_of_the_data(spawn: Spawn, folder: Path, form: str) -> None:
    """Escape codes and workflow commands in names, keys and file names are written out, never acted on."""
    evil = '"\\x1b]0;owned\\x07\\x1b[31m\\n::set-output name=x::y\\u202e"'
    text = (
        (folder / GROUP).read_text("utf-8").replace('"Ashab al-Kahf"', evil).replace("kind: facade", f"{evil}: {evil}")
    )
    (folder / GROUP).write_text(text, "utf-8")
    (folder / "groups" / "a\n::error::b\x1b[2J.yaml").write_text("id: x", "utf-8")
    (folder / "groups" / "c\u202ed.yaml").write_text("id: x", "utf-8")
    done = spawn("check", str(folder), "--format", form)
    assert done.code == 1
    for character in ("\x1b", "\x07", "\u202e"):
        assert character not in done.out + done.err
    commands = [line for line in done.out.splitlines() if line.startswith("::")]
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in commands)
    if form in ("json", "sarif"):
        json.loads(done.out)


def test_a_name_that_is_not_utf_8_is_reported(spawn: Spawn, folder: Path) -> None:
    """File names are bytes to the system; what is no text is shown escaped."""
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/groups/\xff.yaml")).write_text("id: x", "utf-8")
    except OSError:
        pytest.skip("this file system refuses such names")
    for form in FORMATS:
        done = spawn("check", str(folder), "--format", form)
        assert done.code == 1
        assert "MDB006" in done.out


@pytest.mark.parametrize("command", ["check", "fmt"])
def test_what_is_not_there_is_misuse(spawn: Spawn, tmp_path: Path, command: str) -> None:
    """A missing folder, an empty one and a file in its place are each named."""
    (tmp_path / "file").write_text("x", "utf-8")
    (tmp_path / "empty").mkdir()
    for name in ("nowhere", "empty", "file"):
        done = spawn(command, str(tmp_path / name))
        assert done.code == 2
        assert done.err.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_named(spawn: Spawn, folder: Path) -> None:
    """A file without the right to read it is a problem like any other."""
    (folder / GROUP).chmod(0)
    done = spawn("check", str(folder))
    assert done.code == 1
    assert "cannot be read" in done.out


def test_a_full_disk_leaves_the_file_whole(spawn: Spawn, folder: Path) -> None:
    """When a file cannot be written whole, the old one stays and nothing lies beside it."""
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    done = spawn("check", str(folder), "-o", "/dev/full/x")
    assert done.code == 2
    assert "Traceback" not in done.err


@pytest.mark.parametrize("command", [["list"], ["--help"], ["check"]])
def test_a_reader_that_has_gone_is_no_failure(folder: Path, command: list[str]) -> None:
    """`militiadb list | true` leaves with 0, whenever the pipe is closed, and says nothing."""
    options = {"list": ["--registry", str(folder)], "check": [str(folder)]}
    ours, theirs = os.pipe()
    os.close(ours)
    python = [sys.executable, "-c", "from militiadb.cli import main; main()"]
    done = subprocess.run(
        [*python, *command, *options.get(command[0], [])], stdout=theirs, stderr=subprocess.PIPE, check=False
    )
    os.close(theirs)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["resolve", "list", "stats", "annotate -"])
def test_closed_streams_are_no_crash(folder: Path, closed: str, command: str) -> None:
    """A shell may close what it does not want: nothing is read there, and nothing is seen."""
    python = f"{shlex.quote(sys.executable)} -c 'from militiadb.cli import main; main()'"
    line = f"{python} {command} --registry {shlex.quote(str(folder))} {closed}"
    done = subprocess.run(["sh", "-c", line], input="", capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, "fault" in done.stderr) == (0, False)


@pytest.mark.parametrize(
    ("sent", "code", "says"),
    [(signal.SIGTERM, 128 + signal.SIGTERM, ""), (signal.SIGINT, 128 + signal.SIGINT, "militiadb: interrupted")],
)
def test_a_command_that_is_stopped_leaves_nothing_half_written(
    folder: Path, tmp_path: Path, sent: signal.Signals, code: int, says: str
) -> None:
    """Stopped while it writes, a command takes its scratch file away, and leaves with the signal's exit code."""
    asked = ["resolve", "--registry", str(folder), "--format", "csv", "-o", str(tmp_path / "out.csv")]
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # what runs behind `&` ignores it
    command = [sys.executable, "-c", f"{heard}; from militiadb.cli import main; main()", *asked]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        until = time.monotonic() + 60
        while not (scratch := list(tmp_path.glob(".out.csv.*.tmp"))) and time.monotonic() < until:
            time.sleep(0.02)
        while running.poll() is None and time.monotonic() < until:  # one that meets a finaliser is lost in any Python
            running.send_signal(sent)
            with contextlib.suppress(subprocess.TimeoutExpired):
                running.wait(5)
        running.kill()  # one that did not heed the signal fails below, and keeps nobody waiting
        assert (running.returncode, says in str(running.stderr and running.stderr.read())) == (code, True)
    assert scratch
    assert [each.name for each in tmp_path.iterdir() if each != folder] == []
