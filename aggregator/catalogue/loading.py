"""From feeds.yaml to a `FeedCatalogue`, or to every fault in it at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

from aggregator.catalogue.feeds_file import CataloguePolicy, DefaultKeys, FeedKeys, FeedsFile, FetchKeys
from aggregator.catalogue.values import feed_key
from aggregator.errors import Fault
from aggregator.faults import entries_of, place_in, read_as
from aggregator.fields import nearest, shown
from aggregator.model import FeedCatalogue, FeedSpec, TopicSpec
from aggregator.yaml_document import YamlDocument, load

_KIND: Final = {"feeds": "feed", "topics": "topic", "webhooks": "webhook"}


def load_catalogue(path: Path, policy: CataloguePolicy) -> FeedCatalogue:
    """Read feeds.yaml; raises ConfigError with all its faults."""
    return catalogue_of(load(path), policy)


def catalogue_of(document: YamlDocument, policy: CataloguePolicy) -> FeedCatalogue:
    """The catalogue that a document declares; raises ConfigError with all its faults."""
    declared = _declared(document, policy)
    return FeedCatalogue(
        feeds=tuple(_spec(feed, declared.defaults, policy) for feed in declared.feeds),
        topics=tuple(TopicSpec(**dict(topic)) for topic in declared.topics),
        webhooks=tuple(webhook.spec(Path(document.file).parent) for webhook in declared.webhooks),
    )


def default_interval(path: Path, policy: CataloguePolicy) -> timedelta:
    """The interval of a feed that names none; raises ConfigError as `load_catalogue` does."""
    return _declared(load(path), policy).defaults.every or policy.every


def _declared(document: YamlDocument, policy: CataloguePolicy) -> FeedsFile:
    return read_as(
        document,
        FeedsFile,
        kinds=_KIND,
        distinct=[("feeds", "url", _key_or_none), *((section, "name", str.casefold) for section in _KIND)],
        begin="Begin with 'feeds:' and one '- url: ...' and 'name: ...' a feed",
        context=policy,
        more=_unknown_topics(document),
    )


def _spec(feed: FeedKeys, defaults: DefaultKeys, policy: CataloguePolicy) -> FeedSpec:
    """A feed with the file's defaults applied, and the settings' behind them."""
    own, common = feed.fetch or FetchKeys(), defaults.fetch or FetchKeys()
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
        conditional=_first(own.conditional, common.conditional, True),
        adapt=_first(own.adapt, common.adapt, policy.adapt),
        deadline=own.deadline or common.deadline or policy.deadline,
        max_bytes=own.max_bytes or common.max_bytes or policy.max_bytes,
        headers=(common.headers or {}) | (own.headers or {}),
        full_text=_first(feed.full_text, defaults.full_text, False),
    )


def _first(*values: bool | None) -> bool:
    return next(value for value in values if value is not None)


def _unknown_topics(document: YamlDocument) -> Iterator[Fault]:
    """Faults for webhooks of topics that the file does not declare, which would never be told anything."""
    named = (entry.get("name") for _, entry in entries_of(document.data, "topics"))
    known = [name.strip() for name in named if isinstance(name, str)]
    for index, entry in entries_of(document.data, "webhooks"):
        topic = entry.get("topic")
        if isinstance(topic, str) and topic.strip() and topic.strip() not in known:
            guess = nearest(topic, known)
            listed = f"The topics are: {', '.join(known)}" if known else "The file has no topics; take the key out"
            remedy = f"Did you mean {guess!r}?" if guess else listed
            place = place_in(document, ("webhooks", index, "topic"), _KIND)
            yield Fault(**place._asdict(), problem=f"the file has no topic {shown(topic)}", remedy=remedy)


def _key_or_none(url: str) -> str | None:
    try:
        return feed_key(url)
    except ValueError:  # no address at all, which is told elsewhere
        return None
