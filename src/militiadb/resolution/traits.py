"""What the names and claims of one group say of it, worked out when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import field, frozen

from militiadb.model.group import Group
from militiadb.model.kinship import PARENTAL
from militiadb.model.source import Actor
from militiadb.model.vocabulary import ActorKind, NameKind, Relation, Stance
from militiadb.names import Script, normalise, script_of
from militiadb.resolution.wordinfo import WordInfo

if TYPE_CHECKING:
    from militiadb.resolution.nametables import NameTables

OWN_KINDS = frozenset({NameKind.NATIVE, NameKind.ROMANISATION})
"""Names in a group's own language."""
_ABOVE = PARENTAL | {Relation.SPONSORED_BY}


@frozen(slots=False)
class Traits:
    """One group among the names of its registry."""

    group: Group
    tables: NameTables = field(repr=False)

    @cached_property
    def units(self) -> tuple[WordInfo, ...]:
        """The unit words with which the group is called in its own language."""
        tables = self.tables
        names = [at for at in tables.of_group[self.group.id] if tables.bearer(at).name.kind in OWN_KINDS]
        return tuple({word.word: word for at in names for word in tables.read_of(at) if word.unit}.values())

    @cached_property
    def scripts(self) -> frozenset[Script]:
        """Latin, and the scripts of the group's native names: in another its name is written by its sound, as heard."""
        native = [name.text for name in self.group.names if name.kind is NameKind.NATIVE]
        return frozenset([Script.LATIN, *map(script_of, native)])

    @cached_property
    def lands_above(self) -> frozenset[str]:
        """The lands of those who are said to stand above the group: of its sponsors, as of its masters."""
        said = [claim for claim in self.group.claims if claim.relation in _ABOVE and claim.stance is Stance.ASSERTS]
        above = {target for claim in said if claim.withdrawn is None for target in claim.targets}
        lands = [self._lands_of(self.tables.registry.bearer(target)) for target in above]
        return frozenset(land for each in lands for land in each)

    def _lands_of(self, bearer: Group | Actor) -> Sequence[str]:
        if isinstance(bearer, Group):
            return bearer.countries
        named = self.tables.glossary.said(normalise(bearer.name)) if bearer.kind is ActorKind.STATE else ()
        return [sense.country for sense in named if sense.country]
