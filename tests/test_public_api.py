"""The public API is small, and the whole promise."""

from __future__ import annotations

import doctest
import importlib
import os
import re
import subprocess
import sys
import typing
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

import militiadb

REPO = Path(__file__).resolve().parent.parent
_ROOMS = ("model.claim", "model.dates", "model.designation", "model.group", "model.source", "model.vocabulary")
PROMISED = set(militiadb.__all__)
PINNED = """
Actor ActorKind AliasQuality AmbiguousNameError Assessment AssessmentOption Candidate Claim
Confidence Coverage CoverageHow Distinction Entry Event EventKind Evidence EvidenceGrade Fix
Group GroupKind Identifier Intake LeftOut LeftOutReason Likelihood ListRead ListedAlias
ListingAnswer ListingStatus Match Mention MilitiadbError Name NameKind OfficeHolder
OfficialDates PartialDate Peel Place Problem Programme ProgrammeStatus ReadScope Reading
Redirect RedirectReason Registry RegistryError RegistryNotFoundError Relation Resolution
ResolutionError Resolver RomanisationError Severity Source SourceKind Stance Status Tier
UnknownGroupError UnknownIdError UnresolvedNameError View Withdrawal __version__ find_mentions
load resolve resolve_many romanise
"""


def test_all_is_pinned() -> None:
    """A name joins or leaves the public API only together with this list."""
    assert set(PINNED.split()) == PROMISED


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_every_public_name_is_there(name: str) -> None:
    """What `__all__` promises can be had."""
    assert getattr(militiadb, name) is not None


VALUES = [value for name in sorted(PROMISED) if attrs.has(value := getattr(militiadb, name))]
TABLES = (militiadb.Registry, militiadb.Resolver)
"""What is asked and not read: the tables behind them are promised by no page."""


@pytest.mark.parametrize("value", [value for value in VALUES if value not in TABLES], ids=lambda value: value.__name__)
def test_what_a_public_value_holds_has_a_public_name(value: type) -> None:
    """Who annotates a variable with a field's type, or compares a field with a word, can import both."""
    rooms = {name: each for room in _ROOMS for name, each in vars(importlib.import_module(f"militiadb.{room}")).items()}
    fields = typing.get_type_hints(value, rooms | vars(sys.modules[value.__module__]))
    held = {each for hint in fields.values() for each in _classes(hint) if each.__module__.startswith("militiadb")}
    assert {each.__name__ for each in held} <= PROMISED


def _classes(hint: object) -> Iterator[type]:
    if isinstance(hint, type):
        yield hint
    for inner in typing.get_args(hint):
        yield from _classes(inner)


def test_every_public_name_has_its_place_on_the_page() -> None:
    """docs/reference/api.md is the whole promise."""
    page = (REPO / "docs" / "reference" / "api.md").read_text("utf-8")
    errors = re.findall(r"automodule:: militiadb\.errors\n +:members: (.*)", page)
    told = {*re.findall(r"auto\w+:: militiadb\.(\w+)$", page, re.MULTILINE), *", ".join(errors).split(", ")}
    assert told - {"errors"} == PROMISED - {"__version__"}


def mypy(where: Path, **modules: str) -> str:
    """What `mypy --strict` says of modules that import the package."""
    for name, text in modules.items():
        (where / f"{name}.py").write_text(text, "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "--cache-dir", str(where / "cache")]
    source = {**os.environ, "MYPYPATH": str(Path(militiadb.__file__).parent.parent)}
    files = [f"{name}.py" for name in modules]
    return subprocess.run([*command, *files], cwd=where, env=source, capture_output=True, text=True, check=False).stdout


def test_a_type_checker_knows_what_is_not_there(tmp_path: Path) -> None:
    """A mistyped name or argument is an error where it is typed, not where it runs."""
    text = "import militiadb\nfrom militiadb import Viewx\nmilitiadb.resolvee('x')\nmilitiadb.resolve('x', nope=1)\n"
    assert re.findall(r"^slips\.py:(\d).*\[(.*)\]$", mypy(tmp_path, slips=text), re.MULTILINE) == [
        ("2", "attr-defined"),
        ("3", "attr-defined"),
        ("4", "call-arg"),
    ]


def test_what_readers_copy_passes_a_type_checker(tmp_path: Path) -> None:
    """The examples of the README, the tutorial and the guides are as strict as code that is made of them may be."""
    pages = [REPO / "README.md", REPO / "docs" / "tutorial.md", *sorted((REPO / "docs" / "how-to").glob("*.md"))]
    sessions = {f"m_{page.stem.replace('-', '_')}": _session(page.read_text("utf-8")) for page in pages}
    assert "Success" in (told := mypy(tmp_path, **{name: text for name, text in sessions.items() if text})), told


def _session(page: str) -> str:
    """The statements of a page's Python sessions as one module."""
    blocks = re.findall(r"^```(?:python|pycon)\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    return "\n".join(doctest.script_from_examples(block) for block in blocks)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that is not public is refused as modules do."""
    with pytest.raises(AttributeError, match="no attribute 'merge'"):
        _ = militiadb.merge


def test_import_reads_nothing() -> None:
    """`import militiadb` loads no registry, no YAML, no pydantic, no command line."""
    code = (
        "import sys, militiadb;"
        "heavy = {'yaml', 'pydantic', 'click', 'rapidfuzz', 'json', 'attr'} & set(sys.modules);"
        "print(sorted(heavy))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


def test_romanise_takes_a_text_and_names_a_scheme_that_is_none() -> None:
    """What is no text is a TypeError, as in resolve(); a mistyped scheme is answered with the nearest."""
    with pytest.raises(TypeError, match=r"romanise\(\) takes a text as a str, not int: 3"):
        militiadb.romanise(3)  # type: ignore[arg-type]
    with pytest.raises(militiadb.UnknownIdError, match=r"no scheme 'ala-l'.*did you mean 'ala-lc'"):
        militiadb.romanise("حِزْب", scheme="ala-l")
