"""Learning the weights of the signals from labelled articles: regularised logistic regression, with numpy alone.

The stream is replayed with every article in its true story. Each article then gives an example for each candidate
story: its own, if that has begun, and the look-alikes, which are the hard ones. To learn what the first article of a
story looks like, each is also compared as if its story did not exist, with its rivals at their most tempting.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from aggregator.matching.index import StoryIndex
from aggregator.matching.listing import in_time_order
from aggregator.matching.policy import Background, MatchPolicy, Model
from aggregator.matching.profile import NAME, NUMBER
from aggregator.matching.signals import AGAINST, EITHER, SET_BY_HAND, SIGNALS
from aggregator.matching.signature import Signature
from aggregator.matching.stream import terms_of

_OPENER_WEIGHT = 0.4  # an article counts as an opener less often than as a follower, as in life
_RIDGE = 3.0  # pulls standardised weights towards 0; between 1 and 20 the held-out scores hardly differ
_STEPS = 50
_CONVERGED = 1e-6
_BACKGROUND_DOCUMENTS = 100.0
_GENERAL_STORIES = 6  # a word in fewer stories belongs to them, not to the language of news

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """Pairs of an article and a story."""

    signals: Floats
    """Shape (pairs, len(SIGNALS))."""
    same: Floats
    """1 where the article belongs to the story, else 0."""
    weights: Floats
    """How much each pair counts."""


def learn_background(signatures: Sequence[Signature], gold: Sequence[str]) -> Background:
    """Return the share of articles that hold each general word: one that occurs in several stories, and is no name."""
    stories: defaultdict[str, set[str]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for signature, story in zip(signatures, gold, strict=True):
        for term in terms_of(signature):
            counts[term] += 1
            stories[term].add(story)
    shares = {
        term: round(count / len(signatures), 4)
        for term, count in sorted(counts.items())
        if len(stories[term]) >= _GENERAL_STORIES and not term.startswith((NAME, NUMBER))
    }
    names = Counter(name for signature in signatures for name in signature.names)
    general = {term: share for term, share in shares.items() if names[term] * 2 < counts[term]}
    return Background(documents=_BACKGROUND_DOCUMENTS, shares=general)


def examples_of(
    signatures: Sequence[Signature], gold: Sequence[str], background: Background, window: timedelta
) -> Examples:
    """Return the examples of a labelled stream, replayed in time order."""
    policy = MatchPolicy(
        engine="training",
        model=Model(prior=0.0, weights={}),
        background=background,
        link=1.0,
        suggest=1.0,
        window=window,
    )
    index = StoryIndex(policy)
    index.observe(dict(enumerate(signatures)))
    ids = {story: number for number, story in enumerate(dict.fromkeys(gold))}
    rows: list[list[float]] = []
    same: list[float] = []
    weights: list[float] = []
    for position in in_time_order(signatures):
        signature, own = signatures[position], ids[gold[position]]
        candidates = index.candidates(signature)
        measured = index.measure(signature, candidates, keep={own})
        rows += measured.values()
        same += [float(story == own) for story in measured]
        weights += [1.0] * len(measured)
        if own in measured:
            rivals = index.measure(signature, [story for story in candidates if story != own])
            rows += rivals.values()
            same += [0.0] * len(rivals)
            weights += [_OPENER_WEIGHT] * len(rivals)
        index.place(position, own, signature)
    return Examples(
        signals=np.array(rows, dtype=np.float64).reshape(len(rows), len(SIGNALS)),
        same=np.array(same),
        weights=np.array(weights),
    )


def fit(examples: Examples) -> Model:
    """Return the model that explains the examples best.

    A signal that comes out with the wrong sign only corrects another one that it resembles; it would confuse whoever
    reads the evidence, and is dropped, the largest first.
    """
    learnt = [column for column, name in enumerate(SIGNALS) if name not in SET_BY_HAND]
    kept = [column for column in learnt if np.ptp(examples.signals[:, column]) > 0]
    while True:
        intercept, coefficients = _regress(examples.signals[:, kept], examples.same, examples.weights)
        fitted = dict(zip(kept, coefficients, strict=True))
        wrong = {column: abs(value) for column, value in fitted.items() if _is_wrong(SIGNALS[column], value)}
        if not wrong:
            model = Model.of_nats(intercept, {SIGNALS[column]: value for column, value in fitted.items()})
            return Model(prior=model.prior, weights={**model.weights, **SET_BY_HAND})
        kept.remove(max(wrong, key=lambda column: wrong[column]))


def train(signatures: Sequence[Signature], gold: Sequence[str], window: timedelta) -> tuple[Model, Background]:
    """Return the model and the background learnt from labelled articles."""
    background = learn_background(signatures, gold)
    return fit(examples_of(signatures, gold, background, window)), background


def as_weights(
    model: Model, *, engine: str, provenance: Mapping[str, str | int], levels: Mapping[str, Mapping[str, float]]
) -> dict[str, object]:
    """Return what weights.json holds."""
    return {
        "engine": engine,
        "provenance": dict(provenance),
        "levels": {name: dict(level) for name, level in levels.items()},
        "prior": round(model.prior, 4),
        "weights": {name: round(weight, 4) for name, weight in model.weights.items()},
    }


def as_background(background: Background, *, provenance: Mapping[str, str | int]) -> dict[str, object]:
    """Return what background.json holds."""
    return {
        "provenance": dict(provenance),
        "documents": background.documents,
        "shares": dict(background.shares),
    }


def _is_wrong(signal: str, weight: float) -> bool:
    if signal in EITHER:
        return False
    return weight > 0 if signal in AGAINST else weight < 0


def _regress(signals: Floats, same: Floats, weights: Floats) -> tuple[float, list[float]]:
    """Return intercept and coefficients, in nats, of a ridge logistic regression by Newton's method."""
    mean, spread = signals.mean(axis=0), signals.std(axis=0)
    design = np.column_stack([(signals - mean) / spread, np.ones(len(signals))])
    ridge = np.diag([_RIDGE] * signals.shape[1] + [0.0])
    beta = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        expected = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        gradient = design.T @ (weights * (expected - same)) + ridge @ beta
        curvature = (design.T * (weights * expected * (1 - expected))) @ design + ridge
        step = np.linalg.solve(curvature, gradient)
        beta -= step
        if math.fsum(abs(step)) < _CONVERGED:
            break
    coefficients = beta[:-1] / spread
    return float(beta[-1] - coefficients @ mean), [float(value) for value in coefficients]
