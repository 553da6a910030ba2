"""The inverted index, against a plain dictionary."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.matching.postings import Postings

KEYS = st.sets(st.integers(0, 2**32 - 1) | st.integers(0, 5), max_size=6)
LATE = 1 << 20


def _index(batches: Sequence[Sequence[Collection[int]]]) -> Postings:
    """Articles by their keys, in batches, numbered through."""
    index = Postings()
    slot = 0
    for batch in batches:
        slots = np.repeat(np.arange(slot, slot + len(batch)), [len(keys) for keys in batch])
        index.add(slots.astype(np.uint32), np.array([key for keys in batch for key in keys], dtype=np.uint32))
        slot += len(batch)
    return index


def _found(index: Postings, *keys: int, most: int = 100, before: int = LATE) -> list[list[int]]:
    """What each of some keys finds, asked for by rows of their own, all at once."""
    rows = np.arange(len(keys))
    weights = rows.astype(np.float32) + 2.5
    asked = np.array(keys, dtype=np.uint32)
    found = index.latest(rows, asked, weights, np.full(len(keys), before), rarest=9, most=most)
    assert found.weights.tolist() == weights[found.rows].tolist()
    assert found.rows.tolist() == sorted(found.rows.tolist())
    return [sorted(found.slots[found.rows == row].tolist()) for row in rows]


@settings(max_examples=60)
@given(
    batches=st.lists(st.lists(KEYS, max_size=8), max_size=8),
    before=st.integers(0, 60) | st.just(LATE),
)
def test_every_article_before_a_slot_is_found_by_each_of_its_keys_and_by_no_other(
    batches: list[list[set[int]]], before: int
) -> None:
    index = _index(batches)
    articles = [keys for batch in batches for keys in batch]
    every = sorted(set().union(*articles, {3, 77, 2**32 - 1}))
    expected = [[slot for slot, keys in enumerate(articles) if key in keys and slot < before] for key in every]
    assert _found(index, *every, before=before) == expected
    index.settle()
    assert _found(index, *every, before=before) == expected


def test_of_each_row_the_weightiest_keys_that_anything_holds_are_followed() -> None:
    index = _index([[[slot] for slot in range(4)]])
    rows = np.array([0, 0, 0, 0, 0, 1])
    keys = np.array([0, 1, 2, 3, 9, 0], dtype=np.uint32)
    weights = np.array([1, 4, 2, 3, 9, 5], dtype=np.float32)
    found = index.latest(rows, keys, weights, np.full(6, LATE), rarest=2, most=9)
    together = zip(found.rows.tolist(), found.weights.tolist(), found.slots.tolist(), strict=True)
    assert sorted(together) == [(0, 3.0, 3), (0, 4.0, 1), (1, 5.0, 0)]


def test_of_a_common_term_the_latest_articles_before_a_slot_are_found() -> None:
    index = _index([[[7]] * 900, [[7]] * 100])
    assert _found(index, 7, most=5) == [[995, 996, 997, 998, 999]]
    assert _found(index, 7, most=5, before=902) == [[897, 898, 899, 900, 901]]


def test_compacting_leaves_the_dead_behind_and_renumbers_the_rest() -> None:
    index = _index([[[slot % 2]] for slot in range(10)])
    moved = np.array([-1, 0, -1, 1, -1, 2, -1, 3, -1, 4])
    assert _found(index.compacted(lambda slots: moved[slots]), 0, 1) == [[], [0, 1, 2, 3, 4]]
