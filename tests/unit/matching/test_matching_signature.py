"""What is read out of an article for comparison."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.matching import sign
from aggregator.matching.dates import day_of, days_apart, mentioned_days
from aggregator.matching.figures import numbers, ordinals
from aggregator.matching.names import names, places
from aggregator.matching.words import fold, terms, words
from tests.support.matching import article

MONDAY = datetime(2031, 6, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on April 26 in Muscat", (4, 26)),
        ("le 26 avril à Mascate", (4, 26)),
        ("26 de abril", (4, 26)),
        ("Oct. 14 strike", (10, 14)),
        ("the 3rd of June", (6, 3)),
        ("2031-06-01", (6, 1)),
        ("4月26日", (4, 26)),
    ],
)
def test_a_printed_day_is_found_in_several_languages(text: str, expected: tuple[int, int]) -> None:
    assert mentioned_days(text, None) == (day_of(*expected),)


def test_a_weekday_is_the_last_one_up_to_publication() -> None:
    assert mentioned_days("A bridge fell on Saturday.", MONDAY) == (day_of(5, 31),)


def test_a_weekday_in_a_sentence_that_looks_ahead_says_nothing() -> None:
    assert mentioned_days("They will meet on Saturday.", MONDAY) == ()


def test_a_day_of_another_year_is_a_look_back() -> None:
    assert mentioned_days("since May 30, 2029", MONDAY) == ()


def test_an_impossible_day_is_no_day() -> None:
    assert mentioned_days("February 31", None) == ()


def test_the_turn_of_the_year_is_short() -> None:
    assert days_apart(366, 1) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15,000 people", ("15000",)),
        ("magnitude 6.9", ("6.9",)),
        ("six killed", ("6",)),
        ("3.5 million barrels", ("3500000",)),
        ("two thousand homes", ("2000",)),
        ("in 2025", ()),
    ],
)
def test_numbers_are_plain_values_and_years_are_not_among_them(text: str, expected: tuple[str, ...]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a third indirect Iran-US round", (("round", 3),)),
        ("the 12th package", (("package", 12),)),
        ("the twentieth session", (("session", 20),)),
        ("the twenty-first meeting", (("meeting", 21),)),
        ("round three begins", (("round", 3),)),
        ("for the first time", ()),
    ],
)
def test_places_in_a_row_are_read_from_words_and_figures(text: str, expected: tuple[tuple[str, int], ...]) -> None:
    assert ordinals(text) == expected


def test_names_are_capitalised_words_within_sentences() -> None:
    assert names("Envoys return to Geneva", "Talks began. Nobody saw Anna Weber there.") == ("geneva", "anna", "weber")


def test_capitals_of_title_case_and_shouting_mark_no_names() -> None:
    assert names("Leaders Meet Again After Long Night", "") == ()
    assert names("LEADERS MEET IN GENEVA", "") == ()


def test_places_follow_words_of_place_and_are_no_weekdays() -> None:
    assert places("A fire in Porto on Monday, near Vila Nova") == ("porto", "vila", "nova")


def test_ideographic_text_is_compared_by_pairs_of_characters() -> None:
    assert [term for term, _ in terms(words("香港大火"), "zh")] == ["香港", "港大", "大火"]


def test_words_of_one_stem_are_one_term() -> None:
    assert {term for term, _ in terms(words("negotiation negotiations"), "en")} == {fold("negoti")}


def test_the_publisher_is_taken_off_the_title() -> None:
    signature = sign(article("Bridge closed in Porto - Harbour Post", publisher="Harbour Post"), seen=None)
    assert signature.plain_title == "bridge closed in porto"


def test_first_seen_stands_in_for_a_missing_time_and_midnight_is_a_day() -> None:
    assert sign(article("Bridge", published=None), seen=MONDAY).time == MONDAY
    assert sign(article("Bridge", published=datetime(2031, 6, 2, tzinfo=UTC)), seen=None).day_only
    assert not sign(article("Bridge", published=MONDAY), seen=None).day_only


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        sign(article("Bridge", published=None), seen=datetime(2031, 6, 2))  # noqa: DTZ001 - the fault under test


@settings(max_examples=60, deadline=None)
@given(title=st.text(max_size=200), text=st.text(max_size=400))
def test_any_text_gives_a_bounded_signature(title: str, text: str) -> None:
    signature = sign(article(title, text, published=MONDAY), seen=None)
    assert len(signature.text) == len(signature.spelled) <= 120
    assert set(signature.title) <= set(signature.text) or len(signature.text) == 120
    assert all(1 <= day <= 366 for day in signature.days)


def test_a_day_and_time_before_the_text_is_no_part_of_it() -> None:
    for dateline in ("June 2, 2031 5:00 AM  ", "Monday, 2 June 2031 at 17:30 GMT - ", "2031-06-02T10:00 "):
        signature = sign(article("Bridge", f"{dateline}A bridge fell.", published=MONDAY), seen=None)
        assert (signature.days, signature.numbers, signature.names) == ((), (), ())


@pytest.mark.parametrize("text", ["at 6 pm", "at 5:30 a.m.", "at 14:55", "at 17.45 GMT"])
def test_times_of_day_are_no_figures(text: str) -> None:
    assert numbers(text) == ()


def test_a_time_that_lies_ahead_is_when_the_article_was_seen() -> None:
    assert sign(article("Bridge", published=datetime(2031, 9, 1, 8, tzinfo=UTC)), seen=MONDAY).time == MONDAY


def test_the_first_of_things_that_are_not_counted_is_no_place_in_a_row() -> None:
    assert ordinals("the first full flight") == ()
    assert ordinals("the first round") == (("round", 1),)
