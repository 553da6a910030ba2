"""Readings as bytes."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.merging.packing import pack_reading, unpack_reading
from aggregator.merging.reading import read_article
from tests.support.make import stored_article

REPORT = (
    'Two people were killed and 14 injured when a ferry sank off Izmail on Sunday, officials said. "Nobody is lost," '
    "the mayor, Ana Kovač, said on Monday. The Port of Izmail denied that the ferry had struck a mine."
)


@pytest.mark.parametrize("language", ["en", "sr", None])
def test_a_reading_comes_back_as_it_was(language: str | None) -> None:
    reading = read_article(stored_article(1, "Ferry sinks off Izmail", summary=REPORT, language=language))
    assert unpack_reading(pack_reading(reading)) == reading


@given(st.text(max_size=100), st.text(max_size=200))
def test_a_reading_of_any_text_comes_back_as_it_was(title: str, summary: str) -> None:
    reading = read_article(stored_article(1, title, summary=summary))
    assert unpack_reading(pack_reading(reading)) == reading


@pytest.mark.parametrize("packed", [b"", b"no reading", zlib.compress(b"{}"), zlib.compress(b"[")], ids=repr)
def test_bytes_that_are_no_reading_are_refused(packed: bytes) -> None:
    with pytest.raises(ValueError, match="reading"):
        unpack_reading(packed)
