"""Dates as printed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.normalizing.dates import day_in_address, published_time, read_date
from aggregator.normalizing.months import MONTHS

SEEN = datetime(2020, 6, 1, 12, tzinfo=UTC)
MORNING = datetime(2020, 5, 26, 8, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "printed",
    [
        "Tue, 26 May 2020 08:15:00 GMT",
        "Tue, 26 May 2020 08:15 UT",
        "26 May 2020 10:15:00 +0200",
        "Tue,26 May 2020 04:15:00 EDT",
        "Tue, 26 May 20 08:15:00 Z",
        "2020-05-26T08:15:00Z",
        "2020-05-26T10:15:00+02:00",
        "2020-05-26 10:15:00 +0200",
        "2020-05-26T08:15:00.123456Z",
        "20200526T081500Z",
        "2020/05/26 08:15",
        "26.05.2020 08:15",
        "26/05/2020 08:15",
        "05/26/2020 8:15 AM",
        "5/26/2020 8:15:00 AM",
        "May 26, 2020 8:15 am",
        "May 26th, 2020 - 08:15",
        "Tue May 26 08:15:00 2020",
        "Tue May 26 01:15:00 PDT 2020",
        "Tuesday, 26 May 2020, 08:15 GMT",
        "Di, 26 Mai 2020 10:15:00 MESZ",
        "26 de mayo de 2020 08:15",
        "mar., 26 mai 2020 08:15:00 +0000",
        "вт, 26 мая 2020 11:15:00 MSK",
        "2020年5月26日 08:15",
        "Tue, 26 May 2020 16:15:00 GMT+8",
        "1590480900",
        "1590480900000",
        "Tue, 26 May 2020 08:15:00 -0000 (UTC)",
        "Tue, 26 May 2020 08:15:00 N",  # a military zone, which RFC 5322 has read as UTC
        "Tue, 26 May 2020 11:15 Europe/Kyiv",
        "Tue, 26 May 2020 8:15:0 GMT",
        "1590480900.25",
        "1590480900000000",
        "26 May '20 08:15",
        "26 Μαΐου 2020 08:15",
        "26 травня 2020 р., 08:15",
        "26. května 2020 08:15",
        "26 Mayıs 2020 08:15",
        "٢٦ مايو 2020 08:15",
        "26 mai 2020 08:15",
        "26. toukokuuta 2020 08:15",
        "Ti, 26 Tou 2020 08:15:00 +0000",
        "Вт, 26 мај 2020 10:15:00 +0200",
        "26 maj 2020 10:15 CEST",
        "26 أيار 2020 08:15",
        "2020-147T08:15Z",
        "2020-W22-2T08:15Z",
        "2020. május 26. 08:15",
        "2020-May-26 08:15",
        "2020年5月26日 8時15分",
        "2020年05月26日08时15分00秒",
        "2020년 5월 26일 8시 15분",
        "2020-05-26T0815Z",
        "26 May 2020 0815 GMT",
        "Tue, 26 May 2020 1015 +0200",
        "2020-05-26 0815",
        "26 Tháng 5, 2020 08:15",
        "26 tháng 5 năm 2020 08:15",
        "الثلاثاء 26 أيار/مايو 2020 08:15",
        "26 พ.ค. 2563 08:15",
        "26 พฤษภาคม 2563 08:15 น.",
        "26/05/2563 08:15",
        "/Date(1590480900000)/",
        "/Date(1590480900000+0200)/",
        "2020년 5월 26일 오전 8:15",
        "26.05.2020 klo 8.15",
        "26 maj 2020 kl. 08.15",
        "26-05-2020 08.15.00",
        "26. Mai 2020, 08.15 Uhr",
        "26/05/2020 08:15:00 a. m.",
        "2020-05-26T17:15:00+09:00 년",
        "20200526T10:15:00+02:00",
        "20-05-26T10:15:00+02:00",
        "2020-05-26T08:15:00z",
        "Tue, 26 May 2020 01:15:00 pdt",
        "May 26, 2020 4:15 a.m. ET",
        "Tue, 26 May 2020 3:15 CT",
        "Tue, 26 May 2020 10:15:00 MEST",
        "Tue, 26 May 2020 11:45:00 IRST",
        "Tue, 26 May 2020 12:45:00 AFT",
        "Tue, 26 May 2020 11:15:00 TRT",
    ],
)
def test_one_moment_in_many_forms(printed: str) -> None:
    read = read_date(printed, UTC)
    assert read is not None
    assert read.replace(microsecond=0) == MORNING


def test_every_name_of_a_month_that_is_known_is_read_marks_above_and_below_its_letters_included() -> None:
    first = {name: datetime(2020, number, 1, tzinfo=UTC) for name, number in MONTHS.items()}
    for form in ("1 {} 2020", "{} 1, 2020", "2020-{}-1"):
        assert {name: read_date(form.format(name), UTC) for name in MONTHS} == first


@pytest.mark.parametrize("printed", ["2020-05-26+05:30", "2020-05-26Z", "20200526"])
def test_the_zone_of_a_day_is_no_time_of_day(printed: str) -> None:
    assert read_date(printed, UTC) == datetime(2020, 5, 26, tzinfo=UTC)


@pytest.mark.parametrize(
    "months",
    [
        "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez",
        "sty lut mar kwi maj cze lip sie wrz paź lis gru",
        "січ лют бер кві тра чер лип сер вер жов лис гру",
        "јан феб мар апр мај јун јул авг сеп окт нов дец",
        "jan. febr. márc. ápr. máj. jún. júl. aug. szept. okt. nov. dec.",
        "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des",
        "ian feb mar apr mai iun iul aug sept oct nov dec",
        "jaan veebr märts apr mai juuni juuli aug sept okt nov dets",
        "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
        "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
        "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
        "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
        "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
        "Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь",
        "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
        "Ιανουάριος Φεβρουάριος Μάρτιος Απρίλιος Μάιος Ιούνιος Ιούλιος Αύγουστος Σεπτέμβριος Οκτώβριος Νοε Δεκ",
        "հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի",
    ],
)
def test_months_are_known_by_their_names(months: str) -> None:
    assert [read_date(f"Xx, 26 {month} 2020 08:15:00 GMT", UTC) for month in months.split()] == [
        datetime(2020, number, 26, 8, 15, tzinfo=UTC) for number in range(1, 13)
    ]


@pytest.mark.parametrize(
    "printed",
    [
        "2020-05-06 오후 4:30:00",
        "2020/5/6 下午 04:30:00",
        "2020年5月6日午後4時30分",
        "06/05/2020 下午4:30",
        "06/05/2020 04:30:00 p. m.",
        "06/05/2020 04:30:00 p.\u00a0m.",
        "6/5/2020 4:30:00 μμ",
        "06/05/2020 04:30:00 م",
        "6 May 2020 4.30pm",
    ],
)
def test_halves_of_the_day_are_known_in_the_languages_that_print_them(printed: str) -> None:
    assert read_date(printed, UTC) == datetime(2020, 5, 6, 16, 30, tzinfo=UTC)


def test_a_dotted_date_is_no_time() -> None:
    for printed in ("26.05.2020", "2020.05.26", "2020. 05. 26."):
        assert read_date(printed, UTC) == datetime(2020, 5, 26, tzinfo=UTC)


def test_an_hour_alone_is_a_time() -> None:
    for printed in (
        "May 26, 2020 at 5 pm",
        "26 May 2020 5 P.M.",
        "2020-05-26T17Z",
        "26/05/2020 17h",
        "2020年5月26日 17時",
    ):
        assert read_date(printed, UTC) == datetime(2020, 5, 26, 17, tzinfo=UTC)


def test_a_time_without_a_zone_is_the_feeds_own() -> None:
    assert read_date("2020-05-26 10:15", ZoneInfo("Europe/Berlin")) == MORNING
    assert read_date("26 May 2020", ZoneInfo("Asia/Tokyo")) == datetime(2020, 5, 25, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "yesterday",
        "2020-02-31",
        "2020-13-01",
        "2020-367",
        "2020-W54-1",
        "32 May 2020",
        "26 Foo 2020",
        "0000-00-00 00:00:00",
        "99:99",
        "x" * 10_000,
    ],
)
def test_what_is_no_date_is_none(printed: str) -> None:
    assert read_date(printed, UTC) is None


def test_noon_midnight_and_the_leap_second() -> None:
    assert read_date("May 26, 2020 12:00 PM", UTC) == datetime(2020, 5, 26, 12, tzinfo=UTC)
    assert read_date("May 26, 2020 12:05 am", UTC) == datetime(2020, 5, 26, 0, 5, tzinfo=UTC)
    assert read_date("2020-05-26T24:00:00Z", UTC) == datetime(2020, 5, 27, tzinfo=UTC)
    assert read_date("2016-12-31T23:59:60Z", UTC) == datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)


def test_seconds_since_1970_had_nine_digits_in_the_last_century() -> None:
    for printed in ("958983300", "958983300.25", "958983300000", "958983300000000"):
        assert read_date(printed, UTC) == datetime(2000, 5, 22, 8, 15, tzinfo=UTC)


def test_impossible_dates_count_as_missing_and_future_ones_do_not() -> None:
    def published(printed: str) -> datetime | None:
        return published_time(printed, zone="UTC", seen=SEEN)

    assert published("Thu, 01 Jan 1970 00:00:00 GMT") is None
    assert published("0001-01-01T00:00:00Z") is None
    assert published("9999-12-31T23:59:59Z") is None
    assert published("2031-01-01T00:00:00Z") == datetime(2031, 1, 1, tzinfo=UTC)


def test_what_cannot_be_read_is_missing_rather_than_guessed() -> None:
    for printed in ("2020-13-26T08:00:00Z", "20206-05-26", "-62135596800", "2020", "2020-05"):
        assert published_time(printed, zone="UTC", seen=SEEN) is None
    assert published_time("26 May 2020 08:15 GMT", zone="No/Where", seen=SEEN) == MORNING


MOMENTS = st.integers(1, 2_200_000_000).map(
    lambda seconds: datetime(1991, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
ZONES = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))


@given(MOMENTS, ZONES)
def test_standard_forms_are_read_back_exactly(moment: datetime, zone: timezone) -> None:
    local = moment.astimezone(zone)
    assert read_date(format_datetime(local), UTC) == moment
    assert read_date(local.isoformat(), UTC) == moment
    assert read_date(local.strftime("%Y%m%dT%H%M%S"), zone) == moment


@given(st.text(alphabet="0123456789-/.:, TZ+GMTayprJnDec年月時分午後오후시μمh", max_size=40))
def test_any_text_is_a_date_in_utc_or_none(text: str) -> None:
    read = read_date(text, UTC)
    assert read is None or read.utcoffset() == timedelta()


@pytest.mark.parametrize(
    ("printed", "hours"),
    [
        ("Tue, 26 May 2020 17:15:00 +0900", 9),
        ("2020-05-26T04:15:00-04:00", -4),
        ("Tue, 26 May 2020 08:15:00 GMT", 0),
        ("Tue, 26 May 2020 11:15:00 MSK", 3),
        ("26 May 2020 13:45", 5.5),
        ("1590480900", 0),
    ],
)
def test_a_date_keeps_the_clock_that_it_was_printed_by(printed: str, hours: float) -> None:
    read = read_date(printed, ZoneInfo("Asia/Kolkata"))
    assert read == MORNING
    assert read.utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    "path",
    [
        "/2020/05/26/ferry",
        "/2020/5/26/ferry",
        "/world/2020/may/26/ferry",
        "/world/2020/MAY/26/",
        "/news/2020-05-26-ferry.html",
        "/news/2020_05_26_ferry",
        "/n1/2020/0526/c1.html",
        "/gn/2020/05-26/1.shtml",
        "/20200526/c_1.htm",
        "/20200526-ferry",
    ],
)
def test_an_address_tells_the_day_of_its_page(path: str) -> None:
    day = day_in_address(f"https://harbour.example{path}", zone="Asia/Tokyo", seen=SEEN)
    assert day == datetime(2020, 5, 26, tzinfo=ZoneInfo("Asia/Tokyo"))


@pytest.mark.parametrize(
    "path",
    [
        "/2020/05/ferry",
        "/2020/05/ferry-26",
        "/20200526",  # as likely the number of a page
        "/2020/05/261234/",
        "/2020526/",
        "/2020/02/31/ferry",
        "/2020/foo/26/ferry",
        "/1987/03/04/ferry",
        "/2020/06/02/ferry",  # is still to come
        "/ferry?day=/2020/05/26/",
        "/ferry-2020/05/26",
        "",
    ],
)
def test_what_may_be_no_day_in_an_address_tells_none(path: str) -> None:
    assert day_in_address(f"https://harbour.example{path}", zone="UTC", seen=SEEN) is None
