"""militiadb resolve: names in, groups out."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from militiadb import load

Run = Callable[..., object]

KEYS = {"query", "status", "group", "tier", "score", "candidates", "evidence", "data_version"}


def test_json_is_one_object_a_name(run: Run, folder: Path) -> None:
    """--format json prints a line a name, with the keys that are promised."""
    names = ["Ashab al Kahf", "سرايا أولياء الدم", "nobody at all"]
    done = run("resolve", "--registry", str(folder), "--format", "json", *names)
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert [answer["query"] for answer in answers] == names
    assert [answer["group"] for answer in answers] == ["ashab-al-kahf", "saraya-awliya-al-dam", None]
    assert all(answer.keys() >= KEYS for answer in answers)
    assert done.code == 0


@pytest.mark.parametrize("sign", ["\x9b", "\u202e"])
def test_no_sign_of_a_question_acts_on_the_terminal(run: Run, folder: Path, sign: str) -> None:
    """A question is foreign input: what commands a terminal is escaped in JSON, and read back whole."""
    done = run("resolve", "--registry", str(folder), "--format", "json", f"a{sign}b")
    assert sign not in done.out
    assert json.loads(done.out)["query"] == f"a{sign}b"


def test_arabic_survives_a_pipe_without_a_locale(spawn: Run, folder: Path) -> None:
    """Under LANG=C and in a pipe the Arabic of question and answer is UTF-8."""
    env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "", "PYTHONUTF8": "0"}
    done = spawn("resolve", "--registry", str(folder), "أصحاب الكهف", env=env)
    assert "أصحاب الكهف\tmatched\tashab-al-kahf\texact\t1.00" in done.out


def test_standard_input_is_read_line_by_line(spawn: Run, folder: Path) -> None:
    """Without arguments, and with '-', the names are the lines of standard input."""
    for more in ([], ["-"]):
        done = spawn("resolve", "--registry", str(folder), "--format", "csv", *more, stdin=b"Ashab al-Kahf\n\nx\n")
        rows = list(csv.reader(io.StringIO(done.out)))
        assert [row[1:4] for row in rows[1:]] == [["ashab-al-kahf", "Ashab al-Kahf", "matched"], ["", "", "unresolved"]]
        assert done.code == 0


def test_lines_that_are_not_utf8_are_refused(spawn: Run, folder: Path) -> None:
    """Bytes of another encoding are no name: the line is told, as for a table or a text."""
    done = spawn("resolve", "--registry", str(folder), stdin=b"Ashab al-Kahf\n\xff\xfe\n")
    assert (done.code, done.out) == (2, "")
    assert "line 2 of standard input is not UTF-8" in done.err


def test_a_table_is_written_back_with_the_answers_beside_it(run: Run, folder: Path, tmp_path: Path) -> None:
    """--csv keeps every column and row, and adds id, name, status, tier, score, evidence and which data."""
    table, out = tmp_path / "in.csv", tmp_path / "out.csv"
    table.write_text('day,actor\n2021-02-15,"Saraya Awliya al-Dam"\n2021-02-16,\n2021-02-17\n', "utf-8")
    done = run("resolve", "--registry", str(folder), "--csv", str(table), "--column", "actor", "-o", str(out))
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    assert done.code == 0
    assert [row["day"] for row in rows] == ["2021-02-15", "2021-02-16", "2021-02-17"]
    assert [row["militiadb_id"] for row in rows] == ["saraya-awliya-al-dam", "", ""]
    assert rows[0]["militiadb_data"] == "2026.11.0"
    assert {row["militiadb_fingerprint"] for row in rows} == {load(folder).fingerprint}
    assert [row["militiadb_evidence"] for row in rows] == ["romanisation “Saraya Awliya al-Dam”", "empty", "empty"]


def test_csv_and_table_give_one_evidence(run: Run, folder: Path) -> None:
    """The evidence of a CSV is that of the table: the name, what was peeled, what is near, the notes."""
    names = ("Ashab al-Kahf", "#AshabAlKahf", "")
    asked = ("resolve", "--registry", str(folder), *names, "--format")
    told = [row["militiadb_evidence"] for row in csv.DictReader(io.StringIO(run(*asked, "csv").out))]
    assert told == [line.split("\t")[5] for line in run(*asked, "table").out.splitlines()[1:]]
    assert told[1:] == ["romanisation “Ashab al-Kahf”; without words in one “#AshabAlKahf”", "empty"]


def test_a_table_comes_back_as_its_spreadsheet_wrote_it(run: Run, folder: Path, tmp_path: Path) -> None:
    """A byte order mark and the ends of lines are those of the table that came."""
    table, out = tmp_path / "in.csv", tmp_path / "out.csv"
    asked = ("resolve", "--registry", str(folder), "--csv", str(table), "--column", "actor", "-o", str(out))
    for begins, line_end in ((b"\xef\xbb\xbf", b"\r\n"), (b"", b"\n")):
        table.write_bytes(begins + line_end.join((b"actor", b"x", b"")))
        assert run(*asked).code == 0
        lines = out.read_bytes().split(line_end)
        assert (len(lines), lines[0].startswith(begins + b"actor,militiadb_id")) == (3, True)
        assert b"\r" not in b"".join(lines)


def test_a_table_is_not_written_over_itself(run: Run, folder: Path, tmp_path: Path) -> None:
    """The output may not be the input, by whatever path: the table stays as it was."""
    table = tmp_path / "in.csv"
    table.write_text("actor\nx\n", "utf-8")
    again = str(tmp_path / "." / "in.csv")
    done = run("resolve", "--registry", str(folder), "--csv", str(table), "--column", "actor", "-o", again)
    assert (done.code, "is the table itself" in done.err) == (2, True)
    assert table.read_text("utf-8") == "actor\nx\n"


@pytest.mark.parametrize(
    ("text", "column", "wanted"),
    [
        ("actor\nAshab al-Kahf\n\nx\n\n", "actor", ["Ashab al-Kahf", "", "x", ""]),
        ("\nactor\n\nx", "actor", ["", "x"]),
        ("day,actor\n1,x\n\n2,\n", "day", ["1", "2"]),
    ],
)
def test_a_table_of_one_column_keeps_its_empty_cells(
    run: Run, folder: Path, tmp_path: Path, text: str, column: str, wanted: list[str]
) -> None:
    """A blank line is an empty cell where there is one column, and no row where there are more."""
    table = tmp_path / "in.csv"
    table.write_text(text, "utf-8")
    done = run("resolve", "--registry", str(folder), "--csv", str(table), "--column", column)
    assert [row[column] for row in csv.DictReader(io.StringIO(done.out))] == wanted


def test_a_long_cell_is_no_reason_to_refuse_a_table(run: Run, folder: Path, tmp_path: Path) -> None:
    """A column with the texts of whole articles passes through, and the bound of others who read CSV stays theirs."""
    table, bound, article = tmp_path / "in.csv", csv.field_size_limit(), "word " * 100_000
    table.write_text(f"actor,text\nAshab al-Kahf,{article}\n", "utf-8")
    done = run("resolve", "--registry", str(folder), "--csv", str(table), "--column", "actor")
    assert f"\nAshab al-Kahf,{article},ashab-al-kahf," in done.out
    assert csv.field_size_limit() == bound


def test_a_byte_order_mark_is_no_part_of_the_first_name(spawn: Run, folder: Path) -> None:
    """What some editors put before the first line of a UTF-8 file is left out, as it is for tables."""
    done = spawn("resolve", "--registry", str(folder), "--format", "csv", stdin=b"\xef\xbb\xbfAshab al-Kahf\nx\n")
    assert [row["query"] for row in csv.DictReader(io.StringIO(done.out))] == ["Ashab al-Kahf", "x"]


def test_a_missing_column_is_named_with_those_that_are_there(run: Run, folder: Path, tmp_path: Path) -> None:
    """The way out is in the message, and nothing is written."""
    table, out = tmp_path / "in.csv", tmp_path / "out.csv"
    table.write_text("day,actor\n2021-02-15,x\n", "utf-8")
    done = run("resolve", "--registry", str(folder), "--csv", str(table), "--column", "group", "-o", str(out))
    assert done.code == 2
    assert "no column 'group'" in done.err
    assert "'actor'" in done.err
    assert not out.exists()


def test_a_table_parted_by_semicolons_is_told_so(run: Run, folder: Path, tmp_path: Path) -> None:
    """A spreadsheet saved with semicolons has one column only: the message says why."""
    table = tmp_path / "in.csv"
    table.write_text("day;actor\n2021-02-15;x\n", "utf-8")
    done = run("resolve", "--registry", str(folder), "--csv", str(table), "--column", "actor")
    assert "parted by ';'" in done.err


@pytest.mark.parametrize(
    "asked",
    [
        ("--country", "Iraq"),
        ("--country", "UK"),
        ("--country", "ZZ"),
        ("--on", "2024"),
        ("--kind", "gang"),
        ("x", "-"),
        ("--csv", "no.csv", "--column", "a"),
        ("x", "--csv", "no.csv", "--column", "a"),
    ],
)
def test_a_question_that_cannot_be_asked_is_misuse(run: Run, folder: Path, asked: tuple[str, ...]) -> None:
    """A wrong country, day, kind or file is the asker's slip, not our crash."""
    done = run("resolve", "--registry", str(folder), *asked)
    assert done.code == 2
    assert asked[1] in done.err


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "is empty"),
        (b"a,b\n\xff\xfe,1\n", "is not UTF-8"),
        (b'a,b\n\n"1\n2",3\n1,2,3\n', "line 5 has 3 cells, and the first line names 2 columns"),
        (b"a,b,a\n1,2,3\n", "has 2 columns 'a'"),
        (b"a,militiadb_id\n1,2\n", "has militiadb_id already"),
        (b'a,b\n1,2\n"3,4\n5,6\n', "the row that begins in line 3: a quotation mark is left open: close it"),
        (b'a,b\n1,"x" y\n', "the row that begins in line 2: a quotation mark is left open, or stands within a cell"),
        (b'a,b\n1,"' + b"x" * 10_000_001 + b'"\n', "line 2: a cell is longer than 10,000,000 characters"),
    ],
)
def test_a_table_that_is_none_is_refused(run: Run, folder: Path, tmp_path: Path, raw: bytes, says: str) -> None:
    """A table in which a cell, or an answer, would have no column of its own is a message, and nothing is written."""
    table = tmp_path / "in.csv"
    table.write_bytes(raw)
    done = run("resolve", "--registry", str(folder), "--csv", str(table), "--column", "a")
    assert (done.code, done.out) == (2, "")
    assert says in done.err


def test_strict_leaves_with_one_when_a_name_stayed_open(run: Run, folder: Path) -> None:
    """--strict is 0 when every name ended in one group, and 1 otherwise."""
    assert run("resolve", "--strict", "--registry", str(folder), "Ashab al-Kahf").code == 0
    assert run("resolve", "--strict", "--registry", str(folder), "Ashab al-Kahf", "nobody at all").code == 1


def test_a_failed_write_leaves_the_old_file(run: Run, folder: Path, tmp_path: Path) -> None:
    """An output folder that is not there is a message, and no half-written file appears."""
    done = run("resolve", "--registry", str(folder), "-o", str(tmp_path / "no" / "out.json"), "Ashab al-Kahf")
    assert done.code == 2
    assert "No such file or directory" in done.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a disk that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_a_message(folder: Path, unbuffered: str) -> None:
    """A full disk ends in a message and exit code 2, never in a traceback, however Python buffers."""
    import subprocess
    import sys

    code = "from militiadb.cli import main; main(['resolve', '--registry', sys.argv[1], 'Ashab al-Kahf'])"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", f"import sys; {code}", str(folder)],
            stdout=full, stderr=subprocess.PIPE, check=False, env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )  # fmt: skip
    assert done.returncode == 2
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr


@pytest.mark.parametrize("name", ["x" * 10_000_000, "a\0b", "\udcff", "\x1b[2J\x1b]0;title\x07"])
def test_hostile_names_end_in_an_answer(run: Run, folder: Path, name: str) -> None:
    """Very long names, NUL, half surrogates and terminal commands are answered, and no escape reaches the terminal."""
    done = run("resolve", "--registry", str(folder), name)
    assert done.code == 0
    assert "unresolved" in done.out
    assert "\x1b" not in done.out


def test_help_has_examples(run: Run) -> None:
    """Help shows how it is used."""
    assert "militiadb resolve --csv incidents.csv --column actor" in run("resolve", "--help").out
