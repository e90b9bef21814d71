"""What a page of prose may ask of the registry: the finder, the doors, figures, and references made from the code.

    ```{militiadb} finder
    ```

and the roles {group}`kataib-hizballah` and {registry}`programmes/index|all programmes`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from militiadb.sphinx import reference
from militiadb.sphinx.building import site_of
from militiadb.sphinx.pages import NAVIGATION
from militiadb.sphinx.rendering import environment_of
from militiadb.sphinx.site import Site
from militiadb.sphinx.statistics import figures

FRAGMENTS = ("finder", "front", "figures")
REFERENCES = ("commands", "records")


def markdown(what: str, commands: str) -> str:
    """A reference made from the code, as Markdown that the page's own parser reads.

    `commands` says where the click group stands, as module:name; naming it keeps this room blind to the command line.
    """
    if what == "records":
        return reference.records()
    module, _, name = commands.partition(":")
    return reference.commands(getattr(import_module(module), name))


def fragment(site: Site, what: str, here: str) -> str:
    """A piece of HTML for a page of prose: `finder`, `front` or `figures`."""
    environment = environment_of(site)
    context = {"links": site.links(here), "doors": NAVIGATION[:8], "figures": figures(site)[:8]}
    return str(environment.get_template(f"{what}.html").render(**context))


def register(app: Any) -> None:
    """Give Sphinx the directive and the roles."""
    app.add_directive("militiadb", _directive(app))
    app.add_role("group", _role(app, lambda text: (f"groups/{text}", None)))
    app.add_role("registry", _role(app, _page_and_words))


def _page_and_words(text: str) -> tuple[str, str | None]:
    page, _, words = text.partition("|")
    return page, words or None


def _directive(app: Any) -> type[Any]:
    """The directive's class; docutils is imported only when Sphinx runs."""
    nodes, base = import_module("docutils.nodes"), import_module("sphinx.util.docutils").SphinxDirective

    def run(self: Any) -> list[Any]:
        what = self.arguments[0]
        if what in REFERENCES:
            text = markdown(what, self.config.militiadb_commands)
            found: list[Any] = self.parse_text_to_nodes(text, allow_section_headings=True)
            return found
        if what not in FRAGMENTS:
            raise self.error(f"there is no {what!r}: give one of {', '.join([*FRAGMENTS, *REFERENCES])}")
        if not hasattr(app, "militiadb_site"):
            return []
        return [nodes.raw("", fragment(site_of(app), what, self.env.docname), format="html")]

    return type("MilitiadbDirective", (base,), {"required_arguments": 1, "run": run})


def _role(app: Any, read: Callable[[str], tuple[str, str | None]]) -> Any:
    """A role that links to a page of the registry."""
    nodes = import_module("docutils.nodes")

    def role(
        _name: str, rawtext: str, text: str, _lineno: int, inliner: Any, _options: Any = None,
        _content: Sequence[str] = (),
    ) -> tuple[list[Any], list[Any]]:  # fmt: skip
        env = inliner.document.settings.env
        site = getattr(app, "militiadb_site", None)
        page, words = read(text)
        if site is None:
            return [nodes.literal(rawtext, words or text)], []
        shown = words or (site.registry[text].name if page.startswith("groups/") else text)
        uri = site.links(env.docname).page(page)
        return [nodes.reference(rawtext, shown, refuri=uri, internal=True)], []

    return role
