"""When a story happened is read from the openings of its texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from aggregator.merging.happened import DateOfEvent
from aggregator.merging.reading import read_article
from aggregator.model import PartOfDay, Precision
from tests.support.claims import STORIES, dated, reading, written
from tests.support.make import NOON, stored_article


@pytest.mark.parametrize(("held_out", "precision", "recall"), [(False, 0.98, 0.95), (True, 0.96, 0.9)])
def test_the_dates_that_are_given_to_written_stories_are_right(
    held_out: bool,  # noqa: FBT001 - a row of the table
    precision: float,
    recall: float,
) -> None:
    stories = [story for story in STORIES if story["held_out"] is held_out]
    found = [_day(dated(written(story))) for story in stories]
    right = sum(day is not None and day == story["happened"] for day, story in zip(found, stories, strict=True))
    assert right >= precision * sum(day is not None for day in found)
    assert right >= recall * sum(story["happened"] is not None for story in stories)


def _day(found: DateOfEvent) -> dict[str, str] | None:
    if found.when is None:
        return None
    return {
        "first": found.when.first.isoformat(),
        "last": found.when.last.isoformat(),
        "precision": found.when.precision.value,
    }


@pytest.mark.parametrize(
    ("texts", "day"),
    [
        (("Envoys end talks on a week of clashes that began on 2 March.",), None),
        (
            ("Envoys agreed to a truce. They meet again on 20 March.", "Envoys agreed to a truce.", "A truce holds."),
            None,
        ),
        (("Envoys agreed to a truce. A session is on 20 March.", "Envoys agreed to a truce.", "A truce holds."), None),
        (("Envoys hold talks on 20 March.", "Talks of the envoys open on 20 March.", "A truce holds."), 20),
        (("A truce is to begin on 20 March.", "On Friday the two signed.", "Firing stops on 20 March."), 7),
        (("Truce talks begin on 20 March.", "Talks of the envoys open on 20 March.", "A truce holds."), 20),
    ],
)
def test_what_led_to_talks_and_what_one_text_plans_are_not_their_day(texts: Sequence[str], day: int | None) -> None:
    readings = [
        reading(number, "Envoys in truce talks", text, datetime(2031, 3, 9, 12, tzinfo=UTC))
        for number, text in enumerate(texts, 1)
    ]
    when = dated(readings).when
    assert (when and when.first.day) == day


@pytest.mark.parametrize(
    "summary",
    [
        "The mine was closed in 2015.",
        "The blast killed two, the mayor said on Monday.",
        "The blast killed two, the mayor said, Monday.",
        "LUND, March 2 (Wire) - A blast killed two people.",
        "It was the worst fire since 20 February.",
        "The fire spread like that of 3 January.",
        "Rain is expected on Friday.",
        "The owner had closed a shaft on Wednesday.",
        "Satellite imagery of the plant was made on Monday.",
        "The death toll in the blast at the plant rose to three on Monday.",
        "The number of dead in the blast at the plant rose to three on Monday.",
    ],
)
def test_sayings_datelines_look_backs_and_forecasts_date_no_event(summary: str) -> None:
    assert dated([reading(1, "Blast at plant", summary)]).when is None


def test_what_happened_for_the_first_time_happened_on_the_day_named() -> None:
    found = dated([reading(1, "Dam opened", "The dam was opened for the first time on Sunday, and first on Saturday.")])
    assert found.when == dated([reading(1, "Dam opened", "The dam was opened on Sunday.")]).when
    assert dated([reading(1, "Dam opened", "The dam was first opened on Sunday.")]).when is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Two people died after falling from a bridge on Sunday.", 1),
        ("Twelve died when a bomb went off next to a van on Sunday.", 1),
        ("The bridge opens next on Sunday.", None),
        ("A crane came down at a bridge on Sunday.", 1),
        ("The talks come days after a bridge fell on Sunday.", None),
        ("Two guests had left early when the roof fell on Sunday.", 1),
    ],
)
def test_where_and_after_what_something_happened_leaves_it_its_date(text: str, day: int | None) -> None:
    when = dated([reading(1, "Deaths in Lund", text, NOON)]).when
    assert (when and when.first.day) == day


@pytest.mark.parametrize(
    ("title", "text", "day"),
    [
        ("Air strikes on Hrad", "Three people died in Sunday's air strikes on the capital.", 1),
        ("Peace talks in Lund", "Horvat was hopeful after Sunday's five-hour meeting.", 1),
        ("Air strikes on Hrad", "Karland answered after Sunday's attack on the port.", None),
        ("Air strikes on Hrad", "Rescue was slow after Sunday's talks on the port.", None),
        ("Peace talks in Lund", "Envoys arrive ahead of Tuesday's talks.", None),
        ("Peace talks in Lund", "Karland had never confirmed taking part in Sunday's talks.", None),
        ("Peace talks in Lund", "Envoys doubt it, and Tuesday's talks may not take place.", None),
        ("Air strikes on Hrad", "They hit Hrad on 27 February, and Sunday's attack was worse.", 27),
        ("Air strikes on Hrad", "Ek on Monday visited those who were hurt in Sunday's attack.", 1),
        ("Toll of Sunday's air strikes on Hrad at nine", "The ministry gave the figure on Monday.", 1),
    ],
)
def test_an_event_that_is_called_by_its_day_was_on_it_if_nothing_else_is_dated(
    title: str, text: str, day: int | None
) -> None:
    when = dated([reading(1, title, text, NOON)]).when
    assert (when and when.first.day) == day


def test_talks_that_are_planned_are_dated_ahead() -> None:
    found = dated([reading(1, "Envoys to hold peace talks in Lund", "Delegations will meet in Lund on Friday.")])
    assert found.when
    assert (found.when.first, found.when.precision) == (date(2026, 3, 6), Precision.DAY)


def test_texts_that_tell_different_days_leave_the_event_undated_unless_most_agree() -> None:
    articles = [
        reading(1, "Bus crash", "A bus crashed on Sunday."),
        reading(2, "Bus leaves road", "The bus left the road on Saturday."),
    ]
    assert dated(articles).when is None
    third = reading(3, "Eight dead in bus", "Eight people died when a bus crashed on Sunday.")
    assert dated([*articles, third]).when == dated(articles[:1]).when
    assert [passage.article_id for passage in dated([*articles, third]).shown_by] == [1, 3]
    assert dated([*articles, third], {3: 1}).when is None


def test_the_next_round_that_one_text_names_takes_no_vote_from_the_day_of_this_one() -> None:
    held = reading(1, "Peace talks end in Lund", "Envoys ended a round of talks in Lund on Sunday.")
    ahead = reading(2, "Peace talks in Lund to go on", "Envoys will meet again, and hold talks in Lund on Friday.")
    assert dated([held, ahead]).when == dated([held]).when


def test_what_most_texts_plan_takes_no_vote_from_what_several_tell_as_done() -> None:
    held = [reading(n, "Peace talks end in Lund", "Envoys ended a round of talks in Lund on Sunday.") for n in (1, 2)]
    ahead = [reading(n, "Peace talks in Lund", "Envoys will hold talks in Lund on Friday.") for n in (3, 4, 5)]
    assert dated([*held, *ahead]).when == dated(held).when
    assert dated([*held[:1], *ahead]).when == dated(ahead).when


def test_a_day_that_has_begun_for_its_outlet_alone_is_no_plan() -> None:
    evening = datetime(2026, 3, 7, 20, tzinfo=UTC)
    [first, later] = [
        read_article(
            stored_article(
                number, "Ferry sinks off Kesta", summary=text, published=evening, sort_time=evening, utc_offset=offset
            )
        )
        for number, text, offset in (
            (1, "Rescuers searched for survivors.", None),
            (2, "A ferry sank on Sunday.", timedelta(hours=9)),
        )
    ]
    when = dated([first, later]).when
    assert when
    assert when.first == date(2026, 3, 8)


@pytest.mark.parametrize(
    "later",
    [
        "Divers recovered a fifth body on Monday.",
        "Some homes were still dark on Monday.",
    ],
)
def test_what_comes_after_an_incident_is_not_its_day(later: str) -> None:
    first = reading(1, "Ferry sinks off Kesta", "A ferry sank off Kesta on Sunday.")
    assert dated([first, reading(2, "Ferry disaster off Kesta", later)]).when == dated([first]).when


@pytest.mark.parametrize(
    "summary",
    [
        "Officials on Tuesday lowered the death toll from a landslide that buried a hotel late on Sunday to four.",
        "Two more guests died of their injuries on Tuesday, taking the toll of Sunday's collapse to four.",
    ],
)
def test_the_day_of_a_count_is_not_that_of_the_event(summary: str) -> None:
    when = dated([reading(1, "Death toll of landslide at four", summary, datetime(2025, 3, 12, 12, tzinfo=UTC))]).when
    assert when is not None
    assert when.first == date(2025, 3, 9)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Bomb kills two in Dovhe", "Envoys will meet there on Thursday."),
        ("Bomb kills two in Dovhe", "A school is set to reopen on Thursday."),
        ("Bomb kills two in Dovhe", "The dead are buried tomorrow."),
        ("Baker blames ovens for burnt bread", "He spoke of his show, due to open on Thursday."),
    ],
)
def test_what_will_be_on_the_next_day_is_no_incident_and_mostly_an_aside(title: str, text: str) -> None:
    assert dated([reading(1, title, text, datetime(2025, 3, 12, 12, tzinfo=UTC))]).when is None


@pytest.mark.parametrize(
    "text",
    [
        "Premier Orlan on Monday condemned the blast.",
        "Police identified the dead on Monday.",
        "Premier Orlan urged calm on Monday.",
    ],
)
def test_who_speaks_of_an_incident_on_a_day_does_not_date_it(text: str) -> None:
    assert dated([reading(1, "Blast in Dovhe", text)]).when is None


def test_what_somebody_calls_today_dates_nothing() -> None:
    quoted = '"No island can assert today that it is free," Jan Orlan said.'
    assert dated([reading(1, "Island is not free", quoted)]).when is None
    assert dated([reading(1, "Island is free", "The island voted to be free today.")]).when is not None


def test_a_day_until_which_something_lasts_is_not_that_of_the_news() -> None:
    assert dated([reading(1, "Strike at port", "The strike at the port will go on through Tuesday.")]).when is None


def test_a_night_is_the_date_of_its_event_and_agrees_with_its_morning() -> None:
    night = reading(1, "Drones hit mill overnight", "Nobody was hurt.")
    when = dated([night]).when
    assert when
    assert (when.first, when.last, when.part) == (date(2026, 3, 1), date(2026, 3, 2), PartOfDay.NIGHT)
    morning = reading(2, "Mill burns", "Drones hit the mill early on Monday.")
    both = dated([night, morning]).when
    assert both
    assert (both.first, both.last, both.precision) == (date(2026, 3, 2), date(2026, 3, 2), Precision.DAY)
    assert dated([night, reading(2, "Mill burns", "Drones hit the mill on Sunday.")]).when is None


def test_what_was_planned_for_a_day_did_not_happen_on_it() -> None:
    text = "Police foiled an attack planned for 1 March on the port."
    assert dated([reading(1, "Attack on port foiled", text)]).when is None


def test_an_incident_is_of_the_day_on_which_it_began() -> None:
    fire = "The fire, which began on Saturday, was put out on Sunday."
    when = dated([reading(1, "Fire at mill kills two", fire)]).when
    assert when
    assert when.first == date(2026, 2, 28)


def test_the_part_of_a_day_is_given_only_where_all_tell_it() -> None:
    night = reading(1, "Fire at mill", "A fire broke out on Sunday night.")
    plain = reading(2, "Mill burns", "The mill burned on Sunday.")
    alone, both = dated([night]).when, dated([night, plain]).when
    assert alone
    assert both
    assert (alone.precision, both.precision) == (Precision.PART_OF_DAY, Precision.DAY)
