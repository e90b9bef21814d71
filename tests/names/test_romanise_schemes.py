"""Every scheme that ships meets its own standard's examples."""

from __future__ import annotations

import copy
import pickle
import unicodedata
from pathlib import Path

import pytest
import yaml

from militiadb.errors import RomanisationError
from militiadb.names.romanisation import Example, Scheme, romanise_text
from militiadb.names.romanisation.pointed import SHORT

FOLDER = Path(__file__).parents[2] / "registry" / "transliterations"
SCHEMES = {
    file.stem: Scheme.from_mapping(yaml.safe_load(file.read_text(encoding="utf-8")))
    for file in sorted(FOLDER.glob("*.yaml"))
}
EXAMPLES = [(scheme, example) for scheme in SCHEMES.values() for example in scheme.examples]


def test_the_schemes_that_can_be_cited_ship() -> None:
    """Eight schemes ship; one for which fifteen examples cannot be cited does not."""
    arabic = {"ala-lc", "bgn-pcgn-1956", "buckwalter", "ics-630-01", "ijmes", "un-2017"}
    assert set(SCHEMES) == arabic | {"ala-lc-persian", "bgn-pcgn-persian"}


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_a_scheme_has_fifteen_cited_examples_of_its_own(scheme: Scheme) -> None:
    """Each scheme carries at least fifteen different examples, each with its source."""
    assert len({example.pointed for example in scheme.examples}) >= 15
    assert all(example.source.strip() for example in scheme.examples)


@pytest.mark.parametrize(("scheme", "example"), EXAMPLES, ids=lambda value: getattr(value, "id", None))
def test_a_cited_example_is_met_exactly(scheme: Scheme, example: Example) -> None:
    """What a standard prints for a name is what its scheme makes of the pointed name."""
    romanised = romanise_text(example.pointed, scheme=scheme, capitals=example.capitals)
    assert romanised == unicodedata.normalize("NFC", example.expected)


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_a_scheme_file_is_named_for_its_id_and_cites_its_standard(scheme: Scheme) -> None:
    """The id of a scheme is its file name, and its citation says title, publisher and edition."""
    assert SCHEMES[scheme.id] is scheme
    assert all((scheme.citation.title, scheme.citation.publisher, scheme.citation.edition))


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_a_scheme_is_a_value(scheme: Scheme) -> None:
    """A scheme can be hashed, compared, copied and pickled."""
    assert pickle.loads(pickle.dumps(scheme)) == scheme
    assert len({scheme, copy.deepcopy(scheme)}) == 1


def _mapping(**changes: object) -> dict[str, object]:
    data = yaml.safe_load((FOLDER / "ijmes.yaml").read_text(encoding="utf-8"))
    return {**data, **changes}


def test_a_scheme_without_a_vowel_is_refused() -> None:
    """A table that lacks a vowel is an error that names the vowel."""
    vowels = {name: name for name in SHORT.values()}
    with pytest.raises(RomanisationError, match="ā, ī"):
        Scheme.from_mapping(_mapping(vowels=vowels))


def test_a_scheme_with_an_unknown_rule_is_refused() -> None:
    """A rule that no code reads is an error, not silence."""
    with pytest.raises(RomanisationError, match="teh_marbuta"):
        Scheme.from_mapping(_mapping(rules={"teh_marbuta": "h"}))


def test_a_scheme_that_cannot_write_a_prefix_is_refused() -> None:
    """Each prefix of Arabic needs a form with the article and one without, or the table is incomplete."""
    with pytest.raises(RomanisationError, match="prefix"):
        Scheme.from_mapping(_mapping(rules={"prefixes": {"و": "wa-"}}))


def test_a_scheme_with_an_unknown_reading_is_refused() -> None:
    """A script that nobody reads is an error that names the readings there are."""
    with pytest.raises(RomanisationError, match="'kurdish'"):
        Scheme.from_mapping(_mapping(reading="kurdish"))


def test_a_scheme_without_a_citation_is_refused() -> None:
    """A scheme that cites no standard is an error that names the scheme."""
    data = _mapping()
    del data["citation"]
    with pytest.raises(RomanisationError, match="'ijmes': 'citation'"):
        Scheme.from_mapping(data)
