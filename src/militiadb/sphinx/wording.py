"""Controlled words as sentences for readers: who says that one thing is what to another."""

from __future__ import annotations

from typing import Final

from militiadb.model.claim import Claim
from militiadb.model.dates import PartialDate
from militiadb.model.registry import PARENTAL
from militiadb.model.vocabulary import Reading, Relation, Stance
from militiadb.names import Script, script_of

PHRASES: Final[dict[Relation, str]] = {
    Relation.FACADE_OF: "is a facade of",
    Relation.FRONT_OF: "is a front of",
    Relation.ALIAS_OF: "is the same body as",
    Relation.WING_OF: "is a wing of",
    Relation.SUBORDINATE_TO: "is commanded by",
    Relation.ADMINISTRATIVELY_UNDER: "is administratively under",
    Relation.MEMBER_OF: "is a member of",
    Relation.SPLINTER_OF: "split from",
    Relation.SUCCESSOR_OF: "succeeded",
    Relation.FORMED_FROM: "was formed from",
    Relation.SPONSORED_BY: "is sponsored by",
    Relation.OUTLET_OF: "is an outlet of",
    Relation.ALLIED_WITH: "is allied with",
    Relation.LINKED_TO: "is linked to",
    Relation.OWN_ORGANISATION: "is an organisation of its own",
}
"""What a claimant says of the group; a claimant's verb stands before it, so that no page says it in its own voice."""

VERBS: Final[dict[Stance, str]] = {
    Stance.ASSERTS: "says it",
    Stance.DENIES: "denies that it",
    Stance.DOUBTS: "doubts that it",
}

ORDER: Final[tuple[Relation, ...]] = (
    *(relation for relation in Relation if relation in PARENTAL),
    *(relation for relation in Relation if relation not in PARENTAL),
)
"""Relations that put somebody above the group come first."""

_BETWEEN: Final = {Reading.ONE_OF: " or ", Reading.TOGETHER: " and ", Reading.AMONG_OTHERS: ", ", None: ", "}
READINGS: Final = {Reading.ONE_OF: "one of them", Reading.TOGETHER: "together", Reading.AMONG_OTHERS: "among others"}

LANGUAGES: Final = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bn": "Bengali", "ckb": "Central Kurdish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "ku": "Kurdish", "kmr": "Northern Kurdish", "nl": "Dutch",
    "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ru": "Russian", "so": "Somali", "sw": "Swahili",
    "syr": "Syriac", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip
"""English names of languages (ISO 639), for the tags that registries use; any other tag is shown as it is."""

_RIGHT_TO_LEFT: Final = frozenset({Script.ARABIC, Script.HEBREW, Script.SYRIAC, Script.THAANA})


def phrase(relation: Relation) -> str:
    """A relation as the middle of a sentence.

    >>> phrase(Relation.LINKED_TO)
    'is linked to'
    """
    return PHRASES[relation]


def verb(stance: Stance) -> str:
    """What a claimant does with a relation, as the beginning of a sentence."""
    return VERBS[stance]


def between(claim: Claim) -> str:
    """What stands between the targets of a claim, by how they are meant."""
    return _BETWEEN[claim.reading]


def humanly(word: str) -> str:
    """A controlled word as it is read: hyphens become spaces.

    >>> humanly("attack-claimed")
    'attack claimed'
    """
    return str(word).replace("-", " ")


def language(tag: str) -> str:
    """The English name of a language tag, with its script where the tag names one.

    >>> language("ar"), language("ar-Latn"), language("xx")
    ('Arabic', 'Arabic, in Latin letters', 'xx')
    """
    base, _, rest = tag.partition("-")
    name = LANGUAGES.get(base, base)
    return f"{name}, in Latin letters" if rest.startswith("Latn") else name


def direction(text: str) -> str:
    """Which way a name runs.

    >>> direction("كتائب حزب الله"), direction("Kata'ib Hizballah")
    ('rtl', 'ltr')
    """
    return "rtl" if script_of(text) in _RIGHT_TO_LEFT else "ltr"


def script_name(text: str) -> str:
    """The English name of a text's script.

    >>> script_name("كتائب حزب الله"), script_name("313")
    ('Arabic', 'Other')
    """
    script = script_of(text)
    return "Other" if script is Script.COMMON else script.name.capitalize()


def date_words(date: PartialDate | None) -> str:
    """A partial date as it is read.

    >>> date_words(PartialDate.parse("..2023-01")), date_words(PartialDate.parse("2020..2021"))
    ('by 2023-01', 'between 2020 and 2021')
    """
    if date is None:
        return ""
    start, dots, end = date.text.partition("..")
    if not dots:
        return start
    if start and end:
        return f"between {start} and {end}"
    return f"from {start}" if start else f"by {end}"
