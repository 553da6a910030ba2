"""Kinds of field that the YAML files share, and pydantic's complaints about them put in plain words."""

from __future__ import annotations

import ast
import inspect
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Annotated, Any, Final, NamedTuple, cast, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import ErrorDetails, PydanticCustomError
from rapidfuzz import fuzz, process

from aggregator.errors import Fault
from aggregator.quantities import (
    DURATION_PATTERN,
    SIZE_PATTERN,
    format_duration,
    format_size,
    parse_duration,
    parse_size,
)
from aggregator.unseen import without_unseen
from aggregator.yaml_document import YamlDocument

TEXT_CHARS: Final = 200
"""The longest name, tag or phrase."""

Location = tuple[int | str, ...]


class Section(BaseModel):
    """A section of a YAML file: no keys but those that are known, and never changed once read."""

    # A section is made ready with the file that it is a part of, or not at all.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a file, its keys described by the docstrings below the fields.

    pydantic would read those whenever a model is made (`use_attribute_docstrings`), for which it parses the source
    again: a third of the time that the models of the settings take, in every command.
    """
    _describe(model)
    return model.model_json_schema()


def _describe(model: type[BaseModel]) -> None:
    for field in model.model_fields.values():
        inner = _model_in(field.annotation)
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


class Place(NamedTuple):
    """Where a fault is, as `Fault` names it."""

    file: str
    line: int | None
    where: str
    key: str


def faults_of(error: ValidationError, model: type[BaseModel], place: Callable[[Location], Place]) -> tuple[Fault, ...]:
    """All complaints of a validation, in the order of the file, each with its place and remedy."""
    faults = []
    for detail in error.errors(include_url=False):
        # '[key]' ends the location of a fault in a mapping's key.
        at = (*detail["loc"], *detail.get("ctx", {}).get("at", ()))
        where = place(tuple(part for part in at if part != "[key]"))
        problem, remedy = _words(detail, model)
        faults.append(Fault(**where._asdict(), problem=problem, remedy=remedy))
    return tuple(sorted(faults, key=lambda fault: fault.line or 0))


def place_in(document: YamlDocument, location: Location, kinds: Mapping[str, str]) -> Place:
    """Where a fault is in a file of lists; an entry is named by the kind of its list and its name or position."""
    match location:
        case (str(section), int(index), *rest) if section in kinds:
            where, key = _entry(document.data, section, index, kinds), rest
        case _:
            where, key = "", list(location)
    return Place(document.file, document.line_of(*location), where, ".".join(map(str, key)))


def repeated(
    document: YamlDocument, section: str, key: str, norm: Callable[[str], str | None], *, kinds: Mapping[str, str]
) -> Iterator[Fault]:
    """Faults for entries that are the same after normalising; looked for even where other keys are wrong."""
    seen: dict[str, int] = {}
    told = {"url": ("address", "Take one of them out")}.get(key, (key, "Take one of them out or rename it"))
    for index, entry in entries_of(document.data, section):
        value = entry.get(key)
        normal = norm(value.strip()) if isinstance(value, str) else None
        if not normal:
            continue
        first = seen.setdefault(normal, index)
        if first != index:
            name, line = _entry(document.data, section, first, kinds), document.line_of(section, first, key)
            place = place_in(document, (section, index, key), kinds)
            yield Fault(**place._asdict(), problem=f"the same {told[0]} as {name} in line {line}", remedy=told[1])


def entries_of(data: Any, section: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The entries of a list, by position, as far as they are sections."""
    entries = data.get(section)
    if isinstance(entries, list):
        yield from ((index, entry) for index, entry in enumerate(entries) if isinstance(entry, dict))


def _entry(data: Any, section: str, index: int, kinds: Mapping[str, str]) -> str:
    """Such as "feed 'Daily Example'", or 'feed 3' where it has no name."""
    entry = data[section][index]
    name = entry.get("name") if isinstance(entry, dict) else None
    usable = isinstance(name, str) and name.strip()
    return f"{kinds[section]} {shown(name) if usable else index + 1}"


_SECRET: Final = frozenset({"database", "headers", "secrets"})
"""Keys below which secrets stand, also those in the wrong place, which no fault repeats."""

_KINDS: Final = {
    "string_type": ("text", "Put it in quotes"),
    "path_type": ("a path", "Put it in quotes"),
    "bool_type": ("true or false", "Write true or false"),
    "bool_parsing": ("true or false", "Write true or false"),
    "int_type": ("a whole number", "Write it in digits"),
    "int_parsing": ("a whole number", "Write it in digits"),
    "int_from_float": ("a whole number", "Write it without a fraction"),
    "float_type": ("a number", "Write it in digits"),
    "float_parsing": ("a number", "Write it in digits"),
    "list_type": ("a list", "Write [one, two], or one item a line after '- '"),
    "tuple_type": ("a list", "Write [one, two], or one item a line after '- '"),
    "dict_type": ("a section", "Write 'key: value' lines below it, indented"),
    "model_type": ("a section", "Write 'key: value' lines below it, indented"),
}


def _words(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    """The problem and the remedy."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    told = shown(value) if _SECRET.isdisjoint(detail["loc"]) else "this"
    match kind:
        case "missing":
            words = "it is missing", f"Add '{detail['loc'][-1]}: ...'"
        case "extra_forbidden":
            known = keys_at(model, detail["loc"][:-1])
            guess = nearest(str(detail["loc"][-1]), known)
            words = "this key is not known", f"Did you mean {guess!r}?" if guess else f"Known here: {', '.join(known)}"
        case _ if value is None:
            words = "it is empty", "Fill it in or take the key out"
        case "wrong":
            words = context["problem"], context["remedy"]
        case "enum" | "literal_error":
            choices = str(context["expected"]).replace("'", "")
            words = f"{shown(value)} is not one of the choices", f"Write {choices}"
        case "greater_than_equal" | "less_than_equal" | "greater_than" | "less_than":
            side, bound = next((side, context[key]) for key, side in _BOUNDS.items() if key in context)
            in_bytes = isinstance(value, str) and value.endswith("B")  # written with a unit, as the bound then is too
            words = f"{shown(value)} is out of range", f"It must be {side} {format_size(bound) if in_bytes else bound}"
        case _ if kind in _KINDS:
            wanted, remedy = _KINDS[kind]
            words = f"{told} is not {wanted}", remedy
        case _:
            words = f"{told} cannot stand here", "See config/README.md for what can"
    return words


_BOUNDS: Final = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"}


def keys_at(model: type[BaseModel], location: Sequence[int | str]) -> list[str]:
    """The keys that a model knows at a place below it."""
    for part in location:
        if isinstance(part, str) and part in model.model_fields:
            model = _model_in(model.model_fields[part].annotation) or model
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside an annotation such as `tuple[Model, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
