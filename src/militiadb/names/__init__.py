"""What a name string is: hygiene, normal form, script, skeleton key. Pure functions; they know nothing of groups.

What only romanising and explaining a name need is imported when it is first asked for: a cold start does neither.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from militiadb.names.distance import likeness, skeleton_distance, skeleton_likeness
from militiadb.names.hygiene import clean
from militiadb.names.normal_form import NameKey, han_variants, normalise, normalise_clean, words
from militiadb.names.rough_form import rough_latin
from militiadb.names.script import Script, mixed_words, script_of, scripts
from militiadb.names.skeletons import SkeletonKey, WordSkeleton, skeleton, word_skeletons
from militiadb.names.vowels import vowels_agree

if TYPE_CHECKING:
    from militiadb.names.explanation import Explanation, explain
    from militiadb.names.romanisation import Scheme, needs_marks, romanise_text

_LATER = {
    **dict.fromkeys(("Explanation", "explain"), "militiadb.names.explanation"),
    **dict.fromkeys(("Scheme", "needs_marks", "romanise_text"), "militiadb.names.romanisation"),
}

__all__ = [
    "Explanation",
    "NameKey",
    "Scheme",
    "Script",
    "SkeletonKey",
    "WordSkeleton",
    "clean",
    "explain",
    "han_variants",
    "likeness",
    "mixed_words",
    "needs_marks",
    "normalise",
    "normalise_clean",
    "romanise_text",
    "rough_latin",
    "script_of",
    "scripts",
    "skeleton",
    "skeleton_distance",
    "skeleton_likeness",
    "vowels_agree",
    "word_skeletons",
    "words",
]


def __getattr__(name: str) -> Any:
    """A name of this room that is imported when it is first asked for (PEP 562)."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_LATER[name]), name)
