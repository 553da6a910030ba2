"""How good the matcher is on stories that its weights have not seen."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from aggregator.matching.evaluation import Agreement, by_article
from aggregator.matching.listing import Grouped, group_signatures
from aggregator.matching.policy import MatchPolicy
from aggregator.matching.training import Labelled, train

_RESAMPLED = 1000
_TAIL = 0.025


def cross_validate(
    stream: Labelled,
    policy: MatchPolicy,
    *,
    also: Sequence[Labelled] = (),
    titles_only: bool = False,
    division: tuple[int, int] = (5, 1),
    progress: Callable[[float], None] | None = None,
) -> list[Grouped]:
    """Return where each article belongs, decided by weights that know nothing of its story, in input order.

    Whole stories are left out, not articles; `also` is learnt from in every fold. `division` is the number of folds and
    the seed by which they are drawn. Story numbers differ between folds.
    """
    result: dict[int, Grouped] = {}
    folds = _folds(stream.gold, *division)
    for number, held in enumerate(folds):
        kept = [position for position in range(len(stream.gold)) if position not in held]
        models, background = train([stream.part(kept), *also], policy.window)
        positions = sorted(held)
        scored = stream.titles if titles_only else stream.signatures
        grouped = group_signatures(
            [scored[n] for n in positions], replace(policy, models=models, background=background)
        )
        offset = (number + 1) * len(stream.gold)
        for position, found in zip(positions, grouped, strict=True):
            moved = tuple(replace(one, story_id=one.story_id + offset) for one in found.suggestions)
            result[position] = replace(found, story=found.story + offset, suggestions=moved)
        if progress is not None:
            progress((number + 1) / len(folds))
    return [result[position] for position in range(len(stream.gold))]


def interval(gold: Sequence[str], grouped: Sequence[Grouped], *, seed: int = 1) -> tuple[float, float]:
    """Return the 95 % confidence interval of B-cubed F1 of LINK, by drawing stories anew (bootstrap, Efron 1979)."""
    scores = by_article(gold, [one.story for one in grouped])
    of_story: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for story, score in zip(gold, scores, strict=True):
        of_story[story].append(score)
    sums = [(sum(p for p, _ in rows), sum(r for _, r in rows), len(rows)) for rows in of_story.values()]
    chance = random.Random(seed)  # noqa: S311 - resampling needs no secrets
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
