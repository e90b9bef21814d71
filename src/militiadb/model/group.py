"""A group: one body, brand or umbrella, with every name and everything that is said of it."""

from __future__ import annotations

from attrs import frozen

from militiadb.model.claim import Assessment, Claim, Event
from militiadb.model.dates import PartialDate
from militiadb.model.vocabulary import GroupKind, Match, NameKind, RedirectReason


@frozen
class Name:
    """A name as a source writes it.

    `pointed` is the registry's own vocalisation of a native name; romanisations are derived from it.
    `shared` marks a name that several groups really bear; `also` says what else it means, and `also_is_body` whether
    that may be another body, such as a party or a unit, or never is: a place, a family, a word for no people. `also_in`
    are the lands that the other meaning belongs to, where it does to some: in any other it is not meant.
    """

    text: str
    kind: NameKind
    lang: str
    sources: tuple[str, ...]
    pointed: str | None = None
    match: Match = Match.FUZZY
    shared: bool = False
    also: str | None = None
    also_is_body: bool = True
    also_in: tuple[str, ...] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    note: str | None = None


@frozen
class OfficeHolder:
    """A person who holds an office by an official text or the group's own word; `also_called` by what sources print."""

    name: str
    office: str
    sources: tuple[str, ...]
    also_called: tuple[str, ...] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    basis: str | None = None


@frozen
class Identifier:
    """The group's number or id in somebody else's scheme."""

    scheme: str
    value: str
    sources: tuple[str, ...]
    note: str | None = None


@frozen
class Distinction:
    """A group that this one must not be taken for, and why."""

    group: str
    why: str


@frozen
class Redirect:
    """A tombstone's pointer: where the id went, and why."""

    to: tuple[str, ...]
    reason: RedirectReason
    date: PartialDate
    note: str | None = None


@frozen
class Group:
    """A group with its names and all that is said of it; ids stand for everything else.

    >>> from militiadb import GroupKind
    >>> Group(id="ashab-al-kahf", name="Ashab al-Kahf", kind=GroupKind.FACADE).is_tombstone
    False
    """

    id: str
    name: str
    kind: GroupKind | None = None
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    summary: str | None = None
    names: tuple[Name, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    office_holders: tuple[OfficeHolder, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    not_to_be_confused_with: tuple[Distinction, ...] = ()
    redirect: Redirect | None = None
    reviewed_on: PartialDate | None = None

    def __repr__(self) -> str:
        return f"Group(id={self.id!r}, name={self.name!r})"  # all of it is a page long, and logs hold many

    @property
    def is_tombstone(self) -> bool:
        """Whether the id only points elsewhere now."""
        return self.redirect is not None

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of all sources that the group's facts cite, sorted."""
        facts = (self.names, self.claims, self.events, self.office_holders, self.identifiers)
        return tuple(sorted({source for items in facts for item in items for source in item.sources}))
