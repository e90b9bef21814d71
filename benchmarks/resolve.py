"""Time per name by tier, each name asked once and no cache of answers, and the ratio to rapidfuzz in the same run.

    python benchmarks/resolve.py [--names 20000] [--registry PATH]

Over the shipped registry: verbatim names, the same folded (case, hyphens, marks), the same misspelt by one letter, and
strangers. Then over a synthetic registry (`--names`: shipped names recombined word by word, so their statistics are
like the real ones and their content is not): the same, beside rapidfuzz `extractOne` over the same names.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from typing import Any

from attrs import evolve
from rapidfuzz import fuzz, process

from militiadb import Group, Name, NameKind, Resolver, load
from militiadb.model.vocabulary import GroupKind


def grown(registry: Any, count: int, seed: int = 1) -> Any:
    """A registry of `count` groups whose names are recombined from the words of the real ones."""
    rng = random.Random(seed)
    names = [name.text for group in registry for name in group.names if name.kind != NameKind.ACRONYM]
    words = [word for text in names for word in text.split()]
    groups, seen = {}, set()
    while len(groups) < count:
        text = " ".join(rng.choice(words) for _ in range(rng.choice((2, 3, 3, 4))))
        if text not in seen:
            seen.add(text)
            key = f"g{len(groups)}"
            name = Name(text=text, kind=NameKind.ROMANISATION, lang="ar-Latn", sources=("synthetic",))
            groups[key] = Group(id=key, name=text, kind=GroupKind.ARMED_GROUP, names=(name,))
    return evolve(registry, groups=groups, lookalikes=(), fingerprint=f"synthetic-{count}-{seed}")


def misspelt(text: str, rng: random.Random) -> str:
    """The name with one of its inner letters doubled, dropped or changed."""
    at = rng.randrange(1, max(len(text) - 1, 2))
    change = rng.choice(("", text[at : at + 1] * 2, rng.choice("aeiourstn")))
    return text[:at] + change + text[at + 1 :]


def per_name(ask: Callable[[str], object], names: Sequence[str]) -> float:
    """Seconds a name, each asked once."""
    start = time.perf_counter()
    for name in names:
        ask(name)
    return (time.perf_counter() - start) / len(names)


def measure(title: str, resolver: Resolver, texts: list[str], sample: int) -> None:
    """Print the figures of one registry."""
    rng = random.Random(7)
    chosen = rng.sample(texts, min(sample, len(texts)))
    sets = {
        "verbatim": chosen,
        "folded": [text.upper().replace("-", " ").replace("'", "") + " " for text in chosen],
        "near": [misspelt(text, rng) for text in chosen[: sample // 10]],
        "miss": ["".join(rng.choices("bdfghjklmnqrstwz", k=6)) + f" zq{i} vowx" for i in range(sample // 10)],
    }
    for warm in sets.values():
        resolver.resolve(warm[0])
        resolver.resolve(misspelt(warm[-1], rng))
    print(f"{title}: {len(texts):,} names")
    ours = {kind: per_name(resolver.resolve, names) for kind, names in sets.items()}
    peers = {
        "ratio": fuzz.ratio,
        "token_sort_ratio": fuzz.token_sort_ratio,
        "WRatio": fuzz.WRatio,
    }
    queries = sets["near"][:100]
    theirs = {
        peer: per_name(lambda text, scorer=scorer: process.extractOne(text, texts, scorer=scorer), queries)
        for peer, scorer in peers.items()
    }
    for kind, seconds in ours.items():
        ratios = "  ".join(f"{peer} x{theirs[peer] / seconds:,.1f}" for peer in peers)
        print(f"  {kind:9} {1e6 * seconds:9.2f} us   slower by: {ratios}")
    print("  " + "  ".join(f"rapidfuzz {peer} {1e6 * seconds:,.0f} us" for peer, seconds in theirs.items()))


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=int, default=20_000)
    parser.add_argument("--registry")
    args = parser.parse_args()
    registry = load(args.registry)
    texts = sorted({name.text for group in registry for name in group.names})
    measure("shipped registry", Resolver(registry), texts, len(texts))
    big = grown(registry, args.names)
    start = time.perf_counter()
    resolver = Resolver(big)
    resolver.resolve("xyzzy quux")
    print(f"index of {args.names:,} names, all tiers: {time.perf_counter() - start:.2f} s")
    measure("synthetic registry", resolver, [group.name for group in big], min(args.names, 20_000))


if __name__ == "__main__":
    main()
