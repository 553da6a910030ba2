"""Webhooks: the outbox of changed stories, and the events made of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, delete, exists, func, insert, or_, select, update

from aggregator.model import EventType, Told, ToldStory, Webhook, WebhookCounts, WebhookEvent, WebhookPause
from storage.mapping import AnyRow, as_named, columns_of
from storage.queries.statements import Store, change_row, given, insert_many, insert_or_replace, listed, portions
from storage.tables import WEBHOOK_CHANGES, WEBHOOK_EVENTS, WEBHOOK_STORIES, WEBHOOKS

_ANY = select(exists(select(WEBHOOKS.c.name).where(WEBHOOKS.c.paused.is_(None))))
_OLDEST = select(WEBHOOK_CHANGES).order_by(WEBHOOK_CHANGES.c.seq).limit(given("most"))
_TAKEN = delete(WEBHOOK_CHANGES).where(WEBHOOK_CHANGES.c.seq.in_(listed()))
_NOBODY_LEFT = delete(WEBHOOK_CHANGES).where(~exists(select(WEBHOOKS.c.name)))
_TOLD = select(WEBHOOK_STORIES).where(WEBHOOK_STORIES.c.story_id.in_(listed()))
_WAITS = WEBHOOK_EVENTS.c.dead.is_(None)
_UNTRIED = select(WEBHOOK_EVENTS).where(WEBHOOK_EVENTS.c.story_id.in_(listed()), _WAITS, WEBHOOK_EVENTS.c.attempts == 0)
_IS_UNTRIED = and_(WEBHOOK_EVENTS.c.id == given("key"), _WAITS, WEBHOOK_EVENTS.c.attempts == 0)
_RETELL = update(WEBHOOK_EVENTS).where(_IS_UNTRIED)
_DROP = delete(WEBHOOK_EVENTS).where(
    WEBHOOK_EVENTS.c.id == given("key"), or_(WEBHOOK_EVENTS.c.dead.is_not(None), WEBHOOK_EVENTS.c.attempts == 0)
)
_EARLIER = WEBHOOK_EVENTS.alias("earlier")
# Its turn: it is time, and no earlier event of its story waits.
_TURN = and_(
    WEBHOOK_EVENTS.c.webhook == given("name_"),
    _WAITS,
    WEBHOOK_EVENTS.c.next_try <= given("now"),
    ~exists().where(
        _EARLIER.c.story_id == WEBHOOK_EVENTS.c.story_id,
        _EARLIER.c.webhook == WEBHOOK_EVENTS.c.webhook,
        _EARLIER.c.sequence < WEBHOOK_EVENTS.c.sequence,
        _EARLIER.c.dead.is_(None),
    ),
)
_DUE = select(WEBHOOK_EVENTS).where(_TURN).order_by(WEBHOOK_EVENTS.c.next_try, WEBHOOK_EVENTS.c.story_id).limit(1)
_CLAIM = update(WEBHOOKS).where(
    WEBHOOKS.c.name == given("name_"),
    WEBHOOKS.c.paused.is_(None),
    or_(WEBHOOKS.c.resting_until.is_(None), WEBHOOKS.c.resting_until <= given("now")),
    or_(WEBHOOKS.c.lease_until.is_(None), WEBHOOKS.c.lease_until <= given("now")),
    exists().where(_TURN),
)
_HELD = and_(WEBHOOKS.c.name == given("name_"), WEBHOOKS.c.lease_owner == given("holder"))
_RENEW = update(WEBHOOKS).where(_HELD, WEBHOOKS.c.paused.is_(None))
_RELEASE = update(WEBHOOKS).where(_HELD).values(lease_owner=None, lease_until=None)
_CHANGE_WEBHOOK = change_row(WEBHOOKS, "name")
_CHANGE_EVENT = change_row(WEBHOOK_EVENTS)
_TRY = change_row(WEBHOOK_EVENTS).values(attempts=WEBHOOK_EVENTS.c.attempts + 1)
_FORGET = delete(WEBHOOK_EVENTS).where(WEBHOOK_EVENTS.c.id == given("key"))
_COUNT = change_row(WEBHOOKS, "name").values(
    delivered=WEBHOOKS.c.delivered + 1, failures=0, resting_until=None, error=""
)
_AHEAD = select(WEBHOOKS.c.name).where(WEBHOOKS.c.last_failure > given("tried"))
_LATE = or_(WEBHOOK_EVENTS.c.queued > given("tried"), WEBHOOK_EVENTS.c.webhook.in_(_AHEAD))
_DUE_NOW = (
    update(WEBHOOK_EVENTS)
    .where(_WAITS, WEBHOOK_EVENTS.c.next_try > given("now"), _LATE)
    .values(
        next_try=given("now"),
        queued=case((WEBHOOK_EVENTS.c.queued > given("now"), given("now")), else_=WEBHOOK_EVENTS.c.queued),
    )
)
_REST_NO_LONGER = (
    update(WEBHOOKS)
    .where(WEBHOOKS.c.last_failure > given("tried"))
    .values(resting_until=None, last_failure=given("now"))
)
_END_RIGHTS = (
    update(WEBHOOKS).where(WEBHOOKS.c.lease_until > given("latest")).values(lease_owner=None, lease_until=None)
)
_ALL_WAITING = update(WEBHOOK_EVENTS).where(WEBHOOK_EVENTS.c.webhook == given("name"), _WAITS)
_TRY_NOW = _ALL_WAITING.where(WEBHOOK_EVENTS.c.attempts > 0)
_COUNTS = select(
    WEBHOOK_EVENTS.c.webhook,
    func.count(case((_WAITS, 1))).label("waiting"),
    func.count(WEBHOOK_EVENTS.c.dead).label("dead"),
    func.min(case((_WAITS, WEBHOOK_EVENTS.c.queued))).label("oldest"),
).group_by(WEBHOOK_EVENTS.c.webhook)
_DEAD = (
    select(WEBHOOK_EVENTS)
    .where(WEBHOOK_EVENTS.c.dead.is_not(None), WEBHOOK_EVENTS.c.id > given("after"))
    .order_by(WEBHOOK_EVENTS.c.id)
    .limit(given("most"))
)
_DEAD_OF_ONE = _DEAD.where(WEBHOOK_EVENTS.c.webhook == given("name"))
_FORGET_DEAD = delete(WEBHOOK_EVENTS).where(WEBHOOK_EVENTS.c.dead < given("before_"))
_EVENT = select(WEBHOOK_EVENTS).where(WEBHOOK_EVENTS.c.id == given("key"))


class SqlWebhooks(Store):
    """`WebhookStore` on SQL."""

    def note_changes(self, story_ids: Collection[int]) -> None:
        """Put changed stories into the outbox, unless there is nobody to be told."""
        if story_ids and self._connection.scalar(_ANY):
            insert_many(self._connection, WEBHOOK_CHANGES, [{"story_id": each} for each in sorted(story_ids)])

    # ------------------------------------------------------------ webhooks

    def all(self) -> list[Webhook]:
        """All webhooks, by name."""
        rows = self._connection.execute(select(WEBHOOKS).order_by(WEBHOOKS.c.name))
        return [_webhook(row) for row in rows]

    def add(self, name: str, *, address: str, paused: WebhookPause | None, now: datetime) -> None:
        """Store a new webhook."""
        row = {"name": name, "added": now, "address": address, "paused": paused}
        self._connection.execute(insert(WEBHOOKS), row | {"failures": 0, "delivered": 0, "error": ""})

    def readdress(self, name: str, *, address: str, paused: WebhookPause | None, now: datetime) -> None:
        """Store another address or pause; what was tried in vain is due again."""
        values = {"address": address, "paused": paused, "resting_until": None, "failures": 0, "error": ""}
        self._connection.execute(_CHANGE_WEBHOOK, {"key": name, **values})
        self._connection.execute(_TRY_NOW, {"name": name, "next_try": now})

    def remove(self, name: str) -> None:
        """Forget a webhook with all that was and is to be told to it; with the last one goes the outbox."""
        self._connection.execute(delete(WEBHOOKS).where(WEBHOOKS.c.name == name))
        self._connection.execute(_NOBODY_LEFT)

    # ------------------------------------------------------------ what was told

    def take_changes(self, *, limit: int) -> list[int]:
        """Take stories out of the outbox."""
        rows = self._connection.execute(_OLDEST, {"most": limit}).all()
        if rows:
            self._connection.execute(_TAKEN, {"ids": [row.seq for row in rows]})
        return list(dict.fromkeys(row.story_id for row in rows))

    def told(self, story_ids: Iterable[int]) -> dict[tuple[str, int], ToldStory]:
        """What webhooks were told last of stories."""
        return {
            (row.webhook, row.story_id): _told_story(row)
            for portion in portions(story_ids)
            for row in self._connection.execute(_TOLD, {"ids": portion})
        }

    def note_told(self, told: Sequence[ToldStory]) -> None:
        """Store what webhooks are told last."""
        if not told:
            return
        put = insert_or_replace(self._connection.dialect.name, WEBHOOK_STORIES, "told", "sequence")
        self._connection.execute(put, [columns_of(each) for each in told])

    # ------------------------------------------------------------ events

    def untried(self, story_ids: Iterable[int]) -> dict[tuple[str, int], WebhookEvent]:
        """Waiting events of stories that were never tried."""
        return {
            (row.webhook, row.story_id): _webhook_event(row)
            for portion in portions(story_ids)
            for row in self._connection.execute(_UNTRIED, {"ids": portion})
        }

    def queue(self, events: Sequence[WebhookEvent]) -> None:
        """Store events that are to be told."""
        insert_many(self._connection, WEBHOOK_EVENTS, [columns_of(each) for each in events])

    def retell(self, event_id: str, type_: EventType, *, at: datetime) -> bool:
        """Let an event tell of a later change as well, unless it has been tried."""
        return self._connection.execute(_RETELL, {"key": event_id, "type": type_, "at": at}).rowcount == 1

    def drop(self, event_id: str) -> bool:
        """Forget an event, unless it waits and has been tried."""
        return self._connection.execute(_DROP, {"key": event_id}).rowcount == 1

    def claim(self, name: str, *, owner: str, now: datetime, until: datetime) -> bool:
        """Take the right to send to a webhook, in one statement, so that one of two callers at once is refused."""
        values = {"name_": name, "now": now, "lease_owner": owner, "lease_until": until}
        return self._connection.execute(_CLAIM, values).rowcount == 1

    def renew(self, name: str, *, owner: str, until: datetime) -> bool:
        """Keep the right for longer."""
        return self._connection.execute(_RENEW, {"name_": name, "holder": owner, "lease_until": until}).rowcount == 1

    def release(self, name: str, *, owner: str) -> None:
        """Give the right back."""
        self._connection.execute(_RELEASE, {"name_": name, "holder": owner})

    def void_future(self, *, now: datetime, tried: datetime, leased: datetime) -> int:
        """Undo what a clock that was ahead has put off."""
        run, moment = self._connection.execute, {"now": now, "tried": tried}
        late = run(_DUE_NOW, moment).rowcount
        return late + run(_REST_NO_LONGER, moment).rowcount + run(_END_RIGHTS, {"latest": leased}).rowcount

    def begin(self, name: str, *, now: datetime) -> WebhookEvent | None:
        """Count a try of the event that has been due for longest."""
        row = self._connection.execute(_DUE, {"name_": name, "now": now}).one_or_none()
        if row is None:
            return None
        self._connection.execute(_TRY, {"key": row.id})
        return self.event(row.id)

    def delivered(self, event: WebhookEvent, *, now: datetime) -> None:
        """Forget an event that was taken, and count it."""
        self._connection.execute(_FORGET, {"key": event.id})
        self._connection.execute(_COUNT, {"key": event.webhook, "last_success": now})

    def failed(
        self, event: WebhookEvent, *, next_try: datetime | None, status: int | None, error: str, now: datetime
    ) -> None:
        """Note how a try ended and when the next is."""
        then: dict[str, Any] = {"dead": now} if next_try is None else {"next_try": next_try}
        self._connection.execute(_CHANGE_EVENT, {"key": event.id, "status": status, "error": error, **then})
        self._connection.execute(_CHANGE_WEBHOOK, {"key": event.webhook, "last_failure": now, "error": error})

    def rest(self, name: str, *, until: datetime, failures: int, error: str, now: datetime) -> None:
        """Send nothing to a webhook before a time, for a reason."""
        values = {"resting_until": until, "failures": failures, "last_failure": now, "error": error}
        self._connection.execute(_CHANGE_WEBHOOK, {"key": name, **values})

    def stop(self, name: str, *, error: str, now: datetime) -> None:
        """Tell a webhook nothing more, and give up what waits for it."""
        values = {"paused": WebhookPause.GONE, "last_failure": now, "error": error}
        self._connection.execute(_CHANGE_WEBHOOK, {"key": name, **values})
        self._connection.execute(_ALL_WAITING, {"name": name, "dead": now, "error": error})

    # ------------------------------------------------------------ looked at and sent again

    def counts(self) -> Mapping[str, WebhookCounts]:
        """How much waits for each webhook and was given up."""
        return {row.webhook: as_named(WebhookCounts, row) for row in self._connection.execute(_COUNTS)}

    def dead(self, *, webhook: str | None = None, limit: int, after: str = "") -> list[WebhookEvent]:
        """Events that were given up, by id."""
        page: dict[str, Any] = {"most": limit, "after": after}
        if webhook is None:
            rows = self._connection.execute(_DEAD, page)
        else:
            rows = self._connection.execute(_DEAD_OF_ONE, page | {"name": webhook})
        return [_webhook_event(row) for row in rows]

    def forget_dead(self, before: datetime) -> int:
        """Forget events that were given up before a time; returns how many."""
        return self._connection.execute(_FORGET_DEAD, {"before_": before}).rowcount

    def event(self, event_id: str) -> WebhookEvent | None:
        """One event, or None."""
        row = self._connection.execute(_EVENT, {"key": event_id}).one_or_none()
        return None if row is None else _webhook_event(row)

    def revive(self, event: WebhookEvent) -> None:
        """Store an event that was given up as it is now to be told."""
        values = columns_of(event)
        self._connection.execute(_CHANGE_EVENT, {"key": values.pop("id"), **values})


def _webhook(row: AnyRow) -> Webhook:
    return as_named(Webhook, row, paused=None if row.paused is None else WebhookPause(row.paused))


def _told_story(row: AnyRow) -> ToldStory:
    return as_named(ToldStory, row, told=Told(row.told))


def _webhook_event(row: AnyRow) -> WebhookEvent:
    before = None if row.before is None else Told(row.before)
    return as_named(WebhookEvent, row, type=EventType(row.type), before=before)
