"""How a name became its key, step by step, by running the same rules with a pen in hand."""

from __future__ import annotations

from attrs import frozen

from militiadb.names.hygiene import clean
from militiadb.names.normal_form import normalise
from militiadb.names.skeletons import SkeletonKey, pieces, skeleton, traced
from militiadb.names.wordforms import Trace, TraceStep


@frozen
class Explanation:
    """The steps from a name to its keys, in order; a step that changed nothing is left out."""

    text: str
    lang: str | None
    steps: tuple[TraceStep, ...]
    keys: tuple[SkeletonKey, ...]

    def __str__(self) -> str:
        """Lay the steps out one a line."""
        lines = [f"{step.rule}: {step.before} → {step.after}" for step in self.steps]
        return "\n".join([*lines, f"keys: {', '.join(self.keys) or 'none'}"])


def explain(text: str, *, lang: str | None = None) -> Explanation:
    """Show how a name became its key.

    >>> print(explain("Liwāʾ al-Ṭaff"))
    the normal form: Liwāʾ al-Ṭaff → liwa al taff
    articles and conjunctions fall: liwa al taff → liwa taff
    letters are read as classes: liwa → Liwa
    w that opens the word, or stands before a vowel, is a consonant: Liwa → LiWa
    other vowels, and glides before a consonant, fall: LiWa → LW
    letters are read as classes: taff → TaFF
    other vowels, and glides before a consonant, fall: TaFF → TFF
    a letter written twice is one: TFF → TF
    words are joined: liwa taff → LWTF
    keys: LWTF
    """
    cleaned, normal, keys = clean(text), normalise(text), skeleton(text, lang=lang)
    found = pieces(normal)
    content = " ".join(piece[0] for piece in found)
    trace: Trace = [
        TraceStep("invisible characters fall", text, cleaned),
        TraceStep("the normal form", cleaned, normal),
        TraceStep("articles and conjunctions fall", normal, content),
    ]
    for piece in found:
        if piece[3]:
            trace.append(TraceStep("a number stays a word of its own", piece[0], piece[3]))
        else:
            traced(piece, lang=lang, trace=trace)
    trace.append(TraceStep("words are joined", content, " | ".join(keys)))
    return Explanation(text, lang, tuple(step for step in trace if step.before != step.after), keys)
