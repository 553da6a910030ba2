"""Matching run again: what changes, what people have said stays, and nothing happens in a dry run."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from aggregator.errors import AggregatorError
from aggregator.grouping import Grouper
from aggregator.matching import Signature, StoryIndex
from aggregator.model import MatchDecision, Membership, PlacedBy, TopicSpec
from aggregator.records import refresh_records
from aggregator.regrouping import RegroupPlan
from aggregator.regrouping.plan import NEW
from tests.support.desk import places
from tests.support.grouping import ON_QUAKE, QUAKE_AGAIN, STRIKE, Newsroom, regrouper, told
from tests.support.make import NOON, at
from tests.support.sqlite import alter, contents

SINCE, UNTIL = NOON - timedelta(days=30), NOON + timedelta(days=30)


def arrived() -> tuple[Newsroom, list[int]]:
    newsroom = Newsroom()
    ids = newsroom.arrive(
        ON_QUAKE,
        told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 1),
        told("Antwerp dockers stop work over night shifts", STRIKE, 2),
    )
    newsroom.grouper.group_all()
    newsroom.grouper.release()
    return newsroom, ids


def put(newsroom: Newsroom, article_id: int, story_id: int) -> None:
    """Let an older engine have placed an article wrongly."""
    with newsroom.database.write() as uow:
        before = uow.stories.memberships([article_id])[article_id].story_id
        uow.stories.place(
            [Membership(article_id=article_id, story_id=story_id, placed_by=PlacedBy.RULE, probability=0.5, at=at(3))]
        )
        refresh_records(uow, [before, story_id], topics=(), now=at(3))
        uow.commit()


def again(newsroom: Newsroom, *, link: float | None = None) -> RegroupPlan:
    return regrouper(newsroom, link=link).run(SINCE, UNTIL)


def asked(plan: RegroupPlan) -> list[tuple[int, int]]:
    return [(one.article_id, one.comparison.story_id) for one in plan.questions]


def wrong_place(newsroom: Newsroom, ids: list[int]) -> tuple[int, int]:
    """Put the second report of the earthquake into the story of the strike; returns both stories."""
    quake, _, strike = places(newsroom.database, ids)
    put(newsroom, ids[1], strike)
    return quake, strike


def hold(newsroom: Newsroom) -> None:
    with newsroom.database.write() as uow:
        uow.locks.acquire("grouper", owner="elsewhere", now=newsroom.clock.now(), until=at(99))
        uow.commit()


def test_the_same_weights_change_nothing() -> None:
    newsroom, ids = arrived()
    before = places(newsroom.database, ids)
    plan = again(newsroom)
    assert (plan.articles, plan.moves, plan.opened, plan.merged) == (3, (), 0, {})
    assert places(newsroom.database, ids) == before


def test_articles_of_one_time_are_taken_in_the_order_in_which_they_were_grouped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    decide = StoryIndex.decide
    taken: list[str] = []

    def noted(index: StoryIndex, signature: Signature, **options: Any) -> MatchDecision:
        taken.append(signature.plain_title)
        return decide(index, signature, **options)

    monkeypatch.setattr(StoryIndex, "decide", noted)
    newsroom = Newsroom()
    newsroom.arrive(*(told(title, "") for title in ("Arches collapse", "Bells ring", "Canals freeze", "Docks burn")))
    newsroom.grouper.group_all()
    newsroom.grouper.release()
    before = taken[:]
    taken.clear()
    again(newsroom)
    assert taken == before != sorted(before)


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
    held = contents(newsroom.database)
    planned = regrouper(newsroom).preview(SINCE, UNTIL)
    assert contents(newsroom.database) == held
    assert places(newsroom.database, ids) == before
    assert planned == again(newsroom)


def test_a_dry_run_that_has_to_make_signatures_forgets_them() -> None:
    newsroom, ids = arrived()
    put(newsroom, ids[1], places(newsroom.database, ids)[2])
    alter(newsroom.database, "DELETE FROM signatures")
    held = contents(newsroom.database)
    assert len(regrouper(newsroom).preview(SINCE, UNTIL).moves) == 1
    assert contents(newsroom.database) == held


def test_a_dry_run_may_be_made_while_another_process_groups() -> None:
    newsroom, _ = arrived()
    hold(newsroom)
    assert regrouper(newsroom).preview(SINCE, UNTIL).articles == 3


def test_a_period_without_articles_is_an_empty_plan() -> None:
    newsroom, _ = arrived()
    assert regrouper(newsroom).count(at(100), at(200)) == 0
    for run in (regrouper(newsroom).run, regrouper(newsroom).preview):
        assert (run(at(100), at(200)).articles, run(at(100), at(200)).moves) == (0, ())


def test_only_the_articles_of_the_period_are_decided_about_again() -> None:
    newsroom, ids = arrived()
    quake, strike = wrong_place(newsroom, ids)
    regrouper(newsroom).run(at(2), UNTIL)
    assert places(newsroom.database, ids[:2]) == [quake, strike]
    assert regrouper(newsroom).run(at(1), at(2)).articles == 1
    assert places(newsroom.database, ids[:2]) == [quake, quake]


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


def test_it_waits_for_no_other_grouper() -> None:
    newsroom, _ = arrived()
    hold(newsroom)
    with pytest.raises(AggregatorError, match="another process is grouping"):
        again(newsroom)


def test_a_failure_between_plan_and_end_leaves_all_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    newsroom, ids = arrived()
    wrong_place(newsroom, ids)
    held = contents(newsroom.database)

    def broken(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr("aggregator.regrouping.service.refresh_records", broken)
    with pytest.raises(OSError, match="full"):
        again(newsroom)
    assert contents(newsroom.database) == held


def test_stored_evidence_names_stories_and_no_group_of_the_plan() -> None:
    newsroom, ids = arrived()
    (c,) = newsroom.arrive(told("Four dead as quake hits Palu hospital", QUAKE_AGAIN, 3, "Northern Ledger"))
    newsroom.grouper.group_all()
    newsroom.grouper.release()
    quake = places(newsroom.database, ids)[0]
    with newsroom.database.write() as uow:
        other = uow.stories.open(now=at(3))
        uow.commit()
    for article_id in (ids[1], c):
        put(newsroom, article_id, other)
    plan = again(newsroom)
    stories = places(newsroom.database, [*ids[:2], c])
    assert stories == [other] * 3  # most of them come from there
    assert plan.merged == {quake: other}
    with newsroom.database.read() as uow:
        decision = uow.stories.decisions([ids[0]])[ids[0]]
    assert decision.story_id == other
    assert not [one for one in (*decision.decision.also, *_named(decision.decision)) if one >= NEW]


def _named(decision: MatchDecision) -> list[int]:
    named = (decision.chosen, decision.nearest, *decision.suggestions)
    return [one.story_id for one in named if one is not None]


def test_topics_follow_the_articles() -> None:
    newsroom, ids = arrived()
    newsroom.topics.append(TopicSpec(name="Quakes", any=("earthquake",)))
    quake, strike = wrong_place(newsroom, ids)
    again(newsroom)
    with newsroom.database.read() as uow:
        stories = uow.stories.many([quake, strike])
    assert [stories[one].topics for one in (quake, strike)] == [("Quakes",), ()]


def test_a_grouper_that_runs_on_follows_what_was_moved() -> None:
    newsroom, ids = arrived()
    grouper: Grouper = newsroom.grouper
    quake, _, strike = places(newsroom.database, ids)
    put(newsroom, ids[1], strike)
    again(newsroom)
    (late,) = newsroom.arrive(told("Palu earthquake: hospital damaged, four dead", QUAKE_AGAIN, 4, "Northern Ledger"))
    grouper.group_all()
    assert places(newsroom.database, [late]) == [quake]
