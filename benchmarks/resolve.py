"""Time a name by tier and registry size, each name asked once and no answer cached, beside rapidfuzz in the same run.

    python benchmarks/resolve.py [--sizes 1000 20000 100000] [--registry PATH]

Registries of any size are synthetic growth and stated as such: the words of the shipped names recombined, one word in
seven a new one made of the halves of two others, so that word statistics are like the real ones and the content is not.
Asked are names verbatim, folded (case, hyphens, marks), near (one letter changed, dropped or doubled) and missing
(strangers of made-up words). Of the shipped registry the names that may be matched are asked; those that never are,
which no table of names holds, are a row of their own. Ours and rapidfuzz's `extractOne` over the same names take turns
in one process, and times are CPU time, so that other work on the machine does not decide. Memory is what the index adds
to the process.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve
from rapidfuzz import fuzz, process

from militiadb import Group, Name, NameKind, Registry, Resolver, load
from militiadb.model.vocabulary import GroupKind, Match
from militiadb.names import normalise

ASKED = 20_000
BLOCKS = 10
PEER_ASKED = 60
PEERS = {"ratio": fuzz.ratio, "token_sort_ratio": fuzz.token_sort_ratio, "WRatio": fuzz.WRatio}


def grown(registry: Any, count: int, seed: int = 1) -> Any:
    """A registry of `count` groups whose names are recombined from the words of the real ones."""
    rng = random.Random(seed)
    names = [name.text for group in registry for name in group.names if name.kind != NameKind.ACRONYM]
    words = [word for text in names for word in text.split()]
    groups, seen = {}, set()
    while len(groups) < count:
        chosen = [
            new_word(words, rng) if rng.random() < 1 / 7 else rng.choice(words) for _ in range(rng.choice((2, 3, 3, 4)))
        ]
        text = " ".join(chosen)
        if text not in seen:
            seen.add(text)
            key = f"g{len(groups)}"
            name = Name(text=text, kind=NameKind.ROMANISATION, lang="ar-Latn", sources=("synthetic",))
            groups[key] = Group(id=key, name=text, kind=GroupKind.ARMED_GROUP, names=(name,))
    return evolve(registry, groups=groups, lookalikes=(), fingerprint=f"synthetic-{count}-{seed}")


def new_word(words: Sequence[str], rng: random.Random) -> str:
    """The front half of one word and the back half of another."""
    one, other = rng.choice(words), rng.choice(words)
    return one[: len(one) // 2 + 1] + other[len(other) // 2 :]


def misspelt(text: str, rng: random.Random) -> str:
    """The name with one of its inner letters doubled, dropped or changed; another one while none would show."""
    slipped = text
    for _ in range(20):
        at = rng.randrange(1, max(len(text) - 1, 2))
        change = rng.choice(("", text[at : at + 1] * 2, rng.choice("aeiourstn")))
        slipped = text[:at] + change + text[at + 1 :]
        if normalise(slipped) != normalise(text):
            break
    return slipped


def cost(ask: Callable[[str], object], names: Sequence[str]) -> float:
    """CPU seconds for all the names."""
    start = time.process_time()
    for name in names:
        ask(name)
    return time.process_time() - start


def resident() -> float:
    """The process's resident memory in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def questions(texts: Sequence[str], never: Sequence[str], rng: random.Random) -> dict[str, list[str]]:
    """The kinds of questions; no name is asked twice."""
    chosen = rng.sample(list(texts), min(ASKED, len(texts)))
    kinds = {
        "verbatim": chosen,
        "folded": [text.upper().replace("-", " ").replace("'", "") + " " for text in chosen],
        "near": [misspelt(text, rng) for text in chosen],
        "miss": ["".join(rng.choices("bdfghjklmnqrstwz", k=6)) + f" zq{i} vowx" for i in range(len(chosen))],
    }
    return kinds | ({"never matched": list(never)} if never else {})


def names_of(registry: Registry) -> tuple[list[str], list[str]]:
    """The names of a registry that may be matched, and those that never are."""
    names = [name for group in registry for name in group.names]
    may = {name.text for name in names if name.match is not Match.NEVER}
    return sorted(may), sorted({name.text for name in names} - may)


def warm_up(texts: Sequence[str], rng: random.Random) -> list[str]:
    """Questions that make every table of an index: a name, misspelt ones, of which some are near, and strangers."""
    return [texts[0], *[misspelt(text, rng) for text in texts[1:20]], "xyzzy quux", "Plokij Wsxedc"]


def measure(title: str, registry: Any, texts: Sequence[str], never: Sequence[str] = ()) -> None:
    """Print one registry's rows of the table."""
    rng = random.Random(7)
    gc.collect()
    before, start = resident(), time.process_time()
    resolver = Resolver(registry)
    for text in warm_up(texts, rng):
        resolver.resolve(text)
    built = time.process_time() - start
    gc.collect()  # the collector's first walk over a new index falls into no question
    print(f"\n{title}: {len(texts):,} names; index, all tiers: {built:.2f} s, {resident() - before:,.0f} MB")
    sets = questions(texts, never, rng)
    ours, theirs = dict.fromkeys(sets, 0.0), dict.fromkeys(PEERS, 0.0)
    peer_size = PEER_ASKED // BLOCKS
    for block in range(BLOCKS):
        for kind, names in sets.items():
            ours[kind] += cost(resolver.resolve, names[block::BLOCKS])
        asked = sets["near"][block::BLOCKS][:peer_size]
        for peer, scorer in PEERS.items():
            theirs[peer] += cost(lambda text, scorer=scorer: process.extractOne(text, texts, scorer=scorer), asked)
    peer_costs = {peer: seconds / (peer_size * BLOCKS) for peer, seconds in theirs.items()}
    print(
        "| | µs | "
        + " | ".join(f"× faster than {peer} ({1e6 * cost:,.0f} µs)" for peer, cost in peer_costs.items())
        + " |"
    )
    print("|---|---|" + "---|" * len(PEERS))
    for kind, seconds in ours.items():
        each = seconds / len(sets[kind])
        print(f"| {kind} | {1e6 * each:.1f} | " + " | ".join(f"{c / each:,.1f}" for c in peer_costs.values()) + " |")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 20_000, 100_000])
    parser.add_argument("--registry")
    args = parser.parse_args()
    registry = load(args.registry)
    print(f"data {registry.version} {registry.fingerprint}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    may, never = names_of(registry)
    measure("shipped registry", registry, may, never)
    for count in args.sizes:
        big = grown(registry, count)
        measure("synthetic registry", big, [group.name for group in big])


if __name__ == "__main__":
    main()
