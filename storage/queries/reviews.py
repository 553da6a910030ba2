"""Suggestions and constraints; beside them what people have decided (`history`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Select, delete, func, insert, select, union, update

from aggregator.errors import Contradiction, NotFound
from aggregator.model import UNANSWERED, FigureReading, PairConstraint, Suggestion, SuggestionState
from storage import mapping
from storage.queries.doubt import recount_suggestions
from storage.queries.history import SqlHistory
from storage.queries.statements import change_row, given, insert_many, listed, portions
from storage.tables import FIGURES_ASIDE, MEMBERSHIPS, PAIR_CONSTRAINTS, STORIES, SUGGESTIONS

_SUGGEST = insert(SUGGESTIONS).returning(SUGGESTIONS.c.id)
_SUGGESTION = select(SUGGESTIONS).where(SUGGESTIONS.c.id == given("key"))
_ASKED = select(SUGGESTIONS.c.id).where(
    SUGGESTIONS.c.article_id == given("article"), SUGGESTIONS.c.story_id == given("story")
)
_STORIES_NAMED = (
    select(SUGGESTIONS.c.story_id, MEMBERSHIPS.c.story_id)
    .join(MEMBERSHIPS, MEMBERSHIPS.c.article_id == SUGGESTIONS.c.article_id)
    .where(SUGGESTIONS.c.id.in_(listed()))
)
_UNANSWERED = SUGGESTIONS.c.state.in_(sorted(UNANSWERED))
_NEWEST = select(func.max(SUGGESTIONS.c.id))
_ABOUT = (
    select(SUGGESTIONS)
    .where(
        SUGGESTIONS.c.id.in_(
            union(
                select(SUGGESTIONS.c.id).where(SUGGESTIONS.c.story_id == given("story")),
                select(SUGGESTIONS.c.id)
                .join(MEMBERSHIPS, MEMBERSHIPS.c.article_id == SUGGESTIONS.c.article_id)
                .where(MEMBERSHIPS.c.story_id == given("story")),
            )
        ),
        _UNANSWERED,
    )
    .order_by(SUGGESTIONS.c.probability.desc(), SUGGESTIONS.c.id)
)
_IN_STATE = (
    select(SUGGESTIONS)
    .where(SUGGESTIONS.c.state == given("wanted"), SUGGESTIONS.c.id > given("after"))
    .order_by(SUGGESTIONS.c.id)
    .limit(given("most"))
)
_OF_ARTICLES = select(SUGGESTIONS).where(SUGGESTIONS.c.article_id.in_(listed()))


def _asked_between() -> Select[Any]:
    """Pairs of stories with a question: found by either side, then followed to where the one asked about lives on."""
    named = select(STORIES.c.id).where(STORIES.c.id.in_(listed())).cte("named", recursive=True)
    named = named.union(select(STORIES.c.id).where(STORIES.c.merged_into == named.c.id))
    pairs = (
        select(MEMBERSHIPS.c.story_id.label("home"), SUGGESTIONS.c.story_id.label("asked"))
        .join_from(SUGGESTIONS, MEMBERSHIPS, MEMBERSHIPS.c.article_id == SUGGESTIONS.c.article_id)
        .where(_UNANSWERED)
    )
    towards = pairs.where(SUGGESTIONS.c.story_id.in_(select(named.c.id)))
    found = union(towards, pairs.where(MEMBERSHIPS.c.story_id.in_(listed()))).cte("found")
    living = select(found.c.home, found.c.asked).cte("living", recursive=True)
    onward = select(living.c.home, STORIES.c.merged_into).join_from(living, STORIES, STORIES.c.id == living.c.asked)
    living = living.union(onward.where(STORIES.c.merged_into.is_not(None)))
    return (
        select(living.c.home, living.c.asked)
        .join_from(living, STORIES, STORIES.c.id == living.c.asked)
        .where(STORIES.c.merged_into.is_(None), living.c.home != living.c.asked)
    )


_ASKED_BETWEEN = _asked_between()
_ANSWER = update(SUGGESTIONS).where(SUGGESTIONS.c.id.in_(listed()))
_RETARGET = change_row(SUGGESTIONS)

_CONSTRAINTS = [
    select(PAIR_CONSTRAINTS).where(column.in_(listed())) for column in (PAIR_CONSTRAINTS.c.low, PAIR_CONSTRAINTS.c.high)
]
_LIFT = [delete(table).where(table.c.decision_id == given("decision")) for table in (PAIR_CONSTRAINTS, FIGURES_ASIDE)]


class SqlReviews(SqlHistory):
    """`ReviewStore` on SQL."""

    # ------------------------------------------------------------ suggestions

    def suggest(self, suggestion: Suggestion) -> int | None:
        """Store an open suggestion, unless it was made before."""
        if self._asked(suggestion.article_id, suggestion.story_id):
            return None
        row = {
            "article_id": suggestion.article_id,
            "story_id": suggestion.story_id,
            "comparison": mapping.encode(suggestion.comparison),
            "probability": suggestion.comparison.probability,
            "state": suggestion.state,
            "at": suggestion.at,
        }
        suggestion_id: int = self._connection.execute(_SUGGEST, row).scalar_one()
        self._recount([suggestion_id])
        return suggestion_id

    def _asked(self, article_id: int, story_id: int) -> bool:
        return self._connection.scalar(_ASKED, {"article": article_id, "story": story_id}) is not None

    def _recount(self, suggestion_ids: Iterable[int], *more: int) -> None:
        stories = set(more)
        for portion in portions(suggestion_ids):
            for row in self._connection.execute(_STORIES_NAMED, {"ids": portion}):
                stories.update(each for each in row if each is not None)
        recount_suggestions(self._connection, stories)

    def suggestion(self, suggestion_id: int) -> Suggestion | None:
        """One suggestion, or None."""
        row = self._connection.execute(_SUGGESTION, {"key": suggestion_id}).one_or_none()
        return None if row is None else mapping.suggestion(row)

    def suggestions_in(self, state: SuggestionState, *, after: int = 0, limit: int) -> list[Suggestion]:
        """Suggestions in a state, by id."""
        rows = self._connection.execute(_IN_STATE, {"wanted": state, "after": after, "most": limit})
        return [mapping.suggestion(row) for row in rows]

    def newest_suggestion(self) -> int:
        """The highest id of a suggestion."""
        return self._connection.scalar(_NEWEST) or 0

    def suggestions_about(self, story_id: int) -> list[Suggestion]:
        """Open and unsure suggestions that name the story or one of its articles, most probable first."""
        rows = self._connection.execute(_ABOUT, {"story": story_id})
        return [mapping.suggestion(row) for row in rows]

    def suggestions_of(self, article_ids: Iterable[int]) -> list[Suggestion]:
        """All suggestions about these articles, by id."""
        found = [
            mapping.suggestion(row)
            for portion in portions(article_ids)
            for row in self._connection.execute(_OF_ARTICLES, {"ids": portion})
        ]
        return sorted(found, key=lambda each: each.id)

    def asked_between(self, story_ids: Collection[int]) -> set[tuple[int, int]]:
        """Pairs of stories between which there is an unanswered suggestion; a side of each is among the given."""
        return {
            (row.home, row.asked)
            for portion in portions(story_ids)
            for row in self._connection.execute(_ASKED_BETWEEN, {"ids": portion})
        }

    def retarget(self, suggestion_id: int, story_id: int) -> bool:
        """Let a suggestion name another story, unless its article already has one for that."""
        suggestion = self.suggestion(suggestion_id)
        if suggestion is None:
            raise NotFound("suggestion", suggestion_id)
        if self._asked(suggestion.article_id, story_id):
            return False
        self._connection.execute(_RETARGET, {"key": suggestion_id, "story_id": story_id})
        self._recount([suggestion_id], suggestion.story_id)
        return True

    def answer(self, suggestion_ids: Iterable[int], state: SuggestionState) -> None:
        """Set the state of suggestions."""
        for portion in portions(suggestion_ids):
            self._connection.execute(_ANSWER, {"ids": portion, "state": state})
            self._recount(portion)

    # ------------------------------------------------------------ constraints

    def constrain(self, constraints: Sequence[PairConstraint]) -> None:
        """Store constraints that do not contradict those there are."""
        standing = set(self.constraints(each.low for each in constraints))
        said = {(each.low, each.high): each for each in standing}
        for each in constraints:
            older = said.setdefault((each.low, each.high), each)
            if older.kind is not each.kind:
                told = f"articles {each.low} and {each.high} already have a {older.kind} between them"
                raise Contradiction(told, (older.decision_id,))
        new = dict.fromkeys(each for each in constraints if each not in standing)
        insert_many(self._connection, PAIR_CONSTRAINTS, [mapping.columns_of(each) for each in new])

    def set_aside(self, article_ids: Iterable[int], figure: FigureReading, decision_id: str) -> None:
        """Keep that a figure was misread in articles."""
        said = {"decision_id": decision_id, "figure": mapping.encode(figure)}
        insert_many(self._connection, FIGURES_ASIDE, [{"article_id": each, **said} for each in sorted(article_ids)])

    def lift(self, decision_id: str) -> int:
        """Remove the constraints of a decision, and what it has set aside."""
        return sum(self._connection.execute(lifted, {"decision": decision_id}).rowcount for lifted in _LIFT)

    def constraints(self, article_ids: Iterable[int]) -> list[PairConstraint]:
        """All constraints that name any of the articles, by pair and decision."""
        found: set[PairConstraint] = set()
        for portion in portions(article_ids):
            for by_low_or_high in _CONSTRAINTS:
                rows = self._connection.execute(by_low_or_high, {"ids": portion})
                found |= {mapping.pair_constraint(row) for row in rows}
        return sorted(found, key=lambda each: (each.low, each.high, each.decision_id))
