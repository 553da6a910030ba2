"""What is told to webhooks: the outbox of changed stories, and the events made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from aggregator.model import EventType, ToldStory, Webhook, WebhookCounts, WebhookEvent, WebhookPause


class WebhookStore(Protocol):
    """Webhooks with their events.

    The outbox itself is filled by the other stores: `commit` notes, in the same transaction, each story whose record,
    details, topics, pins or state they have changed. Nothing is noted while there is no webhook that is not paused.
    """

    def all(self) -> list[Webhook]:
        """All webhooks, by name."""

    def add(self, name: str, *, address: str, paused: WebhookPause | None, now: datetime) -> None:
        """Store a new webhook."""

    def readdress(self, name: str, *, address: str, paused: WebhookPause | None, now: datetime) -> None:
        """Store another address or pause; it rests no longer, its failures are forgotten, what was tried is due now."""

    def remove(self, name: str) -> None:
        """Forget a webhook with all that was and is to be told to it; with the last one goes the outbox."""

    def take_changes(self, *, limit: int) -> list[int]:
        """Take stories out of the outbox, the oldest changes first, and return their ids, each once."""

    def told(self, story_ids: Iterable[int]) -> dict[tuple[str, int], ToldStory]:
        """What webhooks were told last of stories, by webhook and story; what was never told is left out."""

    def note_told(self, told: Sequence[ToldStory]) -> None:
        """Store what webhooks are told last."""

    def untried(self, story_ids: Iterable[int]) -> dict[tuple[str, int], WebhookEvent]:
        """Waiting events of stories that were never tried, by webhook and story; there is one at most."""

    def queue(self, events: Sequence[WebhookEvent]) -> None:
        """Store events that are to be told."""

    def retell(self, event_id: str, type_: EventType, *, at: datetime) -> bool:
        """Let an event tell of a later change as well; False, and nothing changed, where it has been tried."""

    def drop(self, event_id: str) -> bool:
        """Forget an event; False, and nothing changed, where it waits and has been tried."""

    def claim(self, name: str, *, owner: str, now: datetime, until: datetime) -> bool:
        """Take the right to send to a webhook.

        False where it is paused or resting, somebody else has the right, or nothing is due.
        """

    def renew(self, name: str, *, owner: str, until: datetime) -> bool:
        """Keep the right for longer; False where somebody else has taken it, or the webhook is paused or gone."""

    def release(self, name: str, *, owner: str) -> None:
        """Give the right back, if it is still held."""

    def void_future(self, *, now: datetime, tried: datetime, leased: datetime) -> int:
        """Let what a clock that was ahead has put off be told now; returns of how many events and webhooks that is so.

        Nothing can have been queued or tried after `tried`, and no right lasts for longer than `leased`.
        """

    def begin(self, name: str, *, now: datetime) -> WebhookEvent | None:
        """Count a try of the event that is due and has been for longest, and return it; None where none is.

        An event is not due while an earlier one of its story waits.
        """

    def delivered(self, event: WebhookEvent, *, now: datetime) -> None:
        """Forget an event that was taken, and count it; the webhook is well."""

    def failed(
        self, event: WebhookEvent, *, next_try: datetime | None, status: int | None, error: str, now: datetime
    ) -> None:
        """Note how a try ended and when the next is; None gives the event up."""

    def rest(self, name: str, *, until: datetime, failures: int, error: str, now: datetime) -> None:
        """Send nothing to a webhook before a time, for a reason."""

    def stop(self, name: str, *, error: str, now: datetime) -> None:
        """Tell a webhook nothing more, because it is gone, and give up what waits for it."""

    def counts(self) -> Mapping[str, WebhookCounts]:
        """How much waits for each webhook and was given up; those for which nothing does are left out."""

    def dead(self, *, webhook: str | None = None, limit: int, after: str = "") -> list[WebhookEvent]:
        """Events that were given up, by id, greater than `after`."""

    def forget_dead(self, before: datetime) -> int:
        """Forget events that were given up before a time; returns how many."""

    def event(self, event_id: str) -> WebhookEvent | None:
        """One event, or None."""

    def revive(self, event: WebhookEvent) -> None:
        """Store an event that was given up as it is now to be told."""
