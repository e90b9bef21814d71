"""What an official list says, whatever its format: entries with names, marks and dates, as printed."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen

from militiadb.model.vocabulary import AliasQuality


class Subject(StrEnum):
    """What a list says that an entry is; `UNKNOWN` where the file does not say."""

    ENTITY = "entity"
    PERSON = "person"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    UNKNOWN = "unknown"


@frozen
class ListedName:
    """A name as the list prints it, with the list's own grade."""

    text: str
    quality: AliasQuality | None = None


@frozen
class ListedEntity:
    """One entry of an official list.

    `printed` is the heading name, None in a file of alternate names; `names` holds all names, the heading among them.
    `tags` are the programmes that the list marks it with. `sentence` is the whole text of an entry that is one
    sentence, whose names no comma parts reliably. `worded_on` is the day of the present wording, where one is given.
    """

    list_id: str
    printed: str | None
    names: tuple[ListedName, ...]
    tags: tuple[str, ...]
    subject: Subject = Subject.ENTITY
    listed_on: date | None = None
    worded_on: date | None = None
    remarks: str = ""
    sentence: str | None = None

    @property
    def heading(self) -> str:
        """The heading name, or the first that there is."""
        return self.printed or (self.names[0].text if self.names else self.list_id)


@frozen
class Edition:
    """One published file: which list it is, of which day, and what it leaves out by its nature.

    `files` are the names of all files of the list, where it is published in several (`ofac-sdn` and `ofac-alt`);
    `without` are the grades of names that stand in another file; a file that is not `whole` proves no absence.
    """

    format: str
    list: str
    title: str
    entities: tuple[ListedEntity, ...]
    published: date | None = None
    without: frozenset[AliasQuality] = frozenset()
    whole: bool = True
    files: frozenset[str] = frozenset()

    def is_of(self, name: str) -> bool:
        """Whether it is an edition of the list that a programme's `read` names; one authority keeps several lists."""
        return name == self.list or name in self.files
