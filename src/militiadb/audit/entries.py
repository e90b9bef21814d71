"""One entry of the registry held against its entry on the list: number, heading, date and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from attrs import define

from militiadb.audit.differences import Difference, DifferenceKind
from militiadb.audit.listed import Edition, ListedEntity
from militiadb.audit.sentences import leftover, stands_in
from militiadb.model.dates import within
from militiadb.model.designation import Entry, ListedAlias, Programme
from militiadb.model.listings import first_date
from militiadb.model.vocabulary import LeftOutReason as Reason
from militiadb.names import normalise

_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """The text with single spaces: the one liberty that is not worth a word."""
    return _SPACES.sub(" ", text).strip()


@define
class EntryComparison:
    """An entry, its row on the list, and the day as of which both are read."""

    programme: Programme
    entry: Entry
    row: ListedEntity
    edition: Edition
    day: date
    names: int = 0
    """How many names of the list were looked for."""

    def differences(self) -> Iterator[Difference]:
        """Everything that differs between the two."""
        yield from self._number()
        yield from self._standing()
        yield from self._date()
        if self.row.sentence is not None:
            yield from self._sentence(self.row.sentence)
        else:
            yield from self._heading()
            yield from self._lacking()
            yield from self._not_on_list()

    def _aliases(self) -> tuple[ListedAlias, ...]:
        """The aliases that the list bore on the day, as far as their dates tell."""
        return tuple(alias for alias in self.entry.aliases if within(self.day, since=alias.added, until=alias.removed))

    def _number(self) -> Iterator[Difference]:
        if self.entry.list_id is not None and self.entry.list_id != self.row.list_id:
            detail = f"the registry says {self.entry.list_id}"
            yield self._difference(DifferenceKind.OTHER_NUMBER, self.row.list_id, detail=detail)

    def _standing(self) -> Iterator[Difference]:
        removed = first_date(self.entry.removed) if self.entry.removed else None
        if removed is not None and removed.surely_before(self.day):
            detail = f"removed {removed} by the registry"
            yield self._difference(DifferenceKind.REMOVED_BUT_LISTED, self.entry.printed, detail=detail)
        if self.row.tags and not set(self.row.tags) & set(self.programme.tags):
            detail = f"the list marks it {', '.join(self.row.tags)}"
            yield self._difference(DifferenceKind.OTHER_PROGRAMME, self.entry.printed, detail=detail)

    def _date(self) -> Iterator[Difference]:
        dates = self.entry.listed
        known = [each for each in (dates.effective, dates.published, dates.announced, dates.decided) if each]
        said = self.row.listed_on
        ours = ", ".join(map(str, known)) or "no date"
        if said is not None and not any(within(said, since=d, until=d) for d in known):
            yield self._difference(DifferenceKind.OTHER_DATE, str(said), detail=f"the registry says {ours}")
        worded, best = self.row.worded_on, first_date(dates)
        if worded is not None and (best is None or best.surely_after(worded)):
            detail = f"worded so since {worded}; the registry says {ours}"
            yield self._difference(DifferenceKind.OTHER_DATE, str(worded), detail=detail)

    def _heading(self) -> Iterator[Difference]:
        if self.row.printed is None or plain(self.row.printed) == plain(self.entry.printed):
            return
        cleaned = normalise(self.row.printed) == normalise(self.entry.printed)
        detail = f"the registry says {self.entry.printed!r}"
        known = plain(self.row.printed) in {plain(alias.text) for alias in self.entry.aliases}
        reason = Reason.NAME_CLEANED if cleaned else self._other_edition() if known else None
        yield self._difference(DifferenceKind.OTHER_HEADING, self.row.printed, detail=detail, reason=reason)

    def _lacking(self) -> Iterator[Difference]:
        texts = [self.entry.printed, *(alias.text for alias in self.entry.aliases)]
        texts += [cover.text for cover in self.entry.also_covers]
        ours, folded = set(map(plain, texts)), set(map(normalise, texts))
        for name in dict.fromkeys(name.text for name in self.row.names):
            self.names += 1
            if plain(name) not in ours and name != self.row.printed:
                cleaned = Reason.NAME_CLEANED if normalise(name) in folded else None
                yield self._difference(DifferenceKind.NAME_LACKING, name, reason=cleaned)

    def _not_on_list(self) -> Iterator[Difference]:
        theirs = {plain(name.text) for name in self.row.names}
        folded = {normalise(name) for name in theirs}
        for alias in self._aliases():
            if alias.quality in self.edition.without or plain(alias.text) in theirs:
                continue
            reason = Reason.NAME_CLEANED if normalise(alias.text) in folded else self._later(alias)
            yield self._difference(DifferenceKind.NAME_NOT_ON_LIST, alias.text, reason=reason)

    def _later(self, alias: ListedAlias) -> Reason | None:
        """Whether the list may have taken the name in after the day."""
        if alias.added is not None and (alias.added.latest is None or alias.added.latest > self.day):
            return Reason.OLDER_THAN_LISTING
        return self._other_edition()

    def _other_edition(self) -> Reason | None:
        """Whether the entry cites a reading of this list as of another day, in which the name may stand."""
        cited = set(self.entry.sources)
        others = (
            read
            for read in self.programme.read
            if self.edition.is_of(read.list)
            and not (read.list == self.edition.list and str(read.as_of) == str(self.day))
        )
        return Reason.OTHER_EDITION if any(cited & set(read.sources) for read in others) else None

    def _sentence(self, sentence: str) -> Iterator[Difference]:
        ours = [self.entry.printed, *(alias.text for alias in self._aliases())]
        self.names += len(ours)
        covered = [cover.text for cover in self.entry.also_covers if stands_in(sentence, name=cover.text)]
        for piece in leftover(sentence, names=[*ours, *covered]):
            yield self._difference(DifferenceKind.NAME_LACKING, piece)
        for name in ours:
            if not stands_in(sentence, name=name):
                yield self._difference(DifferenceKind.NAME_NOT_ON_LIST, name)

    def _difference(
        self, kind: DifferenceKind, text: str, *, detail: str | None = None, reason: Reason | None = None
    ) -> Difference:
        return Difference(kind, self.programme.id, self.row.list_id, text, self.entry.key, detail, reason)
