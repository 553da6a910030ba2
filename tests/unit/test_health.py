from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.health import FeedCondition, FeedState, SilencePolicy, describe
from aggregator.model import FailureKind, Feed, PauseReason
from tests.support.make import NOON, at, feed_spec, health
from tests.support.polling import SILENCE

DAY = timedelta(days=1)
POLLED: dict[str, Any] = {
    "created": NOON - 30 * DAY,
    "last_attempt": NOON,
    "last_success": NOON,
    "last_new": NOON,
    "last_entries": 20,
}


def condition(
    *, paused: PauseReason | None = None, articles: int = 320, silence: SilencePolicy = SILENCE, **remembered: Any
) -> FeedCondition:
    """The condition of a feed that was watched for 30 days, brought 10 articles a day and is due in an hour."""
    feed = Feed(
        id=1,
        spec=feed_spec(),
        paused=paused,
        next_due=at(1),
        health=health(**POLLED | remembered),
        article_count=articles,
    )
    return describe(feed, now=NOON, silence=silence)


def test_a_feed_that_was_never_polled_is_waiting() -> None:
    told = condition(last_attempt=None, last_success=None, last_new=None, last_entries=None)
    assert told.state is FeedState.WAITING
    assert told.words == "Never polled so far."


def test_a_feed_that_brought_something_new_is_healthy() -> None:
    told = condition()
    assert told.state is FeedState.HEALTHY
    assert condition(last_entries=1).words == "Working: answered on 2026-03-02 12:00 UTC with 1 entry."
    expected = "Working: answered on 2026-03-02 12:00 UTC with 20 entries."
    assert told.words == expected


def test_a_feed_with_nothing_new_last_time_is_unchanged_since_its_last_new_article() -> None:
    told = condition(last_unchanged=True, last_new=at(-5))
    assert told.state is FeedState.UNCHANGED
    assert told.since == at(-5)
    assert "nothing new at the last poll; the last new article came on 2026-03-02 07:00 UTC" in told.words


def test_a_proper_feed_without_entries_is_empty_and_not_broken() -> None:
    assert condition(last_entries=0).state is FeedState.EMPTY


def test_a_failing_feed_is_broken_with_the_reason() -> None:
    told = condition(
        failures=3,
        failing_since=at(-10),
        error_kind=FailureKind.NOT_FOUND,
        error="the server answers 404 (not found)",
    )
    assert told.state is FeedState.BROKEN
    assert told.since == at(-10)
    assert told.words == ("Broken since 2026-03-02 02:00 UTC, 3 tries in a row: the server answers 404 (not found).")


def test_a_feed_that_never_worked_is_said_to_be_so() -> None:
    told = condition(failures=1, failing_since=NOON, error="An HTML page.", last_success=None, last_new=None)
    assert told.words.startswith("Broken since 2026-03-02 12:00 UTC, one try: An HTML page. It has never worked.")


def test_a_feed_whose_articles_come_with_cut_documents_alone_is_not_said_never_to_have_worked() -> None:
    told = condition(failures=2, failing_since=NOON, error="cut short", last_success=None, last_new=NOON)
    assert told.words.endswith("cut short. Its documents have never come whole; what comes of them is kept.")


@pytest.mark.parametrize("reason", [PauseReason.DISABLED, PauseReason.REMOVED])
def test_a_feed_that_the_operator_took_out_is_paused_whatever_else_is_wrong(reason: PauseReason) -> None:
    told = condition(paused=reason, failures=3)
    assert told.state is FeedState.PAUSED
    assert "feeds file" in told.words


def test_a_feed_that_the_server_took_out_is_gone() -> None:
    told = condition(paused=PauseReason.GONE, failures=1, failing_since=at(-2))
    assert told.state is FeedState.GONE
    assert "on 2026-03-02" in told.words
    assert "articles are kept" in told.words


def test_a_lively_feed_is_silent_after_three_days_and_not_over_a_weekend() -> None:
    created = NOON - 33 * DAY
    weekend = condition(created=created, last_new=NOON - 2.9 * DAY, last_unchanged=True)
    longer = condition(created=created, last_new=NOON - 3.1 * DAY, last_unchanged=True)
    assert weekend.state is FeedState.UNCHANGED
    assert longer.state is FeedState.SILENT
    assert longer.words == (
        "The server answers, but nothing new has come since 2026-02-27, for 3 days; "
        "usually something comes every 2 hours."
    )


@pytest.mark.parametrize(
    ("minutes", "often"),
    [
        (20, "every hour"),
        (80, "every hour"),
        (100, "every 2 hours"),
        (23 * 60 + 40, "every day"),
        (40 * 60, "every 2 days"),
    ],
)
def test_what_is_usual_is_told_in_whole_hours_or_days(minutes: int, often: str) -> None:
    last = NOON - 40 * DAY
    told = condition(created=last - 100 * timedelta(minutes=minutes), last_new=last, articles=120)
    assert told.words.endswith(f"usually something comes {often}.")


def test_how_long_a_feed_has_been_silent_is_told_in_days_where_it_is_several() -> None:
    told = condition(last_new=NOON - 1.5 * DAY, silence=replace(SILENCE, times=1, least=DAY))
    assert "nothing new has come since 2026-03-01; usually" in told.words


def test_a_rare_feed_is_silent_only_after_ten_times_its_usual_gap() -> None:
    watched: dict[str, Any] = {"created": NOON - 70 * DAY, "articles": 30, "last_unchanged": True}  # 10 arrived
    assert condition(**watched, last_new=NOON - 30 * DAY).state is FeedState.UNCHANGED
    assert condition(**watched, last_new=NOON - 45 * DAY).state is FeedState.SILENT


def test_a_feed_whose_habits_are_unknown_is_silent_after_thirty_days() -> None:
    only_its_first_document: dict[str, Any] = {"articles": 20, "last_unchanged": True}
    for days, state in [(29, FeedState.UNCHANGED), (31, FeedState.SILENT)]:
        first = NOON - days * DAY
        assert condition(created=first, last_new=first, **only_its_first_document).state is state


def test_the_operator_says_what_much_longer_than_usual_is() -> None:
    """One article in 30 hours is usual here."""
    usual: dict[str, Any] = {"articles": 40, "created": NOON - 30 * DAY}
    for silent, hours in [(False, 60), (True, 70)]:
        told = condition(last_new=NOON - timedelta(hours=hours), silence=replace(SILENCE, times=2, least=DAY), **usual)
        assert (told.state is FeedState.SILENT) is silent


def test_a_naive_present_is_refused() -> None:
    feed = Feed(id=1, spec=feed_spec(), paused=None, next_due=NOON, health=health())
    with pytest.raises(ValueError, match="aware"):
        describe(feed, now=datetime(2026, 3, 2), silence=SILENCE)  # noqa: DTZ001 - the naive datetime that is to be refused


moments = st.one_of(st.none(), st.timedeltas(timedelta(), 400 * DAY).map(lambda past: NOON - past))


memories = st.fixed_dictionaries(
    {
        "paused": st.sampled_from([None, *PauseReason]),
        "articles": st.integers(0, 1000),
        "created": st.just(NOON - 500 * DAY),
        "last_attempt": moments,
        "last_success": moments,
        "last_new": moments,
        "last_entries": st.one_of(st.none(), st.integers(0, 50)),
        "last_unchanged": st.booleans(),
        "failing_since": moments,
        "failures": st.integers(0, 5),
    }
)


@given(memories)
def test_every_feed_has_a_state_told_in_whole_sentences(remembered: dict[str, Any]) -> None:
    told = condition(**remembered)
    assert told.words[0].isupper()
    assert told.words.endswith(".")
    assert "None" not in told.words
