"""Which other stories are to be read beside one."""

from __future__ import annotations
from dataclasses import dataclass

from aggregator.merging.related import MOST_OF_A_NAME, MOST_RELATED, relate, share_names, Glance
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
    found = uow.stories.named_in((each.known_by for each in names), near=story.id, most=MOST_OF_A_NAME)
    short = share_names(names, found, near=story.id)[:60]
    ids = [each.story_id for each in short]
    listed, kinds = uow.stories.listed(ids), uow.stories.kinds([story.id, *ids])
    def glance(s): return Glance(headline=s.record.headline, kind=kinds.get(s.id), first_published=s.record.first_published)
    others={i: glance(s) for i,s in listed.items() if s.record is not None and s.state is not StoryState.DISMISSED}
    best = relate(glance(story), short, others)[:MOST_RELATED]
    shown = [RelatedStory(story=listed[e.story_id], kind=kinds.get(e.story_id), shared=tuple(n for n,_ in e.names), points=e.points) for e in best]
    return sorted(shown, key=lambda each: (each.story.record.first_published, each.story.id))
