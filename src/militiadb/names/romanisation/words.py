"""Closed lists of words that Arabic writes otherwise than it says them, keyed by their unpointed letters."""

from __future__ import annotations

# A long ā that is written without its alif (ALA-LC rule 19): the letter that bears it, counted from 0.
DEFECTIVE = {
    "هذا": 0, "هذه": 0, "هذان": 0, "هذين": 0, "هؤلاء": 0, "ذلك": 0, "لكن": 0, "إله": 1, "اله": 1,
    "رحمن": 2, "أولئك": 2, "اولئك": 2, "طه": 0,
}  # fmt: skip

# A و that is written and not said (ALA-LC rules 4 and 24): its place, counted from 0.
SILENT_WAW = {"أولئك": 1, "اولئك": 1, "أولائك": 1, "اولائك": 1, "أولو": 1, "أولي": 1, "عمرو": 3}

# The vowel of an initial alif that is often written without hamza and mark.
INITIAL_VOWEL = {"ابو": "a", "ابي": "a", "ابا": "a", "ام": "u", "ابن": "i", "ابنة": "i", "اسم": "i"}

IBN = frozenset({"ابن", "إبن", "بن"})
ALLAH = "الله"

# Prefixes, with the vowel that pointing gives them, in the order in which they may stand.
PREFIXES = {"و": "a", "ف": "a", "ب": "i", "ل": "i", "ك": "a"}

# After these no noun is in the construct state, and a feminine ending before them is pausal.
PARTICLES = frozenset({"في", "فى", "من", "على", "إلى", "الى", "عن", "مع", "ضد", "و", "أو", "لا"})
