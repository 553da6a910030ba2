"""From the four sources to the settings in force, or to every fault in them at once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from aggregator.errors import ConfigError, Fault, refused
from aggregator.faults import Place, faults_of
from aggregator.fields import Location, schema_of
from aggregator.references import open_to_others
from aggregator.settings.shape import Origin, Settings
from aggregator.settings.sources import (
    faults_of_names,
    value_files,
    values_of_variables,
    variable,
)
from aggregator.settings.values import redacted
from aggregator.shipped import shipped
from aggregator.yaml_document import YamlDocument, load

DEFAULT_FILE: Final = Path("config/settings.yaml")
"""Read where it exists and no other file is named."""
HIDDEN: Final = "***"
"""Shown in place of a secret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectiveSetting:
    """One setting as it is in force."""

    key: str
    """With dots: 'web.port'."""
    value: str | int | float | bool | list[str] | None
    """As it would be written in YAML, without passwords."""
    source: str
    """'default', a file's path, 'file ...' for a file of its own, 'environment AGGREGATOR_...' or 'argument'."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """One source of settings."""

    name: str
    values: dict[str, Any]
    document: YamlDocument | None = None

    def source_of(self, key: str) -> str:
        return f"{self.name} {variable(key)}" if self.name == "environment" else self.name

    def place(self, location: Location) -> Place:
        key = ".".join(str(part) for part in location)
        if self.document is not None:
            return Place(self.document.file, self.document.line_of(*location), "", key)
        # A whole section has no variable of its own, and neither has an item of a list.
        key = ".".join(part for part in location if isinstance(part, str))
        one = self.name == "environment" and "." in key
        return Place(self.name, None, "", variable(key) if one else key)


def load_settings(path: Path | None = None, *, arguments: Mapping[str, object] | None = None) -> Settings:
    """The settings in force; raises ConfigError with all faults.

    `path` names the settings file, which must exist; without it config/settings.yaml is read where it exists.
    `arguments` are settings by dotted key, such as {'web.port': 9000}, and win over everything.
    """
    if path is None and DEFAULT_FILE.exists():
        path = DEFAULT_FILE
    layers = [_from_file("default", shipped("defaults.yaml"))]
    keys = [key for key, _ in _leaves(layers[0].values)]
    names_faults = list(faults_of_names(os.environ, keys))
    files = [path or DEFAULT_FILE]  # which may yet be written
    warnings: list[str | None] = []
    if path is not None:
        layers.append(_from_file(str(path), path))
        if _holds_secret(layers[-1].values):
            warnings.append(open_to_others(path))
    for each in value_files(os.environ, keys):
        value = each.read()
        files.append(each.path)
        warnings.append(each.warning())
        if isinstance(value, Fault):
            names_faults.append(value)
        else:
            layers.append(_Layer(f"file {each.path}", _nested({each.key: value})))
    layers.append(_Layer("environment", values_of_variables(keys)))
    layers.append(_Layer("argument", _nested(arguments or {})))
    merged: dict[str, Any] = {}
    for layer in layers:
        merged = _merge(merged, layer.values)
    try:
        settings = Settings(**merged)
    except ValidationError as error:
        faults = faults_of(error, Settings, lambda location: _topmost(layers, location).place(location))
        raise ConfigError((*names_faults, *faults)) from None
    if names_faults:
        raise ConfigError(tuple(names_faults))
    settings._origin = Origin(  # noqa: SLF001 - written once, here, where the settings are made
        path=path,
        arguments=dict(arguments or {}),
        sources={key: layer.source_of(key) for layer in layers for key, _ in _leaves(layer.values)},
        files=tuple(files),
        warnings=tuple(filter(None, warnings)),
    )
    return settings


def _holds_secret(values: Mapping[str, Any]) -> bool:
    """Whether one of these values is a password or key."""
    return any(
        value is not None and (key in _secret_keys() or (key == "database.url" and redacted(str(value)) != value))
        for key, value in _leaves(values)
    )


def _secret_keys() -> frozenset[str]:
    """The settings that are never shown, by dotted key."""
    sections = {name: each.annotation for name, each in Settings.model_fields.items()}
    return frozenset(
        f"{name}.{key}"
        for name, section in sections.items()
        if isinstance(section, type) and issubclass(section, BaseModel)
        for key, each in section.model_fields.items()
        if isinstance(each.json_schema_extra, dict) and each.json_schema_extra.get("writeOnly")
    )


def leaves(settings: Settings) -> dict[str, Any]:
    """Every setting's value by dotted key, secrets among them."""
    return dict(_leaves(settings.model_dump()))


def effective(settings: Settings) -> list[EffectiveSetting]:
    """Every setting with its value and where that came from, in the order of config/defaults.yaml."""
    values = dict(_leaves(settings.model_dump(mode="json")))
    values["database.url"] = redacted(settings.database.url)
    values |= {key: HIDDEN for key in _secret_keys() if values[key] is not None}
    sources = origin_of(settings).sources
    return [EffectiveSetting(key=key, value=value, source=sources[key]) for key, value in values.items()]


def origin_of(settings: Settings) -> Origin:
    """Where settings were read from."""
    return settings._origin  # noqa: SLF001 - `load_settings` wrote it


def schema() -> dict[str, Any]:
    """The JSON Schema of a settings file, in which nothing is required; with the shipped defaults."""
    defaults = load(shipped("defaults.yaml")).data
    described = schema_of(Settings, title="Settings of the story aggregator")
    models = {"": described, **described.get("$defs", {})}
    for model in models.values():
        model.pop("required", None)
    _describe_defaults(described, models, defaults)
    return described


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
        raise refused(document.file, document.line_of(), problem, remedy)
    return _Layer(name, document.data or {}, document)


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
