"""Keeps the stored webhooks as feeds.yaml declares them."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from datetime import datetime

from aggregator.model import WebhookPause, WebhookSpec, stopped_notice
from aggregator.ports import UnitOfWork

_log = logging.getLogger(__name__)


def follow_webhooks(uow: UnitOfWork, specs: Sequence[WebhookSpec], now: datetime) -> None:
    """Add new webhooks, forget those that are gone with all that waits for them, and pause and resume the others.

    One whose server said that it was gone is told again when its address changes, or once it was disabled.
    """
    stored = {each.name: each for each in uow.webhooks.all()}
    for spec in specs:
        address = hashlib.sha256(spec.url.encode()).hexdigest()
        paused = None if spec.enabled else WebhookPause.DISABLED
        webhook = stored.pop(spec.name, None)
        if webhook is None:
            uow.webhooks.add(spec.name, address=address, paused=paused, now=now)
            continue
        if webhook.address == address and webhook.paused is WebhookPause.GONE:
            paused = paused or WebhookPause.GONE
        if (webhook.address, webhook.paused) != (address, paused):
            uow.webhooks.readdress(spec.name, address=address, paused=paused, now=now)
            uow.notices.clear(stopped_notice(spec.name))
    counts = uow.webhooks.counts() if stored else {}
    for name in stored:
        uow.webhooks.remove(name)
        uow.notices.clear(stopped_notice(name))
        waited = counts[name].waiting if name in counts else 0
        _log.warning("webhook '%s' is no longer in the feeds file: forgotten, with %d events", name, waited)
