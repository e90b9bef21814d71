"""Pages to HTML: one Jinja environment with autoescape on, so that text from a registry can never become markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from importlib import import_module
from typing import Any

from attrs import frozen

from militiadb.model.dates import PartialDate
from militiadb.model.designation import OfficialDates
from militiadb.sphinx import wording
from militiadb.sphinx.cells import labelled
from militiadb.sphinx.lists import list_name
from militiadb.sphinx.markup import Safe, element, joined
from militiadb.sphinx.site import Page, Site, is_web

_HEADING = re.compile(r'<section id="([^"]+)">\s*<h2>(.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@frozen
class Rendered:
    """A page's body, and its sections for the table of contents."""

    body: str
    toc: str


@lru_cache(maxsize=1)
def _environment() -> Any:
    jinja2 = import_module("jinja2")
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("militiadb.sphinx"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = ("between", "direction", "humanly", "language", "phrase", "stop", "verb")
    made.globals |= {name: getattr(wording, name) for name in words}
    made.globals |= {
        "readings": wording.READINGS,
        "is_web": is_web,
        "official_dates": official_dates,
        "date_words": dated,
        "period_words": dated_period,
    }
    return made


def environment_of(site: Site) -> Any:
    """The templates with what they may ask of one registry."""
    made = _environment().overlay()
    made.filters = {**made.filters, "named": lambda bearer_id: site.registry.bearer(bearer_id).name}
    made.globals = {
        **made.globals,
        "registry": site.registry,
        "country": site.country,
        "list_name": lambda read: list_name(site.registry, read),
        "readable": lambda note: wording.with_ids(note, site.registry.groups),
        "is_partisan": site.is_partisan,
        "edit_url": site.settings.edit_url if is_web(site.settings.edit_url) else "",
    }
    return made


def render(site: Site, page: Page, *, environment: Any) -> Rendered:
    """The body of a page and its table of contents."""
    template = environment.get_template(page.template)
    body = labelled(template.render(page_title=page.title, links=site.links(page.name), **page.context))
    return Rendered(body, _toc(body, page.title))


def _toc(body: str, title: str) -> str:
    """The sections below the page's own title, as themes expect them."""
    rows = [
        element("li", element("a", unescape(_TAG.sub("", head)).strip(), class_="reference internal", href=f"#{key}"))
        for key, head in _HEADING.findall(body)
    ]
    own = element("a", title, class_="reference internal", href="#")
    return element("ul", element("li", own, element("ul", *rows))) if len(rows) > 1 else ""


def dated(date: PartialDate | None) -> Safe:
    """A partial date as it is read; a line may break between its words and never inside a day.

    >>> dated(PartialDate.parse("..2023-01"))
    '<span class="mdb-date">by</span> <span class="mdb-date">2023-01</span>'
    """
    return _unbroken(wording.date_words(date))


def dated_period(since: PartialDate | None, until: PartialDate | None) -> Safe:
    """A period as it is read, broken as a date is.

    >>> dated_period(None, PartialDate.parse("2021"))
    '<span class="mdb-date">until</span> <span class="mdb-date">2021</span>'
    """
    return _unbroken(wording.period_words(since, until))


def _unbroken(words: str) -> Safe:
    parts = (element("span", word, class_="mdb-date") for word in words.split())
    return joined(*_separated(parts, Safe(" ")))


def official_dates(dates: OfficialDates) -> Safe:
    """The dates of one official act, each under its own name, none standing in for another.

    >>> official_dates(OfficialDates(effective=PartialDate.parse("2021-01-19")))
    '<span class="mdb-date">2021-01-19</span> <span class="mdb-soft">effective</span>'
    """
    return joined(*_separated(_each_date(dates), Safe("<br>")))


def _each_date(dates: OfficialDates) -> Iterator[Safe]:
    for name in ("decided", "announced", "effective", "published"):
        value = getattr(dates, name)
        if value is not None:
            yield joined(dated(value), " ", element("span", name, class_="mdb-soft"))


def _separated(parts: Iterator[Safe], separator: Safe) -> Iterator[Safe]:
    for at, part in enumerate(parts):
        if at:
            yield separator
        yield part
