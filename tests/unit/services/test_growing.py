"""What follows for questions when stories have grown."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aggregator.matching import StoryIndex
from aggregator.model import Membership, PlacedBy, SuggestionState
from tests.support.desk import places
from tests.support.grouping import ON_QUAKE, ON_QUAKE_AGAIN, QUAKE, QUAKE_AGAIN, Newsroom, regrouper, told
from tests.support.make import NOON, at
from tests.support.matching import KEY_RATE, MACKEREL


@pytest.fixture
def asked(newsroom: Newsroom) -> Newsroom:
    """Two stories of a single article each, and a question about the second."""
    newsroom.clock.move(timedelta(hours=6))  # none is seen before it is published, so that the hours tell their order
    arrive(newsroom, 0)
    assert state(newsroom) is SuggestionState.OPEN
    return newsroom


def arrive(newsroom: Newsroom, number: int) -> None:
    """Let one more article of each story arrive and be grouped, an hour apart."""
    for late, (subject, story) in enumerate((("Fish", MACKEREL), ("Bank", KEY_RATE))):
        newsroom.arrive(told(*story[number], 2 * number + late, f"{subject} Post {number}"))
    newsroom.grouper.group_all()


def state(newsroom: Newsroom) -> SuggestionState:
    with newsroom.database.read() as uow:
        [one] = uow.reviews.suggestions_of([1, 2])
    return one.state


def revisions(newsroom: Newsroom) -> list[int]:
    with newsroom.database.read() as uow:
        return [story.revision for story in uow.stories.many(places(newsroom.database, [1, 2])).values()]


def test_a_question_is_withdrawn_when_its_stories_have_grown_apart(asked: Newsroom) -> None:
    arrive(asked, 1)
    assert state(asked) is SuggestionState.OPEN
    arrive(asked, 2)
    assert len(asked.stories()) == 2
    assert state(asked) is SuggestionState.WITHDRAWN


def test_whoever_has_the_other_story_open_is_told_that_its_question_is_gone(asked: Newsroom) -> None:
    arrive(asked, 1)
    asked.arrive(told(*MACKEREL[2], 4, "Fish Post 2"))
    asked.grouper.group_all()
    fish, _ = revisions(asked)
    asked.arrive(told(*KEY_RATE[2], 5, "Bank Post 2"))
    asked.grouper.group_all()
    assert state(asked) is SuggestionState.WITHDRAWN
    assert revisions(asked)[0] > fish


def test_what_a_person_is_unsure_about_stays_asked_however_the_stories_grow(asked: Newsroom) -> None:
    with asked.database.write() as uow:
        uow.reviews.answer([1], SuggestionState.UNSURE)
        uow.commit()
    arrive(asked, 1)
    arrive(asked, 2)
    assert state(asked) is SuggestionState.UNSURE


def test_matching_run_again_asks_no_more_either(asked: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    arrive(asked, 1)
    arrive(asked, 2)
    asked.grouper.release()
    assert regrouper(asked).preview(at(-24), at(24)).questions == ()
    monkeypatch.setattr(StoryIndex, "have_grown_apart", lambda *_: False)
    assert len(regrouper(asked).preview(at(-24), at(24)).questions) == 1


@pytest.fixture
def alike(newsroom: Newsroom) -> Newsroom:
    """Two stories about one quake, of which the larger has just grown."""
    newsroom.clock.move(timedelta(hours=6))
    newsroom.arrive(ON_QUAKE, told(ON_QUAKE_AGAIN.title, QUAKE_AGAIN, 0.5, "Valley Times"))
    newsroom.grouper.group_all()
    with newsroom.database.write() as uow:  # as if the second had opened a story of its own
        other = uow.stories.open(now=NOON)
        uow.stories.place(
            [Membership(article_id=2, story_id=other, placed_by=PlacedBy.RULE, probability=None, at=NOON)]
        )
        uow.commit()
    newsroom.arrive(told("Palu quake kills four", QUAKE, 1, "Third Post"))
    assert newsroom.grouper.group_all().suggested == 1
    return newsroom


def test_stories_that_have_grown_alike_are_asked_about(alike: Newsroom) -> None:
    with alike.database.read() as uow:
        [asked] = uow.reviews.suggestions_in(SuggestionState.OPEN, limit=10)
    assert {asked.story_id, *places(alike.database, [asked.article_id])} == set(places(alike.database, [1, 2, 3]))


def test_a_question_that_was_withdrawn_is_opened_again_when_its_stories_have_grown_alike(alike: Newsroom) -> None:
    with alike.database.write() as uow:
        [asked] = uow.reviews.suggestions_in(SuggestionState.OPEN, limit=10)
        uow.reviews.answer([asked.id], SuggestionState.WITHDRAWN)
        uow.commit()
    alike.clock.move(timedelta(hours=3))
    alike.arrive(told("Palu quake: four dead", QUAKE, 3, "Fourth Post"))
    assert alike.grouper.group_all().suggested == 1
    with alike.database.read() as uow:
        [again] = uow.reviews.suggestions_of([1, 2, 3, 4])
    assert (again.id, again.state) == (asked.id, SuggestionState.OPEN)
