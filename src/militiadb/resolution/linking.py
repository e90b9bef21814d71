"""Small words that join names, lands and persons, in the languages of the press."""

from __future__ import annotations

_ARTICLES = "the le la les du des el los las del il lo gli dello della dei degli delle die der das den vom"
ARTICLES = frozenset(_ARTICLES.split())
"""Articles of European languages that a sentence leaves before a name, with "of" in one. Keys know no article, but a
name that is matched exactly does; the Arabic one is a part of it: al-Badr is another group than Badr."""
OPENING = ARTICLES.union(["a", "an", "un", "une", "ein", "eine", "einer", "una", "uno", "um", "uma", "een"])
"""And indefinite ones, before what is told of a group."""
_LATIN_LINKING = (
    "in of the from by based en de du des par l la le les los las im der die das von del por fi al tarafindan"
    " di dello della dei degli delle nel nello nella do da dos das no na nos nas em to with avec dans au aux con mit"
)
LINKING = frozenset([*_LATIN_LINKING.split(), "في", "ضمن", "الي", "من", "قبل", "در", "از", "به", "в", "на", "от"])
"""Prepositions and articles that join a land to what is said of it."""
ARABIC_ARTICLE = "al"
"""To in Italian, but the article of an Arabic name before that."""
BEHIND_A_PART = LINKING - ARTICLES - {ARABIC_ARTICLE}
"""What stands between a part and whose it is: "Badr faction of X"."""
JOINING = LINKING | ARTICLES | {"علي"}
"""And articles, and on, in a description alone: it has the normal form of Ali, who ends names (كتائب الإمام علي)."""
GENITIVE = frozenset(["of", "du", "de", "del", "des", "der", "von", "van", "di", "della", "do", "da", "dos", "das"])
"""What joins a person to his group."""
