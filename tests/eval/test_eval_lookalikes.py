"""The quality that must not fall, on stories that are easily confused.

The set was read while signals were chosen: it shows what must not get lost, and does not measure quality on news
unseen.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from aggregator.matching import StoryIndex, Strictness, evaluate, group_list, shipped_policy, sign
from aggregator.matching.listing import in_time_order
from tests.support.matching import article, labelled

LOOKALIKES = Path(__file__).parents[1] / "data" / "eval/lookalikes.jsonl"
WINDOW = timedelta(days=14)
ARTICLES, GOLD = labelled(LOOKALIKES)


@pytest.mark.parametrize("level", list(Strictness))
def test_no_two_lookalike_stories_are_merged(level: Strictness) -> None:
    scores = evaluate(GOLD, group_list(ARTICLES, shipped_policy(level, WINDOW)))
    assert scores.bcubed.precision == 1
    assert scores.pairwise.precision == 1


def test_articles_of_one_story_come_together() -> None:
    scores = evaluate(GOLD, group_list(ARTICLES, shipped_policy(Strictness.BALANCED, WINDOW)))
    assert scores.bcubed.recall >= 0.95
    assert scores.answered_bcubed.f1 >= 0.97
    assert scores.asked <= 0.1


def test_titles_alone_do_not_merge_wrongly() -> None:
    titles = [article(one.title, publisher=one.publisher, published=one.published) for one in ARTICLES]
    scores = evaluate(GOLD, group_list(titles, shipped_policy(Strictness.BALANCED, WINDOW)))
    assert scores.bcubed.precision >= 0.95


def test_the_order_within_an_hour_hardly_matters() -> None:
    policy = shipped_policy(Strictness.BALANCED, WINDOW)
    hours = [one.published or datetime.max.replace(tzinfo=UTC) for one in ARTICLES]
    expected = [one.story for one in group_list(ARTICLES, policy)]
    order = list(range(len(ARTICLES)))
    random.Random(3).shuffle(order)  # noqa: S311 - a test needs no secrets
    order.sort(key=lambda position: hours[position].replace(minute=0, second=0))
    index = StoryIndex(policy)
    found = [0] * len(order)
    for position in order:
        signature = sign(ARTICLES[position], seen=None)
        decision = index.decide(signature)
        found[position] = decision.chosen.story_id if decision.chosen else len(index) + 1
        index.place(position, found[position], signature)
    same = sum(
        (expected[i] == expected[j]) == (found[i] == found[j]) for i in range(len(found)) for j in range(len(found))
    )
    assert same / len(found) ** 2 > 0.99


@pytest.mark.parametrize("batch", [1, 7, 100])
def test_batches_with_a_restart_between_them_give_the_same_stories(batch: int) -> None:
    """After each batch the index is built anew from what was stored, as after a restart."""
    policy = shipped_policy(Strictness.BALANCED, WINDOW)
    signatures = [sign(one, seen=None) for one in ARTICLES]
    order = in_time_order(signatures)
    placed: list[tuple[int, int]] = []
    for start in range(0, len(order), batch):
        index = StoryIndex(policy)
        for position, story in placed:
            index.place(position, story, signatures[position])
        for position in order[start : start + batch]:
            decision = index.decide(signatures[position])
            story = decision.chosen.story_id if decision.chosen else len(placed) + 1
            index.place(position, story, signatures[position])
            placed.append((position, story))
    groups = dict(placed)
    expected = [one.story for one in group_list(ARTICLES, policy)]
    assert len(set(zip(expected, (groups[i] for i in range(len(expected))), strict=True))) == len(set(expected))
