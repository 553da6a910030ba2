"""What a feed of stories says, whatever its format."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID, uuid5

import jinja2

from aggregator.links import encoded_link
from aggregator.model import ClaimStatus, StoredArticle, Story, StoryDetails, StoryKind, StoryRecord
from aggregator.ports import Instance, UnitOfWork
from aggregator.web.words import counted

MOST_SOURCES: Final = 30
"""Articles that an entry names; the rest are counted, and stand on the story's page."""
_FORM: Final = "3"
"""Raised when the same stories are written in another way."""
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold, and nobody can read."""

_CONTENT = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(
    "<p>{{ extent }}</p>"
    "<ul>{% for each in sources %}<li>"
    '{% if each.link %}<a href="{{ each.link }}"><bdi>{{ each.title }}</bdi></a>{% else %}<bdi>{{ each.title }}</bdi>'
    "{% endif %} <b><bdi>{{ each.publisher }}</bdi></b>"
    '{% if each.published %} <time datetime="{{ each.published.isoformat() }}">'
    "{{ each.published.strftime('%Y-%m-%d %H:%M') }} UTC</time>{% endif %}</li>{% endfor %}"
    "{% if more %}<li>and {{ more }} more</li>{% endif %}</ul>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySource:
    """One article of a story."""

    publisher: str
    title: str
    link: str | None
    published: datetime | None
    language: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One story."""

    id: str
    url: str
    """Of its page on this desk."""
    title: str
    record: StoryRecord
    opened: datetime
    updated: datetime
    topics: tuple[str, ...]
    kind: StoryKind | None
    """As people have pinned it, else as it was read; None until it has been read. So is the claim status."""
    claim_status: ClaimStatus | None
    sources: tuple[EntrySource, ...]
    """In time order, as many as are named."""
    headline_link: str | None
    """Of the article that the headline is taken from."""
    language: str | None
    """Of that article."""

    @property
    def content(self) -> str:
        """The sources as HTML."""
        record = self.record
        extent = ", ".join(
            (
                counted(record.articles, "article"),
                counted(record.publishers, "publisher"),
                counted(record.independent_texts, "independent text"),
            )
        )
        return _CONTENT.render(extent=extent, sources=self.sources, more=record.articles - len(self.sources))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFeed:
    """A feed of stories."""

    id: str
    title: str
    home: str
    """The page that shows the same stories."""
    address: str
    """Of the feed itself."""
    updated: datetime
    entries: tuple[Entry, ...]


def story_feed(
    uow: UnitOfWork, stories: Sequence[Story], *, wanted: str, title: str, base: str, home: str, address: str
) -> StoryFeed:
    """A feed of these stories, the latest first; `wanted` names the choice, `base` is the desk's address."""
    instance = uow.instance.get()
    named = {source.article_id for story in stories if story.record for source in story.record.sources[:MOST_SOURCES]}
    headlines = {story.record.headline_article_id for story in stories if story.record}
    articles = uow.articles.many(named | headlines)
    details = uow.stories.details([story.id for story in stories])
    entries = tuple(
        _entry(story, story.record, story.record_changed, articles, details.get(story.id), instance=instance, base=base)
        for story in stories
        if story.record is not None and story.record_changed is not None
    )
    return StoryFeed(
        id=_name(instance, f"stories {wanted}"),
        title=title,
        home=base + home,
        address=base + address,
        updated=max((entry.updated for entry in entries), default=instance.created),
        entries=entries,
    )


def validator(stories: Sequence[Story], address: str) -> str:
    """An entity tag of the feed of these stories, found without reading their articles."""
    told = [(story.id, story.changed, story.record_changed) for story in stories]
    return sha256(f"{_FORM} {address} {told}".encode(errors="replace")).hexdigest()[:32]


def _entry(
    story: Story,
    record: StoryRecord,
    updated: datetime,
    articles: Mapping[int, StoredArticle],
    details: StoryDetails | None,
    *,
    instance: Instance,
    base: str,
) -> Entry:
    headline = articles.get(record.headline_article_id)
    shown = details and story.pins.over(details)
    return Entry(
        id=_name(instance, f"story {story.id}"),
        url=f"{base}/stories/{story.id}",
        title=printable(record.headline) or "(no title)",
        record=record,
        opened=story.opened,
        updated=updated,
        topics=tuple(printable(topic) for topic in story.topics),
        kind=shown.kind if shown else story.pins.kind,
        claim_status=shown.claim_status if shown else story.pins.claim_status,
        sources=tuple(
            _source(articles[source.article_id])
            for source in record.sources[:MOST_SOURCES]
            if source.article_id in articles
        ),
        headline_link=encoded_link(headline.article.link) if headline else None,
        language=headline.article.language if headline else None,
    )


def _source(stored: StoredArticle) -> EntrySource:
    article = stored.article
    return EntrySource(
        publisher=printable(article.publisher),
        title=printable(article.title) or "(no title)",
        link=encoded_link(article.link),
        published=article.published,
        language=article.language,
    )


def printable(text: str) -> str:
    """A text on one line, without what XML cannot hold."""
    return " ".join(_UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text).split())


def _name(instance: Instance, what: str) -> str:
    return f"urn:uuid:{uuid5(UUID(instance.id), what)}"
