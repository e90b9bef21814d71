"""The command line in this process and in one of its own, over a small registry folder."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from militiadb import cli

GROUP = """\
id: {id}
name: "{name}"
kind: facade
countries: [{country}]
names:
  - text: "{name}"
    kind: romanisation
    lang: ar-Latn
    sources: [article]
  - text: "{native}"
    kind: native
    lang: ar
    sources: [article]
"""
FILES = {
    "registry.yaml": 'schema_version: 1.0.0\nversion: 2026.11.0\ntitle: "test"\nlicence: CC-BY-4.0\n',
    "vocabulary.yaml": "relations: []\n",
    "lexicon.yaml": "version: 2026.11.0\nconcepts: []\n",
    "actors.yaml": 'actors:\n  - id: paper\n    name: "Paper"\n    kind: media\n',
    "sources/article.yaml": 'id: article\ntitle: "Article"\npublisher: paper\nkind: news\n',
    "groups/ashab-al-kahf.yaml": GROUP.format(
        id="ashab-al-kahf", name="Ashab al-Kahf", native="أصحاب الكهف", country="IQ"
    ),
    "groups/saraya-awliya-al-dam.yaml": GROUP.format(
        id="saraya-awliya-al-dam", name="Saraya Awliya al-Dam", native="سرايا أولياء الدم", country="IQ"
    ),
}
SCHEMES = Path(__file__).resolve().parents[2] / "registry" / "transliterations"


class Outcome(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A registry folder that stands on its own."""
    root = tmp_path / "registry"
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    scheme = root / "transliterations" / "ala-lc.yaml"
    scheme.parent.mkdir()
    scheme.write_bytes((SCHEMES / "ala-lc.yaml").read_bytes())
    return root


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run a command in this process."""

    def call(*args: str) -> Outcome:
        code = cli._run(list(args))
        return Outcome(code, *capsys.readouterr())

    return call


@pytest.fixture
def spawn() -> Callable[..., Outcome]:
    """Run a command in a process of its own, as a shell does."""

    def call(*args: str | bytes, stdin: bytes = b"", env: dict[str, str] | None = None) -> Outcome:
        command = [sys.executable, "-c", "from militiadb.cli import main; main()", *args]
        done = subprocess.run(command, input=stdin, capture_output=True, env=env, check=False, timeout=60)
        return Outcome(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return call


@pytest.fixture
def sound(folder: Path, run: Callable[..., Outcome]) -> Path:
    """The folder, canonical and without errors."""
    run("fmt", str(folder))
    source = folder / "sources" / "article.yaml"
    source.write_text(source.read_text("utf-8") + "published: 2021-03\n", "utf-8")
    assert run("check", str(folder)).code == 0
    return folder
