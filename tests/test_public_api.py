"""The public API is small, and the whole promise."""

from __future__ import annotations

import subprocess
import sys

import pytest

import militiadb

PROMISED = set(militiadb.__all__)


def test_all_is_pinned() -> None:
    """A name joins or leaves the public API only together with this list."""
    assert {
        *("Actor", "AmbiguousNameError", "Assessment", "Candidate", "Claim", "Entry", "Event", "Evidence", "Group"),
        *(
            "GroupKind",
            "ListingAnswer",
            "ListingStatus",
            "Mention",
            "MilitiadbError",
            "Name",
            "NameKind",
            "PartialDate",
        ),
        *("Place", "Problem", "Programme", "Registry", "RegistryError", "RegistryNotFoundError", "Relation"),
        *("Resolution", "ResolutionError", "Resolver", "RomanisationError", "Severity", "Source", "Stance", "Status"),
        *("Tier", "UnknownGroupError", "UnknownIdError", "UnresolvedNameError", "__version__", "find_mentions"),
        *("load", "resolve", "resolve_many", "romanise"),
    } == PROMISED


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_every_public_name_is_there(name: str) -> None:
    """What `__all__` promises can be had."""
    assert getattr(militiadb, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that is not public is refused as modules do."""
    with pytest.raises(AttributeError, match="no attribute 'merge'"):
        _ = militiadb.merge


def test_import_reads_nothing() -> None:
    """`import militiadb` loads no registry, no YAML, no pydantic, no command line."""
    code = (
        "import sys, militiadb;"
        "heavy = {'yaml', 'pydantic', 'click', 'rapidfuzz', 'json', 'attr'} & set(sys.modules);"
        "print(sorted(heavy))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"


def test_romanise_takes_a_text_and_names_a_scheme_that_is_none() -> None:
    """What is no text is a TypeError, as in resolve(); a mistyped scheme is answered with the nearest."""
    with pytest.raises(TypeError, match=r"romanise\(\) takes a text as a str, not int: 3"):
        militiadb.romanise(3)  # type: ignore[arg-type]
    with pytest.raises(militiadb.UnknownIdError, match=r"no scheme 'ala-l'.*did you mean 'ala-lc'"):
        militiadb.romanise("حِزْب", scheme="ala-l")
