"""Durations and sizes as people write them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.quantities import counted, format_duration, format_size, parse_duration, parse_size


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90s", 90), ("15m", 900), ("2h", 7200), ("7d", 604_800), ("1.5 h", 5400), ("250ms", 0.25), ("0s", 0)],
)
def test_a_duration_is_a_number_and_a_unit(text: str, seconds: float) -> None:
    assert parse_duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "text", ["", "15", "m", "-5m", "15 minutes", "5M", "1e3s", "15m\n", "٣m", "999999999d", "1h30m"]
)
def test_anything_else_is_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match=r"^a (number and a unit|hundred years)"):
        parse_duration(text)


@given(st.integers(min_value=0, max_value=10**9).map(lambda count: timedelta(milliseconds=count)))
def test_a_written_duration_reads_as_itself(duration: timedelta) -> None:
    assert parse_duration(format_duration(duration)) == duration


@pytest.mark.parametrize(
    ("duration", "text"),
    [(timedelta(seconds=900), "15m"), (timedelta(days=7), "7d"), (timedelta(seconds=90), "90s"), (timedelta(0), "0s")],
)
def test_a_duration_is_written_in_the_largest_unit_that_fits(duration: timedelta, text: str) -> None:
    assert format_duration(duration) == text


@pytest.mark.parametrize(
    ("text", "size"), [("16MiB", 16 * 2**20), ("500kB", 500_000), ("1.5 GiB", 1_610_612_736), ("12B", 12)]
)
def test_a_size_is_a_number_and_a_unit(text: str, size: int) -> None:
    assert parse_size(text) == size


@pytest.mark.parametrize("text", ["", "16", "MiB", "-1B", "16mib", "16 mebibytes", "1MiB\n"])
def test_anything_else_is_no_size(text: str) -> None:
    with pytest.raises(ValueError, match="a number and a unit"):
        parse_size(text)


@given(st.integers(min_value=0, max_value=10**12))
def test_a_written_size_reads_as_itself(size: int) -> None:
    assert parse_size(format_size(size)) == size


@pytest.mark.parametrize(
    ("number", "told"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries"), (12_000, "12,000 entries")]
)
def test_numbers_agree_with_their_nouns(number: int, told: str) -> None:
    assert counted(number, "entry", "entries") == told
