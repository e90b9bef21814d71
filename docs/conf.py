"""The site: prose from this folder, and a page for everything in the registry from the extension in the package."""

from __future__ import annotations

import os
from typing import Any

from docutils import nodes

project = "militiadb"
author = "The militiadb team"
copyright = "2026, the militiadb team; text and data CC BY 4.0, code Apache-2.0"  # noqa: A001 - Sphinx's own name
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "militiadb.sphinx"]
militiadb_registry = "../registry"
militiadb_contest = "explanation/corrections"
militiadb_commands = "militiadb.cli:root"

# On GitHub the links into the repository and the feed know their addresses from the workflow; elsewhere they are left
# out.
_repository = os.environ.get("GITHUB_REPOSITORY", "")
_github = f"https://github.com/{_repository}" if _repository else ""
if _github:
    militiadb_edit_url = f"{_github}/edit/main/registry/"
    militiadb_contest_form = f"{_github}/issues/new?template=contest-an-entry.yml&entry={{entry}}&version={{version}}"
html_baseurl = os.environ.get("DOCS_BASE_URL", "")

html_theme = "furo"
html_title = "militiadb"
html_show_sourcelink = False
html_copy_source = False
html_use_index = False
html_domain_indices = False
html_static_path: list[str] = []
html_theme_options = {"top_of_page_buttons": []}

myst_enable_extensions = ["colon_fence", "deflist"]
smartquotes = False
myst_heading_anchors = 3

autodoc_typehints = "signature"
autodoc_member_order = "bysource"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
default_role = "code"
nitpicky = False
exclude_patterns = ["_build"]


def in_repository(_name: str, rawtext: str, text: str, *_: Any, **__: Any) -> tuple[list[nodes.Node], list[Any]]:
    """{repository}`words <path>`: a link into the repository where its address is known, the words elsewhere."""
    words, _mark, path = text.removesuffix(">").partition(" <")
    link = nodes.reference(rawtext, words, refuri=f"{_github}/{path}")
    return [link if _github else nodes.inline(rawtext, words)], []


def setup(app: Any) -> None:
    """Register what only the documents of this project need."""
    app.add_role("repository", in_repository)
