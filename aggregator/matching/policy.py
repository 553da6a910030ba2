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

from aggregator.matching.signature import Signature

_PACKAGE, _WEIGHTS = "aggregator.matching", "weights.json"
BITS = math.log2(math.e)
"""Of a nat."""
_FEW_TERMS = 15
MEASURED = 2
"""Raised where a signal comes to say something else, so that weights learnt before are refused."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Blend:
    """Two models between which the number of stories decides.

    In the window of a desk with one beat, names and days tell which story is meant; among thousands of stories of
    everything another one with the same names is near by chance, and the words must agree.
    """

    few: Model
    many: Model


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """Models for reports, and for bare titles, whose words agree or differ by chance."""

    report: Blend
    title: Blend


def is_short(signature: Signature) -> bool:
    """Whether an article says no more than a title does."""
    return len(signature.text) < _FEW_TERMS


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """How common words are in general news, for the time before the stream has shown it."""

    documents: float
    """As how many articles of the stream the background counts."""
    shares: Mapping[int, float]
    """By key of a term: the share of articles that hold it; a term not named is rare."""
    words: Mapping[int, str]
    """By key: one word that is meant, for people who read the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchPolicy:
    """Everything that a decision depends on beside the stories and the article."""

    engine: str
    """Version of model and background, kept with every decision."""
    models: Models
    background: Background
    link: float
    """Probability from which an article is linked."""
    suggest: float
    """Probability from which a person is asked."""
    join: float
    """Probability from which a person is asked whether two stories that have grown are one."""
    window: timedelta
    """How long before and after its first and last article a story can be joined."""


def shipped_policy(strictness: Strictness, window: timedelta) -> MatchPolicy:
    """Return the policy with the weights that come with the program."""
    return policy_of(shipped_weights(), strictness, window)


def shipped_weights() -> dict[str, Any]:
    """Return what the weights file that comes with the program holds."""
    loaded: dict[str, Any] = json.loads(files(_PACKAGE).joinpath(_WEIGHTS).read_text(encoding="utf-8"))
    return loaded


def policy_of(weights: Mapping[str, Any], strictness: Strictness, window: timedelta) -> MatchPolicy:
    """Return the policy of a weights file, given as `as_weights` makes it.

    Raises ValueError where it is no such file, or one of a version that measured other signals.
    """
    try:
        level = weights["levels"][strictness.value]
        rows = weights["background"]["words"]
        policy = MatchPolicy(
            engine=str(weights["engine"]),
            models=Models(report=_blend(weights["models"]["report"]), title=_blend(weights["models"]["title"])),
            background=Background(
                documents=float(weights["background"]["documents"]),
                shares={int(key): float(share) for _, key, share in rows},
                words={int(key): str(word) for word, key, _ in rows},
            ),
            link=float(level["link"]),
            suggest=float(level["suggest"]),
            join=float(level["join"]),
            window=window,
        )
    except (KeyError, TypeError, AttributeError) as error:
        message = f"no weights as `aggregator train` writes them ({type(error).__name__}: {error})"
        raise ValueError(message) from error
    if weights.get("measured") != MEASURED:
        raise ValueError("learnt from signals that are measured otherwise now: learn them anew by `aggregator train`")
    return policy


def as_weights(
    models: Models,
    background: Background,
    *,
    engine: str,
    provenance: Mapping[str, object],
    levels: Mapping[str, Mapping[str, float]],
) -> dict[str, Any]:
    """Return what a weights file holds."""
    rows = sorted((background.words[term], term, share) for term, share in background.shares.items())
    return {
        "engine": engine,
        "measured": MEASURED,
        "provenance": dict(provenance),
        "levels": {name: dict(level) for name, level in levels.items()},
        "models": {"report": _held(models.report), "title": _held(models.title)},
        "background": {"documents": background.documents, "words": rows},
    }


def _held(blend: Blend) -> dict[str, object]:
    return {"few": _rounded(blend.few), "many": _rounded(blend.many)}


def _rounded(model: Model) -> dict[str, object]:
    return {
        "prior": round(model.prior, 4),
        "weights": {name: round(weight, 4) for name, weight in model.weights.items()},
    }


def _blend(held: Mapping[str, Any]) -> Blend:
    return Blend(few=_model(held["few"]), many=_model(held["many"]))


def _model(held: Mapping[str, Any]) -> Model:
    return Model(
        prior=float(held["prior"]), weights={str(name): float(weight) for name, weight in held["weights"].items()}
    )
