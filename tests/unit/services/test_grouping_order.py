"""Neither batches nor the order of arrival change the stories."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from aggregator.grouping.deciding_again import DecidedAgain
from aggregator.matching import StoryIndex
from aggregator.matching.signature import Signature
from aggregator.model import Article, Comparison, ConstraintKind, MatchDecision, Outcome
from tests.support.desk import places
from tests.support.grouping import ON_QUAKE, QUAKE, QUAKE_AGAIN, STRIKE, Newsroom, told
from tests.support.matching import labelled

EVAL = Path(__file__).parents[2] / "data" / "eval"


def grouped(articles: Sequence[Article], *, batch: int, polls: Sequence[Sequence[int]]) -> set[frozenset[str]]:
    """The stories, each by the titles of its articles, of articles that arrive in some polls."""
    newsroom = Newsroom(batch=batch)
    newsroom.clock.at = max(one.sort_time for one in articles)  # none is seen before it is published
    for poll in polls:
        newsroom.arrive(*(articles[n] for n in poll))
        newsroom.grouper.group_all()
    return newsroom.stories()


@pytest.mark.parametrize("batch", [1, 2, 100])
def test_the_size_of_batches_changes_nothing(batch: int) -> None:
    newsroom = Newsroom(batch=batch)
    ids = newsroom.arrive(
        ON_QUAKE,
        told("Antwerp dockers stop work over night shifts", STRIKE, 1),
        told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 2, "Valley Times"),
        told("Antwerp port idle as dockers strike", STRIKE, 3, "Valley Times"),
    )
    newsroom.grouper.group_all()
    quake, strike, quake_again, strike_again = places(newsroom.database, ids)
    assert quake == quake_again != strike == strike_again


@pytest.mark.parametrize("batch", [1, 10, 1000])
@pytest.mark.parametrize("seed", [1, 2])
def test_neither_batches_nor_the_order_of_arrival_within_an_hour_change_the_stories(batch: int, seed: int) -> None:
    articles, _ = labelled(EVAL / "war.jsonl")
    articles = [replace(one, title=f"{one.title} [{n}]") for n, one in enumerate(articles[:90]) if one.published]
    row = sorted(range(len(articles)), key=lambda n: articles[n].sort_time)
    expected = grouped(articles, batch=1000, polls=[row])
    random.Random(seed).shuffle(row)  # noqa: S311 - a test needs no secrets
    row.sort(key=lambda n: articles[n].sort_time.replace(minute=0))
    assert grouped(articles, batch=batch, polls=[row[n : n + 7] for n in range(0, len(row), 7)]) == expected


def test_a_late_article_joins_the_story_of_its_own_days(newsroom: Newsroom) -> None:
    (a,) = newsroom.arrive(told("Strong earthquake hits Palu, four dead", QUAKE, -24 * 60))
    (strike,) = newsroom.arrive(told("Antwerp dockers stop work over night shifts", STRIKE))
    newsroom.grouper.group_all()
    (late,) = newsroom.arrive(told("Four killed as quake shakes Palu", QUAKE_AGAIN, -24 * 60 + 5, "Valley Times"))
    newsroom.grouper.group_all()
    first, other, joined = places(newsroom.database, [a, strike, late])
    assert joined == first != other


def late_first(newsroom: Newsroom) -> tuple[int, int]:
    """Two reports of one quake, of which the earlier one arrives an hour later."""
    newsroom.clock.move(timedelta(hours=1))
    later = newsroom.arrive(told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 0.5, "Valley Times"))
    newsroom.grouper.group_all()
    earlier = newsroom.arrive(ON_QUAKE)
    return later[0], earlier[0]


def test_a_story_keeps_its_id_when_its_first_article_arrives_last(newsroom: Newsroom) -> None:
    later, earlier = late_first(newsroom)
    [before] = places(newsroom.database, [later])
    newsroom.grouper.group_all()
    assert places(newsroom.database, [later, earlier]) == [before, before]


@pytest.mark.parametrize(("hour", "again"), [(0, [False, True]), (0.4, [False])])
def test_what_is_decided_again_is_read_again_only_where_it_does_not_go_back(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, hour: float, again: list[bool]
) -> None:
    newsroom.clock.move(timedelta(hours=1))
    first = told("Earthquake hits Palu, four killed", QUAKE, 0.3, "Morning Post")
    last = told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 0.5, "Valley Times")
    newsroom.arrive(*[first, last] if hour else [last])
    newsroom.grouper.group_all()
    decide = StoryIndex.decide
    with_words: list[bool] = []

    def noted(index: StoryIndex, signature: Signature, **options: Any) -> MatchDecision:
        if "shakes" in signature.plain_title:
            with_words.append(bool(signature.spelled))
        return decide(index, signature, **options)

    monkeypatch.setattr(StoryIndex, "decide", noted)
    newsroom.arrive(told("Strong earthquake hits Palu, four dead", QUAKE, hour))
    newsroom.grouper.group_all()
    assert len(newsroom.stories()) == 1
    assert with_words == again


def test_what_a_person_has_confirmed_is_not_decided_again(newsroom: Newsroom) -> None:
    later, _ = late_first(newsroom)
    [story] = places(newsroom.database, [later])
    newsroom.reviewing.confirm(story, who="Ana")
    newsroom.clock.move(timedelta(hours=1))
    with newsroom.database.read() as uow:
        assert not DecidedAgain(uow).free([later])
    newsroom.grouper.group_all()
    with newsroom.database.read() as uow:
        assert uow.stories.memberships([later])[later].story_id == story
        decided = uow.stories.decisions([later])[later]
    assert decided.at < newsroom.clock.now()


def test_a_story_that_keeps_an_article_lives_on_when_its_other_one_goes_to_what_came_late(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.clock.move(timedelta(hours=1))
    stays, goes = newsroom.arrive(
        told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 0.5, "Valley Times"),
        told("Palu quake kills four", QUAKE_AGAIN, 0.6, "Lake Times"),
    )
    newsroom.grouper.group_all()
    [story] = set(places(newsroom.database, [stays, goes]))
    [late, apart] = newsroom.arrive(ON_QUAKE, told("Antwerp dockers stop work over night shifts", STRIKE, 1))
    newsroom.constrain(stays, apart, ConstraintKind.CANNOT_LINK)

    def decide(index: StoryIndex, signature: Signature, **_: object) -> MatchDecision:
        if "kills" not in signature.plain_title:
            return MatchDecision(outcome=Outcome.DISTINCT)
        opened = index.story_of(late)
        assert opened is not None
        chosen = Comparison(story_id=opened, probability=0.99, prior=0.0)
        return MatchDecision(outcome=Outcome.LINK, chosen=chosen)

    monkeypatch.setattr(StoryIndex, "decide", decide)
    newsroom.grouper.group_all()
    homes = places(newsroom.database, [stays, goes, late])
    assert homes == [story, homes[2], homes[2]] != [story] * 3
    with newsroom.database.read() as uow:
        assert uow.stories.resolve(story) == story


def test_a_story_that_goes_on_for_a_rival_of_its_own_is_not_asked_about_itself(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    later, earlier = late_first(newsroom)
    [story] = places(newsroom.database, [later])
    decide = StoryIndex.decide

    def torn(index: StoryIndex, *arguments: Any, **options: Any) -> MatchDecision:
        decided = decide(index, *arguments, **options)
        return replace(decided, also=(story,)) if decided.chosen is None else decided

    monkeypatch.setattr(StoryIndex, "decide", torn)
    newsroom.grouper.group_all()
    assert places(newsroom.database, [later, earlier]) == [story, story]
    with newsroom.database.read() as uow:
        assert uow.reviews.suggestions_about(story) == []


def test_two_stories_are_not_asked_about_from_both_sides(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    decide = StoryIndex.decide
    told_so_far: list[int] = []

    def doubting(index: StoryIndex, signature: Signature, **options: Any) -> MatchDecision:
        decided = decide(index, signature, **options)
        others = [story for story in set(places(newsroom.database, told_so_far)) if index.members(story)]
        asked = tuple(index.compare(signature, story) for story in others)
        return replace(decided, chosen=None, outcome=Outcome.SUGGEST, suggestions=asked)

    monkeypatch.setattr(StoryIndex, "decide", doubting)
    newsroom.clock.move(timedelta(hours=1))
    # The third arrives last and stands before the first in line, which is then decided about again.
    for report in (
        told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 0.5, "Valley Times"),
        told("Antwerp dockers stop work over night shifts", STRIKE, 30),
        ON_QUAKE,
    ):
        arrived = newsroom.arrive(report)
        newsroom.grouper.group_all()
        told_so_far += arrived
    with newsroom.database.read() as uow:
        pairs = uow.reviews.asked_between(places(newsroom.database, told_so_far))
    first, second, third = places(newsroom.database, told_so_far)
    assert pairs == {(second, first), (third, second)}


@pytest.mark.parametrize("batch", [1, 100])
def test_whether_stories_have_grown_together_is_looked_at_for_all_that_a_batch_names(
    batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom = Newsroom(batch=batch)
    old = newsroom.arrive(
        told("Quake hits Palu", QUAKE, -9), told("Antwerp port idle", STRIKE, -9), told("Choir tours Porto", "", -9)
    )
    newsroom.grouper.group_all()
    home, strike, choir = places(newsroom.database, old)
    looked_at: set[int] = set()

    def decide(_: StoryIndex, signature: Signature, **__: object) -> MatchDecision:
        chosen = Comparison(story_id=home, probability=0.99, prior=0.0)
        also = strike if "aid" in signature.plain_title else choir
        return MatchDecision(outcome=Outcome.LINK, chosen=chosen, also=(home, also))

    monkeypatch.setattr(StoryIndex, "decide", decide)
    monkeypatch.setattr(StoryIndex, "join", lambda _, _home, others: looked_at.update(others))
    newsroom.arrive(told("Aid reaches Palu", "", -2), told("Palu mourns", "", -1))
    newsroom.grouper.group_all()
    assert looked_at == {strike, choir}
