"""Decorations: what mentions carry around a name, taken off as a class before any fuzziness.

A country or nationality, an acronym beside its name, two names of one group, a role word, an honorific, the prefix of
an umbrella, an elided article, a plural. Each form says what was taken off, so that the evidence can name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, islice

from attrs import evolve

from militiadb.model.vocabulary import WordClass
from militiadb.names import NameKey, normalise
from militiadb.resolution.affixes import POSSESSIVE
from militiadb.resolution.companions import CONJUNCTIONS, LAND_BESIDE, companion
from militiadb.resolution.creeds import creeds
from militiadb.resolution.descriptions import BASED, Description, closings, openings
from militiadb.resolution.forms import (
    CREED,
    DESCRIPTION,
    KIND_OF_BODY,
    LEADER,
    NUMBER,
    OWNER,
    UMBRELLA,
    WRITTEN_OUT,
    Beside,
    Form,
)
from militiadb.resolution.glossary import LONGEST_PHRASE, Glossary
from militiadb.resolution.joining import BRACKETED, is_acronym
from militiadb.resolution.leaders import beside_leaders
from militiadb.resolution.linking import ARTICLES, JOINING, LINKING
from militiadb.resolution.parting import parted
from militiadb.resolution.result import Peel
from militiadb.resolution.surroundings import (
    HEAD_NOUN,
    Surroundings,
    decoration,
    kinds_said,
    part_of_land,
)
from militiadb.resolution.unbroken import cut_ends, touches

MAX_PEELS = 3
MAX_FORMS = 24
_IN_ONE = frozenset("بل")
"""In and of, which Arabic writes in one with the owner's name."""
_TELLING_LENGTH = 3

_STOPS, _BRACKETS = ",،; ", ("()", "[]", "（）")
_BREAK = re.compile(r"[\s‐-―-]+")


def peeled_forms(query: Form, *, around: Surroundings) -> Iterator[Form]:
    """The forms of a query with one, two, three decorations off, fewest first; the plain query is not among them."""
    seen = {_asked(query)}
    level = [query]
    for _ in range(MAX_PEELS):
        found: list[Form] = []
        for form in level:
            for next_form in _once(form, around):
                asked = _asked(next_form)
                if next_form.normal and asked not in seen and len(seen) <= MAX_FORMS:
                    seen.add(asked)
                    found.append(next_form)
                    yield next_form
        if not found:
            break
        level = found
    for next_form in islice(_written_out(query, around), MAX_FORMS):
        asked = _asked(next_form)
        if asked not in seen:
            seen.add(asked)
            yield next_form


def _asked(form: Form) -> tuple[NameKey, tuple[str, ...]]:
    """What tells a form from another; other names count where each may be another group's, an owner's or a leader's."""
    led = any(peel.what == LEADER for peel in form.peeled)
    return form.normal, () if form.how is Beside.SAME and not led else form.also


def _once(form: Form, around: Surroundings) -> Iterator[Form]:
    text = form.text
    yield from _without_companion(form, around.glossary)
    yield from parted(form, around)
    if touches(text):
        yield from _at_ends(form, around.glossary)
    yield from _off_words(form, text, around)
    bare = POSSESSIVE.sub("", text) if "'" in text or "’" in text else text
    if bare != text:
        yield from _off_words(form, bare, around)


def _off_words(form: Form, text: str, around: Surroundings) -> Iterator[Form]:
    """What is left once words are off; a possessive may be the name's own (People's …), or somebody's (Iran's …)."""
    words, glossary = form.normal.split(), around.glossary
    if len(words) < 2:
        return
    tokens = _BREAK.split(text)
    plain = len(words) == len(tokens)
    normals = list(map(NameKey, words)) if plain else [normalise(token) for token in tokens]
    if not (plain and text.isascii() and glossary.around.isdisjoint(words) and words[0] not in ARTICLES):
        yield from _around(form, tokens, normals, glossary)
    yield from _described_names(form, tokens, normals, around)
    yield from _of_creeds(form, tokens, normals, glossary)
    yield from _beside_names(form, tokens, normals, around)
    yield from beside_leaders(form, tokens, normals, around.leaders)


def _around(form: Form, tokens: list[str], normals: list[NameKey], glossary: Glossary) -> Iterator[Form]:
    """Phrases of one to four words off either end, and a nationality from between."""
    count = len(tokens)
    if normals[0] in ARTICLES:
        yield form.without(" ".join(tokens[1:]), Peel(tokens[0], "article"))
    for length in range(min(LONGEST_PHRASE, count - 1), 0, -1):
        cut, said = count - length, _phrase(normals[count - length :])
        placed = part_of_land(said, glossary) if normals[cut - 1] in JOINING else None
        if decorated := decoration(said, glossary, behind=True) or placed:
            while cut > 1 and normals[cut - 1] in (JOINING if placed else LINKING):
                cut -= 1
            peel = Peel(_said(tokens[count - length :]), decorated[0])
            yield form.without(" ".join(tokens[:cut]), peel, country=decorated[1])
        if decorated := decoration(_phrase(normals[:length]), glossary):
            peel, rest = Peel(_said(tokens[:length]), decorated[0]), tokens[length:]
            if len(rest) > 1 and normalise(rest[0]) == BASED:  # "Lebanon-based Hizballah"
                rest = rest[1:]
            yield form.without(" ".join(rest), peel, country=decorated[1])
        if not glossary.kinds.isdisjoint(normals):
            yield from _of_kind(form, tokens, normals, length, glossary)
    for at in range(1, count - 1):
        decorated = decoration(normals[at], glossary)
        if decorated and decorated[1]:
            rest = [*tokens[:at], *tokens[at + 1 :]]
            yield form.without(" ".join(rest), Peel(tokens[at], decorated[0]), country=decorated[1])
    if is_acronym(tokens[-1]) and all(WordClass.HEAD in glossary.word(word).classes for word in normals[:-1] if word):
        yield form.without(tokens[-1], Peel(" ".join(tokens[:-1]), HEAD_NOUN))


def _of_kind(form: Form, tokens: list[str], normals: list[NameKey], length: int, glossary: Glossary) -> Iterator[Form]:
    """A name without a phrase at either end that says what kind of body it is ("Fly Baghdad Airlines")."""
    cut = len(tokens) - length
    for said, rest in ((slice(cut, None), slice(cut)), (slice(length), slice(length, None))):
        if kinds := kinds_said(_phrase(normals[said]), glossary):
            peel = Peel(_said(tokens[said]), KIND_OF_BODY)
            yield evolve(form.without(" ".join(tokens[rest]), peel), kinds=kinds)


def _without_companion(form: Form, glossary: Glossary) -> Iterator[Form]:
    """A name without a land that a conjunction joins to it; the land says nothing of where the group is.

    Lands in a bracket do, and come off with it.
    """
    words = form.normal.split()
    found = None if BRACKETED.search(form.text) else companion(words, glossary)
    tokens = _BREAK.split(form.text) if found else ()
    if found and len(words) == len(tokens):
        text, rest = " ".join(tokens[found.start : found.end]), [*tokens[: found.start], *tokens[found.end :]]
        yield form.without(text[found.glued :], Peel(" ".join(rest), LAND_BESIDE), split=True)


def _at_ends(form: Form, glossary: Glossary) -> Iterator[Form]:
    """A land or a role word at an end of a name that is written without spaces ("イランの革命防衛隊")."""
    for said, rest in cut_ends(form.text):
        if rest and (decorated := decoration(normalise(said), glossary)):
            yield form.without(rest, Peel(said, decorated[0]), country=decorated[1], split=True)


def _described_names(form: Form, tokens: list[str], normals: list[NameKey], around: Surroundings) -> Iterator[Form]:
    """What is said of the group before its name or after it, in several words."""
    glossary = around.glossary
    if glossary.saying.isdisjoint(normals) and BASED not in normals:
        return
    count = len(tokens)
    for found in openings(normals, glossary, around.names):
        said, rest = tokens[: found.size], tokens[found.size :]
        if _is_apart(found, normals[: found.size], normals[found.size :], around):
            yield _described_form(form, rest, said, found)
    for found in closings(normals, glossary, around.names):
        said, rest = tokens[count - found.size :], tokens[: count - found.size]
        if _is_apart(found, normals[count - found.size :], normals[: count - found.size], around):
            yield _described_form(form, rest, said, found)


def _is_apart(found: Description, said: Sequence[NameKey], rest: Sequence[NameKey], around: Surroundings) -> bool:
    """Whether what is said is no name, or another's that speaks for this one: not "PMF faction Hezbollah"."""
    if found.names_whole:
        name = [*dropwhile(ARTICLES.__contains__, rest)]
        return len(name) != 1 or not around.is_extended(_phrase(name))
    return found.names_another or not _holds_name(said, around)


def _holds_name(said: Sequence[NameKey], around: Surroundings) -> bool:
    """Whether what seems a description is, or opens with, a name of several words ("Gulf Cartel")."""
    return any(_phrase(list(said[:size])) in around.names for size in range(2, len(said) + 1))


def _of_creeds(form: Form, tokens: list[str], normals: list[NameKey], glossary: Glossary) -> Iterator[Form]:
    """A full name with what creed or cause its bearer is of ("Shiite Asa'ib Ahl al-Haq")."""
    if glossary.creeds.isdisjoint(normals):
        return
    count = len(tokens)
    for size in creeds(normals, glossary):
        yield form.without(" ".join(tokens[size:]), Peel(_said(tokens[:size]), CREED))
    for size in creeds(normals, glossary, closing=True):
        yield form.without(" ".join(tokens[: count - size]), Peel(_said(tokens[count - size :]), CREED))


def _described_form(form: Form, rest: list[str], said: list[str], found: Description) -> Form:
    peeled = form.without(" ".join(rest), Peel(_said(said), DESCRIPTION), split=True)
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
            yield query.without(text, Peel(token, WRITTEN_OUT), split=True)


def _beside_names(form: Form, tokens: list[str], normals: list[NameKey], around: Surroundings) -> Iterator[Form]:
    """An umbrella's name before a member's, or a parent's before or after its part's ("PMF 30th Brigade")."""
    names, count = around.names, len(tokens)
    for length in range(min(LONGEST_PHRASE, count - 1), 0, -1):
        head, tail = _phrase(normals[:length]), _phrase(normals[count - length :])
        if head in names and normals[length] not in CONJUNCTIONS:
            said, rest = " ".join(tokens[:length]), " ".join(tokens[length:])
            alone = count - length == 1 or rest[0] in "([" or is_acronym(rest)
            if head in around.umbrellas and not alone:  # one word, or an acronym, must be a member's
                yield form.without(rest, Peel(said, UMBRELLA), split=True)
            if not form.also:
                yield _owned(form, said, rest)
        if tail not in names and tail[:1] in _IN_ONE:  # "بالحشد"
            tail = NameKey(tail[1:])
        if tail in names and not form.also and normals[count - length - 1] not in CONJUNCTIONS:
            yield _owned(form, " ".join(tokens[-length:]), " ".join(tokens[:-length]))
    if not form.also and any(map(str.isdigit, form.normal)):
        yield from _beside_numbers(form, tokens)
    for at in range(1, count - 1):
        if normals[at] in names and not form.also:  # "30th PMF Brigade"
            yield _owned(form, tokens[at], " ".join([*tokens[:at], *tokens[at + 1 :]]))


def _beside_numbers(form: Form, tokens: list[str]) -> Iterator[Form]:
    """A name of two words or more without a number of some unit at an end: "اللواء 14 كتائب سيد الشهداء"."""
    for size in range(2, min(LONGEST_PHRASE, len(tokens) - 1)):
        for said, rest in ((tokens[:size], tokens[size:]), (tokens[-size:], tokens[:-size])):
            text = " ".join(said)
            if any(map(str.isdigit, text)) and not any(map(str.isdigit, " ".join(rest))):
                yield evolve(form.without(" ".join(rest), Peel(text, NUMBER), split=True), also=(text,))


def _owned(form: Form, owner: str, rest: str) -> Form:
    peeled = form.without(rest, Peel(owner, OWNER), split=True)
    return evolve(peeled, also=(owner,), how=Beside.OWNER)


def _said(tokens: list[str]) -> str:
    """Some words as the evidence names them: without a comma, or half a bracket, at their ends.

    >>> _said(["Saudi", "Arabia)"]), _said(["forces", "(SOF)"])
    ('Saudi Arabia', 'forces (SOF)')
    """
    text = " ".join(tokens).strip(_STOPS)
    for pair in _BRACKETS:
        if text.count(pair[0]) != text.count(pair[1]):
            text = text.strip(pair)
    return text


def _phrase(normals: list[NameKey]) -> NameKey:
    return normals[0] if len(normals) == 1 else NameKey(" ".join(normals))
