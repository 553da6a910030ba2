"""The service that keeps the stored feeds as feeds.yaml declares them."""

from __future__ import annotations

import hashlib
import logging
import threading
from datetime import datetime
from pathlib import Path
from typing import Final

from aggregator.cadence import CadencePolicy, next_poll_under
from aggregator.catalogue.changes import ChangeKind, FeedChange, diff, in_words
from aggregator.catalogue.editing import switch_feed
from aggregator.catalogue.feeds_file import CataloguePolicy
from aggregator.catalogue.loading import load_catalogue
from aggregator.catalogue.webhooks import follow_webhooks
from aggregator.errors import ConfigError
from aggregator.health import usual_gap
from aggregator.model import Feed, FeedCatalogue, FeedSpec, PauseReason, TopicSpec, WebhookSpec
from aggregator.ports import Clock, Database, FeedStore, Notice
from aggregator.quantities import counted
from aggregator.references import open_to_others
from aggregator.yaml_document import stamp_of

NOTICE: Final = "catalogue"

_log = logging.getLogger(__name__)


class CatalogueSync:
    """Applies feeds.yaml to the database, again whenever it changes; safe to call from several threads.

    The first file must be good, since there is nothing to fall back on: `sync` then raises ConfigError. Later a file
    that is broken or missing leaves everything as it was, with a notice for the operator.
    """

    def __init__(self, database: Database, clock: Clock, path: Path, policy: CataloguePolicy) -> None:
        self._database, self._clock, self._path, self._policy = database, clock, path, policy
        self._catalogue: FeedCatalogue | None = None
        self._seen: tuple[tuple[int, ...] | None, str] | None = None
        """How the file looked from outside when it was last read, and what it held."""
        self._lineage = ""
        self._lock = threading.Lock()

    @property
    def topics(self) -> tuple[TopicSpec, ...]:
        """The topics in force; none before the first `sync`."""
        catalogue = self._catalogue
        return catalogue.topics if catalogue else ()

    @property
    def webhooks(self) -> tuple[WebhookSpec, ...]:
        """The webhooks in force; none before the first `sync`."""
        catalogue = self._catalogue
        return catalogue.webhooks if catalogue else ()

    def adopt(self, policy: CataloguePolicy) -> None:
        """Read the file by another policy from the next `sync` on."""
        with self._lock:
            self._policy = policy

    def changed(self) -> bool:
        """Whether the file differs from what `sync` last read, or the database may not hold that any more; cheap."""
        with self._lock:
            return self._file_changed() or self._database_changed()

    def _file_changed(self) -> bool:
        if self._seen is None:
            return True
        outside, (before, digest) = stamp_of(self._path), self._seen
        if outside != before:
            if self._digest() != digest:
                return True
            self._seen = outside, digest  # touched, or written anew with the same text
        return False

    def _database_changed(self) -> bool:
        return self._present_lineage() != self._lineage

    def _present_lineage(self) -> str:
        with self._database.read() as unit:
            return unit.instance.lineage()

    def sync(self) -> None:
        """Read the file and apply it in one transaction, or keep the old catalogue and tell the operator why."""
        with self._lock:
            # Looked at before it is read: a change in between is then found by the next `changed`.
            seen, self._seen = (stamp_of(self._path), self._digest()), None
            try:
                catalogue = load_catalogue(self._path, self._policy)
            except ConfigError as error:
                if self._catalogue is None:
                    raise
                if self._database_changed():
                    self._apply(self._catalogue)
                self._refuse(error)
            else:
                self._apply(catalogue)
                self._catalogue = catalogue
            self._seen = seen  # only now: what the database did not take is tried again

    def switch(self, url: str, enabled: bool) -> None:  # noqa: FBT001 - what the desk is handed
        """Pause a feed, or let it run again, by what feeds.yaml says of it, and apply that at once.

        Raises UnknownFeed where the file has no feed of this address, and ConfigError where it cannot be written.
        """
        switch_feed(self._path, url, enabled=enabled, policy=self._policy)
        self.sync()

    def _digest(self) -> str:
        """The SHA-256 of what the file holds; empty where it cannot be read."""
        try:
            return hashlib.sha256(self._path.read_bytes()).hexdigest()
        except (OSError, ValueError):
            return ""

    def _apply(self, catalogue: FeedCatalogue) -> None:
        # Asked for beforehand: where the database is put back in between, the next look finds another one.
        now, lineage = self._clock.now(), self._present_lineage()
        with self._database.write() as unit:
            unit.feeds.serialise()  # processes that start together would all add the same feeds
            changes = diff(catalogue, unit.feeds.all())
            for change in changes:
                _carry_out(change, unit.feeds, self._policy.cadence, now)
            follow_webhooks(unit, catalogue.webhooks, now)
            unit.notices.clear(NOTICE)
            unit.commit()
        if self._lineage not in ("", lineage):
            _log.info("the database was started anew or put back: the catalogue is applied again")
        self._lineage = lineage
        held = {"feed": catalogue.feeds, "topic": catalogue.topics, "webhook": catalogue.webhooks}
        feeds, topics, webhooks = (counted(len(each), name) for name, each in held.items())
        _log.info("catalogue %s: %s (%s), %s, %s", self._path, feeds, in_words(changes), topics, webhooks)
        for webhook in catalogue.webhooks:
            for source in webhook.secrets:
                if source.file is not None and (warning := open_to_others(source.file)):
                    _log.warning("webhook '%s': %s", webhook.name, warning)

    def _refuse(self, error: ConfigError) -> None:
        for fault in error.faults:
            _log.error("catalogue refused, the old one stays in force: %s", fault)
        text = f"The feeds file is refused and the old catalogue stays in force.\n{error.briefly()}"
        with self._database.write() as unit:
            unit.notices.put(Notice(key=NOTICE, text=text, since=self._clock.now()))
            unit.commit()


def _carry_out(change: FeedChange, feeds: FeedStore, policy: CadencePolicy, now: datetime) -> None:
    if change.feed is None:
        feeds.add(change.spec, now=now, next_due=now, paused=change.paused)
    elif change.kind is ChangeKind.REMOVED:
        feeds.pause(change.feed.id, PauseReason.REMOVED, now=now)
    else:
        next_due, reason = (now, "") if change.due_now else _sooner(change.spec, change.feed, policy, now)
        feeds.update_spec(
            change.feed.id, change.spec, now=now, paused=change.paused, next_due=next_due, due_reason=reason
        )


def _sooner(spec: FeedSpec, feed: Feed, policy: CadencePolicy, now: datetime) -> tuple[datetime | None, str]:
    """When a feed is due by a shorter interval, which holds from now on, and why; None where that is no sooner."""
    if spec.every < feed.spec.every:
        usual = usual_gap(feed.health, feed.article_count)
        due = next_poll_under(spec, health=feed.health, usual=usual, policy=policy, now=now)
        if due.at < feed.next_due:
            return due.at, due.reason
    return None, ""
