"""Learning the weights from labelled articles.

The labelled articles are replayed in time order, each placed where people put it. Each article then is a question with
several answers: one of its candidate stories, or none of them. The model is a conditional logit (D. McFadden,
"Conditional logit analysis of qualitative choice behavior", 1974), so that look-alike stories compete for an article as
they do when the program decides. To learn what the first article of a story looks like, each is also asked about as if
its own story did not exist, with its rivals at their most tempting.

A few labels are too few to learn thirty weights from, and tell of one beat alone. So learning goes on from weights that
are there: each is kept near what it was, the nearer the fewer the labels (a Gaussian prior with that mean, as in
C. Chelba and A. Acero, "Adaptation of maximum entropy capitalizer", 2004).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

import numpy as np
from numpy.typing import NDArray

from aggregator.matching.index import StoryIndex
from aggregator.matching.listing import in_time_order
from aggregator.matching.policy import BITS, Background, Blend, MatchPolicy, Model, Models, is_short
from aggregator.matching.signals import AGAINST, EITHER, SET_BY_HAND, SIGNALS, share_of_many
from aggregator.matching.signature import Signature

_OPENER_WEIGHT = 0.4  # an article counts as an opener less often than as a follower, as in life
_RIDGE = 3.0  # pulls weights towards 0; between 1 and 10 the held-out scores hardly differ
_LOYALTY = 3000.0  # the same towards known weights; with 100 sixty answers of a desk cost pairs 0.12 of their precision
_STEPS = 3000
_CONVERGED = 1e-5
_BACKGROUND_DOCUMENTS = 100.0
_GENERAL_STORIES = 6  # a word in fewer stories belongs to them, not to the language of news

_LESS_WEIGHT = 0.5  # of an article whose text or date was taken away, beside the same article with both

_NO_MODEL = Blend(few=Model(prior=0.0, weights={}), many=Model(prior=0.0, weights={}))
_CROWD = "crowd"
_CROWD_AT_LEAST, _CROWD_AT_MOST = -1.0, -0.5
"""Bits: with twice as many stories each is less likely the right one, before anything is known of it. By chance alone
it would be half as likely, but words become rarer too: of 179 questions about general news, with 600 to 5,000 stories,
as many were right as if the weight were 0.0, give or take 0.35."""
Floats = NDArray[np.float64]
NONE = -1
"""The answer that an article belongs to no candidate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One article and its candidate stories."""

    short: bool
    """Whether the article is a bare title."""
    signals: Floats
    """Shape (stories, len(SIGNALS))."""
    answer: int
    """Row of the right story, or NONE."""
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A labelled stream: articles that share no story with those of another stream."""

    signatures: Sequence[Signature]
    titles: Sequence[Signature]
    """The same articles as if their feeds had nothing but titles."""
    undated: Sequence[Signature]
    """The same articles as if their feeds told no dates."""
    gold: Sequence[str]
    weight: float = 1.0
    """How much each of its articles counts."""

    def part(self, positions: Sequence[int]) -> Labelled:
        """Return some of the articles as a stream."""
        return Labelled(
            signatures=[self.signatures[n] for n in positions],
            titles=[self.titles[n] for n in positions],
            undated=[self.undated[n] for n in positions],
            gold=[self.gold[n] for n in positions],
            weight=self.weight,
        )


def learn_background(streams: Sequence[Labelled]) -> Background:
    """Return the share of articles that hold each general word: one that occurs in several stories, and is no name.

    Figures count among them, for a young desk would take a "2" for as rare as a name.
    """
    stories: defaultdict[int, set[tuple[int, str]]] = defaultdict(set)
    counts: Counter[int] = Counter()
    capitals: Counter[int] = Counter()
    spelled: dict[int, str] = {}
    total = 0
    for number, stream in enumerate(streams):
        for signature, story in zip(stream.signatures, stream.gold, strict=True):
            total += 1
            for term in signature.text + signature.numbers:
                word = signature.spelled[term]
                counts[term] += 1
                capitals[term] += word[0].isupper() and term not in signature.text[: signature.title_terms]
                stories[term].add((number, story))
                spelled.setdefault(term, word.lower())
    general = [term for term in counts if len(stories[term]) >= _GENERAL_STORIES and capitals[term] * 2 < counts[term]]
    return Background(
        documents=_BACKGROUND_DOCUMENTS,
        shares={term: round(counts[term] / total, 4) for term in general},
        words={term: spelled[term] for term in general},
    )


def questions_of(stream: Labelled, background: Background, window: timedelta) -> list[Question]:
    """Return what a labelled stream asks, replayed in time order."""
    policy = MatchPolicy(
        engine="training",
        models=Models(report=_NO_MODEL, title=_NO_MODEL),
        background=background,
        link=1.0,
        suggest=1.0,
        join=1.0,
        window=window,
    )
    index = StoryIndex(policy)
    order = in_time_order(stream.signatures)
    index.observe({position: stream.signatures[position] for position in order})
    ids = {story: number for number, story in enumerate(dict.fromkeys(stream.gold))}
    questions: list[Question] = []
    for position in order:
        signature, own = stream.signatures[position], ids[stream.gold[position]]
        candidates = index.candidates(signature, unlikely=True)
        if index.members(own) and own not in candidates:
            candidates.append(own)
        measured = index.measure(signature, candidates)
        rows = np.array(list(measured.values()), dtype=np.float64)
        ask = partial(Question, short=is_short(signature))
        if own in measured:
            answer = list(measured).index(own)
            questions.append(ask(signals=rows, answer=answer, weight=stream.weight))
            others = np.delete(rows, answer, axis=0)
            if len(others):
                questions.append(ask(signals=others, answer=NONE, weight=stream.weight * _OPENER_WEIGHT))
        elif measured:
            questions.append(ask(signals=rows, answer=NONE, weight=stream.weight))
        index.place(position, own, signature)
    return questions


def fit(questions: Sequence[Question], known: Blend | None = None) -> Blend:
    """Return the models that answer the questions best; with `known` weights, those near them that do.

    A signal may only speak in its own direction: one that comes out with the wrong sign merely corrects another one
    that it resembles, and would confuse whoever reads the evidence. Where few questions tell of one of the two models,
    it is pulled towards the other, or stays as it is known.
    """
    if not questions:
        return known or _NO_MODEL
    rows = np.concatenate([question.signals for question in questions])
    kept = SET_BY_HAND.keys() | ({_CROWD} if known else set())  # how many stories there are, one small set cannot teach
    learnt = np.array([name not in kept for name in SIGNALS]) & (np.ptp(rows, axis=0) > 0)
    spread = np.where(learnt, rows.std(axis=0), 1.0)
    one = np.column_stack([rows / spread, np.ones(len(rows))])
    many = np.vectorize(share_of_many)(rows[:, [SIGNALS.index(_CROWD)]])
    design = np.column_stack([one * (1 - many), one * many])
    half = one.shape[1]
    lengths = [len(question.signals) for question in questions]
    starts = np.cumsum([0, *lengths[:-1]])
    answers = np.array([s + q.answer for s, q in zip(starts, questions, strict=True) if q.answer != NONE])
    weights = np.array([question.weight for question in questions])
    target = np.zeros(len(rows))
    target[answers] = 1.0
    of_row = np.repeat(np.arange(len(questions)), lengths)
    least, most = (np.tile(bound, 2) for bound in _bounds(spread))
    penalised = np.concatenate((np.ones(half - 1), np.zeros(half + 1)))  # of the first model all but the intercept
    free = np.tile([*learnt, True], 2)
    begin = np.zeros(2 * half)
    if known is not None:
        begin = _standard(known, spread)
        least, most = np.minimum(least, begin), np.maximum(most, begin)  # what is known may stay as it is

    def slope(beta: Floats) -> Floats:
        odds = np.exp(np.clip(design @ beta, -40, 40))
        expected = odds / (1 + np.add.reduceat(odds, starts))[of_row]
        gradient: Floats = design.T @ (weights[of_row] * (expected - target))
        if known is None:
            apart = beta[:half] - beta[half:]
            gradient += _RIDGE * np.concatenate((apart, -apart))
            gradient += _RIDGE * beta * penalised
        else:
            gradient += _LOYALTY * (beta - begin)
        gradient *= free
        return gradient

    steepest = 3 * _RIDGE if known is None else _LOYALTY
    curved = float(np.linalg.norm(design * np.sqrt(weights[of_row])[:, None], ord=2)) ** 2 / 2
    beta = _descend(begin, slope, 1 / (curved + steepest), least, most)
    return Blend(few=_model(beta[:half], spread), many=_model(beta[half:], spread))


def _descend(begin: Floats, slope: Callable[[Floats], Floats], step: float, least: Floats, most: Floats) -> Floats:
    """Return where a convex function, given by its slope, is least between bounds.

    By accelerated projected gradient descent (Nesterov 1983; FISTA, Beck and Teboulle 2009): simple, and exact enough.
    """
    beta = ahead = begin
    momentum = 1.0
    for _ in range(_STEPS):
        moved = np.clip(ahead - step * slope(ahead), least, most)
        if (ahead - moved) @ (moved - beta) > 0:  # overshot: begin anew from here (O'Donoghue and Candes 2015)
            momentum = 1.0
        faster = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = moved + (momentum - 1) / faster * (moved - beta)
        change, beta, momentum = float(np.abs(moved - beta).max()), moved, faster
        if change < _CONVERGED:
            break
    return beta


def _standard(known: Blend, spread: Floats) -> Floats:
    """Return known weights as `fit` reckons with them: in nats, by the spread of each signal, and the intercepts."""
    halves = [
        [*(np.array([model.weights.get(name, 0.0) for name in SIGNALS]) * spread), model.prior]
        for model in (known.few, known.many)
    ]
    return np.concatenate(halves) / BITS


def _model(beta: Floats, spread: Floats) -> Model:
    found = {name: float(value) * BITS for name, value in zip(SIGNALS, beta[:-1] / spread, strict=True) if value}
    return Model(prior=float(beta[-1]) * BITS, weights=found | SET_BY_HAND)


def train(
    streams: Sequence[Labelled],
    window: timedelta,
    *,
    known: tuple[Models, Background] | None = None,
    progress: Callable[[], None] = lambda: None,
) -> tuple[Models, Background]:
    """Return the models and the background learnt from labelled articles; ValueError where there is nothing to learn.

    With `known` ones learning goes on from them, and the background stays. Each stream is asked five times: as it is,
    without any text or any date, and with the text or the date of every second article only. So bare titles are known
    among themselves and among reports, and so is what has no date. `progress` is told of each stream.
    """
    background = known[1] if known is not None else learn_background(streams)
    questions: list[Question] = []
    for stream in streams:
        variants = [stream] + [_with_less(stream, less, n) for less in (stream.titles, stream.undated) for n in (1, 2)]
        for variant in variants:
            questions += questions_of(variant, background, window)
        progress()
    reports = [question for question in questions if not question.short]
    titles = [question for question in questions if question.short]
    if known is None:
        if not _tells(reports):
            raise ValueError(
                "no story has two articles with more words than a title, by which weights could be learnt afresh: "
                "learn on from those in use"
            )
        return Models(report=fit(reports), title=fit(titles)), background
    if not _tells(questions):
        raise ValueError("no story has two articles that are near enough in time: there is nothing to learn from")
    before, _ = known
    # What nobody has answered would teach that nothing belongs together.
    report = fit(reports, before.report) if _tells(reports) else before.report
    title = fit(titles, before.title) if _tells(titles) else before.title
    return Models(report=report, title=title), background


def _tells(questions: Sequence[Question]) -> bool:
    """Whether an article was put to another of its story."""
    return any(question.answer != NONE for question in questions)


def _with_less(stream: Labelled, instead: Sequence[Signature], every: int) -> Labelled:
    signatures = [
        less if position % every == 0 else whole
        for position, (whole, less) in enumerate(zip(stream.signatures, instead, strict=True))
    ]
    return replace(stream, signatures=signatures, weight=stream.weight * _LESS_WEIGHT)


def _bounds(spread: Floats) -> tuple[Floats, Floats]:
    least = np.array([-np.inf if name in AGAINST | EITHER else 0.0 for name in SIGNALS])
    most = np.array([0.0 if name in AGAINST else np.inf for name in SIGNALS])
    crowd = SIGNALS.index(_CROWD)
    least[crowd], most[crowd] = _CROWD_AT_LEAST / BITS, _CROWD_AT_MOST / BITS
    return np.array([*(least * spread), -np.inf]), np.array([*(most * spread), np.inf])
