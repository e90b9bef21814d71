"""412, 413: whether a source can be found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from militiadb.checks.rule import Rule
from militiadb.checks.tiny import bad, good
from militiadb.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.checks.subject import Subject

_LINKS = ("url: https://example.org/report\narchive_url: https://archive.example.org/report\n", "")


class Unfindable(Rule):
    """MDB412."""

    id = "MDB412"
    name = "source-that-cannot-be-found"
    severity = Severity.ERROR
    why = "A source without an address, a number or a date cannot be looked up, and a citation of it proves nothing."
    fix = "Add a URL, an identifier (docket, DOI, ISBN), or the date beside title and publisher."
    bad = bad("sources/report.yaml", ("published: 2021-03-04\n", ""), _LINKS, at="2:8")
    good = good("sources/report.yaml", _LINKS)

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Sources with neither URL, identifier, nor date."""
        for file, source in subject.sources():
            if not (source.url or source.identifier or source.published or source.archive_url):
                place = subject.place(file, "title")
                yield self.problem(place, "neither URL nor identifier nor date of publication", entity=source.id)


class Unarchived(Rule):
    """MDB413."""

    id = "MDB413"
    name = "no-archive-copy"
    severity = Severity.INFO
    why = "Pages on armed groups vanish: half of the channels cited in older datasets are gone."
    fix = "Save a copy at an archive and enter its address in `archive_url`."
    bad = bad("sources/report.yaml", ("archive_url: https://archive.example.org/report\n", ""), at="6:6")
    good = good("sources/report.yaml")

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Sources with an address and no archived one."""
        for file, source in subject.sources():
            if source.url and not source.archive_url:
                yield self.problem(subject.place(file, "url"), "no archive copy", entity=source.id)
