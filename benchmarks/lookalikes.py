"""How near each lookalike is to the names it is near: recomputes rapidfuzz's WRatio and says what differs.

    python benchmarks/lookalikes.py [--registry PATH]

A score is WRatio over the two names in lower case, to one decimal: the best of the lookalike's names against the
group's name. Exit 1 when a score differs, when the group does not bear the name, or when a lookalike is a group's name.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from rapidfuzz import fuzz

from militiadb.loading.draft import Draft, read_draft
from militiadb.loading.records.tables import LookalikeRecord, NearnessRecord
from militiadb.names import normalise

REGISTRY = Path(__file__).parents[1] / "registry"


def nearness(names: list[str], name: str) -> float:
    """The best WRatio of a lookalike's names against a group's name.

    >>> nearness(["Al Ansar FC"], "Ansar Allah")
    69.1
    """
    return round(max(fuzz.WRatio(each.lower(), name.lower()) for each in names), 1)


def differences(draft: Draft) -> Iterator[str]:
    """What the table says otherwise than the registry and the measure do."""
    names = {group.id: {name.text for name in group.names} for group in draft.groups.values()}
    forms = {normalise(text): group for group, texts in names.items() for text in texts}
    for each in draft.lookalikes.lookalikes if draft.lookalikes else ():
        for text in each.names:
            if normalise(text) in forms:
                yield f"{each.id}: {text!r} is a name of {forms[normalise(text)]}"
        for near in each.near:
            yield from _of_one(each, near, names.get(near.group))


def _of_one(each: LookalikeRecord, near: NearnessRecord, names: set[str] | None) -> Iterator[str]:
    if names is None:
        yield f"{each.id}: there is no group {near.group}"
    elif near.name not in names:
        yield f"{each.id}: {near.group} bears no name {near.name!r}"
    score = nearness(each.names, near.name)
    if score != near.score:
        yield f"{each.id}: {near.score} beside {near.group}, measured {score}"


def main() -> None:
    """Print the differences and the spread of the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--registry", type=Path, default=REGISTRY)
    draft = read_draft(parser.parse_args().registry)
    found = list(differences(draft))
    print(*found, sep="\n")
    rows = draft.lookalikes.lookalikes if draft.lookalikes else []
    best = sorted(max((near.score for near in each.near), default=0.0) for each in rows)
    spread = f"WRatio {best[0]} to {best[-1]}, median {best[len(best) // 2]}" if best else "none"
    print(f"{len(rows)} lookalikes ({spread}); {len(found)} differences")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
