"""Learning from labelled articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from aggregator.matching import (
    Grouped,
    Strictness,
    evaluate,
    group_signatures,
    policy_of,
    shipped_policy,
    shipped_weights,
    sign,
)
from aggregator.matching.crossvalidation import cross_validate, interval
from aggregator.matching.policy import Background, Model, Models, as_weights
from aggregator.matching.signals import AGAINST, EITHER, SIGNALS, share_of_many
from aggregator.matching.signature import key_of
from aggregator.matching.stream import Stream
from aggregator.matching.training import (
    NONE,
    Labelled,
    Question,
    fit,
    learn_background,
    questions_of,
    train,
)
from tests.support.matching import labelled

LOOKALIKES = Path(__file__).parents[2] / "data" / "eval/lookalikes.jsonl"
WINDOW = timedelta(days=14)


@pytest.fixture(scope="module")
def stream() -> Labelled:
    articles, gold = labelled(LOOKALIKES)
    return Labelled(
        signatures=[sign(one, seen=None) for one in articles],
        titles=[sign(one.only_title(), seen=None) for one in articles],
        undated=[sign(one.without_date(), seen=None) for one in articles],
        gold=gold,
    )


@pytest.fixture(scope="module")
def learnt(stream: Labelled) -> tuple[Models, Background]:
    """What is learnt from the stream afresh."""
    return train([stream], WINDOW)


def test_the_background_knows_figures_that_stand_in_every_kind_of_news(stream: Labelled) -> None:
    background = learn_background([stream])
    learnt = {figure for figure in ("2", "3", "6") if key_of(f"#{figure}") in background.shares}
    assert learnt
    shipped = shipped_policy(Strictness.BALANCED, WINDOW).background
    two, forty_seven = Stream(shipped).weigh([key_of("#2"), key_of("#47")])
    assert two < forty_seven / 2


def test_weights_learnt_from_labels_group_them_again_and_learning_is_reproducible(
    stream: Labelled, learnt: tuple[Models, Background]
) -> None:
    models, background = learnt
    assert learnt == train([stream], WINDOW)
    written = as_weights(
        models, background, engine="t", provenance={"articles": len(stream.gold)}, levels=shipped_weights()["levels"]
    )
    policy = policy_of(written, Strictness.BALANCED, WINDOW)
    assert policy.engine == "t"
    assert evaluate(stream.gold, group_signatures(stream.signatures, policy)).bcubed.f1 > 0.9


def test_what_a_missing_date_means_is_learnt_from_dated_articles_too(stream: Labelled) -> None:
    dated = [position for position, signature in enumerate(stream.signatures) if signature.time is not None]
    models, _ = train([stream.part(dated)], WINDOW)
    assert models.report.few.weights["time unknown"] < 0


def test_no_signal_is_learnt_with_the_wrong_sign(learnt: tuple[Models, Background]) -> None:
    models, _ = learnt
    for model in (models.report.few, models.report.many, models.title.few, models.title.many):
        for name, weight in model.weights.items():
            if name not in EITHER:
                assert weight <= 0 if name in AGAINST else weight >= 0, name


def test_each_article_is_also_asked_about_as_if_its_story_did_not_exist(stream: Labelled) -> None:
    questions = questions_of(stream, learn_background([stream]), WINDOW)
    assert {round(question.weight, 1) for question in questions} == {0.4, 1.0}
    assert all(question.answer == NONE for question in questions if question.weight < 1)
    assert all(question.signals.shape[1] == len(SIGNALS) for question in questions)


def made_up(*, most_crowded: float = 0.0) -> list[Question]:
    """Questions whose answers follow the first signal alone, among any number of stories."""
    random = np.random.default_rng(7)
    questions = []
    for _ in range(3000):
        signals = np.zeros((2, len(SIGNALS)))
        signals[:, 0] = random.uniform(0, 4, 2)
        signals[:, SIGNALS.index("crowd")] = random.uniform(0, most_crowded)
        odds = np.exp(1.5 * signals[:, 0] - 3)
        answer = random.choice([0, 1, NONE], p=np.array([*odds, 1]) / (odds.sum() + 1))
        questions.append(Question(short=False, signals=signals, answer=int(answer), weight=1.0))
    return questions


def test_chance_grows_with_the_stories_though_labels_do_not_show_it_and_the_prior_makes_up_for_it() -> None:
    questions = made_up(most_crowded=8.0)
    model = fit(questions).many
    assert model.weights["crowd"] == pytest.approx(-0.5)
    expected = right = 0.0
    for question in questions:
        crowd = question.signals[0, SIGNALS.index("crowd")]
        if share_of_many(crowd) == 1:
            odds = 2 ** (model.prior + model.weights[SIGNALS[0]] * question.signals[:, 0] - 0.5 * crowd)
            expected += odds.sum() / (odds.sum() + 1)
            right += question.answer != NONE
    assert expected == pytest.approx(right, rel=0.05)


def test_a_set_hardly_larger_than_what_the_crowd_is_counted_from_does_not_teach_that_nothing_matches() -> None:
    crowd = SIGNALS.index("crowd")
    questions = []
    for question in made_up():
        signals = question.signals.copy()
        signals[:, crowd] = 0.1 if question.answer == NONE else 0.0  # as where the last of a set open stories
        questions.append(replace(question, signals=signals))
    blend = fit(questions)
    assert blend.few.weights["crowd"] == blend.many.weights["crowd"] == pytest.approx(-1.0)


def test_the_regression_finds_the_odds_of_a_signal_it_was_made_with() -> None:
    blend = fit(made_up())
    model = blend.few
    assert abs(blend.many.weights[SIGNALS[0]] - model.weights[SIGNALS[0]]) < 0.2  # nothing told of it
    assert abs(model.prior / np.log2(np.e) + 3) < 0.3
    assert abs(model.weights[SIGNALS[0]] / np.log2(np.e) - 1.5) < 0.2


def test_learning_goes_on_from_known_weights_and_a_few_labels_move_them_little(
    stream: Labelled, learnt: tuple[Models, Background]
) -> None:
    shipped = shipped_policy(Strictness.BALANCED, WINDOW)
    known = shipped.models, shipped.background
    once, tenfold = (train([replace(stream, weight=weight)], WINDOW, known=known) for weight in (1.0, 10.0))
    moved = [_distance(models.report.few, shipped.models.report.few) for models, _ in (once, tenfold, learnt)]
    assert 0 < moved[0] < moved[1] < moved[2] / 10
    assert once[1] is shipped.background


def test_what_a_small_set_cannot_teach_stays_as_it_is_known(stream: Labelled) -> None:
    shipped = shipped_policy(Strictness.BALANCED, WINDOW)
    models, _ = train([stream], WINDOW, known=(shipped.models, shipped.background))
    for part in ("report", "title"):
        learnt, before = getattr(models, part).few, getattr(shipped.models, part).few
        for name in ("crowd", "only the same publisher"):
            assert learnt.weights[name] == pytest.approx(before.weights[name])
    many, before = models.report.many, shipped.models.report.many  # of thousands of stories it tells nothing
    assert _distance(many, before) < 1e-6
    assert fit([], known=shipped.models.report) is shipped.models.report


def _distance(one: Model, other: Model) -> float:
    return sum(abs(one.weights.get(name, 0) - other.weights.get(name, 0)) for name in SIGNALS)


def test_labels_without_a_story_of_two_teach_nothing(stream: Labelled) -> None:
    alone = stream.part([stream.gold.index(story) for story in dict.fromkeys(stream.gold)])
    shipped = shipped_policy(Strictness.BALANCED, WINDOW)
    with pytest.raises(ValueError, match="nothing to learn"):
        train([alone], WINDOW, known=(shipped.models, shipped.background))
    with pytest.raises(ValueError, match="afresh"):
        train([alone], WINDOW)


def test_bare_titles_teach_how_titles_are_weighed_and_nothing_of_reports(stream: Labelled) -> None:
    shipped = shipped_policy(Strictness.BALANCED, WINDOW)
    bare = replace(stream, signatures=stream.titles, undated=stream.titles)
    models, _ = train([bare], WINDOW, known=(shipped.models, shipped.background))
    assert models.report is shipped.models.report
    assert _distance(models.title.few, shipped.models.title.few) > 0
    with pytest.raises(ValueError, match="more words than a title, by which weights could be learnt afresh"):
        train([bare], WINDOW)


def test_cross_validation_scores_every_article_once_with_its_story_left_out(stream: Labelled) -> None:
    found = cross_validate(stream, shipped_policy(Strictness.BALANCED, WINDOW), division=(3, 1))
    assert [found.gold[position].split(maxsplit=1)[1] for position in found.scored] == list(stream.gold)
    low, high = interval(found.gold, found.grouped, found.scored)
    assert 0.5 < low <= evaluate(found.gold, found.grouped, found.scored).bcubed.f1 <= high <= 1


def test_a_left_out_story_merged_with_a_known_one_is_scored_as_false() -> None:
    grouped = [
        Grouped(story=1, probability=None),
        Grouped(story=1, probability=0.9),
        Grouped(story=2, probability=None),
    ]
    scores = evaluate(["known", "left out", "known"], grouped, [1])
    assert (scores.articles, scores.bcubed.precision, scores.pairwise.precision) == (1, 0.5, 0.0)
    assert scores.link_precision == 0


def test_a_file_that_is_no_weights_says_so() -> None:
    with pytest.raises(ValueError, match="aggregator train"):
        policy_of({"weights": {}}, Strictness.BALANCED, WINDOW)


def test_weights_that_were_learnt_from_signals_of_another_meaning_are_refused() -> None:
    with pytest.raises(ValueError, match="measured otherwise now: learn them anew"):
        policy_of({**shipped_weights(), "measured": 1}, Strictness.BALANCED, WINDOW)
