"""Which codes are countries, and what is said of one that is none."""

from __future__ import annotations

import pytest

from militiadb.checks.language import subtags
from militiadb.model.countries import COUNTRIES, country_code
from militiadb.resolution.context import context_of


def test_the_codes_are_those_of_the_registry_of_subtags() -> None:
    """ISO 3166-1 as IANA has it, without unions and nowhere, and Kosovo beside it."""
    two_letters = {code for code in subtags("regions") if code.isalpha()}
    assert (two_letters - {"AA", "EU", "EZ", "UN", "ZZ"}) | {"XK"} == COUNTRIES


@pytest.mark.parametrize(("given", "says"), [("UK", "did you mean 'GB'"), ("XX", "no country"), ("ИК", "such as 'IQ'")])
def test_what_is_no_country_is_refused(given: str, says: str) -> None:
    """Letters of another script, codes of no country and codes of another list are errors, with the way out."""
    for read in (country_code, context_of):
        with pytest.raises(ValueError, match=says):
            read(given)


@pytest.mark.parametrize("given", ["", "IRQ", 5])
def test_what_is_no_code_at_all_is_refused(given: object) -> None:
    """Whatever else stands for a country is told as it was given."""
    with pytest.raises(ValueError, match=f"country={given!r}"):
        context_of(given)  # type: ignore[arg-type]
