"""Whoever reads the API's description finds an example of what each operation takes and answers."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from aggregator.web.api.examples import FILE
from tests.web.browsing import Browser
from tests.web.newsdesk import filled_newsdesk

DOCUMENT: dict[str, Any] = Browser(filled_newsdesk().app).get("/api/v1/openapi.json").json()
OPERATIONS = {
    f"{method.upper()} {path}": operation
    for path, operations in DOCUMENT["paths"].items()
    for method, operation in operations.items()
}
BODIES = {
    f"{name}, {what}": content["application/json"]
    for name, operation in OPERATIONS.items()
    for what, part in (("sent", operation.get("requestBody")), ("answered", operation["responses"].get("200")))
    if part is not None
    for content in [part["content"]]
}


@pytest.mark.parametrize("body", BODIES)
def test_every_body_has_an_example_that_its_schema_admits_and_that_leaves_nothing_out(body: str) -> None:
    example = BODIES[body]["example"]
    schema = BODIES[body]["schema"] | {"components": DOCUMENT["components"]}
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(example)
    named = DOCUMENT["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    optional = {"seen"} if body.endswith("sent") else set()
    assert named["properties"].keys() - example.keys() <= optional


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_and_each_of_its_parameters_is_described(name: str) -> None:
    operation = OPERATIONS[name]
    assert operation["description"]
    assert [each["name"] for each in operation.get("parameters", ()) if not each.get("description")] == []


def test_every_schema_is_described_and_no_field_that_its_name_leaves_unclear_is_not() -> None:
    unclear = {
        "state", "reviewed", "changed_since_review", "placed_by", "probability", "outcome", "chosen", "nearest",
        "signal", "before", "after", "undoes", "undone_by", "decision_id", "verdict", "reason", "into", "paused",
        "next_due", "merges", "unsure", "key",
    }  # fmt: skip
    told_apart = {
        "BriefStory",
        "Briefing",
        "Named",
        "StoryName",
    }  # shapes of the model, described in its own docstrings
    for name, schema in DOCUMENT["components"]["schemas"].items():
        assert schema.get("description"), name
        fields = schema.get("properties", {}) if name not in told_apart else {}
        assert [each for each in fields.keys() & unclear if "description" not in fields[each]] == [], name


def test_examples_are_of_invented_outlets() -> None:
    hosts = re.findall(r"https?://([^/\"\s]+)", FILE.read_text(encoding="utf-8"))
    assert hosts
    assert all(host.endswith((".example", ".test")) for host in hosts)


def test_no_example_is_kept_of_an_operation_that_is_gone() -> None:
    assert json.loads(FILE.read_text(encoding="utf-8")).keys() <= OPERATIONS.keys()
