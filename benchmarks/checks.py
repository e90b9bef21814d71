"""How long a check and a diff with impact take, at the size of the shipped registry and at ten times that.

    python benchmarks/checks.py            # both sizes
    python benchmarks/checks.py --times 1  # the shipped size alone

The larger registry is the shipped one written over again under other ids and names, in a git repository with one
change after the commit. Each command runs in a process of its own, as CI runs it; the best of three is told.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REGISTRY = Path(__file__).resolve().parent.parent / "registry"
AUTHOR = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
LIMITS = {"check": 3.0, "diff": 15.0}
RUNS = 3


def write(root: Path, *, times: int) -> int:
    """Write the registry `times` over; returns how many groups it has."""
    texts = {path.relative_to(REGISTRY).as_posix(): path.read_text("utf-8") for path in REGISTRY.rglob("*.yaml")}
    for name, text in texts.items():
        put(root / name, text)
        folder, _, base = name.rpartition("/")
        for copy in range(1, times) if folder in ("groups", "sources", "designations") else ():
            put(root / folder / base.replace(".yaml", f"-{copy}.yaml"), again(text, copy, folder))
    return len(list((root / "groups").iterdir()))


def again(text: str, copy: int, folder: str) -> str:
    """The same thing under another id, and a group under other names."""
    text = re.sub(r"(?m)^(id: .*)$", rf"\1-{copy}", text)
    if folder == "groups":
        text = re.sub(r'(?m)^(name: "|  - text: "|    pointed: ")(.*)"$', rf'\1\2 {copy}"', text)
        text = re.sub(r"(?m)^(\s+shared: true\n)", "", text)
    if folder == "designations":
        text = re.sub(r"(?m)^(    group: .*)$", rf"\1-{copy}", text)
    if folder == "sources":
        text = re.sub(r"(?m)^ignore:(\n  .*)*", "", text)
    return text


def put(path: Path, text: str) -> None:
    """Write a file and the folders around it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def best(where: Path, *arguments: str) -> tuple[float, str]:
    """The best time of a command, and the last line that it printed."""
    took, said = [], ""
    for _ in range(RUNS):
        start = time.perf_counter()
        command = [sys.executable, "-c", "from militiadb.cli import main; main()", *arguments]
        done = subprocess.run(command, cwd=where, capture_output=True, text=True, check=False)
        took.append(time.perf_counter() - start)
        if done.returncode not in (0, 1):
            sys.exit(done.stderr)
        said = (done.stdout.strip() or done.stderr.strip()).splitlines()[-1]
    return min(took), said


def measure(times: int) -> dict[str, float]:
    """Time check and diff at one size."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        groups = write(root / "registry", times=times)
        for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "base"]):
            subprocess.run(["git", *AUTHOR, *arguments], cwd=root, check=True)
        changed = next((root / "registry" / "groups").glob("saraya-*.yaml"))
        changed.write_text(changed.read_text("utf-8").replace("countries: [IQ]", "countries: [IQ, SY]"), "utf-8")
        found = {}
        for name, arguments in (("check", ["check"]), ("diff", ["diff", "HEAD"])):
            found[name], said = best(root, *arguments)
            print(f"{groups:>6,} groups  {name:<6} {found[name]:7.2f} s   {said}")
    return found


def main() -> None:
    """Print the table, and whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, nargs="*", default=[1, 10])
    sizes = {times: measure(times) for times in parser.parse_args().times}
    for name, limit in LIMITS.items():
        if 1 in sizes:
            print(f"{name}: {sizes[1][name]:.2f} s, limit {limit:.0f} s")
        if {1, 10} <= set(sizes):
            print(f"{name}: ten times the size takes {sizes[10][name] / sizes[1][name]:.1f} × as long, limit 10")


if __name__ == "__main__":
    main()
