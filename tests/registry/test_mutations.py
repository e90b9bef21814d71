"""Slips put into the shipped registry are caught: every error rule, seeded mutants, on the very line.

One of each rule runs by default; `MILITIADB_ALL_MUTANTS=1` (as in .ci/run) runs five.
"""

from __future__ import annotations

import os
import random
from datetime import date
from pathlib import Path

import pytest
from mutators import MUTATORS, Mutant

from militiadb.checks.catalogue import rules
from militiadb.checks.engine import examine
from militiadb.errors import Severity
from militiadb.loading.draft import Draft, draft_of, read_draft

REGISTRY = Path(__file__).resolve().parents[2] / "registry"
EACH = 5
TODAY = date(2026, 11, 22)
SEEDS = range(EACH if os.environ.get("MILITIADB_ALL_MUTANTS") else 1)


@pytest.fixture(scope="module")
def shipped() -> Draft:
    """The shipped registry, read once."""
    return read_draft(REGISTRY)


def test_every_error_rule_has_a_mutator():
    """A rule that can fail a build is tried on real data."""
    assert sorted(MUTATORS) == [each.id for each in rules() if each.severity is Severity.ERROR]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("code", sorted(MUTATORS))
def test_a_slip_is_caught_on_its_line(shipped: Draft, code: str, seed: int):
    """The mutant is reported by its rule, in its file, on its line; only what it changed is read again."""
    texts = {name: document.text for name, document in shipped.documents.items()}
    mutant = MUTATORS[code](texts, random.Random(f"{code} {seed}"))
    assert mutant is not None, "the registry has nothing to make this slip with"
    draft = mutated(shipped, texts, mutant)
    before = shipped if code.startswith("MDB8") else None
    problems = examine(draft, before=before, today=TODAY, select=(code,)).problems
    places = [place for p in problems if p.code == code for place in (p.place, *p.related)]
    assert any(place.file == mutant.file and place.line in mutant.lines for place in places), (mutant.lines, places[:3])


def mutated(shipped: Draft, texts: dict[str, str], mutant: Mutant) -> Draft:
    """The registry with the mutant's files, everything else borrowed."""
    files = {**texts, **mutant.files}
    return draft_of(REGISTRY, {name: text for name, text in files.items() if text is not None}, like=shipped)
