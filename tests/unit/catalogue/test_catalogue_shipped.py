"""The YAML files that come with the program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from aggregator.bootstrap.catalogue import catalogue_policy
from aggregator.catalogue import load_catalogue
from aggregator.schemas import made_files
from aggregator.settings import load_settings
from aggregator.shipped import shipped
from aggregator.yaml_document import load

CONFIG = Path(__file__).parents[3] / "config"


def validate(file: str, schema: str) -> None:
    data = load(CONFIG / file).data
    described: dict[str, Any] = json.loads((CONFIG / "schema" / schema).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(described)
    jsonschema.validate(data, described, cls=jsonschema.Draft202012Validator)


def test_what_is_made_from_the_code_is_current() -> None:
    """Make it so with `python -m aggregator.schemas`."""
    assert {path.name: path.read_text(encoding="utf-8") for path in made_files(CONFIG)} == {
        path.name: text for path, text in made_files(CONFIG).items()
    }


def test_the_shipped_files_obey_their_schemas() -> None:
    validate("feeds.yaml", "feeds.schema.json")
    validate("defaults.yaml", "settings.schema.json")


def test_a_schema_refuses_what_the_program_refuses() -> None:
    described = json.loads((CONFIG / "schema" / "feeds.schema.json").read_text(encoding="utf-8"))
    for feed in (
        {"name": "A"},
        {"url": "ftp://a.example", "name": "A"},
        {"url": "https://a.example", "name": "A", "x": 1},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({"feeds": [feed]}, described)


def test_the_starter_catalogue_is_sound_and_broad(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    catalogue = load_catalogue(shipped("feeds.yaml"), catalogue_policy(load_settings()))
    languages = {(feed.language or "").partition("-")[0] for feed in catalogue.feeds}
    assert len(catalogue.feeds) >= 60
    assert languages >= {"en", "fr", "de", "es", "pt", "ar", "ru", "uk", "pl", "it", "zh", "ja"}
    assert sum("agency" in feed.tags for feed in catalogue.feeds) >= 10
    assert sum("broadcaster" in feed.tags for feed in catalogue.feeds) >= 20
    assert all(feed.tags for feed in catalogue.feeds)
    assert catalogue.topics
