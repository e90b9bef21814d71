"""Names as cells of tables, pages and posts hold them: escaped, decoded wrongly, marked, numbered, several, in one.

    python benchmarks/cells.py [--registry PATH] [--seed 5]

Every name that is answered by itself is put into each cell that it fits. A cell of two or three names takes them from
one group, at random. Right is the answer that the name alone has.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

from militiadb import Registry, Resolver, load
from militiadb.model.vocabulary import Match, NameKind


def in_one(text: str) -> str:
    """A hashtag of a Latin name: words with a capital and nothing between them."""
    if not text.isascii():
        return text
    return "#" + "".join(word[:1].upper() + word[1:] for word in text.replace("-", " ").replace("'", "").split())


ONE: dict[str, Callable[[str], str]] = {
    "in quotes": "“{}”".format,
    "HTML escapes": lambda text: escape(text).replace(" ", "&nbsp;"),
    "URL escapes": quote,
    "UTF-8 as Latin-1": lambda text: text.encode().decode("latin-1"),
    "footnotes": "{}[3][a]".format,
    "link": "[{}](https://example.org/page)".format,
    "wiki link": "[[{}]]".format,
    "bold": "**{}**".format,
    "row number": "12. {}".format,
    "row number in brackets": "(3) {}".format,
    "years": "{} (2014–present)".format,
    "low lines": lambda text: text.replace(" ", "_"),
    "hashtag in one": in_one,
    "suspected": "suspected {}".format,
    "hedge in brackets": "{} (unconfirmed)".format,
}
"""Cells that hold one name."""
SEVERAL = {
    "a.k.a.": "{0} (a.k.a. {1}; a.k.a. {2})",
    "a/k/a": "{0} a/k/a {1}",
    "semicolons": "{0}; {1}; {2}",
    "pipe": "{0} | {1}",
    "colon": "{0}: {1}",
    "dash": "{0} - {1}",
    "slash": "{0} / {1}",
    "native in brackets": "{0} (Arabic: {1})",
    "formerly": "{0} (formerly {1})",
}
"""Cells that hold several names of one group."""


def answered(registry: Registry, resolver: Resolver) -> dict[str, list[str]]:
    """Of each group the names that are answered with it, but for acronyms and names with signs of their own."""
    found: dict[str, list[str]] = {}
    for group in registry:
        for name in group.names:
            fits = name.match is not Match.NEVER and name.kind is not NameKind.ACRONYM and name.also is None
            if fits and not set(name.text) & set("()/|;:,") and resolver.resolve(name.text).id == group.id:
                found.setdefault(group.id, []).append(name.text)
    return found


def cells(names: dict[str, list[str]], rng: random.Random) -> Iterator[tuple[str, str, str]]:
    """What is asked: of what kind, the cell, the group."""
    for group, texts in names.items():
        for text in texts:
            yield from ((kind, made, group) for kind, wrap in ONE.items() if (made := wrap(text)) != text)
        for kind, pattern in SEVERAL.items():
            if len(texts) > 2:
                yield kind, pattern.format(*rng.sample(texts, 3)), group


def main() -> None:
    """Print how the cells were answered."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--registry", type=Path)
    parser.add_argument("--seed", type=int, default=5)
    args = parser.parse_args()
    registry = load(args.registry)
    resolver = Resolver(registry)
    counts: dict[str, Counter[str]] = {}
    wrong = []
    for kind, cell, group in cells(answered(registry, resolver), random.Random(args.seed)):
        answer = resolver.resolve(cell)
        said = "right" if answer.id == group else "wrong" if answer.id else answer.status.value
        counts.setdefault(kind, Counter())[said] += 1
        if said == "wrong":
            wrong.append(f"{cell!r} is {group}, answered {answer.id}")
    print(f"data {registry.version} {registry.fingerprint}")
    print("| cell | asked | right | ambiguous | unresolved | wrong |\n|---|---|---|---|---|---|")
    for kind, said in counts.items():
        total = said.total()
        row = [f"{said[each] / total:.1%}" for each in ("right", "ambiguous", "unresolved")]
        print(f"| {kind} | {total:,} | {' | '.join(row)} | {said['wrong']} |")
    for line in wrong:
        print(f"wrong: {line}")


if __name__ == "__main__":
    main()
