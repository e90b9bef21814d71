"""How a page is cited: as text, as BibTeX, and the whole registry as CITATION.cff."""

from __future__ import annotations

import json
import re

from militiadb.model.registry import Registry

_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
_AS_LATEX = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}


def as_text(registry: Registry, *, title: str, url: str) -> str:
    """The citation as a line of text; the version and fingerprint say which state of the data was read."""
    where = f" {url}" if url else ""
    data = f"version {registry.version}, fingerprint {registry.fingerprint}"
    return f"“{title}”. In: {registry.manifest.title}, {data}.{where}"


def as_bibtex(registry: Registry, *, key: str, title: str, url: str) -> str:
    r"""The citation as a BibTeX entry, with everything that LaTeX would read as a command escaped.

    >>> from militiadb.loading import load
    >>> "R\\&D" in as_bibtex(load(), key="x", title="R&D", url="")
    True
    """
    rows = {
        "title": f"{{{_latex(title)}}}",
        "howpublished": _latex(registry.manifest.title),
        "year": registry.version.split(".")[0],
        "note": _latex(f"Version {registry.version}, fingerprint {registry.fingerprint}"),
        "url": url,
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in rows.items() if value)
    return f"@misc{{militiadb-{key},\n{body}}}"


def _latex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _AS_LATEX.get(found[0], "\\" + found[0]), text)


def as_cff(registry: Registry, *, url: str) -> str:
    """The registry as a Citation File Format document (1.2.0); JSON strings are YAML strings too."""
    rows: dict[str, object] = {
        "cff-version": "1.2.0",
        "message": "If you use this data, please cite it with its version and fingerprint.",
        "type": "dataset",
        "title": registry.manifest.title,
        "authors": [{"name": "The militiadb team"}],
        "version": registry.version,
        "license": registry.manifest.licence,
        "identifiers": [{"type": "other", "value": registry.fingerprint, "description": "fingerprint of the content"}],
    }
    if url:
        rows["url"] = url
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in rows.items())
