"""Which files make a registry, and reading them safely: bounded, UTF-8, inside the folder."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path

from attrs import frozen

from militiadb.errors import Place, Problem, RegistryNotFoundError, Severity

FOLDERS = ("groups", "designations", "transliterations", "sources")
TABLES = ("registry.yaml", "vocabulary.yaml", "actors.yaml", "lexicon.yaml", "lookalikes.yaml")
BESIDE = ("CHANGELOG.md", "README.md", "LICENSE", "LICENSE-DATA")
LARGE = 1 << 20
"""From here on a file is worth splitting (MDB007, a warning)."""
TOO_LARGE = 16 << 20
"""From here on it is not read at all (MDB007, an error)."""
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@frozen
class Located:
    """The files of a registry by their path in it, and what stood there that should not."""

    root: Path
    files: tuple[str, ...]
    problems: tuple[Problem, ...]


def root_of(path: Path | None = None) -> Path:
    """The registry that a path means: a folder, its `registry/` folder, or the registry around a file.

    Without a path it is looked for in the working directory, then in its `registry/`, then upwards.
    """
    given = path or Path()
    here = given if given.is_dir() or not given.exists() else given.parent
    around = () if path is not None and given.is_dir() else here.resolve().parents
    for folder in (here, here / "registry", *around):
        if (folder / "registry.yaml").is_file():
            return folder
    return given


def locate(root: Path) -> Located:
    """List the files of the registry at `root`; `RegistryNotFoundError` when there is none."""
    if not root.exists():
        raise RegistryNotFoundError(f"there is no folder {str(root)!r}: give the folder that holds registry.yaml")
    if not root.is_dir():
        raise RegistryNotFoundError(f"{str(root)!r} is a file: give the folder that holds registry.yaml")
    if not (root / "registry.yaml").is_file():
        raise RegistryNotFoundError(f"{str(root)!r} is no registry: it has no registry.yaml (the manifest)")
    files: list[str] = []
    problems: list[Problem] = []
    for found in _entries(root, ""):
        if found in FOLDERS and _is_plain(root / found, folder=True):
            for inner in _entries(root, found):
                _sort_in(root, inner, files, problems)
        else:
            _sort_in(root, found, files, problems)
    return Located(root, tuple(files), tuple(problems))


def _entries(root: Path, folder: str) -> list[str]:
    prefix = f"{folder}/" if folder else ""
    try:
        names = os.listdir(root / folder)  # noqa: PTH208 - names alone are wanted, as they are
    except OSError as error:
        raise RegistryNotFoundError(f"cannot read the folder {str(root / folder)!r}: {error.strerror}") from None
    return sorted(prefix + name for name in names if not name.startswith("."))


def _is_plain(path: Path, *, folder: bool) -> bool:
    mode = path.lstat().st_mode  # a link is neither: registry files do not lead out of the folder
    return stat.S_ISDIR(mode) if folder else stat.S_ISREG(mode)


def _sort_in(root: Path, name: str, files: list[str], problems: list[Problem]) -> None:
    folder, _, base = name.rpartition("/")
    reason = None
    if not _is_plain(root / name, folder=False):
        reason = "links and folders are not read here: put the file itself in its place"
    elif folder and not base.endswith(".yaml"):
        reason = f"{folder}/ holds <id>.yaml files only"
    elif not base.isprintable() or not base.isascii():
        reason = "a file name is a plain ASCII id followed by .yaml"
    elif not folder and base not in TABLES:
        reason = None if base in BESIDE else f"a registry holds {', '.join(TABLES)} and {', '.join(FOLDERS)}"
        if reason is None:
            return
    if reason is None:
        files.append(name)
    else:
        problems.append(
            Problem("MDB006", Severity.ERROR, f"{name!r} does not belong here", Place(shown(name)), hint=reason)
        )


def shown(name: str) -> str:
    """A file name that can be printed: control characters, line breaks and lone surrogates are escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode() for c in name)


def read_text(root: Path, name: str) -> tuple[str | None, list[Problem]]:
    """The text of one file, or None with the reason: too large, unreadable, not UTF-8, a BOM, a tab indent or a NUL."""
    place = Place(shown(name))

    def refuse(code: str, message: str, hint: str) -> tuple[None, list[Problem]]:
        return None, [Problem(code, Severity.ERROR, message, place, hint=hint)]

    path = root / name
    try:
        size = path.stat().st_size
        if size > TOO_LARGE:
            return refuse(
                "MDB007",
                f"the file has {size:,} bytes and is not read",
                f"split it: the limit is {TOO_LARGE:,}",
            )
        raw = path.read_bytes()
    except OSError as error:
        return refuse("MDB004", f"the file cannot be read: {error.strerror}", "mend its rights or remove it")
    if raw.startswith(_BOMS):
        return refuse("MDB004", "the file begins with a byte order mark", "save it as UTF-8 without BOM")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return refuse("MDB004", f"line {line} is not UTF-8 (byte 0x{raw[error.start]:02x})", "save the file as UTF-8")
    return text, _text_problems(text, place, size)


def _text_problems(text: str, place: Place, size: int) -> list[Problem]:
    problems = []
    if size > LARGE:
        message = f"the file has {size:,} bytes"
        problems.append(Problem("MDB007", Severity.WARNING, message, place, hint="one thing a file: split it"))
    for mark, name in (("\0", "a NUL character"), ("\t", "a tab")):
        at = text.find(mark)
        if at >= 0:
            line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
            where = Place(place.file, line, column, line, column + 1)
            problems.append(Problem("MDB004", Severity.ERROR, f"{name} stands here", where, hint="use spaces"))
    return problems
