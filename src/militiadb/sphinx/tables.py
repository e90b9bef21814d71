"""The names room's own tables as data for the browser: nothing is restated, so nothing can differ."""

from __future__ import annotations

import sys
from typing import Any

from militiadb.names import Script
from militiadb.names.lettertables import table
from militiadb.names.vowels import KINDS
from militiadb.resolution import affixes, companions, glossary, index, joining, likeness, linking, prepared, strict
from militiadb.resolution.doubts import SHORT_KEY


def tables() -> dict[str, Any]:
    """What the scripts interpret: the normal form, the skeleton, its scripts, rough readings, vowels, the limits."""
    skeleton = table("skeleton")
    return {
        "normal": table("normal"),
        "han": [table("han")["traditional"], table("han")["simplified"]],
        "skeleton": skeleton,
        "scripts": [table(name) for name in skeleton["scripts"]],
        "casefolds": casefolds(),
        "rough": table("rough"),
        "vowels": KINDS,
        "limits": limits(),
    }


def limits() -> dict[str, Any]:
    """The figures of the strict tiers and of the glossary, from where the library has them."""
    return {
        "short_key": SHORT_KEY,
        "same_script": strict.SAME_SCRIPT,
        "short_same_script": strict.SHORT_SAME_SCRIPT,
        "spelled_out": strict.SPELLED_OUT[Script.JAPANESE],
        "crossing": likeness.CROSSING,
        "least_sound": strict.LEAST_SOUND,
        "safe_key": glossary.SAFE_KEY,
        "like_spelling": glossary.LIKE_SPELLING,
        "like_letters": likeness.LIKE_LETTERS,
        "like_short": likeness.LIKE_SHORT,
        "max_initials": index.MAX_INITIALS,
        "like_abjad": likeness.LIKE_ABJAD,
        "nearest": glossary.NEAREST,
        "likeliest": prepared.LIKELIEST,
        "least_stem": affixes.LEAST_STEM,
        "articles": [article for articles in affixes.ARTICLES.values() for article in articles],
        "of": sorted({each.split()[0] for each in joining.OF}),
        "opening_articles": sorted(linking.ARTICLES),
        "conjunctions": sorted(companions.CONJUNCTIONS),
        "glued": list(companions.GLUED),
        "longest_land": companions.LONGEST_LAND,
        "prepositions": sorted(affixes.PREPOSITIONS),
        "case_endings": sorted(affixes.CASE_ENDINGS),
        "keyed_languages": sorted(prepared.KEYED_LANGUAGES),
    }


def casefolds() -> dict[str, str]:
    """The letters whose case folding is not their lower case, which is all that JavaScript knows.

    >>> casefolds()["ß"]
    'ss'
    """
    letters = map(chr, range(sys.maxunicode + 1))
    return {letter: letter.casefold() for letter in letters if letter.casefold() != letter.lower()}
