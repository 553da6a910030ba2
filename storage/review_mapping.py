"""Rows of questions, people's word and the history to model objects; `mapping` has the others."""

from __future__ import annotations

from aggregator.model import (
    Action,
    Comparison,
    ConstraintKind,
    PairConstraint,
    Request,
    StoryEvent,
    Suggestion,
    SuggestionState,
)
from storage.mapping import AnyRow, decode


def suggestion(row: AnyRow) -> Suggestion:
    """A row of suggestions."""
    return Suggestion(
        id=row.id,
        article_id=row.article_id,
        story_id=row.story_id,
        comparison=decode(Comparison, row.comparison),
        state=SuggestionState(row.state),
        at=row.at,
    )


def pair_constraint(row: AnyRow) -> PairConstraint:
    """A row of pair_constraints."""
    return PairConstraint(low=row.low, high=row.high, kind=ConstraintKind(row.kind), decision_id=row.decision_id)


def story_event(row: AnyRow) -> StoryEvent:
    """A row of story_events."""
    return StoryEvent(
        id=row.id,
        decision_id=row.decision_id,
        at=row.at,
        who=row.who,
        action=Action(row.action),
        story_id=row.story_id,
        article_id=row.article_id,
        suggestion_id=row.suggestion_id,
        before=row.before,
        after=row.after,
        reason=row.reason,
        undoes=row.undoes,
        undone_by=row.undone_by,
    )


def request(row: AnyRow) -> Request:
    """A row of requests."""
    return Request(id=row.id, asked=row.asked, decision_id=row.decision_id, story_id=row.story_id)
