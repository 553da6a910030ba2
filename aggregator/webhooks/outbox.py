"""Changed stories become events.

The outbox is written by whoever changes a story, in the same transaction. Here it is emptied: one process at a time
works out what each webhook is to be told (planning).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Final
from uuid import uuid4

from aggregator.model import WebhookEvent, WebhookSpec
from aggregator.ports import Clock, Database, UnitOfWork
from aggregator.webhooks.planning import Plan, plan
from aggregator.work import work_on

_LOCK: Final = "webhooks"
_LOCK_FOR: Final = timedelta(seconds=30)
_PORTION: Final = 200
"""Changes of the outbox that are planned in one transaction."""


class Outbox:
    """Empties the outbox; `webhooks` are those of the present catalogue, the times those of `WebhookPolicy`."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        webhooks: Callable[[], Sequence[WebhookSpec]],
        owner: str,
        gather: timedelta,
        keep_dead: timedelta,
    ) -> None:
        self._database, self._clock, self._webhooks, self._owner = database, clock, webhooks, owner
        self._gather, self._keep_dead = gather, keep_dead

    def plan_portion(self) -> int:
        """Make events of the next changes; returns how many stories were looked at, none while another process does."""
        with work_on("webhook_plan"), self._database.write() as uow:
            now = self._clock.now()
            if not uow.locks.acquire(_LOCK, owner=self._owner, now=now, until=now + _LOCK_FOR):
                return 0
            uow.webhooks.forget_dead(now - self._keep_dead)
            ids = uow.webhooks.take_changes(limit=_PORTION)
            stories, kinds = uow.stories.listed(ids), uow.stories.kinds(ids)
            told, untried = uow.webhooks.told(ids), uow.webhooks.untried(ids)
            declared = {spec.name: spec for spec in self._webhooks()}
            for webhook in uow.webhooks.all():
                spec = declared.get(webhook.name)
                if spec is None or webhook.paused is not None:
                    continue
                for story_id, story in stories.items():
                    key = webhook.name, story_id
                    planning = partial(plan, story, kinds.get(story_id), spec, webhook, told=told.get(key), now=now)
                    _plan_one(uow, partial(planning, gather=self._gather), untried.get(key), now)
            uow.locks.release(_LOCK, owner=self._owner)
            uow.commit()
        return len(ids)


def new_event_id() -> str:
    """The id of an event, known to nobody before."""
    return f"evt_{uuid4().hex}"


def _plan_one(uow: UnitOfWork, planning: Callable[..., Plan], waiting: WebhookEvent | None, now: datetime) -> None:
    """Carry out what there is to tell one webhook of one story, of which an event of it may wait."""
    planned = planning(waiting=waiting, new_id=new_event_id())
    if waiting is not None and not _held_back(uow, waiting, planned, now):
        # It has begun to be sent meanwhile, so that another one has to follow it.
        _plan_one(uow, planning, None, now)
        return
    if planned.queue is not None:
        uow.webhooks.queue([planned.queue])
    if planned.told is not None:
        uow.webhooks.note_told([planned.told])


def _held_back(uow: UnitOfWork, waiting: WebhookEvent, planned: Plan, now: datetime) -> bool:
    """Change or drop an event that waits; False where it has been tried meanwhile."""
    if planned.retell is not None:
        return uow.webhooks.retell(waiting.id, planned.retell, at=now)
    return not planned.drop or uow.webhooks.drop(waiting.id)
