"""Fits the weights of the near tier, and says how far its scores can be believed.

    python benchmarks/fit_near.py [--eval DIR] [--bystanders FILE] [--registry PATH] [--write]

Questions: the development mentions in leave-out mode (every name of the row's group with the row's normal form
hidden); every name of the registry asked against the rest of its group's names; every name with one wrong letter; and
every name, right and with the wrong letter, as a stranger's, with its whole group hidden, so that each answer is wrong
unless another group bears that name; and persons, firms and ships of an official list, who are no group
(benchmarks/bystanders.py). Kept are those that the strict tiers leave open; each group that the near tier finds without
a veto is one case, right or wrong. A logistic regression (Newton's method, L2) is fitted; cross-validated in five folds
by group, so that no group's spellings stand on both sides. The threshold is the lowest at which at most `WRONG` of the
questions answered in cross-validation are answered wrongly.

Of a group's names the one that the shipped weights put first is the case, so a fit begins from them: the same weights
give the same fit, and a second `--write` on top of the first still moves it a little.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from attrs import evolve, frozen
from bystanders import questions as bystanders
from typos import misspelt

from militiadb import Resolver, load
from militiadb.names import NameKey, clean, normalise
from militiadb.resolution.near import SIGNS, NearNames
from militiadb.resolution.strict import strict_tiers

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src" / "militiadb" / "resolution" / "weights.json"
FOLDS = 5
RIDGE = 1.0
WRONG = 0.02
"""Of the answers that the near tier gives on its own, so many may be wrong (strict tiers answer most names)."""


@frozen
class Case:
    """A group that the near tier found for a question, what its signs were, and whether it was right."""

    question: str
    fold: int
    signs: tuple[float, ...]
    right: bool


@frozen
class Question:
    """A name to ask, the groups that are right, and the names that are hidden while it is asked."""

    text: str
    group: str
    right: frozenset[str]
    hidden: frozenset[int]


def questions(resolver: Resolver, rows: Iterable[dict]) -> Iterator[Question]:
    """The mentions, then the names among their own, misspelt, and as strangers'."""
    tables = resolver._index.tables
    places: dict[tuple[str, NameKey], set[int]] = defaultdict(set)
    names: dict[tuple[str, NameKey], str] = {}
    whole: dict[str, set[int]] = defaultdict(set)
    bearers: dict[NameKey, set[str]] = defaultdict(set)
    for at, row in enumerate(tables.rows):
        places[row.group, row.normal].add(at)
        whole[row.group].add(at)
        bearers[row.normal].add(row.group)
        names.setdefault((row.group, row.normal), row.text)
    for mention in rows:
        right = frozenset(filter(None, mention.get("gold_any") or [mention["gold"]]))
        hidden = places.get((mention["gold"] or "", normalise(mention["surface"])), ())
        yield Question(mention["surface"], mention["gold"] or "", right, frozenset(hidden))
    for (group, form), text in names.items():
        yield Question(text, group, frozenset(bearers[form]), frozenset(places[group, form]))
        yield Question(text, f"not {group}", frozenset(bearers[form] - {group}), frozenset(whole[group]))
        if tables.rows[min(places[group, form])].keys is not None:
            slip = misspelt(text, random.Random(text))
            right = frozenset(bearers[form] | bearers.get(normalise(slip), set()))
            yield Question(slip, f"slip {group}", right, frozenset())
            yield Question(slip, f"not {group}", right - {group}, frozenset(whole[group]))


def strangers(resolver: Resolver, file: Path) -> Iterator[Question]:
    """The names of a list's persons, firms and ships, none of which is a group's, unless a group bears it too."""
    tables = resolver._index.tables
    for text in dict.fromkeys(chain.from_iterable(bystanders(resolver.registry, file).values())):
        right = {tables.rows[at].group for at in tables.normal.get(normalise(text), ())}
        yield Question(text, f"not {text}", frozenset(right), frozenset())


def cases(resolver: Resolver, asked_for: Iterable[Question]) -> Iterator[Case]:
    """The cases of every question that the strict tiers leave open."""
    tables = resolver._index.tables
    near_names = NearNames(tables)
    for asked in asked_for:
        index = evolve(resolver._index, hidden=asked.hidden)
        query = clean(asked.text)
        normal = normalise(query)
        if next(strict_tiers(index, query, normal), None):
            continue
        group = asked.group.removeprefix("not ").removeprefix("slip ") or min(asked.right, default=asked.text)
        fold = int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS
        seen: set[str] = set()
        for near in near_names.find(normal, tables.glossary.readings(normal), hidden=asked.hidden):
            bearer = tables.rows[near.at].group
            lands = resolver.registry[bearer].countries
            if bearer in seen or near.vetoes or (lands and not near.held.countries <= set(lands)):
                continue
            seen.add(bearer)
            yield Case(f"{asked.group}|{asked.text}", fold, near.signs, bearer in asked.right)


def fit(data: Sequence[Case]) -> list[float]:
    """The bias and the weights of the signs: Newton's method on the log-likelihood with an L2 penalty."""
    width = len(SIGNS) + 1
    weights = [0.0] * width
    for _ in range(25):
        gradient = [-RIDGE * w if i else 0.0 for i, w in enumerate(weights)]
        hessian = [[RIDGE if i == j and i else 1e-9 if i == j else 0.0 for j in range(width)] for i in range(width)]
        for case in data:
            row = (1.0, *case.signs)
            p = probability(weights, case.signs)
            for i, x in enumerate(row):
                gradient[i] += (case.right - p) * x
                for j in range(width):
                    hessian[i][j] += p * (1 - p) * x * row[j]
        step = solved(hessian, gradient)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-8:
            break
    return weights


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss-Jordan elimination with pivoting, for a system of ten equations."""
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for k in range(size):
            if k != i:
                factor = rows[k][i]
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i], strict=True)]
    return [row[-1] for row in rows]


def probability(weights: Sequence[float], signs: Sequence[float]) -> float:
    """The logistic of the weighted signs."""
    logit = weights[0] + sum(w * x for w, x in zip(weights[1:], signs, strict=True))
    return 1 / (1 + math.exp(-max(min(logit, 35.0), -35.0)))


def cross_validated(data: Sequence[Case]) -> list[tuple[float, bool, str]]:
    """(score, right, question) of every case, scored by weights that were fitted without its fold."""
    out = []
    for fold in range(FOLDS):
        weights = fit([case for case in data if case.fold != fold])
        out += [(probability(weights, c.signs), c.right, c.question) for c in data if c.fold == fold]
    return out


def calibration(scored: Sequence[tuple[float, bool, str]]) -> float:
    """Print the reliability table; the expected calibration error."""
    error = 0.0
    print("  score       cases  mean score  share right")
    for step in range(10):
        low, high = step / 10, (step + 1) / 10
        part = [(p, right) for p, right, _ in scored if low <= p < high or (step == 9 and p == 1)]
        if part:
            mean, share = sum(p for p, _ in part) / len(part), sum(right for _, right in part) / len(part)
            error += len(part) / len(scored) * abs(mean - share)
            print(f"  {low:.1f} – {high:.1f}  {len(part):6}  {mean:10.3f}  {share:11.3f}")
    print(f"  expected calibration error {error:.4f}")
    return error


def threshold(scored: Sequence[tuple[float, bool, str]]) -> float:
    """The lowest score from which at most `WRONG` of the best answers are wrong; prints what it costs.

    Strangers and slips are left out: how many of them are asked is no figure of nature.
    """
    best: dict[str, tuple[float, bool]] = {}
    for score, right, question in scored:
        if question.startswith(("not ", "slip ")):
            continue
        if question not in best or score > best[question][0]:
            best[question] = (score, right)
    ranked = sorted(best.values(), reverse=True)
    bar, at, wrong = 1.0, (0, 0), 0
    for answered, (score, right) in enumerate(ranked, 1):
        wrong += not right
        if wrong <= WRONG * answered:
            bar, at = score, (answered, wrong)
    print(f"  matched from {bar:.2f}: {at[0]} of {len(ranked)} questions answered, {at[1]} wrongly")
    return bar


def main() -> None:
    """Fit, cross-validate, print, and with --write put the weights where the library reads them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=ROOT.parent / "shared" / "eval")
    lists = ROOT.parent / "shared" / "lists"
    parser.add_argument("--bystanders", type=Path, default=lists / "ofac_sdn_2023-01-21.csv")
    parser.add_argument("--registry")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows = [json.loads(line) for line in (args.eval / "mentions_dev.jsonl").read_text("utf-8").splitlines()]
    resolver = Resolver(load(args.registry))
    data = list(cases(resolver, chain(questions(resolver, rows), strangers(resolver, args.bystanders))))
    print(f"data {resolver.registry.fingerprint}: {len(data)} cases, {sum(case.right for case in data)} right")
    weights = fit(data)
    for sign, value in zip(("bias", *SIGNS), weights, strict=True):
        print(f"  {sign:14} {value:8.3f}")
    print(f"cross-validated in {FOLDS} folds by group")
    scored = cross_validated(data)
    error = calibration(scored)
    bar = math.ceil(100 * threshold(scored)) / 100
    if args.write:
        raw = json.loads(WEIGHTS.read_text("utf-8"))
        raw["fitted_by"] = f"benchmarks/fit_near.py on data {resolver.registry.fingerprint}"
        raw["bias"] = round(weights[0], 3)
        raw["features"] = {sign: round(value, 3) for sign, value in zip(SIGNS, weights[1:], strict=True)}
        raw["thresholds"]["matched"] = bar
        raw["calibration"] = {"cases": len(data), "expected_error": round(error, 4)}
        WEIGHTS.write_text(json.dumps(raw, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
