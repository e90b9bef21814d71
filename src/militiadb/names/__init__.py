"""What a name string is: hygiene, normal form, script, skeleton key. Pure functions; they know nothing of groups."""

from militiadb.names.distance import likeness, skeleton_distance, skeleton_likeness
from militiadb.names.explanation import Explanation, explain
from militiadb.names.hygiene import clean
from militiadb.names.normal_form import NameKey, normalise, words
from militiadb.names.romanisation import Scheme, needs_marks, romanise_text
from militiadb.names.rough_form import rough_latin
from militiadb.names.script import Script, mixed_words, script_of, scripts
from militiadb.names.skeletons import SkeletonKey, WordSkeleton, skeleton, word_skeletons
from militiadb.names.vowels import vowels_agree

__all__ = [
    "Explanation",
    "NameKey",
    "Scheme",
    "Script",
    "SkeletonKey",
    "WordSkeleton",
    "clean",
    "explain",
    "likeness",
    "mixed_words",
    "needs_marks",
    "normalise",
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
