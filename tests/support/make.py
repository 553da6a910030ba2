"""Small factories: each makes one model object with plain defaults, of which a test names only what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from aggregator.model import (
    Action,
    Article,
    ArticleRevision,
    CacheValidators,
    ClaimStatus,
    Comparison,
    Development,
    EventType,
    Evidence,
    FeedContext,
    FeedHealth,
    FeedSpec,
    FeedUpdate,
    FetchEvent,
    Form,
    MatchDecision,
    Membership,
    NameKind,
    Outcome,
    Passage,
    PlacedBy,
    Precision,
    PrintedStatement,
    Source,
    SourceRole,
    Stance,
    StatementKind,
    StoredArticle,
    StoryDetails,
    StoryEvent,
    StoryKind,
    StoryName,
    StoryRecord,
    StoryStatement,
    Suggestion,
    SuggestionState,
    TextField,
    WebhookEvent,
    When,
)
from aggregator.ports import StoredDecision

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
"""The present in tests, where nothing else is said."""


def at(hours: float = 0) -> datetime:
    """A moment so many hours after (or, negative, before) `NOON`."""
    return NOON + timedelta(hours=hours)


def key(text: str) -> str:
    """A key as normalising makes them: the hexadecimal SHA-256 of a text."""
    return sha256(text.encode(errors="surrogatepass")).hexdigest()


def feed_spec(name: str = "Harbour Post", **changes: Any) -> FeedSpec:
    """A feed of the catalogue; its address follows from its name."""
    slug = name.lower().replace(" ", "-")
    defaults: dict[str, Any] = {
        "url": f"https://{slug}.example/feed.xml",
        "url_key": f"{slug}.example/feed.xml",
        "name": name,
        "publisher": name,
        "language": "en",
        "every": timedelta(minutes=15),
        "deadline": timedelta(seconds=30),
        "max_bytes": 16 * 1024 * 1024,
    }
    return FeedSpec(**defaults | changes)


def health(**changes: Any) -> FeedHealth:
    """What is remembered of a feed that has never been polled."""
    return FeedHealth(**{"created": NOON} | changes)


def feed_update(**changes: Any) -> FeedUpdate:
    """The result of a poll that found nothing worth noting."""
    defaults: dict[str, Any] = {
        "validators": CacheValidators(etag='"abc"'),
        "body_hash": key("body"),
        "last_full": NOON,
        "last_items": b"items",
        "next_due": at(1),
        "due_reason": "every hour",
        "health": health(last_attempt=NOON, last_success=NOON),
        "paused": None,
    }
    return FeedUpdate(**defaults | changes)


def fetch_event(feed_id: int, **changes: Any) -> FetchEvent:
    """One poll in a feed's log."""
    defaults: dict[str, Any] = {
        "feed_id": feed_id,
        "at": NOON,
        "outcome": "stored",
        "status": 200,
        "bytes": 2048,
        "duration": timedelta(milliseconds=250),
        "new": 0,
        "revised": 0,
        "note": "",
    }
    return FetchEvent(**defaults | changes)


def feed_context(**changes: Any) -> FeedContext:
    defaults: dict[str, Any] = {
        "feed_url": "https://feeds.harbour.example/all.xml",
        "publisher": "Harbour Post",
        "family": None,
        "language": None,
        "timezone": "UTC",
        "seen": NOON,
    }
    return FeedContext(**defaults | changes)


def article(title: str = "Talks open in Verrin", **changes: Any) -> Article:
    """An article published at `NOON`; its link and keys follow from its title, `sort_time` from its dates."""
    slug = title.lower().replace(" ", "-")
    link = f"https://harbour-post.example/{slug}"
    summary = changes.get("summary", f"{title}, officials said on Monday.")
    published = changes.get("published", NOON)
    publisher = changes.get("publisher", "Harbour Post")
    defaults: dict[str, Any] = {
        "guid": f"guid {title}",
        "guid_key": key(f"guid {title}"),
        "link_key": key(link),
        "content_key": key(f"{title} {summary}".casefold()),
        "link": link,
        "canonical_link": link,
        "title": title,
        "summary": summary,
        "text": "",
        "html": f"<p>{summary}</p>",
        "published": published,
        "sort_time": published or changes.get("updated") or NOON,
        "language": "en",
        "publisher": publisher,
        "publisher_host": f"{publisher.lower().replace(' ', '-')}.example",
    }
    return Article(**defaults | changes)


def stored_article(article_id: int = 1, title: str = "Talks open in Verrin", **changes: Any) -> StoredArticle:
    """An article as stored; what `StoredArticle` has not as a field of its own changes the article within."""
    own = {name: changes.pop(name) for name in ("feed_id", "feed_name", "first_seen", "revision") if name in changes}
    inner = changes.pop("article", None) or article(title, **changes)
    defaults: dict[str, Any] = {"feed_id": 1, "feed_name": inner.publisher, "first_seen": NOON, "revision": 1}
    return StoredArticle(id=article_id, article=inner, **defaults | own)


def revision(article_id: int, changed: Article) -> ArticleRevision:
    """A new version of a stored article."""
    return ArticleRevision(article_id=article_id, article=changed)


def record(article_ids: Sequence[int] = (1,), **changes: Any) -> StoryRecord:
    """The record of a story of these articles, each an independent text of a publisher of its own."""
    count = len(article_ids)
    defaults: dict[str, Any] = {
        "headline": "Talks open in Verrin",
        "headline_article_id": article_ids[0],
        "sources": tuple(
            Source(article_id=each, role=SourceRole.LEAD if place == 0 else SourceRole.INDEPENDENT)
            for place, each in enumerate(article_ids)
        ),
        "articles": count,
        "publishers": count,
        "families": count,
        "independent_texts": count,
        "first_published": NOON,
        "last_published": NOON,
        "languages": ("en",),
    }
    return StoryRecord(**defaults | changes)


def passage(words: str = "said on Monday", article_id: int = 1, **changes: Any) -> Passage:
    """A passage of an article's summary, by default near its end."""
    defaults: dict[str, Any] = {"field": TextField.SUMMARY, "start": 30}
    return Passage(article_id=article_id, words=words, **defaults | changes)


def details(**changes: Any) -> StoryDetails:
    """Details with one entry of the timeline, and nothing else."""
    told = Development(
        when=When(NOON.date(), NOON.date(), Precision.DAY),
        is_saying=False,
        sentences=(passage("Talks open in Verrin, officials said on Monday.", start=0),),
        dated_by=passage("on Monday", start=37),
        texts=1,
    )
    defaults: dict[str, Any] = {
        "kind": StoryKind.TALKS,
        "event_class": None,
        "kind_shown_by": (),
        "claim_status": ClaimStatus.REPORTED,
        "claim_shown_by": (),
        "happened": None,
        "happened_shown_by": (),
        "places": (),
        "people": (),
        "organisations": (),
        "timeline": (told,),
        "statements": (),
        "figures": (),
        "not_read": (),
        "articles_read": 1,
    }
    return StoryDetails(**defaults | changes)


def statement(words: str = "We are ready", article_id: int = 1, **changes: Any) -> StoryStatement:
    """A statement that one article prints."""
    defaults: dict[str, Any] = {
        "words": (passage(words, article_id),),
        "sentence": passage(words, article_id),
        "speaker": None,
        "verb": None,
        "form": Form.QUOTATION,
        "kind": StatementKind.SAID,
        "stance": Stance.PLAIN,
    }
    return StoryStatement(printed=(PrintedStatement(**defaults | changes),))


def story_name(key: str = "Izmail, UA", **changes: Any) -> StoryName:
    """A city, by its key, that all of a story's articles lead with."""
    defaults: dict[str, Any] = {"kind": NameKind.CITY, "words": key.partition(",")[0], "weight": 1.0}
    return StoryName(key=key, **defaults | changes)


def membership(article_id: int, story_id: int, **changes: Any) -> Membership:
    """An article put into a story by rule."""
    defaults: dict[str, Any] = {"placed_by": PlacedBy.RULE, "probability": None, "at": NOON}
    return Membership(article_id=article_id, story_id=story_id, **defaults | changes)


def comparison(story_id: int = 1, **changes: Any) -> Comparison:
    """A comparison that leaves doubt."""
    defaults: dict[str, Any] = {
        "probability": 0.6,
        "prior": -4.5,
        "evidence": (Evidence(signal="title", value=0.8, weight=5.1, words=("talks", "Verrin")),),
        "warnings": ("other place: Osk",),
    }
    return Comparison(story_id=story_id, **defaults | changes)


def suggestion(article_id: int, story_id: int, **changes: Any) -> Suggestion:
    """An open question whether an article belongs to a story."""
    defaults: dict[str, Any] = {
        "id": 0,
        "comparison": comparison(story_id),
        "state": SuggestionState.OPEN,
        "at": NOON,
    }
    return Suggestion(article_id=article_id, story_id=story_id, **defaults | changes)


def stored_decision(article_id: int, story_id: int, **changes: Any) -> StoredDecision:
    """The decision that an article is like no story there is."""
    defaults: dict[str, Any] = {
        "decision": MatchDecision(outcome=Outcome.DISTINCT, nearest=comparison(story_id, probability=0.1)),
        "at": NOON,
        "engine": "test-1",
    }
    return StoredDecision(article_id=article_id, story_id=story_id, **defaults | changes)


def story_event(decision_id: str = "d1", **changes: Any) -> StoryEvent:
    """A row of the history: somebody confirmed story 1."""
    defaults: dict[str, Any] = {
        "at": NOON,
        "who": "ada",
        "action": Action.CONFIRM,
        "story_id": 1,
        "before": {"state": "open"},
        "after": {"state": "confirmed"},
    }
    return StoryEvent(decision_id=decision_id, **defaults | changes)


def webhook_event(webhook: str, story_id: int, *, sequence: int = 1, **changes: Any) -> WebhookEvent:
    """Something to tell a webhook, due at noon; its id follows from what it is about."""
    defaults: dict[str, Any] = {
        "id": f"evt_{webhook}_{story_id}_{sequence}",
        "webhook": webhook,
        "story_id": story_id,
        "sequence": sequence,
        "type": EventType.CHANGED,
        "before": None,
        "at": NOON,
        "queued": NOON,
        "next_try": NOON,
    }
    return WebhookEvent(**defaults | changes)
