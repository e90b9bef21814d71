"""The public verbs over the shipped registry; each is one call of a room."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import cache

from militiadb.loading import load
from militiadb.model.vocabulary import GroupKind
from militiadb.resolution import Mention, Resolution, Resolver

__all__ = ["find_mentions", "load", "resolve", "resolve_many", "romanise"]


@cache
def default_resolver() -> Resolver:
    """The resolver over the shipped registry, made on first use."""
    return Resolver(load())


def resolve(
    text: str,
    *,
    country: str | None = None,
    on: date | str | None = None,
    kinds: Collection[GroupKind | str] | None = None,
) -> Resolution:
    """Say which group a name means, in any spelling or script.

    `country` (ISO 3166-1 alpha-2), `on` (a day) and `kinds` narrow homonyms and invent nothing; no kinds are all kinds.
    Not finding a name is an answer (`unresolved`), not an exception; `TypeError` is raised for what is not a string.

    >>> resolve("Kataeb Hizbullah").id
    'kataib-hizballah'
    >>> resolve("سرايا أولياء الدم").id
    'saraya-awliya-al-dam'
    >>> resolve("People of the Cave").status
    <Status.AMBIGUOUS: 'ambiguous'>
    >>> resolve("Saraya al-Noor al-Jadida").id is None
    True
    """
    return default_resolver().resolve(text, country=country, on=on, kinds=kinds)


def resolve_many(
    names: Iterable[object],
    *,
    country: str | None = None,
    on: date | str | None = None,
    kinds: Collection[GroupKind | str] | None = None,
    progress: Callable[[int], object] | None = None,
) -> Iterator[Resolution]:
    """Answer many names lazily, in order; repeated names are worked once, and None, NaN, NA and '' get a reason.

    `country`, `on` and `kinds` narrow as in `resolve`; `progress` is called with the count done so far, every thousand
    names and at the end. Raises `TypeError` for one string, a mapping or a table: give one column.

    >>> [answer.id for answer in resolve_many(["PMF", "PMU", None])]
    ['popular-mobilization-forces', 'popular-mobilization-forces', None]
    """
    return default_resolver().resolve_many(names, country=country, on=on, kinds=kinds, progress=progress)


def find_mentions(text: str) -> tuple[Mention, ...]:
    """The groups that a running text names, each with its exact place, in order; the longest name wins.

    Offsets count code points of the string as it was given: `text[m.start:m.end] == m.surface`.

    >>> found = find_mentions("Fighters of Kata'ib Hizballah and the Badr Organization met in Baghdad.")
    >>> [(mention.start, mention.end, mention.resolution.id) for mention in found]
    [(12, 29, 'kataib-hizballah'), (38, 55, 'badr-organization')]
    """
    return default_resolver().find_mentions(text)


def romanise(pointed: str, *, scheme: str = "ala-lc") -> str:
    """Write pointed Arabic or Persian in a published scheme.

    Raises `RomanisationError` for a word without vowel marks, and `UnknownIdError` for a scheme that the registry
    lacks.

    >>> romanise("حِزْب اللّٰه", scheme="ala-lc")
    'Ḥizb Allāh'
    """
    if not isinstance(pointed, str):
        raise TypeError(f"romanise() takes a text as a str, not {type(pointed).__name__}: {pointed!r}"[:200])
    from militiadb.names import romanise_text

    return romanise_text(pointed, scheme=load().scheme(scheme))
