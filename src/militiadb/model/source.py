"""Who says so: sources and actors."""

from __future__ import annotations

from attrs import frozen

from militiadb.model.dates import PartialDate
from militiadb.model.vocabulary import ActorKind, ReadScope, SourceKind


@frozen
class Source:
    """A cited document, identified by a URL, an identifier, or title + publisher + date.

    A title that is no text of the document, and ours, stands in square brackets.
    """

    id: str
    title: str
    publisher: str
    kind: SourceKind
    author: str | None = None
    published: PartialDate | None = None
    url: str | None = None
    archive_url: str | None = None
    identifier: str | None = None
    lang: str | None = None
    read: ReadScope = ReadScope.PART
    note: str | None = None


@frozen
class Actor:
    """Someone who says, lists, backs or is joined, and is no group of ours.

    Actors of one `independence` key copy one another and count as one voice.
    """

    id: str
    name: str
    kind: ActorKind
    independence: str | None = None
    note: str | None = None
