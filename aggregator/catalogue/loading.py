"""From feeds.yaml to a `FeedCatalogue`, or to every fault in it at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from aggregator.catalogue.feeds_file import (
    CataloguePolicy,
    DefaultKeys,
    FeedKeys,
    FeedsFile,
    FetchKeys,
)
from aggregator.catalogue.values import feed_key
from aggregator.errors import ConfigError, Fault, refused
from aggregator.fields import Location, Place, faults_of, nearest, shown
from aggregator.model import FeedCatalogue, FeedSpec, TopicSpec
from aggregator.yaml_document import YamlDocument, load

_KIND: Final = {"feeds": "feed", "topics": "topic", "webhooks": "webhook"}


def load_catalogue(path: Path, policy: CataloguePolicy) -> FeedCatalogue:
    """Read feeds.yaml; raises ConfigError with all its faults."""
    return catalogue_of(load(path), policy)


def catalogue_of(document: YamlDocument, policy: CataloguePolicy) -> FeedCatalogue:
    """The catalogue that a document declares; raises ConfigError with all its faults."""
    if not isinstance(document.data, dict):
        problem = "the file is empty" if document.data is None else "the file is not made of sections"
        remedy = "Begin with 'feeds:' and one '- url: ...' and 'name: ...' a feed"
        raise refused(document.file, document.line_of(), problem, remedy)
    faults: list[Fault] = []
    try:
        declared = FeedsFile.model_validate(document.data, context=policy)
    except ValidationError as error:
        faults.extend(faults_of(error, FeedsFile, lambda location: _place(document, location)))
    faults.extend(_repeated(document, "feeds", "url", _key_or_none, "the same address as"))
    faults.extend(_repeated(document, "feeds", "name", str.casefold, "the same name as"))
    faults.extend(_repeated(document, "topics", "name", str.casefold, "the same name as"))
    faults.extend(_repeated(document, "webhooks", "name", str.casefold, "the same name as"))
    faults.extend(_unknown_topics(document))
    if faults:
        raise ConfigError(tuple(sorted(faults, key=lambda fault: fault.line or 0)))
    return FeedCatalogue(
        feeds=tuple(_spec(feed, declared.defaults, policy) for feed in declared.feeds),
        topics=tuple(TopicSpec(**dict(topic)) for topic in declared.topics),
        webhooks=tuple(webhook.spec(Path(document.file).parent) for webhook in declared.webhooks),
    )


def default_interval(path: Path, policy: CataloguePolicy) -> timedelta:
    """The interval of a feed that names none; raises ConfigError as `load_catalogue` does."""
    document = load(path)
    catalogue_of(document, policy)
    return FeedsFile.model_validate(document.data, context=policy).defaults.every or policy.every


def _spec(feed: FeedKeys, defaults: DefaultKeys, policy: CataloguePolicy) -> FeedSpec:
    """A feed with the file's defaults applied, and the settings' behind them."""
    own, common = feed.fetch or FetchKeys(), defaults.fetch or FetchKeys()
    conditional = _first(own.conditional, common.conditional, True)
    return FeedSpec(
        url=feed.url,
        url_key=feed_key(feed.url),
        name=feed.name,
        publisher=feed.publisher or feed.name,
        family=feed.family,
        language=feed.language or defaults.language,
        every=feed.every or defaults.every or policy.every,
        tags=tuple(dict.fromkeys(feed.tags)),
        enabled=feed.enabled,
        timezone=feed.timezone or defaults.timezone or "UTC",
        conditional=conditional,
        adapt=_first(own.adapt, common.adapt, policy.adapt),
        deadline=own.deadline or common.deadline or policy.deadline,
        max_bytes=own.max_bytes or common.max_bytes or policy.max_bytes,
        headers=(common.headers or {}) | (own.headers or {}),
        full_text=_first(feed.full_text, defaults.full_text, False),
    )


def _first(*values: bool | None) -> bool:
    return next(value for value in values if value is not None)


def _repeated(
    document: YamlDocument, section: str, key: str, norm: Callable[[str], str | None], words: str
) -> Iterator[Fault]:
    """Faults for entries that are the same after normalising; looked for even where other keys are wrong."""
    seen: dict[str, list[int]] = defaultdict(list)
    for index, entry in _entries(document.data, section):
        value = entry.get(key)
        normal = norm(value.strip()) if isinstance(value, str) else None
        if normal:
            seen[normal].append(index)
    for first, *others in seen.values():
        for index in others:
            name, line = _name(document.data, section, first), document.line_of(section, first, key)
            remedy = f"Take one of them out{'' if key == 'url' else ' or rename it'}"
            place = _place(document, (section, index, key))
            yield Fault(**place._asdict(), problem=f"{words} {name} in line {line}", remedy=remedy)


def _unknown_topics(document: YamlDocument) -> Iterator[Fault]:
    """Faults for webhooks of topics that the file does not declare, which would never be told anything."""
    named = (entry.get("name") for _, entry in _entries(document.data, "topics"))
    known = [name.strip() for name in named if isinstance(name, str)]
    for index, entry in _entries(document.data, "webhooks"):
        topic = entry.get("topic")
        if isinstance(topic, str) and topic.strip() and topic.strip() not in known:
            guess = nearest(topic, known)
            listed = f"The topics are: {', '.join(known)}" if known else "The file has no topics; take the key out"
            remedy = f"Did you mean {guess!r}?" if guess else listed
            place = _place(document, ("webhooks", index, "topic"))
            yield Fault(**place._asdict(), problem=f"the file has no topic {shown(topic)}", remedy=remedy)


def _key_or_none(url: str) -> str | None:
    try:
        return feed_key(url)
    except ValueError:  # no address at all, which is told elsewhere
        return None


def _entries(data: Any, section: str) -> Iterator[tuple[int, dict[str, Any]]]:
    entries = data.get(section)
    if isinstance(entries, list):
        yield from ((index, entry) for index, entry in enumerate(entries) if isinstance(entry, dict))


def _place(document: YamlDocument, location: Location) -> Place:
    """Where a fault is: the feed or topic by its name, or by its position where it has none."""
    line = document.line_of(*location)
    match location:
        case ("feeds" | "topics" | "webhooks" as section, int(index), *rest):
            where, key = _name(document.data, section, index), rest
        case _:
            where, key = "", list(location)
    return Place(document.file, line, where, ".".join(str(part) for part in key))


def _name(data: Any, section: str, index: int) -> str:
    """Such as "feed 'Daily Example'", or 'feed 3' where it has no name."""
    entry = data[section][index]
    name = entry.get("name") if isinstance(entry, dict) else None
    usable = isinstance(name, str) and name.strip()
    return f"{_KIND[section]} {shown(name) if usable else index + 1}"
