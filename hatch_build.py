"""Build hook: a wheel carries the registry as a snapshot with deterministic bytes."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SnapshotHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles registry/ into militiadb/_data/ of a wheel; an editable install reads the YAML instead."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the snapshot beside the build and name its places in the wheel."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from militiadb.loading.folder import load_folder
        from militiadb.loading.snapshot import write_parts
        from militiadb.resolution.prepared import prepare

        self._scratch = tempfile.TemporaryDirectory()
        registry = load_folder(root / "registry")
        for part in write_parts(registry, Path(self._scratch.name), prepared=prepare(registry)):
            build_data["force_include"][str(part)] = f"militiadb/_data/{part.name}"
