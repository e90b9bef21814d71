"""Files as a program that reads a report finds them: by their path in the repository, wherever it is run."""

from __future__ import annotations

from pathlib import Path


def prefix_of(root: Path) -> str:
    """What stands before a registry's file names: its path in the repository, or from the working directory.

    Ends with a slash, or is empty where the registry is the repository itself.
    """
    here = root.resolve()
    top = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), None)
    if top is None and here.is_relative_to(Path.cwd()):
        top = Path.cwd()
    inner = here.relative_to(top).as_posix() if top is not None else here.as_posix()
    return "" if inner == "." else f"{inner}/"
