"""Groupers that end, fail, stand by and take over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aggregator.errors import LeaseLost
from aggregator.grouping.setting_aside import NOT_COMPARED
from aggregator.grouping.turn import Standing, Turn
from aggregator.matching import Signature, sign_stored
from aggregator.model import StoredArticle
from tests.support.desk import places
from tests.support.grouping import ON_QUAKE, QUAKE, QUAKE_AGAIN, STRIKE, Newsroom, told
from tests.support.make import NOON, at, revision
from tests.support.sqlite import put_back, saved


def test_a_restarted_grouper_knows_the_stories_of_before(newsroom: Newsroom) -> None:
    (a,) = newsroom.arrive(ON_QUAKE)
    newsroom.grouper.group_all()
    newsroom.grouper.release()
    (b,) = newsroom.arrive(told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 30, "Valley Times"))
    newsroom.new_grouper("here:2").group_all()
    assert len(set(places(newsroom.database, [a, b]))) == 1


def test_only_one_grouper_works_at_a_time_and_another_takes_over_when_it_dies(newsroom: Newsroom) -> None:
    newsroom.arrive(ON_QUAKE)
    newsroom.grouper.group_batch()
    other = newsroom.new_grouper("there:2")
    newsroom.arrive(told("Antwerp dockers stop work over night shifts", STRIKE, 1))
    assert other.group_all().standby
    newsroom.clock.move(timedelta(seconds=16))
    assert other.group_all().articles == 1
    assert newsroom.grouper.group_all().standby


def test_a_grouper_that_takes_over_again_knows_what_others_have_placed_meanwhile(newsroom: Newsroom) -> None:
    """Its index is of the days before; it opens no second story for what another has opened one for."""
    newsroom.arrive(told("Antwerp dockers stop work over night shifts", STRIKE))
    newsroom.grouper.group_all()
    newsroom.clock.move(timedelta(seconds=16))
    other = newsroom.new_grouper("there:2")
    (a,) = newsroom.arrive(told("Strong earthquake hits Palu, four dead", QUAKE, 1))
    assert other.group_all().opened == 1
    newsroom.clock.move(timedelta(seconds=16))  # the other one dies, and the first has heard nothing of it all
    (b,) = newsroom.arrive(told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 2, "Valley Times"))
    assert newsroom.grouper.group_all().opened == 0
    first, joined = places(newsroom.database, [a, b])
    assert first == joined


def test_a_grouper_forgets_what_a_database_that_was_put_back_does_not_hold(newsroom: Newsroom) -> None:
    """Ids are given out again by then: what it remembers of them is of other articles."""
    before = saved(newsroom.database)
    newsroom.arrive(ON_QUAKE)
    newsroom.grouper.group_all()
    put_back(newsroom.database, before)
    with newsroom.database.write() as uow:
        uow.locks.acquire("grouper", owner="here:1", now=NOON, until=NOON + timedelta(seconds=15))
        uow.commit()
    (a,) = newsroom.arrive(told("Antwerp dockers stop work over night shifts", STRIKE, 1))
    newsroom.grouper.group_all()
    (b,) = newsroom.arrive(told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 2, "Valley Times"))
    newsroom.grouper.group_all()
    assert len(set(places(newsroom.database, [a, b]))) == 2


def test_a_grouper_whose_turn_another_has_taken_in_the_middle_of_a_batch_commits_nothing(newsroom: Newsroom) -> None:
    (a,) = newsroom.arrive(ON_QUAKE)
    with newsroom.database.write() as uow:
        uow.locks.acquire("grouper", owner="here:1", now=NOON, until=NOON)
        uow.commit()
    turn = Turn(clock=newsroom.clock, owner="here:1", lock_for=timedelta(seconds=15))
    with newsroom.database.write() as uow:
        assert turn.take(uow) is Standing.NEW
        assert turn.take(uow) is Standing.SAME
        uow.locks.acquire("grouper", owner="there:2", now=at(1), until=at(2))
        with pytest.raises(LeaseLost):
            turn.renew(uow)
    assert not turn.active
    assert newsroom.grouper.group_all().articles == 1
    assert places(newsroom.database, [a])


def test_a_failed_batch_leaves_nothing_and_is_done_again(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = newsroom.arrive(
        ON_QUAKE,
        told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 1, "Valley Times"),
    )

    def broken(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("aggregator.grouping.grouper.refresh_records", broken)
        with pytest.raises(OSError, match="full"):
            newsroom.grouper.group_all()
    with newsroom.database.read() as uow:
        assert uow.articles.count_ungrouped() == 2
        assert sum(uow.stories.counts().values()) == 0
    newsroom.grouper.group_all()
    assert len(set(places(newsroom.database, [a, b]))) == 1


def test_told_to_stop_it_leaves_the_batch_for_the_next_start(newsroom: Newsroom) -> None:
    (a,) = newsroom.arrive(ON_QUAKE)
    newsroom.grouper.stop()
    assert newsroom.grouper.group_batch().articles == 0
    with newsroom.database.read() as uow:
        assert uow.stories.memberships([a]) == {}
    assert newsroom.new_grouper("here:1").group_all().articles == 1


def test_an_article_that_the_matcher_fails_at_holds_up_no_other(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def signed(one: StoredArticle) -> Signature:
        if one.article.title == "Poison":
            raise ValueError(one.article.title)
        return sign_stored(one)

    monkeypatch.setattr("aggregator.grouping.deciding.sign_stored", signed)
    monkeypatch.setattr("aggregator.grouping.rematching.sign_stored", signed)
    ids = newsroom.arrive(ON_QUAKE, told("Poison", STRIKE, 0.1))
    ids += newsroom.arrive(told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 0.5, "Valley Times"))
    report = newsroom.grouper.group_all()
    first, poison, second = places(newsroom.database, ids)
    assert first == second != poison
    assert (report.articles, report.opened) == (3, 2)
    with newsroom.database.read() as uow:
        assert uow.stories.decisions([ids[1]])[ids[1]].decision.note == NOT_COMPARED
    with newsroom.database.write() as uow:
        uow.articles.revise([revision(ids[1], told("Poison", STRIKE + " It rained.", 0.1))], now=NOON)
        uow.commit()
    [third] = newsroom.arrive(told("Palu quake leaves four dead", QUAKE_AGAIN, 0.7, "Lake Times"))
    newsroom.grouper.release()
    newsroom.new_grouper("here:2").group_all()
    assert places(newsroom.database, [ids[1], third]) == [poison, first]


def test_a_fault_that_every_article_meets_leaves_the_rest_to_wait(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> Signature:
        raise ValueError("broken")

    newsroom.arrive(*(told(f"Report {number}", STRIKE, number / 60) for number in range(14)))
    with monkeypatch.context() as patch:
        patch.setattr("aggregator.grouping.deciding.sign_stored", broken)
        for _ in range(2):
            with pytest.raises(ValueError, match="broken"):
                newsroom.grouper.group_all()
    with newsroom.database.read() as uow:
        assert uow.articles.count_ungrouped() == 4
    assert newsroom.grouper.group_all().articles == 4
