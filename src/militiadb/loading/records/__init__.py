"""pydantic records that mirror the files, field by field; the values of `militiadb.model` mirror the domain.

A record is what one file may hold. It is loose where a curator's hand needs it (everything optional that can be
absent) and strict where a slip would be silent: unknown fields are errors, every string is bounded.
"""

from militiadb.loading.records.designations import ProgrammeRecord
from militiadb.loading.records.groups import GroupRecord
from militiadb.loading.records.manifest import IgnoreRecord, ManifestRecord
from militiadb.loading.records.tables import (
    ActorsRecord,
    LexiconRecord,
    LookalikesRecord,
    SchemeRecord,
    SourceRecord,
    VocabularyRecord,
)

__all__ = [
    "ActorsRecord",
    "GroupRecord",
    "IgnoreRecord",
    "LexiconRecord",
    "LookalikesRecord",
    "ManifestRecord",
    "ProgrammeRecord",
    "SchemeRecord",
    "SourceRecord",
    "VocabularyRecord",
]
