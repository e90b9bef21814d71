"""Facts drawn at random, to be compared with their sources by someone who did not write them.

    python benchmarks/draw.py [--seed 1 --seed 2 --seed 3] [--count 40] [--registry PATH] [--facts FOLDER] [--json FILE]

A fact is a name, claim, event, office holder, identifier or designation entry, with its sources. The facts are put in
the order of their addresses, and seed and fingerprint decide which are taken, so that anybody who has the same data
draws the same facts. What was found is told in docs/explanation/data-quality.md.

With --facts (the folder of collected facts, where there is one) each fact stands beside the rows collected on it: for
the cases in which the cited source itself can no longer be read, and only for those.
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
from militiadb.names import normalise

SECTIONS = ("names", "claims", "events", "office_holders", "identifiers")
COLLECTED = {
    "names": ("names_draft.jsonl", "text"),
    "claims": ("claims_draft.jsonl", "relation"),
    "events": ("events_draft.jsonl", "what"),
    "office_holders": ("offices_draft.jsonl", "name"),
    "identifiers": ("identifiers_draft.jsonl", "value"),
}
"""Where collected facts of a section stand, and the field by which a row is likest to the fact."""
MOST = 4


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


def _tells(field: Any, value: Any) -> bool:
    return value not in (None, (), False, field.default)


def _fact(address: str, item: Any) -> Fact:
    held = asdict(item, value_serializer=plain, filter=_tells)
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


def collected(folder: Path, fact: Fact) -> list[dict[str, Any]]:
    """The rows collected on a fact: of its group, and alike in name, number or source; the likest first."""
    place, subject, *rest = fact.address.split("/")
    if place == "designations":
        rows = _rows(folder / "designations.jsonl")
        alike = [row for row in rows if row["group_hint"] == fact.says["group"]]
        return sorted(alike, key=lambda row: row["list_id"] != fact.says.get("list_id"))[:MOST]
    name, key = COLLECTED[rest[0]]
    alike = [(_likeness(row, fact, key), row) for row in _rows(folder / name) if row["group"] == subject]
    return [row for score, row in sorted(alike, key=lambda each: -each[0]) if score][:MOST]


def _likeness(row: dict[str, Any], fact: Fact, key: str) -> int:
    same = normalise(str(row.get(key))) == normalise(str(fact.says.get(key)))
    return 2 * same + bool(set(row["sources"]) & set(fact.sources))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def draw(registry: Registry, *, seed: int, count: int = 40) -> list[Fact]:
    """The facts of one draw; data that was mended since is drawn anew, be there as many facts as before."""
    return random.Random(f"{seed} {registry.fingerprint}").sample(facts(registry), count)


def main() -> None:
    """Print the draws, each fact with the addresses of its sources."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seed", type=int, action="append")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--registry", type=Path)
    parser.add_argument("--facts", type=Path, help="the folder of collected facts")
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
            for row in collected(options.facts, fact) if options.facts else ():
                print(f"     collected: {json.dumps(row, ensure_ascii=False)}")
    if options.json:
        told = {str(seed): [asdict(fact, recurse=False) for fact in chosen] for seed, chosen in drawn.items()}
        options.json.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
