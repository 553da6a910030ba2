"""Dated sentences are read from an article, as slices of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.merging.timeline.reading import MAX_DATED
from aggregator.model import PartOfDay, Precision, When
from tests.support.annotated import agreement, annotated
from tests.support.cost import grows_in_proportion
from tests.support.dates import dated, days

PASSAGES = annotated("timeline")
WORDS = """
    on in Monday Tuesday night last next this week month year overnight 3 31 June May may February 29 2024 2025-02-30
    06/03/2025 , . - / ' s the day before two days ago later said will met yesterday today tomorrow early late from to
    between and mid a 99999999999 200 years
"""
DATELIKE = st.lists(st.sampled_from([*WORDS.split(), "\n", "\x00", "\u202e"]), max_size=60).map(" ".join)
MOMENTS = st.one_of(st.none(), st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=14))])))


def _printed(passage: dict[str, Any]) -> set[tuple[Any, ...]]:
    keys = ("words", "first", "last", "precision", "part", "reporting")
    return {tuple(each[key] for key in keys) for each in passage["dated"] or ()}


def _read(passage: dict[str, Any]) -> set[tuple[Any, ...]]:
    published = datetime.fromisoformat(passage["published"]) if passage["published"] else None
    text = passage["text"]
    return {(each.words.words, *_told(each.when), each.is_saying) for each in dated(text, published)}


def _told(when: When | None) -> tuple[str | None, str | None, str, str | None]:
    if when is None:
        return None, None, "undated", None
    return when.first.isoformat(), when.last.isoformat(), when.precision, when.part


@pytest.mark.parametrize(
    "text",
    [
        "The boat sank off Brenn, on Norvia's South Shore at 6.12am on Monday.",
        "She opened a shop in Santa Bona, Norvia on Monday.",
        "He hurt a baker, 52, in Brenn, Norvia, on Monday.",
    ],
)
def test_places_and_ages_behind_commas_do_not_hide_the_tense(text: str) -> None:
    assert [day for _, day in days(text)] == [date(2025, 3, 10)]


def test_where_and_when_a_text_was_filed_is_no_sentence_of_its_own() -> None:
    assert days("BRENN, March 9. /NORD/. The boat sank.") == []
    assert days("A Boat Sank on Monday") == [("on Monday", date(2025, 3, 10))]


def test_what_is_being_offered_later_on_is_not_of_last_year() -> None:
    assert days("The boats being auctioned in August will be in Brenn.") == [("in August", date(2025, 8, 1))]


def test_a_programme_that_is_called_by_a_time_of_the_day_is_no_date() -> None:
    assert days("In a 'Saturday Night Parade' sketch the actor appears as a mayor.") == []
    assert days("This Morning viewers praised the baker's bread.") == []
    assert days("He appeared on This Morning today.") == [("today", date(2025, 3, 12))]
    assert days("Three Die This Morning in Brenn") == [("This Morning", date(2025, 3, 12))]


@pytest.mark.parametrize(("held_out", "precision", "recall"), [(False, 0.97, 0.97), (True, 0.95, 0.95)])
def test_dates_of_annotated_passages_are_read_with_all_that_belongs_to_them(
    held_out: bool,  # noqa: FBT001 - a row of the table
    precision: float,
    recall: float,
) -> None:
    passages = [each for each in PASSAGES if each["held_out"] is held_out and each["lang"] == "en"]
    read = [_read(passage) for passage in passages]
    printed = [_printed(passage) for passage in passages]
    right, found = agreement(read, printed)
    assert right >= precision
    assert found >= recall


def test_the_passages_are_enough_and_a_third_of_them_is_hard() -> None:
    assert len(PASSAGES) >= 40
    assert sum(passage["hard"] for passage in PASSAGES) >= len(PASSAGES) / 3
    assert sum(passage["held_out"] for passage in PASSAGES) >= len(PASSAGES) // 3


@pytest.mark.parametrize(
    "text",
    [
        "Shops were full on Black Friday.",
        "The Good Friday Agreement held.",
        "Sheffield Wednesday lost again.",
        "He told the Sunday Times that he had left.",
        "They march every Friday and may march again.",
        "It has been closed since Monday.",
        "It was the worst raid since the army took power in 2021.",
        "It must close by Friday.",
        "It was dark until the early hours of Friday.",
        "The mayor condemned Tuesday's attack.",
        "It was the worst accident this year.",
        "GENEVA, March 12 (Wire) - The talks ended.",
        "The strike planned for Friday was called off.",
        "The trial was set for Monday.",
        "The council announced measures for Friday prayers.",
        "Food for Monday was bought.",
        "A bomber struck in Mar Lukas church.",
    ],
)
def test_names_habits_and_edges_of_periods_date_no_sentence(text: str) -> None:
    assert dated(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("A fourth round is planned for 20 March.", "for 20 March", date(2025, 3, 20)),
        ("A rally is announced for Saturday.", "for Saturday", date(2025, 3, 15)),
        ("A hearing has been scheduled for 14 July.", "for 14 July", date(2025, 7, 14)),
        ("The court set a hearing for late Friday.", "for late Friday", date(2025, 3, 14)),
        ("The cabinet declared a day of mourning for Friday, 14 March.", "for Friday, 14 March", date(2025, 3, 14)),
        ("The vote was planned for 20 March.", "for 20 March", date(2025, 3, 20)),
        ("Horvat to lead team in Lund on Saturday", "on Saturday", date(2025, 3, 15)),
        ("Sixth round of talks to be held in Lund on Saturday", "on Saturday", date(2025, 3, 15)),
    ],
)
def test_what_is_planned_for_a_day_is_told_of_that_day(text: str, words: str, day: date) -> None:
    assert days(text) == [(words, day)]
    assert not dated(text)[0].is_saying


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("26/02/2025", date(2025, 2, 26)),
        ("02/26/2025", date(2025, 2, 26)),
        ("06/03/2025", None),
        ("30/02/2025", None),
        ("26/02", None),
    ],
)
def test_of_a_date_with_slashes_the_day_is_told_where_only_one_part_can_be_one(printed: str, day: date | None) -> None:
    told = [each.when.first for each in dated(f"The boat sank off Brenn on {printed} in a storm.") if each.when]
    assert told == ([day] if day else [])


def test_what_is_added_to_a_list_is_no_saying() -> None:
    (put,) = dated("The council on Tuesday added 27 ships to its list.")
    assert not put.is_saying
    (saying,) = dated("The mayor on Tuesday added that nobody was hurt.")
    assert saying.is_saying


@pytest.mark.parametrize(
    "text",
    [
        "A court in Lodrin on Tuesday sentenced the mayor to six years in prison.",
        "The mayor was sentenced to death on Tuesday.",
        "Twelve passengers were taken to hospital on Tuesday.",
    ],
)
def test_what_is_no_verb_behind_to_does_not_leave_the_day_open(text: str) -> None:
    assert days(text) == [("on Tuesday", date(2025, 3, 11))]


@pytest.mark.parametrize(
    "text",
    [
        "The ship was set alight by a drone strike on the port of Verrin on Tuesday.",
        "Fighters loyal to ousted leader Ana Horvat ambushed patrols near Kesta in planned attacks on Tuesday.",
        "The first envoys to travel to Verrin in a decade met rebels there on Tuesday.",
        "The rebels agreed to join the army under a deal signed on Tuesday in Verrin.",
        "The government on Tuesday asked the army to draw up a plan.",
        'They held "positive" and "constructive" talks in Verrin on Tuesday and agreed to meet again.',
        "Lawmakers voted 221 to none on Tuesday to halt the work.",
        "Road to peace reopened on Tuesday",
    ],
)
def test_what_is_done_on_a_day_is_dated_beside_what_was_to_be_done(text: str) -> None:
    assert days(text) == [("on Tuesday", date(2025, 3, 11))]


@pytest.mark.parametrize(
    "text",
    [
        "Envoys plan to sign a deal to be published on Tuesday.",
        "Rebels agreed to meet envoys in the besieged city on Tuesday.",
        "The deal is signed on Tuesday.",
    ],
)
def test_what_is_to_be_done_on_a_day_is_not_told_as_done(text: str) -> None:
    assert days(text) == [("on Tuesday", None)]


def test_today_or_tomorrow_is_a_choice_and_no_date() -> None:
    assert days('"Either money today or blood tomorrow," the premier said on arrival.') == []


def test_the_date_of_a_saying_is_told_apart_and_gives_way_to_that_of_the_event() -> None:
    (saying,) = dated("Three people died, the ministry said on Tuesday.")
    assert saying.is_saying
    (saying,) = dated("The ban will be extended, according to Speaker Ana Horvat on Tuesday.")
    assert (saying.is_saying, saying.when and saying.when.first) == (True, date(2025, 3, 11))
    (saying,) = dated('Ana Horvat defended it, telling "The Lund\'s Hour" on Tuesday that it was right.')
    assert saying.is_saying
    (event,) = dated("A ship burned off Port Said on Monday.")
    assert not event.is_saying
    text = "Officials said on Monday that the dam had burst on Sunday."
    assert days(text) == [("on Sunday", date(2025, 3, 9))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It burned a year ago today.", [("a year ago", date(2024, 1, 1))]),
        ("It burned a year ago on 12 March.", [("a year ago", date(2024, 1, 1))]),
        ("It burned a week ago on Tuesday.", [("a week ago", date(2025, 3, 3))]),
        ("It burned on the previous Tuesday.", []),
        ("It burned on the first Monday of March.", []),
    ],
)
def test_a_day_from_which_or_among_which_another_is_told_is_not_the_day(
    text: str, told: list[tuple[str, date]]
) -> None:
    assert days(text) == told


def test_a_publication_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        dated("It burned.", datetime(2025, 3, 11))  # noqa: DTZ001 - what is refused


@pytest.mark.parametrize("language", [None, "de", "ru", "zh"])
def test_other_languages_are_not_supported_rather_than_guessed(language: str | None) -> None:
    assert dated("Am Montag brannte es.", language=language) == ()


@given(st.one_of(st.text(max_size=300), DATELIKE), MOMENTS)
def test_whatever_the_text_every_date_is_a_slice_of_its_sentence(text: str, published: datetime | None) -> None:
    for each in dated(text, published):
        assert text.startswith(each.sentence.words, each.sentence.start)
        assert text.startswith(each.words.words, each.words.start)
        assert each.words.words
        assert each.words.words in each.sentence.words
        assert each.sentence.start <= each.words.start
        assert each.when is None or each.when.first <= each.when.last
        assert (each.when is not None and each.when.part is not None) is (
            each.when is not None and each.when.precision is Precision.PART_OF_DAY
        )


@pytest.mark.parametrize(
    "text",
    [
        "a" * 50_000,
        "9" * 1_000_000,
        "on Monday " * 5_000,
        "3 June " * 7_000,
        "Monday, " * 6_000,
        "3-" * 25_000,
        "May " * 12_500,
        "last week's " * 4_000,
        "said " * 10_000 + "on Monday",
        "\x00on Monday\u202e. " * 2_500,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_texts_are_read_within_limits(text: str) -> None:
    assert len(dated(text)) <= MAX_DATED


@pytest.mark.parametrize("piece", ["Monday Night it said less of them ", "on Monday to go, ", "said of Monday "])
def test_time_grows_with_the_length_of_a_sentence_alone(piece: str) -> None:
    assert grows_in_proportion(lambda length: dated((piece * length)[:length]), 10_000)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Shells fell on Tuesday night.", PartOfDay.NIGHT),
        ("Shells fell in the early hours of Tuesday.", PartOfDay.EARLY),
        ("Shells fell on the morning of 11 March.", PartOfDay.MORNING),
        ("From six on Tuesday morning, 11 March, nothing was loaded.", PartOfDay.MORNING),
        ("Shells fell late on Tuesday (11 March).", PartOfDay.LATE),
    ],
)
def test_a_part_of_a_day_is_kept_as_printed(text: str, part: PartOfDay) -> None:
    (each,) = dated(text)
    assert each.when == When(date(2025, 3, 11), date(2025, 3, 11), Precision.PART_OF_DAY, part)
