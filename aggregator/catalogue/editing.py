"""Adding feeds to feeds.yaml and taking them out, with every other line left exactly as it stands.

Lines are inserted or deleted rather than the file written anew, and the outcome is read again before it replaces the
file: it must say what was meant and nothing else. What a person has written in a way that this cannot edit ([{...}] on
one line) is refused, not reshaped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from aggregator.catalogue.feeds_file import CataloguePolicy, feed_key
from aggregator.catalogue.loading import catalogue_of
from aggregator.errors import ConfigError, Fault, NotFound
from aggregator.quantities import format_duration
from aggregator.yaml_document import YamlDocument, dump, load, parse, write

_EMPTY_LIST = re.compile(r"^(feeds\s*:)\s*\[\s*\]")
_BARE_KEY = re.compile(r"^(feeds\s*:)(\s*(#.*)?)$")
_DASH = re.compile(r"^\s*-(\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFeed:
    """A feed to write into feeds.yaml; what is None or empty is left to the file's defaults."""

    url: str
    name: str
    publisher: str | None = None
    family: str | None = None
    language: str | None = None
    every: timedelta | None = None
    tags: tuple[str, ...] = ()

    def as_yaml(self) -> dict[str, Any]:
        """The keys to write, in the order that the shipped file has them."""
        every = None if self.every is None else format_duration(self.every)
        written = {
            "url": self.url,
            "name": self.name,
            "publisher": self.publisher,
            "family": self.family,
            "language": self.language,
            "every": every,
            "tags": list(self.tags),
        }
        return {key: value for key, value in written.items() if value}


def add_feeds(path: Path, feeds: Sequence[NewFeed], policy: CataloguePolicy) -> None:
    """Write feeds below the last one; raises ConfigError, and changes nothing, where the file would then be wrong."""
    if not feeds:
        return
    document = load(path)
    catalogue_of(document, policy)
    entries = [feed.as_yaml() for feed in feeds]
    text = _with(document, entries)
    edited = _checked(document, text, [*document.data["feeds"], *entries])
    catalogue_of(edited, policy)
    write(path, text)


def remove_feed(path: Path, name_or_url: str) -> str:
    """Take a feed out, with the comments inside and at the end of it; returns its name.

    Comments above a feed stay, since they are as often the heading of a group. Raises NotFound where there is no such
    feed, and ConfigError where the file cannot be edited.
    """
    document = load(path)
    index = _find(document, name_or_url)
    feeds: list[Any] = document.data["feeds"]
    text = _without(document, index)
    _checked(document, text, feeds[:index] + feeds[index + 1 :])
    write(path, text)
    return str(feeds[index].get("name", name_or_url))


def _find(document: YamlDocument, name_or_url: str) -> int:
    """The position of the feed of this name, or else of this address."""
    feeds = document.data.get("feeds") if isinstance(document.data, dict) else None
    entries = [entry if isinstance(entry, dict) else {} for entry in feeds] if isinstance(feeds, list) else []
    wanted = name_or_url.strip()
    by_name = [str(entry.get("name", "")).strip().casefold() == wanted.casefold() for entry in entries]
    by_url = ["url" in entry and _same_address(str(entry["url"]), wanted) for entry in entries]
    for matches in (by_name, by_url):
        if True in matches:
            return matches.index(True)
    raise NotFound("feed", name_or_url)


def _same_address(one: str, other: str) -> bool:
    try:
        return feed_key(one) == feed_key(other)
    except ValueError:
        return one == other


def _with(document: YamlDocument, entries: Sequence[dict[str, Any]]) -> str:
    """The file's text with entries added after the last feed."""
    lines = document.text.split("\n")
    count = len(document.data["feeds"])
    if count:
        first, at = _extent(document, lines, count - 1)
        indent = " " * _indent(lines[first])
        spaced = count > 1 and not lines[first - 1].strip()
    else:
        heading = (document.line_of("feeds") or 1) - 1
        lines[heading] = _EMPTY_LIST.sub(r"\1", lines[heading])
        at, indent, spaced = heading + 1, "  ", False
    carriage = "\r" if "\r\n" in document.text else ""
    added: list[str] = []
    for entry in entries:
        block = dump(entry).rstrip("\n").split("\n")
        added += [""] * spaced + [f"{indent}{'- ' if not n else '  '}{line}" for n, line in enumerate(block)]
    if at == len(lines):  # the file's last line has no line break
        added.append("")
        lines[-1] += carriage
    return "\n".join([*lines[:at], *(line + carriage if line else line for line in added), *lines[at:]])


def _without(document: YamlDocument, index: int) -> str:
    """The file's text without one feed."""
    lines = document.text.split("\n")
    first, end = _extent(document, lines, index)
    if len(document.data["feeds"]) == 1:
        heading = (document.line_of("feeds") or 1) - 1
        lines[heading] = _BARE_KEY.sub(r"\1 []\2", lines[heading])
    if end < len(lines) and not lines[end].strip() and not lines[first - 1].strip():
        end += 1  # of the blank lines before and after, one is enough
    return "\n".join(lines[:first] + lines[end:])


def _extent(document: YamlDocument, lines: Sequence[str], index: int) -> tuple[int, int]:
    """The lines of a feed, from its dash to its own last comment, as positions first and end (not included)."""
    first = (document.line_of("feeds", index) or 1) - 1
    while first > 0 and not _DASH.match(lines[first]):
        first -= 1
    dash = _indent(lines[first])
    end = reach = first + 1
    # A line that is indented deeper belongs to the feed; blank lines and comments only when more of it follows.
    while reach < len(lines) and (not _says_something(lines[reach]) or _indent(lines[reach]) > dash):
        reach += 1
        if _says_something(lines[reach - 1]):
            end = reach
    while end < len(lines) and lines[end].strip().startswith("#") and _indent(lines[end]) > dash:
        end += 1
    return first, end


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _checked(document: YamlDocument, text: str, feeds: Sequence[Any]) -> YamlDocument:
    """The edited document; raises ConfigError unless it differs from the old one in just these feeds."""
    edited = parse(text, file=document.file)
    if edited.data != document.data | {"feeds": list(feeds)}:
        problem = "the feeds are written in a way that this command cannot edit"
        remedy = "Edit the file by hand, or write one '- url: ...' a feed, each on its own lines"
        raise ConfigError(
            (
                Fault(
                    file=document.file,
                    line=document.line_of("feeds"),
                    where="",
                    key="feeds",
                    problem=problem,
                    remedy=remedy,
                ),
            )
        )
    return edited
