"""YAML files read by their models, with pydantic's complaints put in plain words, each with its place and remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from aggregator.errors import ConfigError, Fault, refused
from aggregator.fields import Location, model_in, nearest, shown
from aggregator.quantities import format_size
from aggregator.yaml_document import YamlDocument

File = TypeVar("File", bound=BaseModel)


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


def read_as(
    document: YamlDocument,
    model: type[File],
    *,
    kinds: Mapping[str, str],
    distinct: Iterable[tuple[str, str, Callable[[str], str | None]]],
    begin: str,
    context: object = None,
    more: Iterable[Fault] = (),
) -> File:
    """What a file of lists says; raises ConfigError with all its faults, in the order of the file.

    `kinds` names the entries of each list, `distinct` the keys that no two entries of a list share, as they are
    compared; `begin` says how such a file begins, and `more` are faults that compare several of its lists.
    """
    if not isinstance(document.data, dict):
        problem = "the file is empty" if document.data is None else "the file is not made of sections"
        raise refused(document.file, document.line_of(), problem, begin)
    faults: list[Fault] = []
    try:
        declared = model.model_validate(document.data, context=context)
    except ValidationError as error:
        faults.extend(faults_of(error, model, lambda location: place_in(document, location, kinds)))
    for section, key, norm in distinct:
        faults.extend(_repeated(document, section, key, norm, kinds=kinds))
    faults.extend(more)
    if faults:
        raise ConfigError(tuple(sorted(faults, key=lambda fault: fault.line or 0)))
    return declared


def place_in(document: YamlDocument, location: Location, kinds: Mapping[str, str]) -> Place:
    """Where a fault is in a file of lists; an entry is named by the kind of its list and its name or position."""
    match location:
        case (str(section), int(index), *rest) if section in kinds:
            where, key = _entry(document.data, section, index, kinds), rest
        case _:
            where, key = "", list(location)
    return Place(document.file, document.line_of(*location), where, ".".join(map(str, key)))


def _repeated(
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
            known = _keys_at(model, detail["loc"][:-1])
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


def _keys_at(model: type[BaseModel], location: Sequence[int | str]) -> list[str]:
    """The keys that a model knows at a place below it."""
    for part in location:
        if isinstance(part, str) and part in model.model_fields:
            model = model_in(model.model_fields[part].annotation) or model
    return list(model.model_fields)
