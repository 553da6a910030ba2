"""What an operator sees of webhooks, and does about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from aggregator.errors import NotFound
from aggregator.model import Webhook, WebhookCounts, WebhookEvent, WebhookPause, WebhookSpec, stopped_notice
from aggregator.ports import UnitOfWork

_PORTION = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookStatus:
    """A webhook with what is known of it."""

    webhook: Webhook
    spec: WebhookSpec | None
    """None where this process's catalogue does not declare it."""
    counts: WebhookCounts
    state: str
    """How telling it goes, in a word or two."""

    @property
    def host(self) -> str:
        """Where it sends, as far as it may be shown: paths and queries of such addresses are often secret."""
        if self.spec is None:
            return ""
        parts = urlsplit(self.spec.url)
        return f"{parts.scheme}://{parts.netloc}"


def statuses(uow: UnitOfWork, specs: Sequence[WebhookSpec], *, now: datetime) -> list[WebhookStatus]:
    """All webhooks, by name."""
    declared, counts = {spec.name: spec for spec in specs}, uow.webhooks.counts()
    return [
        WebhookStatus(
            webhook=each,
            spec=declared.get(each.name),
            counts=counts.get(each.name, WebhookCounts()),
            state=_state(each, now),
        )
        for each in uow.webhooks.all()
    ]


def _state(webhook: Webhook, now: datetime) -> str:
    if webhook.paused is WebhookPause.GONE:
        return "stopped: its server says it is gone"
    if webhook.paused is WebhookPause.DISABLED:
        return "disabled in the feeds file"
    if webhook.error:
        resting = webhook.resting_until is not None and webhook.resting_until > now
        return "failing, resting" if resting else "failing"
    return "well" if webhook.last_success is not None else "nothing sent yet"


def give_again(uow: UnitOfWork, event_id: str, *, now: datetime) -> None:
    """Have an event that was given up told after all; raises `NotFound` where none is waiting for that.

    It goes behind what its story was told since, with a new number, and tells the story as it is by then. Where an
    event of the story waits untried, that one tells it.
    """
    event = _given_up(uow, event_id)
    key = event.webhook, event.story_id
    told = uow.webhooks.told([event.story_id]).get(key)
    if told is None or key in uow.webhooks.untried([event.story_id]):
        uow.webhooks.drop(event.id)
        return
    sequence = told.sequence + 1
    again = replace(
        event, sequence=sequence, at=now, queued=now, next_try=now, attempts=0, dead=None, status=None, error=""
    )
    uow.webhooks.revive(again)
    uow.webhooks.note_told([replace(told, sequence=sequence)])


def all_given_up(uow: UnitOfWork, webhook: str | None) -> list[WebhookEvent]:
    """Everything that was given up, of one webhook or of all, by id; raises `NotFound` where none has that name."""
    if webhook is not None:
        _named(uow, webhook)
    dead: list[WebhookEvent] = []
    after = ""
    while portion := uow.webhooks.dead(webhook=webhook, limit=_PORTION, after=after):
        dead += portion
        after = portion[-1].id
    return dead


def give_all_again(uow: UnitOfWork, webhook: str | None, *, now: datetime) -> int:
    """Have everything told that was given up, of one webhook or of all, the oldest first; returns how many.

    Raises `NotFound` where no webhook has that name.
    """
    dead = all_given_up(uow, webhook)
    for event in sorted(dead, key=lambda each: (each.queued, each.sequence)):
        give_again(uow, event.id, now=now)
    return len(dead)


def discard(uow: UnitOfWork, event_id: str) -> None:
    """Forget an event that was given up; raises `NotFound` where none was."""
    uow.webhooks.drop(_given_up(uow, event_id).id)


def resume(uow: UnitOfWork, name: str, *, now: datetime) -> None:
    """Send again at once to a webhook that is resting, or whose server said that it was gone; raises `NotFound`."""
    webhook = _named(uow, name)
    paused = None if webhook.paused is WebhookPause.GONE else webhook.paused
    uow.webhooks.readdress(name, address=webhook.address, paused=paused, now=now)
    uow.notices.clear(stopped_notice(name))


def _given_up(uow: UnitOfWork, event_id: str) -> WebhookEvent:
    event = uow.webhooks.event(event_id)
    if event is None or event.dead is None:
        raise NotFound("event that was given up", event_id)
    return event


def _named(uow: UnitOfWork, name: str) -> Webhook:
    webhook = next((each for each in uow.webhooks.all() if each.name == name), None)
    if webhook is None:
        raise NotFound("webhook", repr(name))
    return webhook
