"""Decorations: what mentions carry around a name, taken off as a class before any fuzziness.

A country or nationality, an acronym beside its name, two names of one group, a role word, an honorific, the prefix of
an umbrella. Each form says what was taken off, so that the evidence can name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from militiadb.model.vocabulary import WordClass
from militiadb.names import clean, normalise
from militiadb.resolution.glossary import Glossary
from militiadb.resolution.result import Peel

MAX_PEELS = 3
MAX_FORMS = 24
_LONGEST_PHRASE = 4

_BRACKETED = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]\s*")
_ALTERNATIVE = re.compile(r"[/;|,،]|\bor\b")
_SEPARATOR = re.compile(
    r"\s+(?:[-–—/|]|a\.?k\.?a\.?|f\.?k\.?a\.?|alias|dit|alias de|или|یا|المعروف باسم)\s+|\s*[/;|]\s*|[,،]\s+",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?<=\w)[’'ʼ]s?(?=\s|$)")
_ACRONYM = re.compile(r"(?=(?:.*[A-ZА-Я]){2})[\w.’'/-]{2,10}\Z")

_PLURAL = re.compile(r"(?=[A-Z])([A-Z0-9&-]{2,})s\Z")
"""An acronym in the plural: PMUs."""

_PEELED_CLASSES = {
    WordClass.COUNTRY: "country",
    WordClass.ROLE: "role word",
    WordClass.HONORIFIC: "honorific",
}
_LINKING = frozenset(
    {
        "in",
        "of",
        "the",
        "from",
        "en",
        "de",
        "du",
        "des",
        "im",
        "in der",
        "fi",
        "في",
        "من",
        "در",
        "в",
        "del",
        "al",
        "by",
    }
)


@frozen
class Form:
    """The query with decorations off.

    `countries` are the lands that were named in them, `also` the other names that stood beside this one,
    `alternatives` whether they may be names of another group (a slash or a comma says so, a dash does not).
    """

    text: str
    peeled: tuple[Peel, ...] = ()
    countries: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()
    alternatives: bool = False


def peeled_forms(text: str, *, glossary: Glossary, umbrellas: frozenset[str]) -> Iterator[Form]:
    """The forms of a query with one, two, three decorations off, fewest first; the plain query is not among them.

    `umbrellas` are the normal forms of umbrella names that may stand before a member's own name.
    """
    seen = {normalise(text)}
    level = [Form(clean(text))]
    count = 0
    for _ in range(MAX_PEELS):
        found: list[Form] = []
        for form in level:
            for next_form in _once(form, glossary, umbrellas):
                key = normalise(next_form.text)
                if key and key not in seen and count < MAX_FORMS:
                    seen.add(key)
                    count += 1
                    found.append(next_form)
                    yield next_form
        level = found


def _once(form: Form, glossary: Glossary, umbrellas: frozenset[str]) -> Iterator[Form]:
    plural = _PLURAL.match(form.text)
    if plural:
        yield evolve(form, text=plural[1], peeled=(*form.peeled, Peel("s", "plural")))
    yield from _brackets(form, glossary)
    yield from _doubled(form, glossary)
    tokens = form.text.split()
    for length in range(min(_LONGEST_PHRASE, len(tokens) - 1), 0, -1):
        yield from _from_end(form, tokens[-length:], tokens[:-length], glossary)
        yield from _from_start(form, tokens[:length], tokens[length:], glossary, umbrellas)


def _brackets(form: Form, glossary: Glossary) -> Iterator[Form]:
    for match in _BRACKETED.finditer(form.text):
        inner = match.group(1).strip()
        outer = f"{form.text[: match.start()]} {form.text[match.end() :]}".strip()
        if inner and outer:
            yield _beside(form, outer, inner, glossary)


def _doubled(form: Form, glossary: Glossary) -> Iterator[Form]:
    parts = [part.strip() for part in _SEPARATOR.split(form.text) if part and part.strip()]
    if len(parts) == 2:
        yield _beside(form, parts[0], parts[1], glossary)
        yield _beside(form, parts[1], parts[0], glossary)


def _beside(form: Form, outer: str, inner: str, glossary: Glossary) -> Form:
    """The outer name; the inner is a decoration if the lexicon knows it as one, an acronym, or a second name."""
    decorated = _decoration(inner, glossary)
    if decorated:
        what, country = decorated
        countries = form.countries | ({country} if country else set())
        return evolve(form, text=outer, peeled=(*form.peeled, Peel(inner, what)), countries=countries)
    what = "acronym" if _ACRONYM.match(inner) else "second name"
    return evolve(form, text=outer, peeled=(*form.peeled, Peel(inner, what)), also=(*form.also, inner))


def is_acronym(text: str) -> bool:
    """Whether a text beside a name looks like its acronym: short, one word, two capitals."""
    return _ACRONYM.match(text) is not None


def _decoration(text: str, glossary: Glossary) -> tuple[str, str | None] | None:
    info = glossary.whole(_POSSESSIVE.sub("", text))
    for word_class, what in _PEELED_CLASSES.items():
        if info and word_class in info.classes:
            return what, info.country
    return None


def _from_end(form: Form, tail: list[str], rest: list[str], glossary: Glossary) -> Iterator[Form]:
    phrase = " ".join(tail)
    decorated = _decoration(phrase, glossary)
    if decorated and rest:
        while len(rest) > 1 and normalise(rest[-1]) in _LINKING:
            rest = rest[:-1]
        yield _without(form, " ".join(rest), phrase, *decorated)


def _from_start(
    form: Form, head: list[str], rest: list[str], glossary: Glossary, umbrellas: frozenset[str]
) -> Iterator[Form]:
    phrase = " ".join(head)
    decorated = _decoration(phrase, glossary)
    if decorated and rest:
        yield _without(form, _trimmed(rest), phrase, *decorated)
    elif rest and (normalise(_POSSESSIVE.sub("", phrase)) in umbrellas):
        yield _without(form, _trimmed(rest), phrase, "umbrella", None)


def _trimmed(tokens: list[str]) -> str:
    return " ".join(tokens).strip(" -–—:,/")


def _without(form: Form, rest: str, phrase: str, what: str, country: str | None) -> Form:
    countries = form.countries | ({country} if country else set())
    rest = rest.strip(" -–—:,/")
    return evolve(form, text=rest, peeled=(*form.peeled, Peel(phrase, what)), countries=countries)


def umbrella_names(names: Iterable[str]) -> frozenset[str]:
    """The normal forms under which umbrellas may stand before a name."""
    return frozenset(normalise(name) for name in names)
