"""A registry held against official lists as governments publish them.

```
file ─formats→ Edition (entries as printed) ─comparison→ Audit (differences, each with a reason or without)
```
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from militiadb.audit.comparison import compare
from militiadb.audit.differences import Audit, Difference, DifferenceKind, Proposal
from militiadb.audit.formats import read_edition
from militiadb.audit.listed import Edition, ListedEntity, ListedName, Subject
from militiadb.errors import ListFileError
from militiadb.model.registry import Registry

__all__ = [
    "Audit",
    "Difference",
    "DifferenceKind",
    "Edition",
    "ListedEntity",
    "ListedName",
    "Proposal",
    "Subject",
    "audit_file",
    "audit_files",
    "compare",
    "read_edition",
]

_IN_NAME = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")


def audit_file(path: Path, *, registry: Registry, as_of: date | None = None, programmes: Sequence[str] = ()) -> Audit:
    """Read an official list and hold the registry against it, as of the day of the list.

    The day is what the file says, else `as_of`, else a day in its name. `ListFileError` where there is none of them,
    where `as_of` is another day than the file's own, or the file is no list that is read.
    """
    edition = read_edition(path)
    day, dated_by = _day(path, edition, as_of)
    return compare(edition, registry=registry, day=day, file=path.name, dated_by=dated_by, programmes=programmes)


def audit_files(
    paths: Sequence[Path], *, registry: Registry, as_of: date | None = None, programmes: Sequence[str] = ()
) -> list[Audit]:
    """As `audit_file`, file by file; `ListFileError` where nothing is compared, for that is no agreement.

    A programme that is asked for has to be one that a list among them speaks of.
    """
    audits = [audit_file(path, registry=registry, as_of=as_of, programmes=programmes) for path in paths]
    if audits and not registry.programmes:
        raise ListFileError("this registry holds no programme: no list can be held against it")
    spoken = {programme for audit in audits for programme in audit.speaks_of}
    if audits and (unspoken := next((each for each in programmes if each not in spoken), None)):
        each_of = "; ".join(f"{a.file} ({a.format}) speaks of {', '.join(a.speaks_of) or 'none held'}" for a in audits)
        raise ListFileError(f"nothing can be compared for the programme {unspoken!r}: {each_of}")
    return audits


def _day(path: Path, edition: Edition, as_of: date | None) -> tuple[date, str]:
    if edition.published is not None:
        if as_of not in (None, edition.published):
            raise ListFileError(
                f"{path.name} says that it is of {edition.published}, not of {as_of}: leave --as-of out"
            )
        return edition.published, "the file says so"
    if as_of is not None:
        return as_of, "given"
    named = _IN_NAME.search(path.name)
    if named is not None:
        try:
            return date.fromisoformat(named[1]), "its name says so"
        except ValueError:
            pass
    raise ListFileError(f"{path.name} does not say of which day it is: give its own day, such as --as-of 2023-01-21")
