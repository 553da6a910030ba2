"""What is kept as JSON, and the column types of our own."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from aggregator.model import (
    CacheValidators,
    FailureKind,
    FeedHealth,
    MatchDecision,
    Outcome,
    StoryRecord,
    searched_words,
)
from storage import mapping
from storage.columns import PlainText, Seconds, storable
from tests.support import make
from tests.support.make import at

OBJECTS: dict[str, Callable[[], Any]] = {
    "spec": lambda: make.feed_spec(headers={"X-Key": "ä\0"}, tags=("a",), every=timedelta(days=40, microseconds=1)),
    "health": lambda: make.health(error_kind=FailureKind.TLS, failing_since=at(0.123456), error="\ud800"),
    "validators": lambda: CacheValidators(etag='W/"\0\udfff"'),
    "record": lambda: make.record([3, 1, 2], first_published=at(-0.001)),
    "decision": lambda: MatchDecision(outcome=Outcome.SUGGEST, suggestions=(make.comparison(probability=1 / 3),)),
    "comparison": lambda: make.comparison(evidence=(), warnings=("a", "b")),
}


@pytest.mark.parametrize("name", OBJECTS)
def test_what_is_kept_as_json_comes_back_the_same(name: str) -> None:
    value = OBJECTS[name]()
    assert mapping.decode(type(value), json.loads(json.dumps(mapping.encode(value)))) == value


def test_a_field_added_since_is_filled_in_with_its_default() -> None:
    stored = mapping.encode(make.health(failures=3))
    del stored["note"]
    assert mapping.decode(FeedHealth, stored) == make.health(failures=3)


def test_a_field_dropped_since_is_passed_over() -> None:
    stored = mapping.encode(make.record())
    stored["sources"][0]["mood"] = "calm"
    assert mapping.decode(StoryRecord, stored | {"mood": "calm"}) == make.record()


def test_a_field_that_is_missing_without_a_default_is_not_made_up() -> None:
    stored = mapping.encode(make.record())
    del stored["headline"]
    with pytest.raises(ValueError, match="headline"):
        mapping.decode(StoryRecord, stored)


@given(st.text(alphabet=st.characters()))
def test_any_text_becomes_storable_and_storable_text_stays_as_it_is(text: str) -> None:
    stored = storable(text)
    assert len(stored) == len(text)
    assert "\0" not in stored
    assert stored.encode().decode() == stored
    assert storable(stored) == stored
    assert all(
        before in ("\0", after) or "\ud800" <= before <= "\udfff" for before, after in zip(text, stored, strict=True)
    )


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=3650)))
def test_a_length_of_time_comes_back_to_the_microsecond(length: timedelta) -> None:
    column, dialect = Seconds(), sqlite.dialect()
    assert column.process_result_value(column.process_bind_param(length, dialect), dialect) == length


def test_nothing_stays_nothing_in_columns_of_our_own() -> None:
    dialect = sqlite.dialect()
    assert PlainText().process_bind_param(None, dialect) is None
    assert Seconds().process_bind_param(None, dialect) is None
    assert Seconds().process_result_value(None, dialect) is None


@given(st.text(), st.text(), st.text())
def test_no_word_that_is_indexed_needs_to_be_escaped(title: str, summary: str, text: str) -> None:
    for part in searched_words(title, summary, text):
        for word in part:
            assert word
            assert not set(word) & set(" '\"\\:*()\0")
            assert word.encode()
