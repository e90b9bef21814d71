"""Text from YAML is text: a registry that tries to inject markup, script, links, reST and LaTeX gets nowhere."""

from __future__ import annotations

import io
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

pytest.importorskip("sphinx", reason="needs the extra docs: pip install -e '.[docs]'")
pytest.importorskip("furo", reason="needs the extra docs: pip install -e '.[docs]'")
pytest.importorskip("myst_parser", reason="needs the extra docs: pip install -e '.[docs]'")

SHORT = '"><script>alert(1)</script>'
EVIL = SHORT + "<img src=x onerror=alert(2)>'{{7*7}}{% raw %}`x <javascript:alert(3)>`_ $\\\\input{x}$ ]]>"
MARK = "alert("


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry whose every free text is an attack."""
    root = tmp_path_factory.mktemp("hostile") / "registry"
    evil = _quoted(EVIL)
    files = {
        "registry.yaml": f"schema_version: 1.0.0\nversion: 2026.11.0\ntitle: {evil}\nlicence: {evil}\n",
        "actors.yaml": f"actors:\n  - id: foe\n    name: {evil}\n    kind: analyst\n    note: {evil}\n",
        "sources/leaf.yaml": f"""
            id: leaf
            title: {evil}
            publisher: foe
            kind: analyst
            author: {evil}
            url: "https://example.org/{{{{7*7}}}}?a=1&b='onmouseover=alert(1)"
            identifier: {evil}
            note: {evil}
            """,
        "groups/trap.yaml": f"""
            id: trap
            name: {evil}
            kind: facade
            countries: [IQ]
            languages: [en]
            summary: {evil}
            names:
              - text: {evil}
                kind: native
                lang: en
                also: {evil}
                note: {evil}
                shared: true
                sources: [leaf]
            claims:
              - relation: facade-of
                targets: [other]
                target_text: {evil}
                reading: among-others
                by: foe
                wording: {evil}
                note: {evil}
                sources: [leaf]
              - relation: own-organisation
                by: trap
                stance: denies
                wording: {evil}
                sources: [leaf]
            events:
              - what: first-seen
                date: 2020-01-01
                note: {evil}
                sources: [leaf]
              - what: attack-claimed
                date: 2021-01-01
                note: {evil}
                sources: [leaf]
            assessments:
              - relation: facade-of
                view: disputed
                options:
                  - targets: [other]
                confidence: low
                rationale: {evil}
                decided_on: 2026-01-01
            office_holders:
              - name: {evil}
                office: {evil}
                basis: {evil}
                sources: [leaf]
            identifiers:
              - scheme: wikidata
                value: {evil}
                note: {evil}
                sources: [leaf]
            not_to_be_confused_with:
              - group: other
                why: {evil}
            """,
        "groups/other.yaml": f"""
            id: other
            name: {evil}
            kind: armed-group
            names:
              - text: {evil}
                kind: native
                lang: en
                shared: true
                sources: [leaf]
            """,
        "groups/gone.yaml": f"""
            id: gone
            redirect: {{to: [], reason: withdrawn, date: 2025-01-01, note: {evil}}}
            name: {evil}
            """,
        "designations/lists.yaml": f"""
            id: lists
            authority: foe
            title: {evil}
            legal_basis: {evil}
            note: {evil}
            read:
              - list: the-list
                as_of: 2025-01-01
                scope: whole
                sources: [leaf]
            entries:
              - key: trap-2021
                group: trap
                printed: {evil}
                list_id: {_quoted(SHORT)}
                listed:
                  effective: 2021-01-01
                evidence: list
                note: {evil}
                sources: [leaf]
            """,
        "CHANGELOG.md": f"# Changes\n\n## 2026.11.0\n\n- {EVIL}\n- [x](javascript:alert(4))\n",
    }
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = text.splitlines()
        cut = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
        file.write_text("\n".join(line[cut:] for line in lines).strip("\n") + "\n", "utf-8")
    return root


@pytest.fixture(scope="module")
def built(registry: Path) -> Path:
    """The site of that registry, made by three lines of conf.py, every warning an error."""
    from sphinx.application import Sphinx

    source, out = registry.parent / "docs", registry.parent / "html"
    source.mkdir()
    conf = 'extensions = ["myst_parser", "militiadb.sphinx"]\nmilitiadb_registry = "../registry"\nhtml_theme = "furo"\n'
    (source / "conf.py").write_text(conf, "utf-8")
    doors = "# Front\n\n```{militiadb} finder\n```\n\n```{militiadb} front\n```\n\n{group}`trap`\n"
    (source / "index.md").write_text(doors, "utf-8")
    told = io.StringIO()
    app = Sphinx(source, source, out, registry.parent / "trees", "html", status=None, warning=told)
    app.build()
    assert told.getvalue() == ""
    assert app.statuscode == 0
    return out


class _Watch(HTMLParser):
    """Everything in a page that a browser could run or follow."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        self.inside = tag
        self.bad += [f"{tag} {name}" for name in held if name.startswith("on")]
        links = [held.get(name, "") for name in ("href", "src", "action", "xlink:href")]
        self.bad += [
            link for link in links if link.strip().lower().startswith(("javascript:", "data:text", "vbscript:"))
        ]
        if tag in ("img", "iframe", "object", "embed") or (tag == "script" and MARK in held.get("src", "")):
            self.bad.append(tag)

    def handle_data(self, data: str) -> None:
        if self.inside == "script" and MARK in data:
            self.bad.append(f"script: {data[:80]}")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside if tag != self.inside else ""


def test_no_page_holds_what_the_registry_tried_to_inject(built: Path) -> None:
    """No script, handler, picture or script address comes from the data, on any page."""
    pages = [page for page in built.rglob("*.html") if "_static" not in page.parts]
    assert len(pages) > 12
    for page in pages:
        watch = _Watch()
        watch.feed(page.read_text("utf-8"))
        assert watch.bad == [], page


def test_what_was_written_is_shown_as_it_was_written(built: Path) -> None:
    """The attack stands on the page as text, letter by letter: nothing was evaluated and nothing swallowed."""
    words: list[str] = []
    parser = type("Text", (HTMLParser,), {"handle_data": lambda _self, data: words.append(data)})()
    parser.feed((built / "groups" / "trap.html").read_text("utf-8"))
    text = "".join(words)
    assert text.count(EVIL.strip()) > 10
    assert "49" not in text.replace("2049", "")


def test_the_files_beside_the_pages_are_well_formed(built: Path) -> None:
    """The feed is XML, the entries are JSON, and the browser's data are one assignment of JSON each."""
    ElementTree.parse(built / "changelog.atom")
    assert json.loads((built / "groups" / "trap.json").read_text("utf-8"))["name"] == EVIL
    for file in (built / "_static" / "militiadb" / "data").glob("*.js"):
        name, _, data = file.read_text("utf-8").partition(" = ")
        assert name.startswith("globalThis.militiadb")
        json.loads(data.rstrip().removesuffix(";"))


def test_pictures_are_well_formed_too(built: Path) -> None:
    """Every picture on the page is XML by itself, with the attack in it as text."""
    page = (built / "groups" / "trap.html").read_text("utf-8")
    pictures = [part.partition("</svg>")[0] for part in page.split('<svg viewBox="')[1:]]
    assert len(pictures) >= 2
    for picture in pictures:
        ElementTree.fromstring(f'<svg viewBox="{picture}</svg>')


def test_a_site_without_a_name_bears_its_registrys_title(built: Path) -> None:
    """Sphinx's "Project name not set" stands on no page, nor a copyright that nobody claims; the title is text."""
    page = (built / "index.html").read_text("utf-8")
    assert "Project name not set" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page[page.index("<title>") : page.index("</title>")]
    assert "Copyright" not in page


def test_a_registry_that_is_not_there_is_a_wrong_setting(tmp_path: Path) -> None:
    """Sphinx tells it as an error of conf.py, without a traceback and a plea to report it."""
    from sphinx.application import Sphinx
    from sphinx.errors import ConfigError

    conf = 'extensions = ["myst_parser", "militiadb.sphinx"]\nmilitiadb_registry = "nowhere"\n'
    (tmp_path / "conf.py").write_text(conf, "utf-8")
    with pytest.raises(ConfigError, match=r"militiadb_registry: .*nowhere"):
        Sphinx(tmp_path, tmp_path, tmp_path / "html", tmp_path / "trees", "html", status=None)


def test_an_id_that_would_leave_the_site_is_refused() -> None:
    """A snapshot is data from anywhere: an id that is no slug makes no page."""
    from datetime import date

    from militiadb.model.group import Group
    from militiadb.model.registry import Manifest, Registry
    from militiadb.sphinx.pages import all_pages
    from militiadb.sphinx.site import Site

    groups: dict[str, Any] = {"../../up": Group(id="../../up", name="Up")}
    made = Registry(manifest=Manifest("1.0.0", "2026.11.0", "t", "l"), groups=groups)
    with pytest.raises(ValueError, match="cannot be page names"):
        list(all_pages(Site(made, "{}.html".format, date(2026, 1, 1))))
