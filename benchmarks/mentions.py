"""Accuracy of resolution on names as other people wrote them, plain and leave-out.

    python benchmarks/mentions.py --eval ../shared/eval [--wrong] [--registry PATH] [--json FILE]

*Leave-out* hides every name of the row's group that has the row's normal form, and every lookalike with it, before the
row is asked: what is left is what the resolver does on spellings that nobody entered. Figures are macro-averages over
groups with Wilson intervals over rows.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from militiadb import Resolver, load
from militiadb.names import normalise
from militiadb.resolution.likeness import ENOUGH, likeness

Result = tuple[dict[str, Any], str, Any]
"""A row, what its answer is worth, and the answer."""
OUTCOMES = ("right", "ambiguous", "unresolved", "wrong", "wrong-ambiguous")


def wilson(hits: int, count: int, z: float = 1.96) -> tuple[float, float]:
    """The Wilson score interval of a proportion."""
    if not count:
        return (0.0, 1.0)
    p, n = hits / count, count
    middle, spread = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return ((middle - spread) / (1 + z * z / n), (middle + spread) / (1 + z * z / n))


def outcome(row: dict[str, Any], answer: Any, known: set[str]) -> str:
    """What an answer is worth; an id outside `known` (groups.tsv) counts as a refusal."""
    found = answer.id if answer.id in known else None
    candidates = {c.id for c in answer.candidates} & known
    accepted = set(row.get("gold_any") or [row["gold"]])
    if answer.status == "matched" and found is not None:
        return "right" if found in accepted else "wrong"
    if answer.status == "ambiguous" and candidates:
        inside = bool(candidates & accepted)
        return ("right" if row.get("gold_any") and inside else "ambiguous") if inside else "wrong-ambiguous"
    return "right" if None in accepted else "unresolved"


def evaluate(rows: list[dict[str, Any]], resolver: Resolver, known: set[str], *, leave_out: bool) -> list[Result]:
    """(row, outcome, answer) for every row."""
    results = []
    for row in rows:
        asked = resolver
        if leave_out and row["gold"]:
            asked = resolver.without(group=row["gold"], form=normalise(row["surface"]))
        answer = asked.resolve(row["surface"])
        results.append((row, outcome(row, answer, known), answer))
    return results


def macro(results: list[Result]) -> float:
    """The mean over groups of the share that was right."""
    groups: defaultdict[str, list[bool]] = defaultdict(list)
    for row, result, _ in results:
        groups[str(row["gold"] or row.get("gold_any"))].append(result == "right")
    return sum(sum(hits) / len(hits) for hits in groups.values()) / len(groups) if groups else 0.0


def report(title: str, results: list[Result]) -> dict[str, Any]:
    """Print one line of the table."""
    counts = Counter(result for _, result, _ in results)
    n, right = len(results), counts["right"]
    low, high = wilson(right, n)
    figures = {"rows": n, "macro": macro(results), "micro": right / n if n else 0.0, "low": low, "high": high, **counts}
    rest = "  ".join(f"{key} {counts[key]}" for key in OUTCOMES[1:] if counts[key])
    share = f"micro {figures['micro']:.3f} [{low:.3f}, {high:.3f}]"
    print(f"  {title:34} n {n:4}  macro {figures['macro']:.3f}  {share}  {rest}")
    return figures


def slices(results: list[Result]) -> dict[str, list[Result]]:
    """The results by what the issue asks for: ring and stratum, script, gold-any, null."""
    out: dict[str, list[Result]] = defaultdict(list)
    for item in results:
        row = item[0]
        if row.get("gold_any"):
            out["gold-any"].append(item)
        if row["gold"] is None and not row.get("gold_any"):
            out["null"].append(item)
            continue
        if row["gold"] is None:
            continue
        free = row["stratum"] != "list"
        out[f"ring {row['ring']} {'free (code, wild)' if free else 'list'}"].append(item)
        if free:
            out["all free"].append(item)
        out[f"script {row['script']}"].append(item)
        out[f"kind {row['kind']}"].append(item)
    return dict(sorted(out.items()))


def gap(plain: list[Result], left_out: list[Result], resolver: Resolver) -> None:
    """Print what the free rows that only an entered spelling answers are made of, by kind."""
    tables = resolver._index.tables
    lost: Counter[tuple[str, bool]] = Counter()
    for (row, before, _), (_, after, _) in zip(plain, left_out, strict=True):
        if row["gold"] and row["stratum"] != "list" and before == "right" != after:
            form = normalise(row["surface"])
            mine = [word for word in tables.glossary.read(form) if not word.light]
            others = {normalise(name.text) for name in resolver.registry[row["gold"]].names} - {form}
            theirs = [word for other in others for word in tables.glossary.read(other) if not word.light]
            lost[row["kind"], any(likeness(a, b) >= ENOUGH for a in mine for b in theirs)] += 1
    print("free rows that are right plain and not in leave-out, by kind:")
    for kind in sorted({kind for kind, _ in lost}):
        shared = f"shares a telling word with another name {lost[kind, True]:3}, shares none {lost[kind, False]:3}"
        print(f"  {kind:34} {shared}")


def described(row: dict[str, Any], result: str, answer: Any) -> str:
    """One row that is not right, with what was said of it."""
    near = [(each.id, round(each.score, 2)) for each in answer.suggestions[:2]]
    said = answer.id or [each.id for each in answer.candidates] or near
    gold = row.get("gold_any") or row["gold"]
    asked = f"{row['surface']!r} ({row['stratum']}, {row['kind']}) is {gold}"
    return f"{result:16} {asked}: {answer.status} {said} {answer.tier}"


def main() -> None:
    """Run the measurement that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--registry")
    parser.add_argument("--wrong", action="store_true", help="list every row that is not right")
    parser.add_argument("--json", type=Path, help="write the figures here")
    args = parser.parse_args()
    rows = [json.loads(line) for line in (args.eval / "mentions_dev.jsonl").read_text("utf-8").splitlines()]
    known = {line.split("\t")[0] for line in (args.eval.parent / "groups.tsv").read_text("utf-8").splitlines()[1:]}
    resolver = Resolver(load(args.registry))
    print(f"data {resolver.registry.version} {resolver.registry.fingerprint}, {len(resolver.registry)} groups")
    figures: dict[str, Any] = {"fingerprint": resolver.registry.fingerprint}
    both: list[list[Result]] = []
    for name, leave_out in (("plain", False), ("leave-out", True)):
        print(name)
        results = evaluate(rows, resolver, known, leave_out=leave_out)
        both.append(results)
        figures[name] = {title: report(title, part) for title, part in slices(results).items()}
        if args.wrong:
            for result in results:
                if result[1] != "right":
                    print(f"    {described(*result)}")
    gap(*both, resolver)
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
