"""Counts of what the program decided and of what people have said of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    case,
    distinct,
    exists,
    func,
    select,
)

from aggregator.model import PARTINGS, Action, Outcome, PlacedBy, StoryState, SuggestionState, Verdict
from aggregator.ports import DecidedCount, FeedDoubt, JudgedCount, MergeCount, Opinion
from storage.queries.statements import FEED_OF_ARTICLE, Store, given
from storage.tables import ARTICLES, DECISIONS, FEEDS, MEMBERSHIPS, STORIES, STORY_EVENTS, SUGGESTIONS

_STANDS = STORY_EVENTS.c.undone_by.is_(None)


def _said(*actions: Action) -> ColumnElement[bool]:
    return STORY_EVENTS.c.action.in_(actions) & (STORY_EVENTS.c.at >= given("since"))


_DECIDED = select(DECISIONS.c.outcome, DECISIONS.c.probability).where(DECISIONS.c.at >= given("since"))
_CONFIRMED = (
    select(MEMBERSHIPS.c.probability)
    # The sum keeps SQLite from looking at every membership and then at its story: the confirmed stories are few.
    .join(STORIES, STORIES.c.id + 0 == MEMBERSHIPS.c.story_id)
    .where(
        # Written out, so that the databases see that the partial index holds all of them.
        STORIES.c.state == bindparam("confirmed", StoryState.CONFIRMED.value, literal_execute=True),
        STORIES.c.reviewed >= given("since"),
        MEMBERSHIPS.c.at <= STORIES.c.reviewed,
        MEMBERSHIPS.c.placed_by == PlacedBy.RULE,
        MEMBERSHIPS.c.probability.is_not(None),
    )
)
_PROBABILITY_BEFORE = STORY_EVENTS.c.before["probability"].as_float()
_TAKEN_OUT = (
    select(_PROBABILITY_BEFORE.label("probability"))
    .where(
        _said(*PARTINGS),
        _STANDS,
        STORY_EVENTS.c.before["placed by"].as_string() == PlacedBy.RULE,
        _PROBABILITY_BEFORE.is_not(None),
    )
    # A step of its own, so that PostgreSQL does not read the JSON anew for each edge that it is compared with.
    .offset(0)
)


def _answered(action: Action) -> Select[Any]:
    """The probabilities of the questions that stand at an answer; a decision settles others too, as withdrawn."""
    return (
        select(SUGGESTIONS.c.probability)
        .join_from(STORY_EVENTS, SUGGESTIONS, SUGGESTIONS.c.id == STORY_EVENTS.c.suggestion_id)
        .where(_said(action), _STANDS, SUGGESTIONS.c.state == action.value)
    )


_JUDGED = (
    (Outcome.LINK, True, _CONFIRMED),
    (Outcome.LINK, False, _TAKEN_OUT),
    (Outcome.SUGGEST, True, _answered(Action.SAME)),
    (Outcome.SUGGEST, False, _answered(Action.DIFFERENT)),
)
_UNSURE = (
    select(func.count(distinct(SUGGESTIONS.c.id)))
    .join_from(STORY_EVENTS, SUGGESTIONS, SUGGESTIONS.c.id == STORY_EVENTS.c.suggestion_id)
    .where(_said(Action.UNSURE), _STANDS, SUGGESTIONS.c.state == SuggestionState.UNSURE)
)
_SETTLED = case((STORY_EVENTS.c.before["suggestion"].as_string().is_not(None), STORY_EVENTS.c.decision_id))
_MERGED = select(func.count(distinct(STORY_EVENTS.c.decision_id)), func.count(distinct(_SETTLED))).where(
    _said(Action.MERGE), _STANDS
)

_SEEN = (
    select(FEED_OF_ARTICLE, func.count().label("articles"))
    .where(ARTICLES.c.first_seen >= given("since"))
    .group_by(FEED_OF_ARTICLE)
)
_ASKED = (
    select(
        ARTICLES.c.feed_id,
        func.count(distinct(ARTICLES.c.id)).label("asked"),
        *(
            func.count(case((SUGGESTIONS.c.state == state, 1))).label(state.value)
            for state in (SuggestionState.SAME, SuggestionState.DIFFERENT)
        ),
    )
    .join_from(SUGGESTIONS, ARTICLES, ARTICLES.c.id == SUGGESTIONS.c.article_id)
    .where(SUGGESTIONS.c.at >= given("since"), ARTICLES.c.first_seen >= given("since"))
    .group_by(ARTICLES.c.feed_id)
)
_TAKEN_FROM = (
    select(ARTICLES.c.feed_id, func.count(distinct(ARTICLES.c.id)).label("taken_out"))
    .join_from(STORY_EVENTS, ARTICLES, ARTICLES.c.id == STORY_EVENTS.c.article_id)
    .where(_said(*PARTINGS), _STANDS)
    .group_by(ARTICLES.c.feed_id)
)
_NAMES = select(FEEDS.c.id, FEEDS.c.name).order_by(FEEDS.c.id)


def _opinions() -> Select[Any]:
    undoing = STORY_EVENTS.alias("undoing")
    taken_back = exists().where(undoing.c.decision_id == STORY_EVENTS.c.undone_by, undoing.c.who == STORY_EVENTS.c.who)
    answers = (
        select(STORY_EVENTS.c.id, STORY_EVENTS.c.suggestion_id, STORY_EVENTS.c.who, STORY_EVENTS.c.action)
        .where(
            _said(Action.SAME, Action.DIFFERENT),
            STORY_EVENTS.c.suggestion_id.is_not(None),
            STORY_EVENTS.c.after["suggestion"].as_string() == STORY_EVENTS.c.action,
            ~taken_back,
        )
        .cte("answers")
    )
    shared = (
        select(answers.c.suggestion_id)
        .group_by(answers.c.suggestion_id)
        .having(func.count(distinct(answers.c.who)) > 1)
    )
    return select(answers).where(answers.c.suggestion_id.in_(shared)).order_by(answers.c.id)


_OPINIONS = _opinions()


class SqlQuality(Store):
    """`QualityStore` on SQL."""

    def decided(self, edges: Sequence[float], *, since: datetime) -> list[DecidedCount]:
        """The program's decisions by outcome and probability."""
        found = _placed(_DECIDED, edges)
        counted = select(found.c.outcome, found.c.reached, func.count().label("number"))
        rows = self._connection.execute(counted.group_by(found.c.outcome, found.c.reached), {"since": since})
        return [DecidedCount(outcome=Outcome(row.outcome), reached=row.reached, count=row.number) for row in rows]

    def judged(self, edges: Sequence[float], *, since: datetime) -> list[JudgedCount]:
        """What the program did and people have judged, by what they say and by probability."""
        counts = []
        for outcome, same, pairs in _JUDGED:
            found = _placed(pairs, edges)
            counted = select(
                found.c.reached, func.count().label("number"), func.sum(found.c.probability).label("total")
            )
            counts += [
                JudgedCount(outcome=outcome, same=same, reached=row.reached, count=row.number, probabilities=row.total)
                for row in self._connection.execute(counted.group_by(found.c.reached), {"since": since})
            ]
        return counts

    def merged(self, *, since: datetime) -> MergeCount:
        """How many times people have merged stories."""
        merges, asked = self._connection.execute(_MERGED, {"since": since}).one()
        return MergeCount(merges=merges, asked=asked)

    def unsure(self, *, since: datetime) -> int:
        """How many questions stand at 'unsure'."""
        return self._connection.scalar(_UNSURE, {"since": since}) or 0

    def doubts(self, *, since: datetime) -> list[FeedDoubt]:
        """Feeds with how often their articles were in doubt, by id."""
        seen, asked, taken = (self._by_feed(counts, since) for counts in (_SEEN, _ASKED, _TAKEN_FROM))
        return [
            FeedDoubt(
                feed_id=feed_id,
                name=name,
                **{"articles": 0, "asked": 0, "same": 0, "different": 0, "taken_out": 0}
                | seen.get(feed_id, {})
                | asked.get(feed_id, {})
                | taken.get(feed_id, {}),
            )
            for feed_id, name in self._connection.execute(_NAMES)
            if feed_id in seen or feed_id in taken
        ]

    def _by_feed(self, counts: Select[Any], since: datetime) -> dict[int, dict[str, int]]:
        return {
            row["feed_id"]: {name: count for name, count in row.items() if name != "feed_id"}
            for row in self._connection.execute(counts, {"since": since}).mappings()
        }

    def opinions(self, *, since: datetime) -> list[Opinion]:
        """The answers to questions that several people have answered, oldest first."""
        return [
            Opinion(suggestion_id=row.suggestion_id, who=row.who, verdict=Verdict(row.action))
            for row in self._connection.execute(_OPINIONS, {"since": since})
        ]


def _placed(rows: Select[Any], edges: Sequence[float]) -> Any:
    """The rows with the number of edges that their probability has reached.

    A subquery, since PostgreSQL does not see that an expression with parameters is the one that is grouped by.
    """
    found = rows.subquery()
    below = [(found.c.probability < edge, place) for place, edge in enumerate(edges)]
    reached = case((found.c.probability.is_(None), 0), *below, else_=len(edges)).label("reached")
    return select(found, reached).subquery()
