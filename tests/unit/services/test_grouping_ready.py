"""Getting ready to group keeps nobody waiting: at a start, after an upgrade, when a turn is taken over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from aggregator import window
from aggregator.errors import LeaseLost
from aggregator.matching import PACKED, Signature, StoryIndex, Strictness, shipped_policy, sign_stored
from aggregator.model import StoredArticle
from tests.support.grouping import ON_QUAKE, QUAKE_AGAIN, Newsroom, told
from tests.support.sqlite import alter, rows, takes_writes


@pytest.fixture
def upgraded(newsroom: Newsroom) -> Newsroom:
    """A story whose article was signed by an older version, and a report of the same event that has just come."""
    newsroom.arrive(ON_QUAKE)
    newsroom.grouper.group_all()
    newsroom.grouper.release()
    age_signatures(newsroom)
    newsroom.arrive(told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 30, "Valley Times"))
    return newsroom


def age_signatures(newsroom: Newsroom) -> None:
    """As if an older version had made them."""
    alter(newsroom.database, "UPDATE signatures SET engine = 'older'")


def versions(newsroom: Newsroom) -> list[str]:
    return [engine for (engine,) in rows(newsroom.database, "SELECT engine FROM signatures")]


def test_what_an_older_version_has_signed_is_signed_anew_while_others_write(
    upgraded: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    free: list[bool] = []

    def signed(one: StoredArticle) -> Signature:
        free.append(takes_writes(upgraded.database))
        return sign_stored(one)

    monkeypatch.setattr(window, "sign_stored", signed)
    upgraded.new_grouper("here:2").group_all()
    assert (free, versions(upgraded)) == ([True], [PACKED, PACKED])
    assert len(upgraded.stories()) == 1


def test_a_window_is_loaded_while_others_write(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a process has just started, or has taken a turn over again and must forget what it knew."""
    newsroom.arrive(ON_QUAKE)
    newsroom.grouper.group_all()
    free: list[bool] = []

    class Index(StoryIndex):
        def load(self, packed: object) -> None:
            if packed:
                free.append(takes_writes(newsroom.database))
            super().load(packed)  # type: ignore[arg-type] # as it came

    monkeypatch.setattr(window, "StoryIndex", Index)
    for owner in (newsroom.new_grouper("there:2"), newsroom.grouper):
        newsroom.clock.move(timedelta(seconds=16))
        newsroom.arrive(
            told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, len(free), f"Paper {len(free)}")
        )
        owner.group_all()
    assert free == [True, True]
    assert len(newsroom.stories()) == 1


def test_what_a_person_moves_while_the_window_is_loaded_is_where_it_was_put(newsroom: Newsroom) -> None:
    quake, ferry = newsroom.arrive(
        ON_QUAKE,
        told("Ferry to Bergen runs aground", "A ferry with 214 people aboard ran aground off Bergen on Monday.", 1),
    )
    newsroom.grouper.group_all()
    with newsroom.database.read() as uow:
        held = uow.stories.memberships([quake, ferry])
        batch = list(uow.articles.many([quake]).values())
    made = window.MatchWindow(shipped_policy(Strictness.BALANCED, timedelta(days=14)))
    made.get_ready(newsroom.database, batch, lambda: None)
    with newsroom.database.write() as uow:
        uow.stories.place([replace(held[quake], story_id=held[ferry].story_id)])
        made.prepare(uow, batch)
        uow.commit()
    assert made.index.story_of(quake) == held[ferry].story_id


def test_an_article_that_an_edit_gave_another_day_outlasts_the_first(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "_IDLE_BATCHES", 1)
    (quake,) = newsroom.arrive(ON_QUAKE)
    newsroom.grouper.group_all()
    made = window.MatchWindow(shipped_policy(Strictness.BALANCED, timedelta(days=14)))
    with newsroom.database.read() as uow:
        first = uow.articles.many([quake])[quake]
        later = replace(first, article=replace(first.article, sort_time=first.article.sort_time + timedelta(days=40)))
        made.prepare(uow, [first, later])
        made.placed(later, 1, sign_stored(later))
        for _ in range(3):
            made.prepare(uow, [later])
    assert made.index.story_of(quake) == 1


def test_told_to_stop_it_keeps_what_it_has_signed_and_goes_no_further(
    upgraded: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgraded.new_grouper("here:1").group_all()
    age_signatures(upgraded)
    upgraded.arrive(told("Palu counts its dead", QUAKE_AGAIN, 32, "Morning Times"))
    other = upgraded.new_grouper("here:1")

    def signed(one: StoredArticle) -> Signature:
        other.stop()
        return sign_stored(one)

    monkeypatch.setattr(window, "_PORTION", 1)
    monkeypatch.setattr(window, "sign_stored", signed)
    assert other.group_batch().articles == 0
    assert sorted(versions(upgraded)) == [PACKED, "older"]


def test_a_turn_that_another_takes_meanwhile_ends_it(upgraded: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "_PORTION", 1)
    upgraded.new_grouper("here:1").group_all()
    age_signatures(upgraded)
    upgraded.arrive(told("Palu counts its dead", QUAKE_AGAIN, 32, "Morning Times"))

    def signed(one: StoredArticle) -> Signature:
        upgraded.clock.move(timedelta(seconds=16))
        with upgraded.database.write() as uow:
            now = upgraded.clock.now()
            uow.locks.acquire("grouper", owner="there:3", now=now, until=now + timedelta(minutes=1))
            uow.commit()
        return sign_stored(one)

    monkeypatch.setattr(window, "sign_stored", signed)
    upgraded.clock.move(timedelta(seconds=16))
    with pytest.raises(LeaseLost):
        upgraded.new_grouper("here:2").group_all()
