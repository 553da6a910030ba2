"""What is stored and what waits, counted along indexes that hold little else."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select

from aggregator.ports import MOST_WATCHED, Vitals
from storage.queries.doubt import IN_QUEUE, open_questions
from storage.queries.queue import DOUBTFUL
from storage.queries.statements import COUNT_ARTICLES, Store, given
from storage.tables import (
    ARTICLES,
    MEMBERSHIPS,
    STORIES,
    STORY_DETAILS,
    SUGGESTIONS,
    WEBHOOK_EVENTS,
    WEBHOOKS,
)

_WAITING = select(MEMBERSHIPS.c.article_id).where(MEMBERSHIPS.c.story_id.is_(None)).limit(MOST_WATCHED).subquery()
# Ids grow with the time of storing, so that the lowest of them has waited longest.
_UNGROUPED = select(func.count().label("number"), func.min(_WAITING.c.article_id).label("first"))
_SEEN = select(ARTICLES.c.first_seen).where(ARTICLES.c.id == given("key"))


def _count(ids: Select[Any]) -> Select[Any]:
    return select(func.count()).select_from(ids.limit(MOST_WATCHED).subquery())


_UNREAD = _count(select(STORY_DETAILS.c.story_id).where(STORY_DETAILS.c.due))
_DOUBTFUL = _count(select(STORIES.c.id).where(DOUBTFUL, IN_QUEUE))
_ASKED = open_questions().order_by(SUGGESTIONS.c.at).limit(MOST_WATCHED).subquery()
_QUESTIONS = select(func.count().label("number"), func.min(_ASKED.c.at).label("oldest"))
_TELLING = select(WEBHOOKS.c.name).where(WEBHOOKS.c.paused.is_(None))
_TO_TELL = (
    select(WEBHOOK_EVENTS.c.queued)
    .where(WEBHOOK_EVENTS.c.webhook.in_(_TELLING), WEBHOOK_EVENTS.c.dead.is_(None))
    .limit(MOST_WATCHED)
    .subquery()
)
_EVENTS = select(func.count().label("number"), func.min(_TO_TELL.c.queued).label("oldest"))
_GIVEN_UP = _count(select(WEBHOOK_EVENTS.c.id).where(WEBHOOK_EVENTS.c.dead.is_not(None)))


class SqlVitals(Store):
    """`VitalsStore` on SQL."""

    def get(self) -> Vitals:
        """The numbers as they are."""
        run = self._connection
        waiting, questions = run.execute(_UNGROUPED).one(), run.execute(_QUESTIONS).one()
        events = run.execute(_EVENTS).one()
        return Vitals(
            articles=run.scalar(COUNT_ARTICLES) or 0,
            ungrouped=waiting.number,
            oldest_ungrouped=None if waiting.first is None else run.scalar(_SEEN, {"key": waiting.first}),
            unread=run.scalar(_UNREAD) or 0,
            doubtful=run.scalar(_DOUBTFUL) or 0,
            questions=questions.number,
            oldest_question=questions.oldest,
            events=events.number,
            oldest_event=events.oldest,
            events_given_up=run.scalar(_GIVEN_UP) or 0,
        )
