"""Two groups in one cell: how often a name beside another group's acronym is answered with one group.

    python benchmarks/beside.py [--asked 4000] [--registry PATH]

Full names of several words that resolve by themselves are put beside acronyms that do, of other groups, at random (with
a fixed seed), in brackets, after a slash and after "and". Either group alone is a wrong answer, unless one of them is a
part of the other: then the part may be meant.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter

from militiadb import NameKind, Registry, Resolution, Resolver, Status, load
from militiadb.model.vocabulary import Match

FORMS = ("{} ({})", "{}/{}", "{} and {}")
SHOWN = 12


def told(registry: Registry, resolver: Resolver, *, acronyms: bool) -> list[tuple[str, str]]:
    """Groups with a name that resolves to them: an acronym, or a full name of several words."""
    found = []
    for group in registry:
        for name in group.names:
            fits = name.kind is NameKind.ACRONYM if acronyms else name.match is Match.FUZZY and " " in name.text
            if fits and name.match is not Match.NEVER and resolver.resolve(name.text).id == group.id:
                found.append((group.id, name.text))
    return found


def kin(registry: Registry, one: str, other: str) -> bool:
    """Whether one group is said to stand below the other."""
    below = ({parent.id for parent in registry.parents(registry[each])} for each in (one, other))
    mine, theirs = below
    return other in mine or one in theirs


def main() -> None:
    """Print how the cells are answered, and some that are answered with one group."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--asked", type=int, default=4000)
    parser.add_argument("--registry")
    args = parser.parse_args()
    registry = load(args.registry)
    resolver, rng = Resolver(registry), random.Random(5)
    names, acronyms = told(registry, resolver, acronyms=False), told(registry, resolver, acronyms=True)
    counts, wrong = Counter[str](), list[tuple[str, Resolution]]()
    for _ in range(args.asked):
        (one, name), (other, acronym) = rng.choice(names), rng.choice(acronyms)
        if one == other or kin(registry, one, other):
            continue
        for form in FORMS:
            answer = resolver.resolve(form.format(name, acronym))
            counts[answer.status] += 1
            if answer.status is Status.MATCHED:
                wrong.append((answer.query, answer))
    print(f"data {registry.version} {registry.fingerprint}: {counts.total():,} cells of two groups")
    for status, count in counts.most_common():
        print(f"  {status:12} {count:6,}  {count / counts.total():.1%}")
    for query, answer in wrong[:SHOWN]:
        print(f"  one group: {query!r} {answer.id}")


if __name__ == "__main__":
    main()
