"""A romanisation scheme as a value: tables and rules read from data, never from code.

The files `registry/transliterations/<id>.yaml` hold the tables; whoever loads them hands the plain mapping to
`Scheme.from_mapping`. What a table may say is what is here: a rule of a standard that needs a new kind of
statement needs a new field, and no scheme is ever named in the code.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from militiadb.errors import RomanisationError
from militiadb.names.romanisation.words import PREFIXES

VOWELS = ("a", "i", "u", "ā", "ī", "ū", "á", "aw", "ay", "iyy", "iyy_final", "uww", "uww_final")
READINGS = ("arabic", "persian", "letters")


@frozen
class Citation:
    """The standard that a scheme follows: title, publisher, edition and, where one was found, its address."""

    title: str
    publisher: str
    edition: str
    url: str | None = None

    def __str__(self) -> str:
        return f"{self.title} ({self.publisher}, {self.edition})"


@frozen
class Example:
    """A pointed form, what the scheme makes of it, and who prints it so.

    `capitals` is false where the source prints a word of running text rather than a name.
    """

    pointed: str
    expected: str
    source: str
    capitals: bool = True


@frozen
class Ezafe:
    """What joins two Persian words, by what the first one ends in."""

    plain: str
    after_h: str
    after_vowel: str
    glide: str
    hamza: str


@frozen
class Rules:
    """What a scheme does beyond its letters.

    Articles and prefixes are templates in which `{l}` stands for the l of the article, assimilated where
    `sun_letters` says so. `article_first` is the article at the head of the text, `article_later` any other.
    """

    article_first: str = ""
    article_later: str = ""
    sun_letters: str = ""
    prefixes: Mapping[str, str] = field(factory=dict, hash=False)
    prefixed_article: Mapping[str, str] = field(factory=dict, hash=False)
    allah: str = ""
    allah_prefixed: Mapping[str, str] = field(factory=dict, hash=False)
    allah_joined: str | None = None
    teh_pausal: str = ""
    teh_after_long: str = ""
    teh_construct: str = ""
    tanwin: tuple[str, ...] = ()
    bin: str | None = None
    small_words: frozenset[str] = frozenset()
    hyphenated: frozenset[str] = frozenset()
    solid_endings: frozenset[str] = frozenset()
    compound_join: str = " "
    separator: str = ""
    double_digraphs: bool = True
    never_doubled: str = ""
    zwnj: str = ""
    ezafe: Ezafe | None = None


@frozen
class Scheme:
    """One romanisation scheme of one language: who publishes it, its letters, vowels and rules."""

    id: str
    title: str
    lang: str
    script: str
    version: str
    reading: str
    citation: Citation
    letters: Mapping[str, str] = field(hash=False)
    vowels: Mapping[str, str] = field(hash=False)
    rules: Rules
    examples: tuple[Example, ...] = ()

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any]) -> Scheme:
        """The scheme that a plain mapping describes, as a YAML file of `transliterations/` holds it.

        Raises:
            RomanisationError: a required key is missing, unknown, or a table is incomplete.
        """
        try:
            scheme = cls(
                **{key: data[key] for key in ("id", "title", "lang", "script", "version", "reading")},
                citation=Citation(**data["citation"]),
                letters=dict(data["letters"]),
                vowels=dict(data.get("vowels") or {}),
                rules=_rules(data.get("rules") or {}),
                examples=tuple(Example(**example) for example in data.get("examples") or ()),
            )
        except (KeyError, TypeError) as error:
            raise RomanisationError(f"scheme {data.get('id', '?')!r}: {error}") from error
        scheme._check()
        return scheme

    def _check(self) -> None:
        if self.reading not in READINGS:
            raise RomanisationError(f"scheme {self.id!r}: reading {self.reading!r} is none of {READINGS}")
        missing = [vowel for vowel in VOWELS if vowel not in self.vowels]
        if self.reading != "letters" and missing:
            raise RomanisationError(f"scheme {self.id!r}: the vowels lack {', '.join(missing)}")
        prefixes = {*self.rules.prefixes} & {*self.rules.prefixed_article}
        if self.reading == "arabic" and not prefixes.issuperset(PREFIXES):
            raise RomanisationError(
                f"scheme {self.id!r}: each of {''.join(PREFIXES)} needs a prefix, with and without article"
            )


def _rules(data: Mapping[str, Any]) -> Rules:
    values = dict(data)
    for key in ("small_words", "hyphenated", "solid_endings"):
        values[key] = frozenset(values.get(key) or ())
    values["tanwin"] = tuple(values.get("tanwin") or ())
    values["ezafe"] = Ezafe(**values["ezafe"]) if values.get("ezafe") else None
    return Rules(**values)
