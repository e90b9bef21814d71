"""Facts drawn at random, to be compared with their sources by someone who did not write them.

    python benchmarks/draw.py [--seed 1 --seed 2 --seed 3] [--count 40] [--registry PATH] [--json FILE]

A fact is a name, claim, event, office holder, identifier or designation entry, with its sources. The facts are put in
the order of their addresses and `random.Random(seed).sample` takes from them, so that anybody who has the same data
draws the same facts. What was found is told in docs/explanation/data-quality.md.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

from militiadb import PartialDate, Registry, load

SECTIONS = ("names", "claims", "events", "office_holders", "identifiers")


@frozen
class Fact:
    """One fact: where it stands, what it says, what it cites."""

    address: str
    says: dict[str, Any]
    sources: tuple[str, ...]


def plain(_owner: Any, _field: Any, value: Any) -> Any:
    """A value as a file writes it."""
    if isinstance(value, PartialDate):
        return str(value)
    return value.value if isinstance(value, Enum) else value


def _fact(address: str, item: Any) -> Fact:
    held = asdict(item, value_serializer=plain, filter=lambda _field, value: value not in (None, (), False))
    sources = tuple(held.pop("sources", ()))
    return Fact(address, held, sources)


def facts(registry: Registry) -> list[Fact]:
    """Every fact of a registry, in the order of their addresses.

    >>> registry = load()
    >>> any(fact.address == "groups/saraya-awliya-al-dam/names/0" for fact in facts(registry))
    True
    """
    return sorted(_facts(registry), key=lambda fact: fact.address)


def _facts(registry: Registry) -> Iterator[Fact]:
    for group in registry:
        for section in SECTIONS:
            for place, item in enumerate(getattr(group, section)):
                yield _fact(f"groups/{group.id}/{section}/{place}", item)
    for programme in registry.programmes.values():
        for entry in programme.entries:
            yield _fact(f"designations/{programme.id}/{entry.key}", entry)


def draw(registry: Registry, *, seed: int, count: int = 40) -> list[Fact]:
    """The facts of one draw."""
    return random.Random(seed).sample(facts(registry), count)


def main() -> None:
    """Print the draws, each fact with the addresses of its sources."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seed", type=int, action="append")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--registry", type=Path)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    registry = load(options.registry) if options.registry else load()
    print(f"data {registry.manifest.version} {registry.fingerprint}, {len(facts(registry)):,} facts")
    drawn = {seed: draw(registry, seed=seed, count=options.count) for seed in options.seed or (1, 2, 3)}
    for seed, chosen in drawn.items():
        print(f"\nseed {seed}")
        for number, fact in enumerate(chosen, start=1):
            print(f"{number:3}. {fact.address}\n     {json.dumps(fact.says, ensure_ascii=False)}")
            for source in fact.sources:
                cited = registry.sources[source]
                print(f"     {source}: {cited.title} {cited.url or cited.identifier or ''}".rstrip())
    if options.json:
        told = {str(seed): [asdict(fact, recurse=False) for fact in chosen] for seed, chosen in drawn.items()}
        options.json.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
