"""Mentions in running text: precision, recall and F1 on exact spans, and on spans with the right group.

    python benchmarks/sentences.py [--eval DIR | --file FILE] [--registry PATH] [--wrong]

A mention that the set marks as optional (null in `gold_any`) counts neither when it is found nor when it is missed, and
one of a group that `groups.tsv` does not hold is not judged: the set says nothing of such groups.

`passages.jsonl`, beside this file, is a set of the same form: 389 passages in 18 languages, 156 of them about other
things, that a hostile reader wrote on 30 November 2026 by hand before reading the code, the last 81 to show faults that
the others had shown. The library was mended by them, so that they say what it does and not how it does elsewhere.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

from militiadb import Resolver, load


def judged(row: dict[str, Any], found: list[tuple[int, int, set[str]]]) -> dict[str, list[Any]]:
    """The mentions found, missed, and found where none is; and those whose group is right."""
    wanted = {(m["start"], m["end"]): set(m.get("gold_any") or [m["gold"]]) for m in row["mentions"]}
    optional = {span for span, accepted in wanted.items() if None in accepted}
    spans = {(start, end): ids for start, end, ids in found}
    return {
        "hit": [span for span in spans if span in wanted and span not in optional],
        "right": [span for span in spans if span in wanted and span not in optional and spans[span] & wanted[span]],
        "missed": [span for span in wanted if span not in spans and span not in optional],
        "false": [span for span in spans if span not in wanted],
    }


def main() -> None:
    """Print the figures, and with --wrong each span that is missed or false."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"))
    parser.add_argument("--file", type=Path, help="another set of the same form, of any group of the registry")
    parser.add_argument("--registry")
    parser.add_argument("--wrong", action="store_true")
    args = parser.parse_args()
    lines = (args.file or args.eval / "sentences_dev.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    resolver = Resolver(load(args.registry))
    known = {group.id for group in resolver.registry}
    if args.file is None:
        known = {line.split("\t")[0] for line in (args.eval.parent / "groups.tsv").read_text("utf-8").splitlines()[1:]}
    resolver.find_mentions(rows[0]["text"])
    total: dict[str, dict[str, int]] = {}
    start = time.process_time()
    for row in rows:
        mentions = resolver.find_mentions(row["text"])
        ids = [(m.start, m.end, {each.id for each in m.resolution.candidates} & known) for m in mentions]
        ids = [each for each in ids if each[2]]
        for what, spans in judged(row, ids).items():
            for part in (row["lang"], "all", f"about {row.get('about', 'groups')}"):
                counts = total.setdefault(part, {})
                counts[what] = counts.get(what, 0) + len(spans)
            if args.wrong and what in ("missed", "false"):
                for begin, end in spans:
                    near = row["text"][max(0, begin - 25) : end + 25]
                    print(f"  {what:6} {row['lang']} {row['text'][begin:end]!r} in {near!r}")
    seconds = time.process_time() - start
    print(f"data {resolver.registry.version} {resolver.registry.fingerprint}: {len(rows)} sentences")
    print("| language | precision | recall | F1 exact spans | F1 span and group |\n|---|---|---|---|---|")
    for part, counts in sorted(total.items()):
        found, wanted = counts["hit"] + counts["false"], counts["hit"] + counts["missed"]
        f1, both = (2 * counts[what] / (found + wanted) if found + wanted else 0.0 for what in ("hit", "right"))
        shares = [f"{counts['hit'] / count:.3f}" if count else "–" for count in (found, wanted)]
        print(f"| {part} | {' | '.join(shares)} | {f1:.3f} | {both:.3f} |")
    letters = sum(len(row["text"]) for row in rows)
    print(f"{1e6 * seconds / letters:.1f} µs a character")


if __name__ == "__main__":
    main()
