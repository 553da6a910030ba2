"""What decides: the weights of the signals, the general background, the two thresholds and the window."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from importlib.resources import files
from typing import Any

_PACKAGE = "aggregator.matching"
_BITS = math.log2(math.e)


class Strictness(StrEnum):
    """How sure the program must be before it acts alone."""

    STRICT = "strict"
    BALANCED = "balanced"
    LOOSE = "loose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A logistic model over named signals."""

    prior: float
    """In bits: log2 odds where every signal is 0."""
    weights: Mapping[str, float]
    """In bits per unit of a signal; a signal without a weight is not weighed."""

    @classmethod
    def of_nats(cls, intercept: float, coefficients: Mapping[str, float]) -> Model:
        """Return the model of a fitted regression, whose log-odds are natural."""
        return cls(prior=intercept * _BITS, weights={name: weight * _BITS for name, weight in coefficients.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """How common words are in general news, for the time before the stream has shown it."""

    documents: float
    """As how many articles of the stream the background counts."""
    shares: Mapping[str, float]
    """By term: the share of articles that hold it; a term not named is rare."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchPolicy:
    """Everything that a decision depends on beside the stories and the article."""

    engine: str
    """Version of model and background, kept with every decision."""
    model: Model
    background: Background
    link: float
    """Probability from which an article is linked."""
    suggest: float
    """Probability from which a person is asked."""
    window: timedelta
    """How long before and after its first and last article a story can be joined."""


def shipped_policy(strictness: Strictness, window: timedelta) -> MatchPolicy:
    """Return the policy with the weights and the background that come with the program."""
    weights = _shipped("weights.json")
    level = weights["levels"][strictness.value]
    return MatchPolicy(
        engine=weights["engine"],
        model=Model(prior=weights["prior"], weights=weights["weights"]),
        background=shipped_background(),
        link=level["link"],
        suggest=level["suggest"],
        window=window,
    )


def shipped_background() -> Background:
    """Return the background that comes with the program."""
    background = _shipped("background.json")
    return Background(documents=background["documents"], shares=background["shares"])


def _shipped(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(files(_PACKAGE).joinpath(name).read_text(encoding="utf-8"))
    return loaded
