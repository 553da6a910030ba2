"""Which day a date means hangs on when, and where, an article was published."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from aggregator.merging.reading import read_article
from aggregator.model import PartOfDay, Precision, When
from tests.support.dates import WEDNESDAY, dated, days
from tests.support.make import stored_article

MONDAY = datetime(2025, 3, 10, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("A boy was hurt on January 19 last year.", "on January 19 last year", date(2024, 1, 19)),
        ("The ferry sank on 3 December of last year.", "on 3 December of last year", date(2024, 12, 3)),
        ("In December last year a ferry sank.", "In December last year", date(2024, 12, 1)),
        ("It is to open in May next year.", "in May next year", date(2026, 5, 1)),
    ],
)
def test_a_year_that_is_told_behind_a_date_is_its_year(text: str, words: str, first: date) -> None:
    assert days(text) == [(words, first)]


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("It burned on Monday.", WEDNESDAY, date(2025, 3, 10)),
        ("It burned on Monday.", MONDAY, date(2025, 3, 10)),
        ("Monday's attack killed two people.", MONDAY, date(2025, 3, 10)),
        ("It will open on Monday.", WEDNESDAY, date(2025, 3, 17)),
        ("It will open on Monday.", MONDAY, None),
        ("It will open on Tuesday.", WEDNESDAY, None),
        ("It burned on Thursday.", WEDNESDAY, date(2025, 3, 6)),
        ("It burned on Thursday.", WEDNESDAY.replace(hour=0), None),
        ("It burned on Friday.", WEDNESDAY.replace(hour=0), date(2025, 3, 7)),
        ("It may open next week.", WEDNESDAY.replace(day=9, hour=0), date(2025, 3, 10)),
        ("It burned on Monday.", None, None),
        ("Shells struck a port, a depot and a mill on Wednesday.", WEDNESDAY, date(2025, 3, 12)),
        ("Ann Ek spoke of it, in remarks to a meeting on Tuesday.", WEDNESDAY, date(2025, 3, 11)),
        ("Ann Ek spoke of it, in remarks to a meeting on Monday.", WEDNESDAY, None),
        ("Ann Ek may speak of it on Tuesday.", WEDNESDAY, None),
        ("Lund could soon go green, D-day on Tuesday.", WEDNESDAY, None),
        ("Bakers heard a blast shortly after dawn on Sunday.", WEDNESDAY, date(2025, 3, 9)),
        ("The driver is thought to have lost control on Sunday.", WEDNESDAY, date(2025, 3, 9)),
        ("Envoys are believed to have been seen on Sunday.", WEDNESDAY, date(2025, 3, 9)),
        ("Envoys agreed to have talks on Friday.", WEDNESDAY, None),
        ("Court to rule on Friday in case of nurse accused of theft", WEDNESDAY, date(2025, 3, 14)),
        ("Man to appear in court on Friday charged with arson", WEDNESDAY, date(2025, 3, 14)),
        ("Talks that will open on Friday replaced a summit.", WEDNESDAY, date(2025, 3, 14)),
        ("Smoke is expected overnight.", WEDNESDAY, date(2025, 3, 12)),
        ("Smoke was seen overnight.", WEDNESDAY, date(2025, 3, 11)),
        ("It burned on Mar. 3 in Lund.", WEDNESDAY, date(2025, 3, 3)),
        ("It burned on the 3rd of March, 2025 in Lund.", WEDNESDAY, date(2025, 3, 3)),
        ("It burned the day before yesterday.", WEDNESDAY, date(2025, 3, 10)),
        ("It will open the day after tomorrow.", WEDNESDAY, date(2025, 3, 14)),
        ("It burned the day after.", WEDNESDAY, None),
        ("On Monday, two days after the blast, police held a baker.", WEDNESDAY, date(2025, 3, 10)),
        ("On Monday, two days after the deal, envoys will meet.", WEDNESDAY, date(2025, 3, 17)),
        ("The result will be announced on Friday.", WEDNESDAY, date(2025, 3, 14)),
        ("Results are to be announced on Friday.", WEDNESDAY, date(2025, 3, 14)),
        ("Results were to be announced on Friday.", WEDNESDAY, None),
        ("Results were announced on Friday.", WEDNESDAY, date(2025, 3, 7)),
        ("Voters chose a mayor on Sunday.", WEDNESDAY, date(2025, 3, 9)),
        ("Karland bought the mill on Sunday.", WEDNESDAY, date(2025, 3, 9)),
        ("It burned overnight into Tuesday.", WEDNESDAY, date(2025, 3, 10)),
        ("It burned overnight from Monday to Tuesday.", WEDNESDAY, date(2025, 3, 10)),
        ("It burned overnight on Monday.", WEDNESDAY, None),
        ("Last Monday it burned.", WEDNESDAY, None),
        ("Last Monday it burned.", MONDAY, date(2025, 3, 3)),
        ("Last Friday it burned.", WEDNESDAY, date(2025, 3, 7)),
        ("Last Sunday it burned.", MONDAY, None),
        ("It will open next Monday.", WEDNESDAY, date(2025, 3, 17)),
        ("It will open next Friday.", WEDNESDAY, None),
        ("It will open next Tuesday.", MONDAY, None),
        ("Parliament votes on Thursday.", WEDNESDAY, None),
        ("Both accepted an invitation to talks on Thursday.", WEDNESDAY, None),
        ("Crews tested the line in preparation for trains on Friday.", WEDNESDAY, None),
        ("Envoys arrived ahead of talks on Friday.", WEDNESDAY, None),
        ("Ahead of the talks a blast hit the port on Monday.", WEDNESDAY, date(2025, 3, 10)),
        ("Police held Jan Horvat, 33, at a flat in Dovhe on Monday.", WEDNESDAY, date(2025, 3, 10)),
        ("It killed five, including two nurses, at a flat in Dovhe on Monday.", WEDNESDAY, date(2025, 3, 10)),
        ("The plane crashed while trying to land in a field on Monday.", WEDNESDAY, date(2025, 3, 10)),
        ("Police plan to hold Jan Horvat, 33, at a flat on Friday.", WEDNESDAY, None),
        ("The bank signalled a cut in January.", WEDNESDAY, None),
        ("The bank signalled on Monday that it would cut.", WEDNESDAY, date(2025, 3, 10)),
        ("The race went ahead on Monday.", WEDNESDAY, date(2025, 3, 10)),
        ("Envoys met face to face in Lund on Monday.", WEDNESDAY, date(2025, 3, 10)),
        ("Police searched from door to door on Monday.", WEDNESDAY, date(2025, 3, 10)),
        ("It burned on 28 December.", WEDNESDAY, date(2024, 12, 28)),
        ("It burned on 2 April.", WEDNESDAY, None),
        ("It will open on 2 April.", WEDNESDAY, date(2025, 4, 2)),
        ("It burned on Sunday, 8 March.", WEDNESDAY, None),
        ("It burned on Sunday (9 March).", WEDNESDAY, date(2025, 3, 9)),
        ("It burned on Sunday (8 March).", WEDNESDAY, None),
        ("It burned on 29 February.", WEDNESDAY, None),
        ("It burned the day before.", WEDNESDAY, None),
        ("The captain was to be dismissed on Saturday.", WEDNESDAY, None),
    ],
)
def test_what_the_words_leave_open_is_undated(text: str, published: datetime | None, day: date | None) -> None:
    ((_, found),) = days(text, published)
    assert found == day


@pytest.mark.parametrize(
    ("text", "ahead", "day"),
    [
        ("It burned today.", 0, date(2025, 3, 12)),
        ("It burned today.", 8, date(2025, 3, 12)),
        ("It burned today.", 11, None),
        ("It burned yesterday.", 11, None),
        ("It burned on Tuesday.", 11, date(2025, 3, 11)),
        ("It burned on Thursday.", 11, date(2025, 3, 13)),
        ("It burned on 3 March.", 11, date(2025, 3, 3)),
    ],
)
def test_where_it_may_be_another_day_only_what_both_days_agree_upon_is_dated(
    text: str, ahead: int, day: date | None
) -> None:
    assert [each.when.first if each.when else None for each in dated(text, ahead=ahead)] == [day]


def test_a_day_without_a_time_is_the_same_everywhere() -> None:
    midnight = WEDNESDAY.replace(hour=0)
    found = dated("It burned today.", midnight, ahead=-8)
    assert [each.when.first for each in found if each.when] == [midnight.date()]


def test_the_day_of_an_article_is_doubted_by_the_first_place_that_it_names() -> None:
    evening = stored_article(1, "Fire", summary="It burned today in Auckland.", published=WEDNESDAY, language="en")
    assert [each.when for each in read_article(evening).timeline.told] == [None]
    at_home = stored_article(1, "Fire", summary="It burned today in London.", published=WEDNESDAY, language="en")
    assert all(each.when for each in read_article(at_home).timeline.told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It burned on Tuesday last week.", [("on Tuesday last week", date(2025, 3, 4))]),
        ("It burned on Tuesday evening of last week.", [("on Tuesday evening of last week", date(2025, 3, 4))]),
        ("It burned on Tuesday this week.", [("on Tuesday this week", date(2025, 3, 11))]),
        ("They will meet on Friday next week.", [("on Friday next week", date(2025, 3, 21))]),
        ("It burned on Tuesday two weeks ago.", [("on Tuesday", None)]),
        ("Last week on Tuesday it burned.", [("Last week", date(2025, 3, 3)), ("on Tuesday", None)]),
    ],
)
def test_a_weekday_is_of_the_week_that_is_told_beside_it(text: str, told: list[tuple[str, date | None]]) -> None:
    assert days(text)[: len(told)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It was signed on 4 July 1776.", [("on 4 July 1776", date(1776, 7, 4))]),
        ("It was lost in May 1756 at sea.", [("in May 1756", date(1756, 5, 1))]),
        ("They vote on 3 March 2568.", [("on 3 March 2568", None)]),
        ("On 4 March 1500 people fled.", [("On 4 March", date(2025, 3, 4))]),
    ],
)
def test_a_year_of_long_ago_or_of_another_calendar_is_not_this_one(
    text: str, told: list[tuple[str, date | None]]
) -> None:
    assert days(text) == told


def test_days_are_counted_in_the_time_zone_of_the_publication() -> None:
    late = datetime(2025, 3, 11, 23, 30, tzinfo=UTC)
    assert days("It burned yesterday.", late) == [("yesterday", date(2025, 3, 10))]
    there = late.astimezone(timezone(timedelta(hours=2)))
    assert days("It burned yesterday.", there) == [("yesterday", date(2025, 3, 11))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Envoys attend the opening on 14 June.", date(2031, 6, 14)),
        ("A look back at the raid on 28 May.", date(2031, 5, 28)),
        ("A drone struck the port on 14 June.", None),
        ("Envoys attend the opening on 14 October.", None),
    ],
)
def test_a_day_that_is_but_weeks_away_is_the_nearest_one(text: str, day: date | None) -> None:
    found = dated(text, datetime(2031, 6, 2, 9, tzinfo=UTC))
    assert [each.when.first if each.when else None for each in found] == [day]


@pytest.mark.parametrize(
    ("text", "is_saying"),
    [
        ("Ferries will sail, said Minister for Trade, Food and Labour Jan Orlin on Monday.", True),
        ("The mayor said fires broke out in Lund, Kesta and Brenn on Monday.", False),
    ],
)
def test_a_date_behind_who_spoke_and_his_office_is_that_of_the_saying(text: str, *, is_saying: bool) -> None:
    assert [each.is_saying for each in dated(text)] == [is_saying]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It burned on March 4 and 7.", 4, 4),
        ("It burned on 4 and 7 March.", 4, 4),
        ("It burned on March 4 and 5.", 4, 5),
        ("It burned between March 4 and 7.", 4, 7),
    ],
)
def test_two_days_apart_are_no_range(text: str, first: int, last: int) -> None:
    (when,) = (each.when for each in dated(text))
    assert when is not None
    assert (when.first.day, when.last.day) == (first, last)


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("May 25, 2031 5:00 AM", 24),
        ("25 May 2031, 17:30", 23),  # not the time of publication in any zone of the day after
        ("2031-05-25 05:07", 23),
        ("", 23),
    ],
)
def test_a_page_that_prints_its_own_time_tells_its_day(stamp: str, day: int) -> None:
    published = datetime(2031, 5, 24, 21, tzinfo=UTC)
    found = dated(f"{stamp}\nA court sat in Kesta yesterday.", published)
    assert [each.when.first.day if each.when else None for each in found] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "The mill burned in the night from Sunday to Monday.",
        "The mill burned on Sunday night into Monday.",
        "The mill burned on the night of 9 to 10 March.",
    ],
)
def test_a_night_between_two_days_is_one_date(text: str) -> None:
    [when] = [told.when for told in dated(text)]
    assert when == When(date(2025, 3, 9), date(2025, 3, 10), Precision.PART_OF_DAY, PartOfDay.NIGHT)
