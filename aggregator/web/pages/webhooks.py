"""The webhooks: how telling them goes, and what was given up."""

from __future__ import annotations

import logging
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from aggregator.model import Role
from aggregator.ports import UnitOfWork
from aggregator.web.access import needs
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import EventId, WebhookName
from aggregator.web.rendering import page, reviewer
from aggregator.webhooks import discard, give_again, give_all_again, resume, statuses

_log = logging.getLogger(__name__)

router = APIRouter(dependencies=[needs(Role.ADMIN)])

EVENTS = 100
"""Events on one page."""


class Done(StrEnum):
    """What has just been done."""

    RESEND = "resend"
    DISCARD = "discard"
    RESUME = "resume"


@router.get("/webhooks")
def list_webhooks(
    request: Request,
    desk: Dependencies,
    done: Annotated[Done | None, Query()] = None,
    after: Annotated[str, Query(max_length=64, pattern=r"^[A-Za-z0-9_-]*$")] = "",
) -> HTMLResponse:
    """Show all webhooks, and what was given up, a page at a time."""
    with desk.database.read() as uow:
        found = uow.webhooks.dead(limit=EVENTS + 1, after=after)
        shown = found[:EVENTS]
        return page(
            request,
            uow,
            "webhooks.html",
            webhooks=statuses(uow, desk.webhooks(), now=desk.clock.now()),
            dead=shown,
            more=shown[-1].id if len(found) > EVENTS else None,
            done_now=done,
        )


@router.post("/webhooks/resend")
def resend_all(request: Request, desk: Dependencies, webhook: Annotated[WebhookName, Form()]) -> RedirectResponse:
    """Have all told that was given up for a webhook."""
    now = desk.clock.now()
    return _do(request, desk, Done.RESEND, lambda uow: give_all_again(uow, webhook, now=now))


@router.post("/webhooks/resume")
def resume_webhook(request: Request, desk: Dependencies, webhook: Annotated[WebhookName, Form()]) -> RedirectResponse:
    """Send to a webhook again."""
    now = desk.clock.now()
    return _do(request, desk, Done.RESUME, lambda uow: resume(uow, webhook, now=now))


@router.post("/webhooks/events/{event_id}/resend")
def resend(request: Request, desk: Dependencies, event_id: EventId) -> RedirectResponse:
    """Have an event told that was given up."""
    now = desk.clock.now()
    return _do(request, desk, Done.RESEND, lambda uow: give_again(uow, event_id, now=now))


@router.post("/webhooks/events/{event_id}/discard")
def discard_event(request: Request, desk: Dependencies, event_id: EventId) -> RedirectResponse:
    """Forget an event that was given up."""
    return _do(request, desk, Done.DISCARD, lambda uow: discard(uow, event_id))


def _do(request: Request, desk: Dependencies, done: Done, work: Callable[[UnitOfWork], object]) -> RedirectResponse:
    with desk.database.write() as uow:
        work(uow)
        uow.commit()
    _log.info("webhooks administered at the desk", extra={"done": done, "who": reviewer(request)})
    return RedirectResponse(f"/webhooks?done={done}", 303)
