"""What some pages of the docs take for granted before a command is run: a folder, a git history, a change."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]
_MANIFEST = """\
schema_version: 1.0.0
version: 2026.11.0
title: "Mine"
licence: "CC0-1.0"
extends: militiadb
"""


def _faulty(folder: Path) -> None:
    """What lies beside the group of the page in its overlay."""
    files = {
        "registry.yaml": _MANIFEST,
        "actors.yaml": 'actors:\n  - id: desk\n    name: "Our desk"\n    kind: think-tank\n',
        "sources/note.yaml": "id: note\ntitle: \"Note\"\npublisher: desk\nkind: analyst\nidentifier: \"1\"\n",
    }  # fmt: skip
    for name, text in files.items():
        (folder / "mine" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "mine" / name).write_text(text, "utf-8")


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def _alone(folder: Path) -> None:
    """The registry of one that the page on one's own registry writes."""
    page = (REPO / "docs/how-to/own-registry.md").read_text("utf-8")
    for name, text in re.findall(r"^```\{code-block\}[^\n]*\n:caption: (alone/\S+)\n+(.*?)^```$", page, re.M | re.S):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def _committed(folder: Path) -> None:
    """The shipped registry under git, as a curator has it, without the listing that the page adds."""
    shutil.copytree(REPO / "registry", folder / "registry")
    file = folder / "registry" / "designations" / "us-fto.yaml"
    file.write_text(_without(file, "key: harakat-ansar-allah-al-awfiya")[0], "utf-8")
    _git(folder, "init", "-q")
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", "base")


def _without(file: Path, first: str) -> tuple[str, str]:
    """A file's text without one item of a list, and that item."""
    text = file.read_text("utf-8")
    found = re.search(rf"^  - {re.escape(first)}\n(?:    .*\n)*", text, re.MULTILINE)
    return (text.replace(found[0], ""), found[0]) if found else (text, "")


def _alias_moved(folder: Path) -> None:
    _committed(folder)
    groups = folder / "registry" / "groups"
    left, item = _without(groups / "ashab-al-kahf.yaml", 'text: "Cave Companions"')
    (groups / "ashab-al-kahf.yaml").write_text(left, "utf-8")
    other = groups / "saraya-awliya-al-dam.yaml"
    other.write_text(other.read_text("utf-8").replace("names:\n", f"names:\n{item}", 1), "utf-8")
    mentions = ("Cave Companions", "Cave Companions", "The Cave Companions", "PMF", "Badr")
    (folder / "mentions.txt").write_text("".join(f"{mention}\n" for mention in mentions), "utf-8")


def _id_deleted(folder: Path) -> None:
    _git(folder, "checkout", "-q", ".")
    (folder / "registry" / "groups" / "tashkil-al-karar.yaml").unlink()


def _listed(folder: Path) -> None:
    _git(folder, "checkout", "-q", ".")
    file = folder / "registry" / "designations" / "us-fto.yaml"
    _, item = _without(REPO / "registry" / "designations" / "us-fto.yaml", "key: harakat-ansar-allah-al-awfiya")
    file.write_text(file.read_text("utf-8").replace("entries:\n", f"entries:\n{item}", 1), "utf-8")


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> Mapping[str, Sequence[Callable[[Path], None]]]:
    """By page: what is done before each of its console blocks, in their order; commits are of one person and one day.

    The day of the newest commit is today for the rules that read the clock, and names the next version.
    """
    for who in ("AUTHOR", "COMMITTER"):
        for what, value in (("NAME", "docs"), ("EMAIL", "docs@example.org"), ("DATE", "2026-11-30T12:00:00Z")):
            monkeypatch.setenv(f"GIT_{who}_{what}", value)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    return {
        "add-a-listing": (_alone,),
        "retire-a-group": (_alone,),
        "check-your-registry": (_faulty,),
        "read-an-impact-report": (_alias_moved, _id_deleted, _listed),
    }
