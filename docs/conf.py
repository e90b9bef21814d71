"""The site: prose from this folder, and a page for everything in the registry from the extension in the package."""

from __future__ import annotations

import os

project = "militiadb"
author = "The militiadb team"
copyright = "2026, the militiadb team; text and data CC BY 4.0, code Apache-2.0"  # noqa: A001 - Sphinx's own name
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "militiadb.sphinx"]
militiadb_registry = "../registry"
militiadb_contest = "explanation/corrections"
militiadb_commands = "militiadb.cli:root"

# On GitHub the edit links and the feed know their addresses from the workflow; elsewhere they are left out.
_repository = os.environ.get("GITHUB_REPOSITORY", "")
if _repository:
    militiadb_edit_url = f"https://github.com/{_repository}/edit/main/registry/"
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
