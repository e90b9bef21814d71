"""A column of a million rows: how many rows a second, and in how much memory.

    python benchmarks/batch.py [--rows 1000000] [--different 50000] [--registry PATH]

Rows are drawn by Zipf's law (exponent 1.0, fixed seed) from different strings: names of the shipped registry verbatim,
folded, misspelt by one letter, decorated with a country or a role word, and strangers of made-up words, a fifth each.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import time

from resolve import misspelt

from militiadb import Resolver, load

DECORATIONS = ("{} militia", "{} (Iraq)", "Iraqi {}", "{} group", "the {}")


def strings(names: list[str], count: int, rng: random.Random) -> list[str]:
    """So many different strings of the five kinds."""
    made: dict[str, None] = {}
    while len(made) < count:
        name = rng.choice(names)
        kinds = (
            name,
            name.upper().replace("-", " "),
            misspelt(name, rng),
            rng.choice(DECORATIONS).format(misspelt(name, rng)),
            "".join(rng.choices("abdeghijklmnorstuz", k=7)) + f" {rng.choice(names).split()[0]}",
        )
        made |= dict.fromkeys(kinds)
    return list(made)[:count]


def main() -> None:
    """Print rows a second and the peak memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--different", type=int, default=50_000)
    parser.add_argument("--registry")
    args = parser.parse_args()
    rng = random.Random(20261122)
    registry = load(args.registry)
    names = sorted({name.text for group in registry for name in group.names})
    different = strings(names, args.different, rng)
    rng.shuffle(different)
    weights = list(itertools.accumulate(1 / rank for rank in range(1, len(different) + 1)))
    rows = rng.choices(different, cum_weights=weights, k=args.rows)
    resolver = Resolver(registry)
    resolver.resolve("Kataeb Hizbulah militia")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, cpu = time.perf_counter(), time.process_time()
    matched = sum(answer.id is not None for answer in resolver.resolve_many(iter(rows)))
    wall, cpu = time.perf_counter() - start, time.process_time() - cpu
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"data {registry.version} {registry.fingerprint}")
    print(f"{args.rows:,} rows, {len(set(rows)):,} different strings met, {matched:,} matched")
    print(f"{args.rows / cpu:,.0f} rows/s of CPU time, {args.rows / wall:,.0f} rows/s by the clock")
    print(f"peak memory {after / 1024:,.0f} MB, {(after - before) / 1024:+,.0f} MB over the loaded index")


if __name__ == "__main__":
    main()
