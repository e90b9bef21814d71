"""Native names written in the published schemes: how often the group is found by the romanised form alone.

    python benchmarks/roundtrip.py [--wrong] [--registry PATH]

Each native name that is vocalised and may match fuzzily is romanised in every scheme of its language (Arabic names also
as Persian writes them), with the scheme's marks and without, and asked. No source need ever have printed the form:
this is the skeleton key on its own. Buckwalter is left out, since it is made for machines.
"""

from __future__ import annotations

import argparse
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator

from shares import kind_of, table

from militiadb import Registry, Resolver, load, romanise
from militiadb.model.vocabulary import Match, NameKind

LEFT_OUT = frozenset({"buckwalter"})
PERSIAN = ("ala-lc-persian", "bgn-pcgn-persian")


def plain(text: str) -> str:
    """The form without its marks and signs."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if not unicodedata.combining(part) and part not in "ʻʼʾʿ‘’")


def forms(registry: Registry, resolver: Resolver) -> Iterator[tuple[str, str, str, str]]:
    """(group, native name, scheme, romanised form) for every name and scheme that fit."""
    for group in registry:
        for name in group.names:
            if name.kind is not NameKind.NATIVE or name.lang not in ("ar", "fa") or not name.pointed:
                continue
            if name.match is not Match.FUZZY or resolver.resolve(name.text).id != group.id:
                continue
            for scheme in registry.schemes:
                if scheme not in LEFT_OUT and (name.lang == "ar" or scheme in PERSIAN):
                    written = romanise(name.pointed, scheme=scheme)
                    yield from ((group.id, name.text, scheme, form) for form in {written, plain(written)})


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="list every form that is not right")
    parser.add_argument("--registry")
    args = parser.parse_args()
    registry = load(args.registry)
    resolver = Resolver(registry)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    told = []
    for group, native, scheme, form in forms(registry, resolver):
        answer = resolver.resolve(form)
        kind = kind_of(group, answer.id, answer.status.value)
        counts[scheme][kind] += 1
        counts["all"][kind] += 1
        if kind != "right":
            told.append(f"{kind}: {form} ({native}, {scheme}) of {group}")
    print(f"data {registry.version} {registry.fingerprint}: {sum(counts['all'].values()):,} forms")
    print(table(counts, row="scheme", asked="forms"))
    for line in told if args.wrong else ():
        print(line)


if __name__ == "__main__":
    main()
