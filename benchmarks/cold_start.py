"""What the first use costs, against peers in the same run: imports, and a name resolved from an installed wheel.

    python benchmarks/cold_start.py [--rounds 15] [--python PATH]

`--python` is the interpreter of an environment into which the wheel was installed (README, first command); each figure
is the median of fresh processes. pycountry is measured when it is installed there.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

STATEMENTS = {
    "python -c pass": "pass",
    "import attrs": "import attrs",
    "import militiadb": "import militiadb",
    "resolve a known name": "import militiadb; militiadb.resolve('Kataeb Hizbullah')",
    "resolve a misspelt name": "import militiadb; militiadb.resolve('Asaib Ahl al-Haqq militia')",
    "import pycountry and look up": "import pycountry; pycountry.countries.lookup('Iraq')",
    "pycountry search_fuzzy": "import pycountry; pycountry.countries.search_fuzzy('Irak')",
}
COMMAND = "from militiadb.cli import main; main(['resolve', 'Kataeb Hizbullah'])"


def median_seconds(python: str, statement: str, rounds: int) -> float | None:
    """The median wall time of fresh processes, or None when the statement fails."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        done = subprocess.run([python, "-c", statement], capture_output=True, cwd="/", check=False)
        times.append(time.perf_counter() - start)
        if done.returncode:
            return None
    return statistics.median(times)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--python", default=sys.executable)
    args = parser.parse_args()
    figures = {}
    for title, statement in {**STATEMENTS, "militiadb resolve X (the command)": COMMAND}.items():
        seconds = median_seconds(args.python, statement, args.rounds)
        figures[title] = seconds
        print(f"{title:36} {'not installed' if seconds is None else f'{1000 * seconds:7.1f} ms'}")
    ours, nothing = figures["import militiadb"], figures["python -c pass"]
    if ours is not None and nothing is not None:
        print(f"import militiadb costs {1000 * (ours - nothing):.1f} ms over an interpreter that does nothing")


if __name__ == "__main__":
    main()
