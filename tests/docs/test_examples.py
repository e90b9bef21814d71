"""Every example of the docs is run: files are written, commands run, sessions executed, outputs compared."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(page for page in DOCS.rglob("*.md") if "_build" not in page.parts)
_BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)
_CAPTION = re.compile(r"^:caption: (\S+)\n+")
Stages = Mapping[str, Sequence[Callable[[Path], None]]]
_FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(page: Path) -> Iterator[tuple[str, str]]:
    """The fenced blocks of a page: what they are in, and what they hold."""
    for match in _BLOCK.finditer(page.read_text("utf-8")):
        yield match["info"].strip(), match["body"]


def runnable(page: Path) -> bool:
    """Whether a page has anything to run."""
    return any(info in ("console", "pycon") for info, _ in blocks(page))


def write_file(body: str, folder: Path) -> None:
    """Write a block that is captioned with a file's name as that file."""
    named = _CAPTION.match(body)
    if named:
        target = folder / named[1]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(body[named.end() :], "utf-8")


def run_console(body: str, folder: Path) -> None:
    """Run each line after a `$ ` and hold what it prints against the lines below it."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, wanted = part.partition("\n")
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "-c", command], cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True,
            check=False, timeout=120,
        )  # fmt: skip
        seen = done.stdout
        assert doctest.OutputChecker().check_output(_uncounted(wanted), _uncounted(seen), _FLAGS), (
            f"$ {command}\nwanted:\n{wanted}\nprinted:\n{seen}{done.stderr}"
        )


def _uncounted(text: str) -> str:
    """The text with its large numbers taken out: how many names there are changes with every release of the data."""
    return re.sub(r"\b\d{1,3}(?:,\d{3})+\b", "N", text)


def run_session(body: str, names: dict[str, object], page: Path) -> None:
    """Run an interactive session; the names of one page live on from block to block."""
    test = doctest.DocTestParser().get_doctest(body, names, page.name, str(page), 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=_FLAGS).run(test, out=report.append, clear_globs=False)
    names.update(test.globs)
    assert not report, "".join(report)


@pytest.mark.parametrize("page", [page for page in PAGES if runnable(page)], ids=lambda page: page.stem)
def test_the_examples_of_a_page_run_and_print_what_it_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stages: Stages
) -> None:
    """What a page of the docs shows is what happens."""
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    stage = iter(stages.get(page.stem, ()))
    for info, body in blocks(page):
        if info.startswith("{code-block}"):
            write_file(body, tmp_path)
        elif info == "console":
            next(stage, lambda _folder: None)(tmp_path)
            run_console(body, tmp_path)
        elif info == "pycon":
            run_session(body, names, page)


def test_examples_are_found() -> None:
    """The pages that teach have examples, so that the test above cannot pass by finding none."""
    taught = {page.stem for page in PAGES if runnable(page)}
    assert {"tutorial", "batch", "own-registry", "pin-data", "why-fuzzy-matching-fails", "claim-model"} <= taught
