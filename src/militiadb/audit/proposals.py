"""Which groups a name of a list may mean: a strict look at our names first, the resolver where it is worth asking."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from militiadb.audit.differences import Proposal
from militiadb.audit.listed import ListedEntity
from militiadb.model.designation import Programme
from militiadb.model.registry import Registry
from militiadb.names import normalise
from militiadb.resolution import Resolver

SHORT = 6
"""Shorter names are acronyms and words that many bodies bear; they are no sign that two are one."""
MOST = 3


@define
class Proposer:
    """The names and numbers of our groups, and a resolver made when it is first asked."""

    registry: Registry
    programmes: Sequence[Programme]
    _names: dict[str, str] = field(init=False)
    _numbers: dict[str, str] = field(init=False)
    _resolver: Resolver | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        """Every name by its normal form, and every group by the number that some programme gives it."""
        self._names = {normalise(name.text): group.id for group in self.registry for name in group.names}
        entries = [entry for programme in self.programmes for entry in programme.entries]
        self._names |= {normalise(entry.printed): entry.group for entry in entries}
        self._numbers = {entry.list_id: entry.group for entry in entries if entry.list_id}

    def bears_our_name(self, row: ListedEntity) -> bool:
        """Whether the row has the number, or a name of some length, of a group here."""
        keys = (normalise(name.text) for name in row.names)
        return row.list_id in self._numbers or any(len(key) >= SHORT and key in self._names for key in keys)

    def proposals(self, row: ListedEntity) -> tuple[Proposal, ...]:
        """The groups that the row may mean, best first, at most three."""
        found: dict[str, Proposal] = {}
        if row.list_id in self._numbers:
            group = self._numbers[row.list_id]
            found[group] = Proposal(group, row.heading, "number", 1.0)
        if self._resolver is None:
            self._resolver = Resolver(self.registry)
        for name in row.names[:20]:
            answer = self._resolver.resolve(name.text)
            for each in (*answer.candidates, *answer.suggestions):
                if each.id not in found or found[each.id].score < each.score:
                    found[each.id] = Proposal(each.id, name.text, each.evidence.tier.value, round(each.score, 4))
        return tuple(sorted(found.values(), key=lambda proposal: (-proposal.score, proposal.group))[:MOST])
