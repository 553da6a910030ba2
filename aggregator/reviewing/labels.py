"""What people have decided, as labels to learn from."""

from __future__ import annotations

from collections.abc import Iterator

from aggregator.model import Member, StoryState
from aggregator.ports import UnitOfWork

_PORTION = 200


def labelled_stories(uow: UnitOfWork) -> Iterator[tuple[int, list[Member]]]:
    """Yield the living stories that somebody has confirmed or answered a question about, with their articles."""
    after = 0
    while ids := uow.stories.living(after, limit=_PORTION):
        after = ids[-1]
        stories, members = uow.stories.many(ids), uow.stories.members(ids)
        said = {
            article
            for constraint in uow.reviews.constraints([m.stored.id for of in members.values() for m in of])
            for article in (constraint.low, constraint.high)
        }
        for story_id in ids:
            decided = any(member.stored.id in said for member in members[story_id])
            if decided or stories[story_id].state is StoryState.CONFIRMED:
                yield story_id, members[story_id]
