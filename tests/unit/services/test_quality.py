"""Precision, recall, calibration and replay from what people have said."""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.model import Outcome, StoryState, Verdict
from aggregator.ports import DecidedCount, FeedDoubt, JudgedCount, Opinion
from aggregator.reviewing import EVER, Level, Levels, Reviewing, quality_report
from aggregator.reviewing.quality import agreement, at_level, calibration, edges_of, most_doubtful
from aggregator.reviewing.shares import share
from aggregator.reviewing.strictness import replayed
from tests.support import make
from tests.support.clock import StillClock
from tests.support.desk import fill
from tests.support.make import NOON, at
from tests.support.sqlite import new_sqlite

STRICT = Level(name="strict", link=0.7, suggest=0.15)
BALANCED = Level(name="balanced", link=0.5, suggest=0.12)
LOOSE = Level(name="loose", link=0.35, suggest=0.05)
LEVELS = Levels(all=(STRICT, BALANCED, LOOSE), present=BALANCED)
EDGES = edges_of(LEVELS)

probabilities = st.floats(min_value=0, max_value=1)
outcomes = st.sampled_from(Outcome)


@st.composite
def levels(draw: st.DrawFn) -> Level:
    """Any level whose thresholds are in order."""
    suggest, link = sorted((draw(probabilities), draw(probabilities)))
    return Level(name="any", link=link, suggest=suggest)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_an_interval_holds_the_share_and_stays_between_none_and_all(part: int, more: int) -> None:
    found = share(part, part + more)
    assert 0 <= found.low <= found.high <= 1
    if found.value is not None:
        assert found.low <= found.value <= found.high


@given(st.integers(1, 50), st.integers(0, 50), st.integers(2, 40))
def test_the_same_share_of_more_cases_is_surer(part: int, more: int, times: int) -> None:
    few, many = share(part, part + more), share(part * times, (part + more) * times)
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"), [(8, 10, 0.490, 0.943), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1.0), (0, 0, 0, 1)]
)
def test_intervals_are_those_of_wilson(part: int, whole: int, low: float, high: float) -> None:
    found = share(part, whole)
    assert (found.low, found.high) == (pytest.approx(low, abs=0.001), pytest.approx(high, abs=0.001))


@pytest.mark.parametrize(("part", "whole"), [(3, 2), (-1, 2)])
def test_a_part_that_is_no_part_is_refused(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="is no part of"):
        share(part, whole)


@given(outcomes, probabilities, levels())
def test_a_replay_at_the_level_in_force_gives_what_was_decided(
    outcome: Outcome, probability: float, level: Level
) -> None:
    assert replayed(outcome, probability, present=level, other=level) is outcome


@given(outcomes, probabilities)
def test_a_looser_level_never_does_less(outcome: Outcome, probability: float) -> None:
    boldness = [Outcome.DISTINCT, Outcome.SUGGEST, Outcome.LINK]
    done = [replayed(outcome, probability, present=BALANCED, other=level) for level in LEVELS.all]
    assert sorted(done, key=boldness.index) == done


@pytest.mark.parametrize(
    ("outcome", "probability", "strict", "loose"),
    [
        (Outcome.LINK, 0.6, Outcome.SUGGEST, Outcome.LINK),
        (Outcome.SUGGEST, 0.4, Outcome.SUGGEST, Outcome.LINK),
        (Outcome.SUGGEST, 0.13, Outcome.DISTINCT, Outcome.SUGGEST),
        (Outcome.DISTINCT, 0.06, Outcome.DISTINCT, Outcome.SUGGEST),
        (Outcome.SUGGEST, 0.9, Outcome.SUGGEST, Outcome.SUGGEST),  # a contradiction held it back
        (Outcome.DISTINCT, 0.9, Outcome.DISTINCT, Outcome.DISTINCT),  # another issue of a series
        (Outcome.LINK, 0.2, Outcome.LINK, Outcome.LINK),  # a person's must-link
    ],
)
def test_other_levels_change_what_the_probability_alone_has_decided(
    outcome: Outcome, probability: float, strict: Outcome, loose: Outcome
) -> None:
    assert replayed(outcome, probability, present=BALANCED, other=STRICT) is strict
    assert replayed(outcome, probability, present=BALANCED, other=LOOSE) is loose


@given(st.lists(st.tuples(outcomes, probabilities), max_size=30))
def test_counts_in_intervals_replay_as_the_decisions_themselves(taken: list[tuple[Outcome, float]]) -> None:
    counts = [DecidedCount(outcome=o, reached=bisect_right(EDGES, p), count=1) for o, p in taken]
    for level in LEVELS.all:
        found = at_level(level, BALANCED, counts, [], EDGES)
        again = [replayed(o, p, present=BALANCED, other=level) for o, p in taken]
        assert found.decided == {outcome: again.count(outcome) for outcome in Outcome}
        assert found.changed == sum(new is not old for new, (old, _) in zip(again, taken, strict=True))
        assert found.present is (level is BALANCED)
        assert not (found.present and found.changed)


def judged(outcome: Outcome, probability: float, *, same: bool, count: int = 1) -> JudgedCount:
    reached = bisect_right(EDGES, probability)
    return JudgedCount(outcome=outcome, same=same, reached=reached, count=count, probabilities=probability * count)


def test_verdicts_say_what_a_level_does_right_and_wrong() -> None:
    pairs = [
        judged(Outcome.LINK, 0.6, same=False, count=2),
        judged(Outcome.LINK, 0.95, same=True, count=5),
        judged(Outcome.SUGGEST, 0.13, same=True, count=3),
    ]
    strict = at_level(STRICT, BALANCED, [], pairs, EDGES)
    assert strict.different == {Outcome.LINK: 0, Outcome.SUGGEST: 2, Outcome.DISTINCT: 0}
    assert strict.same == {Outcome.LINK: 5, Outcome.SUGGEST: 0, Outcome.DISTINCT: 3}


@given(st.lists(st.tuples(probabilities, st.booleans()), max_size=40))
def test_calibration_puts_every_judged_pair_into_the_tenth_of_its_probability(pairs: list[tuple[float, bool]]) -> None:
    bands = calibration([judged(Outcome.LINK, p, same=same) for p, same in pairs], EDGES)
    assert len(bands) == 10
    assert sum(band.same.whole for band in bands) == len(pairs)
    assert sum(band.same.part for band in bands) == sum(same for _, same in pairs)
    for band in bands:
        inside = [p for p, _ in pairs if band.low <= p < band.high or (p == 1.0 and band.high == 1.0)]
        assert band.same.whole == len(inside)
        assert band.expected == (pytest.approx(sum(inside) / len(inside)) if inside else None)


def test_people_agree_where_their_last_answers_are_alike() -> None:
    def said(question: int, who: str, verdict: Verdict) -> Opinion:
        return Opinion(suggestion_id=question, who=who, verdict=verdict)

    opinions = [
        said(1, "ada", Verdict.SAME),
        said(1, "ben", Verdict.DIFFERENT),
        said(1, "ben", Verdict.SAME),
        said(2, "ada", Verdict.SAME),
        said(2, "cem", Verdict.DIFFERENT),
    ]
    found = agreement(opinions)
    assert (found.part, found.whole) == (1, 2)


def test_a_feed_with_much_doubt_comes_before_one_with_a_single_article_in_doubt() -> None:
    def feed(name: str, articles: int, asked: int, taken_out: int = 0) -> FeedDoubt:
        return FeedDoubt(feed_id=1, name=name, articles=articles, asked=asked, same=0, different=0, taken_out=taken_out)

    doubts = [
        feed("Calm", 500, 5),
        feed("One", 1, 1),
        feed("Muddle", 200, 90),
        feed("None", 9, 0),
        feed("Out", 90, 0, 80),
    ]
    assert [each.counts.name for each in most_doubtful(doubts)] == ["Out", "Muddle", "One", "Calm"]


def test_a_desks_verdicts_become_precision_and_recall_and_an_undo_takes_them_back() -> None:
    database, clock = new_sqlite(), StillClock()
    reviewing = Reviewing(database, clock, tuple)
    (first, *linked), (other,), (third,) = fill(database, [["A", "B", "C", "D"], ["E"], ["F"]])
    with database.write() as uow:
        uow.stories.place([make.membership(each, 1, probability=0.8, at=at(-1)) for each in linked])
        uow.stories.add_decisions([make.stored_decision(each, 1) for each in (first, *linked, other, third)])
        asked = uow.reviews.suggest(make.suggestion(other, 1, comparison=make.comparison(1, probability=0.3)))
        uow.commit()
    assert asked is not None
    out = reviewing.take_out(1, linked[:1], who="ada")
    reviewing.answer(asked, Verdict.SAME, who="ada")
    reviewing.merge(3, 1, who="ada")
    reviewing.confirm(1, who="ada")

    def shares(since: float | None = None) -> list[tuple[int, int]]:
        with database.read() as uow:
            report = quality_report(uow, LEVELS, since=EVER if since is None else at(since))
        measures = (report.precision, report.recall, report.recall_with_questions, report.questions)
        return [(each.part, each.whole) for each in measures]

    assert shares() == [(2, 3), (2, 4), (3, 4), (1, 1)]
    assert shares(1) == [(0, 0)] * 4
    clock.move(timedelta(hours=1))
    reviewing.undo(out.decision_id, who="ada")
    assert shares() == [(2, 2), (2, 4), (3, 4), (1, 1)]
    with database.read() as uow:
        story = uow.stories.get(1)
        assert story is not None
        assert story.state is StoryState.CONFIRMED
        assert quality_report(uow, LEVELS, since=NOON).decided == 6
