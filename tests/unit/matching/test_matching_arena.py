"""The packed signatures of a window, in arrays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.matching import pack, sign
from aggregator.matching.arena import GONE, Arena
from aggregator.matching.signature import Signature, key_of
from tests.support.matching import article

NOON = datetime(2031, 6, 2, 12, tzinfo=UTC)


def signature(number: int) -> Signature:
    text = "Ana Marinov spoke in Odesa of " + " ".join(f"word{number * 31 + n}x" for n in range(number % 7 * 5))
    published = NOON + timedelta(hours=number) if number % 3 else None
    return sign(
        article(f"Report {number}", text, published=published, language="de" if number % 2 else "en"), seen=None
    )


SIGNATURES = [signature(number) for number in range(40)]


@settings(max_examples=40)
@given(taken=st.sets(st.integers(0, 39)), more=st.integers(0, 8))
def test_articles_are_found_again_after_others_were_left_behind_and_more_have_come(taken: set[int], more: int) -> None:
    arena = Arena()
    for number, one in enumerate(SIGNATURES):
        assert arena.append(100 + number, number % 5, pack(one)) == number
    for slot in taken:
        arena.put(slot, GONE)
        assert arena.story(slot) == GONE
    kept = arena.kept(arena.alive())
    expected = [number for number in range(40) if number not in taken] + list(range(more))
    for number in range(more):
        kept.append(100 + number, number % 5, pack(SIGNATURES[number]))
    assert len(kept) == len(expected)
    for slot, number in enumerate(expected):
        assert (kept.article(slot), kept.story(slot)) == (100 + number, number % 5)
        assert kept.packed(slot) == pack(SIGNATURES[number])
    slots = np.arange(len(expected))
    times = [SIGNATURES[number].time for number in expected]
    assert [None if np.isnan(time) else time for time in kept.times(slots)] == times
    assert kept.languages(slots).tolist() == [key_of(SIGNATURES[number].language) for number in expected]
    keys, bounds = kept.keys(slots)
    for slot, number in enumerate(expected):
        text, names, end = bounds[2 * slot : 2 * slot + 3]
        assert tuple(keys[text:names].tolist()) == SIGNATURES[number].text
        assert tuple(keys[names:end].tolist()) == SIGNATURES[number].names
