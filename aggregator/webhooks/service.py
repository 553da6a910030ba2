"""The WEBHOOK tick: changed stories become events, and events are sent.

First the outbox is emptied (outbox). Then each webhook is served by whoever takes the right to it, one event after the
other, so that its order holds and no other webhook waits for it. The right is a lease on the
webhook's row; whoever dies with one leaves an event that is sent again when the lease has run out, under the same id.
"""

from __future__ import annotations

import asyncio
import logging
import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Final

from aggregator.errors import AggregatorError, SecretMissing
from aggregator.model import (
    FailureKind,
    PostOutcome,
    PostRequest,
    WebhookEvent,
    WebhookSpec,
    stopped_notice,
)
from aggregator.ports import UNMETERED, Clock, Database, Meter, Notice, Poster, UnitOfWork
from aggregator.webhooks.outbox import Outbox, new_event_id
from aggregator.webhooks.retrying import RetryPolicy, next_try, resting_until
from aggregator.webhooks.sending import MessagePolicy, body_of, message, secrets_of, test_body
from aggregator.work import work_on

_log = logging.getLogger(__name__)

_LOOK_EVERY: Final = 0.5
"""Seconds between two looks for what has become due while something is being sent."""
_SPARE: Final = timedelta(seconds=15)
"""What a lease lasts longer than a message may take: building the body, and the database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookPolicy:
    """How webhooks are told."""

    gather: timedelta
    """An event waits so long for further changes of its story, which it then tells too."""
    keep_dead: timedelta
    """What was given up is forgotten after so long."""
    retry: RetryPolicy
    message: MessagePolicy


class Webhooks:
    """Tells webhooks; `owner` names this process on leases, `webhooks` are those of the present catalogue."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        poster: Poster,
        webhooks: Callable[[], Sequence[WebhookSpec]],
        policy: WebhookPolicy,
        owner: str,
        chance: Callable[[], float] = random.random,
        meter: Meter = UNMETERED,
    ) -> None:
        self._database, self._clock, self._poster, self._webhooks = database, clock, poster, webhooks
        self._policy, self._owner, self._chance, self._meter = policy, owner, chance, meter
        self._outbox = Outbox(
            database=database,
            clock=clock,
            webhooks=webhooks,
            owner=owner,
            gather=policy.gather,
            keep_dead=policy.keep_dead,
        )
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Begin no further message, and let go of those under way: they are sent again."""
        self._stopping.set()

    def deliver_due(self) -> int:
        """Send everything that is due until nothing is; blocking; returns how many messages were taken."""
        return asyncio.run(self._deliver()) if self._webhooks() else 0

    def test(self, spec: WebhookSpec) -> PostOutcome:
        """Send a message of the type 'webhook.test' at once, once; blocking; raises `SecretMissing`."""
        event_id, now = new_event_id(), self._clock.now()
        body = test_body(spec, event_id=event_id, now=now)
        request = message(spec, secrets_of(spec), event_id, body, policy=self._policy.message, now=now)
        return asyncio.run(self._post_alone(request))

    async def _post_alone(self, request: PostRequest) -> PostOutcome:
        try:
            return await self._poster.post(request)
        finally:
            await self._poster.aclose()

    # ------------------------------------------------------------ what to tell

    def plan_changes(self) -> int:
        """Make events of the changes in the outbox; returns how many stories were looked at."""
        looked_at = 0
        while not self._stopping.is_set():
            portion = self._outbox.plan_portion()
            looked_at += portion
            if not portion:
                break
        return looked_at

    # ------------------------------------------------------------ telling it

    async def _deliver(self) -> int:
        at_work: dict[str, asyncio.Task[int]] = {}
        taken = 0
        try:
            while not self._stopping.is_set():
                await asyncio.to_thread(self.plan_changes)
                for spec in self._webhooks():
                    if spec.name not in at_work and await asyncio.to_thread(self._claim, spec.name):
                        at_work[spec.name] = asyncio.create_task(self._serve(spec))
                if not at_work:
                    break
                await asyncio.wait(at_work.values(), timeout=_LOOK_EVERY, return_when=asyncio.FIRST_COMPLETED)
                for name in [name for name, task in at_work.items() if task.done()]:
                    taken += await at_work.pop(name)
        finally:
            for task in at_work.values():
                task.cancel()
            await asyncio.gather(*at_work.values(), return_exceptions=True)
            await self._poster.aclose()
        return taken

    def _claim(self, name: str) -> bool:
        with self._database.write() as uow:
            now = self._clock.now()
            claimed = uow.webhooks.claim(name, owner=self._owner, now=now, until=now + self._lease)
            uow.commit()
        return claimed

    @property
    def _lease(self) -> timedelta:
        return self._policy.message.deadline + _SPARE

    async def _serve(self, spec: WebhookSpec) -> int:
        """Send what is due for one webhook, one after the other; returns how many messages were taken."""
        taken = 0
        keep = False
        try:
            while not self._stopping.is_set():
                with work_on("webhook"):
                    request = await asyncio.to_thread(self._next, spec)
                    if request is None:
                        break
                    event, message_ = request
                    outcome = await self._poster.post(message_)
                    self._meter.webhook_told(outcome.failure or "taken")
                    if not await asyncio.to_thread(self._settle, spec, event, outcome):
                        break
                taken += outcome.failure is None
        except AggregatorError as error:
            keep = True
            _log.error("a webhook cannot be served just now: %s", error, extra={"webhook": spec.name})
        except Exception:  # noqa: BLE001 - one webhook's fault must not end the telling of the others
            keep = True
            _log.exception("internal error while telling a webhook", extra={"webhook": spec.name})
        finally:
            if not keep:  # else it runs out, which is the pause before the next try
                await asyncio.to_thread(self._release, spec.name)
        return taken

    def _next(self, spec: WebhookSpec) -> tuple[WebhookEvent, PostRequest] | None:
        """The event that is due and its message; None where nothing is, or nothing can be sent."""
        try:
            keys = secrets_of(spec)
        except SecretMissing as missing:
            self._rest(spec, PostOutcome(failure=FailureKind.INTERNAL, message=str(missing)))
            return None
        while True:
            with self._database.write() as uow:
                now = self._clock.now()
                if not uow.webhooks.renew(spec.name, owner=self._owner, until=now + self._lease):
                    return None
                event = uow.webhooks.begin(spec.name, now=now)
                uow.commit()
            if event is None:
                return None
            body = self._body(spec, event)
            if body is not None:
                policy = self._policy.message
                return event, message(spec, keys, event.id, body, policy=policy, now=self._clock.now())

    def _body(self, spec: WebhookSpec, event: WebhookEvent) -> bytes | None:
        """What tells an event; None where its story is gone, and the event with it, or where that has failed."""
        try:
            with self._database.read() as uow:
                return body_of(uow, event, max_bytes=self._policy.message.max_bytes)
        except AggregatorError:
            raise
        except Exception as error:  # noqa: BLE001 - one story's fault must not hold up all others, as the first in turn
            _log.exception("an event could not be written", extra={"webhook": spec.name, "event": event.id})
            told = f"internal error while writing it: {type(error).__name__}"
            self._settle(spec, event, PostOutcome(failure=FailureKind.INTERNAL, message=told))
            return None

    def _settle(self, spec: WebhookSpec, event: WebhookEvent, outcome: PostOutcome) -> bool:
        """Store how telling an event ended; True where the next one may follow."""
        with self._database.write() as uow:
            now = self._clock.now()
            if not uow.webhooks.renew(spec.name, owner=self._owner, until=now + self._lease):
                # Whoever has the right by now sends the event again, under the same id.
                _log.warning("the right to a webhook was lost while it was told", extra={"webhook": spec.name})
                return False
            if outcome.failure is None:
                uow.webhooks.delivered(event, now=now)
                uow.commit()
                return True
            going_on = self._note_failure(uow, event, outcome, now)
            uow.commit()
        return going_on

    def _note_failure(self, uow: UnitOfWork, event: WebhookEvent, outcome: PostOutcome, now: datetime) -> bool:
        name, retry, told = event.webhook, self._policy.retry, {"webhook": event.webhook, "event": event.id}
        if outcome.status == HTTPStatus.GONE:
            uow.webhooks.stop(name, error=outcome.message, now=now)
            text = f"Webhook '{name}' was stopped: its server says that it is gone for good."
            uow.notices.put(Notice(key=stopped_notice(name), text=text, since=now))
            _log.error("a webhook was stopped: %s", outcome.message, extra=told)
            return False
        again = next_try(event, outcome, policy=retry, now=now, chance=self._chance())
        uow.webhooks.failed(event, next_try=again, status=outcome.status, error=outcome.message, now=now)
        if again is None:
            _log.error("an event was given up after %d tries: %s", event.attempts, outcome.message, extra=told)
        else:
            _log.warning("a webhook was not told: %s", outcome.message, extra=told)
        return not self._rest_now(uow, name, outcome, now)

    def _rest(self, spec: WebhookSpec, outcome: PostOutcome) -> None:
        _log.error("webhook '%s' cannot be told: %s", spec.name, outcome.message)
        with self._database.write() as uow:
            self._rest_now(uow, spec.name, outcome, self._clock.now())
            uow.commit()

    def _rest_now(self, uow: UnitOfWork, name: str, outcome: PostOutcome, now: datetime) -> bool:
        failures = 1 + next((each.failures for each in uow.webhooks.all() if each.name == name), 0)
        until = resting_until(failures, outcome, policy=self._policy.retry, now=now, chance=self._chance())
        if until is not None:
            uow.webhooks.rest(name, until=until, failures=failures, error=outcome.message, now=now)
        return until is not None

    def _release(self, name: str) -> None:
        try:
            with self._database.write() as uow:
                uow.webhooks.release(name, owner=self._owner)
                uow.commit()
        except AggregatorError as error:
            _log.error("the right to a webhook was not given back, and runs out: %s", error)
