"""A second look at what is alone and asked about."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aggregator.matching import StoryIndex, Strictness, group_list, look_again, shipped_policy, sign
from aggregator.model import Article, Outcome
from tests.support.make import article, at

POLICY = shipped_policy(Strictness.BALANCED, timedelta(days=14))
EARLY = article("Tanker burns in Red Sea", summary="", published=at(0), publisher_host="early.example")
TOLD = article(
    "Tanker Alba Marina ablaze off Yemen's Hodeidah after drone-boat attack",
    summary="The Maltese-flagged tanker Alba Marina was hit by an explosive drone boat 28 nautical miles west of "
    "Hodeidah, Yemen, on Monday and set ablaze. One Filipino sailor was killed and three were injured.",
    published=at(1),
)
OTHER = article("Bakers of Osk vote on a strike over night work", published=at(60), publisher_host="osk.example")


def index_of(*stories: int) -> StoryIndex:
    """An index of the two articles, in the given stories."""
    index = StoryIndex(POLICY)
    for number, (one, story) in enumerate(zip((EARLY, TOLD), stories, strict=True)):
        index.place(number, story, sign(one, seen=None))
    return index


def test_the_early_one_would_be_asked_about() -> None:
    index = index_of(1, 2)
    index.remove(1)
    assert index.decide(sign(TOLD, seen=None)).outcome is Outcome.SUGGEST


def test_an_article_that_is_alone_moves_where_it_is_linked() -> None:
    index = index_of(1, 2)
    decision = look_again(index, 0, sign(EARLY, seen=None))
    assert decision is not None
    assert decision.chosen is not None
    assert decision.chosen.story_id == 2
    assert index.members(2) == [0, 1]


def test_what_is_forbidden_moves_nothing() -> None:
    index = index_of(1, 2)
    assert look_again(index, 0, sign(EARLY, seen=None), forbidden=frozenset({2})) is None
    assert (index.members(1), index.members(2)) == ([0], [1])


def test_no_story_grows_that_may_not() -> None:
    index = index_of(1, 2)
    assert look_again(index, 0, sign(EARLY, seen=None), may_grow=lambda story: story != 2) is None
    assert (index.members(1), index.members(2)) == ([0], [1])


def test_an_article_that_has_company_or_is_not_there_is_not_looked_at() -> None:
    index = index_of(1, 1)
    assert look_again(index, 0, sign(EARLY, seen=None)) is None
    assert look_again(index, 7, sign(EARLY, seen=None)) is None
    assert index.members(1) == [0, 1]


@pytest.mark.parametrize("articles", [(EARLY, TOLD), (EARLY, TOLD, OTHER), (OTHER, TOLD, EARLY)])
def test_a_list_is_looked_at_again_a_day_later_or_at_its_end(articles: tuple[Article, ...]) -> None:
    grouped = group_list(list(articles), POLICY)
    by_title = {one.title: found for one, found in zip(articles, grouped, strict=True)}
    assert by_title[EARLY.title].story == by_title[TOLD.title].story
    assert by_title[EARLY.title].probability is not None
    assert not any(found.suggestions for found in grouped)
