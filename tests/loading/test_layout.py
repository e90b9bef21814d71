"""Laws of the canonical layout."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from militiadb.errors import LayoutError
from militiadb.loading import emitter, layout
from militiadb.loading.comments import texts_of
from militiadb.loading.strict_yaml import parse

MESSY = """\
# about the file
names:
- text: 'سرايا # الدم'   # beside the text
  kind: native
  # about the language
  lang: no
  match: fuzzy
  sources: [a,  # why a
     b]
- text: X
  kind: short
  lang: en
  sources:
  - a # page 3
  # and again
  - b
# about the id

id: x
claims: []
kind: facade # filed so
# the end
"""
CANONICAL = """\
# about the file
# about the id
id: x
kind: facade  # filed so
names:
  - text: "سرايا # الدم"  # beside the text
    kind: native
    # about the language
    lang: "no"
    sources: [a, b]  # why a
  - text: "X"
    kind: short
    lang: en
    sources:
      - a  # page 3
      # and again
      - b
# the end
"""


def test_fields_stand_in_record_order_and_defaults_are_left_out():
    """A file is rewritten in one order and style; a field that says what its absence says is left out."""
    assert layout.format_text("groups/x.yaml", MESSY).text == CANONICAL


def test_a_canonical_text_stays_as_it_is():
    """Formatting what was formatted changes nothing."""
    assert not layout.format_text("groups/x.yaml", CANONICAL).changed


def test_an_invalid_record_is_laid_out_but_loses_nothing():
    """Where the record is not valid, nothing counts as a default."""
    text = layout.format_text("groups/x.yaml", "claims: []\nid: x\nunknown: 1\n").text
    assert text == "id: x\nclaims: []\nunknown: 1\n"


@pytest.mark.parametrize("text", ["id: x\nid: y\n", "id: &a x\n", "- x\n", "id: [\n", "id: !!str x\n"])
def test_what_cannot_be_read_safely_is_left_alone(text):
    """A file with a duplicate key, an anchor, a tag, or a syntax error is reported and keeps its text."""
    formatted = layout.format_text("groups/x.yaml", text)
    assert formatted.problems
    assert not formatted.changed


def test_a_change_of_meaning_is_refused(monkeypatch):
    """A layout that would alter a value is never handed out."""
    monkeypatch.setattr(emitter, "quoted", lambda text: f'"{text}!"')
    with pytest.raises(LayoutError, match="left alone"):
        layout.format_text("groups/x.yaml", "id: x\nname: X\n")


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)  # half a surrogate cannot stand in UTF-8
VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        TEXT,
        st.sampled_from(["null", "no", "010", "12:30", "2020-08", "a: b", "- a"]),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["id", "name", "names", "tables", "note"]), VALUES, min_size=1))
def test_any_value_survives_and_the_layout_is_idempotent(value):
    """Whatever a file holds, ruamel.yaml reads the same from the canonical text, which is canonical itself."""
    document = parse(_json(value), file="x")
    text = layout.canonical("tables/x.yaml", document)
    assert YAML(typ="safe", pure=True).load(text) == value
    again = parse(text, file="x")
    assert again.value == document.value
    assert layout.canonical("tables/x.yaml", again) == text


def _json(value):
    """JSON is YAML, but for the invisible characters that YAML wants escaped and pairs of surrogate escapes."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in text)


COMMENTS = st.lists(st.sampled_from(["# one", "# two: [", '# three "', "#", "# عربي"]), max_size=4)


@given(st.data())
def test_no_comment_is_lost(data):
    """Every comment of a file stands in its canonical text as often as before, wherever it stood."""
    lines = MESSY.splitlines()
    for comment in data.draw(COMMENTS):
        at = data.draw(st.integers(0, len(lines)))
        lines.insert(at, " " * data.draw(st.integers(0, 6)) + comment)
    text = "\n".join(lines) + "\n"
    formatted = layout.format_text("groups/x.yaml", text)
    assert not formatted.problems
    assert _comments(formatted.text) == _comments(text)


def _comments(text):
    return texts_of(parse(text, file="x"))
