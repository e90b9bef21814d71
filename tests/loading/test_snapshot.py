"""Laws of snapshots: a registry and its one JSON file are the same thing."""

from __future__ import annotations

import json

import pytest

from militiadb.errors import RegistryError
from militiadb.loading import load
from militiadb.loading.snapshot import dumps, from_plain, read_snapshot, to_plain, write_snapshot


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


def test_plain_data_leaves_defaults_out(folder):
    """What holds its default is not written."""
    plain = to_plain(load(folder))
    assert "redirect" not in plain["groups"]["saraya"]
    assert "match" not in plain["groups"]["saraya"]["names"][0]
