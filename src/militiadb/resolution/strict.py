"""The exact, normalised and skeleton tiers: names that are the query but for its spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from militiadb.names import NameKey, Script, SkeletonKey, script_of, vowels_agree
from militiadb.names.rough_form import rough_latin_of
from militiadb.names.skeletons import pieces, skeleton_of
from militiadb.resolution.companions import companion
from militiadb.resolution.doubts import SHORT_KEY
from militiadb.resolution.index import NameIndex
from militiadb.resolution.likeness import has_short_key, like_consonants, same_key, spelled_alike
from militiadb.resolution.result import Tier
from militiadb.resolution.wordinfo import NO_NAMES, WordInfo, joined_keys

SAME_SCRIPT, SHORT_SAME_SCRIPT = 75, 82
"""How alike two rough readings must be (rapidfuzz ratio) where one word, or a short key, needs a second sign."""
SPELLED_OUT = {Script.JAPANESE: 90}
"""And in a writing that leaves no vowel out: アンサール is not アンサールッラー."""
LEAST_SOUND = 4
_BRACKETS = frozenset("([（")
_HOUSE_OF = re.compile(r"(?<!\w)آل\s")
"""آل, the house or kin of somebody, is a word; folded it looks like the article."""


def strict_tiers(index: NameIndex, text: str, normal: NameKey) -> Iterator[tuple[Tier, tuple[int, ...]]]:
    """The names that meet each strict tier, strictest first; tiers that no name meets are left out."""
    alike = index.normal(normal, text)
    if places := index.exact(alike, text):
        yield Tier.EXACT, places
    if places := alike or index.initials(text):
        yield Tier.NORMALISED, places
    places = by_skeleton(index, text, normal)
    if places:
        yield Tier.SKELETON, places


def by_skeleton(index: NameIndex, text: str, normal: NameKey) -> tuple[int, ...]:
    """The names that share a key, with a second sign where the key is short; or that sound alike letter by letter."""
    words = pieces(normal)
    alone = NameKey(words[0][0]) if len(words) == 1 else None
    senses = index.tables.glossary.said(alone) if alone else ()
    if senses and all(sense.word_class in NO_NAMES for sense in senses):
        return ()
    meant = {sense.concept for sense in senses}
    kept = _by_key(index, text, normal, alone, meant)
    kept = made_alike(index, normal, kept)
    if kept or text.isascii() or len(normal) < LEAST_SOUND:
        return _with_homonyms(index, kept, normal) if kept else kept
    heard = [at for at in index.sound(normal) if _is_transliterated(index, at, text)]
    return tuple([at for at in heard if not meant or not meant.isdisjoint(_meanings(index, at))])


def _by_key(index: NameIndex, text: str, normal: NameKey, alone: NameKey | None, meant: set[str]) -> tuple[int, ...]:
    found = index.skeleton(normal)
    if found and alone:
        found = _of_one_word(index, alone, found, meant)
    if not found:
        return ()
    script = Script.LATIN if text.isascii() else script_of(text)
    mine, apart = index.tables.glossary.read(normal), not _BRACKETS.isdisjoint(text)
    parted = "," in text  # "Said, Khan" is a person, and his name no other spelling of one word
    kept = tuple(
        [
            at
            for at, key in sorted(found.items())
            if (not parted or "," in index.tables.rows[at].text)
            and _second_sign(index, at, key, script, normal, text)
            and _word_by_word(mine, index.tables.read_of(at), apart=apart)
            and not names_another(index, mine, at)
        ]
    )
    return _by_own_script(index, found, kept) if script is Script.ARABIC else kept


def _by_own_script(index: NameIndex, found: Iterable[int], kept: tuple[int, ...]) -> tuple[int, ...]:
    """Of an Arabic query the names of groups that are not refused in Arabic: حمس is no Hamas, which is حماس."""
    rows, script = index.tables.rows, index.tables.script_of
    own = {rows[at].group for at in kept if script(at) is Script.ARABIC}
    refused = {rows[at].group for at in found if at not in kept and script(at) is Script.ARABIC} - own
    return tuple([at for at in kept if rows[at].group not in refused])


def _with_homonyms(index: NameIndex, places: tuple[int, ...], normal: NameKey) -> tuple[int, ...]:
    """The names, and where those spelled most like the query are other groups' as well, the others' too.

    *Ansar al-Sunnah* is no more of one group than *Ansar al-Sunna*, though the others' is matched exactly.
    """
    rows, named = index.tables.rows, index.tables.normal
    if all(len(named[rows[at].normal]) == 1 for at in places):
        return places
    likeness = {at: fuzz.ratio(normal, rows[at].normal) for at in places}
    most = max(likeness.values())
    alike = [index.seen(named[rows[at].normal]) for at in places if likeness[at] == most]
    if any(len({rows[at].group for at in homonyms}) == 1 for homonyms in alike):
        return places
    others = [at for homonyms in alike for at in homonyms if not rows[at].acronym]
    return tuple(dict.fromkeys([*places, *others]))


def made_alike(index: NameIndex, normal: NameKey, places: tuple[int, ...]) -> tuple[int, ...]:
    """The names; of a query with a land behind a conjunction, those that are made so themselves."""
    rows, glossary = index.tables.rows, index.tables.glossary
    if not places or not companion(normal.split(), glossary):
        return places
    return tuple([at for at in places if companion(rows[at].normal.split(), glossary)])


def names_another(index: NameIndex, mine: Sequence[WordInfo], at: int) -> bool:
    """Whether the one telling word of a query is other groups' very name, and that of a name which sounds so is not.

    "Hamas Brigade" is no other spelling of Hamza Brigade; "Kataib Hizbullah" and Kata'ib Hizballah hold one name twice.
    """
    telling = [word for word in mine if not (word.light or word.number)]
    if len(telling) != 1 or len(telling[0].word) < LEAST_SOUND:
        return False
    word, bearers = telling[0], index.bearers(telling[0].word)
    if not bearers or index.tables.rows[at].group in bearers:
        return False
    heard = [other for other in index.tables.read_of(at) if _same_letters_and_key(word, other)]
    return bool(heard) and all(o.bare != word.bare and bearers.isdisjoint(index.bearers(o.word)) for o in heard)


def _same_letters_and_key(word: WordInfo, other: WordInfo) -> bool:
    """Whether two words of one script share a key; across scripts no word is spelled as another."""
    return word.word.isascii() == other.word.isascii() and same_key(word, other)


def _of_one_word(
    index: NameIndex, word: NameKey, found: dict[int, SkeletonKey], meant: set[str]
) -> dict[int, SkeletonKey]:
    """The names that one word may be: by their likeliest key, and a word with a meaning only by that.

    *Ansar* is a word of many names and no other spelling of *Ansaru*, حمص is a city and no Hamas; *Khorasan* is not
    حرس نينوى by a key that leaves letters out.
    """
    keys, sound, latin = skeleton_of(word), rough_latin_of(word), word.isascii()
    kept: dict[int, SkeletonKey] = {}
    for at, key in found.items():
        row = index.tables.rows[at]
        mine = keys if row.normal.isascii() == latin else keys[:1]
        if row.keys and row.keys[0] in mine:
            alike = latin and row.normal.isascii() and index.tables.sound_of(at) == sound
            if not meant or alike or not meant.isdisjoint(_meanings(index, at)):
                kept[at] = key
    return kept


def _meanings(index: NameIndex, at: int) -> list[str]:
    said = index.tables.glossary.said
    return [sense.concept for word, *_ in pieces(index.tables.rows[at].normal) for sense in said(word)]


def _is_transliterated(index: NameIndex, at: int, text: str) -> bool:
    return not index.tables.rows[at].acronym and index.tables.script_of(at) is not script_of(text)


def _word_by_word(mine: Sequence[WordInfo], theirs: Sequence[WordInfo], *, apart: bool) -> bool:
    """Whether the words of both share keys in turn: keys without breaks can meet by chance.

    What stands `apart`, in brackets, is joined to no other word: "Hizballah (KH)" is no Хезболлах.
    """
    if len(mine) == len(theirs) == 1 and _mean_apart(mine[0], theirs[0]):
        return False  # Qadi, a judge, is no Qaida
    if len(mine) == len(theirs):
        return all(map(same_key, mine, theirs)) and _tells(mine, theirs)
    if apart or any(words and _is_vowel_alone(words[-1]) for words in (mine, theirs)):
        return False  # a last word without a consonant would leave no trace: "Arabia E.U." is no Arabia
    return _spans(mine, theirs) if len(mine) < len(theirs) else _spans(theirs, mine)


def _mean_apart(word: WordInfo, other: WordInfo) -> bool:
    return bool(word.concepts and other.concepts) and word.concepts.isdisjoint(other.concepts)


def _tells(mine: Sequence[WordInfo], theirs: Sequence[WordInfo]) -> bool:
    """Whether the words that tell are the same by their vowels too, and by letters where a key is short or alone.

    Htoo Group is no Houthi's, the Baath's no Peace Brigades, and *Liwa al-Imam al-Bukhari* no Liwa al-Imam al-Baqir.
    """
    telling = [(word, other) for word, other in zip(mine, theirs, strict=True) if not (word.light or word.number)]
    for word, other in telling:
        if word.word == other.word or not word.concepts.isdisjoint(other.concepts):
            continue
        if not vowels_agree([word.word], [other.word]):
            return False
        if (len(telling) == 1 or has_short_key(word)) and not spelled_alike(word, other):
            return False
    return True


def _spans(short: Sequence[WordInfo], long: Sequence[WordInfo]) -> bool:
    """Whether each word of the one is one word of the other or several in a row (Hizballah, Hizb Allah)."""
    if not short or not long:
        return not short and not long
    word, rest = short[0], short[1:]
    rows = {""}
    for count in range(1, len(long) - len(rest) + 1):
        rows = {joined for row in rows for key in long[count - 1].keys if (joined := _joined(row, key)) is not None}
        met = (
            same_key(word, long[0])
            if count == 1
            else not rows.isdisjoint(word.keys) and _joined_alike(word, long[:count])
        )
        if met and _spans(rest, long[count:]):
            return True
    return False


def _joined_alike(word: WordInfo, others: Sequence[WordInfo]) -> bool:
    """Whether several words written in one are spelled like a word: *Hizb Allah* is, *Imam Ali* is no *Amal*."""
    one, other = rough_latin_of(word.word), rough_latin_of("".join([each.word for each in others]))
    if word.word.isascii() == others[0].word.isascii():
        return fuzz.ratio(one, other) >= SAME_SCRIPT
    return like_consonants(one, other)


def _joined(row: str, key: str) -> str | None:
    """Two keys as one, or None where one of them would leave no trace in it: "Hezbollah Law" is no Hezbollah."""
    joined = joined_keys(row, key)
    swallowed = row and key.removeprefix("A") and joined in (row, key.removeprefix("A"))
    return None if swallowed else joined


def _is_vowel_alone(word: WordInfo) -> bool:
    """Whether no consonant of a word is in its likeliest key."""
    return not word.number and word.keys[:1] in (("A",), ("",), ())


def _second_sign(index: NameIndex, at: int, key: str, script: Script, normal: NameKey, text: str) -> bool:
    """Several words of a long key stand alone; a short key, and one word, ask for like letters."""
    row = index.tables.rows[at]
    if "آل" in text and not _HOUSE_OF.search(row.text) and _HOUSE_OF.search(text):
        return False
    crossing = index.tables.script_of(at) is not script
    long_key = len(key) >= SHORT_KEY
    count = len(pieces(normal))
    joined = count != len(pieces(row.normal))
    if long_key and count > 1 and not joined:
        return True
    if (joined or count == 1) and not vowels_agree(_words(normal), _words(row.normal)):
        return False
    mine, theirs = rough_latin_of(normal), index.tables.sound_of(at)
    if crossing:
        shortest = SHORT_KEY - (count == len(pieces(row.normal)))
        return len(key) >= shortest and like_consonants(mine, theirs)
    if script is Script.ARABIC and count == 1 and not long_key:
        return False  # its long vowels are letters of it: حمس is not حماس
    least = SPELLED_OUT.get(script) or (SAME_SCRIPT if long_key else SHORT_SAME_SCRIPT)
    return fuzz.ratio(mine, theirs) >= least


def _words(normal: NameKey) -> list[str]:
    return [word for word, *_ in pieces(normal)]
