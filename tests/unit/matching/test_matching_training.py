"""Learning from labelled articles."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import numpy as np

from aggregator.matching import MatchPolicy, evaluate, group_list, sign
from aggregator.matching.signals import AGAINST, EITHER, SIGNALS
from aggregator.matching.training import Examples, as_weights, examples_of, fit, learn_background, train
from tests.support.matching import labelled

LOOKALIKES = Path(__file__).parents[2] / "data" / "eval_lookalikes.jsonl"
WINDOW = timedelta(days=14)


def test_a_model_learnt_from_labels_groups_them_again_and_training_is_reproducible() -> None:
    articles, gold = labelled(LOOKALIKES)
    signatures = [sign(one, seen=None) for one in articles]
    model, background = train(signatures, gold, WINDOW)
    assert (model, background) == train(signatures, gold, WINDOW)
    policy = MatchPolicy(engine="t", model=model, background=background, link=0.5, suggest=0.2, window=WINDOW)
    assert evaluate(gold, group_list(articles, policy)).bcubed.f1 > 0.9


def test_no_signal_is_learnt_with_the_wrong_sign() -> None:
    articles, gold = labelled(LOOKALIKES)
    model, _ = train([sign(one, seen=None) for one in articles], gold, WINDOW)
    for name, weight in model.weights.items():
        if name not in EITHER:
            assert weight <= 0 if name in AGAINST else weight >= 0, name


def test_each_article_gives_an_example_as_if_its_story_did_not_exist() -> None:
    articles, gold = labelled(LOOKALIKES)
    signatures = [sign(one, seen=None) for one in articles]
    examples = examples_of(signatures, gold, learn_background(signatures, gold), WINDOW)
    assert examples.signals.shape == (len(examples.same), len(SIGNALS))
    assert set(np.unique(examples.weights)) == {0.4, 1.0}
    assert examples.same[examples.weights < 1].sum() == 0


def test_the_regression_finds_the_odds_of_a_signal_it_was_made_with() -> None:
    random = np.random.default_rng(7)
    signals = np.zeros((4000, len(SIGNALS)))
    signals[:, 0] = random.uniform(0, 4, 4000)
    same = (random.uniform(0, 1, 4000) < 1 / (1 + np.exp(2 - 1.5 * signals[:, 0]))).astype(float)
    model = fit(Examples(signals=signals, same=same, weights=np.ones(4000)))
    assert abs(model.prior / np.log2(np.e) + 2) < 0.3
    assert abs(model.weights[SIGNALS[0]] / np.log2(np.e) - 1.5) < 0.2


def test_the_weights_file_names_its_provenance() -> None:
    articles, gold = labelled(LOOKALIKES)
    model, _ = train([sign(one, seen=None) for one in articles], gold, WINDOW)
    written = as_weights(model, engine="t", provenance={"articles": len(gold)}, levels={"strict": {"link": 0.9}})
    assert written["provenance"] == {"articles": len(gold)}
    assert set(written) == {"engine", "provenance", "levels", "prior", "weights"}
