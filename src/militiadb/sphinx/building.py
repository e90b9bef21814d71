"""What happens at each step of a Sphinx build: the registry is read, its pages are written, every page is dressed."""

from __future__ import annotations

import html
import os
import posixpath
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from militiadb.errors import RegistryError
from militiadb.loading import load
from militiadb.loading.shipped import where_shipped
from militiadb.model.registry import Registry
from militiadb.sphinx.browser_data import write_browser_data
from militiadb.sphinx.cells import labelled
from militiadb.sphinx.entry_history import entry_histories
from militiadb.sphinx.markup import element, joined, void
from militiadb.sphinx.pages import NAVIGATION, all_pages, write_files
from militiadb.sphinx.rendering import environment_of, render
from militiadb.sphinx.site import Page, Settings, Site
from militiadb.sphinx.word_index import PageText, page_text, prose_text


class App(Protocol):
    """What is asked of Sphinx's application; spelled out, so that types hold without the extra `docs`."""

    config: Any
    builder: Any
    confdir: Any
    outdir: Any
    env: Any
    militiadb_trees: dict[Any, str]


_HERE = Path(__file__).parent
_SCRIPTS = ("folding", "likeness", "strict", "decorations", "finder", "finder_box", "excerpts", "search", "copy")
"""In the order in which each may use what those before it brought."""
_SITE = "militiadb_site"
_TOCS = "militiadb_tocs"
_PROSE = frozenset({"paragraph", "title", "literal_block", "term", "desc_signature"})
"""The nodes of a document that hold its words; raw HTML is none of them."""


def prepare_config(_app: App, config: Any) -> None:
    """Bring the style and scripts of the pages, and the theme that they were drawn for, unless conf.py names one."""
    config.html_static_path.append(str(_HERE / "static"))
    config.html_css_files.append("militiadb/militiadb.css")
    for script in _SCRIPTS:
        config.html_js_files.append((f"militiadb/{script}.js", {"defer": "defer"}))
    if not config.html_favicon:
        config.html_favicon = str(_HERE / "static/militiadb/icon.svg")
    if "html_theme" not in config._raw_config and "html_theme" not in config.overrides:
        config.html_theme = "furo"


def open_site(app: App) -> None:
    """Read the registry; our own search takes the place of Sphinx's, which knows no Arabic."""
    if app.builder.format != "html":
        return
    app.builder.search = False
    named = app.config.militiadb_registry
    path = (Path(app.confdir) / named).resolve() if named else where_shipped()
    folder = path if path.is_dir() else None
    registry = _read(path if named else None)
    _title(app.config, registry.manifest.title)
    site = Site(
        registry,
        app.builder.get_target_uri,
        today(),
        folder,
        _settings(app.config),
        entry_histories(folder) if folder else {},
    )
    setattr(app, _SITE, site)
    setattr(app, _TOCS, {})
    app.militiadb_trees = {}


def _read(path: Path | None) -> Registry:
    """The registry, or Sphinx's own error: a wrong setting is nobody's crash. Types hold without the extra `docs`."""
    try:
        return load(path)
    except RegistryError as error:
        raise import_module("sphinx.errors").ConfigError(f"militiadb_registry: {error}") from None


def _title(config: Any, title: str) -> None:
    """Call a site without a name of its own by its registry's title; without an owner it claims no copyright."""
    given = {*config._raw_config, *config.overrides}
    if not given & {"project", "html_title"}:
        config.html_title = html.escape(title)  # themes put it into the page as it is
    if not given & {"copyright", "project_copyright", "html_show_copyright"}:
        config.html_show_copyright = False


def _settings(config: Any) -> Settings:
    return Settings(
        _ended(config.html_baseurl),
        _ended(config.militiadb_edit_url),
        config.militiadb_contest,
        config.militiadb_contest_form,
    )


def _ended(url: str) -> str:
    """An address that something can be put behind."""
    return f"{url.rstrip('/')}/" if url else ""


def _reachable(body: str) -> str:
    """What scrolls inside a document can be reached by keyboard (WCAG 2.1.1), and its cells name their columns."""
    for tag, opening in (("pre", "<pre>"), ("div", '<div class="table-wrapper')):
        body = body.replace(opening, f'<{tag} tabindex="0"{opening.removeprefix(f"<{tag}")}')
    return labelled(body)


def today() -> date:
    """The day of the build: SOURCE_DATE_EPOCH where it is set, so that a build can be made again byte for byte."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()


def site_of(app: App) -> Site:
    """The site that this build makes."""
    site: Site = getattr(app, _SITE)
    return site


def collect_pages(app: App) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Every page of the registry as Sphinx takes it, and the files beside them."""
    site = getattr(app, _SITE, None)
    if site is None:
        return
    environment = environment_of(site)
    texts = prose_texts(app, site)
    for page in all_pages(site):
        rendered = render(site, page, environment=environment)
        getattr(app, _TOCS)[page.name] = rendered.toc
        texts.append(_text_of(site, page, rendered.body))
        yield page.name, {"title": joined(page.title), "body": rendered.body, "toc": rendered.toc}, "page.html"
    write_files(site, Path(app.outdir))
    write_browser_data(site, Path(app.outdir) / "_static" / "militiadb" / "data", texts)


def prose_texts(app: App, site: Site) -> list[PageText]:
    """The documents as the search sees them."""
    found = []
    for name in sorted(app.env.found_docs):
        parts = app.env.get_doctree(name).findall(lambda node: node.__class__.__name__ in _PROSE)
        title = app.env.titles[name].astext()
        found.append(prose_text(site.target_uri(name), title, paragraphs=[part.astext() for part in parts]))
    return found


def _text_of(site: Site, page: Page, body: str) -> PageText:
    kind, _, key = page.name.partition("/")
    group = site.registry.groups.get(key) if kind == "groups" else None
    names = " ".join(name.text for name in group.names) if group else ""
    return page_text(site.target_uri(page.name), page.title, kind=kind, body=body, names=names)


def share_toctree(app: App, pagename: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    """Resolve the documents' tree of contents once for a folder: no collected page is in it, so it is the same for all.

    Themes ask for it on every page; unshared, that is most of the time of a build.
    """
    if pagename not in getattr(app, _TOCS, {}):
        return
    folder = posixpath.dirname(app.builder.get_target_uri(pagename))
    known, fresh = app.militiadb_trees, context["toctree"]

    def shared(**how: Any) -> str:
        key = (folder, *sorted(how.items()))
        if key not in known:
            known[key] = fresh(**how)
        found: str = known[key]
        return found

    context["toctree"] = shared


def dress_page(app: App, pagename: str, _template: str, context: dict[str, Any], _doctree: Any) -> None:
    """Put the doors into the registry before the theme's navigation, and the page's own table of contents beside it."""
    site = getattr(app, _SITE, None)
    if site is None:
        return
    links = site.links(pagename)
    doors = [
        element(
            "li",
            element("a", title, class_="reference internal", href=links.page(name)),
            class_="toctree-l1 current current-page" if name == pagename else "toctree-l1",
        )
        for name, title, _ in NAVIGATION
    ]
    caption = element("p", element("span", "Registry", class_="caption-text"), class_="caption", role="heading")
    navigation = joined(caption, element("ul", *doors))
    context["militiadb_navigation"] = navigation
    feed = {"rel": "alternate", "type": "application/atom+xml", "title": "Changes of the data"}
    context["metatags"] = (context.get("metatags") or "") + void("link", **feed, href=links.file("changelog.atom"))
    if "furo_navigation_tree" in context:
        tree = navigation + context["furo_navigation_tree"]
        context["furo_navigation_tree"] = tree.replace('role="heading"', 'role="heading" aria-level="2"')
    if context.get("body") and pagename not in getattr(app, _TOCS):
        context["body"] = _reachable(context["body"]) + environment_of(site).get_template("notice.html").render()
    if getattr(app, _TOCS).get(pagename):
        context["furo_hide_toc"] = False
