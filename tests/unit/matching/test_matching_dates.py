"""The days and weekdays that a text speaks of."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.matching.calendars import day_of, days_apart, days_until
from aggregator.matching.clock_times import clock_times
from aggregator.matching.dates import mentioned_days, printed_days, without_dateline
from aggregator.matching.weekdays import weekdays
from tests.support.cost import costs_at_most

MONDAY = datetime(2031, 6, 2, 12, tzinfo=UTC)
TODAY, YESTERDAY = day_of(6, 2), day_of(6, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on April 26 in Muscat", (4, 26)),
        ("le 26 avril à Mascate", (4, 26)),
        ("26 de abril", (4, 26)),
        ("Oct. 14 strike", (10, 14)),
        ("the 3rd of June", (6, 3)),
        ("2031-06-01", (6, 1)),
        ("am 4. März", (3, 4)),
        ("il 4 marzo", (3, 4)),
        ("4 de março de 2031", (3, 4)),
        ("4 marca", (3, 4)),
        ("4 марта", (3, 4)),
        ("до 4-го марта", (3, 4)),
        ("4 березня", (3, 4)),
        ("في 4 مارس", (3, 4)),
        ("في 4 آذار", (3, 4)),
        ("4 كانون الثاني", (1, 4)),
        ("٤ كانون الأول", (12, 4)),
        ("4 تشرين الأول/أكتوبر", (10, 4)),
        ("4月26日", (4, 26)),
        ("据新华社3月4日电", (3, 4)),
        ("2031年3月4号", (3, 4)),
        ("令和13年3月4日", (3, 4)),
        ("4 maart", (3, 4)),
        ("4. maaliskuuta", (3, 4)),
        ("március 11-én", (3, 11)),
        ("4. března", (3, 4)),
        ("4 Μαρτίου", (3, 4)),
        ("4 Mart", (3, 4)),
        ("tarehe 11 Machi", (3, 11)),
        ("ngày 4 tháng 3", (3, 4)),
        ("chiều 4/3", (3, 4)),
        ("Unfall am 04.03. in Celle", (3, 4)),
        ("vom 4.3. bis heute", (3, 4)),
        ("4 במרץ", (3, 4)),
        ("4 मार्च", (3, 4)),
        ("১০ মার্চ", (3, 10)),
        ("5 مارچ", (3, 5)),
        ("۱۴ اسفند ۱۴۰۹", (3, 5)),
        ("วันที่ 11 มีนาคม 2574", (3, 11)),
        ("Մարտի 9-ին", (3, 9)),
        ("9 მარტს", (3, 9)),
        ("04.03.2031", (3, 4)),
        ("Einsatzbericht vom 04.03.2031.", (3, 4)),
        ("Пожар 04.03.2031: причины", (3, 4)),
        ("13/03/2031", (3, 13)),
    ],
)
def test_a_printed_day_is_found_in_any_language(text: str, expected: tuple[int, int]) -> None:
    assert mentioned_days(text, None) == printed_days(text) == (day_of(*expected),)


@pytest.mark.parametrize(
    "text",
    [
        "on 4-6 December",
        "December 4–6, 2031",
        "Dec. 4, 5 and 6.",
        "on 4, 5 and 6 December",
        "in the night of December 4 to 5 in Rome",
        "vom 4. auf den 5. Dezember",
        "les 4 et 5 décembre",
        "del 4 al 6 de diciembre",
        "dal 4 al 6 dicembre",
        "de 4 a 6 de dezembro",
        "od 4 do 6 grudnia",
        "с 4 по 6 декабря",
        "4 та 5 грудня",
        "يومي 4 و5 ديسمبر",
        "December 4 and 12 dead",
        "killed 20 and 4 December",
    ],
)
def test_of_several_days_of_a_month_the_first_is_spoken_of_in_either_order(text: str) -> None:
    assert printed_days(text) == (day_of(12, 4),)


def test_the_year_behind_several_days_is_theirs() -> None:
    assert mentioned_days("May 30-31, 2030 and June 1-2, 2031", MONDAY) == (YESTERDAY,)


def test_years_of_other_calendars_are_years_of_ours() -> None:
    assert mentioned_days("11 มิถุนายน 2574, 11 มิถุนายน 2573", MONDAY) == (day_of(6, 11),)
    assert mentioned_days("۱۲ خرداد ۱۴۱۰ و ۱۱ خرداد ۱۴۰۰", MONDAY) == (TODAY,)


def test_a_day_and_month_in_strokes_that_could_be_a_score_is_none() -> None:
    assert printed_days("open 24/7, won 3/4, 04/03/2031, um 4.3. am 4.30 Uhr") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Incidente del 28/05 a Rovigo", (5, 28)),
        ("Accident du 01/06 : appel", (6, 1)),
        ("Break-in at pharmacy, 06/01", (6, 1)),
        ("el 01/06/2031", (6, 1)),
        ("on 6/1/2031.", (6, 1)),
        ("on 05/06/2031", None),
        ("open 24/7, won 5/31 and 1/6", None),
        ("www.lund.example/05/30", None),
    ],
)
def test_a_day_and_month_in_strokes_stand_in_the_order_that_makes_a_day_near_by(
    text: str, expected: tuple[int, int] | None
) -> None:
    assert mentioned_days(text, MONDAY) == ((day_of(*expected),) if expected else ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("op dinsdag", 1),
        ("på tisdagen", 1),
        ("keskiviikkona", 2),
        ("csütörtökön", 3),
        ("την Παρασκευή", 4),
        ("cumartesi günü", 5),
        ("سه‌شنبه", 1),
        ("मंगलवार को", 1),
        ("화요일에", 1),
        ("เมื่อวันเสาร์ที่", 5),
        ("Jumapili", 6),
    ],
)
def test_weekdays_are_read_in_further_languages(text: str, expected: int) -> None:
    assert weekdays(text) == {expected}


def test_printed_days_are_in_the_order_of_the_text() -> None:
    assert printed_days("April 26, then 3 May") == (day_of(4, 26), day_of(5, 3))


@pytest.mark.parametrize(
    "text",
    [
        "A bridge fell on Saturday.",
        "Le pont s'est effondré samedi.",
        "Am Samstagabend stürzte die Brücke ein.",
        "El puente cayó el sábado.",
        "Il ponte è crollato sabato.",
        "A ponte caiu no sábado.",
        "Most zawalił się w sobotę.",
        "Мост рухнул в субботу.",
        "Міст упав у суботу.",
        "انهار الجسر السبت.",
        "大桥星期六倒塌。",
        "橋は土曜日に崩落した。",
        "橋は31日(土)に崩落した。",
    ],
)
def test_a_weekday_is_the_last_one_up_to_publication(text: str) -> None:
    assert mentioned_days(text, MONDAY) == (day_of(5, 31),)
    assert weekdays(text) == {5}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Delegations to meet in Rome on Tuesday", (6, 3)),
        ("Missiles hit the port early on Tuesday, local officials said.", (6, 3)),
        ("Переговоры в среду", (6, 4)),
        ("The bridge fell last Wednesday.", (5, 28)),
        ("Le pont est tombé mercredi dernier.", (5, 28)),
        ("The bridge fell on Thursday.", (5, 29)),
        ("The last span fell on Monday.", (6, 2)),
    ],
)
def test_a_weekday_of_tomorrow_or_the_day_after_is_the_coming_one_unless_called_the_last(
    text: str, expected: tuple[int, int]
) -> None:
    assert mentioned_days(text, MONDAY) == (day_of(*expected),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("на п’ятницю", {4}),
        ("poniedziałkowego", {0}),
        ("desta segunda-feira", {0}),
        ("nesta quarta (4)", {2}),
        ("na segunda rodada", set()),
        ("pazar günü", {6}),
        ("pazar tezgâhı", set()),
        ("Minggu (1/6/2031)", {6}),
        ("pada minggu ini", set()),
        ("Mittwochmorgen", {2}),
        ("والخميس", {3}),
        ("охрана окружающей среды", set()),
        ("三周三夜", set()),
        ("周三", {2}),
        ("火曜", {1}),
        ("no day", set()),
    ],
)
def test_weekdays_are_found_in_their_printed_forms(text: str, expected: set[int]) -> None:
    assert weekdays(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They will meet on Saturday.",
        "El sábado próximo se reúnen.",
        "Das Treffen ist für Samstag geplant.",
        "Встреча состоится в субботу.",
        "تعقد السبت المقبل.",
        "预计周六举行。",
    ],
)
def test_a_weekday_in_a_sentence_that_looks_ahead_says_nothing(text: str) -> None:
    assert mentioned_days(text, MONDAY) == ()


def test_only_the_sentence_that_looks_ahead_is_left_out() -> None:
    assert mentioned_days("A bridge fell on Saturday. It will open on Sunday.", MONDAY) == (day_of(5, 31),)


@pytest.mark.parametrize(
    "text",
    [
        "today", "this morning", "overnight", "heute", "aujourd’hui", "ce matin", "hoy", "esta madrugada", "oggi",
        "stamattina", "hoje", "dziś", "w nocy", "сегодня", "этой ночью", "сьогодні", "уночі", "اليوم", "今天", "今朝",
    ],
)  # fmt: skip
def test_words_for_today_are_the_day_of_publication(text: str) -> None:
    assert mentioned_days(f"it fell {text}", MONDAY) == (TODAY,)
    assert mentioned_days(f"it fell {text}", None) == ()


@pytest.mark.parametrize(
    "text",
    [
        "yesterday", "last night", "gestern", "letzte Nacht", "hier", "la nuit dernière", "ayer", "anoche", "ieri",
        "ontem", "wczoraj", "вчера", "минувшей ночью", "вчора", "минулої ночі", "أمس", "昨天", "昨夜",
    ],
)  # fmt: skip
def test_words_for_yesterday_are_the_day_before(text: str) -> None:
    assert mentioned_days(f"it fell {text}", MONDAY) == (YESTERDAY,)


@pytest.mark.parametrize(
    "text",
    [
        "the day before yesterday", "vorgestern", "avant-hier", "anteayer", "l'altro ieri", "anteontem",
        "antes de ontem", "przedwczoraj", "позавчера", "позавчора", "أول أمس", "پریروز", "おととい", "一昨日",
    ],
)  # fmt: skip
def test_words_for_the_day_before_yesterday_are_no_words_for_yesterday(text: str) -> None:
    assert mentioned_days(f"it fell {text}", MONDAY) == (day_of(5, 31),)


@pytest.mark.parametrize(
    "text",
    ["tomorrow", "demain", "domani", "amanhã", "jutro", "завтра", "غدا", "yarın", "فردا", "明天", "あす"],
)
def test_words_for_tomorrow_are_the_day_after(text: str) -> None:
    assert mentioned_days(f"it opens {text}", MONDAY) == (day_of(6, 3),)


@pytest.mark.parametrize(
    "text",
    [
        "the day after tomorrow", "übermorgen", "après-demain", "pasado mañana", "depois de amanhã", "pojutrze",
        "послезавтра", "明後日",
    ],
)  # fmt: skip
def test_words_for_the_day_after_tomorrow_are_no_words_for_tomorrow(text: str) -> None:
    assert mentioned_days(f"it opens {text}", MONDAY) == (day_of(6, 4),)


def test_a_day_without_a_month_is_one_of_this_month_or_of_the_last() -> None:
    assert mentioned_days("橋は2日に崩落した", MONDAY) == (TODAY,)
    assert mentioned_days("橋は30日に崩落した", MONDAY) == (day_of(5, 30),)
    assert mentioned_days("代表团7日在土耳其", MONDAY) == (day_of(6, 7),)
    assert mentioned_days("橋は30日に崩落した", None) == ()


def test_a_day_without_a_month_is_one_of_the_next_where_that_begins_at_once() -> None:
    eve = datetime(2031, 12, 31, 16, tzinfo=UTC)
    assert mentioned_days("橋は1日に崩落した", eve) == (day_of(1, 1),)
    assert mentioned_days("橋は3日に崩落した", eve) == (day_of(12, 3),)


@pytest.mark.parametrize("text", ["13日連続で勤務", "3日間の協議", "10日ぶり"])
def test_a_span_of_days_is_no_day(text: str) -> None:
    assert mentioned_days(text, MONDAY) == ()


def test_a_day_of_another_year_is_a_look_back() -> None:
    assert mentioned_days("since May 30, 2029", MONDAY) == ()


@pytest.mark.parametrize("text", ["February 31", "0 May", "99月99日", "2031-13-41"])
def test_an_impossible_day_is_no_day(text: str) -> None:
    assert mentioned_days(text, MONDAY) == mentioned_days(text, None) == ()


def test_the_turn_of_the_year_is_short() -> None:
    assert days_apart(366, 1) == 1


@given(today=st.dates(date(2023, 1, 1), date(2029, 12, 31)), distance=st.integers(-150, 150))
def test_how_far_a_day_is_from_a_date_is_reckoned_in_the_years_true_lengths(today: date, distance: int) -> None:
    then = today + timedelta(days=distance)
    number = day_of(then.month, then.day)
    assert number is not None
    # Over the turn of the year only the length of the year of `today` is known.
    slack = int(then.year != today.year)
    assert abs(days_until(number, today) - distance) <= slack


def test_the_dateline_is_taken_off_and_other_beginnings_stay() -> None:
    for dateline in ("June 2, 2031 5:00 AM  ", "Monday, 2 June 2031 at 17:30 GMT - ", "2031-06-02T10:00 "):
        assert without_dateline(f"{dateline}A bridge fell.") == "A bridge fell."
    assert without_dateline("A bridge fell on 2 June 2031.") == "A bridge fell on 2 June 2031."


@pytest.mark.parametrize("clock", ["6 pm", "5:30 a.m.", "14:55", "17.45 GMT", "19.30 Uhr", "7h30", "5时42分", "7時半"])
def test_times_of_day_are_found(clock: str) -> None:
    assert list(clock_times(f"at {clock}")) == [(3, 3 + len(clock))]


@pytest.mark.parametrize(
    "text", ["The line stays shut until Wednesday.", "La ligne reste fermée jusqu'à mercredi.", "Zu bis zum Mittwoch."]
)
def test_a_weekday_on_which_something_ends_is_none_that_is_spoken_of(text: str) -> None:
    assert mentioned_days(text, MONDAY) == ()
    assert mentioned_days(f"{text} It was closed on Sunday.", MONDAY) == (day_of(6, 1),)


@settings(max_examples=100)
@given(text=st.text(alphabet=st.one_of(st.characters(), st.sampled_from("0123456789.:-月日周三 maym")), max_size=600))
def test_any_text_is_read_in_bounded_time(text: str) -> None:
    with costs_at_most(1):
        assert all(1 <= day <= 366 for day in mentioned_days(text, MONDAY) + mentioned_days(text, None))
        assert weekdays(text) <= set(range(7))
        assert len(without_dateline(text)) <= len(text)
