"""`militiadb check` and `schema` as a person or a workflow calls them."""

from __future__ import annotations

import errno
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from editing import edit

from militiadb.cli.excerpts import pointed_line
from militiadb.errors import Place

Run = Callable[..., object]
GROUP = "groups/ashab-al-kahf.yaml"
SPARE = 'id: spare\ntitle: "Spare"\npublisher: paper\nkind: news\npublished: 2021-03\n'


@pytest.fixture
def repository(sound: Path) -> Path:
    """The folder in a git repository with one commit."""
    git(sound.parent, "init", "-q")
    git(sound.parent, "add", "-A")
    git(sound.parent, "commit", "-q", "-m", "base")
    return sound


def git(where: Path, *args: str) -> str:
    """Run git as somebody."""
    command = ["git", "-C", str(where), "-c", "user.name=a", "-c", "user.email=a@example.org", *args]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_a_sound_registry_is_said_to_be_sound(run: Run, sound: Path) -> None:
    """Exit code 0, and a line that says how much was looked at."""
    done = run("check", str(sound))
    assert done.code == 0
    assert "in 8 files" in done.out


def test_an_error_is_shown_with_its_line_and_a_caret(run: Run, sound: Path) -> None:
    """The report shows the source line and a caret under the very column, after Arabic too."""
    edit(sound, GROUP, 'text: "أصحاب الكهف"', 'text: "أصحاب\u200b الكهف"')
    done = run("check", str(sound), "--select", "MDB302")
    assert done.code == 1
    head, line, caret = done.out.splitlines()[:3]
    assert "ashab-al-kahf.yaml:10:17: error MDB302" in head
    assert line.endswith('text: "أصحاب\\u200b الكهف"')
    assert caret.index("^") == line.index("\\u200b")
    assert caret.count("^") == len("\\u200b")


def test_rules_may_be_given_in_one_and_in_small_letters(run: Run, sound: Path) -> None:
    """As in other tools, a comma parts the rules of one option."""
    edit(sound, GROUP, 'text: "أصحاب الكهف"', 'text: "أصحاب\u200b الكهف"')
    both, one = (
        run("check", str(sound), *options) for options in (["--select", "mdb302,MDB401"], ["--select", "MDB302"])
    )
    assert (both.code, both.out) == (1, one.out)
    assert run("check", str(sound), "--select", "MDB3", "--ignore", "MDB302, MDB301").code == 0


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """No colours."""
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.mark.usefixtures("plain")
def test_a_caret_stands_under_its_column_after_marks_and_wide_letters() -> None:
    """Marks take no column on the screen and East Asian letters two."""
    row = 'a: "كَتَائِب 旅団 x"'
    at = row.index("x")
    line, caret = pointed_line(row, Place("f", 1, at + 1, 1, at + 2))
    assert line.endswith(' x"')
    assert caret.index("^") - caret.index("|") == 2 + len('a: "كتائب ') + 4 + 1


@pytest.mark.usefixtures("plain")
def test_a_long_line_is_cut_around_the_place() -> None:
    """A note of thousands of letters does not fill the screen."""
    line, caret = pointed_line("x" * 3000 + "HERE" + "y" * 3000, Place("f", 1, 3001, 1, 3005))
    assert len(line) < 140
    assert line[caret.index("^") : caret.rindex("^") + 1] == "HERE"


def test_json_has_everything(run: Run, sound: Path) -> None:
    """The JSON report holds rule, place, entity and fix of each problem, and the sums."""
    edit(sound, GROUP, "lang: ar\n", "lang: iw\n")
    report = json.loads(run("check", str(sound), "--format", "json").out)
    (issue,) = [each for each in report["issues"] if each["severity"] == "error"]
    assert report["schema"] == "militiadb.check-report/1"
    assert report["summary"]["errors"] == 1
    assert (issue["rule"], issue["line"], issue["path"], issue["entity"]) == (
        "MDB305",
        12,
        "names[1].lang",
        "ashab-al-kahf",
    )
    assert issue["fix"]["edits"][0]["replacement"] == "he"


def test_paths_are_those_of_the_repository(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Whatever the working directory, programs are told files by their path in the repository."""
    edit(repository, GROUP, "lang: ar\n", "lang: iw\n")
    for place in (tmp_path, repository, repository / "groups", Path("/")):
        monkeypatch.chdir(place)
        report = json.loads(run("check", str(repository), "--format", "json").out)
        assert report["issues"][0]["file"] == f"registry/{GROUP}"


def test_a_person_is_told_paths_that_open(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Every command names a file by its way from the working directory; from elsewhere, by its whole path."""
    for place, prefix in ((tmp_path, "registry/"), (repository, ""), (repository / "groups", f"{repository}/")):
        monkeypatch.chdir(place)
        edit(repository, GROUP, "lang: ar\n", "lang: iw\n")
        assert run("check", str(repository)).out.startswith(f"{prefix}{GROUP}:")
        assert run("check", str(repository), "--fix").err.startswith(f"mended {prefix}{GROUP}: ")
        edit(repository, GROUP, "lang: he\n", "lang:  ar\n")
        assert run("fmt", str(repository)).out == f"wrote {prefix}{GROUP}\n"


def test_a_program_is_told_the_way_out_too(run: Run, sound: Path) -> None:
    """Where a problem has no hint of its own, JSON and GitHub have what its rule says, as text does."""
    edit(sound, GROUP, "sources: [article]", "sources: []")
    (issue,) = json.loads(run("check", str(sound), "--select", "MDB315", "--format", "json").out)["issues"]
    assert issue["hint"] == "Cite a source that prints the name so, or take the name out."
    assert f"({issue['hint']})" in run("check", str(sound), "--select", "MDB315", "--format", "github").out


def test_the_registry_is_found_from_within(run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a path the registry is the one around, or below, the working directory."""
    for place in (repository.parent, repository, repository / "groups"):
        monkeypatch.chdir(place)
        assert run("check").code == 0


@pytest.mark.parametrize(("option", "code"), [([], 0), (["--fail-on", "warning"], 1), (["--fail-on", "error"], 0)])
def test_warnings_fail_where_it_is_asked(run: Run, sound: Path, option: list[str], code: int) -> None:
    """A warning fails the check by option; else the manifest decides."""
    edit(sound, GROUP, "countries: [IQ]\n", "countries: [IQ]\nlanguages: [ar]\n")
    edit(sound, GROUP, "kind: native", "kind: short")
    assert run("check", str(sound), *option).code == code


def test_the_manifest_says_what_fails(run: Run, sound: Path) -> None:
    """`checks: {fail_on: warning}` makes warnings fail without an option, and an option overrides it."""
    edit(sound, GROUP, "countries: [IQ]\n", "countries: [IQ]\nlanguages: [ar]\n")
    edit(sound, GROUP, "kind: native", "kind: short")
    manifest = sound / "registry.yaml"
    manifest.write_text(manifest.read_text("utf-8") + "checks:\n  fail_on: warning\n", "utf-8")
    assert run("check", str(sound)).code == 1
    assert run("check", str(sound), "--fail-on", "error").code == 0


def test_fix_mends_and_checks_again(run: Run, sound: Path) -> None:
    """--fix writes the mended files and leaves with the code of what remains."""
    edit(sound, GROUP, "lang: ar\n", "lang: iw\n")
    edit(sound, GROUP, "kind: facade\n", "")
    edit(sound, GROUP, "names:\n", "kind: facade\nnames:\n")
    done = run("check", str(sound), "--fix")
    assert done.code == 0
    assert "lang: he\n" in (sound / GROUP).read_text("utf-8")
    assert (sound / GROUP).read_text("utf-8").startswith('id: ashab-al-kahf\nname: "Ashab al-Kahf"\nkind: facade\n')


def test_one_fix_run_leaves_nothing_to_fix(run: Run, sound: Path) -> None:
    """A mend that waits for another one is made in the same run, and each file is told once."""
    edit(sound, GROUP, 'name: "Ashab al-Kahf"\n', 'name: "Cafe\u0301  rouge\u200b"\n')
    edit(sound, GROUP, 'text: "Ashab al-Kahf"\n', 'text: "Cafe\u0301  rouge\u200b"\n')
    done = run("check", str(sound), "--fix")
    assert "--fix" not in done.out
    assert done.err == f"mended {sound}/{GROUP}: 4 fixes\n"
    assert (sound / GROUP).read_text("utf-8").count('"Café rouge"') == 2


def test_a_round_of_fixes_writes_every_file_or_none(run: Run, sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the second of two files cannot be written the first keeps its fault."""
    other, written = "groups/saraya-awliya-al-dam.yaml", []
    for name in (GROUP, other):
        edit(sound, name, "lang: ar\n", "lang: iw\n")
    before = [(sound / name).read_bytes() for name in (GROUP, other)]

    def full(handle: int) -> None:
        written.append(handle)
        if len(written) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    done = run("check", str(sound), "--fix")
    assert (done.code, "mended" in done.err) == (2, False)
    assert [(sound / name).read_bytes() for name in (GROUP, other)] == before


def test_a_copy_of_a_file_costs_no_name(run: Run, sound: Path) -> None:
    """--fix with a copy of a group lying about changes neither file."""
    copy = sound / "groups" / "aa-copy.yaml"
    copy.write_bytes((sound / GROUP).read_bytes())
    before = (sound / GROUP).read_bytes()
    assert run("check", str(sound), "--fix").code == 1
    assert (sound / GROUP).read_bytes() == copy.read_bytes() == before


def test_a_copy_is_told_only_what_can_be_done(run: Run, sound: Path) -> None:
    """MDB201 names a file or an id that is valid and free; where there is neither, the rule speaks."""
    text = (sound / GROUP).read_bytes()
    (sound / "groups" / "aa-copy.yaml").write_bytes(text)
    told = run("check", str(sound), "--select", "MDB201").out
    assert "      = write id: aa-copy, or delete this copy\n" in told
    (sound / "groups" / "aa-copy.yaml").rename(sound / "groups" / "A Copy.yaml")
    told = run("check", str(sound), "--select", "MDB201").out
    assert "write id" not in told
    assert "      = Rename the file or the id, whichever is new." in told
    (sound / GROUP).unlink()
    assert "      = name the file ashab-al-kahf.yaml\n" in run("check", str(sound), "--select", "MDB201").out


def test_two_files_of_each_others_ids_are_not_told_to_swap_back(run: Run, sound: Path) -> None:
    """Which of the two was meant nobody knows, and each name that could be proposed is taken."""
    other = "groups/saraya-awliya-al-dam.yaml"
    edit(sound, GROUP, "id: ashab-al-kahf", "id: saraya-awliya-al-dam")
    edit(sound, other, "id: saraya-awliya-al-dam", "id: ashab-al-kahf")
    told = run("check", str(sound), "--select", "MDB201").out
    assert told.count("error MDB201") == 2
    assert "write id" not in told
    assert "= name the file" not in told


def test_a_file_is_told_alone_and_the_rest_is_counted(run: Run, sound: Path) -> None:
    """`check FILE` lists what stands or points there, leaves by that, and says how much it did not list."""
    edit(sound, "groups/saraya-awliya-al-dam.yaml", "lang: ar\n", "lang: iw\n")
    clean = run("check", str(sound / GROUP), "--select", "MDB3")
    assert (clean.code, clean.out) == (0, "no problems in 1 file\n")
    assert clean.err == f"note: 1 error elsewhere in the registry: `militiadb check {sound}` shows them\n"
    assert run("check", str(sound / "groups")).code == 1
    other = run("check", str(sound / "groups" / "saraya-awliya-al-dam.yaml"), "--select", "MDB3", "--format", "json")
    assert (other.code, json.loads(other.out)["summary"]["errors"], other.err) == (1, 1, "")
    run("check", str(sound / GROUP), "--fix")
    assert "iw" in (sound / "groups" / "saraya-awliya-al-dam.yaml").read_text("utf-8")


def test_what_points_at_a_file_is_told_with_it(run: Run, sound: Path) -> None:
    """A problem of another file that names a place in this one is told here too."""
    edit(sound, "groups/saraya-awliya-al-dam.yaml", 'text: "Saraya Awliya al-Dam"', 'text: "Ashab al-Kahf"')
    done = run("check", str(sound / GROUP), "--select", "MDB308")
    assert done.out.count("error MDB308") == 2


def test_a_file_that_is_none_of_the_registry_is_misuse(run: Run, sound: Path) -> None:
    """A file beside the data is not said to be without problems."""
    (sound / "README.md").write_text("x", "utf-8")
    done = run("check", str(sound / "README.md"))
    assert (done.code, done.out, "is no file of the registry" in done.err) == (2, "", True)


@pytest.mark.parametrize("command", ["check", "fmt"])
def test_a_path_beside_the_registry_is_misuse(run: Run, repository: Path, command: str) -> None:
    """A file of the repository that is none of the data is not answered with the whole of the data."""
    (repository.parent / "README.md").write_text("x", "utf-8")
    done = run(command, str(repository.parent / "README.md"))
    assert (done.code, done.out, "is no file or folder of the registry" in done.err) == (2, "", True)


def test_what_is_judged_only_later_is_announced(run: Run, sound: Path) -> None:
    """A field that does not fit hides a file from the other rules, and the report says so."""
    assert "more may show" not in run("check", str(sound)).out
    edit(sound, GROUP, "countries: [IQ]", "countries: [Iraq]")
    assert run("check", str(sound)).out.endswith("; more may show when every file can be read\n")


def test_the_way_out_is_told_once_for_each_rule(run: Run, sound: Path) -> None:
    """Where a problem has no hint of its own its rule says how to mend it, at the first of them."""
    edit(sound, GROUP, "sources: [article]", "sources: []")
    edit(sound, GROUP, "sources: [article]", "sources: []")
    done = run("check", str(sound), "--select", "MDB315")
    assert done.out.count("error MDB315") == 2
    assert done.out.count("      = Cite a source that prints the name so, or take the name out.\n") == 1


def test_a_base_from_before_the_registry_counts_as_empty(run: Run, sound: Path) -> None:
    """The change that brings in a registry is checked against nothing, with a note, and all it finds is new."""
    where = sound.parent
    git(where, "init", "-q")
    git(where, "commit", "-q", "--allow-empty", "-m", "before")
    for more in ([], ["--new-only"]):
        done = run("check", str(sound), "--base", "HEAD", *more)
        assert done.code == 0
        assert done.err == "note: 'HEAD' holds no registry here: everything counts as new\n"
    edit(sound, GROUP, "lang: ar\n", "lang: iw\n")
    assert run("check", str(sound), "--base", "HEAD", "--new-only").code == 1


def test_history_rules_need_a_base(run: Run, repository: Path) -> None:
    """With --base a removed id is reported; without, nobody can know of it."""
    (repository / GROUP).unlink()
    assert run("check", str(repository)).code == 0
    done = run("check", str(repository), "--base", "HEAD")
    assert done.code == 1
    assert "MDB801" in done.out
    assert "ashab-al-kahf.yaml:1:1" in done.out


def test_new_only_tells_what_the_change_brings_in(run: Run, repository: Path) -> None:
    """An old registry with errors passes until a change brings in another."""
    edit(repository, GROUP, "sources: [article]\n", "sources: []\n")
    git(repository.parent, "commit", "-q", "-a", "-m", "an old error")
    assert run("check", str(repository)).code == 1
    assert run("check", str(repository), "--base", "HEAD", "--new-only").code == 0
    edit(repository, GROUP, "sources: [article]\n", "sources: []\n")
    done = run("check", str(repository), "--base", "HEAD", "--new-only", "--select", "MDB315")
    assert done.code == 1
    assert done.out.count("error MDB315") == 1


def test_reading_a_base_leaves_the_work_tree_alone(run: Run, repository: Path) -> None:
    """A base revision is read from git's objects: neither files nor index change."""
    edit(repository, GROUP, "countries: [IQ]", "countries: [SY]")
    before = git(repository.parent, "status", "--porcelain=v2", "--branch")
    files = {path: path.stat().st_mtime_ns for path in repository.rglob("*.yaml")}
    run("check", str(repository), "--base", "HEAD")
    assert git(repository.parent, "status", "--porcelain=v2", "--branch") == before
    assert {path: path.stat().st_mtime_ns for path in repository.rglob("*.yaml")} == files


def test_an_unknown_base_is_named(run: Run, repository: Path) -> None:
    """A revision that is not there is said to be not there, and no option can be smuggled in as one."""
    for name in ("nowhere", "--upload-pack=x", "-x"):
        done = run("check", str(repository), f"--base={name}")
        assert done.code == 2
        assert "there is no revision" in done.err


def test_a_shallow_clone_is_told_what_to_fetch(run: Run, repository: Path, tmp_path: Path) -> None:
    """In a shallow clone the message says how to get the base."""
    first = git(repository.parent, "rev-parse", "HEAD").strip()
    edit(repository, GROUP, "countries: [IQ]", "countries: [SY]")
    git(repository.parent, "commit", "-q", "-a", "-m", "second")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository.parent}", str(clone))
    done = run("check", str(clone / "registry"), "--base", first)
    assert done.code == 2
    assert "shallow clone" in done.err
    assert "fetch-depth: 0" in done.err


def test_outside_a_repository_there_is_no_base(run: Run, sound: Path) -> None:
    """Without git's repository --base says so."""
    done = run("check", str(sound), "--base", "HEAD")
    assert done.code == 2
    assert "no git repository" in done.err


def test_github_writes_the_step_summary(run: Run, sound: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Annotations go to the log and the whole report to the summary."""
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    edit(sound, GROUP, "lang: ar\n", "lang: iw\n")
    done = run("check", str(sound), "--format", "github")
    assert done.code == 1
    assert done.out.startswith("::error file=")
    assert "MDB305" in summary.read_text("utf-8")


@pytest.mark.parametrize("form", ["text", "github"])
def test_notes_are_counted_and_listed_on_request(run: Run, sound: Path, form: str) -> None:
    """A thousand notes do not bury an error: a line says how many of a rule there are, and how to see them."""
    (sound / "sources" / "spare.yaml").write_text(SPARE, "utf-8")
    asked = ("check", str(sound), "--format", form, "--select", "MDB209")
    told = run(*asked).out
    assert "note MDB209 (unused-source-or-actor): once; --verbose --select MDB209 shows them" in told
    assert "nothing cites the source" not in told
    assert "nothing cites the source 'spare'" in run(*asked, "--verbose").out


def test_a_report_can_be_written_to_a_file(run: Run, sound: Path, tmp_path: Path) -> None:
    """-o writes the report whole."""
    run("check", str(sound), "--format", "sarif", "-o", str(tmp_path / "out.sarif"))
    assert json.loads((tmp_path / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"


@pytest.mark.parametrize(
    "args",
    [
        ["--select", "MDB4x"],
        ["--select", "MDB3,MDB8"],
        ["--new-only"],
        ["--explain", "MDB000"],
        ["--today", "yesterday"],
    ],
)
def test_misuse_leaves_with_two(run: Run, sound: Path, args: list[str]) -> None:
    """What is asked wrongly is told, and is no finding."""
    assert run("check", str(sound), *args).code == 2


def test_what_cannot_be_written_is_no_finding(
    run: Run, sound: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A report or a summary that finds no place leaves with 2."""
    nowhere = str(tmp_path / "nowhere" / "report")
    assert run("check", str(sound), "-o", nowhere).code == 2
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", nowhere)
    assert run("check", str(sound), "--format", "github").code == 2


def test_a_rule_explains_itself(run: Run) -> None:
    """--explain says why, how to mend it, and shows both examples."""
    done = run("check", "--explain", "mdb308")
    assert done.code == 0
    assert "MDB308 one-name-two-groups" in done.out
    assert "**Mend it.**" in done.out


@pytest.mark.parametrize("kind", ["group", "source", "programme", "check-report"])
def test_schema_prints_json_schema(run: Run, kind: str) -> None:
    """`militiadb schema` prints the shipped schema of a kind."""
    schema = json.loads(run("schema", kind).out)
    assert schema["$schema"].endswith("2020-12/schema")


def test_an_unknown_schema_is_misuse(run: Run) -> None:
    """A kind that is not there is answered with those that are."""
    done = run("schema", "groop")
    assert done.code == 2
    assert "group" in done.err


@pytest.mark.parametrize("command", [("check", "--select", "MDB302"), ("resolve", "--registry")])
def test_a_file_is_no_terminal(sound: Path, tmp_path: Path, command: tuple[str, ...]) -> None:
    """What -o writes is the same whether a person sits at a terminal or a pipe leads away."""
    edit(sound, GROUP, 'text: "أصحاب الكهف"', 'text: "أصحاب\u200b الكهف"')
    written = []
    ours, theirs = pty.openpty()
    for name, stream in (("piped", subprocess.DEVNULL), ("seen", theirs)):
        asked = [
            *command,
            str(sound),
            *(["أصحاب الكهف"] if command[0] == "resolve" else []),
            "-o",
            str(tmp_path / name),
        ]
        python = [sys.executable, "-c", "from militiadb.cli import main; main()"]
        subprocess.run([*python, *asked], stdout=stream, stderr=stream, timeout=60, check=False)
        written.append((tmp_path / name).read_bytes())
    os.close(theirs)
    os.close(ours)
    assert written[0] == written[1] != b""


def test_colours_and_directions_are_for_terminals_only(sound: Path) -> None:
    """On a terminal there are colours, and a line with Arabic before the caret is shown in the order of its columns."""
    edit(sound, GROUP, 'text: "أصحاب الكهف"', 'text: "أصحاب\u200b الكهف"')
    command = [
        sys.executable,
        "-c",
        "from militiadb.cli import main; main()",
        "check",
        str(sound),
        "--select",
        "MDB302",
    ]
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdout=theirs, stderr=theirs) as process:
        process.wait(timeout=60)
    os.close(theirs)
    shown = os.read(ours, 65_536).decode("utf-8")
    os.close(ours)
    piped = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    assert "\x1b[" in shown
    assert "\u202d" in shown
    assert "\x1b" not in piped
    assert "\u202d" not in piped
