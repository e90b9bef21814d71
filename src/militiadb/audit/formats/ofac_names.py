"""What OFAC's files share: programme tags, kinds of entries, and the weak names among the remarks."""

from __future__ import annotations

import re

from militiadb.audit.listed import ListedName, Subject
from militiadb.model.vocabulary import AliasQuality

EMPTY = "-0-"
"""How OFAC's CSV files write an empty cell."""
FILES = frozenset({"ofac-sdn", "ofac-alt"})
"""The names of the files that are one list: a programme that was read in one of them stands in both."""
SUBJECTS = {"individual": Subject.PERSON, "vessel": Subject.VESSEL, "aircraft": Subject.AIRCRAFT}
_WEAK = re.compile(r"""\b(?:a|f|n)\.k\.a\. (?:'([^;]{1,300}?)'|"([^;]{1,300}?)")(?=[;.]|$)""")


def subject(text: str) -> Subject:
    """The kind of an entry; OFAC writes nothing for an entity."""
    return SUBJECTS.get(text.strip().lower(), Subject.ENTITY)


def tags(cell: str) -> tuple[str, ...]:
    """The programme tags of a cell such as ``FTO] [SDGT] [IRAQ3``.

    >>> tags("FTO] [SDGT] [IRAQ3")
    ('FTO', 'SDGT', 'IRAQ3')
    """
    return tuple(part.strip() for part in cell.strip(" []").split("] [") if part.strip())


def weak_names(remarks: str) -> tuple[ListedName, ...]:
    """The names that the remarks print in quotation marks: OFAC's weak aliases.

    >>> [name.text for name in weak_names("www.aleseb.com; a.k.a. 'KATIBUT KARBALAH'; a.k.a. 'LH'.")]
    ['KATIBUT KARBALAH', 'LH']
    """
    found = (match[1] or match[2] for match in _WEAK.finditer(remarks))
    return tuple(ListedName(text.strip(), AliasQuality.WEAK) for text in found)
