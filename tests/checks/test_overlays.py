"""Laws of checking an overlay: it stands upon another registry, and changes nothing in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from militiadb.checks.engine import examine
from militiadb.checks.tiny import ACTORS, FILES, LEXICON, PROGRAMME, SOURCE, VOCABULARY
from militiadb.loading.build import build
from militiadb.loading.draft import draft_of

if TYPE_CHECKING:
    from militiadb.loading.draft import Draft
    from militiadb.model.registry import Registry

SCHEME = Path(__file__).resolve().parents[2] / "registry" / "transliterations" / "buckwalter.yaml"
MANIFEST = 'schema_version: 1.0.0\nversion: 2026.11.0\ntitle: "Ours"\nlicence: "internal"\nextends: militiadb\n'
LOOKALIKES = """\
lookalikes:
  - id: gazette
    names:
      - "Saraya Gazette"
    kind: channel
    why: "A paper."
    sources: [report]
"""
ADDED = 'id: {id}\nadds: true\nnames:\n  - text: "{text}"\n    kind: translation\n    lang: en\n    sources: [report]\n'
OWN = """\
id: desk-group
name: "Desk Group"
kind: armed-group
names:
  - text: "Desk Group"
    kind: translation
    lang: en
    sources: [report]
claims:
  - relation: wing-of
    targets: [{target}]
    by: analyst
    sources: [report]
"""


@pytest.fixture(scope="module")
def shipped() -> Registry:
    """What the overlays stand upon."""
    tables = {
        "designations/us-fto.yaml": PROGRAMME,
        "groups/gone.yaml": 'id: gone\nname: "Gone"\nredirect:\n  to: []\n  reason: withdrawn\n  date: 2026-01-10\n',
        "groups/old.yaml": 'id: old\nname: "Old"\nredirect:\n  to: [saraya]\n  reason: merged\n  date: 2026-01-10\n',
        "lexicon.yaml": LEXICON,
        "lookalikes.yaml": LOOKALIKES,
        "transliterations/buckwalter.yaml": SCHEME.read_bytes(),
    }
    return build(draft_of("shipped", {**FILES, **tables}))


def overlay(**files: str) -> Draft:
    """The draft of an overlay with some group files."""
    named = {f"groups/{name.replace('_', '-')}.yaml": text for name, text in files.items()}
    return draft_of("overlay", {"registry.yaml": MANIFEST, **named})


def found(shipped: Registry, **files: str) -> list[str]:
    """The rules that an overlay breaks."""
    return [problem.code for problem in examine(overlay(**files), base=shipped, today=date(2026, 11, 22)).problems]


def changed(shipped: Registry, before: Draft, after: Draft) -> list[str]:
    """What the rules of history say of a change to an overlay."""
    problems = examine(after, base=shipped, before=before, today=date(2026, 11, 22)).problems
    return [f"{each.place} {each.code}" for each in problems if each.code.startswith("MDB8")]


def test_an_overlay_may_name_what_is_below(shipped):
    """Shipped groups, actors and sources can be named without being written again."""
    assert found(shipped, desk_group=OWN.format(target="kataib")) == []


def test_what_is_neither_here_nor_below_is_dangling(shipped):
    """An id that neither holds is reported."""
    assert found(shipped, desk_group=OWN.format(target="nobody")) == ["MDB204"]


def test_names_may_be_added_to_a_shipped_group(shipped):
    """`adds: true` brings names and nothing else; it needs no headline and no native name."""
    assert found(shipped, saraya=ADDED.format(id="saraya", text="Vanguards")) == []


def test_names_cannot_be_added_to_what_is_not_there(shipped):
    """`adds: true` on an id that the registry below does not hold is a slip."""
    assert found(shipped, sarayah=ADDED.format(id="sarayah", text="Vanguards")) == ["MDB202"]


def test_a_shipped_group_is_not_replaced(shipped):
    """A file with a shipped id and no `adds` would change the group, and is refused."""
    assert "MDB202" in found(shipped, kataib=FILES["groups/kataib.yaml"])


def test_no_id_is_a_group_here_and_an_actor_below(shipped):
    """What names the id would mean either (MDB210)."""
    group = FILES["groups/kataib.yaml"].replace("id: kataib", "id: institute").replace("Kataib", "Vanguards")
    assert "MDB210" in found(shipped, institute=group)


def test_no_id_is_an_actor_here_and_a_group_below(shipped):
    """Nor the other way round (MDB210)."""
    actors = 'actors:\n  - id: kataib\n    name: "Kataib"\n    kind: other\n'
    made = draft_of("overlay", {"registry.yaml": MANIFEST, "actors.yaml": actors})
    problems = examine(made, base=shipped, today=date(2026, 11, 22)).problems
    assert [str(each.place) for each in problems if each.code == "MDB210"] == ["actors.yaml:2:9"]


def test_a_name_of_another_shipped_group_is_reported(shipped):
    """An added name that another shipped group bears makes mentions ambiguous, and has to say so."""
    assert found(shipped, saraya=ADDED.format(id="saraya", text="KATAIB")) == ["MDB308"]


def test_a_name_that_is_never_matched_meets_no_shipped_one(shipped):
    """As between two groups of one registry, `match: never` makes no mention ambiguous."""
    added = ADDED.format(id="saraya", text="KATAIB").replace("    sources", "    match: never\n    sources")
    assert found(shipped, saraya=added) == []


def test_a_lookalike_below_is_heeded(shipped):
    """A name that the registry below knows for something else has to say what else it means."""
    assert found(shipped, saraya=ADDED.format(id="saraya", text="saraya gazette")) == ["MDB308"]


def test_the_vocabulary_below_is_kept(shipped):
    """What a relation may join is said by the registry below where the overlay has no vocabulary."""
    own = OWN.format(target="kataib").replace("wing-of", "facade-of")
    assert "MDB403" in found(shipped, desk_group=own)


def test_an_addition_holds_nothing_that_would_be_dropped(shipped):
    """Each field of an addition that is not a name is an error at its key: it would be dropped without a word."""
    added = ADDED.format(id="saraya", text="Vanguards")
    more = added.replace("names:\n", "name: Vanguards\ncountries: [SY]\nnames:\n") + "claims: []\n"
    problems = examine(overlay(saraya=more), base=shipped).problems
    assert [(p.code, p.place.line, p.place.column) for p in problems if p.code == "MDB102"] == [
        ("MDB102", 3, 1),
        ("MDB102", 4, 1),
        ("MDB102", 10, 1),
    ]


def test_a_suppression_may_stand_in_an_addition(shipped):
    """`ignore` is heeded in an addition: it says nothing of the group."""
    short = ADDED.format(id="saraya", text="SRA") + 'ignore:\n  - rule: MDB313\n    reason: "Only in our corpus."\n'
    assert found(shipped, saraya=short) == []


def test_what_extends_nothing_adds_to_nothing():
    """`adds: true` in a registry of its own is an error, told once."""
    files = {**FILES, "groups/desk.yaml": ADDED.format(id="desk", text="The Desk")}
    problems = examine(draft_of("registry", files), today=date(2026, 11, 22)).problems
    assert [(str(p.place), p.code, p.message) for p in problems] == [
        ("groups/desk.yaml:2:1", "MDB102", "'adds' belongs in an overlay")
    ]


def test_an_addition_may_be_replaced(shipped):
    """Whose only added name changes is no other group (MDB802); the name that went is told (MDB803)."""
    before, after = (overlay(saraya=ADDED.format(id="saraya", text=text)) for text in ("Vanguards", "Wardens"))
    assert changed(shipped, before, after) == ["groups/saraya.yaml:3:1 MDB803"]


def test_names_that_go_with_their_file_are_told(shipped):
    """An addition whose file is deleted takes its names along (MDB803); the id stays in the registry below."""
    before = overlay(saraya=ADDED.format(id="saraya", text="Vanguards"))
    assert changed(shipped, before, overlay()) == ["groups/saraya.yaml:1:1 MDB803"]


def test_a_name_that_the_registry_below_has_is_not_lost(shipped):
    """An added name may go where the shipped group bears it itself."""
    before = overlay(saraya=ADDED.format(id="saraya", text="SARAYA"))
    assert changed(shipped, before, overlay()) == []
    assert changed(shipped, before, overlay(saraya=ADDED.format(id="saraya", text="Vanguards"))) == []


TABLES = {
    "designations/us-fto.yaml": (PROGRAMME, "1:5"),
    "sources/report.yaml": (SOURCE, "1:5"),
    "transliterations/buckwalter.yaml": (SCHEME.read_text("utf-8"), "1:5"),
    "actors.yaml": (ACTORS, "2:9 5:9 8:9"),
    "lookalikes.yaml": (LOOKALIKES, "2:9"),
    "lexicon.yaml": (LEXICON, "3:9"),
}
"""Files of the registry below, and where their ids stand."""


@pytest.mark.parametrize("name", TABLES)
def test_nothing_below_is_replaced(shipped, name):
    """An id of the registry below, of whatever kind, is an error where the overlay writes it."""
    text, at = TABLES[name]
    draft = draft_of("overlay", {"registry.yaml": MANIFEST, name: text})
    problems = [p for p in examine(draft, base=shipped, today=date(2026, 11, 22)).problems if p.code == "MDB202"]
    assert [str(p.place) for p in problems] == [f"{name}:{each}" for each in at.split()]
    assert all("of the registry below" in p.message for p in problems)


def test_the_vocabulary_is_that_of_the_registry_below(shipped):
    """What a controlled word means is no overlay's to say: its vocabulary has no place."""
    draft = draft_of("overlay", {"registry.yaml": MANIFEST, "vocabulary.yaml": VOCABULARY})
    problems = examine(draft, base=shipped).problems
    assert [(str(p.place), p.code) for p in problems] == [("vocabulary.yaml:1:1", "MDB006")]


def test_tables_lie_beside_those_below(shipped):
    """Own programmes, schemes, concepts and lookalikes come to those of the registry below, and none of these goes."""
    own = {
        "registry.yaml": MANIFEST,
        "designations/desk-list.yaml": PROGRAMME.replace("id: us-fto", "id: desk-list"),
        "transliterations/desk.yaml": SCHEME.read_text("utf-8").replace("id: buckwalter", "id: desk"),
        "lexicon.yaml": LEXICON.replace("brigades", "wardens").replace("Brigades", "Wardens"),
        "lookalikes.yaml": LOOKALIKES.replace("gazette", "herald").replace("Gazette", "Herald"),
    }
    laid = build(draft_of("overlay", own), base=shipped)
    assert sorted(laid.programmes) == ["desk-list", "us-fto"]
    assert sorted(laid.schemes) == ["buckwalter", "desk"]
    assert [concept.id for concept in laid.lexicon.concepts] == ["brigades", "wardens"]
    assert [each.id for each in laid.lookalikes] == ["gazette", "herald"]
    assert laid.vocabulary == shipped.vocabulary


def test_generic_words_are_those_of_both(shipped):
    """A name of nothing but generic words is told (MDB313), whichever lexicon the words are from."""
    own = {"lexicon.yaml": LEXICON.replace("brigades", "wardens").replace("Brigades", "Wardens")}
    name = ADDED.format(id="saraya", text="Brigades Wardens")
    draft = draft_of("overlay", {"registry.yaml": MANIFEST, "groups/saraya.yaml": name, **own})
    assert [p.code for p in examine(draft, base=shipped, today=date(2026, 11, 22)).problems] == ["MDB313"]


@pytest.mark.parametrize(("tombstone", "hint"), [("gone", "the id was withdrawn"), ("old", "it is now saraya")])
def test_a_tombstone_below_is_one(shipped, tombstone, hint):
    """Whatever points at a tombstone of the registry below is told, with its heir (MDB205)."""
    own = overlay(desk_group=OWN.format(target=tombstone))
    problems = examine(own, base=shipped, today=date(2026, 11, 22)).problems
    assert [(p.code, p.hint) for p in problems] == [("MDB205", hint)]


def test_no_names_are_added_to_a_tombstone(shipped):
    """Names on a tombstone would never be found: the message says where they belong."""
    problems = examine(overlay(old=ADDED.format(id="old", text="Vanguards")), base=shipped).problems
    assert [(p.code, p.hint) for p in problems] == [("MDB205", "add the names to saraya")]


def test_a_redirect_does_not_lead_to_a_tombstone_below(shipped):
    """A chain that begins in the overlay and goes on below is a chain (MDB206)."""
    text = 'id: desk-group\nname: "D"\nredirect:\n  to: [old]\n  reason: merged\n  date: 2026-01-10\n'
    problems = examine(overlay(desk_group=text), base=shipped, today=date(2026, 11, 22)).problems
    assert [(p.code, p.hint) for p in problems] == [("MDB206", "point at saraya")]
