"""What people are asked, and what they have said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from aggregator.model import FigureReading, PairConstraint, Request, StoryEvent, Suggestion, SuggestionState


class ReviewStore(Protocol):
    """Suggestions, constraints and the history."""

    def suggest(self, suggestion: Suggestion) -> int | None:
        """Store an open suggestion (its id is ignored) and return its id.

        Returns None and stores nothing where the same article and story already have one, open or answered.
        """

    def suggestion(self, suggestion_id: int) -> Suggestion | None:
        """One suggestion, or None."""

    def suggestions_in(self, state: SuggestionState, *, after: int = 0, limit: int) -> list[Suggestion]:
        """Suggestions in a state with ids greater than `after`, by id."""

    def newest_suggestion(self) -> int:
        """The highest id of a suggestion; 0 where there is none."""

    def suggestions_about(self, story_id: int) -> list[Suggestion]:
        """Open and unsure suggestions that name the story or one of its articles, most probable first."""

    def suggestions_of(self, article_ids: Iterable[int]) -> list[Suggestion]:
        """All suggestions about these articles, answered and withdrawn ones too, by id."""

    def asked_between(self, story_ids: Collection[int]) -> set[tuple[int, int]]:
        """Pairs of stories with an open or unsure suggestion: the story of the article, and the story asked about.

        Those with one of the given stories on either side; these are living ones, and so are those returned, since what
        was merged counts as what it lives on in. A suggestion whose article is in the story by now makes no pair.
        """

    def retarget(self, suggestion_id: int, story_id: int) -> bool:
        """Let a suggestion name another story; False, and nothing changed, where its article already has one for it."""

    def answer(self, suggestion_ids: Iterable[int], state: SuggestionState) -> None:
        """Set the state of suggestions."""

    def constrain(self, constraints: Sequence[PairConstraint]) -> None:
        """Store constraints, one for each pair and decision: undoing one decision leaves what another said.

        Raises `Contradiction` where a pair has one of the other kind; the caller must then not commit.
        """

    def set_aside(self, article_ids: Iterable[int], figure: FigureReading, decision_id: str) -> None:
        """Keep that a figure was misread in articles, wherever these are placed: `StoryStore.details` leaves it out."""

    def lift(self, decision_id: str) -> int:
        """Remove the constraints of a decision, and what it has set aside; returns how many."""

    def constraints(self, article_ids: Iterable[int]) -> list[PairConstraint]:
        """All constraints that name any of the articles, by pair and decision."""

    def record(self, events: Sequence[StoryEvent]) -> None:
        """Append to the history."""

    def mark_undone(self, decision_id: str, by: str) -> None:
        """Note on a decision's rows which decision has undone it."""

    def decision(self, decision_id: str) -> list[StoryEvent]:
        """All rows of one decision, in order."""

    def history(
        self, *, story_id: int | None = None, who: str = "", limit: int, before: int | None = None
    ) -> list[StoryEvent]:
        """Rows newest first; with a story, those taken on it or that name it in before or after (`STORY_KEYS`).

        With `who`, those of one person; with `before`, rows older than the one of that id.
        """

    def answers(self, suggestion_ids: Iterable[int]) -> dict[int, StoryEvent]:
        """The newest row about each suggestion, by its id; those without one are left out."""

    def on_story(self, story_id: int) -> list[StoryEvent]:
        """Rows taken on a story that name no article and no suggestion (its state, its pins), newest first."""

    def since(self, story_id: int, moment: datetime) -> list[StoryEvent]:
        """Rows of a story's history that are later than a moment, in order."""

    def request(self, request_id: str) -> Request | None:
        """The request of that id, if it has been carried out."""

    def remember(self, request: Request, *, now: datetime) -> None:
        """Keep a request that has been carried out; raises `DatabaseError` where there is one of that id."""
