"""A new group's file: what must be filled in is empty, and comments teach what belongs there."""

from __future__ import annotations

from collections.abc import Container, Sequence
from pathlib import Path
from typing import Any

from attrs import field, frozen
from pydantic import TypeAdapter, ValidationError

from militiadb.errors import MilitiadbError
from militiadb.loading.draft import draft_of
from militiadb.loading.emitter import quoted
from militiadb.loading.folder import base_of
from militiadb.loading.records.fields import Country, Id, Lang, Text
from militiadb.loading.writing import write_whole
from militiadb.model.vocabulary import GroupKind
from militiadb.names import Script, script_of

HEAD = "# One group a file. `militiadb check` says what is still missing; take these comments out when you are done."
FOOT = """\
# What others say of the group: who says it, in which words; the relation is never stronger than the wording.
# Two sources that disagree are two claims. The attribution of one attack is an event, not a claim.
# claims:
#   - relation: linked-to
#     targets: [asaib-ahl-al-haq]
#     by: an-actor-or-group
#     wording: "experts link to"
#     said_on: 2024-03
#     sources: [the-id-of-a-source]
# What happened, dated as exactly as the source dates it: 2024, 2024-03, 2024-03-05, ..2024 (by then), 2023..2024.
# events:
#   - what: first-seen
#     date: 2024-03-05
#     sources: [the-id-of-a-source]
"""


class TemplateError(MilitiadbError):
    """A new entry that cannot be begun: the id is taken, or is none."""


@frozen
class NewGroup:
    """What is known of a new group when its file is begun; all but the id and the name may be filled in later."""

    id: str
    name: str
    kind: GroupKind | None = None
    countries: Sequence[str] = field(default=())
    lang: str | None = None
    sources: Sequence[str] = field(default=())


def template(new: NewGroup) -> str:
    """The text of the new file, in the canonical layout.

    >>> print(template(NewGroup("saraya-example", "Saraya Example", lang="ar-Latn")).splitlines()[1])
    id: saraya-example
    """
    native = script_of(new.name) not in (Script.LATIN, Script.COMMON)
    kinds = ", ".join(GroupKind)
    lines = [
        HEAD,
        f"id: {new.id}",
        f"name: {quoted(new.name)}",
        "# What it is, by the tests of vocabulary.yaml:",
        f"# {kinds}",
        f"kind: {new.kind or 'null'}",
        "# Where it has been reported active, base first (ISO 3166-1, such as IQ).",
        f"countries: [{', '.join(new.countries)}]",
        "# One or two sentences that say nothing which the facts below do not carry.",
        "summary: null",
        "names:",
        "  # Each name as a source prints it, one item a name; a native name only where a source shows it.",
        f"  - text: {quoted(new.name)}",
        "    # native, romanisation, translation, acronym, short or misspelling",
        f"    kind: {'native' if native else 'romanisation'}",
        "    # the language as a BCP 47 tag: ar, ar-Latn for romanised Arabic, en for a translation",
        f"    lang: {new.lang or 'null'}",
        "    # ids of registry/sources/; write a new source there first",
        f"    sources: [{', '.join(new.sources)}]",
    ]
    return "\n".join(lines) + "\n" + FOOT


def begin(root: Path, *, new: NewGroup) -> Path:
    """Write the template into the registry at `root`; `TemplateError` where the id is taken, or a value is none.

    In an overlay the ids of the registry under it are taken too.
    """
    _judge(new)
    if new.id in _below(root):
        raise TemplateError(
            f"{new.id!r} is a group of the registry that this one extends: to add names to it, write "
            f"groups/{new.id}.yaml with `id`, `adds: true` and `names`"
        )
    path = root / "groups" / f"{new.id}.yaml"
    if path.exists():
        raise TemplateError(f"{new.id!r} is taken, and ids are never reused: see {path}")
    path.parent.mkdir(exist_ok=True)
    write_whole(path, template(new))
    return path


def _below(root: Path) -> Container[str]:
    """The groups that an overlay stands upon; none under a registry of its own."""
    manifest = root / "registry.yaml"
    draft = draft_of(root, {manifest.name: manifest.read_bytes()} if manifest.is_file() else {})
    return (base_of(draft) if draft.extends else None) or ()


_SLUG = "small ASCII letters, digits and single hyphens, at most 80"


def _judge(new: NewGroup) -> None:
    """Refuse what the file's record would refuse, before there is a file."""
    _must_fit(new.id, Id, f"no id: write {_SLUG}")
    if not new.name.strip():
        raise TemplateError("a group has a name: give it as its sources print it")
    if not new.name.isprintable():
        raise TemplateError(f"{new.name!r} is no name: it holds a line break or another control character")
    _must_fit(new.name, Text, "no name: it is longer than 500 characters")
    for country in new.countries:
        _must_fit(country, Country, "no country: write two capital letters of ISO 3166-1, such as IQ")
    if new.lang is not None:
        _must_fit(new.lang, Lang, "no language: write a BCP 47 tag, such as ar-Latn")
    for source in new.sources:
        _must_fit(source, Id, f"no id of a source: write {_SLUG}")


def _must_fit(value: str, kind: Any, otherwise: str) -> None:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        raise TemplateError(f"{value!r} is {otherwise}") from None
