"""What every page of the registry says of itself: the state of the data, how it is cited, contested and changed."""

from __future__ import annotations

from attrs import frozen

from militiadb.model.dates import PartialDate
from militiadb.model.group import Group
from militiadb.sphinx import citation
from militiadb.sphinx.entry_history import Revision
from militiadb.sphinx.site import Site


@frozen
class About:
    """The foot of a page. `file` is where the data stands below the registry's folder; `entry` is a group's id."""

    text: str
    bibtex: str
    file: str = ""
    entry: str = ""
    has_yaml: bool = False
    reviewed_on: PartialDate | None = None
    history: tuple[Revision, ...] = ()

    @property
    def what(self) -> str:
        """What is contested: the entry of a group, or a page."""
        return "entry" if self.entry else "page"


def about_page(site: Site, page: str, title: str, *, file: str = "") -> About:
    """What a page that is no group's says of itself."""
    text, bibtex = _cited(site, page, page.replace("/", "-"), title)
    return About(text, bibtex, file)


def about_group(site: Site, group: Group) -> About:
    """What the page of a group says of itself."""
    text, bibtex = _cited(site, f"groups/{group.id}", group.id, group.name)
    file = f"groups/{group.id}.yaml"
    has_yaml = site.folder is not None and (site.folder / file).is_file()
    return About(text, bibtex, file, group.id, has_yaml, group.reviewed_on, site.histories.get(file, ()))


def _cited(site: Site, page: str, key: str, title: str) -> tuple[str, str]:
    url = site.settings.base_url + site.target_uri(page) if site.settings.base_url else ""
    text = citation.as_text(site.registry, title=title, url=url)
    return text, citation.as_bibtex(site.registry, key=key, title=title, url=url)
