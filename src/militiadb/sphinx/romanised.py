"""The standard romanisations of a group's native names, derived from their vocalised forms and shown as derived."""

from __future__ import annotations

from attrs import frozen

from militiadb.errors import RomanisationError
from militiadb.model.group import Group
from militiadb.model.registry import Registry
from militiadb.names import romanise_text


@frozen
class Derived:
    """A vocalised name and what each scheme of its language makes of it: (scheme id, title, romanisation)."""

    pointed: str
    lang: str
    rows: tuple[tuple[str, str, str], ...]


def derived(registry: Registry, group: Group) -> tuple[Derived, ...]:
    """The romanisations of every vocalised name; a scheme that cannot read a form is left out of its table."""
    found = []
    for pointed, lang in dict.fromkeys((n.pointed, n.lang.split("-")[0]) for n in group.names if n.pointed):
        rows = []
        for key in sorted(registry.schemes):
            scheme = registry.schemes[key]
            if scheme.lang != lang:
                continue
            try:
                rows.append((key, scheme.title, romanise_text(pointed, scheme=scheme)))
            except RomanisationError:
                continue
        if rows:
            found.append(Derived(pointed, lang, tuple(rows)))
    return tuple(found)
