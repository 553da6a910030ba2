"""Entries of a list in a YAML file added, taken out and changed, with every other line left exactly as it stands.

Lines are inserted, deleted or changed rather than the file written anew, and the outcome is read again: it must say
what was meant and nothing else. What a person has written in a way that this cannot edit ([{...}] on one line) is
refused, not reshaped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from aggregator.errors import ConfigError, refused
from aggregator.yaml_document import YamlDocument, parse
from aggregator.yaml_tree import dump

_DASH = re.compile(r"^\s*-(\s|$)")
_FLOW = re.compile(r"^\s*-\s+\{")


def with_entries(document: YamlDocument, section: str, entries: Sequence[Mapping[str, Any]]) -> YamlDocument:
    """The file with entries after the last one of a list; raises ConfigError where it cannot be edited so."""
    lines = document.text.split("\n")
    count = len(document.data[section])
    if count:
        first, at = _extent(document, lines, section, count - 1)
        indent = " " * _indent(lines[first])
        spaced = count > 1 and not lines[first - 1].strip()
    else:
        heading = _position(document, lines, section)
        lines[heading] = re.sub(rf"^({re.escape(section)}\s*:)\s*\[\s*\]", r"\1", lines[heading])
        at, indent, spaced = heading + 1, "  ", False
    carriage = "\r" if "\r\n" in document.text else ""
    added: list[str] = []
    for entry in entries:
        block = dump(entry).rstrip("\n").split("\n")
        added += [""] * spaced + [f"{indent}{'- ' if not n else '  '}{line}" for n, line in enumerate(block)]
    if at == len(lines):  # the file's last line has no line break
        added.append("")
        lines[-1] += carriage
    text = "\n".join([*lines[:at], *(line + carriage if line else line for line in added), *lines[at:]])
    return _checked(document, text, section, [*document.data[section], *map(dict, entries)])


def without_entry(document: YamlDocument, section: str, index: int) -> YamlDocument:
    """The file without one entry, the comments inside and at the end of it included.

    Comments above it stay, since they are as often the heading of a group. Raises ConfigError as `with_entries` does.
    """
    lines = document.text.split("\n")
    entries = document.data[section]
    first, end = _extent(document, lines, section, index)
    if len(entries) == 1:
        heading = _position(document, lines, section)
        lines[heading] = re.sub(rf"^({re.escape(section)}\s*:)(\s*(#.*)?)$", r"\1 []\2", lines[heading])
    if end < len(lines) and not lines[end].strip() and not lines[first - 1].strip():
        end += 1  # of the blank lines before and after, one is enough
    text = "\n".join(lines[:first] + lines[end:])
    return _checked(document, text, section, entries[:index] + entries[index + 1 :])


def with_value(document: YamlDocument, section: str, index: int, key: str, value: str | bool) -> YamlDocument:  # noqa: FBT001 - a value of the file
    """The file with another value for a key of one entry; a comment behind the old one goes with it.

    A key that was not there comes last. Raises ConfigError as `with_entries` does.
    """
    lines = document.text.split("\n")
    written = dump({key: value}).rstrip("\n")
    known = key in document.data[section][index]
    at = _position(document, lines, section, index, *([key] if known else []))
    if _FLOW.match(lines[at]):
        lines[at] = _with_flow_value(lines[at], key if known else None, written)
    elif known:
        carriage = "\r" if lines[at].endswith("\r") else ""
        lines[at] = (
            re.sub(rf"^(\s*(?:-\s+)?){re.escape(key)}\s*:.*$", lambda found: found[1] + written, lines[at]) + carriage
        )
    else:
        _append_key(document, lines, section, index, written)
    entries = list(document.data[section])
    entries[index] = entries[index] | {key: value}
    return _checked(document, "\n".join(lines), section, entries)


def _with_flow_value(line: str, key: str | None, written: str) -> str:
    """An entry written as `- {key: value, ...}` on one line, with a key's value changed, or with one key more."""
    if key is not None:
        return re.sub(rf"(?<=[{{,])(\s*){re.escape(key)}\s*:[^,}}]*", lambda found: found[1] + written, line)
    return re.sub(r"\s*\}(\s*(#.*)?)$", lambda found: f", {written}}}{found[1]}", line)


def _append_key(document: YamlDocument, lines: list[str], section: str, index: int, written: str) -> None:
    """Put a key behind the last line of an entry that says something, indented as its other keys."""
    first, end = _extent(document, lines, section, index)
    last = max(at for at in range(first, end) if _says_something(lines[at]))
    carriage = "\r" if lines[first].endswith("\r") else ""
    indent = _indent(lines[first].replace("-", " ", 1)) if lines[first].strip() != "-" else _indent(lines[first + 1])
    added = " " * indent + written
    if last == len(lines) - 1:  # the file's last line has no line break
        lines[last] += carriage
        lines.append(added)
    else:
        lines.insert(last + 1, added + carriage)


def _extent(document: YamlDocument, lines: Sequence[str], section: str, index: int) -> tuple[int, int]:
    """The lines of an entry, from its dash to its own last comment, as positions first and end (not included)."""
    first = _position(document, lines, section, index)
    while first > 0 and not _DASH.match(lines[first]):
        first -= 1
    dash = _indent(lines[first])
    end = reach = first + 1
    # A line that is indented deeper belongs to the entry; blank lines and comments only when more of it follows.
    while reach < len(lines) and (not _says_something(lines[reach]) or _indent(lines[reach]) > dash):
        reach += 1
        if _says_something(lines[reach - 1]):
            end = reach
    while end < len(lines) and lines[end].strip().startswith("#") and _indent(lines[end]) > dash:
        end += 1
    return first, end


def _position(document: YamlDocument, lines: Sequence[str], *keypath: str | int) -> int:
    """Where a value stands in the lines; YAML knows more line breaks than these, so its count may go beyond them."""
    return min(document.line_of(*keypath) or 1, len(lines)) - 1


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _checked(document: YamlDocument, text: str, section: str, entries: Sequence[Any]) -> YamlDocument:
    """The edited document; raises ConfigError unless it differs from the old one in just this list."""
    with suppress(ConfigError):  # of a text that nobody has seen; what is told below is of the one that stands there
        edited = parse(text, file=document.file)
        if edited.data == document.data | {section: list(entries)}:
            return edited
    problem = f"the {section} are written in a way that this command cannot edit"
    remedy = f"Edit the file by hand, or write each of the {section} on lines of its own, beginning with '- '"
    raise refused(document.file, document.line_of(section), problem, remedy, key=section)
