"""Finds the stories that are read beside one, by the names that both are about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from aggregator.merging.related import MOST_OF_A_NAME, Glance, relate, share_names
from aggregator.model import ListedStory, StoryKind, StoryName, StoryOutline, StoryState
from aggregator.ports import UnitOfWork

MOST_RELATED: Final = 6
"""Stories that are shown beside one; who wants more searches for them."""
_LOOKED_AT: Final = 60
"""Stories whose headlines and kinds are compared, of all that share a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedStory:
    """A story that is read beside another, and why."""

    story: ListedStory
    record: StoryOutline
    kind: StoryKind | None
    """None where it has not been read."""
    shared: tuple[StoryName, ...]
    """The names that both are about, as an article of that other one prints them; those that say most first."""


def related_stories(
    uow: UnitOfWork, story: ListedStory, *, among: Collection[int] | None = None
) -> tuple[RelatedStory, ...]:
    """The stories that are read beside one, in time order; with `among`, of these alone.

    Dismissed stories are left out. However many stories there are, so many are looked at and no more.
    """
    if story.record is None:
        return ()
    names = uow.stories.names([story.id])[story.id]
    found = uow.stories.named_in((each.known_by for each in names), near=story.id, most=MOST_OF_A_NAME)
    shared = share_names(names, found, near=story.id)
    if among is not None:
        shared = [each for each in shared if each.story_id in among]
    shared = shared[:_LOOKED_AT]
    ids = [each.story_id for each in shared]
    kinds = uow.stories.kinds([story.id, *ids])
    stories = {
        each.id: (each, each.record)
        for each in uow.stories.listed(ids).values()
        if each.record is not None and each.state in {StoryState.OPEN, StoryState.CONFIRMED}
    }
    glances = {story_id: _glance(record, kinds.get(story_id)) for story_id, (_, record) in stories.items()}
    best = relate(_glance(story.record, kinds.get(story.id)), shared, glances)[:MOST_RELATED]
    shown = [
        RelatedStory(
            story=stories[each.story_id][0],
            record=stories[each.story_id][1],
            kind=kinds.get(each.story_id),
            shared=tuple(name for name, _ in each.names),
        )
        for each in best
    ]
    return tuple(sorted(shown, key=lambda each: (each.record.first_published, each.story.id)))


def _glance(record: StoryOutline, kind: StoryKind | None) -> Glance:
    return Glance(headline=record.headline, kind=kind, first_published=record.first_published)
