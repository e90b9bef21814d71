"""Names as people write them from memory: how many are answered, and how many wrongly, beside rapidfuzz in one run.

    python benchmarks/recalled.py [--registry PATH] [--wrong]

`recalled.tsv` was written in the last days of November 2026 and on 1 December by nine people who had seen neither the
registry, nor the code, nor the development sets, but only the ids with a name each: how journalists, lists, channels
and ordinary people write these names, in any language and script, and names of nobody here that look like them. They
looked nothing up, so that a row is what somebody believes and no evidence: no name stands in the registry because it
stands here. The set `read` was read while classes of misses were mended; `fresh` is what the last two wrote that
nobody had written before, each of half of the groups: docs/explanation/resolution-measured.md tells what it gave when
it was first asked, and it was read then. Several groups stand with a bar between them: ambiguous is right, or one of
them. `-` is none of the groups that the rows speak of; names of the other half's groups were left out of it.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from attrs import frozen
from mentions import wilson
from rapidfuzz import fuzz, process, utils

from militiadb import Registry, Resolver, Status, load
from militiadb.model.vocabulary import Match
from militiadb.names import script_of

HERE = Path(__file__).resolve().parent
NONE = "-"
WRATIO = 90


@frozen
class Recalled:
    """One row: the set, what somebody wrote, whom it means (nobody: none), and the kind of variation."""

    part: str
    text: str
    groups: frozenset[str]
    kind: str


def rows() -> list[Recalled]:
    """The rows of the table beside this file."""
    with (HERE / "recalled.tsv").open(encoding="utf-8", newline="") as lines:
        read = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Recalled(r["set"], r["mention"], frozenset(r["group"].split("|")) - {NONE}, r["class"]) for r in read]


Ask = Callable[[str], tuple[str | None, frozenset[str]]]
"""A name → the one group that is answered, if one is, and all that stand behind an ambiguous answer."""


def ours(registry: Registry) -> Ask:
    """What the resolver answers."""
    resolver = Resolver(registry)

    def ask(text: str) -> tuple[str | None, frozenset[str]]:
        answer = resolver.resolve(text)
        several = answer.candidates if answer.status is Status.AMBIGUOUS else ()
        return answer.id, frozenset([each.id for each in several])

    return ask


def theirs(registry: Registry) -> Ask:
    """What rapidfuzz's WRatio answers from 90 on; names of two groups with one best score are ambiguous."""
    names = [(group.id, name.text) for group in registry for name in group.names if name.match is not Match.NEVER]
    texts = [utils.default_process(text) for _, text in names]

    def ask(text: str) -> tuple[str | None, frozenset[str]]:
        query = utils.default_process(text)
        found = process.extract(query, texts, scorer=fuzz.WRatio, processor=None, limit=8, score_cutoff=WRATIO)
        best = frozenset([names[at][0] for _, score, at in found if score == found[0][1]])
        return (next(iter(best)), frozenset()) if len(best) == 1 else (None, best)

    return ask


def verdict(row: Recalled, one: str | None, several: frozenset[str], known: frozenset[str]) -> str:
    """How an answer stands to a row; a group that no row speaks of may be right, and counts as no answer."""
    if not row.groups:
        return "wrong" if one in known else "right"
    if one is not None:
        return "right" if one in row.groups else "wrong"
    if several & row.groups:
        return "right" if len(row.groups) > 1 else "ambiguous"
    return "unresolved"


def line(title: str, verdicts: Sequence[str]) -> str:
    """One row of the table: right with its interval, ambiguous, unresolved, wrong."""
    count, counts = len(verdicts), Counter(verdicts)
    low, high = wilson(counts["right"], count)
    shares = [f"{counts[each] / count:.3f}" for each in ("ambiguous", "unresolved", "wrong")]
    return f"| {title} | {count:,} | {counts['right'] / count:.3f} [{low:.3f}, {high:.3f}] | {' | '.join(shares)} |"


def table(judged: Iterable[tuple[Recalled, str]], by: Callable[[Recalled], str]) -> list[str]:
    """The rows of a table by some trait of what was asked, the most frequent first."""
    found: dict[str, list[str]] = {}
    for row, said in judged:
        found.setdefault(by(row), []).append(said)
    return [line(title, said) for title, said in sorted(found.items(), key=lambda each: -len(each[1]))]


def _asked(row: Recalled) -> str:
    return f"{row.part}, {'named groups' if row.groups else 'none of them'}"


def _script(row: Recalled) -> str:
    return f"{script_of(row.text).value} letters"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--registry")
    parser.add_argument("--wrong", action="store_true", help="list what is answered with another group")
    args = parser.parse_args()
    registry, asked = load(args.registry), rows()
    known = frozenset[str]().union(*[row.groups for row in asked])
    print(f"data {registry.version} {registry.fingerprint}: {len(asked):,} rows, {len(known)} groups")
    for title, ask in (("militiadb", ours(registry)), ("rapidfuzz WRatio ≥ 90", theirs(registry))):
        answers = [(row, *ask(row.text)) for row in asked]
        judged = [(row, verdict(row, one, several, known)) for row, one, several in answers]
        print(f"\n| {title} | rows | right | ambiguous | unresolved | wrong |\n|---|---|---|---|---|---|")
        print("\n".join(table(judged, _asked)))
        if title == "militiadb":
            named = [(row, said) for row, said in judged if row.groups]
            print("\n".join([*table(named, lambda row: row.kind)[:12], *table(named, _script)]))
            if args.wrong:
                wrong = [answer for answer, (_, said) in zip(answers, judged, strict=True) if said == "wrong"]
                print(*[f"{row.text!r}: {one}" for row, one, _ in wrong], sep="\n")


if __name__ == "__main__":
    main()
