"""Laws of the semantic difference."""

from __future__ import annotations

import pytest

from militiadb.history.diff import differences
from militiadb.model.changes import ChangeKind as Kind

SARAYA, KATAIB, FTO = "groups/saraya.yaml", "groups/kataib.yaml", "designations/us-fto.yaml"
NAME = '  - text: "Saraya Front"\n    kind: translation\n    lang: en\n    sources: [report]\n'
TOMBSTONE = 'id: kataib\nname: "Kataib"\nredirect:\n  to: [saraya]\n  reason: merged\n  date: 2026-11-01\n'
EVIDENCE = "    evidence: list\n"
ALONE = [("targets: [kataib]", "targets: [institute]")] * 2
ASSESSMENT = (
    "assessments:\n  - relation: facade-of\n    view: {view}\n    options:\n      - targets: [kataib]\n"
    '    confidence: low\n    rationale: "R."\n    decided_on: 2026-11-22\n'
)
LISTED = (
    '  - key: saraya-2026\n    group: saraya\n    printed: "SARAYA"\n    listed:\n      effective: 2026-11-01\n'
    "    evidence: list\n    sources: [report]\n"
)
CHANGES = [
    (SARAYA, [('name: "Saraya"\nkind', 'name: "سرايا"\nkind')], Kind.RENAMED, "“Saraya” became “سرايا”"),
    (SARAYA, [("kind: facade", "kind: media")], Kind.REFILED, "facade became media"),
    (SARAYA, [("claims:\n", NAME + "claims:\n")], Kind.NAME_ADDED, "“Saraya Front” (translation)"),
    (
        SARAYA,
        [("    lang: ar-Latn\n", "    lang: ar-Latn\n    match: exact\n")],
        Kind.NAME_CHANGED,
        "match fuzzy → exact",
    ),
    (SARAYA, [("by: analyst", "by: institute")], Kind.CLAIM_ADDED, "facade-of kataib: institute says so"),
    (SARAYA, [("by: analyst", "by: institute")], Kind.CLAIM_REMOVED, "facade-of kataib: analyst says so"),
    (
        SARAYA,
        [('wording: "a facade of"', 'wording: "a front of"')],
        Kind.CLAIM_CHANGED,
        "wording a facade of → a front of",
    ),
    (SARAYA, [("countries: [IQ]", "countries: [IQ, SY]")], Kind.DETAILS_CHANGED, "countries +SY"),
    (
        FTO,
        [("    evidence: list\n", "    removed:\n      effective: 2026-01-01\n    evidence: list\n")],
        Kind.DELISTED,
        "effective 2026-01-01",
    ),
    (FTO, [("published: 2009-07-02", "published: 2009-07-24")], Kind.ENTRY_CHANGED, "listed"),
    (
        FTO,
        [('printed: "Kataib"', 'printed: "K"'), (EVIDENCE, "    removed: {effective: 2026}\n" + EVIDENCE)],
        Kind.ENTRY_CHANGED,
        "printed Kataib → K",
    ),
    ("registry.yaml", [('"CC0-1.0"', '"internal"')], Kind.TABLE_CHANGED, "licence CC0-1.0 → internal"),
    ("sources/report.yaml", [('title: "A report"', 'title: "B"')], Kind.SOURCE_CHANGED, "title A report → B"),
]


def kinds(changes) -> list[Kind]:
    """What happened, in order."""
    return [change.kind for change in changes]


def test_a_registry_does_not_differ_from_itself(version):
    """Two readings of the same data have no difference."""
    assert differences(version(), version()) == ()


@pytest.mark.parametrize(("name", "swaps", "kind", "words"), CHANGES)
def test_each_change_is_told_by_its_kind(version, name, swaps, kind, words):
    """A change is one of its kind, and its words say what changed."""
    found = [change for change in differences(version(), version(name, *swaps)) if change.kind is kind]
    assert len(found) == 1
    assert words in found[0].what


def test_a_name_that_moves_is_one_change(version):
    """A name taken from one group and given to another moved; it was not removed and added."""
    old = version(SARAYA, ("claims:\n", NAME + "claims:\n"))
    new = version(KATAIB, ("names:\n", "names:\n" + NAME))
    assert kinds(differences(old, new)) == [Kind.NAME_MOVED]
    assert differences(old, new)[0].what == "“Saraya Front” moved from saraya to kataib"


def test_a_name_moves_though_the_other_group_respells_it(version, files):
    """A spelling that a group gives up does not hide that the same name came to it from elsewhere."""
    shouted = NAME.replace("Saraya Front", "SARAYA Front")
    saraya, kataib = (files[each].replace("names:\n", "names:\n{}") for each in (SARAYA, KATAIB))
    old = version(**{SARAYA: saraya.format(NAME), KATAIB: kataib.format(shouted)})
    new = version(**{SARAYA: saraya.format(""), KATAIB: kataib.format(NAME)})
    assert kinds(differences(old, new)) == [Kind.NAME_MOVED, Kind.NAME_REMOVED]


def test_one_of_two_equal_spellings_is_removed(version):
    """A spelling that stands twice, in two languages, and goes from one of them is a name removed, and no more."""
    both = NAME + NAME.replace("lang: en", "lang: fr")
    old, new = (version(SARAYA, ("claims:\n", names + "claims:\n")) for names in (both, NAME))
    assert [(c.kind, c.what) for c in differences(old, new)] == [(Kind.NAME_REMOVED, "“Saraya Front” (translation)")]


def test_a_group_that_is_merged_is_redirected(version):
    """A tombstone says where the id went; its names are gone from it."""
    new = version(SARAYA, *ALONE, **{KATAIB: TOMBSTONE, FTO: version_without_entries()})
    change = next(c for c in differences(version(), new) if c.kind is Kind.REDIRECTED)
    assert (change.subject, change.what) == ("kataib", "merged, now saraya")


def test_a_note_on_a_tombstone_redirects_nothing(version):
    """What is said about a merger is a detail; the merger was told when it came."""
    files = {FTO: version_without_entries(), KATAIB: TOMBSTONE}
    noted = {**files, KATAIB: TOMBSTONE + '  note: "N."\n'}
    old, new = version(SARAYA, *ALONE, **files), version(SARAYA, *ALONE, **noted)
    assert [(c.kind, c.what) for c in differences(old, new)] == [(Kind.DETAILS_CHANGED, "note nothing → N.")]


def version_without_entries() -> str:
    """The programme with no entry, so that the group may go."""
    from militiadb.checks.tiny import PROGRAMME

    return PROGRAMME[: PROGRAMME.index("entries:")]


def test_a_group_that_vanishes_is_said_to(version):
    """An id that is gone without a tombstone is the gravest change there is."""
    new = version(SARAYA, *ALONE, without=KATAIB, **{FTO: version_without_entries()})
    assert kinds(differences(version(), new))[0] is Kind.GROUP_REMOVED


def test_a_listing_is_told_with_its_date(version, files):
    """A group that comes onto a list is told with the list, the name as printed, and the date that counts."""
    new = version(**{FTO: files[FTO] + LISTED})
    assert [(c.kind, c.subject, c.what) for c in differences(version(), new)] == [
        (Kind.LISTED, "saraya", "on us-fto as “SARAYA”, effective 2026-11-01 (saraya-2026)")
    ]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (None, "disputed", Kind.ASSESSED),
        ("disputed", "accepted", Kind.ASSESSMENT_CHANGED),
        ("disputed", None, Kind.ASSESSMENT_REMOVED),
    ],
)
def test_assessments_are_told_apart_from_claims(version, files, before, after, kind):
    """The registry's own reading came, changed or went."""
    old, new = (
        version(**{SARAYA: files[SARAYA] + (ASSESSMENT.format(view=view) if view else "")}) for view in (before, after)
    )
    assert kinds(differences(old, new)) == [kind]


def test_a_difference_mirrors_its_reverse(version):
    """What was added one way was removed the other way."""
    old, new = version(), version(SARAYA, ("claims:\n", NAME + "claims:\n"))
    assert kinds(differences(old, new)) == [Kind.NAME_ADDED]
    assert kinds(differences(new, old)) == [Kind.NAME_REMOVED]
