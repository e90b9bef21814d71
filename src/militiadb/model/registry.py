"""The registry: every group, and the joins between the values that hold only ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import field, frozen

from militiadb.errors import UnknownGroupError, UnknownIdError
from militiadb.model.claim import Assessment, Claim
from militiadb.model.dates import day_of, within
from militiadb.model.group import Group
from militiadb.model.kinship import above_of
from militiadb.model.vocabulary import Relation

if TYPE_CHECKING:
    from militiadb.model.designation import ListingStatus, Programme
    from militiadb.model.lexicon import Lexicon, Lookalike
    from militiadb.model.source import Actor, Source
    from militiadb.model.terms import Vocabulary
    from militiadb.names import Scheme

V = TypeVar("V")


def _no_vocabulary() -> Vocabulary:
    from militiadb.model.terms import Vocabulary

    return Vocabulary()


def _no_lexicon() -> Lexicon:
    from militiadb.model.lexicon import Lexicon

    return Lexicon(version="0")


@frozen
class Manifest:
    """Which shape, which version of the data, whose."""

    schema_version: str
    version: str
    title: str
    licence: str


@frozen(eq=False)
class Registry:
    """Groups by id, tombstones among them, with sources, actors, programmes and word tables; iterates in id order.

    Equality and hash go by the content fingerprint, so that two loads of the same data are equal.
    """

    manifest: Manifest
    groups: Mapping[str, Group] = field(repr=False)
    programmes: Mapping[str, Programme] = field(factory=dict, repr=False)
    sources: Mapping[str, Source] = field(factory=dict, repr=False)
    actors: Mapping[str, Actor] = field(factory=dict, repr=False)
    schemes: Mapping[str, Scheme] = field(factory=dict, repr=False)
    _vocabulary: Vocabulary | Callable[[], Vocabulary] = field(default=_no_vocabulary, repr=False)
    _lexicon: Lexicon | Callable[[], Lexicon] = field(default=_no_lexicon, repr=False)
    _lookalikes: tuple[Lookalike, ...] | Callable[[], tuple[Lookalike, ...]] = field(default=(), repr=False)
    fingerprint: str = ""
    prepared: Mapping[str, Any] = field(factory=dict, repr=False)
    """Tables that other rooms made for a snapshot of these very contents; no part of them."""

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The terms of kinds and relations; of a snapshot, as the two below, made when they are first asked for."""
        return self._vocabulary() if callable(self._vocabulary) else self._vocabulary

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of organisations' names."""
        return self._lexicon() if callable(self._lexicon) else self._lexicon

    @cached_property
    def lookalikes(self) -> tuple[Lookalike, ...]:
        """What bears a name like a group's and is none."""
        return self._lookalikes() if callable(self._lookalikes) else self._lookalikes

    @property
    def version(self) -> str:
        """The version of the data (CalVer), such as 2026.11.0."""
        return self.manifest.version

    def __getitem__(self, group: str | Group) -> Group:
        group_id = _id(group)
        try:
            return self.groups[group_id]
        except KeyError:
            raise UnknownGroupError(group_id, _near(group_id, self.groups)) from None

    def __iter__(self) -> Iterator[Group]:
        return (self.groups[group_id] for group_id in sorted(self.groups))

    def __len__(self) -> int:
        return len(self.groups)

    __reversed__ = None  # or Python would ask for registry[515], registry[514] …

    def __contains__(self, group: object) -> bool:
        return (group.id if isinstance(group, Group) else group) in self.groups

    def __eq__(self, other: object) -> bool:
        return self.fingerprint == other.fingerprint if isinstance(other, Registry) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def claims(
        self,
        group: str | Group,
        *,
        relation: Relation | str | None = None,
        by: str | Group | Actor | None = None,
        on: date | str | None = None,
    ) -> tuple[Claim, ...]:
        """The claims on a group, narrowed to a relation, a claimant, and a day on which the relation may hold.

        A relation or a claimant that there is none of is a `ValueError` or an `UnknownIdError`, never an empty answer.

        >>> from militiadb import load
        >>> sorted({claim.targets for claim in load().claims("izz-al-din-al-qassam-brigades", relation="wing-of")})
        [('hamas',)]
        """
        day, wanted, claimant = day_of(on), _relation(relation), None if by is None else self._bearer_id(by)
        return tuple(
            claim
            for claim in self._group(group).claims
            if (wanted is None or claim.relation is wanted)
            and (claimant is None or claim.by == claimant)
            and (day is None or within(day, since=claim.since, until=claim.until))
        )

    def assessment(self, group: str | Group, *, relation: Relation | str) -> Assessment | None:
        """The registry's own reading of one relation, where it has one.

        >>> from militiadb import load
        >>> load().assessment("ashab-al-kahf", relation="facade-of") is None
        False
        """
        wanted = _relation(relation)
        return next((each for each in self._group(group).assessments if each.relation is wanted), None)

    def parents(self, group: str | Group, *, view: str = "claimed") -> tuple[Group | Actor, ...]:
        """Those that stand above a group: all whom anybody names, or (``view="accepted"``) whom the registry accepts.

        Claims that are denials, doubts, or were withdrawn name nobody.

        >>> from militiadb import load
        >>> [parent.id for parent in load().parents("izz-al-din-al-qassam-brigades")]
        ['hamas']
        """
        above = above_of(view)
        return tuple(self.bearer(target) for target in dict.fromkeys(above(self._group(group))))

    def children(self, bearer: str | Group | Actor, *, view: str = "claimed") -> tuple[Group, ...]:
        """The groups that have this group or actor among their `parents`, in id order.

        >>> from militiadb import load
        >>> "izz-al-din-al-qassam-brigades" in {child.id for child in load().children("hamas")}
        True
        """
        above, bearer_id = above_of(view), self._bearer_id(bearer)
        return tuple(group for group in self if bearer_id in above(group))

    def claims_on(self, bearer: str | Group | Actor) -> tuple[tuple[Group, Claim], ...]:
        """Every claim that names this group or actor as its target, with the group that it is a claim of.

        Links, denials and what was withdrawn stand among them; `children` has only those that are claimed to be below.

        >>> from militiadb import load
        >>> said = [claim for group, claim in load().claims_on("kataib-hizballah") if group.id == "ashab-al-kahf"]
        >>> sorted({claim.stance.value for claim in said})
        ['asserts', 'denies']
        """
        return self._inverse.get(self._bearer_id(bearer), ())

    def status(self, group: str | Group, *, programme: str, on: date | str | None = None) -> ListingStatus:
        """Whether a programme lists a group on a day (without one: by the newest state that was read).

        >>> from militiadb import load
        >>> load().status("kataib-hizballah", programme="us-fto", on="2024-01-10").answer
        <ListingAnswer.LISTED: 'listed'>
        """
        from militiadb.model.listings import statuses

        return statuses(self.programme(programme), self._group(group).id, day_of(on))

    def listings(self, group: str | Group, *, on: date | str | None = None) -> tuple[ListingStatus, ...]:
        """The status in every programme, in the order of their ids."""
        return tuple(self.status(group, programme=each, on=on) for each in sorted(self.programmes))

    def bearer(self, bearer_id: str) -> Group | Actor:
        """The group or actor of an id, as claims name them; `UnknownIdError` for neither."""
        found = self.groups.get(bearer_id) or self.actors.get(bearer_id)
        if found is None:
            raise UnknownIdError(bearer_id, _near(bearer_id, [*self.groups, *self.actors]), "group or actor")
        return found

    def source(self, source_id: str) -> Source:
        """A source by its id; `UnknownIdError` where there is none."""
        return _held(self.sources, source_id, "source")

    def programme(self, programme_id: str) -> Programme:
        """A programme by its id; `UnknownIdError` where there is none.

        >>> from militiadb import load
        >>> load().programme("us-fto").title
        'Foreign Terrorist Organizations'
        """
        return _held(self.programmes, programme_id, "programme")

    def scheme(self, scheme_id: str) -> Scheme:
        """A romanisation scheme by its id; `UnknownIdError` where there is none."""
        return _held(self.schemes, scheme_id, "scheme")

    def as_of(self, day: date | str) -> Registry:
        """The registry without what is surely later than a day, by the items' own dates, not those of their sources.

        >>> from militiadb import load
        >>> len(load().as_of("2022-01-01")["ashab-al-kahf"].claims) < len(load()["ashab-al-kahf"].claims)
        True
        """
        from militiadb.model.as_of import as_of

        if (known_by := day_of(day)) is None:
            raise TypeError("as_of() takes a day, a date or a text such as '2024-01-10', not None")
        return as_of(self, known_by)

    def follow(self, group_id: str) -> tuple[str, ...]:
        """The ids that an id stands for today: itself, or where its tombstones lead.

        >>> from militiadb import load
        >>> load().follow("hamas")
        ('hamas',)
        """
        found, open_ids, seen = [], [group_id], set()
        while open_ids:
            current = open_ids.pop(0)
            if current in seen:
                continue
            seen.add(current)
            redirect = self[current].redirect
            if redirect is None:
                found.append(current)
            else:
                open_ids.extend(redirect.to)
        return tuple(found)

    def _group(self, group: str | Group) -> Group:
        return group if isinstance(group, Group) else self[group]

    def _bearer_id(self, bearer: str | Group | Actor) -> str:
        return self.bearer(_id(bearer)).id

    @cached_property
    def _inverse(self) -> dict[str, tuple[tuple[Group, Claim], ...]]:
        found: dict[str, list[tuple[Group, Claim]]] = {}
        for group in self:
            for claim in group.claims:
                for target in claim.targets:
                    found.setdefault(target, []).append((group, claim))
        return {target: tuple(pairs) for target, pairs in found.items()}


def _id(bearer: Any) -> str:
    """The id of a group or an actor; what is neither is an id, or will not be found as one."""
    found: str = getattr(bearer, "id", bearer)
    return found


def _near(value: str, known: Iterable[str]) -> list[str]:
    if not isinstance(value, str):
        return []
    import difflib

    close = difflib.get_close_matches(value, list(known), n=3, cutoff=0.6)
    return close or sorted(each for each in known if len(value) > 1 and each.startswith(value))[:3]


def _held(table: Mapping[str, V], key: str, what: str) -> V:
    try:
        return table[key]
    except KeyError:
        raise UnknownIdError(key, _near(key, table), what) from None


def _relation(relation: Relation | str | None) -> Relation | None:
    """The relation of that name; a slip of the hand would otherwise be answered "nobody says so"."""
    try:
        return None if relation is None else Relation(relation)
    except ValueError:
        raise ValueError(f"relation={relation!r}: give one of {', '.join(Relation)}") from None
