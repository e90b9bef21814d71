"""Names on an official list that are no group's: persons, firms, ships. How often is one taken for a group?

    python benchmarks/bystanders.py FILE [--wrong] [--registry PATH]

FILE is a list in any format that `militiadb audit` reads. Of persons, each name is asked as it is printed, turned round
("Said, Khan" → "Khan Said"), and word by word; of every other entry that the registry does not hold, each name as it is
printed. An answer that names one group is wrong, but where the person or firm bears the group's own name.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from militiadb import Registry, Resolver, load
from militiadb.audit.formats import read_edition
from militiadb.audit.listed import ListedEntity, Subject

LEAST = 3
"""Words of fewer letters are no names."""


def held(registry: Registry) -> set[str]:
    """The numbers of the lists' entries that the registry holds."""
    entries = (entry for programme in registry.programmes.values() for entry in programme.entries)
    return {entry.list_id for entry in entries if entry.list_id}


def asked(entity: ListedEntity) -> Iterator[tuple[str, str]]:
    """What is asked of an entry: of what kind, and the text."""
    for name in entity.names:
        yield f"{entity.subject}, as printed", name.text
        if entity.subject is Subject.PERSON:
            surname, _, given = name.text.partition(",")
            yield "person, turned round", f"{given.strip()} {surname.strip()}".strip()
            for word in name.text.replace(",", " ").split():
                if len(word) >= LEAST:
                    yield "person, one word", word.title()


def questions(registry: Registry, file: Path) -> dict[str, list[str]]:
    """What is asked of the entries that the registry does not hold, by kind, each text once."""
    ours, found = held(registry), defaultdict[str, dict[str, None]](dict)
    for entity in read_edition(file).entities:
        if entity.list_id not in ours:
            for kind, text in asked(entity):
                found[kind][text] = None
    return {kind: list(texts) for kind, texts in found.items()}


def main() -> None:
    """Print how the names were answered, by what they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list every match")
    parser.add_argument("--registry")
    args = parser.parse_args()
    registry = load(args.registry)
    resolver = Resolver(registry)
    print(f"data {registry.version} {registry.fingerprint}; {args.file.name}")
    print("| names of | asked | answered with one group | with several |")
    print("|---|---|---|---|")
    wrong = []
    for kind, texts in sorted(questions(registry, args.file).items()):
        answers = [resolver.resolve(text) for text in texts]
        counts = Counter(answer.status.value for answer in answers)
        print(f"| {kind} | {len(texts):,} | {counts['matched']} | {counts['ambiguous']} |")
        wrong += [(kind, answer) for answer in answers if answer.evidence and answer.id]
    for kind, answer in wrong if args.wrong else ():
        told = f"{answer.id} by {answer.tier}, {answer.score:.2f}, {answer.evidence.name!r}"
        print(f"{kind}: {answer.query!r}: {told} {[peel.text for peel in answer.evidence.peeled]}")


if __name__ == "__main__":
    main()
