"""Webhooks as dictionaries; a part of `tests.support.memory`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from aggregator.model import EventType, ToldStory, Webhook, WebhookCounts, WebhookEvent, WebhookPause

if TYPE_CHECKING:
    from tests.support.memory import State


@dataclass(frozen=True, slots=True)
class WebhookRow:
    """A webhook and who has the right to send to it."""

    webhook: Webhook
    owner: str | None = None
    until: datetime | None = None


class MemoryWebhooks:
    """`WebhookStore` in memory."""

    def __init__(self, state: State) -> None:
        self._state = state

    def note_changes(self, story_ids: Iterable[int]) -> None:
        if any(row.webhook.paused is None for row in self._state.webhooks.values()):
            self._state.outbox += sorted(story_ids)

    def all(self) -> list[Webhook]:
        return [row.webhook for _, row in sorted(self._state.webhooks.items())]

    def add(self, name: str, *, address: str, paused: WebhookPause | None, now: datetime) -> None:
        webhook = Webhook(name=name, added=now, address=address, paused=paused)
        self._state.webhooks[name] = WebhookRow(webhook)

    def _change(self, name: str, **values: object) -> None:
        row = self._state.webhooks[name]
        self._state.webhooks[name] = replace(row, webhook=replace(row.webhook, **values))

    def readdress(self, name: str, *, address: str, paused: WebhookPause | None, now: datetime) -> None:
        self._change(name, address=address, paused=paused, resting_until=None, failures=0, error="")
        for key, event in self._state.webhook_events.items():
            if event.webhook == name and event.dead is None and event.attempts:
                self._state.webhook_events[key] = replace(event, next_try=now)

    def remove(self, name: str) -> None:
        del self._state.webhooks[name]
        for events in (self._state.webhook_events, self._state.told):
            for key in [key for key, each in events.items() if each.webhook == name]:
                del events[key]
        if not self._state.webhooks:
            self._state.outbox.clear()

    def take_changes(self, *, limit: int) -> list[int]:
        taken = self._state.outbox[:limit]
        del self._state.outbox[:limit]
        return list(dict.fromkeys(taken))

    def told(self, story_ids: Iterable[int]) -> dict[tuple[str, int], ToldStory]:
        wanted = set(story_ids)
        return {key: each for key, each in self._state.told.items() if each.story_id in wanted}

    def note_told(self, told: Sequence[ToldStory]) -> None:
        self._state.told.update({(each.webhook, each.story_id): each for each in told})

    def untried(self, story_ids: Iterable[int]) -> dict[tuple[str, int], WebhookEvent]:
        wanted = set(story_ids)
        return {
            (each.webhook, each.story_id): each
            for each in self._state.webhook_events.values()
            if each.story_id in wanted and _untried(each)
        }

    def queue(self, events: Sequence[WebhookEvent]) -> None:
        self._state.webhook_events.update({each.id: each for each in events})

    def retell(self, event_id: str, type_: EventType, *, at: datetime) -> bool:
        event = self._state.webhook_events.get(event_id)
        if event is None or not _untried(event):
            return False
        self._state.webhook_events[event_id] = replace(event, type=type_, at=at)
        return True

    def drop(self, event_id: str) -> bool:
        event = self._state.webhook_events.get(event_id)
        if event is None or not (_untried(event) or event.dead):
            return False
        del self._state.webhook_events[event_id]
        return True

    def claim(self, name: str, *, owner: str, now: datetime, until: datetime) -> bool:
        row = self._state.webhooks.get(name)
        if row is None or row.webhook.paused is not None or (row.until is not None and row.until > now):
            return False
        if row.webhook.resting_until is not None and row.webhook.resting_until > now:
            return False
        if not self._due(name, now):
            return False
        self._state.webhooks[name] = replace(row, owner=owner, until=until)
        return True

    def _waiting(self, name: str) -> list[WebhookEvent]:
        return [each for each in self._state.webhook_events.values() if each.webhook == name and each.dead is None]

    def _due(self, name: str, now: datetime) -> list[WebhookEvent]:
        first: dict[int, WebhookEvent] = {}
        for each in sorted(self._waiting(name), key=lambda event: event.sequence):
            first.setdefault(each.story_id, each)
        return [each for each in first.values() if each.next_try <= now]

    def renew(self, name: str, *, owner: str, until: datetime) -> bool:
        row = self._state.webhooks.get(name)
        if row is None or row.owner != owner or row.webhook.paused is not None:
            return False
        self._state.webhooks[name] = replace(row, until=until)
        return True

    def release(self, name: str, *, owner: str) -> None:
        row = self._state.webhooks.get(name)
        if row is not None and row.owner == owner:
            self._state.webhooks[name] = replace(row, owner=None, until=None)

    def void_future(self, *, now: datetime, tried: datetime, leased: datetime) -> int:
        found = 0
        for name, row in self._state.webhooks.items():
            failed = row.webhook.last_failure
            ahead = failed is not None and failed > tried
            for each in self._waiting(name):
                if each.next_try > now and (ahead or each.queued > tried):
                    self._state.webhook_events[each.id] = replace(each, next_try=now, queued=min(each.queued, now))
                    found += 1
            if ahead:
                self._change(name, resting_until=None, last_failure=now)
                found += 1
            if row.until is not None and row.until > leased:
                self._state.webhooks[name] = replace(self._state.webhooks[name], owner=None, until=None)
                found += 1
        return found

    def begin(self, name: str, *, now: datetime) -> WebhookEvent | None:
        due = self._due(name, now)
        if not due:
            return None
        chosen = min(due, key=lambda each: (each.next_try, each.story_id))
        tried = replace(chosen, attempts=chosen.attempts + 1)
        self._state.webhook_events[chosen.id] = tried
        return tried

    def delivered(self, event: WebhookEvent, *, now: datetime) -> None:
        del self._state.webhook_events[event.id]
        count = self._state.webhooks[event.webhook].webhook.delivered + 1
        self._change(event.webhook, delivered=count, failures=0, resting_until=None, error="", last_success=now)

    def failed(
        self, event: WebhookEvent, *, next_try: datetime | None, status: int | None, error: str, now: datetime
    ) -> None:
        stored = replace(self._state.webhook_events[event.id], status=status, error=error)
        then = replace(stored, dead=now) if next_try is None else replace(stored, next_try=next_try)
        self._state.webhook_events[event.id] = then
        self._change(event.webhook, last_failure=now, error=error)

    def rest(self, name: str, *, until: datetime, failures: int, error: str, now: datetime) -> None:
        self._change(name, resting_until=until, failures=failures, last_failure=now, error=error)

    def stop(self, name: str, *, error: str, now: datetime) -> None:
        self._change(name, paused=WebhookPause.GONE, last_failure=now, error=error)
        for each in self._waiting(name):
            self._state.webhook_events[each.id] = replace(each, dead=now, error=error)

    def counts(self) -> Mapping[str, WebhookCounts]:
        events = list(self._state.webhook_events.values())
        return {
            name: WebhookCounts(
                waiting=len(self._waiting(name)),
                dead=sum(each.webhook == name and each.dead is not None for each in events),
                oldest=min((each.queued for each in self._waiting(name)), default=None),
            )
            for name in {each.webhook for each in events}
        }

    def dead(self, *, webhook: str | None = None, limit: int, after: str = "") -> list[WebhookEvent]:
        found = [
            each
            for event_id, each in sorted(self._state.webhook_events.items())
            if each.dead is not None and event_id > after and webhook in {None, each.webhook}
        ]
        return found[:limit]

    def forget_dead(self, before: datetime) -> int:
        old = [each.id for each in self._state.webhook_events.values() if each.dead is not None and each.dead < before]
        for event_id in old:
            del self._state.webhook_events[event_id]
        return len(old)

    def event(self, event_id: str) -> WebhookEvent | None:
        return self._state.webhook_events.get(event_id)

    def revive(self, event: WebhookEvent) -> None:
        self._state.webhook_events[event.id] = event


def _untried(event: WebhookEvent) -> bool:
    return event.dead is None and event.attempts == 0
