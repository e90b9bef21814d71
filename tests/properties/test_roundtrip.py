"""A native name in any published scheme is its group's, or open between its bearers: never another's."""

from __future__ import annotations

import pytest

from militiadb import Registry, Resolver, load, romanise
from militiadb.model.vocabulary import Match, NameKind

ARABIC = ("ala-lc", "ijmes", "bgn-pcgn-1956", "un-2017")
PERSIAN = ("ala-lc-persian", "bgn-pcgn-persian")
FOUND = 0.95
"""So many of the forms in an Arabic scheme are known by their key alone (figures: `benchmarks/roundtrip.py`)."""


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The shipped registry."""
    return load()


@pytest.mark.parametrize("scheme", [*ARABIC, *PERSIAN])
def test_a_romanised_name_is_no_other_groups(registry: Registry, scheme: str) -> None:
    """Every vocalised Arabic name, written in a scheme, is answered with a bearer, sure or ambiguous, or not at all."""
    resolver = Resolver(registry)
    asked = found = 0
    for group in registry:
        for name in group.names:
            if name.kind is NameKind.NATIVE and name.lang == "ar" and name.pointed and name.match is Match.FUZZY:
                bearers = {each.id for each in resolver.resolve(name.text).candidates}
                answer = resolver.resolve(romanise(name.pointed, scheme=scheme))
                assert answer.id is None or answer.id in bearers, f"{answer.query}: {answer.id}, not {bearers}"
                asked += 1
                found += not bearers.isdisjoint(each.id for each in answer.candidates)
    assert asked > 100
    assert found / asked >= (FOUND if scheme in ARABIC else 0.85)
