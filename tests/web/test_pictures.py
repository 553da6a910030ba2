"""The pictures of the pages: their geometry, and the words in and beside them."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.matching.evidence import sentence_of
from aggregator.model import Comparison, Evidence, SourceRole
from aggregator.ports import Spread
from aggregator.reviewing import Band
from aggregator.reviewing.shares import share
from aggregator.web.charts import RELIABILITY_SIZE, reliability_marks
from aggregator.web.coverage import Report, coverage, coverage_of_spread
from aggregator.web.evidence import Matched, found, marked, matched_words
from aggregator.web.waterfall import waterfall
from aggregator.web.words import percents, rate, signed
from tests.support.make import NOON, comparison

weights = st.floats(min_value=-40, max_value=40, allow_subnormal=False)


def signal(name: str, weight: float, *words: str) -> Evidence:
    return Evidence(signal=name, value=0.5, weight=weight, words=words)


def compared(*evidence: Evidence, prior: float = -4.0) -> Comparison:
    return replace(comparison(), prior=prior, evidence=evidence)


@given(weights, st.lists(weights, min_size=1, max_size=30))
def test_every_bar_of_a_waterfall_begins_where_the_one_before_has_ended(prior: float, bits: list[float]) -> None:
    picture = waterfall(compared(*(signal("title known", each) for each in bits), prior=prior))
    assert (picture.steps[0].kind, picture.steps[-1].kind) == ("prior", "total")
    for before, step in zip(picture.steps, picture.steps[1:-1], strict=False):
        sides = (step.left, step.left + step.width)
        assert min(abs(before.end - side) for side in sides) <= 0.65
    for step in picture.steps:
        assert 0 <= step.left <= step.left + step.width <= 100.7
        assert 0 <= step.end <= 100


@given(weights, st.lists(weights, min_size=1, max_size=30))
def test_the_bars_of_a_waterfall_add_up_to_its_total(prior: float, bits: list[float]) -> None:
    picture = waterfall(compared(*(signal("title known", each) for each in bits), prior=prior))
    assert math.fsum(step.bits for step in picture.steps[:-1]) == pytest.approx(picture.steps[-1].bits, abs=1e-6)


def test_a_waterfall_climbs_before_it_falls_and_ends_with_other_stories_and_the_total() -> None:
    parts = [
        signal("other stories", -0.3),
        signal("other country", -2.0, "NO"),
        signal("names in common", 1.0, "Osk"),
        signal("best pair of texts", 3.0, "depot"),
        signal("size of the story", -1.0),
        signal("time unknown", 0.05),
        signal("crowd", -0.1),
    ]
    steps = waterfall(compared(*parts)).steps
    assert [(step.kind, step.words) for step in steps] == [
        ("prior", "before anything is compared"),
        ("for", "one article of the story is worded much alike"),
        ("for", "the same names"),
        ("against", "no country in common"),
        ("against", "a large story must be matched better"),
        ("against", "2 smaller signals together"),
        ("against", "other stories match as well"),
        ("total", "all together"),
    ]
    assert steps[3].found == "Norway"
    assert steps[-1].so_far == "60%"


def test_words_that_several_signals_rest_on_are_named_once() -> None:
    parts = (signal("words known", 2.0, "depot", "fire"), signal("best pair of texts", 3.0, "depot", "fire"))
    assert [step.found for step in waterfall(compared(*parts)).steps] == ["", "depot, fire", "", ""]


def test_where_a_person_decided_and_nothing_was_weighed_there_is_no_waterfall() -> None:
    assert waterfall(compared(prior=0.0)).steps == ()


@given(weights, st.lists(weights, min_size=1, max_size=10))
def test_the_labels_of_the_scale_leave_room_for_one_another(prior: float, bits: list[float]) -> None:
    ticks = waterfall(compared(*(signal("title known", each) for each in bits), prior=prior)).ticks
    assert "50%" in [tick.label for tick in ticks]
    assert all(after.at - before.at >= 17 for before, after in pairwise(ticks))


def test_signals_without_a_wording_of_their_own_are_told_by_name_and_unknown_codes_as_they_are() -> None:
    assert sentence_of(signal("phase of the moon", 1.0)) == "phase of the moon"
    assert found(signal("countries in common", 1.0, "UA", "??")) == "Ukraine, ??"


@given(st.text(max_size=200), st.lists(st.text(max_size=12), max_size=8))
def test_a_marked_text_is_the_text(text: str, words: list[str]) -> None:
    matched = matched_words(compared(signal("words known", 1.0, *words)))
    assert "".join(piece.text for piece in marked(text, matched)) == text


def marks(text: str, *words: str) -> list[str]:
    matched = Matched(speaking_for=frozenset(words))
    return [piece.text for piece in marked(text, matched) if piece.mark]


def test_whole_words_are_marked_in_any_case() -> None:
    assert marks("A drone, two Drones; DRONE's end", "drone") == ["drone", "DRONE"]
    assert marks("(a.b) aXb", "a.b") == ["a.b"]
    assert marks("Порт у порту", "порт") == ["Порт"]
    assert marks("東京で地震", "地震") == ["地震"]
    assert marks("north of North Osk", "north osk", "north") == ["north", "North Osk"]


def test_a_word_that_speaks_against_is_marked_so_and_codes_of_countries_not_at_all() -> None:
    matched = matched_words(
        compared(
            signal("countries in common", 1.0, "IN"),
            signal("names in common", 1.0, "Osk"),
            signal("other main place", -1.0, "Reni", "Osk"),
        )
    )
    pieces = [(piece.text, piece.mark) for piece in marked("in Reni and Osk", matched) if piece.mark]
    assert pieces == [("Reni", "against"), ("Osk", "for")]
    assert marked("text", matched_words(None)) == marked("text", Matched())


@given(st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from(SourceRole)), max_size=300), st.integers(1, 60))
def test_all_reports_lie_within_the_picture_of_a_storys_coverage(
    reports: list[tuple[int, SourceRole]], columns: int
) -> None:
    plot = coverage(
        (Report(at=NOON + timedelta(minutes=minutes), role=role) for minutes, role in reports),
        columns=columns,
        height=40,
    )
    if len(reports) < 2:
        assert plot is None
        return
    assert plot is not None
    assert plot.height <= 40
    if plot.piles:  # too many of one time for a mark each
        assert not plot.dots
        assert sum(pile.reports for pile in plot.piles) == len(reports)
        assert all(pile.y >= 0 and pile.y + pile.height <= plot.height + 0.01 for pile in plot.piles)
        return
    assert len(plot.dots) == len(reports)
    for dot in plot.dots:
        assert 0 < dot.x < 100
        assert 0 <= dot.y - dot.radius <= dot.y + dot.radius <= plot.height
    assert len({(dot.x, dot.y) for dot in plot.dots}) == len(reports), "no mark hides another"
    assert [dot.x for dot in sorted(plot.dots, key=lambda dot: dot.report.at)] == sorted(dot.x for dot in plot.dots)


def test_coverage_is_told_in_words_with_the_beginning_of_each_day() -> None:
    roles = (SourceRole.LEAD, SourceRole.COPY, SourceRole.COPY, SourceRole.UPDATE)
    plot = coverage(
        [Report(at=NOON + timedelta(days=day), role=role) for day, role in enumerate(roles)], columns=60, height=40
    )
    assert plot is not None
    assert plot.in_words == "1 first report, 2 copies, 1 update"
    assert len(plot.days) == 3
    far = coverage(
        [replace(plot.dots[0].report, at=NOON + timedelta(days=day)) for day in (0, 90)], columns=9, height=9
    )
    assert far is not None
    assert far.days == ()


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 50), st.integers(0, 50)), max_size=10))
def test_calibration_marks_lie_on_their_intervals_within_the_diagram(counts: list[tuple[int, int, int]]) -> None:
    bands = [
        Band(
            low=tenth / 10,
            high=(tenth + 1) / 10,
            expected=(tenth + 0.5) / 10 if right + wrong else None,
            same=share(right, right + wrong),
        )
        for tenth, right, wrong in counts
    ]
    shown = reliability_marks(bands)
    assert len(shown) == sum(right + wrong > 0 for _, right, wrong in counts)
    for mark in shown:
        assert 0 <= mark.top <= mark.y <= mark.bottom <= RELIABILITY_SIZE
        assert 0 <= mark.x <= RELIABILITY_SIZE
        assert 3 <= mark.radius <= 8


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0%"),
        (1.0, "100%"),
        (0.5, "50%"),
        (0.997, "99.7%"),
        (0.003, "0.3%"),
        (0.9999, "over 99.9%"),
        (0.0001, "under 0.1%"),
    ],
)
def test_a_counted_share_is_all_or_none_only_where_it_is(value: float, words: str) -> None:
    assert rate(value) == words


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_range_in_whole_percent_holds_the_range(one: float, other: float) -> None:
    low, high = sorted((one, other))
    first, last = percents(low, high).removesuffix("%").split(" to ")
    assert int(first) <= low * 100 + 0.01
    assert int(last) >= high * 100 - 0.01


def test_a_weight_has_a_sign() -> None:
    assert (signed(1.25), signed(-0.5), signed(-0.04)) == ("+1.2", "\N{MINUS SIGN}0.5", "+0.0")


def test_a_crowded_picture_draws_each_pile_as_a_bar_and_loses_no_report() -> None:
    reports = [Report(at=NOON + timedelta(hours=place % 7), role=SourceRole.COPY) for place in range(700)]
    plot = coverage(reports, columns=7, height=40)
    assert plot is not None
    assert plot.dots == ()
    assert [pile.reports for pile in plot.piles] == [100] * 7
    assert [pile.at for pile in plot.piles] == [NOON + timedelta(hours=hour) for hour in range(7)]
    assert all(
        pile.x >= 0 and pile.x + pile.width <= 100 and pile.y + pile.height <= plot.height for pile in plot.piles
    )
    assert plot.in_words == "700 copies"


@given(st.lists(st.integers(min_value=0, max_value=60), min_size=2, max_size=20))
def test_a_spread_is_drawn_with_as_many_reports_as_it_counts(counts: list[int]) -> None:
    plot = coverage_of_spread(Spread(first=NOON, last=NOON + timedelta(days=3), counts=tuple(counts)), height=24)
    if sum(counts) < 2:
        assert plot is None
        return
    assert plot is not None
    assert len(plot.dots) + sum(pile.reports for pile in plot.piles) == sum(counts)
    assert all(0 <= dot.y <= plot.height for dot in plot.dots)
