"""Signatures as bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.matching import pack, sign
from aggregator.matching.packing import PACKED, head_of, keys_of, line_of, unpack
from tests.support.matching import article, labelled

SETS = Path(__file__).parents[2] / "data" / "eval"
VERSION = ("19", "470e0d9454439433")
MONDAY = datetime(2031, 6, 2, 12, tzinfo=UTC)


@settings(max_examples=80)
@given(
    title=st.text(max_size=200),
    text=st.text(max_size=600),
    published=st.none() | st.just(MONDAY),
    language=st.sampled_from(["en", "ru", "ar", "zh", "ja", "de", "pl", "uk", "x-unknown"]),
)
def test_a_signature_comes_back_as_it_was_packed(
    title: str, text: str, published: datetime | None, language: str
) -> None:
    signature = sign(article(title, text, published=published, language=language), seen=None)
    packed = pack(signature)
    assert unpack(packed) == replace(signature, language=signature.language[:8])
    assert set(keys_of(packed).tolist()) == set(signature.keys())
    assert head_of(packed)[1] == signature.language[:8]


def test_a_report_takes_a_few_hundred_bytes() -> None:
    text = (
        "Divers brought up the bell of the Halvard from the mouth of the Elbe near Cuxhaven on Monday, where the "
        "freighter went down with nineteen sailors during the third storm of spring, and the harbour master promised."
    )
    assert len(pack(sign(article("Bell of the Halvard raised", text, published=MONDAY), seen=None))) < 500


def test_articles_of_one_time_keep_their_order_when_days_names_and_places_are_read_otherwise() -> None:
    one, other = (
        sign(article("Ferry aground near Bergen on Friday", text, published=MONDAY), seen=None)
        for text in ("Rescuers from Stavanger took off 40 people.", "The captain of the Halvard was alone on board.")
    )
    for each in (one, other):
        otherwise = replace(each, cities=(7, 9), countries=("SE",), names=(), named=(), days=(4,), main_day=2)
        assert line_of(pack(otherwise))[:2] == line_of(pack(each))[:2]
    assert line_of(pack(one))[:2] != line_of(pack(other))[:2]
    assert line_of(pack(one), 1) != line_of(pack(one), 2)


@pytest.mark.parametrize("damaged", [b"", b"short", b"\xff" * 40])
def test_other_bytes_are_refused(damaged: bytes) -> None:
    with pytest.raises(ValueError, match="no packed signature"):
        unpack(damaged)


def test_the_version_is_raised_when_a_signature_reads_differently() -> None:
    digest = sha256()
    for name in ("lookalikes", "languages", "tongues", "war", "world"):
        for one in labelled(SETS / f"{name}.jsonl")[0]:
            digest.update(pack(sign(one, seen=None)))
    held = (PACKED, digest.hexdigest()[:16])
    assert held == VERSION, "stored signatures are now wrong: raise PACKED, and put the new pair here"
