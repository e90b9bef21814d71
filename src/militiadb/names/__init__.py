"""What a name string is: hygiene, normal form, script and skeleton key. Pure functions that know nothing of groups."""

from militiadb.names.distance import skeleton_distance
from militiadb.names.explanation import Explanation, explain
from militiadb.names.hygiene import clean
from militiadb.names.normal_form import NameKey, normalise, words
from militiadb.names.romanisation import Scheme, needs_marks, romanise_text
from militiadb.names.script import Script, mixed_words, script_of, scripts
from militiadb.names.skeletons import SkeletonKey, WordSkeleton, skeleton, word_skeletons

__all__ = [
    "Explanation",
    "NameKey",
    "Scheme",
    "Script",
    "SkeletonKey",
    "WordSkeleton",
    "clean",
    "explain",
    "mixed_words",
    "needs_marks",
    "normalise",
    "romanise_text",
    "script_of",
    "scripts",
    "skeleton",
    "skeleton_distance",
    "word_skeletons",
    "words",
]
