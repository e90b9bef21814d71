"""The tiny registry that the examples of rules are made from, canonical as `militiadb fmt` writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from militiadb.checks.rule import Example

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUP = """\
id: saraya
name: "Saraya"
kind: facade
countries: [IQ]
languages: [ar]
names:
  - text: "سرايا"
    kind: native
    lang: ar
    sources: [report]
  - text: "Saraya"
    kind: romanisation
    lang: ar-Latn
    sources: [report]
claims:
  - relation: facade-of
    targets: [kataib]
    by: analyst
    wording: "a facade of"
    sources: [report]
  - relation: facade-of
    targets: [kataib]
    by: second-analyst
    wording: "a cover name for"
    sources: [report]
"""
OTHER = """\
id: kataib
name: "Kataib"
kind: armed-group
countries: [IQ]
languages: [ar]
names:
  - text: "كتائب"
    kind: native
    lang: ar
    sources: [report]
  - text: "Kataib"
    kind: romanisation
    lang: ar-Latn
    sources: [report]
"""
SOURCE = """\
id: report
title: "A report"
publisher: institute
kind: analyst
published: 2021-03-04
url: https://example.org/report
archive_url: https://archive.example.org/report
"""
ACTORS = """\
actors:
  - id: analyst
    name: "An analyst"
    kind: analyst
  - id: institute
    name: "An institute"
    kind: think-tank
  - id: second-analyst
    name: "Another analyst"
    kind: analyst
"""
MANIFEST = """\
schema_version: 1.0.0
version: 2026.11.0
title: "An example"
licence: "CC0-1.0"
"""
VOCABULARY = """\
relations:
  - id: facade-of
    definition: "A name without a body."
    inverse: "has facade"
    acyclic: true
    from_kinds: [facade, media]
    to_kinds: [armed-group, facade]
  - id: wing-of
    definition: "A part of it."
    inverse: "has wing"
    acyclic: true
  - id: own-organisation
    definition: "A body stands behind the name."
    inverse: "is a body"
    unary: true
"""
PROGRAMME = """\
id: us-fto
authority: institute
title: "Foreign Terrorist Organizations"
legal_basis: "INA section 219"
read:
  - list: fto-page
    as_of: 2026-10-01
    scope: whole
    sources: [report]
entries:
  - key: kataib-2009
    group: kataib
    printed: "Kataib"
    listed:
      published: 2009-07-02
    evidence: list
    sources: [report]
"""
LEXICON = """\
version: 2026.11.0
concepts:
  - id: brigades
    word_class: unit
    words:
      ar:
        - "كتائب"
      en:
        - "Brigades"
"""
LOOKALIKES = """\
lookalikes:
  - id: saraya-gazette
    names:
      - "Saraya Gazette"
    kind: channel
    near:
      - group: saraya
        name: "Saraya"
        score: 90.5
    why: "A newspaper."
    sources: [report]
"""
FILES: Mapping[str, str] = {
    "registry.yaml": MANIFEST,
    "actors.yaml": ACTORS,
    "vocabulary.yaml": VOCABULARY,
    "sources/report.yaml": SOURCE,
    "groups/saraya.yaml": GROUP,
    "groups/kataib.yaml": OTHER,
}


def registry(*changes: Mapping[str, str | bytes], without: str = "") -> dict[str, str | bytes]:
    """The tiny registry with some files put in place of its own, and one left out."""
    files: dict[str, str | bytes] = dict(FILES)
    for change in changes:
        files.update(change)
    files.pop(without, None)
    return files


def edited(text: str, *swaps: tuple[str, str]) -> str:
    """A text with each first string swapped for its second; a string that is not there is a mistake of ours."""
    for old, new in swaps:
        if text.count(old) < 1:
            raise ValueError(f"{old!r} does not stand in the text")
        text = text.replace(old, new, 1)
    return text


def bad(name: str, *swaps: tuple[str, str], at: str, append: str = "", after: str = "") -> Example:
    """The tiny registry with an edit in one file, reported at `at` (line:column, several parted by spaces).

    `append` goes to the end of the file, or to the end of what `after` names.
    """
    places = tuple(f"{name}:{each}" for each in at.split())
    return Example(_with(name, swaps, append, after), at=places, tell=(name,))


def good(name: str, *swaps: tuple[str, str], append: str = "", after: str = "") -> Example:
    """The tiny registry with an edit in one file that no rule minds."""
    return Example(_with(name, swaps, append, after), tell=(name,))


def _with(name: str, swaps: tuple[tuple[str, str], ...], append: str, after: str) -> dict[str, str | bytes]:
    text = edited(FILES.get(name) or _SPARE[name], *swaps)
    cut = text.index("claims:\n") if after == "names" and "claims:\n" in text else len(text)
    return registry({name: text[:cut] + append + text[cut:]})


_SPARE: Mapping[str, str] = {"designations/us-fto.yaml": PROGRAMME, "lexicon.yaml": LEXICON}
