"""Laws of snapshots: a registry and its one JSON file are the same thing."""

from __future__ import annotations

import json

import pytest

from militiadb.errors import RegistryError
from militiadb.loading import load
from militiadb.loading.snapshot import dumps, from_plain, read_snapshot, sealed, to_plain, write_parts, write_snapshot


def test_a_registry_comes_back_from_its_snapshot(folder, tmp_path):
    """Registry → snapshot → Registry is the identity, on every table."""
    registry = load(folder)
    write_snapshot(registry, tmp_path / "r.json")
    again = read_snapshot(tmp_path / "r.json")
    for table in ("groups", "programmes", "sources", "actors", "schemes"):
        assert dict(getattr(again, table)) == dict(getattr(registry, table))
        assert getattr(registry, table), f"the small registry has no {table}"
    for table in ("manifest", "vocabulary", "lexicon", "lookalikes", "fingerprint"):
        assert getattr(again, table) == getattr(registry, table)
    assert again == registry


def test_the_same_content_gives_the_same_bytes(folder):
    """A snapshot is deterministic, so it can be compared and cached."""
    assert dumps(load(folder)) == dumps(load(folder)) == dumps(from_plain(json.loads(dumps(load(folder)))))


def test_the_order_of_files_and_fields_does_not_count(folder, files):
    """The fingerprint is of the content: the same data in another layout has the same."""
    before = load(folder).fingerprint
    rows = files["sources/report.yaml"].splitlines()
    (folder / "sources" / "report.yaml").write_text("\n".join(reversed(rows)) + "\n", "utf-8")
    assert load(folder).fingerprint == before


def test_any_change_of_content_changes_the_fingerprint(folder, files):
    """One letter of one note, and the registry is another."""
    before = load(folder).fingerprint
    changed = files["groups/kataib.yaml"].replace("[IQ]", "[SY]")
    (folder / "groups" / "kataib.yaml").write_text(changed, "utf-8")
    assert load(folder).fingerprint != before


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 99}', '{"format": 1}', "[" * 100_000, "\x00"])
def test_a_damaged_snapshot_is_named(tmp_path, text):
    """What is no snapshot is refused with its path and the way out."""
    path = tmp_path / "r.json"
    path.write_text(text, "utf-8")
    with pytest.raises(RegistryError, match=r"r\.json"):
        read_snapshot(path)


DAMAGE = {
    "a table is gone": lambda plain: plain.pop("groups"),
    "a table is a list": lambda plain: plain.update(groups=[]),
    "a table is null": lambda plain: plain.update(sources=None),
    "a group is a number": lambda plain: plain["groups"].update(saraya=3),
    "a kind is no kind": lambda plain: plain["groups"]["saraya"].update(kind="army"),
    "a date is none": lambda plain: plain["groups"]["saraya"].update(reviewed_on="soon"),
    "one letter is another": lambda plain: plain["groups"]["saraya"].update(name="Sarayo"),
    "a group has lost its names": lambda plain: plain["groups"]["saraya"].pop("names"),
    "the fingerprint is a number": lambda plain: plain.update(fingerprint=3),
    "the fingerprint is gone": lambda plain: plain.pop("fingerprint"),
    "the manifest is null": lambda plain: plain.update(manifest=None),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_a_snapshot_whose_content_was_changed_is_refused(folder, tmp_path, what):
    """What a snapshot holds is what was written into it, or it does not load: damage is found at once, not later."""
    plain = json.loads(dumps(load(folder)))
    DAMAGE[what](plain)
    path = tmp_path / "r.json"
    path.write_text(json.dumps(plain), "utf-8")
    with pytest.raises(RegistryError, match=r"r\.json' is damaged"):
        load(path)


def test_what_no_fingerprint_covers_decides_nothing(folder, tmp_path):
    """Prepared tables in a file, whoever put them there, are not read: its fingerprint says nothing of them."""
    plain = json.loads(dumps(load(folder)))
    path = tmp_path / "r.json"
    path.write_text(json.dumps({**plain, "prepared": {"rows": []}}), "utf-8")
    assert load(path).prepared == {}
    assert load(path) == load(folder)


def test_a_value_that_this_version_cannot_read_is_named(folder):
    """A word of a later vocabulary ends in the id of the group and the way out, whenever it is met."""
    plain = to_plain(load(folder))
    plain["groups"]["saraya"]["kind"] = "cartel"
    registry = from_plain({**plain, "fingerprint": "0" * 16})
    with pytest.raises(RegistryError, match="'saraya' of the snapshot is no group that this militiadb reads"):
        registry["saraya"]


def test_a_folder_may_be_named_as_a_file(folder):
    """A folder is a folder, whatever its name ends in."""
    named = folder.rename(folder.with_name("registry.json"))
    assert "saraya" in load(named)


def test_plain_data_leaves_defaults_out(folder):
    """What holds its default is not written."""
    plain = to_plain(load(folder))
    assert "redirect" not in plain["groups"]["saraya"]
    assert "match" not in plain["groups"]["saraya"]["names"][0]


def test_the_parts_of_a_wheel_are_the_registry(folder, tmp_path):
    """The tables that stand apart are read when they are asked for, and give what the one file gives."""
    registry = load(folder)
    write_parts(registry, tmp_path, prepared={})
    again = read_snapshot(tmp_path / "registry.json", verify=False)
    assert sealed(again) == registry
    assert dict(again.sources) == dict(registry.sources)
    assert again.lexicon == registry.lexicon


@pytest.mark.parametrize("damage", [b"no value\n", b"\xff\t{}\n", None])
def test_a_damaged_part_is_named_when_it_is_asked_for(folder, tmp_path, damage):
    """A part without an id in each line, no UTF-8 or not there: the error names the file."""
    write_parts(load(folder), tmp_path, prepared={})
    part = tmp_path / "sources.tsv"
    part.write_bytes(damage) if damage is not None else part.unlink()
    registry = read_snapshot(tmp_path / "registry.json", verify=False)
    with pytest.raises(RegistryError, match=r"sources\.tsv.*a part of the shipped registry"):
        list(registry.sources)


def test_a_damaged_value_of_a_part_is_named_by_its_id(folder, tmp_path):
    """A value that is no JSON: the error names the group, and the others can still be read."""
    write_parts(load(folder), tmp_path, prepared={})
    with (tmp_path / "groups.tsv").open("a", encoding="utf-8") as part:
        part.write("broken\t{\n")
    registry = read_snapshot(tmp_path / "registry.json", verify=False)
    assert registry["saraya"].id == "saraya"
    with pytest.raises(RegistryError, match="'broken' of the snapshot is no group that this militiadb reads"):
        registry["broken"]


@pytest.mark.parametrize("damage", ["[]", "{", None])
def test_a_damaged_lexicon_is_named_when_it_is_asked_for(folder, tmp_path, damage):
    """A lexicon that is no mapping, no JSON or not there: the error names the file."""
    write_parts(load(folder), tmp_path, prepared={})
    part = tmp_path / "lexicon.json"
    part.write_text(damage, "utf-8") if damage is not None else part.unlink()
    registry = read_snapshot(tmp_path / "registry.json", verify=False)
    with pytest.raises(RegistryError, match=r"lexicon\.json.*a part of the shipped registry"):
        registry.lexicon  # noqa: B018 - it is read when it is asked for


@pytest.mark.parametrize(("table", "kept"), [("vocabulary", {"stances": [3]}), ("lookalikes", [3])])
def test_a_table_that_this_version_cannot_read_is_named(folder, table, kept):
    """A word table is made when it is first asked for, and what is wrong with it is said then."""
    registry = from_plain({**to_plain(load(folder)), "fingerprint": "0" * 16, table: kept})
    with pytest.raises(RegistryError, match=f"{table[:4]}.* of the snapshot is damaged"):
        getattr(registry, table)


def test_a_table_of_a_snapshot_is_shown_shortly(folder):
    """A prompt shows how much a table holds, not every value of it in its plain form."""
    registry = from_plain(json.loads(dumps(load(folder))))
    assert repr(registry.groups) == f"<{len(registry)} of Group, by id>"
