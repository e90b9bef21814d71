"""The semantic difference of two registries: what happened to groups, names, claims, assessments and listings."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING

from militiadb.history.listings import listing_changes
from militiadb.history.wording import claim_words, fields_changed, name_words, quoted
from militiadb.model.changes import Change, ChangeKind
from militiadb.names import normalise

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence
    from typing import Any

    from militiadb.model.group import Group
    from militiadb.model.registry import Registry

_ORDER = {kind: number for number, kind in enumerate(ChangeKind)}
_DETAILS = ("countries", "languages", "summary", "reviewed_on", "not_to_be_confused_with")
_WAY = ("to", "reason")


def differences(old: Registry, new: Registry) -> tuple[Change, ...]:
    """Every semantic change from `old` to `new`, sorted by kind and subject.

    >>> from militiadb.loading import load
    >>> differences(load(), load())
    ()
    """
    changes = [*_groups(old, new), *listing_changes(old, new), *_sources(old, new), *_tables(old, new)]
    return tuple(sorted(_moved(changes), key=lambda c: (_ORDER[c.kind], c.subject, c.what)))


def _groups(old: Registry, new: Registry) -> Iterator[Change]:
    for group_id in sorted({*old.groups, *new.groups}):
        before, after = old.groups.get(group_id), new.groups.get(group_id)
        if before is None and after is not None:
            yield Change(ChangeKind.GROUP_ADDED, group_id, f"{quoted(after.name)} ({after.kind or 'tombstone'})")
            yield from _names(None, after)
        elif before is not None and after is None:
            yield Change(ChangeKind.GROUP_REMOVED, group_id, quoted(before.name))
            yield from _names(before, None)
        elif before is not None and after is not None and before != after:
            yield from _group(before, after)


def _group(old: Group, new: Group) -> Iterator[Change]:
    if new.redirect is not None and (old.redirect is None or fields_changed(old.redirect, new.redirect, only=_WAY)):
        to = " and ".join(new.redirect.to)
        kind = ChangeKind.REDIRECTED if to else ChangeKind.WITHDRAWN
        yield Change(kind, new.id, f"{new.redirect.reason}, now {to}" if to else str(new.redirect.reason))
    elif old.redirect is not None and new.redirect is None:
        yield Change(ChangeKind.REVIVED, new.id, quoted(new.name))
    elif old.redirect != new.redirect:
        yield Change(ChangeKind.DETAILS_CHANGED, new.id, fields_changed(old.redirect, new.redirect))
    if old.name != new.name:
        yield Change(ChangeKind.RENAMED, new.id, f"{quoted(old.name)} became {quoted(new.name)}", old.name, new.name)
    if old.kind != new.kind and new.redirect is None:
        yield Change(ChangeKind.REFILED, new.id, f"{old.kind} became {new.kind}", str(old.kind), str(new.kind))
    yield from _names(old, new)
    yield from _claims(old, new)
    yield from _assessments(old, new)
    yield from _facts(old, new)
    details = fields_changed(old, new, only=_DETAILS)
    if details:
        yield Change(ChangeKind.DETAILS_CHANGED, new.id, details)


def _names(old: Group | None, new: Group | None) -> Iterator[Change]:
    subject = new.id if new else old.id if old else ""
    for gone, come in _unlike(old.names if old else (), new.names if new else (), "text"):
        if come is None:
            yield Change(ChangeKind.NAME_REMOVED, subject, name_words(gone), before=gone.text)
        elif gone is None:
            yield Change(ChangeKind.NAME_ADDED, subject, name_words(come), after=come.text)
        else:
            yield Change(ChangeKind.NAME_CHANGED, subject, f"{quoted(come.text)}: {fields_changed(gone, come)}")


def _claims(old: Group, new: Group) -> Iterator[Change]:
    identity = ("relation", "targets", "target_text", "by", "via", "stance", "said_on")
    for gone, come in _unlike(old.claims, new.claims, *identity):
        if come is None:
            yield Change(ChangeKind.CLAIM_REMOVED, new.id, claim_words(gone))
        elif gone is None:
            yield Change(ChangeKind.CLAIM_ADDED, new.id, claim_words(come))
        else:
            yield Change(ChangeKind.CLAIM_CHANGED, new.id, f"{claim_words(come)}: {fields_changed(gone, come)}")


def _assessments(old: Group, new: Group) -> Iterator[Change]:
    for gone, come in _unlike(old.assessments, new.assessments, "relation"):
        if come is None:
            what = f"{gone.relation}: was {gone.view}"
            yield Change(ChangeKind.ASSESSMENT_REMOVED, new.id, what, before=str(gone.view))
        elif gone is None:
            what = f"{come.relation}: {come.view}, confidence {come.confidence}"
            yield Change(ChangeKind.ASSESSED, new.id, what, after=str(come.view))
        else:
            what = f"{come.relation}: {fields_changed(gone, come)}"
            yield Change(ChangeKind.ASSESSMENT_CHANGED, new.id, what, str(gone.view), str(come.view))


def _facts(old: Group, new: Group) -> Iterator[Change]:
    kinds: tuple[tuple[str, str, tuple[str, ...]], ...] = (
        ("events", "event", ("what", "date", "by", "to")),
        ("office_holders", "office", ("name", "office", "since")),
        ("identifiers", "identifier", ("scheme", "value")),
    )
    for field, word, identity in kinds:
        for gone, come in _unlike(getattr(old, field), getattr(new, field), *identity):
            shown = f"{word} {_shown(gone or come, identity)}"
            if come is None:
                yield Change(ChangeKind.FACT_REMOVED, new.id, shown)
            elif gone is None:
                yield Change(ChangeKind.FACT_ADDED, new.id, shown)
            else:
                yield Change(ChangeKind.DETAILS_CHANGED, new.id, f"{shown}: {fields_changed(gone, come)}")


def _sources(old: Registry, new: Registry) -> Iterator[Change]:
    yield from _documents("source", old.sources, new.sources)
    yield from _documents("actor", old.actors, new.actors)


def _documents(word: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for key in before.keys() - after.keys():
        yield Change(ChangeKind.SOURCE_REMOVED, key, f"{word} removed")
    for key in after.keys() - before.keys():
        title = after[key].title if word == "source" else after[key].name
        yield Change(ChangeKind.SOURCE_ADDED, key, f"{word} {quoted(title)}")
    for key in before.keys() & after.keys():
        if before[key] != after[key]:
            yield Change(ChangeKind.SOURCE_CHANGED, key, f"{word}: {fields_changed(before[key], after[key])}")


def _tables(old: Registry, new: Registry) -> Iterator[Change]:
    stated = fields_changed(old.manifest, new.manifest, only=("schema_version", "title", "licence"))
    if stated:
        yield Change(ChangeKind.TABLE_CHANGED, "registry", stated)
    for field in ("vocabulary", "lexicon", "lookalikes"):
        if getattr(old, field) != getattr(new, field):
            yield Change(ChangeKind.TABLE_CHANGED, field, "changed")
    for key in sorted({*old.schemes, *new.schemes}):
        if old.schemes.get(key) != new.schemes.get(key):
            yield Change(ChangeKind.TABLE_CHANGED, f"transliterations/{key}", "changed")


def _moved(changes: Sequence[Change]) -> Iterator[Change]:
    """A name that left one group and came to another moved; its two halves are told as one."""
    gone: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.kind is ChangeKind.NAME_REMOVED:
            gone[normalise(change.before or "")].append(change)
    told: set[int] = set()
    moves = []
    for change in changes:
        if change.kind is ChangeKind.NAME_ADDED:
            others = (c for c in gone[normalise(change.after or "")] if c.subject != change.subject)
            left = next((c for c in others if id(c) not in told), None)
            if left is not None:
                told |= {id(left), id(change)}
                what = f"{quoted(change.after or '')} moved from {left.subject} to {change.subject}"
                moves.append(Change(ChangeKind.NAME_MOVED, change.subject, what, left.subject, change.subject))
    yield from moves
    yield from (change for change in changes if id(change) not in told)


def _unlike(old: Sequence[Any], new: Sequence[Any], *identity: str) -> Iterator[tuple[Any, Any]]:
    """The items that only one side holds, in pairs of one identity; None where a side has no other for a pair."""
    gone, come = (
        _by_identity(Counter(old) - Counter(new), identity),
        _by_identity(Counter(new) - Counter(old), identity),
    )
    for key in {**gone, **come}:  # in the order of the files: which of two spellings moved does not hang on hashes
        yield from zip_longest(gone[key], come[key])


def _by_identity(items: Counter[Any], identity: Sequence[str]) -> dict[Hashable, list[Any]]:
    found: dict[Hashable, list[Any]] = defaultdict(list)
    for item in items.elements():
        found[tuple(getattr(item, field) for field in identity)].append(item)
    return found


def _shown(fact: Any, identity: Sequence[str]) -> str:
    parts = (getattr(fact, field) for field in identity)
    return " ".join(", ".join(part) if isinstance(part, tuple) else str(part) for part in parts if part)
