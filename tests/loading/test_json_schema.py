"""The shipped JSON Schemas are those of the records, and say what the check says."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from militiadb.checks.catalogue import rule, rules
from militiadb.loading.json_schema import KINDS, json_schema, written

SHIPPED = Path(__file__).resolve().parents[2] / "src/militiadb/schema"
FOLDERS = {"groups": "group", "sources": "source", "designations": "programme"}


class Core(yaml.SafeLoader):
    """YAML 1.2 core, as editors read it: no dates, and only true, false and null are words."""


Core.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith(("timestamp", "bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)\Z"), list("tf"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_schema_is_current(kind):
    """A schema is what the records say today; write them anew with `python -m militiadb.loading.json_schema`."""
    assert (SHIPPED / f"{kind}.schema.json").read_text("utf-8") == written(kind)
    jsonschema.Draft202012Validator.check_schema(json_schema(kind))


@pytest.mark.parametrize("code", [each.id for each in rules()])
def test_a_good_example_is_good_to_an_editor(code):
    """What the rules call good, an editor does not underline."""
    for name, text in rule(code).good.files.items():
        kind = FOLDERS.get(name.split("/")[0])
        if kind and "/" in name:
            jsonschema.validate(yaml.load(text, Loader=Core), json_schema(kind))


@pytest.mark.parametrize("code", ["MDB101", "MDB102", "MDB103", "MDB104", "MDB105"])
def test_an_editor_underlines_what_the_schema_rules_report(code):
    """The rules of shape are an editor's too."""
    name = rule(code).bad.tell[0]
    value = yaml.load(rule(code).bad.files[name], Loader=Core)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value, json_schema(FOLDERS[name.split("/")[0]]))
