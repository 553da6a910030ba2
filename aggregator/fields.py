"""Kinds of field that the YAML files share, and how a complaint about one is worded."""

from __future__ import annotations

import ast
import inspect
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Annotated, Any, Final, cast, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError
from rapidfuzz import fuzz, process

from aggregator.quantities import (
    DURATION_PATTERN,
    SIZE_PATTERN,
    format_duration,
    format_size,
    parse_duration,
    parse_size,
)
from aggregator.unseen import without_unseen

TEXT_CHARS: Final = 200
"""The longest name, tag or phrase."""

Location = tuple[int | str, ...]


class Section(BaseModel):
    """A section of a YAML file: no keys but those that are known, and never changed once read."""

    # A section is made ready with the file that it is a part of, or not at all.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def schema_of(model: type[BaseModel], *, title: str) -> dict[str, Any]:
    """The JSON Schema of a file, its keys described by the docstrings below the fields.

    pydantic would read those whenever a model is made (`use_attribute_docstrings`), for which it parses the source
    again: a third of the time that the models of the settings take, in every command.
    """
    _describe(model)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return head | model.model_json_schema() | {"title": title}


def _describe(model: type[BaseModel]) -> None:
    for field in model.model_fields.values():
        inner = model_in(field.annotation)
        if inner is not None:
            _describe(inner)
    for each in reversed(model.__mro__):
        if issubclass(each, BaseModel) and each.__module__.startswith("aggregator."):
            for name, told in _docstrings(each):
                model.model_fields[name].description = told
    model.model_rebuild(force=True)


def _docstrings(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """The fields that a model declares itself, each with the docstring below it."""
    (declared,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    for first, second in pairwise(cast("ast.ClassDef", declared).body):
        match first, second:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str() as told)):
                if name in model.model_fields:
                    yield name, inspect.cleandoc(told)


def wrong(problem: str, remedy: str, *, at: Location = ()) -> PydanticCustomError:
    """The exception that a validator raises to say what is wrong and what to do about it.

    One that compares several keys says at which of them, from where it stands itself.
    """
    # The words go in as values: braces in what a person wrote must not be taken for a template.
    return PydanticCustomError("wrong", "{problem}", {"problem": problem, "remedy": remedy, "at": at})


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that this one is probably a slip for, or None."""
    found = process.extractOne(word, list(known), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=60)
    return None if found is None else str(found[0])


def shown(value: object) -> str:
    """A value as a person may be shown it: on one line, without control characters, not too long."""
    text = format_duration(value) if isinstance(value, timedelta) else str(value)
    text = text.lower() if isinstance(value, bool) else text  # as YAML writes it
    text = "".join(" " if unicodedata.category(letter).startswith(("C", "Z")) else letter for letter in text[:200])
    return f"'{text[:57]}...'" if len(text) > TEXT_CHARS // 3 else f"'{text}'"


def _read_duration(value: object) -> object:
    if isinstance(value, timedelta):
        return value
    if not isinstance(value, str):
        raise wrong(f"{shown(value)} has no unit", "Write a number and a unit, such as 30s, 15m, 2h or 7d")
    try:
        return parse_duration(value)
    except ValueError as error:
        raise wrong(f"{shown(value)} is no duration", f"Write {error}") from None


def _not_nought(duration: timedelta) -> timedelta:
    if not duration:
        raise wrong("it is nought", "Write a duration such as 30s")
    return duration


def _read_size(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    try:
        return parse_size(value if isinstance(value, str) else "")
    except ValueError as error:
        raise wrong(f"{shown(value)} is no size", f"Write {error}") from None


_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS: Final = dict.fromkeys(map(ord, "\u200c\u200d"))


def _read_text(value: object) -> object:
    if not isinstance(value, str):
        return value  # pydantic says what it should have been
    text = value.strip()
    if not text:
        raise wrong("it is empty", "Fill it in or take the key out")
    if len(text) > TEXT_CHARS:
        raise wrong(f"it has {len(text)} characters", f"Keep it to {TEXT_CHARS}")
    if text != without_unseen(text) or not _INVISIBLE.isdisjoint(map(unicodedata.category, text.translate(_JOINERS))):
        raise wrong("it holds an invisible or control character", "Take it out, or type the text anew")
    return text


Duration = Annotated[
    timedelta,
    BeforeValidator(_read_duration),
    PlainSerializer(format_duration, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": DURATION_PATTERN, "examples": ["30s", "15m", "2h", "7d"]}),
]
"""Written '30s', '15m', '2h' or '7d'."""

PositiveDuration = Annotated[Duration, AfterValidator(_not_nought)]
"""A duration that is not nought."""

Size = Annotated[
    int,
    BeforeValidator(_read_size),
    PlainSerializer(format_size, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": SIZE_PATTERN, "examples": ["16MiB", "500kB"]}),
]
"""A number of bytes, written '16MiB'."""

Text = Annotated[
    str,
    BeforeValidator(_read_text),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": TEXT_CHARS}),
]
"""A short text on one line, without control characters."""


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside an annotation such as `tuple[Model, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := model_in(part))), None)
