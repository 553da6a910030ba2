"""The inverted index, against a plain dictionary."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.matching import postings
from aggregator.matching.postings import Postings

KEYS = st.sets(st.integers(0, 2**32 - 1) | st.integers(0, 5), max_size=6)


def _found(index: Postings, key: int, most: int = 100) -> list[int]:
    weights, slots = index.latest(
        np.array([key], dtype=np.uint32), np.array([2.5], dtype=np.float32), rarest=9, most=most
    )
    assert set(weights.tolist()) <= {2.5}
    return sorted(slots.tolist())


@settings(max_examples=60, deadline=None)
@given(articles=st.lists(KEYS, max_size=40), fresh=st.integers(1, 7))
def test_every_article_is_found_by_each_of_its_keys_and_by_no_other(articles: list[set[int]], fresh: int) -> None:
    before = postings._FRESH
    postings._FRESH = fresh
    try:
        index = Postings()
        for slot, keys in enumerate(articles):
            index.add(slot, sorted(keys))
    finally:
        postings._FRESH = before
    every = set().union(*articles, {3, 77})
    for key in every:
        assert _found(index, key) == [slot for slot, keys in enumerate(articles) if key in keys]


def test_the_weightiest_keys_that_anything_holds_are_followed() -> None:
    index = Postings()
    for slot in range(4):
        index.add(slot, [slot])
    keys = np.array([0, 1, 2, 3, 9], dtype=np.uint32)
    weights, slots = index.latest(keys, np.array([1, 4, 2, 3, 9], dtype=np.float32), rarest=2, most=9)
    assert sorted(zip(weights.tolist(), slots.tolist(), strict=True)) == [(3.0, 3), (4.0, 1)]


def test_of_a_common_term_the_latest_articles_are_found() -> None:
    index = Postings()
    for slot in range(3000):
        index.add(slot, [7])
    assert _found(index, 7, most=5) == [2995, 2996, 2997, 2998, 2999]


def test_many_at_once_are_the_same_as_one_by_one() -> None:
    index = Postings()
    index.add(0, [1, 2])
    index.add_all(np.array([1, 1, 2], dtype=np.uint32), np.array([2, 3, 3], dtype=np.uint32))
    index.add(3, [3])
    assert [_found(index, key) for key in (1, 2, 3)] == [[0], [0, 1], [1, 2, 3]]


def test_compacting_leaves_the_dead_behind_and_renumbers_the_rest() -> None:
    index = Postings()
    for slot in range(10):
        index.add(slot, [slot % 2])
    moved = np.array([-1, 0, -1, 1, -1, 2, -1, 3, -1, 4])
    compacted = index.compacted(lambda slots: moved[slots])
    assert (_found(compacted, 0), _found(compacted, 1)) == ([], [0, 1, 2, 3, 4])
