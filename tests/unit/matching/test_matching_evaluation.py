"""Scores, against examples worked out by hand."""

from __future__ import annotations

import pytest

from aggregator.matching import Grouped, evaluate
from aggregator.matching.evaluation import answer, bcubed, pairwise
from aggregator.model import Comparison


def group(story: int, *suggested: int, linked: bool = False) -> Grouped:
    return Grouped(
        story=story,
        probability=0.9 if linked else None,
        suggestions=tuple(Comparison(story_id=one, probability=0.4, prior=0.0) for one in suggested),
    )


def test_bcubed_is_the_mean_over_articles_worked_out_by_hand() -> None:
    # Stories a a a b b, groups 1 1 2 2 2.
    # precision: 1, 1, 1/3, 2/3, 2/3 = 11/15; recall: 2/3, 2/3, 1/3, 1, 1 = 11/15.
    agreement = bcubed(list("aaabb"), [1, 1, 2, 2, 2])
    assert agreement.precision == pytest.approx(11 / 15)
    assert agreement.recall == pytest.approx(11 / 15)
    assert agreement.f1 == pytest.approx(11 / 15)


def test_pairwise_counts_pairs_of_articles() -> None:
    # Pairs told: 12, 34, 35, 45; true: 12, 13, 23, 45; right: 12, 45.
    agreement = pairwise(list("aaabb"), [1, 1, 2, 2, 2])
    assert (agreement.precision, agreement.recall) == (0.5, 0.5)


def test_every_article_alone_is_precise_and_recalls_only_itself() -> None:
    assert bcubed(list("aab"), [1, 2, 3]).precision == 1
    assert bcubed(list("aab"), [1, 2, 3]).recall == pytest.approx(2 / 3)
    assert pairwise(list("aab"), [1, 2, 3]).precision == 1


def test_a_right_suggestion_merges_the_opened_group_with_what_joined_it() -> None:
    gold = list("aaaab")
    grouped = [group(1), group(1, linked=True), group(2, 1), group(2, linked=True), group(3, 1)]
    assert answer(gold, grouped) == [1, 1, 1, 1, 3]


def test_suggestions_are_followed_in_chains() -> None:
    assert answer(list("aaa"), [group(1), group(2, 1), group(3, 2)]) == [1, 1, 1]


def test_a_suggestion_of_another_story_is_answered_different() -> None:
    assert answer(list("ab"), [group(1), group(2, 1)]) == [1, 2]


def test_evaluate_tells_the_share_asked_and_the_precision_of_links() -> None:
    grouped = [group(1), group(1, linked=True), group(1, linked=True), group(2, 1)]
    scores = evaluate(list("aaba"), grouped)
    assert scores.link_precision == 0.5
    assert scores.asked == 0.25
    assert (scores.articles, scores.stories, scores.groups) == (4, 2, 2)
    assert scores.answered_bcubed.recall > scores.bcubed.recall


def test_labels_and_groups_must_be_as_many() -> None:
    with pytest.raises(ValueError, match="cannot be compared"):
        evaluate(["a"], [])
