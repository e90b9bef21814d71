"""Controlled words as sentences for readers: who says that one thing is what to another."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Final

from militiadb.model.claim import Claim
from militiadb.model.dates import PartialDate
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

BEHIND: Final = (
    Relation.FACADE_OF, Relation.FRONT_OF, Relation.ALIAS_OF, Relation.SUBORDINATE_TO, Relation.WING_OF,
    Relation.SPONSORED_BY, Relation.OUTLET_OF, Relation.ADMINISTRATIVELY_UNDER, Relation.MEMBER_OF,
)  # fmt: skip
"""What answers who stands behind a group, the nearest first."""

BESIDE: Final = (
    Relation.SUCCESSOR_OF, Relation.SPLINTER_OF, Relation.FORMED_FROM, Relation.ALLIED_WITH, Relation.LINKED_TO,
    Relation.OWN_ORGANISATION,
)  # fmt: skip
"""Where a group comes from and whom it is tied to: nobody is said to stand behind it by these."""

ORDER: Final = (*BEHIND, *BESIDE)
"""Every relation, those first that put somebody behind the group."""

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


_ID: Final = re.compile(r"(?<![\w-])(?:[a-z0-9]+(?:-[a-z0-9]+)+|(?<=\bof )[a-z0-9]+)(?![\w-])", re.ASCII)
"""What may be an id within a note: a word with hyphens, or one after "of"; other words of one piece are just words."""

_STOPS: Final = (".", "?", "!", "…", "؟", "۔", "。", "？", "！")


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


def period_words(since: PartialDate | None, until: PartialDate | None) -> str:
    """A period as it is read, each end said as far as it is known.

    >>> period_words(PartialDate.parse("2019-10.."), PartialDate.parse("2021"))
    'from 2019-10 or later until 2021'
    """
    return " ".join(_end(word, day) for word, day in (("from", since), ("until", until)) if day is not None)


def _end(word: str, day: PartialDate) -> str:
    start, dots, end = day.text.partition("..")
    if not dots:
        return f"{word} {start}"
    if start and end:
        return f"{word} some day between {start} and {end}"
    return f"{word} {start} or later" if start else f"{word} {end} or earlier"


def stop(text: str) -> str:
    """The full stop after a text, for one that does not end with a stop of its own.

    >>> "Who are they?" + stop("Who are they?"), "Al Jazeera" + stop("Al Jazeera")
    ('Who are they?', 'Al Jazeera.')
    """
    return "" if text.rstrip("\"'”’» ").endswith(_STOPS) else "."


def with_ids(text: str, ids: Container[str]) -> Iterator[tuple[str, bool]]:
    """A note in pieces, each with whether it is an id of the registry, so that a page can give the name instead.

    >>> list(with_ids("a name of aqi in this registry", {"aqi"}))
    [('a name of ', False), ('aqi', True), (' in this registry', False)]
    """
    done = 0
    for found in _ID.finditer(text):
        if found[0] in ids:
            yield text[done : found.start()], False
            yield found[0], True
            done = found.end()
    yield text[done:], False
