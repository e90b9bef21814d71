"""What the finder and the search bring to the browser: names and words, folded by the library itself.

Each file is a script that sets one global, so that a page opened from a folder, without a server, can read it too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from militiadb.model.group import Group
from militiadb.model.vocabulary import Match
from militiadb.names import normalise, skeleton
from militiadb.sphinx.group_pages import headline_native
from militiadb.sphinx.site import Site
from militiadb.sphinx.tables import tables
from militiadb.sphinx.word_index import PageText, word_index


def write_browser_data(site: Site, folder: Path, pages: Sequence[PageText]) -> None:
    """Write the tables, the finder's names and the search's words."""
    folder.mkdir(parents=True, exist_ok=True)
    files: Mapping[str, Any] = {"Tables": tables(), "Names": finder_names(site), "Words": word_index(pages)}
    for name, data in files.items():
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{name.lower()}.js").write_text(f"globalThis.militiadb{name} = {text};\n", "utf-8")


def finder_names(site: Site) -> dict[str, Any]:
    """The groups, their names with normal form and keys, and what only looks like one of them.

    A row of `names` is text, normal form, keys, the numbers of its groups, kind, and whether it may match by sound.
    """
    registry = site.registry
    live = [group for group in registry if not group.is_tombstone]
    number = {group.id: at for at, group in enumerate(live)}
    rows = []
    for group in registry:
        bearers = [number[each] for each in registry.follow(group.id) if each in number]
        for name in group.names:
            if bearers and name.match is not Match.NEVER:
                fuzzy = int(name.match is Match.FUZZY)
                keys = list(skeleton(name.text)) if fuzzy else []
                rows.append([name.text, normalise(name.text), keys, bearers, name.kind.value, fuzzy])
    return {
        "groups": [_group_row(site, group) for group in live],
        "names": rows,
        "lookalikes": [[text, normalise(text), each.why] for each in registry.lookalikes for text in each.names],
    }


def _group_row(site: Site, group: Group) -> list[str]:
    native = headline_native(group)
    kind = str(group.kind or "").replace("-", " ")
    countries = ", ".join(site.country(code) for code in group.countries[:3])
    return [group.name, native.text if native else "", kind, countries, site.target_uri(f"groups/{group.id}")]
