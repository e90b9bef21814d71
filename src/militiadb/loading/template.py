"""A new group's file: what must be filled in is empty, and comments teach what belongs there."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen
from pydantic import TypeAdapter, ValidationError

from militiadb.errors import MilitiadbError
from militiadb.loading.draft import draft_of, read_draft
from militiadb.loading.emitter import plainly, quoted
from militiadb.loading.folder import base_of
from militiadb.loading.records.fields import Country, Id, Lang, Text
from militiadb.loading.writing import write_whole
from militiadb.model.countries import country_code
from militiadb.model.vocabulary import GroupKind
from militiadb.names import Script, normalise, script_of

if TYPE_CHECKING:
    from militiadb.loading.records import GroupRecord
    from militiadb.model.group import Group
    from militiadb.model.registry import Registry

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
        f"id: {plainly(new.id)}",
        f"name: {quoted(new.name)}",
        "# What it is, by the tests of vocabulary.yaml:",
        f"# {kinds}",
        f"kind: {new.kind or 'null'}",
        "# Where it has been reported active, base first (ISO 3166-1, such as IQ).",
        f"countries: {_flow(new.countries)}",
        "# One or two sentences that say nothing which the facts below do not carry.",
        "summary: null",
        "names:",
        "  # Each name as a source prints it, one item a name; a native name only where a source shows it.",
        f"  - text: {quoted(new.name)}",
        "    # native, romanisation, translation, acronym, short or misspelling",
        f"    kind: {'native' if native else 'romanisation'}",
        "    # the language as a BCP 47 tag: ar, ar-Latn for romanised Arabic, en for a translation",
        f"    lang: {plainly(new.lang) if new.lang else 'null'}",
        "    # ids of registry/sources/; write a new source there first",
        f"    sources: {_flow(new.sources)}",
    ]
    return "\n".join(lines) + "\n" + FOOT


def _flow(values: Sequence[str]) -> str:
    return f"[{', '.join(plainly(value, flow=True) for value in values)}]"


def begin(root: Path, *, new: NewGroup) -> Path:
    """Write the template into the registry at `root`; `TemplateError` where the id is taken, or a value is none.

    In an overlay the ids of the registry under it are taken too, and its sources can be cited.
    """
    _judge(new)
    below = _below(root)
    if below is not None and new.id in below:
        raise TemplateError(
            f"{new.id!r} is a group of the registry that this one extends: to add names to it, write "
            f"groups/{new.id}.yaml with `id`, `adds: true` and `names`"
        )
    path = root / "groups" / f"{new.id}.yaml"
    if path.exists():
        raise TemplateError(f"{new.id!r} is taken, and ids are never reused: see {path}")
    _must_be_sources(new.sources, root, below)
    path.parent.mkdir(exist_ok=True)
    write_whole(path, template(new))
    return path


def bearers(root: Path, name: str) -> tuple[str, ...]:
    """The groups of the registry at `root`, and of what it extends, that bear a name of the same normal form."""
    draft, below, key = read_draft(root), _below(root), normalise(name)
    own: list[GroupRecord | Group] = [*draft.groups.values(), *(below or ())]
    return tuple(dict.fromkeys(each.id for each in own if any(normalise(n.text) == key for n in each.names)))


def _below(root: Path) -> Registry | None:
    """What an overlay stands upon; None under a registry of its own."""
    manifest = root / "registry.yaml"
    draft = draft_of(root, {manifest.name: manifest.read_bytes()} if manifest.is_file() else {})
    return base_of(draft) if draft.extends else None


def _must_be_sources(sources: Sequence[str], root: Path, below: Registry | None) -> None:
    known = {path.stem for path in (root / "sources").glob("*.yaml")} | set(below.sources if below else ())
    for source in sources:
        if source not in known:
            near = difflib.get_close_matches(source, known, n=1, cutoff=0.7)
            hint = f"did you mean {near[0]!r}?" if near else f"write sources/{source}.yaml first, or leave it out"
            raise TemplateError(f"there is no source {source!r} in the registry: {hint}")


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
        _must_be_country(country)
    if new.lang is not None:
        _must_fit(new.lang, Lang, "no language: write a BCP 47 tag, such as ar-Latn")
    for source in new.sources:
        _must_fit(source, Id, f"no id of a source: write {_SLUG}")


def _must_be_country(code: str) -> None:
    try:
        country_code(code)
    except ValueError as error:
        raise TemplateError(str(error)) from None


def _must_fit(value: str, kind: Any, otherwise: str) -> None:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        raise TemplateError(f"{value!r} is {otherwise}") from None
