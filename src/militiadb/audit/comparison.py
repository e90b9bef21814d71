"""A registry held against one edition of an official list, as of the list's day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import define, evolve, field

from militiadb.audit.differences import Audit, Difference, DifferenceKind
from militiadb.audit.entries import EntryComparison, plain
from militiadb.audit.listed import Edition, ListedEntity, Subject
from militiadb.audit.proposals import Proposer
from militiadb.audit.scope import SUBJECTS, Scope
from militiadb.model.designation import Entry, Programme
from militiadb.model.listings import first_date
from militiadb.model.registry import Registry
from militiadb.model.vocabulary import LeftOutReason as Reason

BODIES = (Subject.ENTITY, Subject.UNKNOWN)


def compare(
    edition: Edition,
    *,
    registry: Registry,
    day: date,
    file: str = "",
    dated_by: str = "--as-of",
    programmes: Sequence[str] = (),
) -> Audit:
    """Hold the registry, as of `day`, against an edition; `programmes` narrows it to some."""
    then = registry.as_of(day).programmes
    # what was read later is left in sight: it explains names that this edition does not have
    kept = tuple(
        evolve(then[key], read=each.read) for key, each in registry.programmes.items() if _is_on(each, edition)
    )
    chosen = tuple(each for each in kept if not programmes or each.id in programmes)
    work = _Work(edition, day, chosen, Scope(kept), Proposer(registry, kept))
    differences = tuple(work.differences()) + (() if programmes else tuple(work.of_no_programme(kept)))
    order = list(DifferenceKind)
    ranked = sorted(differences, key=lambda d: (order.index(d.kind), d.programme or "", d.entry or "", d.text))
    return Audit(
        file=file,
        format=edition.format,
        list=edition.list,
        title=edition.title,
        as_of=day,
        dated_by=dated_by,
        data_version=registry.version,
        fingerprint=registry.fingerprint,
        listed=len(edition.entities),
        held=tuple(work.held),
        names_compared=work.names,
        differences=tuple(ranked),
        speaks_of=tuple(sorted(each.id for each in kept)),
    )


def _is_on(programme: Programme, edition: Edition) -> bool:
    """Whether entries of the programme stand on this list: its file says which lists were read for it.

    A tag alone does not say so: CAR is the mark of a programme of OFAC and of one of the United Nations.
    """
    return any(edition.is_of(each.list) for each in programme.read)


@define
class _Work:
    """One audit under way."""

    edition: Edition
    day: date
    programmes: tuple[Programme, ...]
    scope: Scope
    proposer: Proposer
    names: int = 0
    held: list[tuple[str, int, int]] = field(factory=list)
    rows: dict[str, ListedEntity] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.rows = {entity.list_id: entity for entity in self.edition.entities}

    def differences(self) -> Iterator[Difference]:
        for programme in self.programmes:
            yield from self._programme(programme)

    def of_no_programme(self, kept: Sequence[Programme]) -> Iterator[Difference]:
        """Bodies whose every mark is of a programme that has no file here; persons and ships are not worth a line."""
        known = {tag for programme in kept for tag in programme.tags}
        held = {entry.list_id for programme in kept for entry in programme.entries}
        for row in self.edition.entities:
            if row.subject in BODIES and not known & set(row.tags) and row.list_id not in held:
                reason = Reason.PROGRAMME_NOT_HELD if self.edition.whole else Reason.LIST_IS_PART
                yield self._lacking(row, None, reason)

    def _programme(self, programme: Programme) -> Iterator[Difference]:
        marked = [row for row in self.edition.entities if set(row.tags) & set(programme.tags)]
        by_text = {plain(row.printed): row for row in marked if row.printed}
        met: set[str] = set()
        compared = 0
        for entry in programme.entries:
            row = self._row_of(entry, by_text)
            if row is None:
                yield from self._absent(programme, entry)
                continue
            met.add(row.list_id)
            compared += 1
            comparison = EntryComparison(programme, entry, row, self.edition, self.day)
            yield from comparison.differences()
            self.names += comparison.names
        for row in marked:
            if row.list_id in met:
                yield from self._contradiction(programme, row)
            else:
                yield self._unheld(programme, row)
        bodies = sum(row.subject not in SUBJECTS for row in marked)
        self.held.append((programme.id, compared, bodies))

    def _row_of(self, entry: Entry, by_text: dict[str, ListedEntity]) -> ListedEntity | None:
        if entry.list_id in self.rows:
            return self.rows[entry.list_id]
        return by_text.get(plain(entry.printed))

    def _absent(self, programme: Programme, entry: Entry) -> Iterator[Difference]:
        """An entry without a row: fine where it was removed, or where the file cannot be expected to have it."""
        removed = first_date(entry.removed) if entry.removed else None
        if entry.removed is not None and (removed is None or not removed.surely_after(self.day)):
            return
        listed = first_date(entry.listed)
        reason = None
        if not self.edition.whole:
            reason = Reason.LIST_IS_PART
        elif listed is not None and (listed.latest is None or listed.latest > self.day):
            reason = Reason.OLDER_THAN_LISTING
        detail = f"listed {listed}" if listed else "without a date"
        kind = DifferenceKind.ENTRY_NOT_ON_LIST
        yield Difference(kind, programme.id, entry.list_id, entry.printed, entry.key, detail, reason)

    def _contradiction(self, programme: Programme, row: ListedEntity) -> Iterator[Difference]:
        written = next((each for each in programme.left_out if each.list_id == row.list_id), None)
        if written is not None:
            kind = DifferenceKind.LEFT_OUT_BUT_HELD
            yield Difference(kind, programme.id, row.list_id, row.heading, detail=f"left out as {written.reason}")

    def _unheld(self, programme: Programme, row: ListedEntity) -> Difference:
        written = self.scope.written(row, programme)
        if written is not None:
            return self._lacking(row, programme.id, written.reason, note=written.note)
        if row.subject in SUBJECTS:
            return self._lacking(row, programme.id, SUBJECTS[row.subject])
        ours = self.proposer.bears_our_name(row)
        return self._lacking(row, programme.id, self.scope.ruled(row, programme, bears_our_name=ours))

    def _lacking(
        self, row: ListedEntity, programme: str | None, reason: Reason | None, *, note: str | None = None
    ) -> Difference:
        wanted = reason is None or (programme is None and self.proposer.bears_our_name(row))
        proposals = self.proposer.proposals(row) if wanted else ()
        kind, detail = DifferenceKind.ENTRY_LACKING, ", ".join(row.tags) or None
        return Difference(kind, programme, row.list_id, row.heading, None, detail, reason, note, proposals)
