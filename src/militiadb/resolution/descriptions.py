"""What is said of a group at either end of its name: "Iran-backed", "Lebanese Shiite group", "terrorist organisation".

A description is a row of lands, peoples and head nouns with a role word or a tie among them. A land
beside a tie is whom the group is tied to, or who lists it, and says nothing of where the group is.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import dropwhile

from attrs import frozen

from militiadb.model.vocabulary import WordClass
from militiadb.names import NameKey
from militiadb.resolution.affixes import without_particles
from militiadb.resolution.glossary import LONGEST_PHRASE, Glossary
from militiadb.resolution.linking import BEHIND_A_PART, JOINING, LINKING
from militiadb.resolution.wholes import is_part_of, says_part
from militiadb.resolution.wordinfo import NEUTRAL, Sense

LONGEST = 7
"""A description of more words is not looked for."""
_SAYING = frozenset({WordClass.ROLE, WordClass.TIE})
_BESIDE = frozenset({WordClass.HEAD, WordClass.PLACE})
"""What is part of a description only beside a role word or a tie."""
FORCES = "troops"
_ADMITTED = _SAYING | {WordClass.COUNTRY, WordClass.PLACE, WordClass.HEAD}
"""What may stand in a description; a unit word may not, for it opens the names themselves."""
_PEOPLES = "shia sunni salafi islamic armed christian jewish yazidi turkmen shabak assyrian alawite hutu basque"
PEOPLES = frozenset(_PEOPLES.split())
"""Concepts of peoples and creeds that a group is said to be of; other general words ("resistance force") may name a
part of it."""
TIED_BEFORE = frozenset({"en", "de", "tr", "ur", "ja", "ko", "zh"})
"""Languages in which whom a group is tied to may stand before the tie ("al-Qaida-linked"); in Arabic it is the name."""
TOWARDS = frozenset(["to", "with", "by", "von", "mit", "par", "avec", "por", "con", "da"])
"""Prepositions after a tie, before whom it is with."""
TIED_AFTER = frozenset({"ar", "fa", "he"})
"""And languages in which it follows with no word between that is written apart."""
_PARTIES = frozenset(["affiliate", "affiliates", "proxy", "proxies", "ally", "allies"])
"""Ties that are bodies themselves."""
TIED = "backed"
"""The concept of ties with somebody."""
FORWARD = frozenset({"pro"})
"""Ties that are with what follows, whatever stands before: "Iraqi pro-Iranian"."""
BASED = "based"
_LANDS = frozenset({WordClass.COUNTRY, WordClass.PLACE})
NAMING = frozenset({"ar", "fa", "ur", "ckb"})
"""Languages whose head nouns open the names themselves."""


@frozen
class Description:
    """A description of so many words, the lands that it puts the group in, and whether it names another group.

    The other may be the whole, of which the group is a part.
    """

    size: int
    countries: frozenset[str] = frozenset()
    names_another: bool = False
    names_whole: bool = False


def openings(words: Sequence[NameKey], glossary: Glossary, names: Container[NameKey]) -> Iterator[Description]:
    """The descriptions that a row of words opens with, longest first; at least one word is left for the name.

    Whom a group is tied to may be a group itself ("al-Qaida-linked"), by one of the `names`.
    """
    for size in range(2, min(LONGEST, len(words) - 1) + 1):
        tied = _ties(words[size - 1], glossary, TIED_BEFORE) and words[size] not in LINKING
        if tied and NameKey(" ".join(words[: size - 1])) in names:
            yield Description(size, names_another=True)
    for size in range(min(LONGEST, len(words) - 1), 1, -1):
        joined = not LINKING.isdisjoint(words[size - 1 : size + 1])
        if not (joined and says_part(words[:size], glossary)):  # "wing of X" is a part of X
            yield from _description(words[:size], glossary)
        if not _is_owned(words[size:], glossary) and is_part_of(words[:size], glossary, names):
            yield Description(size, names_another=True, names_whole=True)


def _is_owned(rest: Sequence[NameKey], glossary: Glossary) -> bool:
    """Whether what follows a faction is whose it is: "Badr faction of X" is no X."""
    after = dropwhile(lambda word: word not in JOINING and _are_general([word], glossary), rest)
    return next(after, "") in BEHIND_A_PART


def closings(words: Sequence[NameKey], glossary: Glossary, names: Container[NameKey]) -> Iterator[Description]:
    """The descriptions that a row of words closes with, longest first; one may end in whom the group is tied to.

    "ISIL-Khorasan-linked" is not ISIL, linked to Khorasan, where the longer name is one.
    """
    if _ties(words[-1], glossary) and NameKey(" ".join(words[:-1])) in names:
        return
    for size in range(2, min(LONGEST, len(words) - 1) + 1):
        tied = _ties(words[-size], glossary, None if words[1 - size] in TOWARDS else TIED_AFTER)
        if tied and _is_named(words[1 - size :], names):
            yield Description(size, names_another=True)
    for size in range(min(LONGEST, len(words) - 1), 1, -1):
        yield from _description(words[-size:], glossary)
        if is_part_of(words[-size:], glossary, names, behind=True):
            yield Description(size, names_another=True, names_whole=True)


def tells_of_another(
    words: Sequence[str], glossary: Glossary, names: Container[NameKey], *, owned: bool = False
) -> bool:
    """Whether a query names nobody but whom a group is tied to: "Hezbollah-backed militia", "group linked to al-Qaida".

    A land beside the tie is whom it is with ("Houthi rebels backed by Iran"), and another name is the group's. `owned`
    says that there is a possessive among the words.
    """
    if glossary.saying.isdisjoint(words):
        return False
    for at, word in enumerate(words):
        langs = {sense.lang for sense in glossary.said(NameKey(word)) if sense.concept == TIED}
        if not langs:
            continue
        before, after = words[:at], words[at + 1 :]
        if owned and word in _PARTIES and before and glossary.is_land(before[-1]):
            before = before[:-1]  # "Al-Qaeda's Syrian affiliate": the land is where that one is
        if word in _PARTIES and after and after[0] in JOINING and after[0] not in TOWARDS:
            after = [other for other in after if not glossary.is_land(other)]  # "affiliate in Syria"
        if any(glossary.is_land(other) for other in (*before[-1:], *after)):
            continue
        if langs & TIED_BEFORE and _names_one(before, glossary, names) and not _names_one(after, glossary, names):
            return True
        goes_on = after and (after[0] in JOINING or after[0] in TOWARDS or bool(langs & TIED_AFTER))
        if goes_on and not _names_one(before, glossary, names) and _names_one(after, glossary, names):
            return True
    return False


def _names_one(words: Sequence[str], glossary: Glossary, names: Container[NameKey]) -> bool:
    """Whether words are a name, or may hold one: they do not all say what kind of body it is."""
    return bool(words) and (NameKey(" ".join(words)) in names or not _are_general(words, glossary))


def _are_general(words: Sequence[str], glossary: Glossary) -> bool:
    """Whether words say what kind of body it is and where, and name none."""
    for word in words:
        senses = glossary.said(NameKey(word))
        if word in JOINING:
            continue
        kinds = (WordClass.UNIT, WordClass.HEAD)
        if not any(_is_admitted(sense) or sense.word_class in kinds for sense in senses):
            return False
    return True


def _description(words: Sequence[NameKey], glossary: Glossary) -> Iterator[Description]:
    """The row as a description, if all of it is one."""
    parts: list[list[Sense]] = []
    at = 0
    while at < len(words):
        length, senses = _part(words[at:], glossary)
        if not length:
            return
        if senses:
            parts.append(senses)
        at += length
    classes = [frozenset([sense.word_class for sense in senses]) for senses in parts]
    based = BASED in words
    if not (_says(classes, based=based) and _is_for_a_land(parts)):
        return
    if all(_is_in_place(at, parts, based=based) for at in range(len(parts))):
        yield Description(len(words), _lands(parts, classes))


def _says(classes: Sequence[frozenset[WordClass]], *, based: bool) -> bool:
    """Whether a row has a role word, or a tie with some land: "the movement of the loyal" says nothing of a group."""
    said = frozenset[WordClass]().union(*classes)
    return based or WordClass.ROLE in said or (WordClass.TIE in said and not said.isdisjoint(_LANDS))


def _is_for_a_land(parts: Sequence[Sequence[Sense]]) -> bool:
    """Whether what a group is for or against is a land: "anti-cartel" says what it is not."""
    return all(
        any(sense.country for after in parts[at : at + 1] for sense in after)
        for at, part in enumerate(parts, start=1)
        if any(sense.concept in FORWARD for sense in part)
    )


def _ties(word: NameKey, glossary: Glossary, langs: Container[str] | None = None) -> bool:
    senses = (sense for sense in glossary.said(word) if sense.word_class is WordClass.TIE)
    return any(langs is None or sense.lang in langs for sense in senses)


def _is_named(words: Sequence[NameKey], names: Container[NameKey]) -> bool:
    """Whether words are a name, with what joins it to a tie: "to the", or the Arabic "to" that is written in one."""
    while len(words) > 1 and words[0] in JOINING:
        words = words[1:]
    said = " ".join(words)
    return NameKey(said) in names or any(NameKey(rest) in names for _, rest in without_particles(said))


def _part(words: Sequence[NameKey], glossary: Glossary) -> tuple[int, list[Sense]]:
    """The longest phrase that the row opens with, and what it says; 0 words where no description may hold it."""
    for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
        senses = () if words[0] in JOINING else glossary.said(" ".join(words[:length]))
        if senses:
            admitted = [sense for sense in senses if _is_admitted(sense)]
            return (length, admitted) if admitted and not _opens_names(senses) else (0, [])
    return (1, []) if words[0] in JOINING else (0, [])


def _is_admitted(sense: Sense) -> bool:
    """Whether a word may stand in a description."""
    if sense.word_class is WordClass.HEAD:
        return sense.lang not in NAMING
    return sense.word_class in _ADMITTED or sense.concept in PEOPLES


def _is_in_place(at: int, parts: Sequence[Sequence[Sense]], *, based: bool) -> bool:
    """Whether a head noun or a place, which may be a name's, stands right beside a role word or a tie.

    Forces of a place may be a part by that name ("Quds Force").
    """
    classes = {sense.word_class for sense in parts[at]}
    if not classes <= _BESIDE:
        return True
    beside = [sense for part in (*parts[max(at - 1, 0) : at], *parts[at + 1 : at + 2]) for sense in part]
    if WordClass.PLACE in classes:
        if based:  # "Gaza-based"
            return True
        beside = [sense for sense in beside if sense.concept != FORCES]
    return any(sense.word_class in _SAYING for sense in beside)


def is_neutral(sense: Sense) -> bool:
    """Whether a head noun says no more than "group" does; a movement's name in Arabic opens with that very word."""
    return sense.concept in NEUTRAL and (sense.concept == "organization" or sense.lang not in NAMING)


def _opens_names(senses: Sequence[Sense]) -> bool:
    """Whether a word names a kind of unit and is no role word ("troops") as well."""
    classes = {sense.word_class for sense in senses}
    return WordClass.UNIT in classes and WordClass.ROLE not in classes


def _lands(parts: Sequence[Sequence[Sense]], classes: Sequence[frozenset[WordClass]]) -> frozenset[str]:
    """The lands of a description that no tie is with: a tie is with what stands before it, or else after it.

    A word that is a tie is no land beside: the Hebrew for *pro* is that for Peru.
    """
    tied = set()
    for i, part in enumerate(classes):
        if WordClass.TIE in part:
            tied.add(i)
            after = i == 0 or classes[i - 1].isdisjoint(_LANDS) or any(sense.concept in FORWARD for sense in parts[i])
            tied.add(i + 1 if after else i - 1)
    named = (sense.country for i, senses in enumerate(parts) if i not in tied for sense in senses)
    return frozenset([country for country in named if country])
