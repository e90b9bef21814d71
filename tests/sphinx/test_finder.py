"""The finder in the browser says what the library says, and what the library leaves open it leaves open.

Every fourth name is asked by default; `MILITIADB_ALL_NAMES=1` (as in .ci/run) asks all.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from militiadb.loading import load
from militiadb.model.group import Group
from militiadb.model.registry import Registry
from militiadb.names import rough_latin
from militiadb.resolution import Resolver
from militiadb.resolution.index import index_names
from militiadb.resolution.prepared import HEADLINE
from militiadb.resolution.result import Resolution
from militiadb.sphinx.browser_data import STRICT, finder_names
from militiadb.sphinx.site import Site
from militiadb.sphinx.tables import tables

STATIC = Path(__file__).parents[2] / "src/militiadb/sphinx/static/militiadb"
TRAPS = Path(__file__).parents[1] / "corpus/traps.tsv"
NODE = shutil.which("node")
EVERY = 1 if os.environ.get("MILITIADB_ALL_NAMES") else 4
pytestmark = pytest.mark.skipif(NODE is None, reason="needs node, to run the browser's script")

_FIND = """
const {finder, sentence, HOW} = require(process.argv[1] + '/finder.js');
const {tables, index, queries} = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const find = finder(index, tables), name = (group) => index.groups[group][0];
process.stdout.write(JSON.stringify(queries.map((query) => {
  const found = find(query);
  return {
    ...found, says: sentence(query, found, name),
    groups: found.groups.map((each) => ({...each, uri: index.groups[each.group][4], how: each.how ?? HOW[each.rank]})),
  };
})));
"""
_READ = """
const folding = require(process.argv[1] + '/folding.js');
const {likeness, ratio, jaroWinkler} = require(process.argv[1] + '/likeness.js');
const {tables, texts, pairs} = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const folded = folding(tables), {rough} = likeness(tables, folded);
process.stdout.write(JSON.stringify({
  clean: texts.map(folded.clean), rough: texts.map((text) => rough(folded.normalise(text))),
  measures: pairs.map(([one, other]) => [ratio(one, other), jaroWinkler(one, other)]),
}));
"""


def run(script: str, **sent: Any) -> Any:
    """What a script prints, run by node over the site's own scripts."""
    data = json.dumps({"tables": tables(), **sent}).encode()
    done = subprocess.run([str(NODE), "-e", script, str(STATIC)], input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def site_of(registry: Registry) -> Site:
    """A site whose addresses are the names of its pages."""
    return Site(registry, str, date(2026, 1, 1))


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The shipped registry."""
    return load()


@pytest.fixture(scope="module")
def index(registry: Registry) -> dict[str, Any]:
    """The finder's names."""
    return finder_names(site_of(registry))


@pytest.fixture(scope="module")
def ask(index: dict[str, Any]) -> Callable[..., list[dict[str, Any]]]:
    """Ask the finder of the shipped registry."""
    return lambda *queries: run(_FIND, index=index, queries=queries)


def _names(registry: Registry) -> list[str]:
    return sorted({name.text for group in registry for name in group.names})


def _misspelt(names: list[str]) -> Iterator[str]:
    """Names with a letter out, in lower case, with other vowels, and their words one by one; the same on every run."""
    some = random.Random(7)
    for name in some.sample(names, min(200 // EVERY, len(names))):
        place = some.randrange(len(name))
        yield name[:place] + name[place + 1 :]
        yield name.lower()
        yield name.replace("u", "o").replace("i", "e").replace("ee", "i")
        yield from name.split()


def _is_strict(answer: Resolution) -> bool:
    return all(each.evidence.tier in STRICT and not each.evidence.peeled for each in answer.candidates)


def _said(found: dict[str, Any]) -> tuple[list[str], bool]:
    return sorted(each["uri"] for each in found["groups"] if each["sure"]), found["ambiguous"]


def test_every_name_of_the_registry_gets_the_library_s_answer(registry: Registry, ask: Any) -> None:
    """Matched, ambiguous or open, and the same groups: for the names that the registry holds."""
    resolver, names, wrong = Resolver(registry), _names(registry)[::EVERY], []
    for name, found in zip(names, ask(*names), strict=True):
        answer = resolver.resolve(name)
        wanted = (sorted(f"groups/{each.id}" for each in answer.candidates), str(answer.status) == "ambiguous")
        if _said(found) != wanted:
            wrong.append((name, wanted, _said(found)))
    assert not wrong, f"{len(wrong)} of {len(names)}: {wrong[:5]}"


def test_what_the_library_leaves_open_is_never_said_for_sure(registry: Registry, ask: Any) -> None:
    """Misspelt names, words, traps, lookalikes: sure just where a strict tier of the library matches, and the same."""
    traps = [row.split("\t")[0] for row in TRAPS.read_text("utf-8").splitlines()[1:]]
    others = [name for each in registry.lookalikes for name in each.names]
    queries = list(dict.fromkeys([*_misspelt(_names(registry)), *traps, *others]))
    resolver, wrong = Resolver(registry), []
    for query, found in zip(queries, ask(*queries), strict=True):
        answer = resolver.resolve(query)
        strict = answer.candidates if _is_strict(answer) else ()
        wanted = (sorted(f"groups/{each.id}" for each in strict), bool(strict) and answer.group is None)
        full = (sorted(f"groups/{each.id}" for each in answer.candidates), answer.group is None)
        if _said(found) not in (wanted, full):
            wrong.append((query, str(answer.status), wanted, _said(found)))
    assert not wrong, f"{len(wrong)} of {len(queries)}: {wrong[:5]}"


_AROUND = (
    "the {}", "The {}", "la {}", "{} militia", "{} rebels", "{} movement", "the {} group", "{} forces",
    "the {}'s fighters", "{} ({land})", "{} ({other})", "{land}'s {}", "{other}’s {} militants", "{} ({short})",
    "{} (militia)", "#{joined}", "{} organization", "{} army", "{} affiliate", "{} leader", "{} and Hamas",
    "Hezbollah {}", "{} (Hamas)", "{} Kämpfer",
)  # fmt: skip


def _decorated(registry: Registry, site: Site) -> Iterator[str]:
    """Names of groups with what press and tables put around them, true and false; the same on every run."""
    some = random.Random(11)
    names = [(group, name.text) for group in registry for name in group.names]
    codes = sorted({code for group in registry for code in group.countries})
    for group, text in some.sample(names, min(250 // EVERY, len(names))):
        land, other = (site.country(some.choice(each)) for each in (group.countries or codes, codes))
        short = min((name.text for name in group.names), key=len)
        joined = "".join(word[:1].upper() + word[1:] for word in text.replace("'", "").replace("-", " ").split())
        for around in some.sample(_AROUND, 6):
            yield around.format(text, land=land, other=other, short=short, joined=joined)
    for row in TRAPS.read_text("utf-8").splitlines()[1::EVERY]:
        name = row.split("\t")[0]
        yield from (f"the {name}", f"{name} militia", f"{name} movement", f"#{name.replace(' ', '')}")
    several = [text for _, text in names if re.search(r"\s[-–—]\s|[:/,]", text)]
    others = [name for each in registry.lookalikes for name in each.names]
    for name in (*several[::EVERY], *some.sample(others, min(150 // EVERY, len(others)))):
        yield from (f"the {name}", f"{name} group")


def test_what_is_read_without_a_decoration_is_never_more_than_the_library_says(registry: Registry, ask: Any) -> None:
    """The same groups and as sure, or an ambiguity that holds them all; nobody where the library finds nobody."""
    queries = list(dict.fromkeys(_decorated(registry, site_of(registry))))
    resolver, wrong, read = Resolver(registry), [], 0
    for query, found in zip(queries, ask(*queries), strict=True):
        if found["read"]:
            answer, (groups, is_ambiguous) = resolver.resolve(query), _said(found)
            wanted = sorted(f"groups/{each.id}" for each in answer.candidates)
            same = groups == wanted and is_ambiguous >= (answer.group is None)
            if not wanted or not (same or (is_ambiguous and set(groups) > set(wanted))):
                wrong.append((query, str(answer.status), wanted, groups))
            read += 1
    assert not wrong, f"{len(wrong)} of {read}: {wrong[:5]}"
    assert read > len(queries) / 4


@pytest.mark.parametrize(
    ("query", "group", "how"),
    [
        ("Houthi rebels", "ansar-allah-houthis", "read without “rebels”"),
        ("Yemen's Houthis", "ansar-allah-houthis", "read without “Yemen”"),
        ("Asaib Ahl al-Haq militia", "asaib-ahl-al-haq", "read without “militia”"),
        ("Kataeb Hizbullah militia", "kataib-hizballah", "read without “militia”"),
        ("the Hezbollah movement", "hizballah", "read without “movement”"),
        ("#AshabAlKahf", "ashab-al-kahf", "read as “Ashab Al Kahf”"),
        ("Islamic State Khorasan Province (ISKP)", "isil-khorasan", "read without “ISKP”"),
    ],
)
def test_a_name_is_found_without_what_stands_around_it(ask: Any, query: str, group: str, how: str) -> None:
    """An article, a role word, a land in the possessive, a second name in brackets, words in one; it is said."""
    (found,) = ask(query)
    assert _said(found) == ([f"groups/{group}"], False)
    assert found["groups"][0]["how"] == how
    assert found["says"].startswith(f"“{query}”, {how}, is a name of ")


@pytest.mark.parametrize(
    "query", ["Hezbollah (Colombia)", "Iran's Houthis", "Hamas and PIJ", "Hamas (PIJ)", "Army group"]
)
def test_what_speaks_against_a_name_is_not_passed_over(ask: Any, query: str) -> None:
    """A land where the group is not, another group beside it, no telling word: nobody is named."""
    (found,) = ask(query)
    assert _said(found) == ([], False)
    assert found["says"].startswith("Not found as typed. ")


def test_what_something_else_bears_is_not_read_as_a_group_s(registry: Registry) -> None:
    """Without the role word it is another's very name, and only sounds like the group's."""
    other = evolve(registry.lookalikes[0], names=("Hamaas",))
    changed = evolve(registry, lookalikes=(*registry.lookalikes, other))
    assert Resolver(changed).resolve("Hamaas militia").group is None
    (found,) = run(_FIND, index=finder_names(site_of(changed)), queries=["Hamaas militia"])
    assert _said(found) == ([], False)


def test_an_article_comes_off_before_a_name_is_read_by_its_sound(ask: Any) -> None:
    """As in the library: what is registered without it is that name, and with all that it means besides."""
    (found,) = ask("the Jundallah")
    assert found["ambiguous"]
    assert found["read"] == "read without “the”"


def test_another_meaning_makes_a_name_ambiguous(ask: Any) -> None:
    """Jerusalem is meant by the name as well, and the finder says so instead of choosing."""
    (found,) = ask("Al Quds")
    assert found["ambiguous"]
    assert found["says"].startswith("Ambiguous: ")
    assert "Jerusalem" in found["says"]


def test_only_its_bearers_are_counted_among_those_of_a_name(ask: Any) -> None:
    """What has the words in a longer name stands after the bearers, and is none of them."""
    (found,) = ask("Islamic Resistance in Iraq")
    sure = [each["sure"] for each in found["groups"]]
    assert found["says"].startswith("Ambiguous: 2 groups bear this name")
    assert sure == sorted(sure, reverse=True)
    assert sum(sure) == 2 < len(sure)


@pytest.mark.parametrize(
    ("query", "stranger"),
    [
        ("Al Quds", "sinaloa-cartel"),
        ("Houthis", "hayat-tahrir-al-sham"),
        ("Quds Force", "rab-allah"),
        ("Red Cross", "quwat-al-ridha"),
    ],
)
def test_no_stranger_is_near_by_the_sound_of_a_short_key(ask: Any, query: str, stranger: str) -> None:
    """An acronym has no sound, three consonants say little, and words known to differ are not near."""
    (found,) = ask(query)
    assert f"groups/{stranger}" not in [each["uri"] for each in found["groups"]]


def test_a_name_is_explained_in_the_script_of_the_question(ask: Any) -> None:
    """Of the names of one group that sound alike, the one is shown whose letters were typed."""
    latin, cyrillic = ask("kataeb hizbulla", "Катаиб Хизболла")
    assert latin["groups"][0]["name"].isascii()
    assert not cyrillic["groups"][0]["name"].isascii()


def test_a_short_acronym_in_another_case_is_near_and_not_sure(ask: Any) -> None:
    """Two groups write three letters in two cases, and others write both: capitals name both, small letters neither."""
    own, other, third = ask("JUA", "JuA", "jua")
    assert _said(own) == _said(other) == (["groups/harakat-ul-mujahidin", "groups/jamaat-ul-ahrar"], True)
    assert _said(third) == ([], False)
    assert {each["how"] for each in third["groups"][:2]} == {"the same letters in another case"}


def test_a_withdrawn_name_leads_to_its_tombstone(registry: Registry, ask: Any) -> None:
    """An entry that was taken back is not unknown: the finder says that it was withdrawn, and why."""
    gone = [group for group in registry if group.redirect and not group.redirect.to]
    for group, found in zip(gone, ask(*(group.name for group in gone)), strict=True):
        assert [each["uri"] for each in found["withdrawn"]] == [f"groups/{group.id}"]
        assert "withdrawn" in found["says"]
        assert not _said(found)[0]


def test_a_name_of_nobody_is_said_to_be_not_found(registry: Registry) -> None:
    """What is not found is said of the query and never of the registry: the library may read it."""
    one = next(iter(registry))
    alone = evolve(registry, groups={"one": Group(id="one", name="One", names=one.names[:1])}, lookalikes=())
    (found,) = run(_FIND, index=finder_names(site_of(alone)), queries=["Zzyzx Qwrt"])
    assert found["groups"] == []
    assert found["says"].startswith("Not found as typed. This box looks up names; the library reads more")
    assert "known" not in found["says"]


def test_the_browser_measures_likeness_as_the_library_does(registry: Registry) -> None:
    """Clean text, rough readings, and rapidfuzz's two measures are the same on both sides."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import JaroWinkler

    from militiadb.names import clean

    texts = _names(registry)
    some = random.Random(3)
    words = [word for text in texts for word in text.split()]
    pairs = [(some.choice(words), some.choice(words)) for _ in range(1500)] + [(one, one[:-1]) for one in words[:1500]]
    seen = run(_READ, texts=texts, pairs=pairs)
    assert seen["clean"] == [clean(text) for text in texts]
    assert seen["rough"] == [rough_latin(text) for text in texts]
    for (one, other), (ratio, winkler) in zip(pairs, seen["measures"], strict=True):
        assert ratio == pytest.approx(fuzz.ratio(one, other)), (one, other)
        assert winkler == pytest.approx(JaroWinkler.similarity(one, other)), (one, other)


def test_the_finder_has_the_rows_of_the_library_s_index(registry: Registry, index: dict[str, Any]) -> None:
    """Text, normal form and keys are taken from the index that the resolver asks, and none is worked out anew."""
    rows = [row for row in index_names(registry).tables.rows if row.place != HEADLINE]  # these are told apart
    assert [row[:3] for row in index["names"]] == [
        [row.text, row.normal, rough_latin(row.text) if row.keys is None else list(row.keys)] for row in rows
    ]
