"""One wrong letter in a name of the registry: how often the group is still found, and how often another one is.

    python benchmarks/typos.py [--seeds 1 2 3] [--wrong] [--registry PATH]

Each name that resolves to its group and may match fuzzily is asked once a seed with one of its letters left out,
doubled, put in, changed, or changed with its neighbour; new letters are those of the name itself, so that they are of
its script. A right answer is the name's group; a slip that makes a registered name is left out.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict

from shares import kind_of, table

from militiadb import Registry, Resolver, load
from militiadb.model.vocabulary import Match
from militiadb.names import normalise


def misspelt(text: str, rng: random.Random) -> str:
    """The name with one slip of the pen after its first letter; itself where no slip would show.

    >>> misspelt("Ashab al-Kahf", random.Random(2)) != "Ashab al-Kahf"
    True
    """
    places = [at for at in range(1, len(text)) if text[at].isalpha() and text[at - 1].isalpha()]
    for _ in range(20 if places else 0):
        at, letter = rng.choice(places), rng.choice([char for char in text if char.isalpha()]).lower()
        before, here, after = text[:at], text[at], text[at + 1 :]
        changed = rng.choice(
            (
                before + after,
                before + here * 2 + after,
                before + letter + here + after,
                before + letter + after,
                before[:-1] + here + before[-1] + after,
            )
        )
        if normalise(changed) != normalise(text):
            return changed
    return text


def measured(resolver: Resolver, registry: Registry, seed: int) -> tuple[dict[str, Counter[str]], list[str]]:
    """How the misspelt names were answered, by script and number of words; and the wrong answers."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    wrong = []
    for group in registry:
        for name in group.names:
            if name.match is not Match.FUZZY or resolver.resolve(name.text).id != group.id:
                continue
            slip = misspelt(name.text, random.Random(f"{seed} {name.text}"))
            answer = resolver.resolve(slip)
            if slip == name.text or (answer.tier and answer.tier.value in ("exact", "normalised")):
                continue
            kind = kind_of(group.id, answer.id, answer.status.value)
            words = min(len(name.text.split()), 4)
            script = "Latin" if normalise(name.text).isascii() else "other"
            counts[f"{script}, {words}{'+' if words == 4 else ''} word{'s' if words > 1 else ''}"][kind] += 1
            if kind == "wrong":
                wrong.append(
                    f"{slip!r} ({name.text!r} of {group.id}): {answer.id} by {answer.tier}, {answer.score:.2f}"
                )
    return counts, wrong


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2, 3])
    parser.add_argument("--wrong", action="store_true", help="list every wrong answer")
    parser.add_argument("--registry")
    args = parser.parse_args()
    registry = load(args.registry)
    resolver = Resolver(registry)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    wrong = []
    for seed in args.seeds:
        found, more = measured(resolver, registry, seed)
        wrong += more
        for row, count in found.items():
            counts[row] += count
            counts["all"] += count
    print(f"data {registry.version} {registry.fingerprint}: {sum(counts['all'].values()):,} misspelt names")
    print(table(counts, row="name", asked="asked"))
    for line in wrong if args.wrong else ():
        print(line)


if __name__ == "__main__":
    main()
