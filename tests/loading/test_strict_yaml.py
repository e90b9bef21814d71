"""Laws of reading YAML."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from militiadb.loading.strict_yaml import MAX_DEPTH, format_path, parse


def codes(text: str) -> list[str]:
    """The rules that parsing a text breaks."""
    return [problem.code for problem in parse(text, file="x.yaml").problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: null", None),
        ("a: ~", None),
        ("a:", None),
        ("a: true", True),
        ("a: false", False),
        ('a: "true"', "true"),
        ("a: 'null'", "null"),
        ("a: 2020", "2020"),
        ("a: 2020-08-24", "2020-08-24"),
        ("a: 1.5", "1.5"),
        ("a: ..2023-01", "..2023-01"),
    ],
)
def test_only_null_true_and_false_are_implicit(text, value):
    """Every scalar is a string, but for null, true and false without quotes."""
    document = parse(text, file="x.yaml")
    assert document.value == {"a": value}
    assert document.problems == []


@pytest.mark.parametrize(
    "word", ["NO", "yes", "on", "Off", "y", "010", "0x1f", "12:30", "+12:30:45", ".inf", "=", "True", "NULL"]
)
def test_a_trap_is_reported_and_not_guessed(word):
    """What YAML 1.1 takes for something else is a string here, and is reported with its fix."""
    document = parse(f"a: {word}", file="x.yaml")
    assert document.value == {"a": word}
    assert [(p.code, p.fix.replacement) for p in document.problems] == [("MDB008", f'"{word}"')]


@pytest.mark.parametrize("word", ["no", "on", "true"])
def test_a_key_can_be_a_trap_too(word):
    """The Norwegian words of a lexicon stand under "no", in quotes."""
    assert codes(f"{word}: x") == ["MDB008"]
    assert codes(f'"{word}": x') == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x b", "MDB003"),
        ("a: !!str b", "MDB003"),
        ("a: !mine b", "MDB003"),
        ("<<: {a: b}", "MDB003"),
        ("a: [&x b, *x]", "MDB003"),
        ("a: b\na: c", "MDB002"),
        ("a: b\n---\na: c", "MDB005"),
        ("a: [", "MDB001"),
        ("? [a, b]\n: c", "MDB001"),
        ("a: b\u2028c: d", "MDB009"),
        ("a: b\x85c", "MDB009"),
    ],
)
def test_what_reads_differently_elsewhere_is_refused(text, code):
    """Anchors, aliases, tags, merge keys, duplicate keys, second documents and odd line breaks are errors."""
    assert code in codes(text)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_depth_is_bounded_before_anything_is_built(opening):
    """Nesting of a million ends at the first level too many, and in no time."""
    assert codes(opening * 1_000_000) == ["MDB009"]
    assert "MDB009" not in codes("[" * MAX_DEPTH + "]" * MAX_DEPTH)


def test_the_first_of_two_equal_keys_stays():
    """A duplicate key is reported where it stands, with the place of the first."""
    document = parse("a: b\na: [c, d]\n", file="x.yaml")
    assert document.value == {"a": "b"}
    assert str(document.problems[0].place) == "x.yaml:2:1"
    assert str(document.problems[0].related[0]) == "x.yaml:1:1"


def test_places_count_code_points_after_right_to_left_text():
    """Arabic, Hebrew and letters beyond the basic plane before a value do not shift its column."""
    document = parse('a: [سرايا أولياء, "𐤀𐤁", חיזבאללה, here]\n', file="x.yaml")
    assert document.place(("a", 0)).column == 5
    assert document.place(("a", 1)).column == 19
    assert document.place(("a", 2)).column == 25
    assert document.place(("a", 3)).column == 35


def test_a_place_that_is_not_there_is_the_nearest_around_it():
    """A missing field is reported at the thing that lacks it."""
    document = parse("names:\n  - text: a\n", file="x.yaml")
    assert str(document.place(("names", 0, "lang"))) == "x.yaml:2:5"
    assert document.place(("names", 0, "lang")).path == "names[0].lang"
    assert str(document.place(("claims", 3))) == "x.yaml:1:1"


def test_a_character_that_yaml_refuses_is_told_where_it_stands():
    """The parser counts bytes or letters as it pleases; the place is the character's own."""
    (problem,) = parse("id: é\nb: aب\x07b\n", file="x.yaml").problems
    assert (problem.code, str(problem.place)) == ("MDB001", "x.yaml:2:6")


def test_a_key_has_a_place_of_its_own():
    """An unknown field is reported at its key."""
    place = parse("a: b\nlong: c\n", file="x.yaml").place(("long",), key=True)
    assert (place.line, place.column, place.end_column) == (2, 1, 5)


VALUES = st.recursive(
    st.none() | st.booleans() | st.text(st.characters(codec="ascii", exclude_categories=["Cc"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcd", min_size=1), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_it_reads_json_as_pyyaml_does(value):
    """On what both allow, the values are those of PyYAML's own constructor."""
    text = json.dumps(value)
    document = parse(text, file="x.yaml")
    assert document.value == yaml.safe_load(text) == value
    assert document.problems == []


@given(VALUES)
def test_every_value_has_a_span(value):
    """Whatever stands in a document can be pointed at."""
    document = parse(json.dumps(value), file="x.yaml")

    def walk(node, path):
        assert path in document.spans
        inner = enumerate(node) if isinstance(node, list) else node.items() if isinstance(node, dict) else ()
        for key, item in inner:
            walk(item, (*path, key))

    walk(document.value, ())


@given(st.text(max_size=200))
def test_no_text_crashes_the_reader(text):
    """Any text gives a document, with problems or without."""
    parse(text, file="x.yaml")


def test_paths_read_as_people_write_them():
    """A path in a document reads like names[2].text."""
    assert format_path(("claims", 0, "targets", 1)) == "claims[0].targets[1]"


def test_a_character_that_yaml_forbids_is_told_on_one_line() -> None:
    """The parser's own words of streams and positions are not passed on."""
    (problem,) = parse("id: a\0b", file="groups/x.yaml").problems
    assert problem.code == "MDB001"
    assert problem.message.startswith("this is not YAML: ")
    assert "\n" not in problem.message
    assert "string>" not in problem.message


@pytest.mark.parametrize(
    ("text", "line", "mark"),
    [
        ("id: a\nname: b\n<<<<<<< HEAD\nkind: facade\n=======\nkind: umbrella\n>>>>>>> other\n", 3, "<<<<<<<"),
        ("id: a\r\n=======\r\nkind: facade\r\n", 2, "======="),
        ("id: a\nkind: facade\n=======\nkind: umbrella\n", 3, "======="),
        ("names:\n  - text: a\n>>>>>>> other\n  - text: b\n", 3, ">>>>>>>"),
    ],
)
def test_a_merge_conflict_is_called_one(text: str, line: int, mark: str) -> None:
    """What git left is named on its own line, and not as a fault of the line where a parser stumbled."""
    (problem,) = parse(text, file="x.yaml").problems
    assert (problem.code, problem.place.line, problem.message) == (
        "MDB001",
        line,
        f"a merge conflict is left here: {mark}",
    )


def test_a_ruled_line_is_no_conflict() -> None:
    """A line of seven signs in a text or a comment is the file's own."""
    assert codes("# a\n# =======\nnote: |\n  =======\n") == []
    (problem,) = parse("note: |\n  =======\nid: [\n", file="x.yaml").problems
    assert "not YAML" in problem.message
