"""registry.yaml: what this registry is."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from militiadb.loading.records.fields import DateText, Id, Prose, Record, Text, Version

RuleId = Annotated[str, StringConstraints(pattern=r"^MDB\d{3}$")]


class IgnoreRecord(Record):
    """A rule that is not to be reported here, why, and until when."""

    rule: RuleId
    reason: Prose
    until: DateText | None = None
    path: Text | None = Field(default=None, description="Only for items whose path starts so, such as names[3]")


class ChecksRecord(Record):
    """How `militiadb check` treats this registry."""

    fail_on: Literal["error", "warning"] = "error"
    ignore: list[IgnoreRecord] = []


class ManifestRecord(Record):
    """The manifest: which shape, which version of the data, whose."""

    schema_version: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,6}\.[0-9]{1,6}\.[0-9]{1,6}$")]
    version: Version
    title: Text
    licence: Text
    extends: Id | None = None
    checks: ChecksRecord = ChecksRecord()
