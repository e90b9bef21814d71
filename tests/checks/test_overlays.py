"""Laws of checking an overlay: it stands upon another registry, and changes nothing in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from militiadb.checks.engine import examine
from militiadb.checks.tiny import FILES, LEXICON
from militiadb.loading.build import build
from militiadb.loading.draft import draft_of

if TYPE_CHECKING:
    from militiadb.model.registry import Registry

SCHEME = Path(__file__).resolve().parents[2] / "registry" / "transliterations" / "buckwalter.yaml"
MANIFEST = 'schema_version: 1.0.0\nversion: 2026.11.0\ntitle: "Ours"\nlicence: "internal"\nextends: militiadb\n'
LOOKALIKES = """\
lookalikes:
  - id: gazette
    names:
      - "Saraya Gazette"
    kind: channel
    why: "A paper."
    sources: [report]
"""
ADDED = 'id: {id}\nadds: true\nnames:\n  - text: "{text}"\n    kind: translation\n    lang: en\n    sources: [report]\n'
OWN = """\
id: desk-group
name: "Desk Group"
kind: armed-group
names:
  - text: "Desk Group"
    kind: translation
    lang: en
    sources: [report]
claims:
  - relation: wing-of
    targets: [{target}]
    by: analyst
    sources: [report]
"""


@pytest.fixture(scope="module")
def shipped() -> Registry:
    """What the overlays stand upon."""
    tables = {
        "lexicon.yaml": LEXICON,
        "lookalikes.yaml": LOOKALIKES,
        "transliterations/buckwalter.yaml": SCHEME.read_bytes(),
    }
    return build(draft_of("shipped", {**FILES, **tables}))


def found(shipped: Registry, **files: str) -> list[str]:
    """The rules that an overlay breaks."""
    named = {f"groups/{name.replace('_', '-')}.yaml": text for name, text in files.items()}
    draft = draft_of("overlay", {"registry.yaml": MANIFEST, **named})
    return [problem.code for problem in examine(draft, base=shipped, today=date(2026, 11, 22)).problems]


def test_an_overlay_may_name_what_is_below(shipped):
    """Shipped groups, actors and sources can be named without being written again."""
    assert found(shipped, desk_group=OWN.format(target="kataib")) == []


def test_what_is_neither_here_nor_below_is_dangling(shipped):
    """An id that neither holds is reported."""
    assert found(shipped, desk_group=OWN.format(target="nobody")) == ["MDB204"]


def test_names_may_be_added_to_a_shipped_group(shipped):
    """`adds: true` brings names and nothing else; it needs no headline and no native name."""
    assert found(shipped, saraya=ADDED.format(id="saraya", text="Vanguards")) == []


def test_names_cannot_be_added_to_what_is_not_there(shipped):
    """`adds: true` on an id that the registry below does not hold is a slip."""
    assert found(shipped, sarayah=ADDED.format(id="sarayah", text="Vanguards")) == ["MDB202"]


def test_a_shipped_group_is_not_replaced(shipped):
    """A file with a shipped id and no `adds` would change the group, and is refused."""
    assert "MDB202" in found(shipped, kataib=FILES["groups/kataib.yaml"])


def test_a_name_of_another_shipped_group_is_reported(shipped):
    """An added name that another shipped group bears makes mentions ambiguous, and has to say so."""
    assert found(shipped, saraya=ADDED.format(id="saraya", text="KATAIB")) == ["MDB308"]


def test_a_lookalike_below_is_heeded(shipped):
    """A name that the registry below knows for something else has to say what else it means."""
    assert found(shipped, saraya=ADDED.format(id="saraya", text="saraya gazette")) == ["MDB308"]


def test_the_vocabulary_below_is_kept(shipped):
    """What a relation may join is said by the registry below where the overlay has no vocabulary."""
    own = OWN.format(target="kataib").replace("wing-of", "facade-of")
    assert "MDB403" in found(shipped, desk_group=own)
