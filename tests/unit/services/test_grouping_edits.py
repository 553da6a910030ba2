"""Edited articles are matched again, as far as people have not decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from aggregator.model import (
    Article,
    ConstraintKind,
    PairConstraint,
    PlacedBy,
    StoryState,
)
from tests.support.desk import places
from tests.support.grouping import ON_QUAKE, ON_QUAKE_AGAIN, ON_STRIKE, QUAKE, QUAKE_AGAIN, STRIKE, Newsroom, told
from tests.support.make import NOON, revision


def test_an_edited_article_renews_its_storys_record(newsroom: Newsroom) -> None:
    (a,) = newsroom.arrive(ON_QUAKE)
    newsroom.grouper.group_all()
    with newsroom.database.write() as uow:
        edited = told("Palu earthquake: toll rises to seven", QUAKE.replace("four", "seven"))
        uow.articles.revise([revision(a, edited)], now=NOON)
        uow.commit()
    newsroom.grouper.group_all()
    with newsroom.database.read() as uow:
        story = uow.stories.get(places(newsroom.database, [a])[0])
        assert uow.articles.revised(limit=10) == []
    assert story is not None
    assert story.record is not None
    assert story.record.headline == "Palu earthquake: toll rises to seven"


def edit(newsroom: Newsroom, article_id: int, edited: Article) -> None:
    """Let an article be edited, and group."""
    with newsroom.database.write() as uow:
        uow.articles.revise([revision(article_id, edited)], now=newsroom.clock.now())
        uow.commit()
    newsroom.grouper.group_all()


def test_all_that_was_edited_is_matched_again_where_that_is_more_than_a_batch() -> None:
    newsroom = Newsroom(batch=1)
    quake, strike = newsroom.arrive(ON_QUAKE, told("Dockers walk out", STRIKE))
    newsroom.grouper.group_all()
    with newsroom.database.write() as uow:
        again = [
            revision(quake, told("Palu earthquake: toll rises", QUAKE)),
            revision(strike, told("Antwerp dockers end their strike", STRIKE)),
        ]
        uow.articles.revise(again, now=NOON)
        uow.commit()
    newsroom.grouper.group_all()
    with newsroom.database.read() as uow:
        assert uow.articles.revised(limit=10) == []


DOCKERS = told("Antwerp dockers strike over night shifts", STRIKE, publisher="Quay Times")


def test_an_edited_article_goes_to_the_story_that_it_tells_now(newsroom: Newsroom) -> None:
    a, b, c = newsroom.arrive(ON_QUAKE, ON_QUAKE_AGAIN, ON_STRIKE)
    newsroom.grouper.group_all()
    home, _, strike = places(newsroom.database, [a, b, c])
    assert home != strike
    edit(newsroom, b, DOCKERS)
    assert places(newsroom.database, [a, b, c]) == [home, strike, strike]
    with newsroom.database.read() as uow:
        decision = uow.stories.decisions([b])[b]
        story = uow.stories.get(home)
    assert decision.story_id == strike
    assert story is not None
    assert story.record is not None
    assert story.record.articles == 1


def test_an_edited_article_that_tells_of_nothing_known_opens_a_story(newsroom: Newsroom) -> None:
    a, b = newsroom.arrive(ON_QUAKE, ON_QUAKE_AGAIN)
    newsroom.grouper.group_all()
    edit(newsroom, b, DOCKERS)
    first, second = places(newsroom.database, [a, b])
    assert first != second


def test_an_article_that_was_taken_back_stays_in_its_story(newsroom: Newsroom) -> None:
    a, b = newsroom.arrive(ON_QUAKE, ON_QUAKE_AGAIN)
    newsroom.grouper.group_all()
    home = places(newsroom.database, [a, b])
    edit(newsroom, b, told("This article has been withdrawn", "We regret the error.", publisher="Valley Times"))
    assert places(newsroom.database, [a, b]) == home
    with newsroom.database.read() as uow:
        story = uow.stories.get(home[0])
    assert story is not None
    assert story.record is not None
    assert story.record.independent_texts == 1


def test_a_story_that_its_only_article_leaves_leads_to_where_it_went(newsroom: Newsroom) -> None:
    a, b = newsroom.arrive(ON_QUAKE, DOCKERS)
    newsroom.grouper.group_all()
    before, left = places(newsroom.database, [a, b])
    edit(newsroom, b, told("Four dead as quake strikes Palu", QUAKE_AGAIN, publisher="Quay Times"))
    assert places(newsroom.database, [a, b]) == [before, before]
    with newsroom.database.read() as uow:
        assert uow.stories.resolve(left) == before


def test_two_articles_of_a_story_that_are_edited_at_once_stay_together(newsroom: Newsroom) -> None:
    a, b = newsroom.arrive(ON_QUAKE, ON_QUAKE_AGAIN)
    newsroom.grouper.group_all()
    before = places(newsroom.database, [a, b])
    with newsroom.database.write() as uow:
        for article_id, title, text in (
            (a, "Seven dead in Palu earthquake", QUAKE),
            (b, "Quake in Palu: seven die", QUAKE_AGAIN),
        ):
            uow.articles.revise([revision(article_id, told(title, text.replace("four", "seven")))], now=NOON)
        uow.commit()
    newsroom.grouper.group_all()
    assert places(newsroom.database, [a, b]) == before


@pytest.mark.parametrize("decided", ["story", "article"])
def test_where_a_person_has_decided_an_edit_moves_nothing_and_asks(newsroom: Newsroom, decided: str) -> None:
    a, b, c = newsroom.arrive(ON_QUAKE, ON_QUAKE_AGAIN, ON_STRIKE)
    newsroom.grouper.group_all()
    before = places(newsroom.database, [a, b, c])
    with newsroom.database.write() as uow:
        if decided == "story":
            uow.stories.set_state(before[0], StoryState.CONFIRMED, now=NOON)
        else:
            uow.reviews.constrain([PairConstraint.of(a, b, ConstraintKind.MUST_LINK, "said")])
        uow.commit()
    newsroom.clock.move(timedelta(hours=1))
    edit(newsroom, b, DOCKERS)
    assert places(newsroom.database, [a, b, c]) == before
    with newsroom.database.read() as uow:
        story = uow.stories.get(before[0])
        asked = [(one.article_id, one.story_id) for one in uow.reviews.suggestions_of([b])]
    assert story is not None
    if decided == "story":
        assert asked == [(b, before[2])]
        assert story.changed_since_review
        assert story.open_suggestions == 1
    else:
        assert asked == []  # the must-link says where it belongs


def test_a_person_who_placed_an_edited_article_is_asked(newsroom: Newsroom) -> None:
    a, b, c = newsroom.arrive(ON_QUAKE, ON_QUAKE_AGAIN, ON_STRIKE)
    newsroom.grouper.group_all()
    before = places(newsroom.database, [a, b, c])
    with newsroom.database.write() as uow:
        place = uow.stories.memberships([b])[b]
        uow.stories.place([replace(place, placed_by=PlacedBy.PERSON, probability=None)])
        uow.commit()
    edit(newsroom, b, DOCKERS)
    assert places(newsroom.database, [a, b, c]) == before
    with newsroom.database.read() as uow:
        assert [(one.article_id, one.story_id) for one in uow.reviews.suggestions_of([b])] == [(b, before[2])]
