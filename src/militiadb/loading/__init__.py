"""The only room that knows YAML, pydantic, the snapshot and the canonical layout.

```
registry/*.yaml ─strict YAML→ Draft (records, positions, problems) ─build→ Registry ⇄ snapshot
```
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from militiadb.model.registry import Registry

__all__ = ["load"]


def load(path: str | os.PathLike[str] | None = None) -> Registry:
    """Load a registry: the shipped one, a folder of YAML (also an overlay), or a snapshot file.

    Raises `RegistryNotFoundError` when nothing is there and `RegistryError`, with every problem, when it is not sound.

    >>> load()["saraya-awliya-al-dam"].name
    'Saraya Awliya al-Dam'
    """
    # The readers are imported on use: a wheel's snapshot must not cost pydantic and YAML.
    if path is None:
        from militiadb.loading.shipped import shipped

        return shipped()
    where = Path(path)
    if where.is_file() or (where.suffix == ".json" and not where.is_dir()):
        from militiadb.loading.snapshot import read_snapshot

        return read_snapshot(where)
    from militiadb.loading.folder import load_folder

    return load_folder(where)
