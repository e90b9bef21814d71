"""How many published romanisations each scheme meets exactly, and which vectors break their own standard.

    python benchmarks/schemes.py [--eval DIR]

Vectors are compared in NFC. Those of ALA-LC are printed in the lower case of running text, with typographic
quotation marks for ʿayn and hamza, so they are asked for without capitals and with the letters U+02BB and
U+02BC that the Library of Congress prescribes. An unmet vector stands in the second table with the published
rule that it breaks; one that breaks none is a miss, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import csv
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from attrs import frozen

from militiadb.errors import RomanisationError
from militiadb.names.romanisation import Scheme, romanise_text

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
SCHEMES = ROOT / "registry" / "transliterations"


@frozen
class Broken:
    """A published rule of a scheme, and how a vector that breaks it is known."""

    rule: str
    breaks: Callable[[str, str], bool]


# What is asked is only whether the vector agrees with the text of its own standard, never what we produce.
RULES: dict[str, tuple[Broken, ...]] = {
    "un-2017": (
        Broken("iyya is iyy since 2017 (Minyat Aḏ Ḏinniyyah), not īy", lambda _, vector: "īya" in vector),
        Broken("the article always has a capital (note 2)", lambda _, vector: " al " in vector),
        Broken("hamza is ’ (U+2019), not an ASCII apostrophe", lambda _, vector: "'" in vector),
    ),
    "ics-630-01": (
        Broken("only the 26 letters and the apostrophe: no dots", lambda _, vector: not _plain(vector)),
        Broken("no capital for the article at the head of a name", lambda _, vector: vector.startswith("Al ")),
        Broken("the article is joined by a hyphen (’Abd-al-Rahman)", lambda _, vector: " al " in vector),
    ),
    "ala-lc": (
        Broken(
            "a final vowel that the pointed form does not bear",
            lambda pointed, vector: pointed[-1] in "أئ" and vector.endswith("a"),
        ),
    ),
}


def _plain(text: str) -> bool:
    return all(char.isascii() or char == "’" for char in text)


def load_schemes() -> dict[str, Scheme]:
    """Every scheme that ships, by its id."""
    files = sorted(SCHEMES.glob("*.yaml"))
    return {file.stem: Scheme.from_mapping(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in files}


def wanted(expected: str, *, scheme: str) -> str:
    """A vector in the characters that its standard prescribes."""
    if scheme == "ala-lc":
        expected = expected.replace("‘", "ʻ").replace("’", "ʼ")
    return unicodedata.normalize("NFC", expected)


def produced(pointed: str, *, scheme: Scheme) -> str:
    """What the scheme makes of a vector, or the reason that it makes nothing of it."""
    try:
        return romanise_text(pointed, scheme=scheme, capitals=scheme.id != "ala-lc")
    except RomanisationError as error:
        return f"({error})"


def main() -> int:
    """Print both tables; 1 if a vector is missed that breaks no published rule."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--eval", type=Path, default=ROOT.parent / "shared" / "eval")
    path = parser.parse_args().eval / "scheme_vectors.tsv"
    schemes = load_schemes()
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    unmet: list[tuple[str, ...]] = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            _score(row, schemes=schemes, tally=tally, unmet=unmet)
    _print(schemes, tally=tally, unmet=unmet)
    return int(any(counts[3] for counts in tally.values()))


def _score(
    row: dict[str, str],
    *,
    schemes: dict[str, Scheme],
    tally: dict[str, list[int]],
    unmet: list[tuple[str, ...]],
) -> None:
    """Count one vector: all, met, breaking its own standard, missed."""
    name, pointed = row["scheme"], row["pointed"]
    counts = tally[name]
    counts[0] += 1
    if name not in schemes:
        return
    want, got = wanted(row["expected"], scheme=name), produced(pointed, scheme=schemes[name])
    if got == want:
        counts[1] += 1
        return
    broken = [rule.rule for rule in RULES.get(name, ()) if rule.breaks(pointed, want)]
    counts[2 if broken else 3] += 1
    unmet.append((name, pointed, want, got, "; ".join(broken) or "MISS"))


def _print(schemes: dict[str, Scheme], *, tally: dict[str, list[int]], unmet: list[tuple[str, ...]]) -> None:
    print("| scheme | vectors | met exactly | break their own standard | missed | own cited examples |")
    print("|---|---|---|---|---|---|")
    for name in sorted({*schemes, *tally}):
        counts = tally.get(name, [0, 0, 0, 0])
        if name in schemes:
            print(f"| {name} | {' | '.join(map(str, counts))} | {len(schemes[name].examples)} |")
        else:
            print(f"| {name} | {counts[0]} | does not ship | | | |")
    print("\n| scheme | pointed | vector | by the published rule | rule broken |\n|---|---|---|---|---|")
    for row in unmet:
        print(f"| {' | '.join(row)} |")


if __name__ == "__main__":
    sys.exit(main())
