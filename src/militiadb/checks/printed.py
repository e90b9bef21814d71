"""316: whether what official lists print is among the names of the groups."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from militiadb.checks.rule import Example, Rule
from militiadb.checks.tiny import PROGRAMME, edited, good, registry
from militiadb.errors import Problem, Severity
from militiadb.model.vocabulary import Relation, Stance
from militiadb.names import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from militiadb.checks.subject import Subject
    from militiadb.loading.records.designations import EntryRecord
    from militiadb.loading.strict_yaml import Path

_FILE = "designations/us-fto.yaml"
_BRACKETS = re.compile(r"\(([^()]*)\)")
_TAIL = re.compile(r",? (?:including|and all its)\b.*")
_SEPARATORS = re.compile(r"[()/;,]|\b(?:or|aka|formerly (?:known|listed) as|formerly)\b")
_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z0-9-]{0,5}")
"""What lists print in brackets beside a name as its initials: one short word with two capitals."""


class ListedAliasMissing(Rule):
    """MDB316."""

    id = "MDB316"
    name = "listed-alias-missing"
    severity = Severity.WARNING
    why = "What an official list prints is what officers and banks will type: it has to resolve."
    fix = "Enter the printed name under the group's `names`, with the list as its source."
    bad = Example(
        registry({_FILE: edited(PROGRAMME, ('printed: "Kataib"', 'printed: "Kataib Party"'))}),
        at=(f"{_FILE}:13:14",),
        tell=(_FILE,),
    )
    good = good(_FILE, ('printed: "Kataib"', 'printed: "The Kataib (a party)"'))

    def find(self, subject: Subject) -> Iterator[Problem]:
        """Printed names and aliases of entries that neither the group nor one joined to it bears."""
        borne, joined = _borne(subject), _joined(subject)
        for file, programme in subject.programmes():
            for index, entry in enumerate(programme.entries):
                if entry.group not in borne:
                    continue
                bearers = {entry.group, *joined[entry.group], *(cover.group for cover in entry.also_covers)}
                known = {key for group in bearers for key in borne.get(group, ())}
                for path, text in _printed(entry):
                    place = subject.place(file, "entries", index, *path)
                    for name in _missing(text, known):
                        within = "" if name == text else f", in {text!r},"
                        yield self.problem(place, f"{name!r}{within} is not among the names of {entry.group!r}")


def _printed(entry: EntryRecord) -> Iterator[tuple[Path, str]]:
    yield ("printed",), entry.printed
    for index, alias in enumerate(entry.aliases):
        yield ("aliases", index, "text"), alias.text


def _missing(text: str, known: set[str]) -> list[str]:
    """The names in a printed text that nobody bears.

    A list may print an article, initials or a gloss beside the name, or several names in one field: the text is
    covered when the name before the gloss is, or each of the several, and initials are names of their own.
    """
    if _key(text) in known:
        return []
    bare = _bare(text)
    if not _strange(bare, known):
        glossed = (part for inner in _BRACKETS.findall(text) for part in _strange(inner, known))
        return [part for part in glossed if _ACRONYM.fullmatch(part)]
    return [text] if _strange(text, known) else []


def _bare(text: str) -> str:
    """A printed text without what stands in brackets, or after "including"."""
    count = 1
    while count:
        text, count = _BRACKETS.subn(" ", text)
    return _TAIL.sub("", text)


def _strange(text: str, known: set[str]) -> list[str]:
    """The parts of a field of several names that are not known, if the whole of it is not."""
    parts = (part.strip() for part in _SEPARATORS.split(text))
    return [] if _key(text) in known else [part for part in parts if part and _key(part) not in known]


def _key(text: str) -> str:
    return normalise(text).removeprefix("the ")


def _borne(subject: Subject) -> dict[str, set[str]]:
    """The normal forms of each group's names, without an English article."""
    borne = defaultdict[str, set[str]](set)
    for named in subject.names:
        borne[named.group.id].add(named.key.removeprefix("the "))
    return borne


def _joined(subject: Subject) -> dict[str, set[str]]:
    """The groups that somebody says are one body with each group."""
    joined = defaultdict[str, set[str]](set)
    for each in subject.claims():
        if each.claim.relation is Relation.ALIAS_OF and each.claim.stance is Stance.ASSERTS:
            for target in each.claim.targets:
                joined[each.group.id].add(target)
                joined[target].add(each.group.id)
    return joined
