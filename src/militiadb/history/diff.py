"""The semantic difference of two registries: what happened to groups, names, claims, assessments and listings."""

from __future__ import annotations

from collections import defaultdict
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
    if new.redirect is not None and old.redirect != new.redirect:
        to = " and ".join(new.redirect.to)
        kind = ChangeKind.REDIRECTED if to else ChangeKind.WITHDRAWN
        yield Change(kind, new.id, f"{new.redirect.reason}, now {to}" if to else str(new.redirect.reason))
    elif old.redirect is not None and new.redirect is None:
        yield Change(ChangeKind.REVIVED, new.id, quoted(new.name))
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
    before, after = (_by(group.names if group else (), "text") for group in (old, new))
    subject = new.id if new else old.id if old else ""
    for key in before.keys() - after.keys():
        text = before[key][0].text
        yield Change(ChangeKind.NAME_REMOVED, subject, name_words(before[key][0]), before=text)
    for key in after.keys() - before.keys():
        text = after[key][0].text
        yield Change(ChangeKind.NAME_ADDED, subject, name_words(after[key][0]), after=text)
    for key in before.keys() & after.keys():
        if before[key] != after[key]:
            what = fields_changed(before[key][0], after[key][0])
            yield Change(ChangeKind.NAME_CHANGED, subject, f"{quoted(after[key][0].text)}: {what}")


def _claims(old: Group, new: Group) -> Iterator[Change]:
    fields = ("relation", "targets", "target_text", "by", "via", "stance", "said_on")
    before, after = (_by(group.claims, *fields) for group in (old, new))
    for key in before.keys() | after.keys():
        gone, come = before.get(key, []), after.get(key, [])
        for claim in gone[len(come) :]:
            yield Change(ChangeKind.CLAIM_REMOVED, new.id, claim_words(claim))
        for claim in come[len(gone) :]:
            yield Change(ChangeKind.CLAIM_ADDED, new.id, claim_words(claim))
        for one, other in zip(gone, come, strict=False):
            if one != other:
                yield Change(ChangeKind.CLAIM_CHANGED, new.id, f"{claim_words(other)}: {fields_changed(one, other)}")


def _assessments(old: Group, new: Group) -> Iterator[Change]:
    before, after = ({a.relation: a for a in group.assessments} for group in (old, new))
    for relation in before.keys() | after.keys():
        one, other = before.get(relation), after.get(relation)
        if one is None and other is not None:
            what = f"{relation}: {other.view}, confidence {other.confidence}"
            yield Change(ChangeKind.ASSESSED, new.id, what, after=str(other.view))
        elif one is not None and other is None:
            yield Change(ChangeKind.ASSESSMENT_REMOVED, new.id, f"{relation}: was {one.view}", before=str(one.view))
        elif one is not None and other is not None and one != other:
            what = f"{relation}: {fields_changed(one, other)}"
            yield Change(ChangeKind.ASSESSMENT_CHANGED, new.id, what, str(one.view), str(other.view))


def _facts(old: Group, new: Group) -> Iterator[Change]:
    kinds: tuple[tuple[str, str, tuple[str, ...]], ...] = (
        ("events", "event", ("what", "date", "by", "to")),
        ("office_holders", "office", ("name", "office", "since")),
        ("identifiers", "identifier", ("scheme", "value")),
    )
    for field, word, identity in kinds:
        before, after = (_by(getattr(group, field), *identity) for group in (old, new))
        for key in before.keys() - after.keys():
            yield Change(ChangeKind.FACT_REMOVED, new.id, f"{word} {_shown(key)}")
        for key in after.keys() - before.keys():
            yield Change(ChangeKind.FACT_ADDED, new.id, f"{word} {_shown(key)}")
        for key in before.keys() & after.keys():
            if before[key] != after[key]:
                what = fields_changed(before[key][0], after[key][0])
                yield Change(ChangeKind.DETAILS_CHANGED, new.id, f"{word} {_shown(key)}: {what}")


def _sources(old: Registry, new: Registry) -> Iterator[Change]:
    for word, before, after in (("source", old.sources, new.sources), ("actor", old.actors, new.actors)):
        yield from _documents(word, before, after)


def _documents(word: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for key in before.keys() - after.keys():
        yield Change(ChangeKind.SOURCE_REMOVED, key, f"{word} removed")
    for key in after.keys() - before.keys():
        yield Change(
            ChangeKind.SOURCE_ADDED, key, f"{word} {quoted(getattr(after[key], 'title', None) or after[key].name)}"
        )
    for key in before.keys() & after.keys():
        if before[key] != after[key]:
            yield Change(ChangeKind.SOURCE_CHANGED, key, f"{word}: {fields_changed(before[key], after[key])}")


def _tables(old: Registry, new: Registry) -> Iterator[Change]:
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
            left = next((c for c in gone[normalise(change.after or "")] if id(c) not in told), None)
            if left is not None and left.subject != change.subject:
                told |= {id(left), id(change)}
                what = f"{quoted(change.after or '')} moved from {left.subject} to {change.subject}"
                moves.append(Change(ChangeKind.NAME_MOVED, change.subject, what, left.subject, change.subject))
    yield from moves
    yield from (change for change in changes if id(change) not in told)


def _by(items: Sequence[Any], *fields: str) -> dict[Hashable, list[Any]]:
    found: dict[Hashable, list[Any]] = defaultdict(list)
    for item in items:
        found[tuple(getattr(item, field) for field in fields)].append(item)
    return found


def _shown(key: Hashable) -> str:
    parts = key if isinstance(key, tuple) else (key,)
    texts = (", ".join(part) if isinstance(part, tuple) else str(part) for part in parts if part not in (None, ()))
    return " ".join(texts)
