"""Rows of questions, people's word and the history to model objects; `mapping` has the others."""

from __future__ import annotations

from aggregator.model import (
    Action,
    Comparison,
    ConstraintKind,
    PairConstraint,
    StoryEvent,
    Suggestion,
    SuggestionState,
)
from storage.mapping import AnyRow, as_named, decode


def suggestion(row: AnyRow) -> Suggestion:
    """A row of suggestions."""
    return as_named(Suggestion, row, comparison=decode(Comparison, row.comparison), state=SuggestionState(row.state))


def pair_constraint(row: AnyRow) -> PairConstraint:
    """A row of pair_constraints."""
    return as_named(PairConstraint, row, kind=ConstraintKind(row.kind))


def story_event(row: AnyRow) -> StoryEvent:
    """A row of story_events."""
    return as_named(StoryEvent, row, action=Action(row.action))
