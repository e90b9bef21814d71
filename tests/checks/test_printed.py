"""MDB316: what a list prints, and the names that cover it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from militiadb.checks.engine import examine
from militiadb.checks.tiny import GROUP, PROGRAMME, edited

if TYPE_CHECKING:
    from collections.abc import Callable

    from militiadb.loading.draft import Draft

FILE = "designations/us-fto.yaml"
COVERS = """\
    also_covers:
      - group: saraya
        how: printed-alias
        text: "Saraya"
        read_so_by: analyst
        sources: [report]
"""
ALIAS = """\
  - relation: alias-of
    targets: [kataib]
    by: analyst
    sources: [report]
"""


def missing(draft: Draft) -> list[str]:
    """What MDB316 says of a draft."""
    report = examine(draft, today=date(2026, 11, 22))
    return [problem.message for problem in report.problems if problem.code == "MDB316"]


@pytest.mark.parametrize("printed", ["KATAIB", "The Kataib", "Kataib (a party of Baghdad)", "Kataib / كتائب"])
def test_a_printed_name_is_covered_by_its_letters(draft: Callable[..., Draft], printed: str) -> None:
    """An article, a gloss in brackets and a second name that the group bears ask for no name of their own."""
    assert not missing(draft(**{FILE: edited(PROGRAMME, ('printed: "Kataib"', f'printed: "{printed}"'))}))


@pytest.mark.parametrize(
    ("printed", "named"), [("Kataib (KTB)", "'KTB'"), ("Kataib / Saraya", "'Kataib / Saraya'"), ("Kat", "'Kat'")]
)
def test_a_printed_name_that_nobody_bears_is_named(draft: Callable[..., Draft], printed: str, named: str) -> None:
    """Initials beside a name, one of several names in a field, and a mere beginning are names to be entered."""
    (message,) = missing(draft(**{FILE: edited(PROGRAMME, ('printed: "Kataib"', f'printed: "{printed}"'))}))
    assert message.startswith(named)


def test_a_covered_group_bears_the_name(draft: Callable[..., Draft]) -> None:
    """A printed name of a group that the entry also covers is not missing."""
    text = edited(PROGRAMME, ('printed: "Kataib"', 'printed: "Saraya"'))
    assert missing(draft(**{FILE: text}))
    assert not missing(draft(**{FILE: text.replace("    listed:\n", f"{COVERS}    listed:\n")}))


def test_a_group_said_to_be_the_same_bears_the_name(draft: Callable[..., Draft]) -> None:
    """A printed name of a group that somebody calls an alias of the listed one is not missing."""
    text = edited(PROGRAMME, ('printed: "Kataib"', 'printed: "Saraya"'))
    assert not missing(draft(**{FILE: text, "groups/saraya.yaml": GROUP + ALIAS}))
