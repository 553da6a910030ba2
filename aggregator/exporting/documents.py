"""A story as a document with everything in its record; README.md here says what each field holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Final

from aggregator.model import LARGEST_ID, Member, Story, StoryDetails, StoryEvent, Suggestion, in_runs
from aggregator.ports import Database, QueueFilter, UnitOfWork
from aggregator.relating import RelatedStory, related_stories

VERSION: Final = 2
"""Raised when a field changes its meaning or goes; new fields may come without."""

_PORTION: Final = 50
"""Stories that are looked up at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryExport:
    """All that is exported of one story."""

    story: Story
    members: Sequence[Member]
    details: StoryDetails | None
    """With what people have pinned over it."""
    questions: Sequence[Suggestion]
    history: Sequence[StoryEvent]
    """Newest first."""
    related: Sequence[RelatedStory]
    """In time order; none where they are not asked for."""


def exported(database: Database, wanted: QueueFilter, *, related: bool = True) -> Iterator[StoryExport]:
    """The stories that a filter selects, by id, portion by portion; finding `related` ones takes most of the time."""
    after = 0
    while True:
        with database.read() as uow:
            stories = next(in_runs(uow.stories.selected(wanted, after=after, limit=_PORTION)), [])
            portion = _gathered(uow, stories, related=related)
        if not portion:
            return
        yield from portion
        after = stories[-1].id


def one_exported(uow: UnitOfWork, story: Story) -> StoryExport:
    """One story."""
    return _gathered(uow, [story], related=True)[0]


def _gathered(uow: UnitOfWork, stories: Sequence[Story], *, related: bool) -> list[StoryExport]:
    ids = [story.id for story in stories]
    members, details = uow.stories.members(ids), uow.stories.details(ids)
    return [
        StoryExport(
            story=story,
            members=members[story.id],
            details=story.pins.over(details[story.id]) if story.id in details else None,
            questions=uow.reviews.suggestions_about(story.id) if story.open_suggestions else (),
            history=uow.reviews.history(story_id=story.id, limit=LARGEST_ID),
            related=related_stories(uow, story) if related else (),
        )
        for story in stories
    ]


def story_document(told: StoryExport) -> dict[str, Any]:
    """The document of a story: plain data, times in ISO 8601."""
    story = told.story
    document = {
        "version": VERSION,
        "id": story.id,
        "state": story.state,
        "revision": story.revision,
        "opened": story.opened,
        "changed": story.changed,
        "reviewed": story.reviewed,
        "changed_since_review": story.changed_since_review,
        "open_suggestions": story.open_suggestions,
        "topics": story.topics,
        "pins": asdict(story.pins),
        **(story.record.as_data() if story.record else {}),
        "sources": _sources(told),
        "details": None if told.details is None else asdict(told.details),
        "related": [_related(each) for each in told.related],
        "questions": [_question(each) for each in told.questions],
        "history": [asdict(each) for each in told.history],
    }
    plain: dict[str, Any] = _plain(document)
    return plain


def json_line(data: object) -> str:
    """Data as a line of JSON Lines; times in ISO 8601."""
    return json.dumps(data, ensure_ascii=False, default=datetime.isoformat) + "\n"


def _related(other: RelatedStory) -> dict[str, Any]:
    return {
        "story": other.story.id,
        "headline": other.record.headline,
        "kind": other.kind,
        "publishers": other.record.publishers,
        "first_published": other.record.first_published,
        "last_published": other.record.last_published,
        "shared": [{"kind": each.kind, "key": each.key, "words": each.words} for each in other.shared],
    }


def _sources(told: StoryExport) -> list[dict[str, Any]]:
    known, sources = told.story.sources, []
    for member in told.members:
        article, source = member.stored.article, known.get(member.stored.id)
        sources.append(
            {
                "article": member.stored.id,
                "feed": member.stored.feed_name,
                "publisher": article.publisher,
                "family": article.family,
                "title": article.title,
                "summary": article.summary,
                "text": article.text,
                "authors": article.authors,
                "link": article.link,
                "published": article.published,
                "updated": article.updated,
                "first_seen": member.stored.first_seen,
                "language": article.language,
                "revision": member.stored.revision,
                "role": None if source is None else source.role,
                "copy_of": None if source is None else source.copy_of,
                "placed_by": member.membership.placed_by,
                "placed_at": member.membership.at,
                "probability": member.membership.probability,
            }
        )
    return sources


def _question(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "id": suggestion.id,
        "state": suggestion.state,
        "article": suggestion.article_id,
        "story": suggestion.story_id,
        "at": suggestion.at,
        "comparison": asdict(suggestion.comparison),
    }


def _plain(value: Any) -> Any:
    """The same as JSON has it."""
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, date):  # datetimes too
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value
