"""Names in the phrases of the press: how often the group is found through what stands around its name.

    python benchmarks/decorated.py [--names 1] [--registry PATH] [--wrong]

`phrases.tsv` holds some three hundred phrases that say no more than that somebody is a group ("the Iraqi Shiite militia
{}", "{} التابعة للحشد الشعبي"), each with the script that it is written in and the land that it names. Into each are
put native, romanised and translated names that find their group without it, so many of each group and script; a phrase
of a land only takes groups that are known there. The phrases were written to find faults, and the resolver was mended
by them: they are a development set.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from shares import kind_of, table

from militiadb import Group, NameKind, Registry, Resolver, load
from militiadb.model.vocabulary import Match
from militiadb.names import script_of

PHRASES = Path(__file__).parent / "phrases.tsv"
FULL = {NameKind.NATIVE, NameKind.ROMANISATION, NameKind.TRANSLATION}
ENOUGH = 0.9


def phrases() -> dict[str, list[tuple[str, str]]]:
    """The phrases of each script, with the land that each names, or ''."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with PHRASES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row["script"]].append((row["phrase"], row["land"]))
    return found


def names(resolver: Resolver, group: Group, most: int) -> Iterator[tuple[str, str]]:
    """The first full names of each script that find their group, with the script."""
    taken: Counter[str] = Counter()
    for name in group.names:
        script = script_of(name.text).value
        full = name.kind in FULL and name.match is Match.FUZZY
        if full and taken[script] < most and resolver.resolve(name.text).id == group.id:
            taken[script] += 1
            yield name.text, script


def measured(registry: Registry, most: int) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]], list[str]]:
    """How the questions were answered, by script and by phrase; and the wrong answers."""
    resolver, asked = Resolver(registry), phrases()
    by_script: dict[str, Counter[str]] = defaultdict(Counter)
    by_phrase: dict[str, Counter[str]] = defaultdict(Counter)
    wrong = []
    for group in registry:
        for name, script in names(resolver, group, most):
            for phrase, land in asked.get(script, ()):
                if land and land not in group.countries:
                    continue
                answer = resolver.resolve(phrase.format(name))
                kind = kind_of(group.id, answer.id, answer.status.value)
                for counts in (by_script[script], by_script["all"], by_phrase[phrase]):
                    counts[kind] += 1
                if kind == "wrong":
                    wrong.append(f"{answer.query!r} is {group.id}, answered {answer.id}")
    return by_script, by_phrase, wrong


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, default=1, help="so many names of each group and script")
    parser.add_argument("--registry")
    parser.add_argument("--wrong", action="store_true")
    args = parser.parse_args()
    registry = load(args.registry)
    by_script, by_phrase, wrong = measured(registry, args.names)
    print(f"data {registry.version} {registry.fingerprint}: {len(by_phrase)} phrases\n")
    print(table(by_script, row="script", asked="asked"))
    shares = sorted((counts["right"] / counts.total(), phrase) for phrase, counts in by_phrase.items())
    print(f"\nphrases in which fewer than {ENOUGH:.0%} are found:")
    for share, phrase in shares:
        if share < ENOUGH:
            print(f"  {share:6.1%}  {phrase}")
    for line in wrong if args.wrong else ():
        print(f"  {line}")


if __name__ == "__main__":
    main()
