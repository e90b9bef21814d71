"""CITATION.cff at the root says what the data says of itself."""

from __future__ import annotations

from pathlib import Path

import yaml

REPO = Path(__file__).parents[2]


def test_the_citation_file_agrees_with_the_manifest() -> None:
    """Title and licence of CITATION.cff are those of registry.yaml; the version stands in the site's own file."""
    cited = yaml.safe_load((REPO / "CITATION.cff").read_text("utf-8"))
    manifest = yaml.safe_load((REPO / "registry" / "registry.yaml").read_text("utf-8"))
    assert (cited["title"], cited["license"]) == (manifest["title"], manifest["licence"])
