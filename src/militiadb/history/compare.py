"""Two versions held together: what changed, what that does to names, and which version comes next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from militiadb.errors import MilitiadbError
from militiadb.history.diff import differences
from militiadb.history.impact import names_of, shifts
from militiadb.model.changes import Comparison
from militiadb.model.dates import version_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from militiadb.model.changes import Change
    from militiadb.model.registry import Registry

MAX_CORPUS_LINE = 1000
"""Longer lines are no names; they are left out."""


def compare(old: Registry, new: Registry, *, mentions: Mapping[str, int] | None = None, today: date) -> Comparison:
    """Hold two registries together; `mentions` are strings of a corpus with how often each stands in it."""
    found = mentions or {}
    changes = differences(old, new)
    same = old.fingerprint == new.fingerprint
    follows = next_version(old.version, changes=changes, today=today)
    return Comparison(
        base_version=old.version,
        head_version=new.version,
        next_version=max(follows, new.version, key=version_numbers),  # the manifest may have moved further by itself
        changes=changes,
        shifts=() if same else shifts(old, new, mentions=found),
        names=len(names_of(old, new)),
        mentions=len(found),
    )


def next_version(version: str, *, changes: tuple[Change, ...], today: date) -> str:
    """The data version that follows: the year and month of `today`, and a number that counts within the month.

    >>> from datetime import date
    >>> from militiadb.model.changes import Change, ChangeKind
    >>> some = (Change(ChangeKind.LISTED, "hamas", ""),)
    >>> next_version("2026.11.0", changes=some, today=date(2026, 11, 22))
    '2026.11.1'
    >>> next_version("2026.11.3", changes=some, today=date(2026, 12, 1))
    '2026.12.0'
    >>> next_version("2026.11.3", changes=(), today=date(2026, 12, 1))
    '2026.11.3'
    """
    if not changes:
        return version
    year, month, number = version_numbers(version)
    if (year, month) >= (today.year, today.month):
        return f"{year}.{month}.{number + 1}"
    return f"{today.year}.{today.month}.0"


def read_corpus(path: Path) -> Counter[str]:
    """The mentions in a text file, one a line, with how often each stands there."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise MilitiadbError(f"{str(path)!r} is not UTF-8 (byte {error.start}): save it as UTF-8") from None
    return Counter(text for line in lines if (text := line.strip()) and len(text) <= MAX_CORPUS_LINE)
