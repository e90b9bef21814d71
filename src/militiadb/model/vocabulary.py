"""The controlled words as enums. What they mean stands in `registry/vocabulary.yaml`; a test says that both agree."""

from __future__ import annotations

from enum import StrEnum


class GroupKind(StrEnum):
    """What a group is, by our filing."""

    ARMED_GROUP = "armed-group"
    FACADE = "facade"
    FRONT_ORGANISATION = "front-organisation"
    UMBRELLA = "umbrella"
    STATE_FORMATION = "state-formation"
    POLITICAL_WING = "political-wing"
    VIGILANTE = "vigilante"
    MEDIA = "media"
    COMPANY = "company"
    CHARITY = "charity"
    NETWORK = "network"


class NameKind(StrEnum):
    """What a name is."""

    NATIVE = "native"
    ROMANISATION = "romanisation"
    TRANSLATION = "translation"
    ACRONYM = "acronym"
    SHORT = "short"
    MISSPELLING = "misspelling"


class Match(StrEnum):
    """How far a name may be matched: `exact` stops before the skeleton, `never` is for readers only."""

    FUZZY = "fuzzy"
    EXACT = "exact"
    NEVER = "never"


class Relation(StrEnum):
    """How a group stands to another, as somebody says."""

    FACADE_OF = "facade-of"
    FRONT_OF = "front-of"
    ALIAS_OF = "alias-of"
    WING_OF = "wing-of"
    SUBORDINATE_TO = "subordinate-to"
    ADMINISTRATIVELY_UNDER = "administratively-under"
    MEMBER_OF = "member-of"
    SPLINTER_OF = "splinter-of"
    SUCCESSOR_OF = "successor-of"
    FORMED_FROM = "formed-from"
    SPONSORED_BY = "sponsored-by"
    OUTLET_OF = "outlet-of"
    ALLIED_WITH = "allied-with"
    LINKED_TO = "linked-to"
    OWN_ORGANISATION = "own-organisation"


class Stance(StrEnum):
    """What the claimant does with the relation."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"


class Reading(StrEnum):
    """How several targets of one claim are meant."""

    TOGETHER = "together"
    ONE_OF = "one-of"
    AMONG_OTHERS = "among-others"


class Likelihood(StrEnum):
    """Words of estimative probability, as ICD 203 (2015) D.6.e.(2)(a) orders them."""

    ALMOST_NO_CHANCE = "almost-no-chance"
    VERY_UNLIKELY = "very-unlikely"
    UNLIKELY = "unlikely"
    ROUGHLY_EVEN_CHANCE = "roughly-even-chance"
    LIKELY = "likely"
    VERY_LIKELY = "very-likely"
    ALMOST_CERTAIN = "almost-certain"


class EventKind(StrEnum):
    """What happened to a group, or was claimed in its name."""

    FOUNDED = "founded"
    ANNOUNCED = "announced"
    FIRST_SEEN = "first-seen"
    ATTACK_CLAIMED = "attack-claimed"
    ATTACK_ATTRIBUTED = "attack-attributed"
    JOINED = "joined"
    LEFT = "left"
    SPLIT = "split"
    RENAMED = "renamed"
    LAST_SEEN = "last-seen"
    DISSOLVED = "dissolved"


class View(StrEnum):
    """Where the registry's own assessment stands."""

    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    UNRESOLVED = "unresolved"


class Confidence(StrEnum):
    """How sure the registry is of its own assessment."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class RedirectReason(StrEnum):
    """Why an id is a tombstone."""

    MERGED = "merged"
    SPLIT = "split"
    WITHDRAWN = "withdrawn"


class ActorKind(StrEnum):
    """What an actor is: someone who says, lists, backs or is joined, and is no group of ours."""

    STATE = "state"
    GOVERNMENT_OFFICE = "government-office"
    INTERNATIONAL_BODY = "international-body"
    PARTY = "party"
    SHRINE = "shrine"
    MEDIA = "media"
    THINK_TANK = "think-tank"
    ANALYST = "analyst"
    DATASET = "dataset"
    COMPANY = "company"
    PERSON = "person"
    UNNAMED = "unnamed"
    CUSTODY_STATEMENT = "custody-statement"
    OTHER = "other"


class SourceKind(StrEnum):
    """What a source is; a `partisan` outlet is cited for what it says of its own side."""

    OFFICIAL = "official"
    ANALYST = "analyst"
    NEWS = "news"
    PARTISAN = "partisan"
    WIKI = "wiki"
    DATASET = "dataset"


class ReadScope(StrEnum):
    """How much of a document was read."""

    WHOLE = "whole"
    PART = "part"


class ProgrammeStatus(StrEnum):
    """Whether a programme is in force."""

    ACTIVE = "active"
    ENDED = "ended"


class CoverageHow(StrEnum):
    """How an entry covers a group that it does not head."""

    PRINTED_ALIAS = "printed-alias"
    NAMED_PART = "named-part"


class EvidenceGrade(StrEnum):
    """What a designation entry rests on."""

    LIST = "list"
    NOTICE = "notice"
    RELEASE = "release"
    PRESS = "press"


class AliasQuality(StrEnum):
    """The grade that a list prints beside an alias: OFAC strong/weak, UN good/low."""

    STRONG = "strong"
    WEAK = "weak"
    GOOD = "good"
    LOW = "low"


class Intake(StrEnum):
    """Which entries of a list a programme's file takes in."""

    ARMED_GROUPS = "armed-groups"
    OWN_GROUPS = "own-groups"


class LeftOutReason(StrEnum):
    """Why a list and the registry differ on purpose: the closed list of `militiadb audit`."""

    COMPANY = "company"
    BANK = "bank"
    CHARITY = "charity"
    MEDIA = "media"
    PERSON = "person"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    STATE_BODY = "state-body"
    POLITICAL_BODY = "political-body"
    CRIMINAL_ORGANISATION = "criminal-organisation"
    NOT_ARMED = "not-armed"
    OUTSIDE_SCOPE = "outside-scope"
    HELD_UNDER_ANOTHER_ENTRY = "held-under-another-entry"
    PROGRAMME_NOT_HELD = "programme-not-held"
    LIST_IS_PART = "list-is-part"
    OLDER_THAN_LISTING = "older-than-listing"
    NAME_CLEANED = "name-cleaned"
    OTHER_EDITION = "other-edition"


class LookalikeKind(StrEnum):
    """What a lookalike is instead."""

    STATE_FORCE = "state-force"
    STATE_BODY = "state-body"
    PARTY = "party"
    PLACE = "place"
    PERSON = "person"
    COMPANY = "company"
    CHARITY = "charity"
    CHANNEL = "channel"
    CLUB = "club"
    OTHER_GROUP = "other-group"
    ORGANISATION = "organisation"
    RELIGIOUS = "religious"
    TITLE = "title"
    OTHER = "other"


class WordClass(StrEnum):
    """What a word does in an organisation's name."""

    UNIT = "unit"  # brigade, battalion, company, division
    HEAD = "head"  # movement, organisation, party, front, army
    GENERIC = "generic"  # islamic, resistance, popular, holy
    ROLE = "role"  # militia, group, faction: said of a group, not part of its name
    TIE = "tie"  # backed, aligned, designated: whom a group is tied to or who lists it, not part of its name
    HONORIFIC = "honorific"  # "(peace be upon him)", martyr, commander
    ORDINAL = "ordinal"
    BRANCH = "branch"  # political wing, general command, navy
    FACTION = "faction"  # real, continuity, provisional
    PLACE = "place"
    COUNTRY = "country"
    WORD = "word"  # a distinctive word whose translation is known
    PARTICLE = "particle"  # of, in, and
