"""groups/<id>.yaml: one group a file."""

from __future__ import annotations

from pydantic import Field

from militiadb.loading.records.fields import Country, DateText, Id, Ids, Lang, Prose, Record, Text
from militiadb.loading.records.manifest import IgnoreRecord
from militiadb.model import vocabulary as words


class NameRecord(Record):
    """A name as a source writes it."""

    text: Text
    kind: words.NameKind
    lang: Lang
    pointed: Text | None = None
    match: words.Match = words.Match.FUZZY
    shared: bool = False
    also: Prose | None = None
    also_is_body: bool = True
    also_in: list[Country] = []
    since: DateText | None = None
    until: DateText | None = None
    note: Prose | None = None
    sources: Ids = []


class WithdrawalRecord(Record):
    """The claimant took it back."""

    date: DateText | None = None
    sources: Ids = []


class ClaimRecord(Record):
    """A relation as one assessor states it."""

    relation: words.Relation
    targets: Ids = []
    target_text: Prose | None = None
    reading: words.Reading | None = None
    by: Id | None = None
    via: Id | None = None
    stance: words.Stance = words.Stance.ASSERTS
    wording: Text | None = None
    likelihood: words.Likelihood | None = None
    since: DateText | None = None
    until: DateText | None = None
    said_on: DateText | None = None
    withdrawn: WithdrawalRecord | None = None
    note: Prose | None = None
    sources: Ids = []


class EventRecord(Record):
    """A dated thing that happened to the group or was claimed in its name."""

    what: words.EventKind
    date: DateText
    by: Id | None = None
    to: Ids = []
    note: Prose | None = None
    sources: Ids = []


class AssessmentOptionRecord(Record):
    """One reading that an assessment weighs."""

    targets: Ids = Field(min_length=1)


class AssessmentRecord(Record):
    """The registry's own reading of one relation."""

    relation: words.Relation
    view: words.View
    options: list[AssessmentOptionRecord] = []
    likelihood: words.Likelihood | None = None
    confidence: words.Confidence
    rationale: Prose
    decided_on: DateText


class OfficeHolderRecord(Record):
    """A person in an office, by an official text or the group's own word."""

    name: Text
    also_called: list[Text] = []
    office: Text
    since: DateText | None = None
    until: DateText | None = None
    basis: Text | None = None
    sources: Ids = []


class IdentifierRecord(Record):
    """The group's number or id in another scheme.

    A scheme of an owner's name and a unit, such as `pmf-brigade`, also tells whom "PMF 26th Brigade" means.
    """

    scheme: Id
    value: Text
    note: Prose | None = None
    sources: Ids = []


class DistinctionRecord(Record):
    """A group that this one must not be taken for."""

    group: Id
    why: Prose


class RedirectRecord(Record):
    """Where a retired id went."""

    to: Ids = []
    reason: words.RedirectReason
    date: DateText
    note: Prose | None = None


class GroupRecord(Record):
    """One group file."""

    id: Id
    adds: bool = Field(default=False, description="In an overlay: add these names to the shipped group")
    name: Text | None = None
    kind: words.GroupKind | None = None
    countries: list[Country] = []
    languages: list[Lang] = []
    summary: Prose | None = None
    reviewed_on: DateText | None = None
    redirect: RedirectRecord | None = None
    names: list[NameRecord] = []
    claims: list[ClaimRecord] = []
    events: list[EventRecord] = []
    assessments: list[AssessmentRecord] = []
    office_holders: list[OfficeHolderRecord] = []
    identifiers: list[IdentifierRecord] = []
    not_to_be_confused_with: list[DistinctionRecord] = []
    ignore: list[IgnoreRecord] = []
