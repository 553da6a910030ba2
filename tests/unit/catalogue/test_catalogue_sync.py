"""The service that keeps the stored feeds as declared."""

from __future__ import annotations

import logging
import os
from datetime import timedelta
from pathlib import Path
from typing import Any, Never

import pytest

from aggregator.catalogue import CatalogueSync
from aggregator.errors import ConfigError, DatabaseUnavailable
from aggregator.model import FailureKind, Feed, PauseReason
from tests.support import make
from tests.support.catalogue import FEEDS, POLICY, write_feeds
from tests.support.clock import StillClock
from tests.support.make import NOON, at
from tests.support.sqlite import new_sqlite, put_back, saved

BROKEN = FEEDS.replace("https://", "ftp://").replace("10m", "soon")


class Desk:
    """A feeds file, a database and the service between them."""

    def __init__(self, folder: Path) -> None:
        self.path = write_feeds(folder)
        self.database, self.clock = new_sqlite(), StillClock()
        self.sync = CatalogueSync(self.database, self.clock, self.path, POLICY)

    def feeds(self) -> dict[str, Feed]:
        with self.database.read() as unit:
            return {feed.spec.name: feed for feed in unit.feeds.all()}

    def notices(self) -> list[str]:
        with self.database.read() as unit:
            return [notice.text for notice in unit.notices.all()]

    def rewrite(self, text: str) -> None:
        """Write the file anew, with a time of its own however coarse the file system's clock is."""
        before = self.path.stat().st_mtime_ns if self.path.exists() else 0
        write_feeds(self.path.parent, text)
        os.utime(self.path, ns=(before + 1_000_000, before + 1_000_000))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_first_sync_stores_the_feeds_and_they_are_due_at_once(desk: Desk) -> None:
    assert desk.sync.topics == ()
    desk.sync.sync()
    assert desk.notices() == []
    assert {name: feed.paused for name, feed in desk.feeds().items()} == {
        "Harbour Post": None,
        "Hill Radio": None,
        "Wire": PauseReason.DISABLED,
    }
    assert {feed.next_due for feed in desk.feeds().values()} == {NOON}
    assert [topic.name for topic in desk.sync.topics] == ["Ports"]


def test_the_log_tells_how_many_topics_and_webhooks_are_in_force(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        desk.sync.sync()
        desk.rewrite(FEEDS[: FEEDS.index("topics:")])
        desk.sync.sync()
    first, second = (record.getMessage() for record in caplog.records)
    assert first.endswith("3 feeds (3 added), 1 topic, 0 webhooks")
    assert second.endswith("3 feeds (nothing changed), 0 topics, 0 webhooks")


def test_the_log_warns_of_a_webhook_s_secret_that_everybody_may_read(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    secret = desk.path.with_name("wall.secret")
    secret.write_text("whsec_x", encoding="ascii")
    hook = "webhooks: [{name: wall, url: 'https://wall.example/', secrets: [{file: wall.secret}]}]"
    for mode in (0o640, 0o644):
        secret.chmod(mode)
        desk.rewrite(f"{FEEDS}\n{hook}\n# {mode}\n")
        desk.sync.sync()
    told = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert told == [
        f"webhook 'wall': everybody on this machine may read {secret}, which holds a secret. Run 'chmod o= {secret}'"
    ]


def test_a_second_sync_of_the_same_file_changes_nothing(desk: Desk) -> None:
    desk.sync.sync()
    before = desk.feeds()
    desk.clock.move(timedelta(hours=1))
    desk.sync.sync()
    assert desk.feeds() == before


def test_a_removed_feed_is_paused_and_resumes_with_its_id_when_it_returns(desk: Desk) -> None:
    desk.sync.sync()
    before = desk.feeds()["Harbour Post"].id
    start, end = FEEDS.index("  - url: https://harbour"), FEEDS.index("  # The hills")
    desk.rewrite(FEEDS[:start] + FEEDS[end:])
    desk.sync.sync()
    assert desk.feeds()["Harbour Post"].paused is PauseReason.REMOVED
    desk.clock.move(timedelta(hours=1))
    desk.rewrite(FEEDS)
    desk.sync.sync()
    back = desk.feeds()["Harbour Post"]
    assert (back.id, back.paused, back.next_due) == (before, None, NOON + timedelta(hours=1))


def test_a_shorter_interval_holds_at_once_and_a_longer_one_from_the_next_poll(desk: Desk) -> None:
    desk.sync.sync()
    with desk.database.write() as unit:
        feed = desk.feeds()["Hill Radio"]
        later = NOON + timedelta(hours=5)
        unit.feeds.update_spec(feed.id, feed.spec, now=NOON, paused=None, next_due=later)
        unit.commit()
    desk.rewrite(FEEDS.replace("every: 10m", "every: 2h"))
    desk.sync.sync()
    changed = desk.feeds()["Hill Radio"]
    assert (changed.spec.every, changed.next_due) == (timedelta(hours=2), later)
    desk.rewrite(FEEDS)
    desk.sync.sync()
    assert desk.feeds()["Hill Radio"].next_due == NOON + timedelta(minutes=10)


WAITS: dict[str, tuple[dict[str, Any], timedelta, str]] = {
    "Retry-After": (
        {"failures": 1, "error_kind": FailureKind.RATE_LIMITED, "last_status": 429, "retry_after": timedelta(hours=4)},
        timedelta(hours=4),
        "the server asks to be left alone for 4 h (Retry-After)",
    ),
    "max-age": ({"max_age": timedelta(hours=3)}, timedelta(hours=3), "the server says that its answer holds for 3 h"),
    "ttl": ({"ttl": timedelta(hours=2)}, timedelta(hours=2), "the feed says that it changes every 2 h"),
    "failures": (
        {"failures": 4, "error_kind": FailureKind.NOT_FOUND, "last_status": 404},
        timedelta(minutes=40),
        "4 failures in a row: next try after 40 min",
    ),
    "nothing": ({}, timedelta(minutes=20), "every 10 min as configured"),
}


@pytest.mark.parametrize("name", WAITS)
def test_a_shorter_interval_is_raised_by_what_the_last_poll_came_to(desk: Desk, name: str) -> None:
    remembered, wait, reason = WAITS[name]
    desk.rewrite(FEEDS.replace("every: 10m", "every: 5h"))
    desk.sync.sync()
    with desk.database.write() as unit:
        [due] = unit.feeds.claim(now=NOON, until=at(1), owner="test", limit=1, only=[desk.feeds()["Hill Radio"].id])
        update = make.feed_update(health=make.health(last_attempt=NOON, **remembered), next_due=at(5))
        unit.feeds.finish([(due.lease, update, make.fetch_event(due.feed.id))])
        unit.commit()
    desk.clock.move(timedelta(minutes=10))
    desk.rewrite(FEEDS)
    desk.sync.sync()
    feed = desk.feeds()["Hill Radio"]
    assert (feed.next_due, feed.due_reason) == (NOON + wait, reason)


def test_a_shorter_interval_leaves_a_feed_that_is_to_wait_for_longer_as_it_is(desk: Desk) -> None:
    desk.sync.sync()
    with desk.database.write() as unit:
        [due] = unit.feeds.claim(now=NOON, until=at(1), owner="test", limit=1, only=[desk.feeds()["Hill Radio"].id])
        health = make.health(last_attempt=NOON, max_age=timedelta(hours=9))
        update = make.feed_update(health=health, next_due=at(9), due_reason="as it was")
        unit.feeds.finish([(due.lease, update, make.fetch_event(due.feed.id))])
        unit.commit()
    desk.rewrite(FEEDS.replace("every: 10m", "every: 5m"))
    desk.sync.sync()
    feed = desk.feeds()["Hill Radio"]
    assert (feed.spec.every, feed.next_due, feed.due_reason) == (timedelta(minutes=5), at(9), "as it was")


def test_a_broken_file_keeps_the_old_catalogue_and_says_so_until_it_is_mended(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.sync.sync()
    before, topics = desk.feeds(), desk.sync.topics
    desk.rewrite(BROKEN)
    with caplog.at_level(logging.ERROR):
        desk.sync.sync()
    assert len(caplog.records) == 4
    assert (desk.feeds(), desk.sync.topics) == (before, topics)
    (notice,) = desk.notices()
    assert "the old catalogue stays in force" in notice
    assert f"{desk.path}:7: feed 'Harbour Post' url" in notice
    assert notice.endswith("... and 1 more")
    desk.rewrite(FEEDS)
    assert desk.sync.changed()
    desk.sync.sync()
    assert desk.notices() == []


def test_a_file_that_goes_missing_keeps_the_old_catalogue(desk: Desk) -> None:
    desk.sync.sync()
    desk.path.unlink()
    assert desk.sync.changed()
    desk.sync.sync()
    assert "there is no such file" in desk.notices()[0]
    assert not desk.sync.changed()
    assert len(desk.feeds()) == 3
    desk.rewrite(FEEDS)
    assert desk.sync.changed()


@pytest.mark.parametrize("text", [None, BROKEN, ""])
def test_the_first_file_must_be_good(desk: Desk, text: str | None) -> None:
    if text is None:
        desk.path.unlink()
    else:
        desk.rewrite(text)
    with pytest.raises(ConfigError):
        desk.sync.sync()
    assert desk.feeds() == {}


def test_a_file_is_changed_only_when_it_says_something_else(desk: Desk) -> None:
    assert desk.sync.changed()
    desk.sync.sync()
    assert not desk.sync.changed()
    desk.rewrite(FEEDS)
    assert not desk.sync.changed()
    desk.rewrite(FEEDS.replace("port]", "pier]"))
    assert desk.sync.changed()
    assert desk.sync.changed()
    desk.sync.sync()
    assert desk.sync.topics[0].any == ("harbour", "pier")
    assert not desk.sync.changed()


@pytest.mark.parametrize("text", [FEEDS, BROKEN])
def test_a_database_that_was_put_back_is_given_the_catalogue_again(desk: Desk, text: str) -> None:
    before = saved(desk.database)
    desk.sync.sync()
    desk.rewrite(text)
    desk.sync.sync()
    notices = desk.notices()
    put_back(desk.database, before)
    assert desk.feeds() == {}
    assert desk.sync.changed()
    desk.sync.sync()
    assert len(desk.feeds()) == 3
    assert desk.notices() == notices
    assert not desk.sync.changed()


def test_a_change_that_the_database_did_not_take_is_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path)
    desk.sync.sync()
    desk.path.write_text(FEEDS.replace("10m", "11m"), encoding="utf-8")

    def away() -> Never:
        raise DatabaseUnavailable("no answer")

    with monkeypatch.context() as patched:
        patched.setattr(desk.database, "write", away)
        with pytest.raises(DatabaseUnavailable):
            desk.sync.sync()
    assert desk.sync.changed()
    desk.sync.sync()
    assert not desk.sync.changed()
