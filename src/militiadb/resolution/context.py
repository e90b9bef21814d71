"""What the question says beside the name: a country, a day, kinds of groups. It narrows, and never invents."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from attrs import frozen

from militiadb.model.dates import day_of, within
from militiadb.model.group import Group, Name
from militiadb.model.vocabulary import GroupKind


@frozen
class Context:
    """A country (ISO 3166-1 alpha-2), a day, and the kinds that may be answered."""

    country: str | None = None
    on: date | None = None
    kinds: frozenset[GroupKind] | None = None

    def __bool__(self) -> bool:
        return self.country is not None or self.on is not None or self.kinds is not None

    def admits(self, group: Group) -> bool:
        """Whether the group's kind may be answered at all."""
        return self.kinds is None or group.kind in self.kinds

    def in_use(self, name: Name) -> bool:
        """Whether the name may have been in use on the day."""
        return self.on is None or within(self.on, since=name.since, until=name.until)


ANYWHERE = Context()
"""What a question without context says."""


def context_of(
    country: str | None = None, on: date | str | None = None, kinds: Collection[GroupKind | str] | None = None
) -> Context:
    """Read the keywords of `resolve`; no kinds are all kinds, and `ValueError` names what does not fit.

    >>> context_of("iq").country
    'IQ'
    """
    if isinstance(kinds, str):
        kinds = (kinds,)
    try:
        chosen = frozenset(GroupKind(kind) for kind in kinds or ()) or None
    except ValueError as error:
        raise ValueError(f"kinds: {error}; one of {', '.join(GroupKind)}") from None
    return Context(None if country is None else _code(country), day_of(on), chosen) or ANYWHERE


def _code(country: str) -> str:
    from militiadb.model.countries import country_code  # most questions name no country

    try:
        return country_code(country)
    except ValueError as error:
        raise ValueError(f"country={error}") from None


def fits_country(group: Group, country: str) -> bool:
    """Whether the group was reported active in the country; a group of no country contradicts none."""
    return not group.countries or country in group.countries


def lands_against(group: Group, lands: Iterable[str]) -> list[str]:
    """The lands that were said in which the group is not known."""
    return [land for land in sorted(lands) if not fits_country(group, land)]
