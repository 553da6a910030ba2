"""Adding feeds to feeds.yaml and taking them out, with every other line left exactly as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from aggregator.catalogue.feeds_file import CataloguePolicy
from aggregator.catalogue.loading import catalogue_of
from aggregator.catalogue.names import near_names
from aggregator.catalogue.values import feed_key
from aggregator.errors import UnknownFeed
from aggregator.quantities import format_duration
from aggregator.yaml_document import YamlDocument, editing_alone, load, write
from aggregator.yaml_editing import with_entries, with_value, without_entry
from aggregator.yaml_tree import dump


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
    timezone: str | None = None
    full_text: bool = False
    enabled: bool = True

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
            "timezone": self.timezone,
            "full_text": self.full_text,
        }
        return {key: value for key, value in written.items() if value} | ({} if self.enabled else {"enabled": False})

    def as_text(self) -> str:
        """The lines that are written, without their indentation in the file."""
        first, *more = dump(self.as_yaml()).rstrip("\n").split("\n")
        return "\n".join([f"- {first}", *(f"  {line}" for line in more)])


def add_feeds(path: Path, feeds: Sequence[NewFeed], policy: CataloguePolicy, *, dry_run: bool = False) -> None:
    """Write feeds below the last one; raises ConfigError, and changes nothing, where the file would then be wrong.

    With `dry_run` that is all that is found out.
    """
    if not feeds:
        return
    with editing_alone(path):
        document = load(path)
        catalogue_of(document, policy)
        edited = with_entries(document, "feeds", [feed.as_yaml() for feed in feeds])
        catalogue_of(edited, policy)
        if not dry_run:
            write(path, edited.text)


def remove_feed(path: Path, name_or_url: str) -> str:
    """Take a feed out, with the comments inside and at the end of it; returns its name.

    Raises UnknownFeed where there is no such feed, and ConfigError where the file cannot be edited.
    """
    with editing_alone(path):
        document = load(path)
        index = _find(document, name_or_url)
        write(path, without_entry(document, "feeds", index).text)
    return str(document.data["feeds"][index].get("name", name_or_url))


def switch_feed(path: Path, name_or_url: str, *, enabled: bool, policy: CataloguePolicy) -> str:
    """Write whether a feed is polled, and change nothing else; returns its name.

    Raises UnknownFeed where there is no such feed, and ConfigError where the file cannot be edited.
    """
    with editing_alone(path):
        document = load(path)
        index = _find(document, name_or_url)
        entry = document.data["feeds"][index]
        if entry.get("enabled", True) is not enabled:
            edited = with_value(document, "feeds", index, "enabled", enabled)
            catalogue_of(edited, policy)
            write(path, edited.text)
    return str(entry.get("name", name_or_url))


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
    raise UnknownFeed(wanted, near_names(wanted, [str(entry.get("name", "")) for entry in entries]))


def _same_address(one: str, other: str) -> bool:
    try:
        return feed_key(one) == feed_key(other)
    except ValueError:
        return one == other
