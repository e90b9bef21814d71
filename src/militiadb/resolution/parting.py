"""A query parted at its signs: brackets, "also known as", possessives, and what is written in one with a name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import takewhile

from attrs import evolve
from rapidfuzz.distance import JaroWinkler

from militiadb.names import NameKey, normalise
from militiadb.resolution.affixes import (
    PLURAL,
    POSSESSIVE,
    TURKISH_ENDINGS,
    without_ending,
    without_head,
    without_particles,
)
from militiadb.resolution.appositions import apposed, led
from militiadb.resolution.creeds import creed
from militiadb.resolution.descriptions import PEOPLES
from militiadb.resolution.forms import APPOSITION, DECLENSION, DESCRIPTION, LEADER, QUOTES, ROLE_WORD, Beside, Form
from militiadb.resolution.forms import OWNER as OWNER_BESIDE
from militiadb.resolution.glossary import Glossary
from militiadb.resolution.joining import (
    BRACKETED,
    ELIDED,
    INTRODUCED,
    JOINED,
    LEAD_IN,
    LINKED,
    LISTED,
    NAMED,
    OWNED,
    OWNER,
    SAID_TWICE,
    has_apostrophe,
    has_sign,
    is_acronym,
    is_marked,
)
from militiadb.resolution.likeness import LIKE_LETTERS
from militiadb.resolution.result import Peel
from militiadb.resolution.surroundings import Surroundings, decoration, described, part_of_land
from militiadb.resolution.wholes import says_part
from militiadb.resolution.wordinfo import NO_NAMES, PARTING

MOST_NAMES = 6
"""So many names of one group, or of several, may stand in a row."""
_MEN = frozenset({"fighters", "rebels", "separatists", "terrorist"})
_SEVERAL = (
    (SAID_TWICE, Beside.SAME),
    (JOINED, Beside.JOINED),
    (LISTED, Beside.LISTED),
    (OWNED, Beside.OWNER),
)
"""What parts several names, and how they then stand beside one another."""
_COMPOUNDING = frozenset({"de", "nl", "sv"})
"""Languages of the lexicon that write compounds in one."""
_EITHER = re.compile(r"(?<=\s)([^\W\d_]+)/((?:the |al-)?[^\W\d_]+)(?=\s|$)")


def parted(form: Form, around: Surroundings) -> Iterator[Form]:
    """What a form is with something off, or apart, that its signs and letters tell."""
    text = form.text
    yield from led(form, around)
    if is_marked(text, form.normal.split()):
        if told := apposed(text, around):
            yield form.without(told[0], Peel(told[1], APPOSITION))
            if normalise(told[0]) in around.names:
                return  # who is named behind it is not asked
        yield from _rewritten(form)
        if has_apostrophe(text):
            yield from _apostrophes(form)
            yield from _possessed(form, around)
        yield from _brackets(form, around)
        yield from _doubled(form, around)
    elif text[-1] == "s" and (plural := PLURAL.match(text)):
        yield form.without(plural[1], Peel("s", "plural"))
    yield from _compound(form, around)
    base = around.in_base_form(form.normal)
    if base is not None and normalise(base) != form.normal:
        yield form.without(base, Peel(text, DECLENSION), split=True)
    if not text.isascii() or "'" in text or text.endswith(TURKISH_ENDINGS):
        yield from _inflected(form, around.names)


def _compound(form: Form, around: Surroundings) -> Iterator[Form]:
    """The name before what is written in one with it: *Houthirebellen*, *die Hisbollahmiliz*."""
    opening, space, last = form.text.rpartition(" ")
    bare = without_head(last)
    if bare is None or (known := normalise(bare)) not in around.names:
        return
    word = around.glossary.word(known)
    common = word.light and not word.langs.isdisjoint(_COMPOUNDING)  # it makes a word of its own: *Frontkämpfer*
    if not common and (bare.isupper() or known not in around.acronyms):
        head = last[len(bare) :].lstrip("-")
        decorated = decoration(normalise(head), around.glossary)
        yield form.without(f"{opening}{space}{bare}", Peel(head, decorated[0] if decorated else ROLE_WORD))


def _inflected(form: Form, names: Container[NameKey]) -> Iterator[Form]:
    """A name without what is written in one with it: a registered one, and before particles one of several words."""
    for taken, rest in without_particles(form.text):
        if " " in rest.strip() and normalise(rest) in names:
            yield form.without(rest, Peel(form.text[:taken], "particle"))
    opening, space, last = form.text.strip(f"{QUOTES} ").rpartition(" ")
    last = last.lstrip(QUOTES)
    for _, bare in without_ending(last):
        text = f"{opening}{space}{bare}"
        if space or normalise(text) in names:
            same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(last, bare, strict=False)))
            told = last[same:]
            yield form.without(text, Peel(told, "case ending"), split=not told[:1].isalpha())


def _rewritten(form: Form) -> Iterator[Form]:
    either = _EITHER.search(form.text) if "/" in form.text else None
    if either and _are_spellings(either[1], either[2]):  # "Mujahideen/Mujahidee al-Iraq": one word in two spellings
        for keep, drop in ((1, 2), (2, 1)):
            text = f"{form.text[: either.start()]}{either[keep]}{form.text[either.end() :]}"
            yield form.without(text, Peel(either[drop], "other spelling"), split=True)
    words = form.normal.split()
    introduced = INTRODUCED.pattern.match(form.text) if INTRODUCED.may_be_met(words, signs=False) else None
    if introduced:  # "a shadowy group known as Ashab al-Kahf"
        yield form.without(introduced[2], Peel(introduced[1], DESCRIPTION), split=True)
    named = NAMED.pattern.match(form.text) if NAMED.may_be_met(words, signs=False) else None
    if named:
        yield form.without(named[1], Peel(named[2], DESCRIPTION), split=True)


def _apostrophes(form: Form) -> Iterator[Form]:
    possessive = POSSESSIVE.search(form.text)
    if possessive and possessive[0].endswith("s"):  # "Yemen's Houthis", "Hezbollah's"
        yield form.without(POSSESSIVE.sub("", form.text), Peel(possessive[0], "possessive"), split=True)
    if linked := LINKED.search(form.text):  # "Usbetü's-Sairin", "Ebu'l-Fadl": the vowel may be the word's own
        for vowel in ("", r"\1"):
            yield form.without(LINKED.sub(rf"{vowel} al-", form.text), Peel(linked[0], "article"), split=True)
    elided = ELIDED.search(form.text)
    if elided:
        yield form.without(ELIDED.sub("", form.text), Peel(elided[0], "elided article"), split=True)


def _are_spellings(one: str, other: str) -> bool:
    return not is_acronym(other) and JaroWinkler.similarity(normalise(one), normalise(other)) >= LIKE_LETTERS


def _possessed(form: Form, around: Surroundings) -> Iterator[Form]:
    """A full name, or an acronym, after somebody whose it is said to be: "Sadr's Mahdi Army".

    A group, a land and whatever else may tell one body from another ("Women's …") say more than whose it is.
    """
    owned = OWNER.match(form.text)
    if owned and (len(owned[2].split()) > 1 or is_acronym(owned[2])):
        said = normalise(owned[1])
        rest = around.glossary.read(normalise(" ".join([owned[2], *[peel.text for peel in form.peeled]])))
        whole = all(PARTING.isdisjoint(word.concepts) for word in rest)  # "Mumin's ISIS faction" is a part
        if whole and said not in around.names and not any(w.classes & NO_NAMES for w in around.glossary.read(said)):
            yield form.without(owned[2], Peel(owned[1], "owner"))


def _brackets(form: Form, around: Surroundings) -> Iterator[Form]:
    for match in BRACKETED.finditer(form.text):
        inner = LEAD_IN.sub("", match.group(1).strip(), count=1)
        outer = f"{form.text[: match.start()]} {form.text[match.end() :]}".strip()
        if inner and outer:
            yield _beside(form, outer, inner, around, told=True, behind=True)
            told = is_acronym(inner) or creed(normalise(inner), around.glossary) or around.leaders.of(outer)
            if not (form.also or told):  # "Ismail Haniyeh (Hamas)" is a man
                yield _beside(form, inner, outer, around)


def _doubled(form: Form, around: Surroundings) -> Iterator[Form]:
    words, signs = form.normal.split(), has_sign(form.text)
    for joint, how in _SEVERAL:
        if not joint.may_be_met(words, signs=signs):
            continue
        parts = [part.strip() for part in joint.pattern.split(form.text)]
        if 2 <= len(parts) <= MOST_NAMES and all(parts):
            for at, one in enumerate(parts):
                if creed(normalise(one), around.glossary) or (at and around.leaders.of(parts[0])):
                    continue
                others = [*parts[:at], *parts[at + 1 :]]
                if how is Beside.OWNER and says_part(normalise(others[0]).split(), around.glossary):
                    continue  # "Christian wing of Kata'ib al-Imam Ali": a part is not its whole
                told = how is Beside.OWNER and _are_men(others[0], around.glossary)
                beside = _beside(form, one, others[0], around, told=told, behind=at == 0)
                if how is Beside.OWNER and beside.also != form.also:
                    beside = evolve(beside, peeled=(*form.peeled, Peel(others[0], OWNER_BESIDE)))
                yield evolve(beside, how=how, also=(*beside.also, *others[1:]))


def _are_men(said: str, glossary: Glossary) -> bool:
    """Whether words say of what people the men of a group are ("Hutu rebels of the FDLR"); a land may name a branch."""
    words = glossary.read(normalise(said))
    men = [word for word in words if not word.concepts.isdisjoint(_MEN)]
    return bool(men) and all(word in men or not PEOPLES.isdisjoint(word.concepts) for word in words)


def _beside(
    form: Form, outer: str, inner: str, around: Surroundings, *, told: bool = False, behind: bool = False
) -> Form:
    """The outer name; the inner is a decoration, what is `told` of the group, an acronym, a leader or a second name."""
    said = normalise(POSSESSIVE.sub("", inner))
    decorated = decoration(said, around.glossary, behind=behind) or creed(said, around.glossary)
    if decorated is None and told:
        decorated = part_of_land(said, around.glossary) or described(said, around)
    if decorated:
        return form.without(outer, Peel(inner, decorated[0]), country=decorated[1], split=True)
    what = "acronym" if is_acronym(inner) else LEADER if around.leaders.of(inner) else "second name"
    return evolve(form.without(outer, Peel(inner, what), split=True), also=(*form.also, inner))
