"""Decorations: what mentions carry around a name, taken off as a class before any fuzziness.

A country or nationality, an acronym beside its name, two names of one group, a role word, an honorific, the prefix of
an umbrella, an elided article, a plural. Each form says what was taken off, so that the evidence can name it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence, Set
from itertools import takewhile

from attrs import evolve, frozen

from militiadb.model.vocabulary import WordClass
from militiadb.names import NameKey, normalise
from militiadb.resolution.affixes import without_ending, without_particles
from militiadb.resolution.descriptions import (
    ARTICLES,
    BASED,
    LINKING,
    Description,
    closings,
    creeds_after,
    creeds_before,
    is_neutral,
    is_of_creeds,
    openings,
)
from militiadb.resolution.forms import CREED, ROLE_WORD, WRITTEN_OUT, Beside, Form
from militiadb.resolution.glossary import LONGEST_PHRASE, Glossary
from militiadb.resolution.joining import (
    BRACKETED,
    ELIDED,
    INTRODUCED,
    LEAD_IN,
    LISTED,
    NAMED,
    OWNED,
    OWNER,
    POSSESSIVE,
    SAID_TWICE,
    is_marked,
)
from militiadb.resolution.result import Peel
from militiadb.resolution.unbroken import cut_ends, touches
from militiadb.resolution.wordinfo import NO_NAMES

HEAD_NOUN = "head noun"
MAX_PEELS = 3
MAX_FORMS = 24
_TELLING_LENGTH = 3

_ACRONYM = re.compile(r"(?=(?:.*[A-ZА-Я]){2})[\w.’'/-]{2,10}\Z")
_PLURAL = re.compile(r"(?=[A-Z])([A-Z0-9&-]{2,})s\Z")
"""An acronym in the plural: PMUs."""
_EITHER = re.compile(r"(?<=\s)([^\W\d_]+)/((?:the |al-)?[^\W\d_]+)(?=\s|$)")
_BREAK = re.compile(r"[\s‐-―-]+")

_PEELED_CLASSES = {
    WordClass.COUNTRY: "country",
    WordClass.ROLE: ROLE_WORD,
    WordClass.HONORIFIC: "honorific",
}


@frozen
class Surroundings:
    """What may stand around a name: the lexicon's decorations, umbrellas' names before a member's own, any name.

    `umbrellas`, `names` and `shortened` are normal forms; `written_out` gives what one of the last is short for.
    """

    glossary: Glossary
    umbrellas: Set[NameKey]
    names: Container[NameKey]
    shortened: Container[NameKey]
    written_out: Callable[[str], Sequence[str]]


def peeled_forms(query: Form, *, around: Surroundings) -> Iterator[Form]:
    """The forms of a query with one, two, three decorations off, fewest first; the plain query is not among them."""
    seen = {query.normal}
    level = [query]
    for _ in range(MAX_PEELS):
        found: list[Form] = []
        for form in level:
            for next_form in _once(form, around):
                if next_form.normal and next_form.normal not in seen and len(seen) <= MAX_FORMS:
                    seen.add(next_form.normal)
                    found.append(next_form)
                    yield next_form
        if not found:
            break
        level = found
    for next_form in _written_out(query, around):
        if next_form.normal not in seen:
            seen.add(next_form.normal)
            yield next_form


def _once(form: Form, around: Surroundings) -> Iterator[Form]:
    text, glossary = form.text, around.glossary
    words = form.normal.split()
    if is_marked(text, words):
        yield from _rewritten(form)
        yield from _possessed(form, around)
        yield from _brackets(form, glossary)
        yield from _doubled(form, glossary)
    elif text[-1] == "s" and (plural := _PLURAL.match(text)):
        yield _form(form, plural[1], Peel("s", "plural"))
    if touches(text):
        yield from _at_ends(form, glossary)
    if not text.isascii() or "'" in text:
        yield from _inflected(form, around.names)
    if len(words) > 1:
        tokens = _BREAK.split(POSSESSIVE.sub("", text) if "'" in text or "’" in text else text)
        plain = len(words) == len(tokens)
        normals = list(map(NameKey, words)) if plain else [normalise(token) for token in tokens]
        if not (plain and text.isascii() and glossary.around.isdisjoint(words) and words[0] not in ARTICLES):
            yield from _around(form, tokens, normals, glossary)
        yield from _described_names(form, tokens, normals, around)
        yield from _of_creeds(form, tokens, normals, glossary)
        yield from _beside_names(form, tokens, normals, around)


def _form(form: Form, text: str, peel: Peel, *, split: bool = False, country: str | None = None) -> Form:
    text = text.strip(" -–—:,/")
    countries = form.countries | {country} if country else form.countries
    return Form(text, normalise(text), (*form.peeled, peel), countries, form.also, form.how, form.split or split)


def _inflected(form: Form, names: Container[NameKey]) -> Iterator[Form]:
    """A name without what is written in one with it: a registered one, and before particles one of several words."""
    for taken, rest in without_particles(form.text):
        if " " in rest and normalise(rest) in names:
            yield _form(form, rest, Peel(form.text[:taken], "particle"))
    opening, space, last = form.text.rpartition(" ")
    for _, bare in without_ending(last):
        text = f"{opening}{space}{bare}"
        if space or normalise(text) in names:
            same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(last, bare, strict=False)))
            yield _form(form, text, Peel(last[same:], "case ending"))


def _rewritten(form: Form) -> Iterator[Form]:
    either = _EITHER.search(form.text)
    if either:  # "Mujahideen/Mujahidee al-Iraq": one word in two spellings
        for keep, drop in ((1, 2), (2, 1)):
            text = f"{form.text[: either.start()]}{either[keep]}{form.text[either.end() :]}"
            yield _form(form, text, Peel(either[drop], "other spelling"), split=True)
    introduced = INTRODUCED.match(form.text)
    if introduced:  # "a shadowy group known as Ashab al-Kahf"
        yield _form(form, introduced[2], Peel(introduced[1], "description"), split=True)
    named = NAMED.match(form.text)
    if named:
        yield _form(form, named[1], Peel(named[2], "description"), split=True)
    possessive = POSSESSIVE.search(form.text)
    if possessive and possessive[0].endswith("s"):  # "Yemen's Houthis", "Hezbollah's"
        yield _form(form, POSSESSIVE.sub("", form.text), Peel(possessive[0], "possessive"), split=True)
    elided = ELIDED.search(form.text)
    if elided:
        yield _form(form, ELIDED.sub("", form.text), Peel(elided[0], "elided article"), split=True)


def _possessed(form: Form, around: Surroundings) -> Iterator[Form]:
    """A full name, or an acronym, after somebody whose it is said to be: "Sadr's Mahdi Army".

    A group, a land and whatever else may tell one body from another ("Women's …") say more than whose it is.
    """
    owned = OWNER.match(form.text)
    if owned and (len(owned[2].split()) > 1 or is_acronym(owned[2])):
        said = normalise(owned[1])
        if said not in around.names and not any(word.classes & NO_NAMES for word in around.glossary.read(said)):
            yield _form(form, owned[2], Peel(owned[1], "owner"))


def _brackets(form: Form, glossary: Glossary) -> Iterator[Form]:
    for match in BRACKETED.finditer(form.text):
        inner = LEAD_IN.sub("", match.group(1).strip(), count=1)
        outer = f"{form.text[: match.start()]} {form.text[match.end() :]}".strip()
        if inner and outer:
            yield _beside(form, outer, inner, glossary, bracketed=True)
            if not (form.also or is_acronym(inner) or _creed(normalise(inner), glossary)):
                yield _beside(form, inner, outer, glossary)


def _doubled(form: Form, glossary: Glossary) -> Iterator[Form]:
    for pattern, how in ((SAID_TWICE, Beside.SAME), (LISTED, Beside.LISTED), (OWNED, Beside.OWNER)):
        parts = [part.strip() for part in pattern.split(form.text)]
        if len(parts) == 2 and all(parts):
            for one, other in (parts, parts[::-1]):
                if _creed(normalise(one), glossary):
                    continue
                yield evolve(_beside(form, one, other, glossary), how=how)


def _beside(form: Form, outer: str, inner: str, glossary: Glossary, *, bracketed: bool = False) -> Form:
    """The outer name; the inner is a decoration if the lexicon knows it as one, an acronym, or a second name."""
    said = normalise(POSSESSIVE.sub("", inner))
    decorated = _decoration(said, glossary) or _creed(said, glossary)
    if decorated is None and bracketed:
        decorated = _described(said, glossary)
    if decorated:
        return _form(form, outer, Peel(inner, decorated[0]), country=decorated[1], split=True)
    what = "acronym" if is_acronym(inner) else "second name"
    return evolve(_form(form, outer, Peel(inner, what), split=True), also=(*form.also, inner))


def is_acronym(text: str) -> bool:
    """Whether a text beside a name looks like its acronym: short, one word, two capitals."""
    return _ACRONYM.match(text) is not None


def _described(normal: NameKey, glossary: Glossary) -> tuple[str, str | None] | None:
    """What a bracket says of the group in words that are no name ("Afghan Shiite militia").

    The land in it may be that of its men and not where it fights, so it contradicts nothing.
    """
    words = glossary.read(normal) if normal else ()
    told = any(word.free or WordClass.ROLE in word.classes for word in words) and all(
        word.light or word.country for word in words
    )
    return ("description", None) if told else None


def _creed(normal: NameKey, glossary: Glossary) -> tuple[str, str | None] | None:
    """The creed or the cause that is all that stands beside a name ("The Islamic Resistance - Kata'ib Hizballah")."""
    words = [NameKey(word) for word in normal.split() if word not in ARTICLES]
    return (CREED, None) if is_of_creeds(words, glossary) else None


def _decoration(normal: NameKey, glossary: Glossary) -> tuple[str, str | None] | None:
    found = glossary.said(normal)
    if found:
        classes = {sense.word_class for sense in found}
        for word_class, what in _PEELED_CLASSES.items():
            if word_class in classes:
                return what, next((sense.country for sense in found if sense.country), None)
        if any(map(is_neutral, found)):
            return HEAD_NOUN, None
    return None


def _around(form: Form, tokens: list[str], normals: list[NameKey], glossary: Glossary) -> Iterator[Form]:
    """Phrases of one to four words off either end, and a nationality from between."""
    count = len(tokens)
    if normals[0] in ARTICLES:
        yield _form(form, " ".join(tokens[1:]), Peel(tokens[0], "article"))
    for length in range(min(LONGEST_PHRASE, count - 1), 0, -1):
        cut = count - length
        if decorated := _decoration(_phrase(normals[cut:]), glossary):
            while cut > 1 and normals[cut - 1] in LINKING:
                cut -= 1
            peel = Peel(" ".join(tokens[count - length :]), decorated[0])
            yield _form(form, " ".join(tokens[:cut]), peel, country=decorated[1])
        if decorated := _decoration(_phrase(normals[:length]), glossary):
            peel, rest = Peel(" ".join(tokens[:length]), decorated[0]), tokens[length:]
            if len(rest) > 1 and normalise(rest[0]) == "based":  # "Lebanon-based Hizballah"
                rest = rest[1:]
            yield _form(form, " ".join(rest), peel, country=decorated[1])
    for at in range(1, count - 1):
        decorated = _decoration(normals[at], glossary)
        if decorated and decorated[1]:
            rest = [*tokens[:at], *tokens[at + 1 :]]
            yield _form(form, " ".join(rest), Peel(tokens[at], decorated[0]), country=decorated[1])
    if is_acronym(tokens[-1]) and all(WordClass.HEAD in glossary.word(word).classes for word in normals[:-1] if word):
        yield _form(form, tokens[-1], Peel(" ".join(tokens[:-1]), HEAD_NOUN))


def _at_ends(form: Form, glossary: Glossary) -> Iterator[Form]:
    """A land or a role word at an end of a name that is written without spaces ("イランの革命防衛隊")."""
    for said, rest in cut_ends(form.text):
        if rest and (decorated := _decoration(normalise(said), glossary)):
            yield _form(form, rest, Peel(said, decorated[0]), country=decorated[1], split=True)


def _described_names(form: Form, tokens: list[str], normals: list[NameKey], around: Surroundings) -> Iterator[Form]:
    """What is said of the group before its name or after it, in several words."""
    glossary = around.glossary
    if glossary.saying.isdisjoint(normals) and BASED not in normals:
        return
    count = len(tokens)
    for found in openings(normals, glossary, around.names):
        said, rest = tokens[: found.size], tokens[found.size :]
        yield _described_form(form, rest, said, found)
    for found in closings(normals, glossary, around.names):
        said, rest = tokens[count - found.size :], tokens[: count - found.size]
        yield _described_form(form, rest, said, found)


def _of_creeds(form: Form, tokens: list[str], normals: list[NameKey], glossary: Glossary) -> Iterator[Form]:
    """A full name with what creed or cause its bearer is of ("Shiite Asa'ib Ahl al-Haq")."""
    if glossary.creeds.isdisjoint(normals):
        return
    count = len(tokens)
    for size in creeds_before(normals, glossary):
        yield _form(form, " ".join(tokens[size:]), Peel(" ".join(tokens[:size]), CREED))
    for size in creeds_after(normals, glossary):
        yield _form(form, " ".join(tokens[: count - size]), Peel(" ".join(tokens[count - size :]), CREED))


def _described_form(form: Form, rest: list[str], said: list[str], found: Description) -> Form:
    peeled = _form(form, " ".join(rest), Peel(" ".join(said), "description"), split=True)
    return evolve(peeled, countries=peeled.countries | found.countries)


def _written_out(query: Form, around: Surroundings) -> Iterator[Form]:
    """An acronym inside a longer name stands for what it is short for ("IRGC Ground Forces")."""
    if not any(word in around.shortened for word in query.normal.split()):
        return
    tokens = _BREAK.split(query.text)
    if sum(len(token) >= _TELLING_LENGTH for token in tokens) < 2:  # "ISIS-K": a letter tells nothing
        return
    for at, token in enumerate(tokens):
        for name in around.written_out(token):
            text = " ".join([*tokens[:at], name, *tokens[at + 1 :]])
            yield _form(query, text, Peel(token, WRITTEN_OUT), split=True)


def _beside_names(form: Form, tokens: list[str], normals: list[NameKey], around: Surroundings) -> Iterator[Form]:
    """An umbrella's name before a member's, or a parent's before or after its part's ("JAM Special Groups")."""
    names, count = around.names, len(tokens)
    for length in range(min(LONGEST_PHRASE, count - 1), 0, -1):
        head, tail = _phrase(normals[:length]), _phrase(normals[count - length :])
        if head in names:
            said, rest = " ".join(tokens[:length]), " ".join(tokens[length:])
            if head in around.umbrellas:
                yield _form(form, rest, Peel(said, "umbrella"), split=True)
            if not form.also:
                yield _owned(form, said, rest)
        if tail in names and not form.also:
            yield _owned(form, " ".join(tokens[-length:]), " ".join(tokens[:-length]))
    for at in range(1, count - 1):
        if normals[at] in names and not form.also:  # "30th PMF Brigade"
            yield _owned(form, tokens[at], " ".join([*tokens[:at], *tokens[at + 1 :]]))


def _owned(form: Form, owner: str, rest: str) -> Form:
    peeled = _form(form, rest, Peel(owner, "name of an owner"), split=True)
    return evolve(peeled, also=(owner,), how=Beside.OWNER)


def _phrase(normals: list[NameKey]) -> NameKey:
    return normals[0] if len(normals) == 1 else NameKey(" ".join(normals))
