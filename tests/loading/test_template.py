"""Laws of a new entry: its template is canonical, teaches, and lacks only what must be filled in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from militiadb.checks.engine import examine
from militiadb.checks.tiny import FILES
from militiadb.errors import Severity
from militiadb.loading import layout
from militiadb.loading.draft import draft_of
from militiadb.loading.strict_yaml import parse
from militiadb.loading.template import NewGroup, TemplateError, bearers, begin, template
from militiadb.model.vocabulary import GroupKind

BARE = NewGroup("saraya-example", "Saraya Example")
FULL = NewGroup("saraya-example", "Saraya Example", GroupKind.FACADE, ("IQ",), "ar-Latn", ("report",))


def errors(new: NewGroup) -> list[str]:
    """What `check` calls an error in the template's file, among the files of a small registry."""
    name = f"groups/{new.id}.yaml"
    report = examine(draft_of("registry", {**FILES, name: template(new)}))
    return [str(p) for p in report.problems if p.severity is Severity.ERROR and p.place.file == name]


def test_a_bare_template_lacks_only_what_must_be_filled_in() -> None:
    """The check names every field that is empty, in one run, and the full template has no error."""
    (kind, lang) = errors(BARE)
    assert "the field 'kind' is missing" in kind
    assert "null stands here, where a text belongs (give it a value)" in lang
    assert any("kind" in each for each in errors(NewGroup("x", "X", lang="en")))
    assert any("source" in each for each in errors(NewGroup("x", "X", GroupKind.FACADE, (), "en")))
    assert errors(FULL) == []


TRAPS = NewGroup("no", "No", GroupKind.FACADE, ("NO",), "no", ("null", "010"))


@pytest.mark.parametrize("new", [BARE, FULL, TRAPS, NewGroup("x", 'سرايا "المثال" # لا')])
def test_a_template_is_canonical(new: NewGroup) -> None:
    """`militiadb fmt` changes nothing in it, comments and empty fields included."""
    text = template(new)
    assert layout.format_text(f"groups/{new.id}.yaml", text).text == text


def test_what_yaml_takes_for_something_else_is_quoted() -> None:
    """Norway and Norwegian are no booleans, whatever YAML 1.1 thinks."""
    document = parse(template(TRAPS), file="groups/no.yaml")
    assert document.problems == []
    assert (document.value["countries"], document.value["names"][0]["lang"]) == (["NO"], "no")


@given(st.text(min_size=1).filter(lambda text: text.isprintable()))
def test_any_name_survives(name: str) -> None:
    """Whatever a name holds, it stands in the file as it was given."""
    value = parse(template(NewGroup("x", name)), file="groups/x.yaml").value
    assert (value["name"], value["names"][0]["text"]) == (name, name)


@pytest.mark.parametrize("bad", ["", "Saraya", "saraya--x", "-x", "x_y", "سرايا", "../x", "x" * 81])
def test_what_is_no_id_is_refused(tmp_path: Path, bad: str) -> None:
    """An id is a slug; nothing else becomes a file name."""
    with pytest.raises(TemplateError, match="is no id"):
        begin(tmp_path, new=NewGroup(bad, "X"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("new", "says"),
    [
        (NewGroup("x", " "), "a group has a name"),
        (NewGroup("x", "two\nlines"), "is no name"),
        (NewGroup("x", "x" * 501), "is no name"),
        (NewGroup("x", "X", countries=("IQ", "x]")), r"'x\]' is no country"),
        (NewGroup("x", "X", countries=("Iraq",)), "'Iraq' is no country"),
        (NewGroup("x", "X", countries=("UK",)), "'UK' is no country of ISO 3166-1; did you mean 'GB'"),
        (NewGroup("x", "X", lang="{}"), "is no language"),
        (NewGroup("x", "X", sources=("a b",)), "'a b' is no id of a source"),
        (NewGroup("x", "X", sources=("nosuch",)), "no source 'nosuch' in the registry: write sources/nosuch.yaml"),
    ],
)
def test_what_the_record_would_refuse_is_refused_before_there_is_a_file(
    tmp_path: Path, new: NewGroup, says: str
) -> None:
    """A value that is none ends in a message that names it; no broken YAML is left behind."""
    with pytest.raises(TemplateError, match=says):
        begin(tmp_path, new=new)
    assert list(tmp_path.iterdir()) == []


def test_an_id_that_is_taken_is_refused(tmp_path: Path) -> None:
    """An existing file, a tombstone's too, is never overwritten."""
    path = begin(tmp_path, new=BARE)
    path.write_text("mine", "utf-8")
    with pytest.raises(TemplateError, match="is taken"):
        begin(tmp_path, new=BARE)
    assert path.read_text("utf-8") == "mine"


def test_an_id_of_the_registry_below_is_taken(tmp_path: Path) -> None:
    """An overlay does not begin a group that it stands upon: the message says how names are added to it."""
    manifest = FILES["registry.yaml"] + "extends: militiadb\n"
    (tmp_path / "registry.yaml").write_text(manifest, "utf-8")
    with pytest.raises(TemplateError, match="`adds: true`"):
        begin(tmp_path, new=NewGroup("kataib-hizballah", "X"))
    assert begin(tmp_path, new=NewGroup("saraya-example", "X", sources=("lwj-iri-2026-03",))).is_file()
    with pytest.raises(TemplateError, match="did you mean 'lwj-iri-2026-03'"):
        begin(tmp_path, new=NewGroup("x", "X", sources=("lwj-iri-2026-3",)))


def test_who_bears_a_name_is_found_in_the_registry_below_too(tmp_path: Path) -> None:
    """The normal form decides, over the folder and what it extends."""
    (tmp_path / "registry.yaml").write_text(FILES["registry.yaml"] + "extends: militiadb\n", "utf-8")
    assert bearers(tmp_path, "HAMAS") == ("hamas",)
    assert bearers(tmp_path, "nobody at all") == ()
