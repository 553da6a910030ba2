"""The history as decisions: one entry for all the rows that a decision wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from aggregator.model import NO_PINS, Action, StoredArticle, StoryEvent, StoryOutline, SuggestionState
from aggregator.ports import UnitOfWork
from aggregator.reviewing import pins_as_rows

_SET = pins_as_rows(NO_PINS).keys() | {"figure"}
_ANSWERS = frozenset({SuggestionState.SAME, SuggestionState.DIFFERENT, SuggestionState.UNSURE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """What an undo has undone, or the undo of a decision."""

    who: str
    at: datetime
    action: Action
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """One decision with all that it did."""

    decision_id: str
    at: datetime
    who: str
    action: Action
    story_id: int
    articles: tuple[StoredArticle, ...]
    """The articles that it moves or says something of, as far as they are still stored."""
    moved_from: tuple[int, ...]
    """Stories that articles were in before, where the decision moved any."""
    moved_to: tuple[int, ...]
    pins: Mapping[str, tuple[str, str]]
    """What it set: the value before and after, in words."""
    reason: str
    undoes: str | None
    undone_by: str | None
    counterpart: Counterpart | None
    """The decision that this one undoes, or that has undone this one."""
    events: tuple[StoryEvent, ...]
    story: StoryOutline | None = None
    """Its story today, or the one that lives on in its place; not told among the decisions of one story."""

    @property
    def can_be_undone(self) -> bool:
        """Whether an undo makes sense: it still stands, and is no undo itself."""
        return self.undone_by is None and self.action is not Action.UNDO


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """Decisions, newest first, and where the next page begins."""

    decisions: tuple[DecisionView, ...]
    older: int | None
    """The row before which the next page begins; None on the last."""


def decision_view(uow: UnitOfWork, decision_id: str) -> DecisionView | None:
    """One decision, or None where there is none of that id."""
    events = uow.reviews.decision(decision_id)
    return _with_stories(uow, _views(uow, events))[0] if events else None


def history_page(
    uow: UnitOfWork, *, story_id: int | None = None, who: str = "", limit: int, before: int | None = None
) -> HistoryPage:
    """The decisions of about `limit` rows of the history, each whole."""
    events = uow.reviews.history(story_id=story_id, who=who, limit=limit + 1, before=before)
    more = len(events) > limit
    if more:
        events = _whole_decisions(uow, events)
        more = bool(uow.reviews.history(story_id=story_id, who=who, limit=1, before=events[-1].id))
    views = _views(uow, events)
    if story_id is None:
        views = _with_stories(uow, views)
    return HistoryPage(decisions=tuple(views), older=events[-1].id if more else None)


def _with_stories(uow: UnitOfWork, decisions: Sequence[DecisionView]) -> list[DecisionView]:
    lives = {each.story_id: uow.stories.resolve(each.story_id) for each in decisions}
    stories = uow.stories.listed({lived for lived in lives.values() if lived is not None})
    records = {each: stories[lived].record for each, lived in lives.items() if lived in stories}
    return [replace(each, story=records.get(each.story_id)) for each in decisions]


def _whole_decisions(uow: UnitOfWork, events: list[StoryEvent]) -> list[StoryEvent]:
    """Leave the last decision, which may go on, to the next page; one that is more than a page is all of its page."""
    last = events[-1].decision_id
    return [event for event in events if event.decision_id != last] or uow.reviews.decision(last)[::-1]


def _views(uow: UnitOfWork, events: Sequence[StoryEvent]) -> list[DecisionView]:
    headlines = {side.get("headline") for event in events for side in (event.before, event.after)}
    named = {event.article_id for event in events} | headlines
    articles = uow.articles.many({each for each in named if isinstance(each, int)})
    others = _counterparts(uow, events)
    # A list of decisions comes newest first, and one alone oldest first: each is told in the order of its own rows.
    return [
        _view(tuple(sorted(rows, key=lambda row: row.id)), articles, others)
        for _, rows in groupby(events, key=lambda event: event.decision_id)
    ]


def _counterparts(uow: UnitOfWork, events: Sequence[StoryEvent]) -> dict[str, Counterpart]:
    """The decisions that are undone or undo others, by id; most stand on the same page as their others."""
    first = {event.decision_id: event for event in reversed(events)}
    for named in {each for event in events for each in (event.undoes, event.undone_by) if each} - first.keys():
        first.update((row.decision_id, row) for row in uow.reviews.decision(named)[:1])
    return {
        key: Counterpart(who=row.who, at=row.at, action=row.action, reason=row.reason) for key, row in first.items()
    }


def _view(
    rows: tuple[StoryEvent, ...], articles: Mapping[int, StoredArticle], others: Mapping[str, Counterpart]
) -> DecisionView:
    first = rows[0]
    concerned = dict.fromkeys(row.article_id for row in rows if row.article_id is not None and _is_about_it(row))
    moves = [row for row in rows if row.before.get("story") != row.after.get("story")]
    return DecisionView(
        decision_id=first.decision_id,
        at=first.at,
        who=first.who,
        action=first.action,
        story_id=first.story_id,
        articles=tuple(articles[article_id] for article_id in concerned if article_id in articles),
        moved_from=_stories(row.before for row in moves),
        moved_to=_stories(row.after for row in moves),
        pins={key: sides for row in reversed(rows) for key, sides in _pins(row, articles).items()},
        reason=first.reason,
        undoes=first.undoes,
        undone_by=first.undone_by,
        counterpart=others.get(first.undoes or first.undone_by or ""),
        events=rows,
    )


def _is_about_it(row: StoryEvent) -> bool:
    """Whether a row moves its article or answers about it; a merge also re-aims what is asked of others."""
    said = row.before if row.action is Action.UNDO else row.after
    return not said.keys().isdisjoint({"story", "figure"}) or said.get("suggestion") in _ANSWERS


def _pins(row: StoryEvent, articles: Mapping[int, StoredArticle]) -> dict[str, tuple[str, str]]:
    def worded(key: str, value: str | float | None) -> str:
        if value is None:
            return "nothing" if key == "note" else "as computed"
        if key == "headline":
            stored = articles.get(int(value))
            return f"“{stored.article.title}”" if stored else f"that of article {value}"
        return f"“{value}”" if key == "note" else str(value)

    return {key: (worded(key, row.before.get(key)), worded(key, row.after[key])) for key in _SET & row.after.keys()}


def _stories(sides: Iterable[Mapping[str, str | int | float | None]]) -> tuple[int, ...]:
    return tuple(sorted({story for side in sides if isinstance(story := side.get("story"), int)}))
