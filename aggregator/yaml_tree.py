"""YAML as a tree of values that know their lines; the only importer of PyYAML.

Read are the events of libyaml's parser, and values by the core schema of YAML 1.2 (chapter 10.3): `no` is the text "no"
(and the code of Norwegian), and a day is a text. Where PyYAML was built without libyaml its own parser takes twenty
times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

import yaml

from aggregator.errors import ConfigError, refused

Scalar = str | bool | int | float | None

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST: Final = 100
"""Levels; no settings file needs as many."""
_MERGE: Final = "<<"
_TEXT_TAGS: Final = frozenset({"!", "tag:yaml.org,2002:str"})
_NAMED: Final[dict[str, Scalar]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_WHOLE: Final = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_BROKEN: Final = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_NUMBERS_BEGIN: Final = frozenset("0123456789+-.")
_LONGEST_NUMBER: Final = 100
_UNFIT: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What may not stand in YAML (YAML 1.2, chapter 5.1)."""

_LOOK: Final = "Check quotes, colons and indentation"
_HINTS: Final = {
    "cannot start any token": "Indent with spaces, not tabs, and put texts with special characters in quotes",
    "mapping values are not allowed": "Put a text that contains ': ' in quotes, and check the indentation",
    "did not find expected '-' indicator": "Check that the items of this block start in the same column",
    "did not find expected key": "Check that the keys of this section start in the same column, and that quotes match",
    "could not find expected ':'": "Each line of a section reads 'key: value'",
    "did not find expected ',' or": "Close the brackets that were opened, and set commas between what they hold",
    "found unexpected end of stream": "Close the quotes or brackets that were opened",
    "maximum nesting depth": "Write it with fewer levels",
}


@dataclass(slots=True)
class Node:
    """A value and where it stands."""

    line: int
    """Counted from 1."""
    value: Scalar | list[Node] | dict[str, Entry]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a key of a section says."""

    line: int | None
    """That of the key; None where another section was taken in (<<)."""
    node: Node


def read_tree(text: str, file: str) -> Node | None:
    """Return the root of a document; None of one that says nothing. Raises ConfigError with the place of a fault."""
    unfit = _UNFIT.search(text)
    if unfit is not None:
        problem = f"the character U+{ord(unfit[0]):04X} may not stand in YAML"
        raise refused(file, text.count("\n", 0, unfit.start()) + 1, problem, "Take it out")
    builder = _Builder(file)
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        problem = " ".join(str(error.problem or error.context).split())
        remedy = next((hint for part, hint in _HINTS.items() if part in problem), _LOOK)
        mark = error.problem_mark or error.context_mark
        line = None if mark is None else mark.line + 1
        raise refused(file, line, f"this is not valid YAML: {problem}", remedy) from None
    return builder.root


def resolved(text: str) -> Scalar:
    """Return what a word without quotes is: a number, a truth, nothing, or a text; raises ValueError, see `int`."""
    if text in _NAMED:
        return _NAMED[text]
    if text[0] not in _NUMBERS_BEGIN or len(text) > _LONGEST_NUMBER:
        return text
    if _WHOLE.fullmatch(text):
        return int(text, 0) if text[1:2] in {"o", "x"} else int(text)
    return float(text.lower().replace(".inf", "inf").replace(".nan", "nan")) if _BROKEN.fullmatch(text) else text


def dump(value: Mapping[str, object]) -> str:
    """Return a section as YAML, which reads as itself: a line for each key, or text, or list."""
    # Nothing is folded: a long URL stays on its line.
    return yaml.dump(dict(value), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=float("inf"))


def _events(text: str) -> Iterator[Any]:
    return cast("Iterator[Any]", yaml.parse(text, Loader=_LOADER))


@dataclass(slots=True)
class _Open:
    """A list or section that is being read."""

    node: Node
    key: Node | None = None
    """Of a section: the key whose value comes next."""


class _Builder:
    """Puts a tree together, event by event."""

    def __init__(self, file: str) -> None:
        self.root: Node | None = None
        self._file = file
        self._open: list[_Open] = []
        self._anchors: dict[str, Node] = {}
        self._documents = 0

    def take(self, event: Any) -> None:
        """Go on with the next event; raises ConfigError."""
        line = event.start_mark.line + 1
        match event:
            case yaml.ScalarEvent():
                self._place(self._anchored(event, Node(line, self._scalar(event, line))))
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._refuse_tag(event.tag, line)
                node = Node(line, [] if isinstance(event, yaml.SequenceStartEvent) else {})
                self._open.append(_Open(self._anchored(event, node)))
                if len(self._open) > DEEPEST:
                    raise self._fault(line, "the file is nested too deeply", "Write it with fewer levels")
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._place(self._open.pop().node)
            case yaml.AliasEvent():
                if event.anchor not in self._anchors:
                    problem = f"found undefined alias '*{event.anchor}'"
                    raise self._fault(line, problem, "Define the anchor (&name) above the place that uses it (*name)")
                self._place(self._anchors[event.anchor])
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    problem = "found another document"
                    raise self._fault(line, problem, "Keep one document in the file; take out the '---' in between")

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> Scalar:
        text: str = event.value
        if event.tag in _TEXT_TAGS or (event.tag is None and not event.implicit[0]):
            return text
        self._refuse_tag(event.tag, line)
        return resolved(text)

    def _anchored(self, event: Any, node: Node) -> Node:
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _place(self, node: Node) -> None:
        holder = self._open[-1] if self._open else None
        if holder is None:
            self.root = node
        elif isinstance(holder.node.value, list):
            holder.node.value.append(node)
        elif holder.key is None:
            holder.key = node
        else:
            key, holder.key = holder.key, None
            self._enter(cast("dict[str, Entry]", holder.node.value), key, node)

    def _enter(self, section: dict[str, Entry], key: Node, node: Node) -> None:
        name = key.value
        if not isinstance(name, str):
            shown = "a list or section" if isinstance(name, list | dict) else repr(str(name)[:60])
            raise self._fault(key.line, f"the key {shown} is no text", "Put the key in quotes")
        if name == _MERGE:
            self._merge(section, node)
            return
        if name in section and section[name].line is not None:
            raise self._fault(key.line, f"the key {name!r} stands twice in one section", "Keep one of them")
        section[name] = Entry(key.line, node)

    def _merge(self, section: dict[str, Entry], node: Node) -> None:
        """Take in what other sections say, of which a section's own keys, and earlier ones, keep the upper hand."""
        for source in node.value if isinstance(node.value, list) else [node]:
            if not isinstance(source.value, dict):
                raise self._fault(source.line, "'<<' takes in sections alone", "Write '<<: *name' of a section")
            for name, entry in list(source.value.items()):
                section.setdefault(name, Entry(None, entry.node))

    def _refuse_tag(self, tag: str | None, line: int) -> None:
        if tag is not None:
            raise self._fault(line, "values with a tag (!...) have no meaning here", "Take the tag out")

    def _fault(self, line: int, problem: str, remedy: str) -> ConfigError:
        return refused(self._file, line, problem, remedy)


class _Dumper(yaml.SafeDumper):
    """Writes each list and text on one line, and in quotes what would be read as no text."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write out what stands in two places."""
        del data
        return True

    def list(self, value: Any) -> yaml.Node:
        return self.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=True)

    def section(self, value: Any) -> yaml.Node:
        return self.represent_mapping("tag:yaml.org,2002:map", value, flow_style=False)

    def text(self, value: str) -> yaml.Node:
        style = '"' if not isinstance(resolved(value), str) or "\n" in value else None
        return self.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(list, _Dumper.list)
_Dumper.add_representer(tuple, _Dumper.list)
_Dumper.add_representer(dict, _Dumper.section)
_Dumper.add_representer(str, _Dumper.text)
