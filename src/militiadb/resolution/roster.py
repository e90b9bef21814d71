"""A part by its number in the roster of its umbrella: "PMF 26th Brigade", "اللواء 26 في الحشد الشعبي"."""

from __future__ import annotations

from collections.abc import Set

from militiadb.resolution.index import NameIndex

NUMBERED = "number in the roster of its umbrella"
"""What a unit word with a number is called in the evidence."""


def numbered(index: NameIndex, said: str, owners: Set[str]) -> tuple[int, ...]:
    """A name of each part of the owners that has the number by its identifiers; none where more is said.

    The scheme of an identifier is a name of the owner with the unit that is numbered (`pmf-brigade`), and every word
    beside the number must mean such a unit.
    """
    words = index.tables.glossary.read(said)
    numbers = [word.word for word in words if word.number]
    if len(numbers) != 1 or len(words) < 2:
        return ()
    units = frozenset.intersection(*[word.concepts for word in words if not word.number])
    places = []
    for group, scheme in index.tables.numbered.get(numbers[0], ()):
        owner, _, unit = scheme.rpartition("-")
        if unit in units and not owners.isdisjoint(index.bearers(owner)):
            places += index.seen(tuple(index.tables.of_group[group]))[:1]
    return tuple(places)
