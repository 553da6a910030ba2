"""A service that tells webhooks, for its tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from aggregator.catalogue.webhooks import follow_webhooks
from aggregator.model import (
    StoryState,
    WebhookSpec,
)
from aggregator.ports import UNMETERED, Meter
from aggregator.webhooks import Webhooks
from tests.contract.test_contract_queue import Desk
from tests.support import make
from tests.support.clock import StillClock
from tests.support.posting import POLICY, ScriptedPoster, webhook_spec
from tests.support.sqlite import new_sqlite


class Room:
    """A service that tells webhooks, and the desk whose stories it tells."""

    def __init__(self, folder: Path) -> None:
        self.database, self.clock, self.poster = new_sqlite(), StillClock(), ScriptedPoster()
        self.specs: list[WebhookSpec] = [webhook_spec(folder)]
        self.follow()
        self.service = self.another("one")
        self.articles: dict[int, Sequence[int]] = {}

    def another(self, owner: str, *, meter: Meter = UNMETERED) -> Webhooks:
        return Webhooks(
            database=self.database,
            clock=self.clock,
            poster=self.poster,
            webhooks=lambda: self.specs,
            policy=POLICY,
            owner=owner,
            chance=lambda: 0.0,
            meter=meter,
        )

    def follow(self) -> None:
        with self.database.write() as uow:
            follow_webhooks(uow, self.specs, self.clock.now())
            uow.commit()

    def story(self, name: str, *topics: str) -> int:
        with self.database.write() as uow:
            desk = Desk(uow)
            story_id = desk.story(name, topics=topics)
            self.articles[story_id] = desk.articles[name]
            uow.commit()
        return story_id

    def retitle(self, story_id: int, headline: str) -> None:
        with self.database.write() as uow:
            record = make.record(self.articles[story_id], headline=headline)
            uow.stories.save_records({story_id: (record, ())}, now=self.clock.now())
            uow.commit()

    def set_state(self, story_id: int, state: StoryState) -> None:
        with self.database.write() as uow:
            uow.stories.set_state(story_id, state, now=self.clock.now())
            uow.commit()

    def deliver(self, after: timedelta = timedelta()) -> list[tuple[str, int, int]]:
        """Let time pass and deliver; returns type, story and sequence of what was posted."""
        self.clock.move(after)
        before = len(self.poster.posted)
        self.service.deliver_due()
        return [(each["type"], each["data"]["id"], each["sequence"]) for each in self.poster.bodies[before:]]

    def dead(self) -> list[str]:
        with self.database.read() as uow:
            return [each.id for each in uow.webhooks.dead(limit=100)]

    def do(self, work: Callable[..., object], *args: object) -> None:
        with self.database.write() as uow:
            work(uow, *args)
            uow.commit()
