"""What `ports.QualityStore` promises."""

from __future__ import annotations

from typing import Any

import pytest

from aggregator.model import (
    Action,
    MatchDecision,
    Outcome,
    PlacedBy,
    StoryState,
    SuggestionState,
    Verdict,
)
from aggregator.ports import DecidedCount, FeedDoubt, JudgedCount, MergeCount, Opinion, UnitOfWork
from tests.support import make
from tests.support.make import NOON, at

EDGES = (0.1, 0.5, 0.9)
PLACED = {"story": 1, "placed by": "rule", "probability": 0.6}


@pytest.fixture
def articles(unit: UnitOfWork) -> list[int]:
    """Four articles of two feeds in three stories: the first two in one, the second put there by rule at noon."""
    feeds = [unit.feeds.add(make.feed_spec(name), now=NOON, next_due=NOON, paused=None) for name in ("Ash", "Birch")]
    ids = unit.articles.add_all({feeds[0]: [make.article(name) for name in ("A", "B", "C")]}, now=NOON)[feeds[0]]
    ids += unit.articles.add_all({feeds[1]: [make.article("D")]}, now=NOON)[feeds[1]]
    stories = [unit.stories.open(now=NOON) for _ in range(3)]
    unit.stories.place(
        [
            make.membership(ids[0], stories[0]),
            make.membership(ids[1], stories[0], probability=0.93),
            make.membership(ids[2], stories[1]),
            make.membership(ids[3], stories[2]),
        ]
    )
    return ids


def say(unit: UnitOfWork, decision: str, action: Action, **changes: Any) -> None:
    """Put one row of a decision into the history."""
    unit.reviews.record([make.story_event(decision, action=action, **{"before": {}, "after": {}} | changes)])


def ask(unit: UnitOfWork, article: int, story: int, probability: float = 0.4) -> int:
    """Ask a question and return its number."""
    comparison = make.comparison(story, probability=probability)
    asked = unit.reviews.suggest(make.suggestion(article, story, comparison=comparison))
    assert asked is not None
    return asked


def answer(unit: UnitOfWork, decision: str, suggestion: int, state: SuggestionState, who: str = "ada") -> None:
    """Answer a question as the desk does."""
    unit.reviews.answer([suggestion], state)
    before: dict[str, str | int | float | None] = {"suggestion": "open"}
    after: dict[str, str | int | float | None] = {"suggestion": state.value}
    say(unit, decision, Action(state.value), who=who, suggestion_id=suggestion, before=before, after=after)


def undo(unit: UnitOfWork, decision: str, who: str = "ada") -> None:
    """Undo a decision as the desk does."""
    by = f"undo {decision}"
    for row in unit.reviews.decision(decision):
        if row.suggestion_id is not None:
            unit.reviews.answer([row.suggestion_id], SuggestionState.OPEN)
    unit.reviews.mark_undone(decision, by)
    say(unit, by, Action.UNDO, who=who, undoes=decision)


def judged(unit: UnitOfWork, *, since: float = -1) -> list[tuple[Outcome, bool, int, int]]:
    """What is judged, without the sums."""
    counts = unit.quality.judged(EDGES, since=at(since))
    return sorted((each.outcome, each.same, each.reached, each.count) for each in counts)


def test_decisions_are_counted_by_outcome_and_by_the_edges_that_they_reach(
    unit: UnitOfWork, articles: list[int]
) -> None:
    def compared(probability: float) -> Any:
        return make.comparison(1, probability=probability)

    decisions = [
        MatchDecision(outcome=Outcome.LINK, chosen=compared(0.9), nearest=compared(0.95)),
        MatchDecision(outcome=Outcome.LINK, chosen=compared(0.99), nearest=compared(0.99)),
        MatchDecision(outcome=Outcome.SUGGEST, suggestions=(compared(0.2), compared(0.15)), nearest=compared(0.6)),
        MatchDecision(outcome=Outcome.DISTINCT, nearest=compared(0.05)),
        MatchDecision(outcome=Outcome.DISTINCT),
    ]
    rows = [make.stored_decision(articles[0], 1, decision=each, at=at(2)) for each in decisions]
    unit.stories.add_decisions([make.stored_decision(articles[1], 1, at=at(-2)), *rows])
    assert set(unit.quality.decided(EDGES, since=at(2))) == {
        DecidedCount(outcome=Outcome.LINK, reached=3, count=2),
        DecidedCount(outcome=Outcome.SUGGEST, reached=1, count=1),
        DecidedCount(outcome=Outcome.DISTINCT, reached=0, count=2),
    }
    assert sum(each.count for each in unit.quality.decided(EDGES, since=at(-2))) == 6
    assert sum(each.count for each in unit.quality.decided((), since=at(-2))) == 6
    assert unit.quality.decided(EDGES, since=at(3)) == []


def test_every_decision_counts_also_where_an_article_was_decided_about_twice(
    unit: UnitOfWork, articles: list[int]
) -> None:
    for _ in range(2):
        unit.stories.add_decisions([make.stored_decision(articles[0], 1)])
    assert sum(each.count for each in unit.quality.decided(EDGES, since=NOON)) == 2


def test_a_link_is_right_once_its_story_is_confirmed_with_it(unit: UnitOfWork, articles: list[int]) -> None:
    assert judged(unit) == []
    unit.stories.set_state(1, StoryState.CONFIRMED, now=at(1))
    [count] = unit.quality.judged(EDGES, since=at(1))
    assert count == JudgedCount(outcome=Outcome.LINK, same=True, reached=3, count=1, probabilities=pytest.approx(0.93))
    assert judged(unit, since=2) == []
    unit.stories.place([make.membership(articles[2], 1, probability=0.7, at=at(2))])
    assert judged(unit) == [(Outcome.LINK, True, 3, 1)], "nobody has seen the late article there"
    unit.stories.set_state(1, StoryState.CONFIRMED, now=at(3))
    assert judged(unit) == [(Outcome.LINK, True, 2, 1), (Outcome.LINK, True, 3, 1)]
    unit.stories.place([make.membership(articles[2], 1, placed_by=PlacedBy.PERSON)])
    assert judged(unit) == [(Outcome.LINK, True, 3, 1)], "a person has put it there"
    unit.stories.set_state(1, StoryState.OPEN, now=at(4))
    assert judged(unit) == []


def test_a_link_is_wrong_once_its_article_is_taken_out_until_that_is_undone(
    unit: UnitOfWork, articles: list[int]
) -> None:
    say(unit, "d1", Action.TAKE_OUT, article_id=articles[1], before=PLACED)
    say(unit, "d2", Action.TAKE_OUT, article_id=articles[0], before=PLACED | {"probability": None})
    say(unit, "d3", Action.TAKE_OUT, article_id=articles[2], before=PLACED | {"placed by": "person"})
    say(unit, "d4", Action.MERGE, article_id=articles[3], before=PLACED)
    assert judged(unit) == [(Outcome.LINK, False, 2, 1)]
    assert judged(unit, since=1) == []
    undo(unit, "d1")
    assert judged(unit) == []


def test_a_question_is_judged_as_it_was_answered_until_that_is_undone(unit: UnitOfWork, articles: list[int]) -> None:
    one, two, three = (ask(unit, articles[place], 1, 0.1 * place) for place in (1, 2, 3))
    answer(unit, "d1", one, SuggestionState.SAME)
    answer(unit, "d2", two, SuggestionState.DIFFERENT)
    answer(unit, "d3", three, SuggestionState.UNSURE)
    assert judged(unit) == [(Outcome.SUGGEST, False, 1, 1), (Outcome.SUGGEST, True, 1, 1)]
    assert unit.quality.unsure(since=NOON) == 1
    undo(unit, "d2")
    answer(unit, "d4", three, SuggestionState.UNSURE, who="ben")
    assert judged(unit) == [(Outcome.SUGGEST, True, 1, 1)]
    assert unit.quality.unsure(since=NOON) == 1
    assert unit.quality.unsure(since=at(1)) == 0
    answer(unit, "d5", three, SuggestionState.SAME)
    assert judged(unit) == [(Outcome.SUGGEST, True, 1, 2)]
    assert unit.quality.unsure(since=NOON) == 0


def test_a_question_that_another_answer_settled_was_not_answered(unit: UnitOfWork, articles: list[int]) -> None:
    asked, other = ask(unit, articles[2], 1), ask(unit, articles[0], 2)
    answer(unit, "d1", asked, SuggestionState.SAME)
    unit.reviews.answer([other], SuggestionState.WITHDRAWN)
    say(unit, "d1", Action.SAME, suggestion_id=other, before={"suggestion": "open"}, after={"suggestion": "withdrawn"})
    assert judged(unit) == [(Outcome.SUGGEST, True, 1, 1)]


def test_merges_are_counted_as_decisions_and_those_that_settle_a_question_apart(
    unit: UnitOfWork, articles: list[int]
) -> None:
    assert unit.quality.merged(since=NOON) == MergeCount(merges=0, asked=0)
    settled = ask(unit, articles[2], 1)
    for article in articles[2:]:
        say(unit, "d1", Action.MERGE, article_id=article, before=PLACED)
    say(unit, "d1", Action.MERGE, suggestion_id=settled, before={"suggestion": "open"})
    say(unit, "d2", Action.MERGE, article_id=articles[3], before=PLACED)
    say(unit, "d2", Action.MERGE, suggestion_id=settled, before={"asks about": 1})
    say(unit, "d3", Action.MERGE, article_id=articles[3], before=PLACED, at=at(-5))
    assert unit.quality.merged(since=NOON) == MergeCount(merges=2, asked=1)
    undo(unit, "d1")
    assert unit.quality.merged(since=at(-5)) == MergeCount(merges=2, asked=0)


def test_feeds_come_with_how_often_their_articles_were_in_doubt(unit: UnitOfWork, articles: list[int]) -> None:
    def doubt(feed: int, name: str, **counts: int) -> FeedDoubt:
        return FeedDoubt(
            feed_id=feed, name=name, **{"articles": 0, "asked": 0, "same": 0, "different": 0, "taken_out": 0} | counts
        )

    assert unit.quality.doubts(since=NOON) == [doubt(1, "Ash", articles=3), doubt(2, "Birch", articles=1)]
    unit.feeds.add(make.feed_spec("Silent"), now=NOON, next_due=NOON, paused=None)
    answer(unit, "d1", ask(unit, articles[1], 2), SuggestionState.DIFFERENT)
    answer(unit, "d2", ask(unit, articles[1], 3), SuggestionState.SAME)
    ask(unit, articles[2], 1)
    say(unit, "d3", Action.MOVE, article_id=articles[3], before=PLACED, at=at(1))
    assert unit.quality.doubts(since=NOON) == [
        doubt(1, "Ash", articles=3, asked=2, same=1, different=1),
        doubt(2, "Birch", articles=1, taken_out=1),
    ]
    assert unit.quality.doubts(since=at(1)) == [doubt(2, "Birch", taken_out=1)]
    undo(unit, "d3")
    assert unit.quality.doubts(since=at(1)) == []


def test_what_several_people_answered_to_one_question_is_told_of_each(unit: UnitOfWork, articles: list[int]) -> None:
    shared, alone = ask(unit, articles[2], 1), ask(unit, articles[3], 1)
    answer(unit, "d1", shared, SuggestionState.SAME, who="ada")
    answer(unit, "d2", alone, SuggestionState.SAME, who="ada")
    undo(unit, "d1", who="ben")
    assert unit.quality.opinions(since=NOON) == []
    answer(unit, "d3", shared, SuggestionState.DIFFERENT, who="ben")
    assert unit.quality.opinions(since=NOON) == [
        Opinion(suggestion_id=shared, who="ada", verdict=Verdict.SAME),
        Opinion(suggestion_id=shared, who="ben", verdict=Verdict.DIFFERENT),
    ]
    assert unit.quality.opinions(since=at(1)) == []


def test_an_answer_that_was_taken_back_and_one_that_was_unsure_are_no_opinions(
    unit: UnitOfWork, articles: list[int]
) -> None:
    asked = ask(unit, articles[2], 1)
    answer(unit, "d1", asked, SuggestionState.SAME, who="ada")
    undo(unit, "d1", who="ada")
    answer(unit, "d2", asked, SuggestionState.UNSURE, who="cem")
    answer(unit, "d3", asked, SuggestionState.DIFFERENT, who="ben")
    assert unit.quality.opinions(since=NOON) == []
