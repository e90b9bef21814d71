"""Peers side by side in one run, over the same names, each with its own recommended threshold.

    python benchmarks/peers.py [--eval DIR] [--registry PATH] [--sample 400]

Every name of the registry that may be matched is given to each peer; the questions are the development mentions (strata
code and wild, and the null rows). A peer answers the group of its best name at or above its threshold; two groups with
one best score are a refusal. rapidfuzz's scorers recommend no threshold: 90 is the figure its documentation and most
tutorials use. Peers that are not installed are left out and named. Times are CPU time a question.

thefuzz, name_matching (DNB) and nomenklatura go into an environment of their own:
    python -m venv /tmp/peers && /tmp/peers/bin/pip install -e . thefuzz name_matching pandas nomenklatura
"""

from __future__ import annotations

import argparse
import importlib.metadata
import itertools
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from mentions import wilson
from rapidfuzz import fuzz, process, utils

from militiadb import Resolver, load
from militiadb.model.vocabulary import Match

Ask = Callable[[str], str | None]
THRESHOLD = 90


def of_best(texts: Sequence[str], groups: Sequence[str], scorer: Any, *, processor: Any, threshold: float) -> Ask:
    """The group of the best name by a scorer; two groups with the same best score are a refusal."""

    def ask(text: str) -> str | None:
        found = process.extract(text, texts, scorer=scorer, processor=processor, limit=8, score_cutoff=threshold)
        best = {groups[at] for _, score, at in found if score == found[0][1]}
        return best.pop() if len(best) == 1 else None

    return ask


def thefuzz_peer(texts: Sequence[str], groups: Sequence[str]) -> Ask:
    """`thefuzz.process.extractOne` with its default scorer (WRatio) and a cutoff of 90."""
    from thefuzz import process as fuzzy

    bearer = dict(zip(texts, groups, strict=True))

    def ask(text: str) -> str | None:
        found = fuzzy.extractOne(text, texts, score_cutoff=THRESHOLD)
        return bearer[found[0]] if found else None

    return ask


def name_matching_peer(texts: Sequence[str], groups: Sequence[str]) -> Ask:
    """De Nederlandsche Bank's NameMatcher with its defaults; its documentation takes a score over 90 for sure."""
    import pandas as pd
    from name_matching.name_matcher import NameMatcher

    matcher = NameMatcher(number_of_matches=1, legal_suffixes=False, common_words=False, top_n=50, verbose=False)
    matcher.load_and_process_master_data(column="name", df_matching_data=pd.DataFrame({"name": texts}), transform=True)

    def ask(text: str) -> str | None:
        found = matcher.match_names(to_be_matched=pd.DataFrame({"name": [text]}), column_matching="name")
        if found.empty or float(found.iloc[0]["score"]) < THRESHOLD:
            return None
        return groups[int(found.iloc[0]["match_index"])]

    return ask


def nomenklatura_peer(texts: Sequence[str], groups: Sequence[str]) -> Ask:
    """The logic-v2 of nomenklatura over all names (no blocking), at the 0.7 that OpenSanctions recommends."""
    from followthemoney import model
    from nomenklatura.matching import LogicV2, ScoringConfig

    def organisation(at: int, text: str) -> Any:
        entity = model.make_entity("Organization")
        entity.id = f"e{at}"
        entity.add("name", text)
        return entity

    held = [organisation(at, text) for at, text in enumerate(texts)]
    config = ScoringConfig.defaults()

    numbers = itertools.count(len(texts))  # names are remembered by the entity's id, so no two may share one

    def ask(text: str) -> str | None:
        asked = organisation(next(numbers), text)
        scores = [(LogicV2.compare(asked, entity, config).score, at) for at, entity in enumerate(held)]
        top = max(scores)[0]
        best = {groups[at] for score, at in scores if score == top}
        return best.pop() if top >= 0.7 and len(best) == 1 else None

    return ask


def peers(texts: Sequence[str], groups: Sequence[str]) -> dict[str, Callable[[], Ask]]:
    """Every peer by its name; making one imports it."""
    plain = {"ratio ≥ 90": fuzz.ratio, "token_sort_ratio ≥ 90": fuzz.token_sort_ratio, "WRatio ≥ 90": fuzz.WRatio}
    made: dict[str, Callable[[], Ask]] = {
        f"rapidfuzz {name}": lambda scorer=scorer: of_best(  # type: ignore[misc]
            texts, groups, scorer, processor=utils.default_process, threshold=THRESHOLD
        )
        for name, scorer in plain.items()
    }
    made["thefuzz ≥ 90"] = lambda: thefuzz_peer(texts, groups)
    made["name_matching ≥ 90"] = lambda: name_matching_peer(texts, groups)
    made["nomenklatura logic-v2 ≥ 0.7"] = lambda: nomenklatura_peer(texts, groups)
    return made


def measure(title: str, ask: Ask, rows: Sequence[dict[str, Any]], known: set[str]) -> None:
    """Print one line of the table."""
    start = time.process_time()
    answers = [ask(row["surface"]) for row in rows]
    seconds = (time.process_time() - start) / max(len(rows), 1)
    pairs = [(row, found if found in known else None) for row, found in zip(rows, answers, strict=True)]
    asked = [(row, found) for row, found in pairs if row["gold"]]
    null = [found for row, found in pairs if not row["gold"]]
    right = sum(found == row["gold"] for row, found in asked)
    wrong = sum(found is not None and found not in (row.get("gold_any") or [row["gold"]]) for row, found in asked)
    low, high = wilson(right, len(asked))
    print(
        f"| {title} | {right / len(asked):.3f} [{low:.3f}, {high:.3f}] | {wrong / len(asked):.3f} "
        f"| {sum(found is not None for found in null) / max(len(null), 1):.3f} | {1e6 * seconds:,.0f} |"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--registry")
    parser.add_argument("--sample", type=int, help="ask the slowest peer only so many of the questions")
    args = parser.parse_args()
    rows = [json.loads(line) for line in (args.eval / "mentions_dev.jsonl").read_text("utf-8").splitlines()]
    known = {line.split("\t")[0] for line in (args.eval.parent / "groups.tsv").read_text("utf-8").splitlines()[1:]}
    rows = [
        row for row in rows if (row["gold"] and row["stratum"] != "list") or not (row["gold"] or row.get("gold_any"))
    ]
    registry = load(args.registry)
    named = {name.text: group.id for group in registry for name in group.names if name.match is not Match.NEVER}
    texts, groups = list(named), list(named.values())
    print(f"data {registry.version} {registry.fingerprint}: {len(texts):,} names, {len(rows)} questions")
    versions = [each for each in ("rapidfuzz", "thefuzz", "name_matching", "nomenklatura") if _version(each)]
    print(", ".join(f"{each} {_version(each)}" for each in versions))
    print("| peer | right | wrong | null rows answered | µs a question |\n|---|---|---|---|---|")
    resolver = Resolver(registry)
    resolver.resolve("Kataeb Hizbulah militia")
    measure("militiadb", lambda text: resolver.resolve(text).id, rows, known)
    for title, make in peers(texts, groups).items():
        try:
            ask = make()
        except ImportError as error:
            print(f"| {title} | not installed ({error.name}) | | | |")
            continue
        asked = rows[:: max(len(rows) // args.sample, 1)] if args.sample and "nomenklatura" in title else rows
        measure(title if asked is rows else f"{title} ({len(asked)} of them)", ask, asked, known)


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


if __name__ == "__main__":
    main()
