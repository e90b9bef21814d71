"""A site of somebody's own registry, made by the lines of the how-to: what it says of a group with little on record."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("sphinx", reason="needs the extra docs: pip install -e '.[docs]'")
pytest.importorskip("furo", reason="needs the extra docs: pip install -e '.[docs]'")
pytest.importorskip("myst_parser", reason="needs the extra docs: pip install -e '.[docs]'")

_FILES = {
    "alone/registry.yaml": """
schema_version: 1.0.0
version: 2026.11.0
title: "A registry of one"
licence: "CC0-1.0"
""",
    "alone/actors.yaml": 'actors:\n  - id: town\n    name: "The town archive"\n    kind: government-office\n',
    "alone/sources/roll.yaml": 'id: roll\ntitle: "Roll"\npublisher: town\nkind: official\nidentifier: "1"\n',
    "alone/groups/red-lanterns.yaml": """
id: red-lanterns
name: "Red Lanterns"
kind: vigilante
names:
  - text: "Red Lanterns"
    kind: native
    lang: en
    sources: [roll]
""",
    "site/conf.py": 'extensions = ["myst_parser", "militiadb.sphinx"]\nmilitiadb_registry = "../alone"\n',
    "site/index.md": "# Our groups\n\n```{militiadb} front\n```\n",
}


def _build(folder: Path) -> Path:
    """The site, every warning an error; in a process of its own, as Sphinx registers its directives for good."""
    for name, text in _FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    command = [sys.executable, "-m", "sphinx", "-W", "-q", "site", "out"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return folder / "out"


def test_a_group_without_claims_is_said_to_have_none_entered(tmp_path: Path) -> None:
    """That the registry holds no claim is no finding of the sources."""
    page = (_build(tmp_path) / "groups" / "red-lanterns.html").read_text("utf-8")
    assert "No claim is entered that names anyone." in page
