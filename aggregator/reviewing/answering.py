"""Answers to questions."""

from __future__ import annotations

from itertools import product

from aggregator.errors import Answered, DecisionRefused, NotFound
from aggregator.model import UNANSWERED, Action, ConstraintKind, Suggestion, SuggestionState, Verdict
from aggregator.reviewing.desk import Desk, told


def answer(desk: Desk, suggestion_id: int, verdict: Verdict) -> tuple[int, set[int]]:
    """Answer whether an article belongs to another story."""
    suggestion = desk.uow.reviews.suggestion(suggestion_id)
    if suggestion is None:
        raise NotFound("suggestion", suggestion_id)
    if suggestion.state not in UNANSWERED:
        raise _answered(desk, suggestion)
    desk.check_shown()
    target = desk.live(suggestion.story_id)
    home = desk.live(desk.uow.stories.memberships([suggestion.article_id])[suggestion.article_id].story_id)
    match verdict:
        case Verdict.SAME:
            action = Action.SAME
            there = desk.article_ids(target.id)
            # The number by which more of it is known stays: which of two the question is put about is chance.
            smaller, larger = (home, target) if len(there) >= len(desk.article_ids(home.id)) else (target, home)
            desk.settle_suggestion(action, suggestion, SuggestionState.SAME, larger.id)
            if home.id != target.id:
                desk.join(action, smaller, larger)
            others = [one for one in there if one != suggestion.article_id]
            # Also where a rule has put the article there by now: a rule can take it out again.
            desk.constrain(product([suggestion.article_id], others[:1]), ConstraintKind.MUST_LINK)
            desk.withdraw_settled(action, larger.id)
            return larger.id, {home.id, target.id}
        case Verdict.DIFFERENT:
            action = Action.DIFFERENT
            if home.id == target.id:
                raise DecisionRefused("the article is in that story by now: take it out instead")
            desk.settle_suggestion(action, suggestion, SuggestionState.DIFFERENT, target.id)
            others = desk.article_ids(target.id)
            desk.refuse_if_linked({suggestion.article_id}, set(others))
            desk.constrain(product([suggestion.article_id], others), ConstraintKind.CANNOT_LINK)
            # Mostly the same question the other way round.
            desk.withdraw_settled(action, target.id)
        case Verdict.UNSURE:
            desk.settle_suggestion(Action.UNSURE, suggestion, SuggestionState.UNSURE, target.id)
    for each in {home.id, target.id}:
        desk.uow.stories.touch(each, now=desk.now)  # its record is of its articles, which stay
    return target.id, set()


def _answered(desk: Desk, suggestion: Suggestion) -> Answered:
    row = desk.uow.reviews.answers([suggestion.id]).get(suggestion.id)
    if row is None:
        return Answered(suggestion.state, None)
    reason = f" (“{row.reason}”)" if row.reason else ""
    return Answered(f"{told(row)}{reason}", row.decision_id)
