"""Whatever stands around names and between them, a query is answered and a text is read."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from militiadb import Resolver, load
from militiadb.resolution.result import Status

JOINING = "in of the and or based -based backed aka group de du der و في من 's ’in 30th 12 Gaza Iran"
SIGNS = list("()[«»“”/;,&+-—…")


@cache
def resolver() -> Resolver:
    """One resolver for all runs."""
    return Resolver(load())


@cache
def words() -> tuple[str, ...]:
    """The words of every registered name, each once."""
    return tuple(sorted({word for group in load() for name in group.names for word in name.text.split()}))


def rows() -> st.SearchStrategy[str]:
    """Rows of names' words, of what joins words, and of anything at all."""
    word = st.one_of(
        st.sampled_from([*JOINING.split(), *SIGNS]), st.deferred(lambda: st.sampled_from(words())), st.text(max_size=3)
    )
    return st.lists(word, min_size=1, max_size=6).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(rows())
def test_a_row_of_words_is_answered(text: str) -> None:
    """No order of words, quotes and joining words is a fault of ours; a match has its evidence."""
    answer = resolver().resolve(text)
    assert (answer.status is Status.MATCHED) == (answer.id is not None)
    assert answer.id is None or answer.evidence is not None


@settings(max_examples=200, deadline=None)
@given(rows())
def test_a_row_of_words_is_read(text: str) -> None:
    """What is found stands where it is said to stand."""
    for mention in resolver().find_mentions(text):
        assert text[mention.start : mention.end] == mention.surface
