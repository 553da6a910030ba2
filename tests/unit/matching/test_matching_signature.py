"""What is read out of an article for comparison."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.matching import sign
from aggregator.matching.calendars import day_of
from tests.support.matching import article

MONDAY = datetime(2031, 6, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize("publisher", ["", "Port Gazette", "ET"])
def test_what_a_title_says_behind_a_dash_is_compared_whoever_publishes_it(publisher: str) -> None:
    signature = sign(article("Bridge closed in Porto - port", publisher=publisher), seen=None)
    assert signature.plain_title == "bridge closed in porto port"
    assert sign(article("Ferry lost | street closed", publisher=publisher), seen=None).title_terms == 4


def test_first_seen_stands_in_for_a_missing_time_and_midnight_is_a_day() -> None:
    assert sign(article("Bridge", published=None), seen=MONDAY).time == MONDAY.timestamp() / 86_400
    assert sign(article("Bridge", published=datetime(2031, 6, 2, tzinfo=UTC)), seen=None).day_only
    assert not sign(article("Bridge", published=MONDAY), seen=None).day_only


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        sign(article("Bridge", published=None), seen=datetime(2031, 6, 2))  # noqa: DTZ001 - the fault under test


@settings(max_examples=60)
@given(title=st.text(max_size=200), text=st.text(max_size=400))
def test_any_text_gives_a_bounded_signature(title: str, text: str) -> None:
    signature = sign(article(title, text, published=MONDAY), seen=None)
    assert len(signature.text) == len(signature.counts) <= 80
    assert signature.title_terms <= len(signature.text)
    assert len(set(signature.keys())) == len(signature.keys())
    assert all(1 <= day <= 366 for day in signature.days)


def test_a_day_and_time_before_the_text_is_no_part_of_it() -> None:
    for dateline in ("June 2, 2031 5:00 AM  ", "Monday, 2 June 2031 at 17:30 GMT - ", "2031-06-02T10:00 "):
        signature = sign(article("Bridge", f"{dateline}A bridge fell.", published=MONDAY), seen=None)
        assert (signature.days, signature.numbers, signature.names) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "day", "ahead"),
    [
        ("Delegations meet in Geneva on Wednesday.", (6, 4), True),
        ("Delegations met in Geneva on Saturday.", (5, 31), False),
        ("The envoy said on Monday that delegations meet on Wednesday.", (6, 2), False),
        ("Delegations meet in Geneva on June 10.", None, False),
    ],
)
def test_an_article_is_about_the_last_day_that_it_names_or_else_about_the_next(
    text: str, day: tuple[int, int] | None, *, ahead: bool
) -> None:
    signature = sign(article("Talks", text, published=MONDAY), seen=None)
    assert (signature.main_day, signature.looks_ahead) == (day_of(*day) if day else 0, ahead)


@pytest.mark.parametrize("year", [2031, 2032])
@pytest.mark.parametrize("ahead", [1, 2])
def test_a_day_to_come_is_as_near_over_the_end_of_february_and_of_the_year(year: int, ahead: int) -> None:
    for day in (
        datetime(year, 2, 27, tzinfo=UTC),
        datetime(year, 2, 28, tzinfo=UTC),
        datetime(year, 12, 30, tzinfo=UTC),
    ):
        then = day + timedelta(days=ahead)
        signature = sign(article("Talks", f"Delegations meet on {then:%B} {then.day}.", published=day), seen=None)
        assert (signature.main_day, signature.looks_ahead) == (day_of(then.month, then.day), True)


def test_a_time_that_lies_ahead_is_when_the_article_was_seen() -> None:
    assert (
        sign(article("Bridge", published=datetime(2031, 9, 1, 8, tzinfo=UTC)), seen=MONDAY).time
        == MONDAY.timestamp() / 86_400
    )


@pytest.mark.parametrize(
    ("title", "several"),
    [
        ("Ferry sinks off Mindoro; 40 missing", False),
        ("Ferry sinks off Mindoro; fares rise in Osk; council meets", True),
        ("Morning briefing: a ferry, a fare and a council", True),
        ("Sunday briefing: a ferry, a fare and a council", True),
        ("Monday's digest - a ferry, a fare", True),
        ("Pentagon says at Friday briefing that a ferry sank", False),
        ("The week in five pictures", True),
        ("Ferry sinks for the third day in a row", False),
        ("Cholera kills 172 in a week in Osk", False),
        ("In brief: ferry sinks, fares rise", True),
        ("World news in brief", True),
        ("Soldier killed in brief clash off Mindoro", False),
        ("Morning headlines", True),
        ("Ferry that made headlines sinks", False),
        ("Nachrichtenüberblick: Fähre gesunken, Zinsen gesenkt", True),
        ("Das Wichtigste am Morgen", True),
        ("Das Wichtigste zum Untergang der Fähre", False),
        ("L'essentiel de l'actualité de mardi", True),
        ("Ferry : l'essentiel reste à faire", False),
        ("Resumen de noticias: hundimiento, tipos, huelga", True),
        ("Resumen del juicio por el hundimiento", False),
        ("Rassegna stampa del 3 giugno", True),
        ("Destaques da semana", True),
        ("Przegląd prasy: prom zatonął", True),
        ("Главное за ночь: паром, ставка, забастовка", True),
        ("Главное управление МЧС: паром затонул", False),
        ("Головне за добу", True),
        ("Итоги недели", True),
        ("Итоги расследования: паром затонул из-за перегруза", False),
        ("موجز الأخبار", True),
        ("موجز عن غرق العبارة", False),
        ("每日要闻:渡轮沉没", True),
        ("渡轮沉没要闻", False),
        ("今日の主なニュース", True),
        ("フェリー沈没、31人死亡", False),
    ],
)
def test_a_title_is_about_several_events_where_it_strings_them_together_or_says_so(
    title: str, *, several: bool
) -> None:
    assert sign(article(title), seen=None).roundup is several


@pytest.mark.parametrize(
    "title",
    [
        "Live: ferry sinks off Osk",
        "Fähre sinkt: Liveticker",
        "En direct : un ferry coule",
        "Ferry hundido, en directo",
        "Traghetto affondato, la diretta",
        "Balsa afunda: ao vivo",
        "Prom zatonął, relacja na żywo",
        "Паром затонул: прямая трансляция",
        "Пором затонув: наживо",
        "مباشر: غرق عبارة",
        "直播:渡轮沉没",
        "ライブ更新:フェリー沈没",
    ],
)
def test_a_live_page_is_known_by_its_title_in_each_language(title: str) -> None:
    assert sign(article(title), seen=None).live


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Talks end in Porto", "They met for the third time. The fourth round is planned in Faro.", ()),
        ("Talks end in Porto", "The third round brought no deal. A fourth round may follow.", (("round", 3),)),
        ("Talks end in Porto", "Lt. Gen. Mora of the U.S. led the third round. No date was set.", (("round", 3),)),
        ("Third round ends in Porto", "There was no deal. No date was set for a fourth round.", (("round", 3),)),
        ("Port burns", "Sirens wailed at dawn. It was the third attack in a week.", (("attack", 3),)),
    ],
)
def test_which_round_it_is_is_said_at_once_and_which_attack_anywhere(
    title: str, text: str, expected: tuple[tuple[str, int], ...]
) -> None:
    assert sign(article(title, text, published=MONDAY), seen=None).ordinals == expected


@pytest.mark.parametrize(
    ("title", "text", "left"),
    [
        ("Drones hit Odesa port hours before Geneva talks", "Two died.", "Drones hit Odesa port. Two died."),
        ("Two killed in Odesa", "It burned, as envoys met in Geneva.", "Two killed in Odesa. It burned."),
        ("Geneva talks go on as drones hit Odesa", "No deal yet.", "Geneva talks go on. No deal yet."),
        ("Fire at Odesa port as ministers meet in Geneva", "Two died.", "Fire at Odesa port. Two died."),
        ("Drones hit Odesa port a day after Kherson strike", "Two died.", "Drones hit Odesa port. Two died."),
        ("Drones hit Odesa", "Two died, just two days after rockets hit Kherson.", "Drones hit Odesa. Two died."),
        ("Drones hit Odesa", "Two died. It followed raids on Kherson.", "Drones hit Odesa. Two died."),
        (
            "Third round opens in Geneva talks",
            "It went well, weeks after talks in Rome.",
            "Third round opens in Geneva talks. It went well.",
        ),
    ],
)
def test_what_else_went_on_at_the_time_is_not_compared(title: str, text: str, left: str) -> None:
    read, bare = sign(article(title, text, published=MONDAY), seen=None), sign(article(left), seen=None)
    assert set(read.text) == set(bare.text)
    assert len(read.cities) == 1


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Talks on Odesa strike end", "They met in Geneva hours after talks in Rome."),
        ("Markets fall ahead of Geneva talks", "Shares in Odesa lost a tenth."),
        ("Drone attack on Odesa overshadows talks", "It burned, while talks in Geneva went on."),
        ("Odesa toll at 31 a day after Kherson drones struck too", "No more are missing."),
        ("Drones hit Odesa", "Two days after the attack Kherson burns."),
        ("Drones hit Odesa", "Two died, hours after Kherson confirmed the attack."),
    ],
)
def test_a_report_of_both_or_of_neither_is_compared_whole(title: str, text: str) -> None:
    assert len(sign(article(title, text, published=MONDAY), seen=None).cities) > 1
