"""What other people's CI and editors take from this repository is sound."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

REPO = Path(__file__).resolve().parents[2]
WORKFLOWS = [*sorted((REPO / ".github/workflows").glob("*.yml")), *sorted((REPO / "docs/examples").glob("*.yml"))]


def read(name: str) -> dict:
    """A YAML file of the repository."""
    return yaml.safe_load((REPO / name).read_text("utf-8"))


def test_the_action_puts_no_input_into_a_script():
    """What a pull request can write reaches the shell as a variable, never as part of the script."""
    steps = read("action.yml")["runs"]["steps"]
    assert any("run" in step for step in steps)
    for step in steps:
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_are_safe_with_forks(path):
    """No workflow runs a fork's code with rights: never `pull_request_target`, never more than reading by default."""
    workflow = yaml.safe_load(path.read_text("utf-8"))
    triggers = workflow[True]  # `on` is a truth value to YAML 1.1
    assert "pull_request_target" not in (triggers if isinstance(triggers, (list, dict)) else [triggers])
    assert workflow["permissions"] == {"contents": "read"}


def test_hooks_call_commands_that_exist():
    """Each pre-commit hook is a command of ours."""
    for hook in read(".pre-commit-hooks.yaml"):
        program, name = hook["entry"].split()[:2]
        assert program == "militiadb"
        assert (REPO / f"src/militiadb/cli/commands/{name}.py").is_file()


def test_the_editor_knows_every_file_of_the_registry():
    """Each file of the registry has its schema in the editor's settings, and each schema is shipped."""
    schemas = json.loads((REPO / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert all((REPO / schema).is_file() for schema in schemas)
    for path in (REPO / "registry").rglob("*.yaml"):
        name = path.relative_to(REPO).as_posix()
        assert sum(fnmatch(name, pattern) for pattern in schemas.values()) == 1, name


@pytest.fixture
def runner(tmp_path: Path) -> dict[str, str]:
    """The environment of an action's step, with a stand-in for the installed command."""
    command = tmp_path / "militiadb" / "bin" / "militiadb"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -c "from militiadb.cli import main; main()" "$@"\n', "utf-8")
    command.chmod(0o755)
    base = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "RUNNER_TEMP": str(tmp_path)}
    return base | {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}


def step(name: str, where: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a step of the action as a runner does."""
    (script,) = [each["run"] for each in read("action.yml")["runs"]["steps"] if each.get("name") == name]
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=where, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_action_checks_and_tells_the_impact(folder: Path, runner: dict[str, str]):
    """The steps annotate, write SARIF and the summary; the check alone says what fails; odd inputs stay data."""
    root = folder.parent
    for args in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "base"]):
        subprocess.run(
            ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@example.org", *args], check=True
        )
    inputs = {
        "REGISTRY": "registry",
        "BASE": "HEAD",
        "NEW_ONLY": "true",
        "FAIL_ON": "",
        "SARIF": "out.sarif",
        "CORPUS": "",
    }
    assert step("Check", root, runner | inputs).returncode == 0
    group = folder / "groups" / "ashab-al-kahf.yaml"
    group.write_text(group.read_text("utf-8").replace("lang: ar\n", "lang: iw\n"), "utf-8")
    done = step("Check", root, runner | inputs)
    assert done.returncode == 1
    assert "::error file=registry/groups/ashab-al-kahf.yaml,line=12" in done.stdout
    assert json.loads((root / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert step("Resolution impact", root, runner | inputs).returncode == 0
    assert "### Registry changes" in Path(runner["GITHUB_STEP_SUMMARY"]).read_text("utf-8")
    group.write_text("id: [", "utf-8")
    assert step("Resolution impact", root, runner | inputs).returncode == 0
    assert "No resolution impact" in Path(runner["GITHUB_STEP_SUMMARY"]).read_text("utf-8")
    evil = step("Check", root, runner | inputs | {"REGISTRY": "registry; touch owned", "BASE": "$(touch owned)"})
    assert evil.returncode != 0
    assert not (root / "owned").exists()


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_action_takes_the_change_that_brings_in_the_registry(folder: Path, runner: dict[str, str]):
    """A base without a registry fails neither step."""
    root = folder.parent
    with (folder / "sources" / "article.yaml").open("a") as out:
        out.write("published: 2021-03\n")
    subprocess.run([root / "militiadb" / "bin" / "militiadb", "fmt", folder], check=True, stdout=subprocess.DEVNULL)
    for args in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "before"]):
        subprocess.run(
            ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@example.org", *args], check=True
        )
    inputs = {"REGISTRY": "registry", "BASE": "HEAD", "NEW_ONLY": "", "FAIL_ON": "", "SARIF": "", "CORPUS": ""}
    for name in ("Check", "Resolution impact"):
        done = step(name, root, runner | inputs)
        assert (done.returncode, "everything counts as new" in done.stderr) == (0, True), done.stdout
    assert "### Registry changes" in Path(runner["GITHUB_STEP_SUMMARY"]).read_text("utf-8")
