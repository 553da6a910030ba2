"""Routes of the API over webhooks: how telling them goes, and what was given up."""

from __future__ import annotations

from datetime import datetime

from fastapi import APIRouter, Request
from pydantic import AliasPath, BaseModel, ConfigDict, Field

from aggregator.model import EventType, Role
from aggregator.web.access import needs
from aggregator.web.api.paging import Cursor, Limit, Next, event_id_in, one_page
from aggregator.web.api.schemas import Out, refusals
from aggregator.web.dependencies import Dependencies
from aggregator.web.inputs import EventId, WebhookName
from aggregator.webhooks import discard, give_again, give_all_again, resume, statuses

router = APIRouter(dependencies=[needs(Role.ADMIN)], prefix="/webhooks", tags=["operation"])

_UNKNOWN = refusals({404: "No such event was given up."})
_NO_WEBHOOK = refusals({404: "There is none of that name."})


class WebhookOut(Out):
    """How telling one webhook goes; never its secret, and of its address the host alone."""

    name: str = Field(validation_alias=AliasPath("webhook", "name"))
    host: str
    state: str = Field(description="In words.")
    waiting: int = Field(validation_alias=AliasPath("counts", "waiting"))
    given_up: int = Field(validation_alias=AliasPath("counts", "dead"))
    oldest: datetime | None = Field(
        validation_alias=AliasPath("counts", "oldest"), description="Since when the oldest event waits."
    )
    delivered: int = Field(validation_alias=AliasPath("webhook", "delivered"), description="Messages that were taken.")
    last_success: datetime | None = Field(validation_alias=AliasPath("webhook", "last_success"))
    last_failure: datetime | None = Field(validation_alias=AliasPath("webhook", "last_failure"))
    resting_until: datetime | None = Field(validation_alias=AliasPath("webhook", "resting_until"))
    error: str = Field(validation_alias=AliasPath("webhook", "error"))


class GivenUpOut(Out):
    """An event that was given up."""

    id: str
    webhook: str
    story_id: int
    sequence: int
    type: EventType
    at: datetime
    dead: datetime = Field(description="When it was given up.")
    attempts: int
    status: int | None
    error: str


class WebhooksOut(Out):
    """All webhooks, by name."""

    webhooks: list[WebhookOut]


class GivenUpListOut(BaseModel):
    """Events that were given up, by id."""

    events: list[GivenUpOut]
    next: Next


class WebhookIn(BaseModel):
    """Which webhook is meant."""

    model_config = ConfigDict(extra="forbid")

    webhook: WebhookName = Field(description="Its name in the feeds file.")


@router.get("")
def list_webhooks(desk: Dependencies) -> WebhooksOut:
    """List all webhooks with how telling them goes."""
    with desk.database.read() as uow:
        found = statuses(uow, desk.webhooks(), now=desk.clock.now())
    return WebhooksOut.model_validate({"webhooks": found})


@router.get("/events")
def list_given_up(request: Request, desk: Dependencies, limit: Limit = 50, cursor: Cursor = "") -> GivenUpListOut:
    """List the events that were given up, by id."""
    with desk.database.read() as uow:
        found = uow.webhooks.dead(limit=limit + 1, after=event_id_in(cursor))
    shown, link = one_page(request, found, limit, lambda each: (each.id,))
    return GivenUpListOut.model_validate({"events": shown, "next": link})


@router.post("/events/{event_id}/resend", status_code=204, responses=_UNKNOWN)
def resend(desk: Dependencies, event_id: EventId) -> None:
    """Have an event told that was given up; it is sent within seconds, with its story as it is then."""
    with desk.database.write() as uow:
        give_again(uow, event_id, now=desk.clock.now())
        uow.commit()


@router.delete("/events/{event_id}", status_code=204, responses=_UNKNOWN)
def forget(desk: Dependencies, event_id: EventId) -> None:
    """Forget an event that was given up."""
    with desk.database.write() as uow:
        discard(uow, event_id)
        uow.commit()


@router.post("/resend", status_code=204, responses=_NO_WEBHOOK)
def resend_all(desk: Dependencies, sent: WebhookIn) -> None:
    """Have all told that was given up for a webhook."""
    with desk.database.write() as uow:
        give_all_again(uow, sent.webhook, now=desk.clock.now())
        uow.commit()


@router.post("/resume", status_code=204, responses=_NO_WEBHOOK)
def resume_webhook(desk: Dependencies, sent: WebhookIn) -> None:
    """Send at once to a webhook that is resting, or whose server said that it was gone."""
    with desk.database.write() as uow:
        resume(uow, sent.webhook, now=desk.clock.now())
        uow.commit()
