"""Counts over the dictionaries; a part of `tests.support.memory`."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from aggregator.model import (
    PARTINGS,
    Action,
    Outcome,
    PlacedBy,
    StoryEvent,
    StoryState,
    Suggestion,
    SuggestionState,
    Verdict,
)
from aggregator.ports import DecidedCount, FeedDoubt, JudgedCount, MergeCount, Opinion, StoredDecision

if TYPE_CHECKING:
    from tests.support.memory import State


class MemoryQuality:
    """`QualityStore` in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def _said(self, action: Action, since: datetime) -> list[StoryEvent]:
        return [e for e in self._state.history if e.action is action and e.at >= since and e.undone_by is None]

    def _answered(self, action: Action, since: datetime) -> list[Suggestion]:
        told = {e.suggestion_id for e in self._said(action, since)}
        return [each for each in self._state.suggestions.values() if each.id in told and each.state == action.value]

    def decided(self, edges: Sequence[float], *, since: datetime) -> list[DecidedCount]:
        found = Counter(
            (each.decision.outcome, bisect_right(edges, _probability(each)))
            for each in self._state.decided
            if each.at >= since
        )
        return [DecidedCount(outcome=one, reached=reached, count=n) for (one, reached), n in found.items()]

    def judged(self, edges: Sequence[float], *, since: datetime) -> list[JudgedCount]:
        found: dict[tuple[Outcome, bool, int], list[float]] = defaultdict(list)
        for outcome, same, probability in self._pairs(since):
            found[outcome, same, bisect_right(edges, probability)].append(probability)
        return [
            JudgedCount(outcome=outcome, same=same, reached=reached, count=len(of), probabilities=sum(of))
            for (outcome, same, reached), of in found.items()
        ]

    def _pairs(self, since: datetime) -> Iterator[tuple[Outcome, bool, float]]:
        for place in self._state.memberships.values():
            story = self._state.stories[place.story_id]
            if story.state is StoryState.CONFIRMED and story.reviewed is not None and story.reviewed >= since:
                by_rule = place.placed_by is PlacedBy.RULE and place.at <= story.reviewed
                if by_rule and place.probability is not None:
                    yield Outcome.LINK, True, place.probability
        for event in self._parted(since):
            probability = event.before.get("probability")
            if event.before.get("placed by") == PlacedBy.RULE and isinstance(probability, float):
                yield Outcome.LINK, False, probability
        for action in (Action.SAME, Action.DIFFERENT):
            for suggestion in self._answered(action, since):
                yield Outcome.SUGGEST, action is Action.SAME, suggestion.comparison.probability

    def merged(self, *, since: datetime) -> MergeCount:
        rows = self._said(Action.MERGE, since)
        settled = {row.decision_id for row in rows if "suggestion" in row.before}
        return MergeCount(merges=len({row.decision_id for row in rows}), asked=len(settled))

    def _parted(self, since: datetime) -> list[StoryEvent]:
        return [event for action in PARTINGS for event in self._said(action, since)]

    def unsure(self, *, since: datetime) -> int:
        return len(self._answered(Action.UNSURE, since))

    def doubts(self, *, since: datetime) -> list[FeedDoubt]:
        articles = self._state.articles.values()
        seen = {each.id for each in articles if each.first_seen >= since}
        asked = [s for s in self._state.suggestions.values() if s.at >= since and s.article_id in seen]
        taken = {event.article_id for event in self._parted(since)}
        counts = [
            FeedDoubt(
                feed_id=feed_id,
                name=row.feed.spec.name,
                articles=len(of & seen),
                asked=len({s.article_id for s in asked if s.article_id in of}),
                same=sum(s.article_id in of and s.state is SuggestionState.SAME for s in asked),
                different=sum(s.article_id in of and s.state is SuggestionState.DIFFERENT for s in asked),
                taken_out=len(of & taken),
            )
            for feed_id, row in self._state.feeds.items()
            if (of := {each.id for each in articles if each.feed_id == feed_id})
        ]
        return [each for each in counts if each.articles or each.taken_out]

    def opinions(self, *, since: datetime) -> list[Opinion]:
        by = {event.decision_id: event.who for event in self._state.history}
        answers = [
            Opinion(suggestion_id=event.suggestion_id, who=event.who, verdict=Verdict(event.action))
            for event in self._state.history
            if event.action in {Action.SAME, Action.DIFFERENT}
            and event.at >= since
            and event.suggestion_id is not None
            and event.after.get("suggestion") == event.action
            and by.get(event.undone_by or "") != event.who
        ]
        people = defaultdict(set)
        for answer in answers:
            people[answer.suggestion_id].add(answer.who)
        return [answer for answer in answers if len(people[answer.suggestion_id]) > 1]


def _probability(each: StoredDecision) -> float:
    rests_on = each.decision.chosen or next(iter(each.decision.suggestions), each.decision.nearest)
    return -1.0 if rests_on is None else rests_on.probability
