"""A review desk without pages, for tests of decisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from aggregator.model import ConstraintKind, PairConstraint, Story, StoryEvent, SuggestionState
from aggregator.ports import SinceReview
from aggregator.records import refresh_records
from aggregator.reviewing import Reviewing
from tests.support.clock import StillClock
from tests.support.desk import fill, places
from tests.support.make import membership, suggestion
from tests.support.sqlite import new_sqlite

BRIDGE = ("Bridge at Orlen falls", "Orlen bridge collapses after flood")
DAM = ("Dam above Tarsk leaks", "Engineers watch leaking Tarsk dam")


class Desk:
    """A desk with two stories of two articles, and a question whether the third article belongs to the first story."""

    def __init__(self) -> None:
        self.database, self.clock = new_sqlite(), StillClock()
        self.reviewing = Reviewing(self.database, self.clock, topics=lambda: ())
        (self.a, self.b), (self.c, self.d) = fill(self.database, [BRIDGE, DAM])
        self.first, self.second = places(self.database, [self.a, self.c])
        self.question = self.ask(self.c, self.first)

    def ask(self, article_id: int, story_id: int) -> int:
        """A question to a person."""
        with self.database.write() as uow:
            found = uow.reviews.suggest(suggestion(article_id, story_id))
            assert found is not None
            uow.commit()
        return found

    def places(self) -> list[int]:
        """Where the four articles are."""
        return places(self.database, [self.a, self.b, self.c, self.d])

    def constraints(self) -> set[tuple[int, int, ConstraintKind]]:
        """What has been said of the four articles."""
        with self.database.read() as uow:
            found = uow.reviews.constraints([self.a, self.b, self.c, self.d])
        return {(each.low, each.high, each.kind) for each in found}

    def third(self) -> int:
        """An article in a story of its own."""
        ((article_id,),) = fill(self.database, [("Ferry leaves Lindholm",)])
        return article_id

    def arrive(self, story_id: int, title: str = "Third report of the bridge") -> int:
        """An article that matching puts into a story, a minute later."""
        ((article_id,),) = fill(self.database, [(title,)])
        self.clock.move(timedelta(minutes=1))
        with self.database.write() as uow:
            left = uow.stories.memberships([article_id])[article_id].story_id
            uow.stories.place([membership(article_id, story_id, at=self.clock.now())])
            uow.stories.merge_away(left, story_id, now=self.clock.now())
            refresh_records(uow, [story_id], topics=(), now=self.clock.now())
            uow.commit()
        return article_id

    def say(self, one: int, other: int, kind: ConstraintKind, decision_id: str) -> None:
        """What a person has said of two articles, wherever they are."""
        with self.database.write() as uow:
            uow.reviews.constrain([PairConstraint.of(one, other, kind, decision_id)])
            uow.commit()

    def question_state(self, suggestion_id: int | None = None) -> SuggestionState:
        """Where the question stands."""
        with self.database.read() as uow:
            found = uow.reviews.suggestion(self.question if suggestion_id is None else suggestion_id)
        assert found is not None
        return found.state

    def story(self, story_id: int) -> Story:
        """A story as it is now."""
        with self.database.read() as uow:
            found = uow.stories.get(story_id)
        assert found is not None
        return found

    def since_review(self, story_id: int) -> SinceReview | None:
        """What came and went since its review."""
        with self.database.read() as uow:
            return uow.stories.since_review([story_id]).get(story_id)

    def rows(self, decision_id: str) -> Sequence[StoryEvent]:
        """What the history says of a decision."""
        with self.database.read() as uow:
            return uow.reviews.decision(decision_id)
