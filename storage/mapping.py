"""Rows to model objects and back.

Whole model objects that no query looks into (a feed's spec, a record, the evidence of a decision) are kept as JSON.
A field that has been added to the model since, with a default, is filled in when an older row is read; a key that the
model no longer knows is passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Row

from aggregator.model import (
    Article,
    CacheValidators,
    ClaimStatus,
    DueFeed,
    Feed,
    FeedHealth,
    FeedSpec,
    FetchEvent,
    Lease,
    ListedStory,
    MatchDecision,
    Membership,
    PastRevision,
    PauseReason,
    Pins,
    PlacedBy,
    StoredArticle,
    Story,
    StoryKind,
    StoryOutline,
    StoryRecord,
    StoryState,
)
from aggregator.ports import StoredDecision

T = TypeVar("T")
AnyRow = Row[Any]


_ADAPTERS: dict[type, TypeAdapter[Any]] = {}


def _adapter(kind: type[T]) -> TypeAdapter[T]:
    """What reads and writes a kind of object as JSON; made when the first of it comes, since it takes milliseconds."""
    found = _ADAPTERS.get(kind)
    if found is None:
        found = _ADAPTERS[kind] = TypeAdapter(kind)
    return found


def encode(value: object) -> Any:
    """A frozen dataclass of the model as plain data for a JSON column: times as ISO 8601, lengths as ISO durations."""
    return _adapter(type(value)).dump_python(value, mode="json")


def decode(kind: type[T], data: Any) -> T:
    """What `encode` made of an object of this type, as that object."""
    return _adapter(kind).validate_python(data)


# ---------------------------------------------------------------- feeds


def feed(row: AnyRow) -> Feed:
    """A row of feeds."""
    return Feed(
        id=row.id,
        spec=decode(FeedSpec, row.spec),
        paused=None if row.paused is None else PauseReason(row.paused),
        next_due=row.next_due,
        due_reason=row.due_reason,
        health=decode(FeedHealth, row.health),
        validators=decode(CacheValidators, row.validators),
        last_full=row.last_full,
        article_count=row.article_count,
    )


def due_feed(row: AnyRow) -> DueFeed:
    """A row of feeds that has just been claimed."""
    return DueFeed(
        feed=feed(row),
        lease=Lease(feed_id=row.id, owner=row.lease_owner, token=row.lease_token, until=row.lease_until),
        body_hash=row.body_hash,
        last_items=row.last_items,
    )


def fetch_event_columns(event: FetchEvent) -> dict[str, Any]:
    """The columns of fetch_events; they are called as its fields are."""
    return {name: getattr(event, name) for name in FetchEvent.__slots__}


def fetch_event(row: AnyRow) -> FetchEvent:
    """A row of fetch_events."""
    return FetchEvent(
        feed_id=row.feed_id,
        at=row.at,
        outcome=row.outcome,
        status=row.status,
        bytes=row.bytes,
        duration=row.duration,
        new=row.new,
        revised=row.revised,
        note=row.note,
    )


# ---------------------------------------------------------------- articles


def article_columns(article: Article) -> dict[str, Any]:
    """The columns of articles that an article itself decides."""
    return {
        "guid": article.guid,
        "guid_key": article.guid_key,
        "link_key": article.link_key,
        "content_key": article.content_key,
        "link": article.link,
        "canonical_link": article.canonical_link,
        "title": article.title,
        "summary": article.summary,
        "text": article.text,
        "html": article.html,
        "authors": list(article.authors),
        "published": article.published,
        "updated": article.updated,
        "sort_time": article.sort_time,
        "language": article.language,
        "publisher": article.publisher,
        "publisher_host": article.publisher_host,
        "family": article.family,
    }


def stored_article(row: AnyRow) -> StoredArticle:
    """A row of articles with its feed's name as `feed_name` and its page's text, if any, as `page_text`."""
    return StoredArticle(
        id=row.id,
        feed_id=row.feed_id,
        feed_name=row.feed_name,
        first_seen=row.first_seen,
        revision=row.revision,
        article=Article(
            guid=row.guid,
            guid_key=row.guid_key,
            link_key=row.link_key,
            content_key=row.content_key,
            link=row.link,
            canonical_link=row.canonical_link,
            title=row.title,
            summary=row.summary,
            text=row.page_text or row.text,
            html=row.html,
            authors=tuple(row.authors),
            published=row.published,
            updated=row.updated,
            sort_time=row.sort_time,
            language=row.language,
            publisher=row.publisher,
            publisher_host=row.publisher_host,
            family=row.family,
        ),
        feed_text=row.text if row.page_text else None,
    )


def past_revision(row: AnyRow) -> PastRevision:
    """A row of article_revisions."""
    return PastRevision(
        revision=row.revision, replaced=row.replaced, title=row.title, summary=row.summary, text=row.text
    )


# ---------------------------------------------------------------- stories


def membership(row: AnyRow) -> Membership:
    """A row of memberships whose article has a story."""
    return Membership(
        article_id=row.article_id,
        story_id=row.story_id,
        placed_by=PlacedBy(row.placed_by),
        probability=row.probability,
        at=row.at,
    )


def story(row: AnyRow, topics: Sequence[str]) -> Story:
    """A row of stories and the names of its topics."""
    return Story(
        id=row.id,
        state=StoryState(row.state),
        revision=row.revision,
        record=None if row.record is None else decode(StoryRecord, row.record),
        merged_into=row.merged_into,
        opened=row.opened,
        changed=row.changed,
        record_changed=row.record_changed,
        reviewed=row.reviewed,
        changed_since_review=row.changed_since_review,
        open_suggestions=row.open_suggestions,
        topics=tuple(topics),
        pins=pins(row),
    )


def pins(row: AnyRow) -> Pins:
    """What people have set, from a row of stories."""
    return Pins(
        headline_article_id=row.pinned_headline,
        kind=None if row.pinned_kind is None else StoryKind(row.pinned_kind),
        claim_status=None if row.pinned_claim_status is None else ClaimStatus(row.pinned_claim_status),
        note=row.note or "",
    )


def pin_columns(pinned: Pins) -> dict[str, Any]:
    """The columns of stories that hold what people have set."""
    return {
        "pinned_headline": pinned.headline_article_id,
        "pinned_kind": pinned.kind,
        "pinned_claim_status": pinned.claim_status,
        "note": pinned.note or None,
    }


def listed_story(row: AnyRow, topics: Sequence[str]) -> ListedStory:
    """A row of stories, its record aside, and the names of its topics."""
    return ListedStory(
        id=row.id,
        state=StoryState(row.state),
        revision=row.revision,
        record=None if row.outline is None else decode(StoryOutline, row.outline),
        merged_into=row.merged_into,
        opened=row.opened,
        changed=row.changed,
        reviewed=row.reviewed,
        changed_since_review=row.changed_since_review,
        open_suggestions=row.open_suggestions,
        topics=tuple(topics),
        pins=pins(row),
    )


def stored_decision(row: AnyRow) -> StoredDecision:
    """A row of decisions."""
    return StoredDecision(
        article_id=row.article_id,
        story_id=row.story_id,
        decision=decode(MatchDecision, row.decision),
        at=row.at,
        engine=row.engine,
    )


def rested_on(decision: MatchDecision) -> float | None:
    """The probability of the comparison that a decision rests on; None where there was no candidate."""
    first = next(iter(decision.suggestions), None)
    comparison = decision.chosen or first or decision.nearest
    return None if comparison is None else comparison.probability
