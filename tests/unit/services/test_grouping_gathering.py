"""Articles of other days wait for one another before they are grouped."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from aggregator.grouping import Gathering
from aggregator.model import Article
from tests.support.desk import places
from tests.support.grouping import QUAKE, QUAKE_AGAIN, STRIKE, Newsroom, told
from tests.support.matching import labelled

GATHERING = Gathering(quiet=timedelta(seconds=5), at_most=timedelta(minutes=1))
SECOND = timedelta(seconds=1)
WAR = Path(__file__).parents[2] / "data" / "eval" / "war.jsonl"


def late(newsroom: Newsroom) -> int:
    """An article of yesterday."""
    [article_id] = newsroom.arrive(told("Strong earthquake hits Palu, four dead", QUAKE, -24))
    return article_id


def grouped(newsroom: Newsroom) -> set[int]:
    """The articles that have a story, of the first hundred."""
    with newsroom.database.read() as uow:
        return set(uow.stories.memberships(range(100)))


def test_late_articles_wait_until_no_more_of_them_come_and_new_ones_do_not(newsroom: Newsroom) -> None:
    first = late(newsroom)
    [new] = newsroom.arrive(told("Antwerp dockers stop work over night shifts", STRIKE, -0.9))
    newsroom.grouper.group_all(gathering=GATHERING)
    assert grouped(newsroom) == {new}
    newsroom.clock.move(4 * SECOND)
    [second] = newsroom.arrive(told("Four killed as quake shakes Palu", QUAKE_AGAIN, -25, "Valley Times"))
    newsroom.clock.move(4 * SECOND)
    newsroom.grouper.group_all(gathering=GATHERING)
    assert grouped(newsroom) == {new}
    newsroom.clock.move(SECOND)
    newsroom.grouper.group_all(gathering=GATHERING)
    assert grouped(newsroom) == {first, second, new}
    assert len(set(places(newsroom.database, [first, second]))) == 1


def test_late_articles_wait_for_a_minute_at_most_however_many_come(newsroom: Newsroom) -> None:
    for _ in range(30):
        late(newsroom)
        newsroom.clock.move(2 * SECOND - SECOND / 30)
        newsroom.grouper.group_all(gathering=GATHERING)
    assert not grouped(newsroom)
    newsroom.clock.move(SECOND)
    newsroom.grouper.group_all(gathering=GATHERING)
    assert len(grouped(newsroom)) == 30


def test_a_clock_that_is_put_back_makes_nothing_wait(newsroom: Newsroom) -> None:
    first = late(newsroom)
    newsroom.clock.move(-timedelta(hours=1))
    newsroom.grouper.group_all(gathering=GATHERING)
    assert grouped(newsroom) == {first}


def test_articles_without_a_date_wait_with_late_ones_and_only_with_them(newsroom: Newsroom) -> None:
    undated = replace(told("Antwerp dockers stop work over night shifts", STRIKE), published=None)
    [alone] = newsroom.arrive(undated)
    newsroom.grouper.group_all(gathering=GATHERING)
    assert grouped(newsroom) == {alone}
    first = late(newsroom)
    [beside] = newsroom.arrive(undated)
    newsroom.grouper.group_all(gathering=GATHERING)
    assert grouped(newsroom) == {alone}
    newsroom.clock.move(5 * SECOND)
    newsroom.grouper.group_all(gathering=GATHERING)
    assert grouped(newsroom) == {alone, first, beside}


def test_new_articles_are_not_what_late_ones_wait_for(newsroom: Newsroom) -> None:
    first = late(newsroom)
    newsroom.clock.move(4 * SECOND)
    [new] = newsroom.arrive(told("Antwerp dockers stop work over night shifts", STRIKE))
    newsroom.clock.move(SECOND)
    newsroom.grouper.group_all(gathering=GATHERING)
    assert grouped(newsroom) == {first, new}


def test_whoever_has_all_groups_at_once(newsroom: Newsroom) -> None:
    first = late(newsroom)
    newsroom.grouper.group_all()
    assert grouped(newsroom) == {first}


def from_feeds(articles: list[Article], polls: list[list[int]]) -> set[frozenset[str]]:
    """The stories of articles that come second by second, feed by feed."""
    newsroom = Newsroom()
    newsroom.clock.at = max(one.sort_time for one in articles) + timedelta(hours=2)
    for poll in polls:
        newsroom.arrive(*(articles[n] for n in poll))
        newsroom.grouper.group_all(gathering=GATHERING)
        newsroom.clock.move(SECOND)
    newsroom.clock.move(5 * SECOND)
    newsroom.grouper.group_all(gathering=GATHERING)
    return newsroom.stories()


@pytest.mark.parametrize("seed", [1, 2])
def test_what_feeds_bring_at_a_start_becomes_the_same_stories_whichever_answers_first(seed: int) -> None:
    articles, _ = labelled(WAR)
    articles = [one for one in articles[:90] if one.published]
    articles = [replace(one, title=f"{one.title} [{n}]") for n, one in enumerate(articles)]
    row = list(range(len(articles)))
    random.Random(seed).shuffle(row)  # noqa: S311 - a test needs no secrets
    polls = [row[n : n + 9] for n in range(0, len(row), 9)]
    assert from_feeds(articles, polls) == from_feeds(articles, [row])
