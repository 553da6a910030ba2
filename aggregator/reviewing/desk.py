"""One decision in the making: what every kind of decision checks, changes and notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from aggregator.errors import Contradiction, NotFound, StoryChanged
from aggregator.model import (
    Action,
    ConstraintKind,
    Member,
    Membership,
    PairConstraint,
    Pins,
    PlacedBy,
    Story,
    StoryEvent,
    Suggestion,
    SuggestionState,
)
from aggregator.ports import UnitOfWork
from aggregator.quantities import format_moment
from aggregator.records import find_story
from aggregator.verdicts import settled
from aggregator.ways import Step, way_across, way_between

Change = Mapping[str, str | int | float | None]
"""What a history row says of one side of a change."""


@dataclass(slots=True, kw_only=True)
class Desk:
    """One decision in the making."""

    uow: UnitOfWork
    now: datetime
    who: str
    reason: str
    decision_id: str
    shown: Mapping[int, int]
    """Stories and the revisions of them that the reviewer was looking at."""
    seen: Mapping[int, datetime]
    """When those revisions were made, as far as that is known."""
    events: list[StoryEvent] = field(default_factory=list)

    def note(
        self,
        action: Action,
        story_id: int,
        *,
        article_id: int | None = None,
        suggestion_id: int | None = None,
        before: Change | None = None,
        after: Change | None = None,
        undoes: str | None = None,
    ) -> None:
        """Add a row to the history of this decision."""
        self.events.append(
            StoryEvent(
                decision_id=self.decision_id,
                at=self.now,
                who=self.who,
                action=action,
                story_id=story_id,
                article_id=article_id,
                suggestion_id=suggestion_id,
                before=before or {},
                after=after or {},
                reason=self.reason,
                undoes=undoes,
            )
        )

    def live(self, story_id: int) -> Story:
        """The story that an id stands for today."""
        return find_story(self.uow, story_id)

    def members(self, story_id: int) -> list[Member]:
        """The articles of one story."""
        return self.uow.stories.members([story_id])[story_id]

    def article_ids(self, story_id: int) -> list[int]:
        """The ids of the articles of one story, the lead article's first."""
        times = self.uow.stories.times([story_id])[story_id]
        return sorted(times, key=lambda each: (times[each], each))

    def check_shown(self) -> None:
        """Refuse the decision where a story is no longer as the reviewer saw it, and say what has changed."""
        for story_id, revision in self.shown.items():
            story = self.uow.stories.get(story_id)
            if story is None:
                raise NotFound("story", story_id)
            if story.revision != revision:
                raise self._changed(story, revision, self.seen.get(story_id))

    def _changed(self, story: Story, shown: int, seen: datetime | None) -> StoryChanged:
        if seen is None:
            return StoryChanged(story.id, shown, story.revision)
        members = self.members(story.id)
        held = {member.stored.id for member in members}
        came = tuple(member.stored.id for member in members if member.membership.at > seen)
        past = self.uow.articles.past(held.difference(came))
        rows = self.uow.reviews.since(story.id, seen)
        left = {row.article_id for row in rows if row.article_id is not None and row.before.get("story") == story.id}
        return StoryChanged(
            story.id,
            shown,
            story.revision,
            came=came,
            went=tuple(sorted(left - held)),
            edited=tuple(sorted(each for each, versions in past.items() if versions[0].replaced > seen)),
            decisions={row.decision_id: told(row) for row in rows},
        )

    def settle_suggestion(self, action: Action, suggestion: Suggestion, state: SuggestionState, story_id: int) -> None:
        """Close a suggestion and note it, so that undo can open it again."""
        self.uow.reviews.answer([suggestion.id], state)
        self.note(
            action,
            story_id,
            article_id=suggestion.article_id,
            suggestion_id=suggestion.id,
            before={"suggestion": suggestion.state},
            after={"suggestion": state},
        )

    def constrain(self, pairs: Iterable[tuple[int, int]], kind: ConstraintKind) -> None:
        """Store a person's word about pairs of articles."""
        self.uow.reviews.constrain([PairConstraint.of(a, b, kind, self.decision_id) for a, b in pairs])

    def refuse_if_linked(self, ones: set[int], others: set[int]) -> None:
        """Refuse to keep apart articles that a person has said belong together, directly or through others.

        The refusal names the whole way from one to the other, with the decision behind each step.
        """
        way = way_between(self.uow.reviews, ones, others)
        if way:
            raise self._contradiction("belong together", way)

    def refuse_if_kept_apart(self, ones: set[int], others: set[int]) -> None:
        """Refuse to join articles that a person has said do not belong together, or whose must-links lead to such.

        The refusal names the whole way, as that of `refuse_if_linked` does.
        """
        way = way_across(self.uow.reviews, ones, others)
        if way:
            raise self._contradiction("do not belong together", way)

    def _contradiction(self, what: str, way: Sequence[Step]) -> Contradiction:
        steps = ", ".join(self._step(step) for step in way)
        which = "that decision" if len(way) == 1 else "one of these decisions"
        return Contradiction(
            f"articles {way[0].before} and {way[-1].after} {what}: {steps}; undo {which} first",
            tuple(dict.fromkeys(step.constraint.decision_id for step in way)),
        )

    def _step(self, step: Step) -> str:
        sign = "=" if step.constraint.kind is ConstraintKind.MUST_LINK else "≠"
        rows = self.uow.reviews.decision(step.constraint.decision_id)
        source = told(rows[0]) if rows else f"decision {step.constraint.decision_id}"
        return f"article {step.before} {sign} article {step.after} ({source})"

    def join(self, action: Action, source: Story, target: Story) -> None:
        """Move all articles of one story into another, which it lives on in."""
        moving, staying = self.members(source.id), set(self.article_ids(target.id))
        self.refuse_if_kept_apart({member.stored.id for member in moving}, staying)
        for member in moving:
            self.note(
                action,
                target.id,
                article_id=member.stored.id,
                before=place_of(member.membership),
                after={"story": target.id},
            )
        self.uow.stories.place([by_person(member.stored.id, target.id, self.now) for member in moving])
        self.lead_questions(action, source.id, target.id)
        self.note(action, target.id, before={"state of": source.id, "state": source.state}, after={"into": target.id})
        self.pin(action, target, target.pins.joined_by(source.pins, present=staying))
        self.uow.stories.merge_away(source.id, target.id, now=self.now)

    def lead_questions(self, action: Action, emptied: int, heir: int) -> None:
        """Let the questions about a story that has lost its articles be about the one that it lives on in."""
        for asked in self.uow.reviews.suggestions_about(emptied):
            if not self.uow.reviews.retarget(asked.id, heir):
                self.settle_suggestion(action, asked, SuggestionState.WITHDRAWN, heir)
                continue
            self.note(
                action,
                heir,
                article_id=asked.article_id,
                suggestion_id=asked.id,
                before={"asks about": emptied},
                after={"asks about": heir},
            )

    def pin(self, action: Action, story: Story, pins: Pins) -> None:
        """Change what is pinned to a story, with a row in the history for each pin that differs."""
        older, newer = pins_as_rows(story.pins), pins_as_rows(pins)
        for key, value in newer.items():
            if value != older[key]:
                self.note(action, story.id, before={key: older[key]}, after={key: value})
        if pins != story.pins:
            self.uow.stories.pin(story.id, pins, now=self.now)

    def renew_figures(self, article_ids: Iterable[int]) -> set[int]:
        """Count the records of the stories of articles as changed, because their figures are; returns the stories."""
        places = self.uow.stories.memberships(article_ids)
        stories = {place.story_id for place in places.values()}
        self.uow.stories.note_edits(stories, now=self.now)
        self.uow.stories.mark_unread(stories)  # who disagrees is judged anew
        return stories

    def withdraw_settled(self, action: Action, story_id: int) -> None:
        """Withdraw the questions about a story or its articles that nobody need answer any more."""
        for asked in settled(self.uow, story_id):
            self.settle_suggestion(action, asked, SuggestionState.WITHDRAWN, story_id)


def told(row: StoryEvent) -> str:
    """A decision in words, from one of its rows."""
    return f"{row.action}, decision {row.decision_id}, by {row.who} on {format_moment(row.at)}"


def pins_as_rows(pins: Pins) -> dict[str, str | int | None]:
    """What is pinned, under the keys that rows of the history have for it."""
    return {
        "headline": pins.headline_article_id,
        "kind": pins.kind,
        "claim status": pins.claim_status,
        "note": pins.note or None,
    }


def place_of(membership: Membership) -> Change:
    """An article's place as the history keeps it."""
    return {
        "story": membership.story_id,
        "placed by": membership.placed_by,
        "probability": membership.probability,
    }


def by_person(article_id: int, story_id: int, now: datetime) -> Membership:
    """A place that a person has given an article."""
    return Membership(article_id=article_id, story_id=story_id, placed_by=PlacedBy.PERSON, probability=None, at=now)
