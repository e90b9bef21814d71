"""The registry that comes with the library: a snapshot inside a wheel, the YAML beside the source in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from militiadb.errors import RegistryNotFoundError
from militiadb.loading.snapshot import read_snapshot
from militiadb.model.registry import Registry

PACKAGE = Path(__file__).resolve().parent.parent
SNAPSHOT = PACKAGE / "_data" / "registry.json"
CHECKOUT = PACKAGE.parent.parent / "registry"


def where_shipped() -> Path:
    """The snapshot of an installed wheel, or the registry folder of an editable checkout."""
    if SNAPSHOT.is_file():
        return SNAPSHOT
    if (CHECKOUT / "registry.yaml").is_file():
        return CHECKOUT
    raise RegistryNotFoundError(
        f"this installation carries no registry: neither {str(SNAPSHOT)!r} nor {str(CHECKOUT)!r}"
    )


@cache
def shipped() -> Registry:
    """The shipped registry, read once."""
    where = where_shipped()
    if where.is_file():
        return read_snapshot(where, verify=False)
    from militiadb.loading.folder import load_folder

    return load_folder(where)
