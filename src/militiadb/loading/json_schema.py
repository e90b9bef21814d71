"""JSON Schemas of the registry's files, generated from the records, so that an editor can help while one types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from militiadb.loading import records as rec

if TYPE_CHECKING:
    from militiadb.loading.records.fields import Record

BASE = "https://json-schema.org/draft/2020-12/schema"
KINDS: dict[str, tuple[type[Record], str]] = {
    "actors": (rec.ActorsRecord, "actors.yaml"),
    "group": (rec.GroupRecord, "groups/*.yaml"),
    "lexicon": (rec.LexiconRecord, "lexicon.yaml"),
    "lookalikes": (rec.LookalikesRecord, "lookalikes.yaml"),
    "manifest": (rec.ManifestRecord, "registry.yaml"),
    "programme": (rec.ProgrammeRecord, "designations/*.yaml"),
    "scheme": (rec.SchemeRecord, "transliterations/*.yaml"),
    "source": (rec.SourceRecord, "sources/*.yaml"),
    "vocabulary": (rec.VocabularyRecord, "vocabulary.yaml"),
}
"""The kinds of files: the record of each, and where its files stand in a registry."""


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of one kind of file.

    >>> json_schema("source")["required"]
    ['id', 'title', 'publisher', 'kind']
    """
    record, where = KINDS[kind]
    schema = record.model_json_schema()
    head = {"$schema": BASE, "$id": f"militiadb:{kind}", "title": f"militiadb {kind} ({where})"}
    return head | {key: value for key, value in _typed(schema).items() if key != "title"}


def written(kind: str) -> str:
    """The schema as its shipped file holds it."""
    return json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n"


def _typed(node: Any) -> Any:
    """The schema as YAML readers see values: `2020` is a number to an editor, and a date's text to us."""
    if isinstance(node, list):
        return [_typed(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _typed(value) for key, value in node.items()}
    if made.get("type") == "string" and "enum" not in made and "pattern" not in made:
        made["type"] = ["string", "number"]
    return made


if __name__ == "__main__":
    from pathlib import Path

    for name in KINDS:
        target = Path(__file__).parent.parent / "schema" / f"{name}.schema.json"
        target.write_text(written(name), encoding="utf-8")
