"""An overlay's groups resolve like the shipped ones."""

from __future__ import annotations

from pathlib import Path

from militiadb import Resolver, load

MANIFEST = """\
schema_version: 1.0.0
version: 2026.11.0
title: "overlay"
licence: CC-BY-4.0
extends: militiadb
"""
GROUP = """\
id: kataib-al-marwa
name: "Kata'ib al-Marwa"
kind: facade
countries: [IQ]
summary: "A group of an overlay."
reviewed_on: 2026-11-22
names:
  - text: "Kata'ib al-Marwa"
    kind: romanisation
    lang: ar-Latn
    sources: [overlay-note]
  - text: "كتائب المروة"
    kind: native
    lang: ar
    sources: [overlay-note]
"""
SOURCE = 'id: overlay-note\ntitle: "Note"\npublisher: overlay-desk\nkind: news\npublished: 2026-01-01\n'
ACTORS = 'actors:\n  - id: overlay-desk\n    name: "Desk"\n    kind: media\n'


def test_overlays_resolve_like_shipped_data(tmp_path: Path) -> None:
    """Names of an overlay are found in any spelling and script, beside those that it extends."""
    files = {
        "registry.yaml": MANIFEST,
        "groups/kataib-al-marwa.yaml": GROUP,
        "sources/overlay-note.yaml": SOURCE,
        "actors.yaml": ACTORS,
    }
    for file, text in files.items():
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    resolver = Resolver(load(tmp_path))
    for query in ("Kata'ib al-Marwa", "KATAEB EL MARWAH", "Катаиб аль-Марва", "كتائب المروه"):
        assert resolver.resolve(query).id == "kataib-al-marwa"
    assert resolver.resolve("Kataeb Hizbullah").id == "kataib-hizballah"
