"""What is told of a group behind its name: ", the armed wing of Islamic Jihad", "led by Hemedti".

Other groups may be named there, and lands that are theirs: nothing in it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from militiadb.model.vocabulary import WordClass
from militiadb.names import NameKey, normalise
from militiadb.resolution.affixes import POSSESSIVE
from militiadb.resolution.forms import DESCRIPTION, LEADER, Form
from militiadb.resolution.linking import LINKING, OPENING
from militiadb.resolution.result import Peel
from militiadb.resolution.surroundings import Surroundings
from militiadb.resolution.wholes import is_part_of
from militiadb.resolution.wordinfo import PARTING, WING, Sense

_LED: Final = (
    *("led by", "headed by", "commanded by", "under the command of", "under the leadership of"),
    *("بقيادة", "بزعامة", "برئاسة", "التي يقودها", "الذي يقوده", "التي يتزعمها", "الذي يتزعمه"),
    *("به رهبری", "به فرماندهی", "به سرکردگی", "به ریاست", "בראשות", "בהנהגת", "בפיקוד"),
    *("под руководством", "под командованием", "во главе с"),
    *("dirigé par", "dirigée par", "dirigés par", "dirigées par", "mené par", "menée par", "menés par"),
    *("unter Führung von", "unter der Führung von", "angeführt von", "geführt von", "onder leiding van", "geleid door"),
    *("liderado por", "liderada por", "dirigido por", "dirigida por", "encabezado por", "encabezada por"),
    *("al mando de", "guidato da", "guidata da", "guidati da", "guidate da"),
)
"""Between a name and who leads the group."""
_LED_BEFORE: Final = ("liderliğindeki", "önderliğindeki", "komutasındaki", "yönetimindeki")
"""And between who leads it and the name."""
_DEFENDING: Final = ("المدافع عن", "المدافعة عن", "المدافعين عن")
"""Between a name and what the group says that it defends, shrines above all."""
_SAYING: Final = frozenset({WordClass.ROLE, WordClass.TIE})
_IN: Final = "in"
_PARTS: Final = PARTING | {WING}
"""Concepts of parts: a faction that somebody leads is not the group that it is of."""


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


def _behind(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(\S.*?)[,،]?\s+((?:{_any(words)})\s+(\S.*))\Z", re.IGNORECASE)


_BEHIND: Final = ((_behind(_LED), LEADER), (_behind(_DEFENDING), DESCRIPTION))
_BEFORE: Final = re.compile(rf"((\S.*?)\s(?:{_any(_LED_BEFORE)}))\s+(\S.*)\Z", re.IGNORECASE)
_TELLTALES: Final = frozenset(
    [normalise(word).split()[0] for word in (*_LED, *_DEFENDING)] + [normalise(word) for word in _LED_BEFORE]
)
"""First words, by which most names are told to have none of them."""
_COMMA: Final = re.compile(r"\s*[,،]\s+|\s+[-–—]\s+")


def led(form: Form, around: Surroundings) -> Iterator[Form]:
    """The form without what says who leads the group, or what it defends; who leads a faction leads no group.

    A leader whom the registry has goes with the name first, which may be several groups'.

    Nor is anything told of a name that others' names hold: "Taliban led by Hakimullah" are those of Pakistan.
    """
    found = None if _TELLTALES.isdisjoint(form.normal.split()) else _led(form.text)
    if found is None:
        return
    name, peel, person = found
    said = normalise(" ".join([name, *[peel.text for peel in form.peeled]]))
    concepts = {sense.concept for word in said.split() for sense in around.glossary.said(NameKey(word))}
    apart = concepts.isdisjoint(_PARTS) and not around.is_extended(normalise(name))
    if apart:
        bare = form.without(name, peel, split=True)
        if peel.what == LEADER and around.leaders.of(person):
            yield evolve(bare, also=(*form.also, person))
        yield bare


def _led(text: str) -> tuple[str, Peel, str] | None:
    """A name, what is told of the group, and whom or what that names."""
    for pattern, what in _BEHIND:
        if behind := pattern.match(text):
            return behind[1], Peel(behind[2], what), behind[3]
    before = _BEFORE.match(text)
    return (before[3], Peel(before[1], LEADER), before[2]) if before else None


def apposed(text: str, around: Surroundings) -> tuple[str, str] | None:
    """A name and what is told of the group behind a comma, where that says what it is and is no other name."""
    comma = _COMMA.search(text)
    told = normalise(POSSESSIVE.sub("", text[comma.end() :])).split() if comma and comma.start() else []
    return (text[: comma.start()], text[comma.end() :]) if comma and told and _tells(told, around) else None


def _tells(words: list[str], around: Surroundings) -> bool:
    """Whether words say what kind of body it is: an article and a role word or a tie, or the wing of somebody."""
    opened = words[0] in OPENING
    told = words[opened:]
    if is_part_of(told, around.glossary, around.names):
        return True
    senses = [around.glossary.said(NameKey(word)) for word in told]
    roles = [any(sense.word_class is WordClass.ROLE for sense in said) for said in senses]
    named = NameKey(" ".join([word for word, role in zip(told, roles, strict=True) if not role]))
    if named in around.names or NameKey(" ".join(told)) in around.names or _parts_it(senses):
        return False
    for at, said in enumerate(senses):
        if any(sense.concept == WING for sense in said):
            if _is_of_somebody(told[at + 1 :]):
                return True
        elif opened and any(sense.word_class in _SAYING for sense in said):
            return True
    return False


def _parts_it(senses: Sequence[Sequence[Sense]]) -> bool:
    """Whether what is told makes another body of it: a faction, or one in a land that its namesake is not in.

    A land is the group's own only where it is tied to somebody ("the pro-Assad Palestinian militia").
    """
    concepts = [{sense.concept for sense in said} for said in senses]
    classes = {sense.word_class for said in senses for sense in said}
    placed = not classes.isdisjoint((WordClass.COUNTRY, WordClass.PLACE))
    factions = any(not said.isdisjoint(PARTING) and WING not in said for said in concepts)
    return factions or (placed and (WordClass.TIE not in classes or any(_IN in said for said in concepts)))


def _is_of_somebody(words: list[str]) -> bool:
    """Whether the word after a wing, or the one after its adjective ("bras armé du …"), joins it to an owner."""
    return any(word in LINKING or word.startswith("ل") for word in words[:2])
