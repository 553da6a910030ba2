"""From the four sources to the settings in force, or to every fault in them at once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError
from pydantic_settings import EnvSettingsSource

from aggregator.errors import ConfigError, Fault
from aggregator.fields import Location, Place, faults_of, nearest
from aggregator.settings.shape import PREFIX, Settings, redacted
from aggregator.shipped import shipped
from aggregator.yaml_document import YamlDocument, load

DEFAULT_FILE: Final = Path("config/settings.yaml")
"""Read where it exists and no other file is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectiveSetting:
    """One setting as it is in force."""

    key: str
    """With dots: 'web.port'."""
    value: str | int | float | bool | list[str] | None
    """As it would be written in YAML, without passwords."""
    source: str
    """'default', a file's path, 'environment AGGREGATOR_...' or 'argument'."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """One source of settings."""

    name: str
    values: dict[str, Any]
    document: YamlDocument | None = None

    def source_of(self, key: str) -> str:
        return f"{self.name} {_variable(key)}" if self.name == "environment" else self.name

    def place(self, location: Location) -> Place:
        key = ".".join(str(part) for part in location)
        if self.document is not None:
            return Place(self.document.file, self.document.line_of(*location), "", key)
        # A whole section has no variable of its own.
        variable = self.name == "environment" and len(location) > 1
        return Place(self.name, None, "", _variable(key) if variable else key)


def load_settings(path: Path | None = None, *, arguments: Mapping[str, object] | None = None) -> Settings:
    """The settings in force; raises ConfigError with all faults.

    `path` names the settings file, which must exist; without it config/settings.yaml is read where it exists.
    `arguments` are settings by dotted key, such as {'web.port': 9000}, and win over everything.
    """
    if path is None and DEFAULT_FILE.exists():
        path = DEFAULT_FILE
    layers = [_from_file("default", shipped("defaults.yaml"))]
    unknown = list(_unknown_variables(os.environ, layers[0].values))
    if path is not None:
        layers.append(_from_file(str(path), path))
    layers.append(_Layer("environment", {} if unknown else EnvSettingsSource(Settings)()))
    layers.append(_Layer("argument", _nested(arguments or {})))
    merged: dict[str, Any] = {}
    for layer in layers:
        merged = _merge(merged, layer.values)
    try:
        settings = Settings(**merged)
    except ValidationError as error:
        faults = faults_of(error, Settings, lambda location: _topmost(layers, location).place(location))
        raise ConfigError((*unknown, *faults)) from None
    if unknown:
        raise ConfigError(tuple(unknown))
    settings._sources.update(  # noqa: SLF001 - written once, here, where the settings are made
        {key: layer.source_of(key) for layer in layers for key, _ in _leaves(layer.values)}
    )
    return settings


def effective(settings: Settings) -> list[EffectiveSetting]:
    """Every setting with its value and where that came from, in the order of config/defaults.yaml."""
    values = dict(_leaves(settings.model_dump(mode="json")))
    values["database.url"] = redacted(settings.database.url)
    return [EffectiveSetting(key=key, value=value, source=settings._sources[key]) for key, value in values.items()]  # noqa: SLF001


def schema() -> dict[str, Any]:
    """The JSON Schema of a settings file, in which nothing is required; with the shipped defaults."""
    defaults = load(shipped("defaults.yaml")).data
    described = Settings.model_json_schema()
    models = {"": described, **described.get("$defs", {})}
    for model in models.values():
        model.pop("required", None)
    _describe_defaults(described, models, defaults)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return head | described | {"title": "Settings of the story aggregator"}


def _describe_defaults(model: dict[str, Any], models: dict[str, Any], values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        described = model["properties"][key]
        if isinstance(value, dict):
            _describe_defaults(models[described["$ref"].rsplit("/", 1)[-1]], models, value)
        else:
            described["default"] = value


def _from_file(name: str, path: Path) -> _Layer:
    document = load(path)
    if document.data is not None and not isinstance(document.data, dict):
        problem, remedy = "the file is not made of sections", "Write a section such as 'web:' and 'port: 9000' below it"
        raise ConfigError(
            (Fault(file=document.file, line=document.line_of(), where="", key="", problem=problem, remedy=remedy),)
        )
    return _Layer(name, document.data or {}, document)


def _unknown_variables(environment: Mapping[str, str], defaults: Mapping[str, Any]) -> Iterator[Fault]:
    """Faults for variables with our prefix that name no setting."""
    known = {_variable(key) for key, _ in _leaves(defaults)}
    for name in sorted(environment):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            guess = nearest(name.upper().removeprefix(PREFIX), [key.removeprefix(PREFIX) for key in known])
            remedy = f"Did you mean {PREFIX}{guess}?" if guess else "'aggregator config show' lists all settings"
            yield Fault(
                file="environment", line=None, where="", key=name, problem="there is no such setting", remedy=remedy
            )


def _variable(key: str) -> str:
    return PREFIX + key.upper().replace(".", "__")


def _nested(arguments: Mapping[str, object]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for dotted, value in arguments.items():
        *sections, key = dotted.split(".")
        target = nested
        for section in sections:
            if not isinstance(target.get(section), dict):
                target[section] = {}  # a value given for a whole section gives way to what is given for a part of it
            target = target[section]
        target[key] = value
    return nested


def _merge(below: dict[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """The values of both, those above winning; sections are merged, lists are not."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        merged[key] = _merge(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def _leaves(values: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def _topmost(layers: list[_Layer], location: Location) -> _Layer:
    """The layer whose value counts at a place; the defaults where none has one."""
    for layer in reversed(layers):
        node: Any = layer.values
        for part in location:
            if not isinstance(node, dict):
                return layer  # inside a list
            if part not in node:
                break
            node = node[part]
        else:
            return layer
    return layers[0]
