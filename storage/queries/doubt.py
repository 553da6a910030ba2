"""How many open suggestions concern a story; kept in the story's row, because the queue is ordered by it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, select, update

from aggregator.model import SuggestionState
from storage.queries.statements import portions
from storage.tables import MEMBERSHIPS, STORIES, SUGGESTIONS


def recount_suggestions(connection: Connection, story_ids: Iterable[int]) -> None:
    """Count anew the open suggestions that name the stories or one of their articles."""
    still_open = select(func.count()).where(SUGGESTIONS.c.state == SuggestionState.OPEN)
    towards = still_open.where(SUGGESTIONS.c.story_id == STORIES.c.id)
    away = (
        still_open.join_from(SUGGESTIONS, MEMBERSHIPS, MEMBERSHIPS.c.article_id == SUGGESTIONS.c.article_id)
        .where(MEMBERSHIPS.c.story_id == STORIES.c.id)
        .where(SUGGESTIONS.c.story_id != STORIES.c.id)
    )
    count = towards.correlate(STORIES).scalar_subquery() + away.correlate(STORIES).scalar_subquery()
    for portion in portions(story_ids):
        connection.execute(update(STORIES).where(STORIES.c.id.in_(portion)).values(open_suggestions=count))


def recount_after_move(connection: Connection, places: dict[int, set[int]]) -> None:
    """Count anew for the stories that articles have left or joined (by article), since open suggestions move along."""
    for portion in portions(places):
        asked = select(SUGGESTIONS.c.article_id).where(SUGGESTIONS.c.article_id.in_(portion)).distinct()
        concerned = [places[article_id] for article_id in connection.scalars(asked)]
        recount_suggestions(connection, set().union(*concerned))
