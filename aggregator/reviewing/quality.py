"""How good the program's decisions are, by what people have said of them.

    precision    of the links that people have judged, how many are right: links of confirmed stories, and take-outs
    recall       of the pairs that people say belong together, how many the program had linked, or asked about: links
                 that are right, questions answered "same", and merges
    calibration  of the judged pairs of one probability, how many belong together
    replay       what each level of strictness would have made of the stored probabilities

Only what was asked about or looked at is known: a wrong link in a story that nobody opened counts nowhere, nor does a
pair of stories that nobody thought of merging. So recall is too high, and precision holds for what is reviewed. A
replay takes each decision by itself; what another first decision would have made of later ones is not known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from aggregator.model import Outcome
from aggregator.ports import DecidedCount, FeedDoubt, JudgedCount, Opinion, UnitOfWork
from aggregator.reviewing.shares import Share, share
from aggregator.reviewing.strictness import Level, Levels, replayed

EVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Older than anything stored."""

_TENTHS = tuple(tenth / 10 for tenth in range(11))
_MOST_FEEDS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The judged pairs whose probabilities lie between two tenths."""

    low: float
    high: float
    expected: float | None
    """Their mean probability; None where there are none."""
    same: Share
    """How many of them people say belong together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLevel:
    """What one level of strictness makes of the decisions of the period."""

    level: Level
    present: bool
    """Whether it is the level in force."""
    decided: Mapping[Outcome, int]
    changed: int
    """How many would not be what they are."""
    same: Mapping[Outcome, int]
    """Judged pairs that belong together, by what the level would have done with them."""
    different: Mapping[Outcome, int]
    """Judged pairs that do not belong together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedQuality:
    """How often the articles of one feed were in doubt."""

    counts: FeedDoubt
    asked: Share
    """Articles about which a person was asked."""
    different: Share
    """Questions answered 'different', of those answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityReport:
    """All measures of one period."""

    since: datetime
    decided: int
    verdicts: int
    """On how many judged pairs precision and calibration rest."""
    precision: Share
    """Links judged right, of the links judged."""
    recall: Share
    """Linked by the program, of the pairs that belong together."""
    recall_with_questions: Share
    """The same, with those that the program asked about."""
    questions: Share
    """Questions answered 'same', of those answered 'same' or 'different'."""
    unsure: int
    merges: int
    agreement: Share
    """Questions that several people have answered alike, of those that several have answered."""
    calibration: tuple[Band, ...]
    levels: tuple[AtLevel, ...]
    feeds: tuple[FeedQuality, ...]
    """Those with the largest share of articles in doubt that is certain, the first first."""


def quality_report(uow: UnitOfWork, levels: Levels, *, since: datetime) -> QualityReport:
    """Measure the decisions of a period, and those that people have judged in it."""
    edges = edges_of(levels)
    decided = uow.quality.decided(edges, since=since)
    judged = uow.quality.judged(edges, since=since)
    merged = uow.quality.merged(since=since)
    right, wrong, same, different = (
        sum(each.count for each in judged if (each.outcome, each.same) == kind)
        for kind in ((Outcome.LINK, True), (Outcome.LINK, False), (Outcome.SUGGEST, True), (Outcome.SUGGEST, False))
    )
    together = right + same + merged.merges
    return QualityReport(
        since=since,
        decided=sum(each.count for each in decided),
        verdicts=right + wrong + same + different,
        precision=share(right, right + wrong),
        recall=share(right, together),
        recall_with_questions=share(right + same + merged.asked, together),
        questions=share(same, same + different),
        unsure=uow.quality.unsure(since=since),
        merges=merged.merges,
        agreement=agreement(uow.quality.opinions(since=since)),
        calibration=calibration(judged, edges),
        levels=tuple(at_level(level, levels.present, decided, judged, edges) for level in levels.all),
        feeds=most_doubtful(uow.quality.doubts(since=since)),
    )


def edges_of(levels: Levels) -> tuple[float, ...]:
    """Return the probabilities at which anything changes: every tenth, and the thresholds of every level."""
    thresholds = {limit for level in levels.all for limit in (level.link, level.suggest)}
    return tuple(sorted(thresholds | set(_TENTHS[1:-1])))


def calibration(judged: Iterable[JudgedCount], edges: Sequence[float]) -> tuple[Band, ...]:
    """Return the judged pairs by tenths of probability; edges hold every tenth."""
    counts: Counter[tuple[int, bool]] = Counter()
    sums: dict[int, float] = {}
    for each in judged:
        tenth = bisect_right(_TENTHS, _least(each.reached, edges)) - 1
        counts[tenth, each.same] += each.count
        sums[tenth] = sums.get(tenth, 0.0) + each.probabilities
    bands = []
    for place, (low, high) in enumerate(pairwise(_TENTHS)):
        same = share(counts[place, True], counts[place, True] + counts[place, False])
        expected = sums[place] / same.whole if same.whole else None
        bands.append(Band(low=low, high=high, expected=expected, same=same))
    return tuple(bands)


def at_level(
    level: Level,
    present: Level,
    decided: Iterable[DecidedCount],
    judged: Iterable[JudgedCount],
    edges: Sequence[float],
) -> AtLevel:
    """Return what a level would have made of decisions that were taken at the present one; edges hold both."""

    def again(each: DecidedCount | JudgedCount) -> Outcome:
        return replayed(each.outcome, _least(each.reached, edges), present=present, other=level)

    outcomes = dict.fromkeys(Outcome, 0)
    same, different = dict.fromkeys(Outcome, 0), dict.fromkeys(Outcome, 0)
    changed = 0
    for count in decided:
        outcomes[again(count)] += count.count
        changed += count.count if again(count) is not count.outcome else 0
    for pair in judged:
        (same if pair.same else different)[again(pair)] += pair.count
    return AtLevel(
        level=level,
        present=level == present,
        decided=outcomes,
        changed=changed,
        same=same,
        different=different,
    )


def _least(reached: int, edges: Sequence[float]) -> float:
    """The smallest probability that has reached so many edges; as good as the true one, as nothing lies between."""
    return edges[reached - 1] if reached else 0.0


def agreement(opinions: Iterable[Opinion]) -> Share:
    """Return on how many questions all agree who have answered them; of one person the last answer counts."""
    last: dict[int, dict[str, str]] = {}
    for each in opinions:
        last.setdefault(each.suggestion_id, {})[each.who] = each.verdict
    alike = sum(len(set(answers.values())) == 1 for answers in last.values())
    return share(alike, len(last))


def most_doubtful(doubts: Iterable[FeedDoubt]) -> tuple[FeedQuality, ...]:
    """Return the feeds that cause doubt, by the lower limit of the share: one article of one is no pattern."""

    def certain(counts: FeedDoubt) -> tuple[float, int, str]:
        troubled = min(counts.articles, counts.asked + counts.taken_out)
        return (-share(troubled, counts.articles).low, -counts.taken_out, counts.name.casefold())

    found = sorted((each for each in doubts if each.asked or each.taken_out), key=certain)
    return tuple(
        FeedQuality(
            counts=each,
            asked=share(each.asked, each.articles),
            different=share(each.different, each.same + each.different),
        )
        for each in found[:_MOST_FEEDS]
    )
