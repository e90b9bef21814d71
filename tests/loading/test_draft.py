"""Laws of drafts: every file is read, every problem is kept, nothing stops at the first."""

from __future__ import annotations

import pytest

from militiadb.errors import RegistryError, RegistryNotFoundError, Severity
from militiadb.loading import load
from militiadb.loading.draft import draft_of, read_draft
from militiadb.loading.folder import judge


def test_every_problem_of_every_file_is_told_at_once(files, folder):
    """`load` raises one error that carries what is wrong in all files."""
    (folder / "groups" / "saraya.yaml").write_text(files["groups/saraya.yaml"].replace("lang: ar\n", ""), "utf-8")
    (folder / "groups" / "kataib.yaml").write_text("id: [", "utf-8")
    (folder / "sources" / "report.yaml").write_text("id: report\n", "utf-8")
    with pytest.raises(RegistryError) as caught:
        load(folder)
    found = {problem.place.file for problem in caught.value.problems}
    assert {"groups/saraya.yaml", "groups/kataib.yaml", "sources/report.yaml"} <= found


def test_files_in_memory_give_the_draft_of_the_folder(files, folder):
    """Where the bytes come from makes no difference."""
    assert draft_of("x", files).groups == read_draft(folder).groups
    assert draft_of("x", files).problems == read_draft(folder).problems == []


def test_what_is_unchanged_is_borrowed(files):
    """A second revision shares the records of the files that are the same, and reads the others."""
    head = draft_of("x", files)
    changed = {**files, "groups/kataib.yaml": files["groups/kataib.yaml"].replace("[IQ]", "[SY]")}
    base = draft_of("x", changed, like=head)
    assert base.groups["groups/saraya.yaml"] is head.groups["groups/saraya.yaml"]
    assert base.groups["groups/kataib.yaml"].countries == ["SY"]


def test_a_borrowed_file_brings_its_problems(files):
    """What was wrong with a file is wrong with it in every revision that holds it."""
    broken = {**files, "groups/kataib.yaml": "id: kataib\nunknown: 1\n"}
    head = draft_of("x", broken)
    assert draft_of("x", broken, like=head).problems == head.problems


def test_a_missing_folder_is_named(tmp_path):
    """What is not there is said to be not there, with its path."""
    with pytest.raises(RegistryNotFoundError, match="nowhere"):
        load(tmp_path / "nowhere")


def test_a_folder_that_is_no_registry_is_named(tmp_path):
    """A folder without a manifest is no registry."""
    with pytest.raises(RegistryNotFoundError, match="registry\\.yaml"):
        load(tmp_path)


def test_a_claim_without_a_claimant_does_not_load(files):
    """What a value cannot do without is told by its rule, and is no crash."""
    files["groups/saraya.yaml"] = files["groups/saraya.yaml"].replace("    by: analyst\n", "")
    draft = draft_of("x", files)
    judge(draft)
    assert [problem.code for problem in draft.problems] == ["MDB402"]


@pytest.mark.parametrize("field", ["kind: facade\n", 'name: "Saraya"\n'])
def test_a_living_group_has_a_name_and_a_kind(files, field):
    """Only a tombstone, or an overlay's addition, may leave them out."""
    files["groups/saraya.yaml"] = files["groups/saraya.yaml"].replace(field, "", 1)
    assert [problem.code for problem in draft_of("x", files).problems] == ["MDB101"]


@pytest.mark.parametrize(("swap", "at"), [(("kind: facade\n", ""), "1:1"), (("kind: facade", "kind: null"), "3:7")])
def test_a_missing_kind_is_told_once_where_it_stands(files, swap, at):
    """A kind that is absent is told at the head of the file, an empty one where it stands, each once."""
    files["groups/saraya.yaml"] = files["groups/saraya.yaml"].replace(*swap)
    draft = draft_of("x", files)
    judge(draft)
    assert [(p.code, str(p.place)) for p in draft.problems] == [("MDB101", f"groups/saraya.yaml:{at}")]


@pytest.mark.parametrize(("swap", "at"), [(("  - text", "\t- text"), "7:1"), (("Saraya", "Sar\0aya"), "2:11")])
def test_one_character_is_one_error(files, swap, at):
    """A tab or NUL is told by its own rule, and not once more as what YAML stumbles over."""
    files["groups/saraya.yaml"] = files["groups/saraya.yaml"].replace(*swap, 1)
    draft = draft_of("x", files)
    assert [(p.code, str(p.place)) for p in draft.problems] == [("MDB004", f"groups/saraya.yaml:{at}")]


def test_a_copied_file_is_told_with_both_ways_out(files):
    """Whether a copy is a new group or a left-over, only its maker knows."""
    draft = draft_of("x", {**files, "groups/saraya-two.yaml": files["groups/saraya.yaml"]})
    judge(draft)
    (told,) = [p for p in draft.problems if p.code == "MDB201"]
    assert told.hint == "write id: saraya-two, or delete this copy"


def test_a_missing_kind_is_told_beside_what_is_wrong(files):
    """A file with two gaps tells both at once: the second is not kept back until the first is mended."""
    text = files["groups/saraya.yaml"].replace("kind: facade", "kind: null").replace("lang: ar\n", "lang: null\n", 1)
    draft = draft_of("x", {**files, "groups/saraya.yaml": text})
    assert [p.code for p in draft.problems] == ["MDB103", "MDB101"]


def test_a_tombstone_has_a_name(files):
    """A tombstone goes without a kind, and not without the name it had."""
    files["groups/old.yaml"] = "id: old\nredirect:\n  to: [saraya]\n  reason: merged\n  date: 2026-01-10\n"
    assert [problem.message for problem in draft_of("x", files).problems] == ["the field 'name' is missing"]


@pytest.mark.parametrize("field", ["wording: ", "target_text: "])
def test_a_text_says_something(files, field):
    """A text of spaces alone is no text, in whatever field it stands."""
    claim = files["groups/saraya.yaml"].replace('wording: "a facade of"', f'{field}" "')
    (problem,) = draft_of("x", {**files, "groups/saraya.yaml": claim}).problems
    assert (problem.code, problem.place.line) == ("MDB105", 19)


def test_a_suppression_gives_a_reason(files):
    """A blank reason is none."""
    wish = '\nchecks:\n  ignore:\n    - rule: MDB307\n      reason: " "\n'
    assert [p.code for p in draft_of("x", {**files, "registry.yaml": files["registry.yaml"] + wish}).problems] == [
        "MDB105"
    ]


def test_how_a_date_is_written_is_said_once(files):
    """The message of a text that is no date says how one is written, and no hint says it again."""
    wrong = files["groups/saraya.yaml"].replace("names:", "reviewed_on: 2021-9\nnames:")
    (problem,) = draft_of("x", {**files, "groups/saraya.yaml": wrong}).problems
    assert (problem.code, str(problem).count("2020-08-24")) == ("MDB503", 1)


@pytest.mark.parametrize(("folder", "meant"), [("group", "groups"), ("Groups", "groups"), ("source", "sources")])
def test_a_misspelt_folder_is_known_again(files, folder, meant, tmp_path):
    """The folder that was meant is named, in memory and on disk."""
    made = draft_of("x", {**files, f"{folder}/x.yaml": ""})
    (tmp_path / "registry.yaml").write_text(files["registry.yaml"], "utf-8")
    (tmp_path / folder).mkdir()
    for problems in (made.problems, read_draft(tmp_path).problems):
        assert [(p.code, p.hint) for p in problems] == [("MDB006", f"did you mean {meant}/?")]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("kind: analyst", "kind: publisher", "MDB104"),
        ("actors:\n", "actors: [\n", "MDB001"),
        ("kind: think-tank", "kind: *x", "MDB003"),
    ],
)
def test_a_fault_in_the_actors_is_one_fault(files, old, new, code):
    """One bad word, or a file that is no YAML, does not make every name of an actor one that nobody has heard of."""
    assert old in files["actors.yaml"]
    draft = draft_of("x", {**files, "actors.yaml": files["actors.yaml"].replace(old, new, 1)})
    judge(draft)
    assert [problem.code for problem in draft.problems if problem.severity is Severity.ERROR] == [code]


@pytest.mark.parametrize(
    "raw", [b"id: kataib\nname: \xff\n", b"\xef\xbb\xbfid: kataib\n", "id: kataib\n".encode("utf-16")]
)
@pytest.mark.parametrize("name", ["groups/kataib.yaml", "sources/report.yaml", "actors.yaml"])
def test_what_names_a_file_that_cannot_be_read_is_not_at_fault(files, name, raw):
    """A file in a wrong encoding is the one fault: its id is there, and nobody is told to write another."""
    draft = draft_of("x", {**files, name: raw})
    judge(draft)
    assert [(each.code, each.place.file) for each in draft.problems] == [("MDB004", name)]
    assert not draft.holds(name)


def test_a_file_that_could_not_be_read_is_borrowed_by_none(files):
    """An empty file of another revision is judged for itself."""
    head = draft_of("x", {**files, "groups/kataib.yaml": b"\xff"})
    base = draft_of("x", {**files, "groups/kataib.yaml": ""}, like=head)
    assert [each.code for each in base.problems] == ["MDB103"]
