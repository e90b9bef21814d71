"""What it costs to normalise a name and to make its skeleton, cold and warm.

    python benchmarks/names_speed.py [--eval DIR]

Over the different names of pairs_dev.tsv (ofac and press) and mentions_dev.jsonl.
Cold: the cache of words is emptied first.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections.abc import Callable
from pathlib import Path

from militiadb.names import normalise, skeleton
from militiadb.names.wordforms import forget_words

ROUNDS = 5


def read_names(folder: Path) -> list[str]:
    """Return the different names of the development sets."""
    names: dict[str, None] = {}
    with (folder / "pairs_dev.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["set"] in {"ofac", "press"}:
                names |= dict.fromkeys((row["name_a"], row["name_b"]))
    for line in (folder / "mentions_dev.jsonl").read_text(encoding="utf-8").splitlines():
        names[json.loads(line)["surface"]] = None
    return list(names)


def cost(work: Callable[[str], object], names: list[str], *, cold: bool) -> float:
    """Return the best of some rounds, in microseconds a name."""
    best = float("inf")
    for _ in range(ROUNDS):
        if cold:
            forget_words()
        start = time.process_time()
        for name in names:
            work(name)
        best = min(best, time.process_time() - start)
    return best / len(names) * 1e6


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"), help="folder of the development sets")
    names = read_names(parser.parse_args().eval)
    skeleton("".join(names))  # tables are loaded before the clock runs
    for label, chosen in (
        ("ASCII", [name for name in names if name.isascii()]),
        ("other", [name for name in names if not name.isascii()]),
    ):
        print(f"{label}: {len(chosen)} names, µs a name")
        print(f"  normalise     {cost(normalise, chosen, cold=False):6.2f}")
        print(f"  skeleton warm {cost(skeleton, chosen, cold=False):6.2f}")
        print(f"  skeleton cold {cost(skeleton, chosen, cold=True):6.2f}")


if __name__ == "__main__":
    main()
