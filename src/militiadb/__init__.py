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

from typing import TYPE_CHECKING

from militiadb._version import __version__

if TYPE_CHECKING:
    from militiadb.api import find_mentions, load, resolve, resolve_many, romanise
    from militiadb.errors import (
        AmbiguousNameError,
        Fix,
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
    from militiadb.model.claim import Assessment, AssessmentOption, Claim, Event, Withdrawal
    from militiadb.model.dates import PartialDate
    from militiadb.model.designation import (
        Coverage,
        Entry,
        LeftOut,
        ListedAlias,
        ListingAnswer,
        ListingStatus,
        ListRead,
        OfficialDates,
        Programme,
    )
    from militiadb.model.group import Distinction, Group, Identifier, Name, OfficeHolder, Redirect
    from militiadb.model.registry import Registry
    from militiadb.model.source import Actor, Source
    from militiadb.model.vocabulary import (
        ActorKind,
        AliasQuality,
        Confidence,
        CoverageHow,
        EventKind,
        EvidenceGrade,
        GroupKind,
        Intake,
        LeftOutReason,
        Likelihood,
        Match,
        NameKind,
        ProgrammeStatus,
        Reading,
        ReadScope,
        RedirectReason,
        Relation,
        SourceKind,
        Stance,
        View,
    )
    from militiadb.resolution import Candidate, Evidence, Mention, Peel, Resolution, Resolver, Status, Tier

_HOMES = {
    "militiadb.api": ("find_mentions", "load", "resolve", "resolve_many", "romanise"),
    "militiadb.errors": (
        "AmbiguousNameError",
        "Fix",
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
    "militiadb.model.claim": ("Assessment", "AssessmentOption", "Claim", "Event", "Withdrawal"),
    "militiadb.model.dates": ("PartialDate",),
    "militiadb.model.designation": (
        "Coverage",
        "Entry",
        "LeftOut",
        "ListRead",
        "ListedAlias",
        "ListingAnswer",
        "ListingStatus",
        "OfficialDates",
        "Programme",
    ),
    "militiadb.model.group": ("Distinction", "Group", "Identifier", "Name", "OfficeHolder", "Redirect"),
    "militiadb.model.registry": ("Registry",),
    "militiadb.model.source": ("Actor", "Source"),
    "militiadb.model.vocabulary": (
        "ActorKind",
        "AliasQuality",
        "Confidence",
        "CoverageHow",
        "EventKind",
        "EvidenceGrade",
        "GroupKind",
        "Intake",
        "LeftOutReason",
        "Likelihood",
        "Match",
        "NameKind",
        "ProgrammeStatus",
        "ReadScope",
        "Reading",
        "RedirectReason",
        "Relation",
        "SourceKind",
        "Stance",
        "View",
    ),
    "militiadb.resolution": ("Candidate", "Evidence", "Mention", "Peel", "Resolution", "Resolver", "Status", "Tier"),
}
_WHERE = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Actor",
    "ActorKind",
    "AliasQuality",
    "AmbiguousNameError",
    "Assessment",
    "AssessmentOption",
    "Candidate",
    "Claim",
    "Confidence",
    "Coverage",
    "CoverageHow",
    "Distinction",
    "Entry",
    "Event",
    "EventKind",
    "Evidence",
    "EvidenceGrade",
    "Fix",
    "Group",
    "GroupKind",
    "Identifier",
    "Intake",
    "LeftOut",
    "LeftOutReason",
    "Likelihood",
    "ListRead",
    "ListedAlias",
    "ListingAnswer",
    "ListingStatus",
    "Match",
    "Mention",
    "MilitiadbError",
    "Name",
    "NameKind",
    "OfficeHolder",
    "OfficialDates",
    "PartialDate",
    "Peel",
    "Place",
    "Problem",
    "Programme",
    "ProgrammeStatus",
    "ReadScope",
    "Reading",
    "Redirect",
    "RedirectReason",
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
    "SourceKind",
    "Stance",
    "Status",
    "Tier",
    "UnknownGroupError",
    "UnknownIdError",
    "UnresolvedNameError",
    "View",
    "Withdrawal",
    "__version__",
    "find_mentions",
    "load",
    "resolve",
    "resolve_many",
    "romanise",
]


if not TYPE_CHECKING:  # a checker that sees it takes every name for one of this package

    def __getattr__(name: str) -> object:
        """Fetch a public name from its room on first use (PEP 562): `import militiadb` reads nothing."""
        home = _WHERE.get(name)
        if home is None:
            raise AttributeError(f"module 'militiadb' has no attribute {name!r}")
        from importlib import import_module

        value = globals()[name] = getattr(import_module(home), name)
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
