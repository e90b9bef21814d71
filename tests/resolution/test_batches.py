"""Many names at once."""

from __future__ import annotations

import pickle

import pytest
from tiny import small

from militiadb import AmbiguousNameError, Resolution, Status, UnresolvedNameError


def test_a_batch_answers_in_order_as_single_questions_do() -> None:
    """`resolve_many` gives what `resolve` gives, name by name."""
    names = ["KH", "nobody", "Ansar Allah", "KH"]
    assert list(small().resolve_many(names)) == [small().resolve(name) for name in names]


def test_repeated_names_are_worked_once() -> None:
    """The second answer to one name is the first one's very value."""
    first, second = small().resolve_many(["Kataeb Hezbollah", "Kataeb Hezbollah"])
    assert first is second


def test_missing_values_get_a_reason() -> None:
    """None, NaN, numbers and '' are unresolved with a reason, and the batch goes on."""
    answers = list(small().resolve_many([None, float("nan"), "", 7, "KH"]))
    assert [answer.status for answer in answers[:4]] == [Status.UNRESOLVED] * 4
    assert [answer.notes for answer in answers[:4]] == [
        ("no value",),
        ("no value",),
        ("empty",),
        ("not a text but int",),
    ]
    assert answers[4].id == "kataib-hizballah"


def test_a_batch_is_lazy() -> None:
    """Names are asked for one at a time, so that an endless stream can be read."""

    def endless():
        while True:
            yield "KH"

    assert next(small().resolve_many(endless())).id == "kataib-hizballah"


def test_progress_is_told_the_count() -> None:
    """The callback hears of every thousand, and of the end."""
    heard: list[int] = []
    list(small().resolve_many(["KH"] * 2500, progress=heard.append))
    assert heard == [1000, 2000, 2500]


def test_answers_can_be_pickled() -> None:
    """An answer goes to another process and back."""
    answer = small().resolve("Ansar Allah")
    again: Resolution = pickle.loads(pickle.dumps(answer))
    assert again == answer


def test_one_raises_for_the_strict() -> None:
    """`one()` is the group, or an error that names the way out."""
    import pytest

    assert small().resolve("KH").one().id == "kataib-hizballah"
    with pytest.raises(AmbiguousNameError, match="houthis"):
        small().resolve("Ansar Allah").one()
    with pytest.raises(UnresolvedNameError, match="nobody"):
        small().resolve("nobody").one()


def test_one_string_is_no_row_of_names() -> None:
    """A string is iterable, but its letters are no names: the slip is told at once."""
    with pytest.raises(TypeError, match="takes names, not one str: 'PMF'"):
        small().resolve_many("PMF")


def test_a_kind_that_leaves_nothing_is_told() -> None:
    """Who was left out for its kind is named, so that a filter is not taken for ignorance."""
    answer = small().resolve("Kata'ib Hizballah", kinds=["umbrella"])
    assert answer.status is Status.UNRESOLVED
    assert answer.notes == ("kataib-hizballah is of another kind: armed-group",)
    (many,) = small().resolve_many(["Kata'ib Hizballah"], kinds=["umbrella"])
    assert many.notes == answer.notes
