"""Many names at once."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from tiny import small

from militiadb import AmbiguousNameError, Registry, Resolution, Resolver, Status, UnresolvedNameError
from militiadb.resolution import batch


def test_a_batch_answers_in_order_as_single_questions_do() -> None:
    """`resolve_many` gives what `resolve` gives, name by name."""
    names = ["KH", "nobody", "Ansar Allah", "KH"]
    assert list(small().resolve_many(names)) == [small().resolve(name) for name in names]


def test_repeated_names_are_worked_once() -> None:
    """The second answer to one name is the first one's very value."""
    first, second = small().resolve_many(["Kataeb Hezbollah", "Kataeb Hezbollah"])
    assert first is second


@pytest.mark.parametrize("last_asked", [0, 1, 2])
def test_the_name_asked_longest_ago_is_forgotten_first(monkeypatch: pytest.MonkeyPatch, last_asked: int) -> None:
    """Past its bound a batch forgets one name: not the one that came first, but the one not asked for longest."""
    monkeypatch.setattr(batch, "REMEMBERED", 3)
    names = ["Kataeb Hezbollah", "Asaeb Ahl el Haq", "Lewa el Taff"]
    again = [name for name in names if name != names[last_asked]]
    asked = [*names, *again, "Ansarullah", *again, names[last_asked]]
    answers = dict(enumerate(small().resolve_many(asked)))
    assert all(answers[6 + at] is answers[names.index(name)] for at, name in enumerate(again))
    assert answers[8] is not answers[last_asked]


class NAType:
    """pandas.NA as far as a batch sees it: it compares to itself, and that is neither true nor false."""

    def __eq__(self, other: object) -> NAType:  # type: ignore[override]
        return self

    def __ne__(self, other: object) -> NAType:  # type: ignore[override]
        return self

    def __bool__(self) -> bool:
        raise TypeError("boolean value of NA is ambiguous")

    __hash__ = None  # type: ignore[assignment]


class MaskedConstant(NAType):
    """numpy.ma.masked: what it compares to is masked as well, which counts as false."""

    def __bool__(self) -> bool:
        return False


class NaTType:
    """pandas.NaT and numpy's NaT: unlike itself."""

    def __ne__(self, other: object) -> bool:
        return True

    __hash__ = object.__hash__


class Array(NAType):
    """A cell that is an array: how it compares is told for each element."""


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (NAType(), "no value"),
        (MaskedConstant(), "no value"),
        (NaTType(), "no value"),
        (Decimal("NaN"), "no value"),
        (Decimal("sNaN"), "not a text but Decimal"),
        (Array(), "not a text but Array"),
        (["KH"], "not a text but list"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_no_cell_of_a_table_stops_a_batch(cell: object, reason: str) -> None:
    """Whatever a library puts where a value is missing, and whatever cannot be compared, gets a reason."""
    refused, answered = small().resolve_many([cell, "KH"])
    assert (refused.status, refused.notes) == (Status.UNRESOLVED, (reason,))
    assert answered.id == "kataib-hizballah"


class StringScalar:
    """A cell of an Arrow column."""

    def __init__(self, value: object) -> None:
        self.value = value

    def as_py(self) -> object:
        """The Python value, where there is one."""
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


def test_the_cells_of_an_arrow_column_are_read() -> None:
    """An Arrow scalar stands for the Python value that it holds; one that holds none is refused as itself."""
    column = [StringScalar("KH"), StringScalar(None), StringScalar(7), StringScalar(ValueError("nanoseconds"))]
    answers = list(small().resolve_many(column))
    assert answers[0] == small().resolve("KH")
    assert [answer.notes for answer in answers[1:]] == [
        ("no value",),
        ("not a text but int",),
        ("not a text but StringScalar",),
    ]


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


class DataFrame:
    """A table as pandas, Polars and Arrow have it: iterated, it gives its headers or its columns."""

    columns = ("actor",)

    def __iter__(self) -> Iterator[str]:
        return iter(self.columns)


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ({"a": "PMF"}, "not dict: give one column or its values"),
        (DataFrame(), "not DataFrame: give one column"),
        (None, "not NoneType: give a list"),
        (7, "not int: give a list"),
    ],
)
def test_what_holds_no_names_of_its_own_is_refused(names: Any, says: str) -> None:
    """The keys of a mapping and the headers of a table are no names of groups, and are not answered."""
    with pytest.raises(TypeError, match=says):
        small().resolve_many(names)


def test_a_kind_that_leaves_nothing_is_told() -> None:
    """Who was left out for its kind is named, so that a filter is not taken for ignorance."""
    answer = small().resolve("Kata'ib Hizballah", kinds=["umbrella"])
    assert answer.status is Status.UNRESOLVED
    assert answer.notes == ("kataib-hizballah is of another kind: armed-group",)
    (many,) = small().resolve_many(["Kata'ib Hizballah"], kinds=["umbrella"])
    assert many.notes == answer.notes


def test_no_kinds_narrow_nothing() -> None:
    """An empty choice of kinds is no choice, as on the command line."""
    for name in ("KH", "Kataeb Hezbollah", "Ansar Allah", "nobody"):
        assert small().resolve(name, kinds=[]) == small().resolve(name)
        assert list(small().resolve_many([name], kinds=())) == [small().resolve(name)]


def test_an_answer_is_shown_shortly() -> None:
    """A prompt, a log line or a failing assert shows what was asked, how it ended, and for whom."""
    answer = small().resolve("KH")
    assert repr(answer) == "Resolution(query='KH', status='matched', id='kataib-hizballah', score=1.0)"
    assert repr(answer.candidates) == "(Candidate(id='kataib-hizballah', score=1.0, tier='exact'),)"
    (mention,) = small().find_mentions("Of KH they spoke.")
    assert repr(mention) == f"Mention(start=3, end=5, surface='KH', resolution={mention.resolution!r})"
    several = "Resolution(query='Ansar Allah', status='ambiguous', id=None, score="
    assert repr(small().resolve("Ansar Allah")).startswith(several)


@pytest.mark.parametrize("what", ["mine", None])
def test_a_resolver_is_made_of_a_registry(what: object) -> None:
    """A path is no registry: the message says how one comes by it."""
    with pytest.raises(TypeError, match=rf"a Resolver takes a Registry, not {type(what).__name__}.*militiadb\.load"):
        Resolver(what)  # type: ignore[arg-type]
    assert isinstance(small().registry, Registry)
