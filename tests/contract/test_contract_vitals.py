"""What `ports.VitalsStore` promises."""

from __future__ import annotations

import pytest

from aggregator.model import StoryState, SuggestionState, WebhookPause
from aggregator.ports import UnitOfWork, Vitals
from tests.support import make
from tests.support.make import NOON, at
from tests.support.placing import opened

NOTHING = Vitals(
    articles=0, ungrouped=0, oldest_ungrouped=None, unread=0, doubtful=0, questions=0, oldest_question=None
)


@pytest.fixture
def feed(unit: UnitOfWork) -> int:
    return unit.feeds.add(make.feed_spec(), now=NOON, next_due=NOON, paused=None)


def stored(unit: UnitOfWork, feed: int, number: int, *, hours: float = 0) -> list[int]:
    articles = [make.article(f"Article {each} at {hours}") for each in range(number)]
    return unit.articles.add_all({feed: articles}, now=at(hours))[feed]


def test_nothing_waits_in_an_empty_database(unit: UnitOfWork) -> None:
    assert unit.vitals.get() == NOTHING


def test_articles_wait_until_they_have_a_story_and_the_first_stored_has_waited_longest(
    unit: UnitOfWork, feed: int
) -> None:
    first, *_ = stored(unit, feed, 1, hours=-2) + stored(unit, feed, 2, hours=-1)
    vitals = unit.vitals.get()
    assert (vitals.articles, vitals.ungrouped, vitals.oldest_ungrouped) == (3, 3, at(-2))
    opened(unit, first)
    vitals = unit.vitals.get()
    assert (vitals.ungrouped, vitals.oldest_ungrouped) == (2, at(-1))


def test_a_story_waits_to_be_read_from_its_first_record_on(unit: UnitOfWork, feed: int) -> None:
    story_id = opened(unit, stored(unit, feed, 1)[0])
    assert unit.vitals.get().unread == 1
    story = unit.stories.get(story_id)
    assert story is not None
    unit.stories.save_details(
        story_id, make.details(), engine="a", of_revision=story.revision, names=[], topics=[], now=NOON
    )
    assert unit.vitals.get().unread == 0


def test_open_questions_count_with_the_age_of_the_oldest_and_make_both_stories_doubtful(
    unit: UnitOfWork, feed: int
) -> None:
    articles = stored(unit, feed, 3)
    stories = [opened(unit, each) for each in articles]
    for article_id, hours in ((articles[0], 5), (articles[1], 3)):
        unit.reviews.suggest(make.suggestion(article_id, stories[2], at=at(hours)))
    vitals = unit.vitals.get()
    assert (vitals.questions, vitals.oldest_question, vitals.doubtful) == (2, at(3), 3)


def test_answered_questions_and_those_between_dismissed_stories_are_not_asked_any_more(
    unit: UnitOfWork, feed: int
) -> None:
    articles = stored(unit, feed, 4)
    stories = [opened(unit, each) for each in articles]
    answered = unit.reviews.suggest(make.suggestion(articles[0], stories[1], at=at(1)))
    assert answered is not None
    unit.reviews.answer([answered], SuggestionState.UNSURE)
    unit.reviews.suggest(make.suggestion(articles[2], stories[3], at=at(2)))
    unit.stories.set_state(stories[2], StoryState.DISMISSED, now=NOON)
    assert (unit.vitals.get().questions, unit.vitals.get().oldest_question) == (1, at(2))
    unit.stories.set_state(stories[3], StoryState.DISMISSED, now=NOON)
    assert unit.vitals.get() == Vitals(
        articles=4, ungrouped=0, oldest_ungrouped=None, unread=4, doubtful=0, questions=0, oldest_question=None
    )


def test_events_wait_for_the_webhooks_that_are_told_and_those_given_up_are_counted_apart(unit: UnitOfWork) -> None:
    stories = [unit.stories.open(now=NOON) for _ in range(3)]
    for name in ("wall", "fence"):
        unit.webhooks.add(name, address="a", paused=None, now=NOON)
    unit.webhooks.queue(
        [
            make.webhook_event(name, story_id, queued=at(hours))
            for name in ("wall", "fence")
            for hours, story_id in enumerate(stories)
        ]
    )
    vitals = unit.vitals.get()
    assert (vitals.events, vitals.oldest_event, vitals.events_given_up) == (6, NOON, 0)
    unit.webhooks.readdress("fence", address="a", paused=WebhookPause.DISABLED, now=NOON)
    first = unit.webhooks.begin("wall", now=at(9))
    assert first is not None
    unit.webhooks.failed(first, next_try=None, status=422, error="no", now=at(9))
    vitals = unit.vitals.get()
    assert (vitals.events, vitals.oldest_event, vitals.events_given_up) == (2, at(1), 1)
