"""How many open suggestions concern a story; kept in the story's row, because the queue is ordered by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Select,
    Update,
    bindparam,
    exists,
    func,
    or_,
    select,
    text,
    union_all,
    update,
)

from aggregator.model import StoryState, SuggestionState
from storage.queries.statements import listed, portions
from storage.tables import ASKED_IN_VAIN, MEMBERSHIPS, STORIES, SUGGESTIONS

IN_QUEUE = STORIES.c.state.in_([StoryState.OPEN, StoryState.CONFIRMED])


def open_questions() -> Select[Any]:
    """When the open questions of the queue were asked: those of which both stories are dismissed are in it no more."""
    # Written out, so that the databases see that the partial index holds all of them.
    is_open = SUGGESTIONS.c.state == bindparam("open", SuggestionState.OPEN.value, literal_execute=True)
    # Looked at from the few stories that are out of the queue: to look up both stories of each question takes long.
    out = select(STORIES.c.id).where(text(ASKED_IN_VAIN))
    standing = select(MEMBERSHIPS.c.story_id).where(MEMBERSHIPS.c.article_id == SUGGESTIONS.c.article_id)
    asked_from = exists().where(IN_QUEUE, STORIES.c.id == standing.correlate(SUGGESTIONS).scalar_subquery())
    return select(SUGGESTIONS.c.at).where(is_open, or_(SUGGESTIONS.c.story_id.not_in(out), asked_from))


def asked_about(number: int) -> CompoundSelect[Any]:
    """The ids of both stories of each open question of a higher number."""
    asked = SUGGESTIONS.c.state == SuggestionState.OPEN, SUGGESTIONS.c.id > number
    standing = MEMBERSHIPS.c.article_id == SUGGESTIONS.c.article_id
    return union_all(
        select(SUGGESTIONS.c.story_id).where(*asked),
        select(MEMBERSHIPS.c.story_id).join_from(SUGGESTIONS, MEMBERSHIPS, standing).where(*asked),
    )


def _recount() -> Update:
    still_open = select(func.count()).where(SUGGESTIONS.c.state == SuggestionState.OPEN)
    towards = still_open.where(SUGGESTIONS.c.story_id == STORIES.c.id)
    away = (
        still_open.join_from(SUGGESTIONS, MEMBERSHIPS, MEMBERSHIPS.c.article_id == SUGGESTIONS.c.article_id)
        .where(MEMBERSHIPS.c.story_id == STORIES.c.id)
        .where(SUGGESTIONS.c.story_id != STORIES.c.id)
    )
    count = towards.correlate(STORIES).scalar_subquery() + away.correlate(STORIES).scalar_subquery()
    return update(STORIES).where(STORIES.c.id.in_(listed())).values(open_suggestions=count)


_RECOUNT = _recount()
_ASKED_ABOUT = select(SUGGESTIONS.c.article_id).where(SUGGESTIONS.c.article_id.in_(listed())).distinct()


def recount_suggestions(connection: Connection, story_ids: Iterable[int]) -> None:
    """Count anew the open suggestions that name the stories or one of their articles."""
    for portion in portions(story_ids):
        connection.execute(_RECOUNT, {"ids": portion})


def recount_after_move(connection: Connection, places: Mapping[int, set[int]]) -> None:
    """Count anew for the stories that articles have left or joined (by article), since open suggestions move along."""
    for portion in portions(places):
        concerned = [places[article_id] for article_id in connection.scalars(_ASKED_ABOUT, {"ids": portion})]
        recount_suggestions(connection, set().union(*concerned))
