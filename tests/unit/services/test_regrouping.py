"""Matching run again: what changes, what people have said stays, and nothing happens in a dry run."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from aggregator.errors import AggregatorError
from aggregator.grouping import Grouper
from aggregator.matching import Strictness, shipped_policy
from aggregator.model import ConstraintKind, Membership, PlacedBy
from aggregator.records import refresh_records
from aggregator.regrouping import Regrouper, RegroupPlan
from aggregator.verdicts import GroupPolicy
from tests.support.desk import places
from tests.support.make import NOON, at
from tests.unit.services.test_grouping import QUAKE, QUAKE_AGAIN, REACH, STRIKE, Newsroom, told

SINCE, UNTIL = NOON - timedelta(days=30), NOON + timedelta(days=30)


def arrived() -> tuple[Newsroom, list[int]]:
    newsroom = Newsroom()
    ids = newsroom.arrive(
        told("Strong earthquake hits Palu, four dead", QUAKE),
        told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 1, "Valley Times"),
        told("Antwerp dockers stop work over night shifts", STRIKE, 2, "Valley Times"),
    )
    newsroom.grouper.group_all()
    newsroom.grouper.release()
    return newsroom, ids


def regrouper(newsroom: Newsroom, *, link: float | None = None) -> Regrouper:
    match = shipped_policy(Strictness.BALANCED, REACH)
    policy = GroupPolicy(
        match=match if link is None else replace(match, link=link, suggest=link / 2),
        batch=100,
        reach=REACH,
        lock_for=timedelta(seconds=15),
    )
    return Regrouper(
        database=newsroom.database, clock=newsroom.clock, policy=policy, topics=lambda: newsroom.topics, owner="here:2"
    )


def put(newsroom: Newsroom, article_id: int, story_id: int) -> None:
    """Let an older engine have placed an article wrongly."""
    with newsroom.database.write() as uow:
        before = uow.stories.memberships([article_id])[article_id].story_id
        uow.stories.place(
            [Membership(article_id=article_id, story_id=story_id, placed_by=PlacedBy.RULE, probability=0.5, at=at(3))]
        )
        refresh_records(uow, [before, story_id], topics=(), now=at(3))
        uow.commit()


def again(newsroom: Newsroom, *, dry: bool = False, link: float | None = None) -> RegroupPlan:
    return regrouper(newsroom, link=link).run(SINCE, UNTIL, dry=dry)


def test_the_same_weights_change_nothing() -> None:
    newsroom, ids = arrived()
    before = places(newsroom.database, ids)
    plan = again(newsroom)
    assert (plan.articles, plan.moves, plan.opened, plan.merged) == (3, (), 0, {})
    assert places(newsroom.database, ids) == before


def test_an_article_that_was_placed_wrongly_finds_its_story_which_keeps_its_id() -> None:
    newsroom, ids = arrived()
    quake, _, strike = places(newsroom.database, ids)
    put(newsroom, ids[1], strike)
    plan = again(newsroom)
    assert [(move.article_id, move.before, move.after) for move in plan.moves] == [(ids[1], strike, quake)]
    assert places(newsroom.database, ids) == [quake, quake, strike]
    with newsroom.database.read() as uow:
        story = uow.stories.get(quake)
        assert story is not None
        assert story.record is not None
        assert story.record.articles == 2
        assert uow.stories.decisions([ids[1]])[ids[1]].story_id == quake


def test_a_dry_run_tells_the_same_and_changes_nothing() -> None:
    newsroom, ids = arrived()
    put(newsroom, ids[1], places(newsroom.database, ids)[2])
    before = places(newsroom.database, ids)
    planned = again(newsroom, dry=True)
    assert places(newsroom.database, ids) == before
    assert planned == again(newsroom)


def test_a_story_left_without_articles_leads_to_the_one_that_got_them() -> None:
    newsroom, ids = arrived()
    quake = places(newsroom.database, ids)[0]
    with newsroom.database.write() as uow:
        empty = uow.stories.open(now=at(3))
        uow.commit()
    put(newsroom, ids[1], empty)
    plan = again(newsroom)
    assert plan.merged == {empty: quake}
    with newsroom.database.read() as uow:
        assert uow.stories.resolve(empty) == quake


def test_a_stricter_level_splits_unreviewed_stories_into_new_ones() -> None:
    newsroom, ids = arrived()
    plan = again(newsroom, link=1.0)
    assert plan.opened == 1
    quake, alone, strike = places(newsroom.database, ids)
    assert len({quake, alone, strike}) == 3


def test_a_confirmed_story_changes_only_by_a_question() -> None:
    newsroom, ids = arrived()
    quake, _, strike = places(newsroom.database, ids)
    newsroom.reviewing.confirm(strike, who="ada")
    put(newsroom, ids[1], strike)
    plan = again(newsroom)
    assert plan.moves == ()
    assert (ids[1], quake) in [(article_id, one.story_id) for article_id, one in plan.questions]
    assert places(newsroom.database, ids) == [quake, strike, strike]
    assert again(newsroom).questions == ()  # asked once


def test_an_article_that_would_join_a_confirmed_story_is_asked_about() -> None:
    newsroom, ids = arrived()
    quake, _, strike = places(newsroom.database, ids)
    put(newsroom, ids[1], strike)
    newsroom.reviewing.confirm(quake, who="ada")
    plan = again(newsroom)
    assert (ids[1], quake) in [(article_id, one.story_id) for article_id, one in plan.questions]
    assert places(newsroom.database, ids)[0] == quake != places(newsroom.database, ids)[1]


def test_verdicts_hold_whatever_the_weights_say() -> None:
    newsroom, ids = arrived()
    quake = places(newsroom.database, ids)[0]
    newsroom.constrain(ids[0], ids[1], ConstraintKind.CANNOT_LINK)
    again(newsroom)
    one, other, strike = places(newsroom.database, ids)
    assert one == quake != other
    newsroom.constrain(ids[1], ids[2], ConstraintKind.MUST_LINK)
    put(newsroom, ids[1], strike)
    assert again(newsroom).moves == ()
    assert places(newsroom.database, ids)[1] == strike


def test_what_a_person_placed_stays() -> None:
    newsroom, ids = arrived()
    quake = places(newsroom.database, ids)[0]
    newsroom.reviewing.take_out(quake, [ids[1]], who="ada")
    taken = places(newsroom.database, ids)[1]
    again(newsroom)
    assert places(newsroom.database, ids)[1] == taken != quake


def test_it_waits_for_no_other_grouper() -> None:
    newsroom, _ = arrived()
    with newsroom.database.write() as uow:
        uow.locks.acquire("grouper", owner="elsewhere", now=newsroom.clock.now(), until=at(99))
        uow.commit()
    with pytest.raises(AggregatorError, match="another process is grouping"):
        again(newsroom)


def test_a_grouper_that_runs_on_follows_what_was_moved() -> None:
    newsroom, ids = arrived()
    grouper: Grouper = newsroom.grouper
    quake, _, strike = places(newsroom.database, ids)
    put(newsroom, ids[1], strike)
    again(newsroom)
    (late,) = newsroom.arrive(told("Palu earthquake: hospital damaged, four dead", QUAKE_AGAIN, 4, "Northern Ledger"))
    grouper.group_all()
    assert places(newsroom.database, [late]) == [quake]
