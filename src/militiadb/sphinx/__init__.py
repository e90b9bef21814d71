"""A Sphinx extension that makes the site of a registry: a page for each group, programme, publisher and shared name.

Three lines in `conf.py` do it for any registry::

    extensions = ["myst_parser", "militiadb.sphinx"]
    militiadb_registry = "../registry"
    militiadb_contest = "https://example.org/how-to-contest"

The pages are emitted as collected pages, never as documents: they cost milliseconds each, and need no toctree. Nothing
here imports Sphinx, Jinja or docutils before Sphinx calls `setup`, so that the library runs without the extra `docs`.
"""

from __future__ import annotations

from typing import Any

from militiadb._version import __version__

_SETTINGS = {
    "militiadb_registry": "",  # a folder, an overlay or a snapshot, from the folder of conf.py; "" is the shipped one
    "militiadb_edit_url": "",  # in front of groups/<id>.yaml, such as https://…/edit/main/registry/
    "militiadb_contest": "",  # a page of the docs (explanation/corrections) or an address
    "militiadb_contest_form": "",  # the address of a form, with {entry} and {version} where it takes those
    "militiadb_commands": "",  # a click command to document, as module:name, for the directive's `commands`
}


def setup(app: Any) -> dict[str, Any]:
    """Register the settings, the directive, the roles and the events."""
    from militiadb.sphinx import building
    from militiadb.sphinx.directives import register

    for name, default in _SETTINGS.items():
        app.add_config_value(name, default, "html", types=[str])
    register(app)
    app.connect("config-inited", building.prepare_config)
    app.connect("builder-inited", building.open_site)
    app.connect("html-collect-pages", building.collect_pages)
    app.connect("html-page-context", building.share_toctree, priority=100)
    app.connect("html-page-context", building.dress_page, priority=900)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
