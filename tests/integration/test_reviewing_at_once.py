"""Reviewers who decide at the same moment, on SQLite and PostgreSQL."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from aggregator.errors import Answered
from aggregator.model import Verdict
from aggregator.reviewing import Decision, Reviewing
from storage import SqlDatabase
from tests.support.clock import StillClock
from tests.support.desk import fill, places
from tests.support.make import suggestion

WORKERS = 6


def test_of_equal_requests_at_once_one_is_carried_out_and_all_get_its_outcome(database: SqlDatabase) -> None:
    ((one, other),) = fill(database, [["Bridge falls", "Bridge collapses"]])
    [story_id] = set(places(database, [one, other]))
    reviewing, together = Reviewing(database, StillClock(), topics=lambda: ()), Barrier(WORKERS)

    def take_out(_: int) -> Decision:
        together.wait()
        return reviewing.take_out(story_id, [other], who="ada", request="the same")

    with ThreadPoolExecutor(WORKERS) as pool:
        outcomes = set(pool.map(take_out, range(WORKERS)))
    assert len(outcomes) == 1
    with database.read() as uow:
        assert len(uow.reviews.history(limit=99)) == 1
        assert uow.stories.get(story_id + 2) is None


def test_of_different_answers_at_once_one_counts_and_the_others_are_told_it(database: SqlDatabase) -> None:
    (_, (asked,)) = fill(database, [["Bridge falls"], ["Bridge collapses"]])
    with database.write() as uow:
        question = uow.reviews.suggest(suggestion(asked, 1)) or 0
        uow.commit()
    reviewing, together = Reviewing(database, StillClock(), topics=lambda: ()), Barrier(WORKERS)

    def answer(number: int) -> str | None:
        verdict = Verdict.SAME if number % 2 else Verdict.DIFFERENT
        together.wait()
        try:
            return reviewing.answer(question, verdict, who=f"reviewer {number}").decision_id
        except Answered as refused:
            return refused.decision_id

    with ThreadPoolExecutor(WORKERS) as pool:
        assert len(set(pool.map(answer, range(WORKERS)))) == 1
    with database.read() as uow:
        assert len({row.who for row in uow.reviews.history(limit=99)}) == 1
