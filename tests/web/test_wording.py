"""Words, links and pictures of the pages."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.links import safe_link
from aggregator.model import shorten
from aggregator.reviewing.shares import share
from aggregator.web.charts import SPARK_HEIGHT, SPARK_WIDTH, spark_path
from aggregator.web.rendering import environment
from aggregator.web.words import counted, distance, due, host, language, moment, percent, span
from tests.support.make import NOON


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 articles"), (1, "1 article"), (2, "2 articles"), (1200, "1,200 articles")]
)
def test_numbers_agree_with_their_nouns(number: int, words: str) -> None:
    assert counted(number, "article") == words


def test_a_year_is_told_only_where_it_is_not_this_one() -> None:
    assert moment(NOON, NOON) == "2 Mar, 12:00"
    assert moment(NOON - timedelta(days=365), NOON) == "2 Mar 2025, 12:00"


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0, "2 Mar, 12:00"), (3, "2 Mar, 12:00\N{EN DASH}15:00"), (30, "2 Mar, 12:00 \N{EN DASH} 3 Mar, 18:00")],
)
def test_a_range_says_nothing_twice(hours: int, words: str) -> None:
    assert span(NOON, NOON + timedelta(hours=hours), NOON) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "just now"), (-30, "in a moment"), (90, "1 minute ago"), (-7200, "in 2 hours"), (90000, "1 day ago")],
)
def test_distances_are_rough_and_go_both_ways(seconds: int, words: str) -> None:
    assert distance(NOON - timedelta(seconds=seconds), NOON) == words


@pytest.mark.parametrize(
    ("seconds", "words"), [(-7200, "due now"), (0, "due now"), (30, "in a moment"), (120, "in 2 minutes")]
)
def test_what_is_due_is_due_now_however_long_it_has_been(seconds: int, words: str) -> None:
    assert due(NOON + timedelta(seconds=seconds), NOON) == words


@given(st.floats(min_value=0, max_value=1))
def test_certainty_is_never_claimed(probability: float) -> None:
    assert percent(probability) not in {"0%", "100%"}


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("sw", "Swahili"),
        ("ka", "Georgian"),
        ("VI", "Vietnamese"),
        ("zh-Hant", "Chinese"),
        ("ckb", "Central Kurdish"),
        ("qqq", "language qqq"),
    ],
)
def test_a_language_is_called_by_its_name_and_by_its_code_where_it_has_none(code: str, name: str) -> None:
    assert language(code) == name


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "data:text/html,x", "//host.example/", "http://", "ftp://h.example/", "", "http://["],
)
def test_a_link_that_is_not_http_is_none(link: str) -> None:
    assert safe_link(link) is None


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://user:pw@real.example:8443/a", "real.example"),
        ("https://bank.example@evil.example/", "evil.example"),
        ("https://b\u0430nk.example/", "xn--bnk-6cd.example"),
        ("https://preß.example/", "xn--pre-7ka.example"),
    ],
)
def test_the_host_shown_is_where_the_link_leads(link: str, shown: str) -> None:
    assert host(link) == shown


@given(st.text(max_size=80), st.integers(min_value=1, max_value=60))
def test_a_shortened_text_is_a_beginning_of_the_text(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert short == text or text.startswith(short.removesuffix(" …"))
    assert len(short) <= max(len(text), limit + 2)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Ice holds on the lake", "Ice holds on …"),
        ("快讯 " + "港口安全检查全面展开" * 3, "快讯 港口安全检查全面展开港口 …"),
        ("ข่าว " + "ท่าเรือปลอดภัย" * 3, "ข่าว ท่าเรือปลอ …"),
    ],
)
def test_a_text_without_spaces_is_not_cut_at_its_first(text: str, short: str) -> None:
    assert shorten(text, 15) == short


@given(st.lists(st.integers(min_value=0, max_value=10_000), max_size=40))
def test_spark_bars_stay_within_their_picture(counts: list[int]) -> None:
    bars = re.findall(r"M([\d.]+) ([\d.]+)v-([\d.]+)h([\d.]+)v\3z", spark_path(counts))
    assert len(bars) == len(counts)
    for left, foot, high, wide in (map(float, bar) for bar in bars):
        assert 0 <= left <= left + wide <= SPARK_WIDTH
        assert 0 < high <= foot == SPARK_HEIGHT


def test_a_large_count_is_divided_in_a_measure_as_everywhere() -> None:
    asked = '{% import "parts/quality.html" as parts %}{{ parts.measure("Precision", counted_right, "right") }}'
    told = environment().from_string(asked).render(counted_right=share(3606, 6939))
    assert "<b>3,606 of 6,939</b>" in told
