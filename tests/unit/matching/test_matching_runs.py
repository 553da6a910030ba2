"""What goes on without a break, counted: the ninth straight day is not the eighth."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from aggregator.matching import sign
from aggregator.matching.contradictions import is_contradicted
from aggregator.matching.facts import compare_ordinals
from aggregator.matching.figures import ordinals
from aggregator.matching.signature import Signature
from tests.support.matching import article, story

MONDAY = datetime(2031, 6, 2, 12, tzinfo=UTC)


def signature(title: str, text: str, *, hours: int = 0) -> Signature:
    return sign(article(title, text, published=MONDAY + timedelta(hours=hours)), seen=None)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Shelling for a ninth straight day", ("day in a row", 9)),
        ("en", "No ferries for the 10th day in a row", ("day in a row", 10)),
        ("en", "Raids on the harbour, 12 days in a row", ("day in a row", 12)),
        ("en", "a twenty-third consecutive night of sirens", ("night in a row", 23)),
        ("en", "the second night running", ("night in a row", 2)),
        ("en", "prices fall for a fourth consecutive month", ("month in a row", 4)),
        ("en", "Shells fall on Port Alder for 7th night", ("night in a row", 7)),
        ("en", "A fifth night of sirens", ("night in a row", 5)),
        ("de", "Sirenen in der vierten Nacht", ("night in a row", 4)),
        ("de", "am dritten Tag in Folge", ("day in a row", 3)),
        ("de", "zum 3. Tag in Folge", ("day in a row", 3)),
        ("fr", "pour le troisième jour d'affilée", ("day in a row", 3)),
        ("fr", "troisième nuit consécutive", ("night in a row", 3)),
        ("es", "tercer día consecutivo", ("day in a row", 3)),
        ("pt", "terceira noite seguida", ("night in a row", 3)),
        ("it", "quarta notte di fila", ("night in a row", 4)),
        ("pl", "trzeci dzień z rzędu", ("day in a row", 3)),
        ("ru", "третью ночь подряд", ("night in a row", 3)),
        ("uk", "третій день поспіль", ("day in a row", 3)),
        ("ar", "لليوم الثالث على التوالي", ("day in a row", 3)),
        ("tr", "üst üste üçüncü gün", ("day in a row", 3)),
        ("ja", "3日連続", ("day in a row", 3)),
        ("zh", "连续第三天", ("day in a row", 3)),
        ("ko", "3일 연속", ("day in a row", 3)),
    ],
)
def test_what_goes_on_without_a_break_is_counted_in_every_language(
    language: str, text: str, expected: tuple[str, int]
) -> None:
    assert ordinals(text, language) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "a two-day row over fees",
        "in the 10 days running up to the vote",
        "the third day of talks",
        "the first night of sirens",
        "11 nights of talks",
        "It fell on the 5th. Night ferries stopped",
        "the first straight day",
        "on day 95 of the war",
    ],
)
def test_days_that_are_not_said_to_follow_each_other_are_not(text: str) -> None:
    assert ordinals(text, "en") == ()


def test_the_report_of_the_next_day_in_a_row_is_left_to_a_person() -> None:
    eighth = story(signature("No ferries to Nissos", "No ferry left Nissos for the eighth straight day."))
    ninth = signature("No ferries to Nissos", "No ferry left Nissos for the ninth day in a row.", hours=24)
    again = signature("Nissos cut off", "No ferry has left Nissos for eight days in a row.", hours=2)
    assert is_contradicted(ninth, eighth)
    assert not is_contradicted(again, eighth)


def test_a_story_whose_other_reports_do_not_count_days_is_no_earlier_one() -> None:
    uncounted = story(signature("No ferries to Nissos", "No ferry left Nissos today, the harbour office said."))
    counted = signature("No ferries to Nissos", "No ferry left Nissos for the ninth straight day.")
    assert compare_ordinals(counted, uncounted) == (0.0, 0.0, 0.0)
