"""Figures that people set aside because they were misread."""

from __future__ import annotations

from datetime import timedelta

import pytest

from aggregator.errors import DecisionRefused, StoryChanged
from aggregator.model import Action, StoryFigure
from tests.support.figures import killed, value
from tests.support.make import details
from tests.support.reviewing import Desk


def read(desk: Desk, *figures: StoryFigure) -> None:
    """Let the articles of both stories be read; each tells what they print in all."""
    with desk.database.write() as uow:
        for story_id in {desk.first, desk.second}:
            story = uow.stories.get(story_id)
            assert story is not None
            uow.stories.save_details(
                story_id,
                details(figures=figures),
                engine="t",
                of_revision=story.revision,
                names=(),
                topics=(),
                now=desk.clock.now(),
            )
        uow.commit()


def told(desk: Desk, story_id: int) -> tuple[StoryFigure, ...]:
    with desk.database.read() as uow:
        return uow.stories.details([story_id])[story_id].figures


def test_a_figure_is_set_aside_in_all_articles_that_print_it_and_undo_brings_it_back(desk: Desk) -> None:
    count = killed(value(114, desk.a, desk.b), value(2, desk.b))
    read(desk, count)
    before = desk.story(desk.first)
    desk.clock.move(timedelta(minutes=1))
    done = desk.reviewing.set_figure_aside(desk.first, count.reading(count.values[0]), who="ada", reason="stall 114")
    assert told(desk, desk.first) == (killed(value(2, desk.b)),)
    rows = desk.rows(done.decision_id)
    assert [(row.action, row.article_id, row.reason) for row in rows] == [
        (Action.SET_ASIDE, desk.a, "stall 114"),
        (Action.SET_ASIDE, desk.b, "stall 114"),
    ]
    for row in rows:
        assert (row.before, row.after) == ({"figure": "Killed, people: “114”"}, {"figure": "set aside"})
    after = desk.story(desk.first)
    assert after.revision > before.revision
    assert after.record_changed == desk.clock.now(), "who follows the story is told"
    desk.clock.move(timedelta(minutes=1))
    desk.reviewing.undo(done.decision_id, who="bea")
    assert told(desk, desk.first) == (count,)
    assert desk.story(desk.first).record_changed == desk.clock.now()


def test_it_stays_set_aside_where_the_article_is_moved_and_undo_finds_it_there(desk: Desk) -> None:
    count = killed(value(114, desk.b))
    read(desk, count)
    done = desk.reviewing.set_figure_aside(desk.first, count.reading(count.values[0]), who="ada")
    desk.reviewing.move(desk.first, [desk.b], desk.second, who="ada")
    read(desk, count)
    assert told(desk, desk.second) == ()
    before = desk.story(desk.second).revision
    desk.reviewing.undo(done.decision_id, who="ada")
    assert told(desk, desk.second) == (count,)
    assert desk.story(desk.second).revision > before


def test_each_of_several_figures_is_brought_back_by_itself(desk: Desk) -> None:
    count = killed(value(114, desk.a), value(7, desk.a))
    read(desk, count)
    first, _ = (desk.reviewing.set_figure_aside(desk.first, count.reading(each), who="ada") for each in count.values)
    desk.reviewing.undo(first.decision_id, who="ada")
    assert told(desk, desk.first) == (killed(value(114, desk.a)),)


def test_what_no_article_tells_or_has_been_set_aside_is_refused(desk: Desk) -> None:
    count = killed(value(114, desk.a))
    misread = count.reading(count.values[0])
    with pytest.raises(DecisionRefused, match="tells no such figure"):
        desk.reviewing.set_figure_aside(desk.first, misread, who="ada")
    read(desk, count)
    seen = desk.story(desk.first).revision
    desk.reviewing.set_figure_aside(desk.first, misread, who="ada")
    with pytest.raises(DecisionRefused, match="tells no such figure"):
        desk.reviewing.set_figure_aside(desk.first, misread, who="bea")
    with pytest.raises(StoryChanged):
        desk.reviewing.set_figure_aside(desk.first, misread, who="bea", shown={desk.first: seen})
