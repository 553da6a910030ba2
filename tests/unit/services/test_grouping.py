"""The GROUP tick: ungrouped articles become stories."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aggregator.errors import AggregatorError
from aggregator.matching.evaluation import bcubed
from aggregator.model import (
    ConstraintKind,
    Outcome,
)
from tests.support.desk import places
from tests.support.grouping import ON_QUAKE, ON_STRIKE, QUAKE, QUAKE_AGAIN, STRIKE, Newsroom, told
from tests.support.make import article
from tests.support.newsroom import labelled


def test_two_reports_of_one_event_become_one_story_and_another_event_its_own(newsroom: Newsroom) -> None:
    a, b, c = newsroom.arrive(
        ON_QUAKE,
        told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 1, "Valley Times"),
        told("Antwerp dockers stop work over night shifts", STRIKE, 2, "Valley Times"),
    )
    report = newsroom.grouper.group_all()
    quake, again, strike = places(newsroom.database, [a, b, c])
    assert quake == again != strike
    assert (report.articles, report.linked, report.opened) == (3, 1, 2)


@pytest.mark.parametrize(("batch", "rounds"), [(1, [1, 1, 0]), (2, [2, 0]), (3, [2])])
def test_after_a_batch_that_was_not_full_nothing_is_looked_for(batch: int, rounds: list[int]) -> None:
    newsroom = Newsroom(batch=batch)
    newsroom.arrive(ON_QUAKE, ON_STRIKE)
    sizes: list[int] = []
    newsroom.grouper.group_all(progress=lambda report: sizes.append(report.articles))
    assert sizes == rounds


def test_every_decision_is_stored_with_its_evidence(newsroom: Newsroom) -> None:
    a, b = newsroom.arrive(
        told("Strong earthquake hits Palu, four dead", QUAKE, -1),
        told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 0, "Valley Times"),
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
    (a,) = newsroom.arrive(ON_QUAKE)
    newsroom.grouper.group_all()
    newsroom.arrive(told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 1, "Valley Times"))
    newsroom.grouper.group_all()
    with newsroom.database.read() as uow:
        story = uow.stories.get(places(newsroom.database, [a])[0])
    assert story is not None
    assert story.record is not None
    assert (story.record.articles, story.record.publishers) == (2, 2)


def test_a_cannot_link_keeps_an_article_out_of_the_story_that_it_would_have_joined(newsroom: Newsroom) -> None:
    a, b = newsroom.arrive(
        ON_QUAKE,
        told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 1, "Valley Times"),
    )
    newsroom.constrain(a, b, ConstraintKind.CANNOT_LINK)
    report = newsroom.grouper.group_all()
    assert len(set(places(newsroom.database, [a, b]))) == 2
    assert report.suggested == 0


def test_a_must_link_puts_an_article_where_it_would_never_have_gone(newsroom: Newsroom) -> None:
    a, b = newsroom.arrive(
        ON_QUAKE,
        told("Antwerp dockers stop work over night shifts", STRIKE, 1),
    )
    newsroom.constrain(a, b, ConstraintKind.MUST_LINK)
    newsroom.grouper.group_all()
    assert len(set(places(newsroom.database, [a, b]))) == 1


def test_the_index_follows_what_a_person_has_moved(newsroom: Newsroom) -> None:
    a, b = newsroom.arrive(
        ON_QUAKE,
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


def test_explaining_leaves_the_article_itself_out_of_the_story(newsroom: Newsroom) -> None:
    a, b = newsroom.arrive(
        ON_QUAKE,
        told("Four killed as quake shakes Indonesia's Palu", QUAKE_AGAIN, 1, "Valley Times"),
    )
    newsroom.grouper.group_all()
    story_id = places(newsroom.database, [a])[0]
    stored, comparison = newsroom.grouper.explain(b, story_id)
    assert stored.id == b
    assert comparison.story_id == story_id
    assert 0.5 < comparison.probability < 1


def test_an_article_alone_in_its_story_is_said_to_be_so(newsroom: Newsroom) -> None:
    (a,) = newsroom.arrive(ON_QUAKE)
    newsroom.grouper.group_all()
    with pytest.raises(AggregatorError, match="alone in story"):
        newsroom.grouper.explain(a, places(newsroom.database, [a])[0])


def test_the_bundled_newsroom_is_merged_well() -> None:
    pieces = labelled()
    newsroom = Newsroom(batch=20)
    newsroom.clock.move(timedelta(days=30))  # everything has been published by then
    ids = newsroom.arrive(
        *(
            article(
                entry.title,
                summary=entry.summary,
                text=entry.text,
                publisher=piece.outlet.name,
                publisher_host=None,
                published=entry.published,
                language=piece.outlet.language,
            )
            for piece, entry in pieces
        )
    )
    newsroom.grouper.group_all()
    agreement = bcubed([piece.story for piece, _ in pieces], places(newsroom.database, ids))
    assert agreement.precision == 1  # cold, in batches of 20
    assert agreement.recall >= 0.9
