"""Two names held against one another word by word: what agrees, what one omits, what contradicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from militiadb.model.vocabulary import WordClass
from militiadb.resolution.doubts import doubts
from militiadb.resolution.likeness import MEANING
from militiadb.resolution.wordinfo import BODY_WORDS, NEUTRAL, OUTLETS, WordInfo

LEAST_LEFT = 2
FOR_OR_AGAINST = "pro"
"""The concept of ties that stand before what they are about."""
_BRANCH = frozenset({WordClass.BRANCH})
_OTHER_BODY = frozenset({WordClass.UNIT, WordClass.TIE})
_NOWHERE: frozenset[str] = frozenset()


@frozen(slots=False)
class Alignment:
    """What agrees and what does not, by weight, and the vetoes that were met.

    `mine` and `theirs` are the weights of query and name without what is said besides, `only_mine` and `only_theirs`
    of what stayed alone. `named` says that a word agrees which is neither light nor of a branch, `core` that all
    telling words agree, `whole` that nothing stayed alone but what says nothing, `spelled` that every pair is one word
    or one meaning rather than one word misspelt, `loosely` that the meaning of a word is a guess by its sound.
    `countries` are lands that only the query names.
    """

    agreed: float
    mine: float
    theirs: float
    only_mine: float
    only_theirs: float
    least: float
    telling: float
    named: bool
    pairs: int
    meanings: int
    core: bool
    whole: bool
    spelled: bool
    loosely: bool
    countries: frozenset[str]
    aside: tuple[WordInfo, ...]
    vetoes: tuple[str, ...]


def align(
    mine: Sequence[WordInfo],
    theirs: Sequence[WordInfo],
    likes: Sequence[Mapping[int, float]],
    numbers: Sequence[int],
    my_weights: Sequence[float],
    their_weights: Sequence[float],
) -> Alignment:
    """Pair words by likeness, best first; what stays alone is an omission on one side, a contradiction on both.

    `likes[i]` gives the likeness of my word i to a word by its number, `numbers` are the numbers of theirs.
    """
    chosen = _chosen(likes, numbers)
    agreed, paired, telling = _agreement(chosen, mine, my_weights, their_weights)
    values = [value for _, _, value in chosen]
    least, meant = min(values, default=1.0), [mine[i] for i, _, value in chosen if value == MEANING]
    left, right = dict(enumerate(mine)), dict(enumerate(theirs))
    for i, j, _ in chosen:
        del left[i], right[j]
    aside = _said_besides(left, right, mine, theirs) if left or right else ()
    only_mine, only_theirs = sum([my_weights[i] for i in left]), sum([their_weights[j] for j in right])
    return Alignment(
        agreed,
        paired + only_mine,
        paired + only_theirs,
        only_mine,
        only_theirs,
        least if chosen else 0.0,
        telling,
        any(not (mine[i].light or mine[i].classes == _BRANCH) for i, _, _ in chosen),
        sum([_size(mine[i], theirs[j]) for i, j, _ in chosen]),
        len(meant),
        all(word.light for word in (*left.values(), *right.values())),
        not left and not right,
        least >= MEANING,
        any(word.guessed for word in meant),
        frozenset([word.country for word in aside if word.country]) if aside else _NOWHERE,
        aside,
        (_vetoes(left, right, theirs) if left or right else ()) or doubts(chosen, mine, theirs),
    )


def _chosen(likes: Sequence[Mapping[int, float]], numbers: Sequence[int]) -> list[tuple[int, int, float]]:
    """The pairs of my words and theirs, likest first and then nearest in place, each word once, with their likeness."""
    found = sorted(
        [
            (-value, abs(i - j), i, j)
            for i, known in enumerate(likes)
            if known
            for j, number in enumerate(numbers)
            if (value := known.get(number))
        ]
    )
    chosen: list[tuple[int, int, float]] = []
    mine, theirs = set[int](), set[int]()
    for minus, _, i, j in found:
        if i not in mine and j not in theirs:
            mine.add(i)
            theirs.add(j)
            chosen.append((i, j, -minus))
    return chosen


def _agreement(
    chosen: Sequence[tuple[int, int, float]],
    mine: Sequence[WordInfo],
    my_weights: Sequence[float],
    their_weights: Sequence[float],
) -> tuple[float, float, float]:
    """What the pairs weigh by their likeness, what they weigh, and what those of them weigh that tell groups apart."""
    agreed = paired = telling = 0.0
    for i, j, value in chosen:
        weight = (my_weights[i] + their_weights[j]) / 2
        agreed += weight * value
        paired += weight
        if not mine[i].light:
            telling += weight
    return agreed, paired, telling


def _size(mine: WordInfo, theirs: WordInfo) -> int:
    """How many words a pair is of: a phrase of the lexicon stands as one."""
    return min(mine.word.count(" "), theirs.word.count(" ")) + 1


def _said_besides(
    left: dict[int, WordInfo], right: dict[int, WordInfo], mine: Sequence[WordInfo], theirs: Sequence[WordInfo]
) -> tuple[WordInfo, ...]:
    """Take out what stayed alone and is no part of the name; the query's own are returned.

    A role word or an honorific on either side, a land or a tie that only the query names, and a unit word or head noun
    that says once more, in another language, what the name has said ("Kata'ib … Brigades").
    """
    _take_out(right, theirs, mine)
    return _take_out(left, mine, theirs, asked=True)


def _take_out(
    alone: dict[int, WordInfo], words: Sequence[WordInfo], others: Sequence[WordInfo], *, asked: bool = False
) -> tuple[WordInfo, ...]:
    """Take out what is said besides, one by one: of two words that say the same, one stays (*bayt*, *mal*)."""
    said = dict(enumerate(words))
    for i, word in [*alone.items()]:
        free = word.free and not word.guessed  # by its sound a man's name may seem a role word
        if WordClass.TIE in word.classes and (not asked or _is_of_the_name(word, i, alone, words)):
            free = False  # a registered name is nobody's description: the Allied Democratic Forces are called so
        if free or (asked and word.country) or _said_twice(word, said, i, others):
            del alone[i], said[i]
    return tuple([word for i, word in enumerate(words) if i not in said])


def _is_of_the_name(tie: WordInfo, at: int, alone: Mapping[int, WordInfo], words: Sequence[WordInfo]) -> bool:
    """Whether what one is for or against is the name itself and no land: "anti-Hamas", not "pro-Iranian"."""
    land = at + 1 in alone and words[at + 1].country
    return FOR_OR_AGAINST in tie.concepts and at + 1 < len(words) and not land


def _said_twice(word: WordInfo, words: Mapping[int, WordInfo], at: int, others: Sequence[WordInfo]) -> bool:
    """Whether a name says a light word in another language too, and the other name no other word of this language.

    What kind of outlet it is may be said twice in one language too ("قناة … الفضائية", "TV channel").
    """
    if kinds := word.concepts & OUTLETS:
        return any(k != at and not other.concepts.isdisjoint(kinds) for k, other in words.items())
    return (
        word.light
        and any(
            k != at and other.langs.isdisjoint(word.langs) and not other.concepts.isdisjoint(word.concepts)
            for k, other in words.items()
        )
        and not any(
            not (other.concepts.isdisjoint(word.concepts) or other.langs.isdisjoint(word.langs) or word.means(other))
            for other in others
        )
    )


def _vetoes(left: Mapping[int, WordInfo], right: Mapping[int, WordInfo], theirs: Sequence[WordInfo]) -> tuple[str, ...]:
    """What parts two bodies: telling words on one side alone, a part against its whole, one unit against another.

    A unit word makes another body; a head noun or a generic word may be left out where two words of the name are left.
    """
    found = [*_telling(left.values(), "query"), *_telling(right.values(), "name")]
    if left and right:
        one, other = next(iter(left.values())), next(iter(right.values()))
        return (*found, f"{one.word!r} against {other.word!r}")
    alone = [word for word in (*left.values(), *right.values()) if not word.light or word.classes & _OTHER_BODY]
    alone += [word for word in left.values() if word not in alone and _is_another(word, theirs)]
    if not alone and right and len(theirs) - len(right) < LEAST_LEFT:
        alone = list(right.values())
    return (*found, f"{' '.join([word.word for word in alone])!r} on one side only") if alone else tuple(found)


def _is_another(word: WordInfo, theirs: Sequence[WordInfo]) -> bool:
    """Whether a word of the query makes another body: a general one, or a head noun beside a name's own of its kind."""
    if WordClass.GENERIC in word.classes:
        return True
    own = [other for other in theirs if other.classes & BODY_WORDS]
    neutral = bool(word.concepts & NEUTRAL)
    return bool(word.classes & BODY_WORDS and own and not neutral) and all(
        other.concepts.isdisjoint(word.concepts) for other in own
    )


def _telling(alone: Iterable[WordInfo], side: str) -> tuple[str, ...]:
    """Numbers, branches, factions, ordinals and places on one side alone: another body of nearly the same name."""
    return tuple(
        [
            f"number {word.word} only in the {side}"
            if word.number
            else f"{min(word.classes)} word {word.word!r} only in the {side}"
            for word in alone
            if word.telling
        ]
    )
