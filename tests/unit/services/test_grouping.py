from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from aggregator.deciding_again import DecidedAgain
from aggregator.errors import AggregatorError, LeaseLost
from aggregator.grouping import Grouper
from aggregator.matching import Signature, StoryIndex, Strictness, shipped_policy, sign
from aggregator.matching.evaluation import bcubed
from aggregator.model import (
    Article,
    ConstraintKind,
    MatchDecision,
    Outcome,
    PairConstraint,
    PlacedBy,
    StoryState,
    TopicSpec,
)
from aggregator.reviewing import Reviewing
from aggregator.setting_aside import NOT_COMPARED
from aggregator.turn import Standing, Turn
from aggregator.verdicts import GroupPolicy
from tests.support.clock import StillClock
from tests.support.desk import places
from tests.support.make import NOON, article, at, feed_spec, revision
from tests.support.matching import labelled
from tests.support.memory import MemoryDatabase

REACH = timedelta(days=14)
EVAL = Path(__file__).parents[2] / "data" / "eval"

QUAKE = (
    "A magnitude 6.1 earthquake struck near Palu in Indonesia's Central Sulawesi province on Monday, killing at least "
    "four people and damaging a hospital, the disaster agency said."
)
QUAKE_AGAIN = (
    "At least four people died when an earthquake of magnitude 6.1 hit Palu in Central Sulawesi, Indonesia, on Monday; "
    "a hospital was damaged, according to the disaster agency."
)
STRIKE = (
    "Dock workers at the port of Antwerp stopped work for 24 hours on Monday over night shifts, and forty ships waited "
    "at anchor, the Belgian port authority said."
)


def told(title: str, summary: str, hour: float = 0, publisher: str = "Harbour Post") -> Article:
    return article(title, summary=summary, published=at(hour), publisher=publisher)


class Newsroom:
    """A database, a grouper, and articles that arrive when told to."""

    def __init__(self, *, batch: int = 100, topics: Sequence[TopicSpec] = ()) -> None:
        self.database, self.clock, self.topics = MemoryDatabase(), StillClock(), list(topics)
        with self.database.write() as uow:
            self.feed_id = uow.feeds.add(feed_spec(), now=NOON, next_due=NOON, paused=None)
            uow.commit()
        self.batch = batch
        self.grouper = self.new_grouper("here:1")
        self.reviewing = Reviewing(self.database, self.clock, lambda: self.topics)

    def new_grouper(self, owner: str) -> Grouper:
        policy = GroupPolicy(
            match=shipped_policy(Strictness.BALANCED, REACH),
            batch=self.batch,
            reach=REACH,
            lock_for=timedelta(seconds=15),
        )
        return Grouper(database=self.database, clock=self.clock, policy=policy, topics=lambda: self.topics, owner=owner)

    def arrive(self, *articles: Article) -> list[int]:
        with self.database.write() as uow:
            ids = uow.articles.add(self.feed_id, articles, now=self.clock.now())
            uow.commit()
        return ids

    def constrain(self, one: int, other: int, kind: ConstraintKind) -> None:
        with self.database.write() as uow:
            uow.reviews.constrain([PairConstraint.of(one, other, kind, "said")])
            uow.commit()


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom()


def test_two_reports_of_one_event_become_one_story_and_another_event_its_own(newsroom: Newsroom) -> None:
    a, b, c = newsroom.arrive(
        told("Strong earthquake hits Palu, four dead", QUAKE),
        told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 1, "Valley Times"),
        told("Antwerp dockers stop work over night shifts", STRIKE, 2, "Valley Times"),
    )
    report = newsroom.grouper.group_all()
    quake, again, strike = places(newsroom.database, [a, b, c])
    assert quake == again != strike
    assert (report.articles, report.linked, report.opened) == (3, 1, 2)


def test_every_decision_is_stored_with_its_evidence(newsroom: Newsroom) -> None:
    a, b = newsroom.arrive(
        told("Strong earthquake hits Palu, four dead", QUAKE),
        told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 1, "Valley Times"),
    )
    newsroom.grouper.group_all()
    with newsroom.database.read() as uow:
        decisions = uow.stories.decisions([a, b])
        member = uow.stories.memberships([b])[b]
    assert decisions[a].decision.outcome is Outcome.DISTINCT
    linked = decisions[b].decision
    assert linked.outcome is Outcome.LINK
    assert linked.chosen is not None
    assert linked.chosen.evidence
    assert member.probability == linked.chosen.probability


def test_the_story_record_follows_each_arrival(newsroom: Newsroom) -> None:
    (a,) = newsroom.arrive(told("Strong earthquake hits Palu, four dead", QUAKE))
    newsroom.grouper.group_all()
    newsroom.arrive(told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 1, "Valley Times"))
    newsroom.grouper.group_all()
    with newsroom.database.read() as uow:
        story = uow.stories.get(places(newsroom.database, [a])[0])
    assert story is not None
    assert story.record is not None
    assert (story.record.articles, story.record.publishers) == (2, 2)


@pytest.mark.parametrize("batch", [1, 2, 100])
def test_the_size_of_batches_changes_nothing(batch: int) -> None:
    newsroom = Newsroom(batch=batch)
    ids = newsroom.arrive(
        told("Strong earthquake hits Palu, four dead", QUAKE),
        told("Antwerp dockers stop work over night shifts", STRIKE, 1),
        told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 2, "Valley Times"),
        told("Antwerp port idle as dockers strike", STRIKE, 3, "Valley Times"),
    )
    newsroom.grouper.group_all()
    quake, strike, quake_again, strike_again = places(newsroom.database, ids)
    assert quake == quake_again != strike == strike_again


def test_a_cannot_link_keeps_an_article_out_of_the_story_that_it_would_have_joined(newsroom: Newsroom) -> None:
    a, b = newsroom.arrive(
        told("Strong earthquake hits Palu, four dead", QUAKE),
        told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 1, "Valley Times"),
    )
    newsroom.constrain(a, b, ConstraintKind.CANNOT_LINK)
    report = newsroom.grouper.group_all()
    assert len(set(places(newsroom.database, [a, b]))) == 2
    assert report.suggested == 0


def test_a_must_link_puts_an_article_where_it_would_never_have_gone(newsroom: Newsroom) -> None:
    a, b = newsroom.arrive(
        told("Strong earthquake hits Palu, four dead", QUAKE),
        told("Antwerp dockers stop work over night shifts", STRIKE, 1),
    )
    newsroom.constrain(a, b, ConstraintKind.MUST_LINK)
    newsroom.grouper.group_all()
    assert len(set(places(newsroom.database, [a, b]))) == 1


def test_the_index_follows_what_a_person_has_moved(newsroom: Newsroom) -> None:
    a, b = newsroom.arrive(
        told("Strong earthquake hits Palu, four dead", QUAKE),
        told("Antwerp dockers stop work over night shifts", STRIKE, 1),
    )
    newsroom.grouper.group_all()
    quake, strike = places(newsroom.database, [a, b])
    newsroom.reviewing.merge(strike, quake, who="ada")
    (c,) = newsroom.arrive(told("Antwerp port idle as dockers strike", STRIKE, 2, "Valley Times"))
    newsroom.grouper.group_all()
    with newsroom.database.read() as uow:
        chosen = uow.stories.decisions([c])[c].decision
    named = {each.story_id for each in (*chosen.suggestions, *([chosen.nearest] if chosen.nearest else []))}
    assert strike not in named


def test_a_restarted_grouper_knows_the_stories_of_before(newsroom: Newsroom) -> None:
    (a,) = newsroom.arrive(told("Strong earthquake hits Palu, four dead", QUAKE))
    newsroom.grouper.group_all()
    newsroom.grouper.release()
    (b,) = newsroom.arrive(told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 30, "Valley Times"))
    newsroom.new_grouper("here:2").group_all()
    assert len(set(places(newsroom.database, [a, b]))) == 1


def test_a_late_article_joins_the_story_of_its_own_days(newsroom: Newsroom) -> None:
    (a,) = newsroom.arrive(told("Strong earthquake hits Palu, four dead", QUAKE, -24 * 60))
    (strike,) = newsroom.arrive(told("Antwerp dockers stop work over night shifts", STRIKE))
    newsroom.grouper.group_all()
    (late,) = newsroom.arrive(told("Four killed as quake shakes Palu", QUAKE_AGAIN, -24 * 60 + 5, "Valley Times"))
    newsroom.grouper.group_all()
    first, other, joined = places(newsroom.database, [a, strike, late])
    assert joined == first != other


def test_only_one_grouper_works_at_a_time_and_another_takes_over_when_it_dies(newsroom: Newsroom) -> None:
    newsroom.arrive(told("Strong earthquake hits Palu, four dead", QUAKE))
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


def test_a_grouper_whose_turn_another_has_taken_in_the_middle_of_a_batch_commits_nothing(newsroom: Newsroom) -> None:
    (a,) = newsroom.arrive(told("Strong earthquake hits Palu, four dead", QUAKE))
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


def test_an_edited_article_renews_its_storys_record(newsroom: Newsroom) -> None:
    (a,) = newsroom.arrive(told("Strong earthquake hits Palu, four dead", QUAKE))
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


DOCKERS = told("Antwerp dockers strike over night shifts", STRIKE, publisher="Quay Times")


def test_an_edited_article_goes_to_the_story_that_it_tells_now(newsroom: Newsroom) -> None:
    a, b, c = newsroom.arrive(
        told("Strong earthquake hits Palu, four dead", QUAKE),
        told("Four dead as quake strikes Palu", QUAKE_AGAIN, publisher="Valley Times"),
        told("Dock workers in Antwerp strike over night shifts", STRIKE, publisher="Port Post"),
    )
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
    a, b = newsroom.arrive(
        told("Strong earthquake hits Palu, four dead", QUAKE),
        told("Four dead as quake strikes Palu", QUAKE_AGAIN, publisher="Valley Times"),
    )
    newsroom.grouper.group_all()
    edit(newsroom, b, DOCKERS)
    first, second = places(newsroom.database, [a, b])
    assert first != second


def test_a_story_that_its_only_article_leaves_leads_to_where_it_went(newsroom: Newsroom) -> None:
    a, b = newsroom.arrive(told("Strong earthquake hits Palu, four dead", QUAKE), DOCKERS)
    newsroom.grouper.group_all()
    before, left = places(newsroom.database, [a, b])
    edit(newsroom, b, told("Four dead as quake strikes Palu", QUAKE_AGAIN, publisher="Quay Times"))
    assert places(newsroom.database, [a, b]) == [before, before]
    with newsroom.database.read() as uow:
        assert uow.stories.resolve(left) == before


def test_two_articles_of_a_story_that_are_edited_at_once_stay_together(newsroom: Newsroom) -> None:
    a, b = newsroom.arrive(
        told("Strong earthquake hits Palu, four dead", QUAKE),
        told("Four dead as quake strikes Palu", QUAKE_AGAIN, publisher="Valley Times"),
    )
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
    a, b, c = newsroom.arrive(
        told("Strong earthquake hits Palu, four dead", QUAKE),
        told("Four dead as quake strikes Palu", QUAKE_AGAIN, publisher="Valley Times"),
        told("Dock workers in Antwerp strike over night shifts", STRIKE, publisher="Port Post"),
    )
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
    a, b, c = newsroom.arrive(
        told("Strong earthquake hits Palu, four dead", QUAKE),
        told("Four dead as quake strikes Palu", QUAKE_AGAIN, publisher="Valley Times"),
        told("Dock workers in Antwerp strike over night shifts", STRIKE, publisher="Port Post"),
    )
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


def test_a_failed_batch_leaves_nothing_and_is_done_again(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = newsroom.arrive(
        told("Strong earthquake hits Palu, four dead", QUAKE),
        told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 1, "Valley Times"),
    )

    def broken(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("aggregator.grouping.refresh_records", broken)
        with pytest.raises(OSError, match="full"):
            newsroom.grouper.group_all()
    with newsroom.database.read() as uow:
        assert uow.articles.count_ungrouped() == 2
        assert sum(uow.stories.counts().values()) == 0
    newsroom.grouper.group_all()
    assert len(set(places(newsroom.database, [a, b]))) == 1


def test_explaining_leaves_the_article_itself_out_of_the_story(newsroom: Newsroom) -> None:
    a, b = newsroom.arrive(
        told("Strong earthquake hits Palu, four dead", QUAKE),
        told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 1, "Valley Times"),
    )
    newsroom.grouper.group_all()
    story_id = places(newsroom.database, [a])[0]
    stored, comparison = newsroom.grouper.explain(b, story_id)
    assert stored.id == b
    assert comparison.story_id == story_id
    assert 0.5 < comparison.probability < 1


def test_an_article_alone_in_its_story_is_said_to_be_so(newsroom: Newsroom) -> None:
    (a,) = newsroom.arrive(told("Strong earthquake hits Palu, four dead", QUAKE))
    newsroom.grouper.group_all()
    with pytest.raises(AggregatorError, match="alone in story"):
        newsroom.grouper.explain(a, places(newsroom.database, [a])[0])


def test_the_bundled_newsroom_is_merged_well() -> None:
    from aggregator.newsroom import gold  # noqa: PLC0415 - the only test that needs it

    labelled = gold(Path(__file__).resolve().parents[3] / "config" / "newsroom")
    newsroom = Newsroom(batch=20)
    newsroom.clock.move(timedelta(days=30))  # everything has been published by then
    ids = newsroom.arrive(
        *(
            article(
                each.title,
                summary=each.summary,
                text=each.text,
                publisher=each.publisher,
                publisher_host=None,
                published=each.published,
                language=each.lang,
            )
            for each in labelled
        )
    )
    newsroom.grouper.group_all()
    agreement = bcubed([each.story for each in labelled], places(newsroom.database, ids))
    assert agreement.precision >= 0.97  # cold, in batches of 20; grouped as a list nothing is merged wrongly
    assert agreement.recall >= 0.88


def test_told_to_stop_it_leaves_the_batch_for_the_next_start(newsroom: Newsroom) -> None:
    (a,) = newsroom.arrive(told("Strong earthquake hits Palu, four dead", QUAKE))
    newsroom.grouper.stop()
    assert newsroom.grouper.group_batch().articles == 0
    with newsroom.database.read() as uow:
        assert uow.stories.memberships([a]) == {}
    assert newsroom.new_grouper("here:1").group_all().articles == 1


def grouped(articles: Sequence[Article], *, batch: int, polls: Sequence[Sequence[int]]) -> set[frozenset[str]]:
    """The stories, each by the titles of its articles, of articles that arrive in some polls."""
    newsroom = Newsroom(batch=batch)
    newsroom.clock.at = max(one.sort_time for one in articles)  # none is seen before it is published
    ids: list[int] = []
    for poll in polls:
        ids += newsroom.arrive(*(articles[n] for n in poll))
        newsroom.grouper.group_all()
    stories: dict[int, set[str]] = {}
    titles = [articles[n].title for poll in polls for n in poll]
    for title, story_id in zip(titles, places(newsroom.database, ids), strict=True):
        stories.setdefault(story_id, set()).add(title)
    return {frozenset(story) for story in stories.values()}


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


def late_first(newsroom: Newsroom) -> tuple[int, int]:
    """Two reports of one quake, of which the earlier one arrives an hour later."""
    newsroom.clock.move(timedelta(hours=1))
    later = newsroom.arrive(told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 0.5, "Valley Times"))
    newsroom.grouper.group_all()
    earlier = newsroom.arrive(told("Strong earthquake hits Palu, four dead", QUAKE))
    return later[0], earlier[0]


def test_a_story_keeps_its_id_when_its_first_article_arrives_last(newsroom: Newsroom) -> None:
    later, earlier = late_first(newsroom)
    [before] = places(newsroom.database, [later])
    newsroom.grouper.group_all()
    assert places(newsroom.database, [later, earlier]) == [before, before]


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


def test_an_article_that_the_matcher_fails_at_holds_up_no_other(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def signed(one: Article, *, seen: datetime) -> Signature:
        if one.title == "Poison":
            raise ValueError(one.title)
        return sign(one, seen=seen)

    monkeypatch.setattr("aggregator.grouping.sign", signed)
    monkeypatch.setattr("aggregator.rematching.sign", signed)
    ids = newsroom.arrive(told("Strong earthquake hits Palu, four dead", QUAKE), told("Poison", STRIKE, 0.1))
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
        patch.setattr("aggregator.grouping.sign", broken)
        for _ in range(2):
            with pytest.raises(ValueError, match="broken"):
                newsroom.grouper.group_all()
    with newsroom.database.read() as uow:
        assert uow.articles.count_ungrouped() == 4
    assert newsroom.grouper.group_all().articles == 4
