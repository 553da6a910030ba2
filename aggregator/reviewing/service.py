"""The decisions themselves, one method each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from uuid import uuid4

from aggregator.errors import DecisionRefused, NotFound
from aggregator.model import Action, ConstraintKind, StoryState, SuggestionState, Verdict
from aggregator.ports import Clock, Database, UnitOfWork
from aggregator.records import Topics, refresh_records
from aggregator.reviewing.desk import Desk, by_person, place_of
from aggregator.reviewing.undo import put_back

_NOTHING_SHOWN: Mapping[int, int] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision that has been carried out."""

    decision_id: str
    story_id: int
    """The story to look at next."""


class Reviewing:
    """Carries out what reviewers decide; every method is one transaction and raises `DecisionRefused` or `NotFound`.

    `shown` maps story ids to the revisions the reviewer was looking at; where one has changed since, the decision is
    refused with `StoryChanged`.
    """

    def __init__(self, database: Database, clock: Clock, topics: Topics) -> None:
        self._database, self._clock, self._topics = database, clock, topics

    def answer(
        self,
        suggestion_id: int,
        verdict: Verdict,
        *,
        who: str,
        reason: str = "",
        shown: Mapping[int, int] = _NOTHING_SHOWN,
    ) -> Decision:
        """Answer the question whether an article belongs to another story."""
        with self._database.write() as uow:
            desk = self._begin(uow, who, reason, shown)
            suggestion = uow.reviews.suggestion(suggestion_id)
            if suggestion is None:
                raise NotFound("suggestion", suggestion_id)
            if suggestion.state not in (SuggestionState.OPEN, SuggestionState.UNSURE):
                raise DecisionRefused(f"this question has been answered already: {suggestion.state}")
            target = desk.live(suggestion.story_id)
            home = desk.live(uow.stories.memberships([suggestion.article_id])[suggestion.article_id].story_id)
            match verdict:
                case Verdict.SAME:
                    action = Action.SAME
                    desk.settle_suggestion(action, suggestion, SuggestionState.SAME, target.id)
                    others = [one for one in desk.article_ids(target.id) if one != suggestion.article_id]
                    if home.id != target.id:
                        desk.join(action, home, target)
                    # Also where a rule has put the article there by now: a rule can take it out again.
                    desk.constrain(product([suggestion.article_id], others[:1]), ConstraintKind.MUST_LINK)
                case Verdict.DIFFERENT:
                    action = Action.DIFFERENT
                    if home.id == target.id:
                        raise DecisionRefused("the article is in that story by now: take it out instead")
                    desk.settle_suggestion(action, suggestion, SuggestionState.DIFFERENT, target.id)
                    others = desk.article_ids(target.id)
                    desk.refuse_if_linked({suggestion.article_id}, set(others))
                    desk.constrain(product([suggestion.article_id], others), ConstraintKind.CANNOT_LINK)
                case Verdict.UNSURE:
                    desk.settle_suggestion(Action.UNSURE, suggestion, SuggestionState.UNSURE, target.id)
            return self._finish(desk, target.id, {home.id, target.id})

    def take_out(
        self,
        story_id: int,
        article_ids: Sequence[int],
        *,
        who: str,
        reason: str = "",
        shown: Mapping[int, int] = _NOTHING_SHOWN,
    ) -> Decision:
        """Move articles out of a story into one of their own; that new story is the one to look at next."""
        with self._database.write() as uow:
            desk = self._begin(uow, who, reason, shown)
            story = desk.live(story_id)
            members = {member.stored.id: member for member in desk.members(story.id)}
            taken = list(dict.fromkeys(article_ids))
            if not taken:
                raise DecisionRefused("no article was chosen")
            for article_id in taken:
                if article_id not in members:
                    raise DecisionRefused(f"article {article_id} is not in story {story.id}")
            staying = [article_id for article_id in members if article_id not in taken]
            if not staying:
                raise DecisionRefused("a story cannot lose all its articles: leave at least one")
            desk.refuse_if_linked(set(taken), set(staying))
            new_id = uow.stories.open(now=desk.now)
            uow.stories.place([by_person(article_id, new_id, desk.now) for article_id in taken])
            desk.constrain(product(taken, staying), ConstraintKind.CANNOT_LINK)
            for article_id in taken:
                desk.note(
                    Action.TAKE_OUT,
                    story.id,
                    article_id=article_id,
                    before=place_of(members[article_id].membership),
                    after={"story": new_id},
                )
            return self._finish(desk, new_id, {story.id, new_id})

    def merge(
        self,
        story_id: int,
        into: int,
        *,
        who: str,
        reason: str = "",
        shown: Mapping[int, int] = _NOTHING_SHOWN,
    ) -> Decision:
        """Make two stories one; the first lives on in the second."""
        with self._database.write() as uow:
            desk = self._begin(uow, who, reason, shown)
            source, target = desk.live(story_id), desk.live(into)
            if source.id == target.id:
                raise DecisionRefused(f"stories {story_id} and {into} are one story already")
            leads = (desk.article_ids(source.id)[0], desk.article_ids(target.id)[0])
            desk.join(Action.MERGE, source, target)
            desk.constrain([leads], ConstraintKind.MUST_LINK)
            return self._finish(desk, target.id, {target.id})

    def confirm(
        self, story_id: int, *, who: str, reason: str = "", shown: Mapping[int, int] = _NOTHING_SHOWN
    ) -> Decision:
        """Say that a story is right as it stands."""
        return self._set_state(story_id, StoryState.CONFIRMED, who=who, reason=reason, shown=shown)

    def dismiss(
        self, story_id: int, *, who: str, reason: str = "", shown: Mapping[int, int] = _NOTHING_SHOWN
    ) -> Decision:
        """Say that a story is of no interest; it leaves the queue but not the database."""
        return self._set_state(story_id, StoryState.DISMISSED, who=who, reason=reason, shown=shown)

    def undo(self, decision_id: str, *, who: str, reason: str = "") -> Decision:
        """Put back what a decision changed and lift its constraints.

        Articles that a later decision has moved stay where that put them; where that is all of them, it is refused.
        So it is where going back would part articles that a later decision has linked, or join some that one keeps
        apart.
        """
        with self._database.write() as uow:
            desk = self._begin(uow, who, reason, _NOTHING_SHOWN)
            rows = uow.reviews.decision(decision_id)
            if not rows:
                raise NotFound("decision", decision_id)
            if rows[0].action is Action.UNDO:
                raise DecisionRefused("an undo cannot be undone: take the decision again")
            if rows[0].undone_by is not None:
                raise DecisionRefused("this decision has been undone already")
            uow.reviews.lift(decision_id)
            touched = put_back(desk, rows)
            uow.reviews.mark_undone(decision_id, desk.decision_id)
            for row in rows:
                desk.note(
                    Action.UNDO,
                    row.story_id,
                    article_id=row.article_id,
                    suggestion_id=row.suggestion_id,
                    before=row.after,
                    after=row.before,
                    undoes=decision_id,
                )
            return self._finish(desk, desk.live(rows[0].story_id).id, touched)

    def _set_state(
        self, story_id: int, state: StoryState, *, who: str, reason: str, shown: Mapping[int, int]
    ) -> Decision:
        action = Action.CONFIRM if state is StoryState.CONFIRMED else Action.DISMISS
        with self._database.write() as uow:
            desk = self._begin(uow, who, reason, shown)
            story = desk.live(story_id)
            if story.state is state and not story.changed_since_review:
                raise DecisionRefused(f"story {story.id} is {state} already")
            uow.stories.set_state(story.id, state, now=desk.now)
            desk.note(action, story.id, before={"state": story.state}, after={"state": state})
            return self._finish(desk, story.id, set())

    def _begin(self, uow: UnitOfWork, who: str, reason: str, shown: Mapping[int, int]) -> Desk:
        uow.stories.serialise()
        now = self._clock.now()
        desk = Desk(uow=uow, now=now, who=who, reason=reason, decision_id=uuid4().hex)
        desk.check_shown(shown)
        return desk

    def _finish(self, desk: Desk, next_story: int, changed: set[int]) -> Decision:
        refresh_records(desk.uow, changed, topics=self._topics(), now=desk.now)
        for story_id in changed:
            desk.uow.stories.touch(story_id, now=desk.now)
        desk.uow.reviews.record(desk.events)
        desk.uow.commit()
        return Decision(decision_id=desk.decision_id, story_id=next_story)
