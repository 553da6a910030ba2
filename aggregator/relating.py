"""Which other stories are to be read beside one."""

from __future__ import annotations
from dataclasses import dataclass

from aggregator.merging.related import MOST_OF_A_NAME, MOST_RELATED, relate
from aggregator.model import ListedStory, StoryKind, StoryName, StoryState
from aggregator.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedStory:
    """Another story with what it has in common with the one that it is related to."""

    story: ListedStory
    kind: StoryKind | None
    shared: tuple[StoryName, ...]
    points: float


def related_stories(uow: UnitOfWork, story: ListedStory) -> list[RelatedStory]:
    names = uow.stories.names([story.id])[story.id]
    found = uow.stories.named_in((each.known_by for each in names), most=MOST_OF_A_NAME)
    found = [each for each in found if each.story_id != story.id]
    kinds = uow.stories.kinds({story.id} | {each.story_id for each in found})
    best = relate(names, kinds.get(story.id), found, kinds)[: 3 * MOST_RELATED]
    listed = uow.stories.listed([each.story_id for each in best])
    shown = [
        RelatedStory(story=listed[each.story_id], kind=kinds.get(each.story_id), shared=each.shared, points=each.points)
        for each in best
        if listed[each.story_id].record is not None and listed[each.story_id].state is not StoryState.DISMISSED
    ][:MOST_RELATED]
    return sorted(shown, key=lambda each: (each.story.record.first_published, each.story.id))
