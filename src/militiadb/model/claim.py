"""What somebody says of a group, and what the registry makes of it."""

from __future__ import annotations

from attrs import frozen

from militiadb.model.dates import PartialDate
from militiadb.model.vocabulary import Confidence, EventKind, Likelihood, Reading, Relation, Stance, View


@frozen
class Withdrawal:
    """The claimant took a claim back."""

    date: PartialDate | None
    sources: tuple[str, ...] = ()


@frozen
class Claim:
    """A relation as one assessor states it, with the assessor's own hedge.

    `wording` restates that hedge as closely as the source allows, and is no quotation.
    `targets` and `by` are ids of groups or actors; `via` is the actor who reports that `by` said so.
    `since`/`until` bound the relation itself, `said_on` is when it was said.
    """

    relation: Relation
    targets: tuple[str, ...]
    by: str
    sources: tuple[str, ...]
    target_text: str | None = None
    reading: Reading | None = None
    via: str | None = None
    stance: Stance = Stance.ASSERTS
    wording: str | None = None
    likelihood: Likelihood | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    said_on: PartialDate | None = None
    withdrawn: Withdrawal | None = None
    note: str | None = None


@frozen
class Event:
    """A dated thing that happened to a group or was claimed in its name."""

    what: EventKind
    date: PartialDate
    sources: tuple[str, ...]
    by: str | None = None
    to: tuple[str, ...] = ()
    note: str | None = None


@frozen
class AssessmentOption:
    """One reading that an assessment weighs."""

    targets: tuple[str, ...]


@frozen
class Assessment:
    """The registry's own reading of one relation; dissent stays visible in the claims."""

    relation: Relation
    view: View
    options: tuple[AssessmentOption, ...]
    confidence: Confidence
    rationale: str
    decided_on: PartialDate
    likelihood: Likelihood | None = None
