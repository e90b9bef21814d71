"""What every page is made from: the registry, where pages and files lie, and what links may be followed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from attrs import field, frozen

from militiadb.model.designation import Entry, Programme
from militiadb.model.group import Group
from militiadb.model.registry import Registry
from militiadb.model.source import Actor, Source
from militiadb.model.vocabulary import SourceKind, WordClass
from militiadb.sphinx.entry_history import Revision

_WEB = re.compile(r"https?://[^\s<>\"']+")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SMALL = frozenset({"and", "of", "the"})


@frozen
class Settings:
    """What conf.py says: `edit_url` takes a path in the registry, `contest` is a page of the docs or an address.

    `contest_form` is the address of a form, with `{entry}` and `{version}` where it takes those.
    """

    base_url: str = ""
    edit_url: str = ""
    contest: str = ""
    contest_form: str = ""


@frozen
class Page:
    """One page to be: its name, its title, the template that makes its body, and what that is given."""

    name: str
    title: str
    template: str
    context: Mapping[str, Any]


@frozen(eq=False)
class Site:
    """A registry on its way to pages. `target_uri` is the builder's: the address of a page from the site's root."""

    registry: Registry
    target_uri: Callable[[str], str]
    today: date
    folder: Path | None = None
    settings: Settings = Settings()
    histories: Mapping[str, tuple[Revision, ...]] = field(factory=dict)

    def links(self, here: str) -> Links:
        """The links as they are written on one page."""
        return Links(self, here)

    @cached_property
    def listings(self) -> dict[str, tuple[tuple[Programme, Entry], ...]]:
        """The entries that head or cover a group, in the order of programmes and their entries."""
        found: dict[str, list[tuple[Programme, Entry]]] = {}
        for key in sorted(self.registry.programmes):
            programme = self.registry.programmes[key]
            for entry in programme.entries:
                for group in dict.fromkeys((entry.group, *(each.group for each in entry.also_covers))):
                    found.setdefault(group, []).append((programme, entry))
        return {group: tuple(pairs) for group, pairs in found.items()}

    @cached_property
    def countries(self) -> dict[str, str]:
        """English names of countries by code, as the lexicon has them."""
        found: dict[str, str] = {}
        for concept in self.registry.lexicon.concepts:
            english = next((words.texts for words in concept.words if words.lang == "en"), ())
            if concept.word_class is WordClass.COUNTRY and concept.country and english:
                found.setdefault(concept.country, _capitalised(english[0]))
        return found

    def country(self, code: str) -> str:
        """A country's name, or its code where the lexicon has none."""
        return self.countries.get(code, code)

    def is_partisan(self, source: Source) -> bool:
        """Whether a source's address is to be shown as text: an outlet of a side, or one that a group publishes."""
        return source.kind is SourceKind.PARTISAN or source.publisher in self.registry.groups


def _capitalised(name: str) -> str:
    return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in name.split())


@frozen(eq=False)
class Links:
    """Addresses relative to one page, so that the site works from any folder and without a server."""

    site: Site
    here: str

    def page(self, name: str) -> str:
        """The address of another page of the site; a part of it may be named after a #."""
        name, mark, part = name.partition("#")
        uri = self.site.target_uri(name) if name else ""
        return (self.file(uri) if name else "") + mark + part

    def file(self, path: str) -> str:
        """The address of a file of the site, named from its root."""
        folder = posixpath.dirname(self.site.target_uri(self.here))
        relative = posixpath.relpath(path or ".", folder or ".")
        return f"{relative}/" if path.endswith("/") else relative

    def bearer(self, bearer_id: str) -> str:
        """The page of a group or actor."""
        return self.page(f"{'groups' if bearer_id in self.site.registry.groups else 'actors'}/{bearer_id}")

    def named(self, bearer_id: str) -> Group | Actor:
        """The group or actor of an id."""
        return self.site.registry.bearer(bearer_id)

    def contest(self) -> str:
        """Where an entry is contested: an address as it is, a page of the docs by its name."""
        where = self.site.settings.contest
        return where if not where or is_web(where) else self.page(where)

    def contest_form(self, entry: str) -> str:
        """The form by which an entry is contested, its id and the data's version filled in; empty without one."""
        form, version = self.site.settings.contest_form, self.site.registry.version
        filled = form.replace("{entry}", quote(entry, safe="")).replace("{version}", quote(version, safe=""))
        return filled if is_web(filled) else ""


def is_web(url: str | None) -> bool:
    """Whether an address may become a link: http or https, and nothing that could end the attribute.

    >>> is_web("https://example.org/a"), is_web("javascript:alert(1)")
    (True, False)
    """
    return bool(url and _WEB.fullmatch(url))


def is_slug(text: str) -> bool:
    """Whether an id can be a file's name: a snapshot is data from anywhere, and no id may climb out of the site.

    >>> is_slug("kataib-hizballah"), is_slug("../../etc/passwd")
    (True, False)
    """
    return bool(_SLUG.fullmatch(text))
