"""militiadb: which armed group a name means, in any spelling or script, and who says so.

The tour, in the order in which you will want it:

- `resolve(text)` answers one name with a `Resolution` (matched, ambiguous or unresolved, with evidence);
  `resolve_many(names)` answers a table's column, `find_mentions(text)` finds the names in a running text.
- `load()` gives the shipped `Registry`, `load(path)` your own folder, overlay or snapshot file; `registry[id]` is a
  `Group` with its names, claims, events and assessments; the joins (`parents`, `claims`, `status`, `as_of`) are the
  registry's.
- `Resolver(registry)` has the same verbs over your own registry.
- `romanise(pointed, scheme="ala-lc")` writes pointed Arabic or Persian in a published scheme.

Nothing is read at import; the shipped registry is read, and its index made, on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from militiadb._version import __version__

if TYPE_CHECKING:
    from militiadb.api import find_mentions, load, resolve, resolve_many, romanise
    from militiadb.errors import (
        AmbiguousNameError,
        MilitiadbError,
        Place,
        Problem,
        RegistryError,
        RegistryNotFoundError,
        ResolutionError,
        RomanisationError,
        Severity,
        UnknownGroupError,
        UnknownIdError,
        UnresolvedNameError,
    )
    from militiadb.model.claim import Assessment, Claim, Event
    from militiadb.model.dates import PartialDate
    from militiadb.model.designation import Entry, ListingAnswer, ListingStatus, Programme
    from militiadb.model.group import Group, Name
    from militiadb.model.registry import Registry
    from militiadb.model.source import Actor, Source
    from militiadb.model.vocabulary import GroupKind, NameKind, Relation, Stance
    from militiadb.resolution import Candidate, Evidence, Mention, Resolution, Resolver, Status, Tier

_HOMES = {
    "militiadb.api": ("find_mentions", "load", "resolve", "resolve_many", "romanise"),
    "militiadb.errors": (
        "AmbiguousNameError",
        "MilitiadbError",
        "Place",
        "Problem",
        "RegistryError",
        "RegistryNotFoundError",
        "ResolutionError",
        "RomanisationError",
        "Severity",
        "UnknownGroupError",
        "UnknownIdError",
        "UnresolvedNameError",
    ),
    "militiadb.model.claim": ("Assessment", "Claim", "Event"),
    "militiadb.model.dates": ("PartialDate",),
    "militiadb.model.designation": ("Entry", "ListingAnswer", "ListingStatus", "Programme"),
    "militiadb.model.group": ("Group", "Name"),
    "militiadb.model.registry": ("Registry",),
    "militiadb.model.source": ("Actor", "Source"),
    "militiadb.model.vocabulary": ("GroupKind", "NameKind", "Relation", "Stance"),
    "militiadb.resolution": ("Candidate", "Evidence", "Mention", "Resolution", "Resolver", "Status", "Tier"),
}
_WHERE = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Actor",
    "AmbiguousNameError",
    "Assessment",
    "Candidate",
    "Claim",
    "Entry",
    "Event",
    "Evidence",
    "Group",
    "GroupKind",
    "ListingAnswer",
    "ListingStatus",
    "Mention",
    "MilitiadbError",
    "Name",
    "NameKind",
    "PartialDate",
    "Place",
    "Problem",
    "Programme",
    "Registry",
    "RegistryError",
    "RegistryNotFoundError",
    "Relation",
    "Resolution",
    "ResolutionError",
    "Resolver",
    "RomanisationError",
    "Severity",
    "Source",
    "Stance",
    "Status",
    "Tier",
    "UnknownGroupError",
    "UnknownIdError",
    "UnresolvedNameError",
    "__version__",
    "find_mentions",
    "load",
    "resolve",
    "resolve_many",
    "romanise",
]


def __getattr__(name: str) -> Any:
    """Fetch a public name from its room on first use (PEP 562): `import militiadb` reads nothing."""
    home = _WHERE.get(name)
    if home is None:
        raise AttributeError(f"module 'militiadb' has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(home), name)
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
