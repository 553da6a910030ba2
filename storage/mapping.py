"""Rows to model objects and back.

Whole model objects that no query looks into (a feed's spec, a record, the evidence of a decision) are kept as JSON.
A field that has been added to the model since, with a default, is filled in when an older row is read; a key that the
model no longer knows is passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Row

from aggregator.model import (
    Action,
    Article,
    CacheValidators,
    ClaimStatus,
    Comparison,
    ConstraintKind,
    DueFeed,
    Feed,
    FeedHealth,
    FeedSpec,
    Lease,
    ListedStory,
    MatchDecision,
    Membership,
    PairConstraint,
    PauseReason,
    Pins,
    PlacedBy,
    StoredArticle,
    Story,
    StoryEvent,
    StoryKind,
    StoryOutline,
    StoryRecord,
    StoryState,
    Suggestion,
    SuggestionState,
)
from aggregator.ports import StoredDecision

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T")
Named = TypeVar("Named", bound="DataclassInstance")
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


@cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


def as_named(kind: type[Named], row: AnyRow, /, **read: Any) -> Named:
    """What a row holds as an object whose fields are called as its columns; given are those that had to be read."""
    return kind(**{name: getattr(row, name) for name in _names(kind) if name not in read}, **read)


def columns_of(value: DataclassInstance) -> dict[str, Any]:
    """The columns that hold an object whose fields are called as they are."""
    return {name: getattr(value, name) for name in _names(type(value))}


# ---------------------------------------------------------------- feeds


def feed(row: AnyRow) -> Feed:
    """A row of feeds."""
    return as_named(
        Feed,
        row,
        spec=decode(FeedSpec, row.spec),
        paused=None if row.paused is None else PauseReason(row.paused),
        health=decode(FeedHealth, row.health),
        validators=decode(CacheValidators, row.validators),
    )


def due_feed(row: AnyRow) -> DueFeed:
    """A row of feeds that has just been claimed."""
    return DueFeed(
        feed=feed(row),
        lease=Lease(feed_id=row.id, owner=row.lease_owner, token=row.lease_token, until=row.lease_until),
        body_hash=row.body_hash,
        last_items=row.last_items,
    )


# ---------------------------------------------------------------- articles


def article_columns(article: Article) -> dict[str, Any]:
    """The columns of articles that an article itself decides."""
    return columns_of(article) | {"authors": list(article.authors)}


def stored_article(row: AnyRow) -> StoredArticle:
    """A row of articles with its feed's name as `feed_name` and its page's text, if any, as `page_text`."""
    return as_named(
        StoredArticle,
        row,
        article=as_named(Article, row, text=row.page_text or row.text, authors=tuple(row.authors)),
        feed_text=row.text if row.page_text else None,
    )


# ---------------------------------------------------------------- stories


def membership(row: AnyRow) -> Membership:
    """A row of memberships whose article has a story."""
    return as_named(Membership, row, placed_by=PlacedBy(row.placed_by))


def story(row: AnyRow, topics: Sequence[str]) -> Story:
    """A row of stories and the names of its topics."""
    record = None if row.record is None else decode(StoryRecord, row.record)
    return as_named(Story, row, record=record, **_read_of_story(row, topics))


def listed_story(row: AnyRow, topics: Sequence[str]) -> ListedStory:
    """A row of stories, its record aside, and the names of its topics."""
    outline = None if row.outline is None else decode(StoryOutline, row.outline)
    return as_named(ListedStory, row, record=outline, **_read_of_story(row, topics))


def _read_of_story(row: AnyRow, topics: Sequence[str]) -> dict[str, Any]:
    return {"state": StoryState(row.state), "topics": tuple(topics), "pins": pins(row)}


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


def stored_decision(row: AnyRow) -> StoredDecision:
    """A row of decisions."""
    return as_named(StoredDecision, row, decision=decode(MatchDecision, row.decision))


def suggestion(row: AnyRow) -> Suggestion:
    """A row of suggestions."""
    return as_named(Suggestion, row, comparison=decode(Comparison, row.comparison), state=SuggestionState(row.state))


def pair_constraint(row: AnyRow) -> PairConstraint:
    """A row of pair_constraints."""
    return as_named(PairConstraint, row, kind=ConstraintKind(row.kind))


def story_event(row: AnyRow) -> StoryEvent:
    """A row of story_events."""
    return as_named(StoryEvent, row, action=Action(row.action))


def rested_on(decision: MatchDecision) -> float | None:
    """The probability of the comparison that a decision rests on; None where there was no candidate."""
    first = next(iter(decision.suggestions), None)
    comparison = decision.chosen or first or decision.nearest
    return None if comparison is None else comparison.probability
