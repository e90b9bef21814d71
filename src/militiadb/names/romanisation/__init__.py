"""Romanisation of pointed Arabic and Persian by rule, scheme by scheme.

A scheme is data (`Scheme.from_mapping`); `romanise_text` reads a pointed name into sounds and spells them in
the scheme's letters; `needs_marks` names the words that are not pointed enough for that.
"""

from __future__ import annotations

from militiadb.names.romanisation.needs import needs_marks
from militiadb.names.romanisation.phrase import romanise_text
from militiadb.names.romanisation.scheme import Citation, Example, Ezafe, Rules, Scheme

__all__ = ["Citation", "Example", "Ezafe", "Rules", "Scheme", "needs_marks", "romanise_text"]
