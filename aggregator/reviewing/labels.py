"""What people have decided, as labels to learn from: the lines that `evaluate` and `train` read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aggregator.model import Member, StoryState
from aggregator.ports import Database, QueueFilter

LIVING = frozenset({StoryState.OPEN, StoryState.CONFIRMED, StoryState.DISMISSED})

_PORTION = 200


def labelled_lines(database: Database, wanted: QueueFilter) -> Iterator[dict[str, Any]]:
    """The articles of the stories that somebody has confirmed or answered a question about, each with its story.

    What came to a confirmed story after its review is the program's word alone, and left out until somebody decides
    about it. Stories come by id, portion by portion, and their articles in time order.
    """
    for story_id, members in _decided_stories(database, wanted):
        for member in members:
            article = member.stored.article
            yield {
                "id": member.stored.id,
                "title": article.title,
                "summary": article.summary,
                "text": article.text,
                "url": article.link,
                "publisher": article.publisher,
                "published": None if article.published is None else article.published.isoformat(),
                "lang": article.language,
                "story": str(story_id),
            }


def _decided_stories(database: Database, wanted: QueueFilter) -> Iterator[tuple[int, list[Member]]]:
    after = 0
    while True:
        with database.read() as uow:
            stories = uow.stories.selected(wanted, after=after, limit=_PORTION)
            members = uow.stories.members([story.id for story in stories])
            said = {
                article
                for constraint in uow.reviews.constraints([m.stored.id for of in members.values() for m in of])
                for article in (constraint.low, constraint.high)
            }
            reviewed = {
                story.id: {*uow.stories.reviewed_articles(story.id), *said}
                for story in stories
                if story.state is StoryState.CONFIRMED
            }
        for story in stories:
            if story.id in reviewed:
                yield story.id, [m for m in members[story.id] if m.stored.id in reviewed[story.id]]
            elif any(m.stored.id in said for m in members[story.id]):
                yield story.id, members[story.id]
        if len(stories) < _PORTION:
            return
        after = stories[-1].id
