"""Which files make a registry, and reading them safely: bounded, UTF-8, inside the folder."""

from __future__ import annotations

import codecs
import difflib
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
    """The registry that a path means: a folder, its `registry/` folder, or the registry around a file or folder.

    It is looked for in the folder (without a path, the working directory), then in its `registry/`, then upwards.
    Raises `RegistryNotFoundError` for a path that does not exist: the registry around it was not meant.
    """
    given = path or Path()
    if not given.exists():
        raise RegistryNotFoundError(f"there is no file or folder {shown(str(given))!r}")
    here = given if given.is_dir() else given.parent
    for folder in (here, here / "registry", *here.resolve().parents):
        if (folder / "registry.yaml").is_file():
            return folder
    return given


def within(root: Path, path: Path | None) -> str:
    """A path as the registry names it; '' where it means the whole. A link in it means itself, not where it leads.

    Raises `RegistryNotFoundError` for what lies beside the registry: nothing can be said of it.
    """
    given = Path(os.path.abspath(path or root))  # noqa: PTH100 - `resolve` would follow the link
    top, end = root.resolve(), given.resolve()
    for place in (given.parent.resolve() / given.name, end):
        if place.is_relative_to(top):
            name = place.relative_to(top).as_posix()
            return "" if name == "." else name
    if top.is_relative_to(end):
        return ""
    message = f"{shown(str(path))!r} is no file or folder of the registry {shown(str(root))!r}"
    raise RegistryNotFoundError(f"{message}: give one of its own, or none for the whole")


def meant(name: str, only: str) -> bool:
    """Whether a file is the one, or in the folder, that `within` named."""
    return not only or name == only or name.startswith(f"{only}/")


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
    return sorted(prefix + name for name in names if not is_hidden(name))


def is_hidden(name: str) -> bool:
    """Whether a file, or a folder on the way to it, begins with a dot: .gitignore and its like are nobody's data."""
    return any(part.startswith(".") for part in name.split("/"))


def _is_plain(path: Path, *, folder: bool) -> bool:
    mode = path.lstat().st_mode  # a link is neither: registry files do not lead out of the folder
    return stat.S_ISDIR(mode) if folder else stat.S_ISREG(mode)


def _sort_in(root: Path, name: str, files: list[str], problems: list[Problem]) -> None:
    reason = misplaced(name)
    if not _is_plain(root / name, folder=False):
        reason = _meant_folder(name) or "links and folders are not read here: put the file itself in its place"
    if reason is not None:
        message = f"{shown(name)!r} does not belong here"
        problems.append(Problem("MDB006", Severity.ERROR, message, Place(shown(name)), hint=reason))
    elif name not in BESIDE:
        files.append(name)


def misplaced(name: str) -> str | None:
    """Why a file of this name has no place in a registry; None for one that has."""
    folder, _, base = name.rpartition("/")
    if folder and folder not in FOLDERS:
        return _meant_folder(folder) or f"a registry holds {', '.join(TABLES)} and {', '.join(FOLDERS)}"
    if folder and not base.endswith(".yaml"):
        return f"{folder}/ holds <id>.yaml files only"
    if not base.isprintable() or not base.isascii():
        return "a file name is a plain ASCII id followed by .yaml"
    if not folder and base not in (*TABLES, *BESIDE):
        return f"a registry holds {', '.join(TABLES)} and {', '.join(FOLDERS)}"
    return None


def _meant_folder(name: str) -> str | None:
    near = difflib.get_close_matches(name.lower(), FOLDERS, n=1, cutoff=0.8)
    return f"did you mean {near[0]}/?" if near and name not in FOLDERS else None


def shown(name: str) -> str:
    """A file name that can be printed: control characters, line breaks and lone surrogates are escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode() for c in name)


def read_text(root: Path, name: str) -> tuple[str | None, list[Problem]]:
    """The text of one file, or None with the reason: too large, unreadable, or what `decode` finds."""
    path = root / name
    try:
        size = path.stat().st_size
        if size > TOO_LARGE:
            return _too_large(name, size)
        raw = path.read_bytes()
    except OSError as error:
        return _refuse(name, "MDB004", f"the file cannot be read: {error.strerror}", "mend its rights or remove it")
    return decode(name, raw)


def decode(name: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    """The text of a file's bytes, or None with the reason: too large, a BOM, or not UTF-8."""
    if len(raw) > TOO_LARGE:
        return _too_large(name, len(raw))
    if raw.startswith(_BOMS):
        return _refuse(name, "MDB004", "the file begins with a byte order mark", "save it as UTF-8 without BOM")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        place = _at(shown(name), before, len(before))
        message = f"byte 0x{raw[error.start]:02x} here is not UTF-8"
        return None, [Problem("MDB004", Severity.ERROR, message, place, hint="save the file as UTF-8")]
    return text, _text_problems(text, shown(name), len(raw))


def _refuse(name: str, code: str, message: str, hint: str) -> tuple[None, list[Problem]]:
    return None, [Problem(code, Severity.ERROR, message, Place(shown(name)), hint=hint)]


def _too_large(name: str, size: int) -> tuple[None, list[Problem]]:
    hint = f"split it: the limit is {TOO_LARGE:,}"
    return _refuse(name, "MDB007", f"the file has {size:,} bytes and is not read", hint)


def _at(file: str, text: str, at: int) -> Place:
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return Place(file, line, column, line, column + 1)


def _text_problems(text: str, file: str, size: int) -> list[Problem]:
    problems = []
    if size > LARGE:
        message = f"the file has {size:,} bytes"
        problems.append(Problem("MDB007", Severity.WARNING, message, Place(file), hint="one thing a file: split it"))
    for mark, name, hint in (("\0", "a NUL character", "take it out"), ("\t", "a tab", "use spaces")):
        at = text.find(mark)
        if at >= 0:
            message = f"{name} stands here"
            problems.append(Problem("MDB004", Severity.ERROR, message, _at(file, text, at), hint=hint))
    return problems
