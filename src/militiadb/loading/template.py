"""A new group's file: what must be filled in is empty, and comments teach what belongs there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from attrs import field, frozen

from militiadb.errors import MilitiadbError
from militiadb.loading.emitter import quoted
from militiadb.loading.writing import write_whole
from militiadb.model.vocabulary import GroupKind
from militiadb.names import Script, script_of

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_ID = 80

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
    """Write the template into the registry at `root`; `TemplateError` where the id is taken or is no slug."""
    if not _ID.fullmatch(new.id) or len(new.id) > MAX_ID:
        raise TemplateError(f"{new.id!r} is no id: write small ASCII letters, digits and single hyphens")
    if not new.name.strip():
        raise TemplateError("a group has a name")
    path = root / "groups" / f"{new.id}.yaml"
    if path.exists():
        raise TemplateError(f"{new.id!r} is taken, and ids are never reused: see {path}")
    path.parent.mkdir(exist_ok=True)
    write_whole(path, template(new))
    return path
