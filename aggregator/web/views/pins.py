"""Who has set what is pinned to a story."""

from __future__ import annotations

from aggregator.model import Action, Story, StoryEvent
from aggregator.ports import UnitOfWork
from aggregator.reviewing import pins_as_rows


def pinned_by(uow: UnitOfWork, story: Story) -> dict[str, StoryEvent]:
    """The row of the history that set each pin which stands: by 'headline', 'kind', 'claim status' and 'note'.

    A pin that matching again has brought along from another story has no row.
    """
    standing = {key: value for key, value in pins_as_rows(story.pins).items() if value is not None}
    if not standing:
        return {}
    found: dict[str, StoryEvent] = {}
    for event in uow.reviews.on_story(story.id):
        if event.undone_by is None and event.action is not Action.UNDO:
            for key, value in standing.items():
                if event.after.get(key) == value:
                    found.setdefault(key, event)
    return found
