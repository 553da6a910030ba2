"""The dated sentences of several articles as one timeline, and what a story tells of the days of its articles."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from aggregator.merging import build_record
from aggregator.merging.details import build_details
from aggregator.merging.reading import read_article
from aggregator.merging.timeline import merge_timelines
from aggregator.merging.timeline.told import ArticleTimeline
from aggregator.model import Development, PartOfDay, Precision, When
from tests.support.make import at, stored_article

WEDNESDAY = datetime(2025, 3, 12, 14, tzinfo=UTC)


def article(number: int, text: str, hours: float = 0) -> ArticleTimeline:
    published = WEDNESDAY + timedelta(hours=hours)
    summary = {"summary": text, "published": published, "sort_time": published, "language": "en"}
    return read_article(stored_article(number, "", **summary)).timeline


def by_clock(text: str, hours: float, moment: str = "2025-03-12T23:30") -> date | None:
    """The day that a text of an outlet tells whose clock is so far ahead of UTC."""
    published = datetime.fromisoformat(f"{moment}+00:00")
    own = {"published": published, "sort_time": published, "language": "en", "utc_offset": timedelta(hours=hours)}
    [told] = read_article(stored_article(1, "", summary=text, **own)).timeline.told
    return told.when and told.when.first


def sources(entry: Development) -> list[int]:
    return [sentence.article_id for sentence in entry.sentences]


def test_a_timeline_goes_by_what_is_told_and_not_by_when_it_was_printed() -> None:
    first = article(1, "The dam burst on Tuesday night. The town was evacuated on Monday.")
    second = article(2, "Rain had begun last week. The dam burst in the day before.", hours=1)
    entries = merge_timelines([second, first], {})
    assert [entry.when and entry.when.first for entry in entries] == [
        date(2025, 3, 3),
        date(2025, 3, 10),
        date(2025, 3, 11),
        None,
    ]


def test_a_sentence_with_a_date_does_not_stand_among_the_undated_too() -> None:
    told = "The dam burst on Tuesday night, a week after the engineers had left the day before."
    [entry] = merge_timelines([article(1, told)], {})
    assert entry.when == When(date(2025, 3, 11), date(2025, 3, 11), Precision.PART_OF_DAY, PartOfDay.NIGHT)


def test_what_is_told_of_one_day_stands_together_beside_what_is_told_of_several() -> None:
    told = ("On 3 March the bridge closed.", "The fair ran on 3-5 March.", "Fire broke out on 3 March in the port.")
    entries = merge_timelines([article(number, text, number) for number, text in enumerate(told)], {})
    assert [sources(entry) for entry in entries] == [[1], [0], [2]]
    assert len({entry.when for entry in entries}) == 2


@pytest.mark.parametrize(
    ("text", "hours", "day"),
    [
        ("A warehouse burned today.", 0, 12),
        ("A warehouse burned today.", 9, 13),
        ("A warehouse burned on Thursday.", 9, 13),
        ("A warehouse burned in Tokyo today.", 9, 13),
        ("A warehouse burned in Madrid today.", 1, 13),
        ("A warehouse burned in London today.", 9, None),  # the outlet may tell it by either clock
    ],
)
def test_today_is_the_day_of_its_publisher(text: str, hours: float, day: int | None) -> None:
    assert by_clock(text, hours) == (day and date(2025, 3, day))


def test_midnight_by_the_publishers_clock_is_a_day_without_a_time() -> None:
    assert by_clock("A warehouse burned in London today.", 9, "2025-03-12T15:00") == date(2025, 3, 13)


def test_a_page_that_prints_the_time_of_its_place_may_be_of_another_zone_than_its_feed() -> None:
    assert by_clock("March 13, 2025 8:30 AM\nA warehouse burned today.", -7) == date(2025, 3, 13)


def test_new_year_comes_by_the_publishers_clock() -> None:
    assert by_clock("A warehouse burned last year.", 9, "2024-12-31T20:00") == date(2024, 1, 1)


def test_a_copy_by_an_outlet_of_another_day_is_dated_as_the_text_that_it_copies() -> None:
    text = "A warehouse burned today."
    (entry,) = merge_timelines(
        [article(1, text), article(2, text, hours=11), article(3, text, hours=-24)], {2: 1, 3: 1}
    )
    assert (entry.when and entry.when.first, sorted(sources(entry))) == (WEDNESDAY.date(), [1, 2, 3])
    assert len(merge_timelines([article(1, text), article(2, text, hours=11)], {})) == 2


def test_near_identical_sentences_of_one_date_are_one_entry_with_all_their_sources() -> None:
    entries = merge_timelines(
        [
            article(1, "A drone struck the grain terminal of Port Alder on Monday, the harbour master said."),
            article(2, "A drone struck the grain terminal at Port Alder on Monday, the harbour master said.", hours=1),
            article(3, "Ferries were kept in Port Alder on Monday because of ice.", hours=2),
        ],
        {},
    )
    assert [sources(entry) for entry in entries] == [[1, 2], [3]]
    assert entries[0].texts == 2


def test_the_same_sentence_is_one_entry_however_many_sentences_are_like_it() -> None:
    places = ("quay", "long mole", "dry dock", "old pier", "coal yard", "boat ramp")
    texts = [f"Drones struck the {place} on Monday." for place in places]
    entries = merge_timelines([article(number, texts[number % 6]) for number in range(60)], {})
    assert sorted(len(entry.sentences) for entry in entries) == [10] * 6


def test_copies_of_one_text_count_once() -> None:
    text = "A drone struck the grain terminal of Port Alder on Monday."
    (entry,) = merge_timelines([article(1, text), article(2, text, hours=1), article(3, text, hours=2)], {2: 1})
    assert sources(entry) == [1, 2, 3]
    assert entry.texts == 2


@pytest.mark.parametrize(
    "other",
    [
        "The blast killed five people in the market hall of Ostrava Dol on Monday.",
        "The blast killed 3 people in the market hall of Ostrava Dol on Tuesday.",
        "The blast killed no three people in the market hall of Ostrava Dol on Monday.",
    ],
)
def test_another_number_date_or_a_denial_makes_another_entry(other: str) -> None:
    one = article(1, "The blast killed three people in the market hall of Ostrava Dol on Monday.")
    assert len(merge_timelines([one, article(2, other)], {})) == 2


def undated(text: str, *published: datetime) -> When | None:
    """How a story of one undated article and others published then reads the first date of its text."""
    one = stored_article(1, "", summary=text, published=None, sort_time=at(500))
    others = [
        stored_article(number, "", summary="Rain fell.", published=time, sort_time=time)
        for number, time in enumerate(published, 2)
    ]
    articles = [one, *others]
    details = build_details(articles, build_record(articles).sources, read_article)
    return next((each.when for each in details.timeline if each.dated_by.article_id == 1), None)


def test_a_day_without_a_year_in_an_undated_article_is_that_of_its_story() -> None:
    told = undated("A drone struck the port of Vodny Brod on 3 March.", datetime(2031, 3, 4, 9, tzinfo=UTC))
    assert told == When(date(2031, 3, 3), date(2031, 3, 3), Precision.DAY)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("A drone struck the port on Monday.", (datetime(2031, 3, 4, 9, tzinfo=UTC),)),
        ("A drone struck the port on 3 March.", ()),
        (
            "A drone struck the port on 3 March.",
            (datetime(2031, 3, 4, 9, tzinfo=UTC), datetime(2031, 9, 4, 9, tzinfo=UTC)),
        ),
    ],
)
def test_a_story_tells_no_day_that_its_articles_leave_open(text: str, published: tuple[datetime, ...]) -> None:
    assert undated(text, *published) is None
