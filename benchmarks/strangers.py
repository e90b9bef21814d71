"""Names of groups that the registry does not hold: how often another group is taken for them.

    python benchmarks/strangers.py [--wrong] [--registry PATH]

Each group's names are asked with the whole group hidden, so that every match is with another group. Names that another
group bears as well are left out. What stays is no slip of the resolver alone: some groups really have names that sound
alike (Ansar al-Islam, Ansarul Islam) or say the same (Liwa al-Quds, Saraya al-Quds); it is the cost of a name unknown.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict

from militiadb import Resolver, load


def main() -> None:
    """Print how the names were answered, by tier."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="list every match")
    parser.add_argument("--registry")
    args = parser.parse_args()
    resolver = Resolver(load(args.registry))
    texts: dict[str, list[str]] = defaultdict(list)
    for row in resolver._index.tables.rows:
        texts[row.group].append(row.text)
    counts: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    wrong = []
    for group, names in texts.items():
        blind = resolver.without(group=group)
        for text in names:
            if resolver.resolve(text).id != group:
                continue
            answer = blind.resolve(text)
            counts[answer.status.value if answer.id is None else f"matched by {answer.tier}"] += 1
            if answer.id is not None and answer.evidence is not None:
                pairs[min(group, answer.id), max(group, answer.id)] += 1
                found = f"{answer.id} by {answer.tier}, {answer.score:.2f}, {answer.evidence.name!r}"
                wrong.append(f"{text!r} of {group}: {found}")
    total = sum(counts.values())
    print(f"data {resolver.registry.version} {resolver.registry.fingerprint}: {total:,} names of hidden groups")
    for kind, count in counts.most_common():
        print(f"  {kind:22} {count:5,}  {count / total:.2%}")
    print(f"{len(pairs)} pairs of groups are taken for one another; by names:")
    print("  " + ", ".join(f"{one} / {other} {count}" for (one, other), count in pairs.most_common(12)))
    for line in sorted(wrong) if args.wrong else ():
        print(line)


if __name__ == "__main__":
    main()
