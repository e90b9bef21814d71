"""The built wheel: it carries the registry, and answers without YAML, pydantic or the checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from militiadb import load

REPO = Path(__file__).resolve().parent.parent
DATA = "militiadb/_data/"


def build(folder: Path) -> Path:
    """Build the wheel with the tools of this environment, without the network."""
    pytest.importorskip("hatchling", reason="needs hatchling, which the dev extra installs")
    options = ["--no-deps", "--no-build-isolation", "-q", "-w", str(folder)]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", str(REPO), *options], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return next(folder.glob("militiadb-*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return build(tmp_path_factory.mktemp("wheel"))


def test_the_wheel_carries_the_snapshot_with_the_same_bytes_each_time(wheel: Path, tmp_path: Path) -> None:
    """Two builds of one checkout carry the same snapshot, byte for byte."""
    again = build(tmp_path)
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        parts = [name for name in one.namelist() if name.startswith(DATA)]
        assert f"{DATA}registry.json" in parts
        assert {name: one.read(name) for name in parts} == {name: other.read(name) for name in parts}


def test_the_wheel_carries_what_the_code_reads(wheel: Path) -> None:
    """Tables, weights, the type marker and both licences are inside; the YAML is not."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    for wanted in ("militiadb/py.typed", "militiadb/resolution/weights.json", "militiadb/names/tables/latin.json"):
        assert wanted in names
    assert any(name.endswith("licenses/LICENSE-DATA") for name in names)
    assert not [name for name in names if name.endswith(".yaml")]


@pytest.fixture
def run(wheel: Path, tmp_path: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Run code that imports the unpacked wheel, and not the checkout."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)

    def call(code: str) -> subprocess.CompletedProcess[str]:
        opening = (
            "import sys; sys.path.insert(0, sys.argv[1]); import militiadb;"
            "assert militiadb.__file__.startswith(sys.argv[1]), militiadb.__file__;"
        )
        command = [sys.executable, "-c", opening + code, str(tmp_path)]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    return call


def test_the_wheel_carries_the_whole_registry(run: Callable[[str], subprocess.CompletedProcess[str]]) -> None:
    """An unpacked wheel's registry is the checkout's: same fingerprint, same content, table by table."""
    done = run(
        "from militiadb.loading.snapshot import sealed;"
        "registry = militiadb.load(); print(registry.fingerprint, sealed(registry).fingerprint)"
    )
    ours = load().fingerprint
    assert done.stdout.split() == [ours, ours], done.stderr


def test_from_the_wheel_a_name_resolves_without_yaml_or_pydantic(
    run: Callable[[str], subprocess.CompletedProcess[str]],
) -> None:
    """An unpacked wheel answers from its snapshot: neither pydantic nor yaml nor click is imported."""
    done = run(
        "answer = militiadb.resolve('Kataeb Hizbullah');"
        "heavy = sorted({'yaml', 'pydantic', 'click'} & set(sys.modules));"
        "print(answer.id, heavy)"
    )
    assert done.stdout.strip() == "kataib-hizballah []", done.stderr
