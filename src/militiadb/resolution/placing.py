"""A place behind a name, "Hamas (Gaza)": where the group is, unless another group's name has it."""

from __future__ import annotations

from collections.abc import Sequence

from militiadb.names import NameKey, normalise
from militiadb.resolution.forms import PLACE, Form
from militiadb.resolution.index import NameIndex


def is_named_after(index: NameIndex, form: Form, places: Sequence[int]) -> bool:
    """Whether a place that was taken off stands in the name of another group with a telling word of what is left.

    "Islamic State (Sinai)" is its Sinai Province, whatever else the Islamic State may do there.
    """
    said = [normalise(peel.text) for peel in form.peeled if peel.what == PLACE]
    if not said:
        return False
    own = {group.id for at in places for group in index.groups(at)}
    return any(_bearers_of_both(index, place, form.normal) - own for place in said)


def _bearers_of_both(index: NameIndex, place: NameKey, rest: NameKey) -> set[str]:
    glossary, words = index.tables.glossary, index.tables.words
    concepts = [sense.concept for sense in glossary.said(place) if sense.within]
    placed = {at for concept in concepts for word in words.by_concept.get(concept, ()) for at in words.holders[word]}
    telling = [words.known(word).holding for word in glossary.read(rest) if not word.light]
    return {words.groups[at] for at in placed.intersection(frozenset().union(*telling))}
