"""Names and lookalikes of the registry that stand in the development sets and in none of the gathered source texts.

    python benchmarks/orphans.py [--eval DIR] [--registry PATH]

No name enters the registry because it stands in `eval/`. A name that is listed here is known from there and was not met
in `facts/` or `lists/`: its own citation must bear it out, and is printed to be read. Compared by normal form.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from militiadb import load
from militiadb.names import normalise


def strings(value: object) -> Iterator[str]:
    """Every string inside plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def evaluated(folder: Path) -> set[str]:
    """The normal forms of all names of the development sets."""
    found: set[str] = set()
    for line in (folder / "mentions_dev.jsonl").read_text("utf-8").splitlines():
        found.add(normalise(json.loads(line)["surface"]))
    for line in (folder / "sentences_dev.jsonl").read_text("utf-8").splitlines():
        found |= {normalise(mention["surface"]) for mention in json.loads(line)["mentions"]}
    for file in ("pairs_dev.tsv", "translations_dev.tsv"):
        for line in (folder / file).read_text("utf-8").splitlines()[1:]:
            found |= {normalise(cell) for cell in line.split("\t")}
    return found


def gathered(shared: Path) -> str:
    """All source texts in normal form, each string between bars."""
    parts: list[str] = []
    for path in sorted((shared / "facts").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            parts += strings(json.loads(line))
    for path in sorted((shared / "lists").iterdir()):
        parts += path.read_text("utf-8", errors="replace").replace("<", "\n").replace(">", "\n").splitlines()
    return " | ".join(map(normalise, parts))


def main() -> None:
    """Print the names, one a line, with their citations."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--registry")
    args = parser.parse_args()
    registry = load(args.registry)
    asked, text = evaluated(args.eval), f" {gathered(args.eval.parent)} "
    names = [(group.id, name.text, name.sources) for group in registry for name in group.names]
    names += [(f"lookalike {each.id}", name, each.sources) for each in registry.lookalikes for name in each.names]
    count = 0
    for bearer, name, sources in names:
        form = normalise(name)
        if form in asked and f" {form} " not in text:
            count += 1
            print(f"{bearer}\t{name}\t{', '.join(sources)}")
    print(f"{count} of {len(names):,} names and lookalikes (data {registry.version} {registry.fingerprint})")


if __name__ == "__main__":
    main()
