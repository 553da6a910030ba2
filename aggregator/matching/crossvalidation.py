"""How good the matcher is on stories that its weights have not seen."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from aggregator.matching.evaluation import Agreement, by_article
from aggregator.matching.listing import Grouped, group_signatures
from aggregator.matching.policy import MatchPolicy
from aggregator.matching.training import Labelled, train

_RESAMPLED = 1000
_TAIL = 0.025


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossValidated:
    """The whole stream as often as there are folds, each time grouped by weights that know nothing of some stories."""

    gold: Sequence[str]
    """Those of different folds differ."""
    grouped: Sequence[Grouped]
    """Of the same articles; story numbers of different folds differ."""
    scored: Sequence[int]
    """By article of the stream: its position among these, in the fold that has not learnt from its story."""


def cross_validate(
    stream: Labelled,
    policy: MatchPolicy,
    *,
    also: Sequence[Labelled] = (),
    titles_only: bool = False,
    division: tuple[int, int],
    progress: Callable[[], None] = lambda: None,
) -> CrossValidated:
    """Return where each article belongs, decided by weights that know nothing of its story.

    Whole stories are left out, not articles. They are grouped among all others, as in life: to merge one with a story
    that was learnt from is as wrong as to merge two that were not. `also` is learnt from in every fold. `division` is
    the number of folds and the seed by which they are drawn; `progress` is told of each fold.
    """
    scored = stream.titles if titles_only else stream.signatures
    size = len(stream.gold)
    gold: list[str] = []
    found: list[Grouped] = []
    place: dict[int, int] = {}
    folds = _folds(stream.gold, *division)
    for number, held in enumerate(folds):
        kept = [position for position in range(size) if position not in held]
        models, background = train([stream.part(kept), *also], policy.window)
        offset = number * size
        for one in group_signatures(scored, replace(policy, models=models, background=background)):
            moved = tuple(replace(each, story_id=each.story_id + offset) for each in one.suggestions)
            found.append(replace(one, story=one.story + offset, suggestions=moved))
        gold += [f"{number} {story}" for story in stream.gold]
        place.update({position: offset + position for position in held})
        progress()
    return CrossValidated(gold=gold, grouped=found, scored=[place[position] for position in range(size)])


def interval(gold: Sequence[str], grouped: Sequence[Grouped], scored: Sequence[int]) -> tuple[float, float]:
    """Return the 95 % confidence interval of B-cubed F1 of LINK, by drawing stories anew (bootstrap, Efron 1979).

    `scored` as in `evaluate`.
    """
    scores = by_article(gold, [one.story for one in grouped])
    of_story: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for position in scored:
        of_story[gold[position]].append(scores[position])
    sums = [(sum(p for p, _ in rows), sum(r for _, r in rows), len(rows)) for rows in of_story.values()]
    chance = random.Random(1)  # noqa: S311 - resampling needs no secrets
    drawn = []
    for _ in range(_RESAMPLED):
        precisions, recalls, counts = zip(*chance.choices(sums, k=len(sums)), strict=True)
        drawn.append(Agreement(precision=sum(precisions) / sum(counts), recall=sum(recalls) / sum(counts)).f1)
    drawn.sort()
    return drawn[int(_TAIL * _RESAMPLED)], drawn[int((1 - _TAIL) * _RESAMPLED) - 1]


def _folds(gold: Sequence[str], folds: int, seed: int) -> list[set[int]]:
    """Return positions by fold, all articles of a story in one."""
    stories = sorted(set(gold))
    random.Random(seed).shuffle(stories)  # noqa: S311 - a division needs no secrets
    fold_of = {story: number % folds for number, story in enumerate(stories)}
    return [{n for n, story in enumerate(gold) if fold_of[story] == fold} for fold in range(min(folds, len(stories)))]
