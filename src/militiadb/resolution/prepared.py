"""What an index needs of every name and word, made once when a snapshot is compiled and read back at a cold start.

Plain data that can be written as JSON. It holds forms and keys, never answers, and is used only where it was made from
the very same data by the very same version of the code; anything else is worked out anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import starmap
from typing import Any, NamedTuple

from attrs import field, frozen

from militiadb._version import __version__
from militiadb.model.registry import Registry
from militiadb.model.vocabulary import GroupKind, Match, NameKind
from militiadb.names import NameKey, SkeletonKey, clean, normalise
from militiadb.names.skeletons import skeleton_of
from militiadb.resolution.wordinfo import word_keys

SHAPE = 5
"""Of these tables; tables of another shape are made anew."""
KEYED_LANGUAGES = frozenset({"ar", "fa", "ur", "ckb", "he"})
"""Languages whose words, and romanisations, are known by their skeleton too: their spelling varies freely."""
LIKELIEST = 2
"""So many alternate keys of a word are looked up."""
HEADLINE = -1
"""The place of a headline that is none of the names: a withdrawn entry has none, and is still asked for."""
ACRONYM, UMBRELLA, FUZZY, SAYS_MORE = 1, 2, 4, 8
"""What is said of a row in one digit."""


class Row(NamedTuple):
    """A name that may be matched: its bearer, its place among the bearer's names, its clean text and its forms.

    `keys` is None for a name that never matches fuzzily; `says_more` marks a name that means something else too, and
    one of a tombstone: an answer by it is not its bearer alone.
    """

    group: str
    place: int
    text: str
    normal: NameKey
    keys: tuple[SkeletonKey, ...] | None
    acronym: bool
    umbrella: bool
    says_more: bool


class Meaning(NamedTuple):
    """What a word of one language may say: a concept, its word class, its land or '', the language.

    Of a place the land is the one that it lies in.
    """

    concept: str
    word_class: str
    country: str
    lang: str


@frozen
class Prepared:
    """The rows of a registry's names, what each normal form of its lexicon means, and the keys of the words of both.

    Most words are never asked for, so that what belongs to one is kept as one text, and taken apart on demand.
    """

    rows: tuple[Row, ...]
    _meanings: Sequence[str] = field(repr=False)
    _forms: Mapping[str, str] = field(repr=False)
    _keys: Mapping[str, str] = field(repr=False, factory=dict)
    _by_key: Mapping[str, str] | None = field(repr=False, default=None)
    _never: Mapping[str, str] = field(repr=False, factory=dict)
    holders: tuple[tuple[str, NameKey], ...] = field(repr=False, default=())
    """Groups, each with the normal form of the name of somebody who holds an office in it."""

    def never_matched(self, normal: NameKey) -> list[tuple[str, int]]:
        """The groups on whose entries a name of this normal form stands, and where, though it is never matched."""
        found = self._never.get(normal)
        pairs = [line.split("\t") for line in found.split(" ")] if found else []
        return [(group, int(place)) for group, place in pairs]

    @property
    def forms(self) -> Iterable[str]:
        """The normal forms of the lexicon."""
        return self._forms.keys()

    def places(self, form: str) -> list[int]:
        """The places of the meanings of a normal form; none of what the lexicon does not hold."""
        found = self._forms.get(form)
        return [int(place) for place in found.split(" ")] if found else []

    def meaning(self, place: int) -> Meaning:
        """A meaning by its place."""
        return Meaning._make(self._meanings[place].split("\t"))

    def word_keys(self, word: str) -> tuple[str, ...]:
        """The skeleton keys of a word."""
        found = self._keys.get(word)
        if found is None:
            return word_keys(word)
        return tuple(found.split("\t")) if found else ()

    def keyed(self, key: str) -> list[str]:
        """The words of the languages of free spelling that have a skeleton key."""
        found = self._keyed.get(key)
        return found.split("\t") if found else []

    @cached_property
    def _keyed(self) -> Mapping[str, str]:
        return self._keyed_words() if self._by_key is None else self._by_key

    def _keyed_words(self) -> dict[str, str]:
        spelled_freely = {at for at in range(len(self._meanings)) if self.meaning(at).lang in KEYED_LANGUAGES}
        found: defaultdict[str, list[str]] = defaultdict(list)
        for form in self.forms:
            if " " not in form and not spelled_freely.isdisjoint(self.places(form)):
                for key in self.word_keys(form)[:LIKELIEST]:
                    found[key].append(form)
        return {key: "\t".join(words) for key, words in found.items()}

    def columns(self) -> dict[str, list[str]]:
        """The tables as columns, each one text, which is read back at once: no value of theirs holds a line break."""
        words = sorted({word for form in (*self.forms, *(row.normal for row in self.rows)) for word in form.split()})
        return {
            "rows": _columns(map(_row_to_text, self.rows)),
            "meanings": ["\n".join(self._meanings)],
            "forms": _columns(self._forms.items()),
            "keys": _columns((word, "\t".join(self.word_keys(word))) for word in words),
            "keyed": _columns(self._keyed.items()),
            "never": _columns(self._never.items()),
            "holders": _columns(self.holders),
        }


def prepare(registry: Registry) -> dict[str, Any]:
    """The tables of a registry as plain data, for its snapshot."""
    made = _made_anew(registry)
    return {"shape": SHAPE, "version": __version__, "fingerprint": registry.fingerprint, **made.columns()}


def prepared_for(registry: Registry) -> Prepared:
    """What a snapshot brought along, or else the rows worked out anew."""
    raw = registry.prepared
    made_for = (raw.get("shape"), raw.get("version"), raw.get("fingerprint"))
    if made_for != (SHAPE, __version__, registry.fingerprint):
        return _made_anew(registry)
    rows = tuple(starmap(_row_of_text, zip(*map(_split, raw["rows"]), strict=True)))
    meanings = _split(raw["meanings"][0])
    holders = tuple([(group, NameKey(name)) for group, name in zip(*map(_split, raw["holders"]), strict=True)])
    forms, keys, keyed, never = [_pairs(raw[table]) for table in ("forms", "keys", "keyed", "never")]
    return Prepared(rows, meanings, forms, keys, keyed, never, holders)


def _made_anew(registry: Registry) -> Prepared:
    rows, holders = tuple(_rows(registry)), tuple(_holders(registry))
    return Prepared(rows, *_lexicon(registry), never=_never_matched(registry), holders=holders)


def _columns(rows: Iterable[Sequence[str]]) -> list[str]:
    return ["\n".join(column) for column in zip(*rows, strict=True)]


def _split(column: str) -> list[str]:
    return column.split("\n") if column else []


def _pairs(columns: Sequence[str]) -> dict[str, str]:
    return dict(zip(*map(_split, columns), strict=True)) if columns else {}


def _row_to_text(row: Row) -> tuple[str, ...]:
    fuzzy = FUZZY * (row.keys is not None)
    flags = ACRONYM * row.acronym + UMBRELLA * row.umbrella + SAYS_MORE * row.says_more + fuzzy
    return row.group, str(row.place), row.text, row.normal, "\t".join(row.keys or ()), str(flags)


def _row_of_text(group: str, place: str, text: str, normal: str, keys: str, flags: str) -> Row:
    said = int(flags)
    found = tuple(map(SkeletonKey, keys.split("\t"))) if keys else ()
    acronym, umbrella, says_more = bool(said & ACRONYM), bool(said & UMBRELLA), bool(said & SAYS_MORE)
    fuzzy = found if said & FUZZY else None
    return Row(group, int(place), text, NameKey(normal), fuzzy, acronym, umbrella, says_more)


def _lexicon(registry: Registry) -> tuple[list[str], dict[str, str]]:
    """The meanings of the lexicon, and by their places the meanings of each normal form."""
    meanings: list[str] = []
    forms: dict[str, str] = {}
    for concept in registry.lexicon.concepts:
        for words in concept.words:
            place = str(len(meanings))
            for text in words.texts:
                form = str(normalise(text))
                forms[form] = f"{forms[form]} {place}" if form in forms else place
            meaning = Meaning(concept.id, concept.word_class.value, concept.country or "", words.lang.split("-")[0])
            meanings.append("\t".join(meaning))
    return meanings, forms


def _rows(registry: Registry) -> Iterator[Row]:
    for group in registry:
        umbrella = group.kind is GroupKind.UMBRELLA
        if group.is_tombstone and not group.names:
            normal = normalise(group.name)
            yield Row(group.id, HEADLINE, clean(group.name), normal, skeleton_of(normal), False, False, True)
        for place, name in enumerate(group.names):
            if name.match is not Match.NEVER:
                normal = normalise(name.text)
                keys = skeleton_of(normal, lang=name.lang) if name.match is Match.FUZZY else None
                acronym = name.kind is NameKind.ACRONYM
                says_more = name.also is not None or group.is_tombstone
                yield Row(group.id, place, clean(name.text), normal, keys, acronym, umbrella, says_more)


def _holders(registry: Registry) -> Iterator[tuple[str, NameKey]]:
    for group in registry:
        for holder in group.office_holders:
            for name in (holder.name, *holder.also_called):
                yield group.id, normalise(name)


def _never_matched(registry: Registry) -> dict[str, str]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for group in registry:
        for place, name in enumerate(group.names):
            if name.match is Match.NEVER and (normal := normalise(name.text)):
                found[normal].append(f"{group.id}\t{place}")
    return {normal: " ".join(places) for normal, places in found.items()}
