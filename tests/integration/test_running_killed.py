"""`aggregator run` killed outright again and again while articles stream in: nothing is lost, doubled or half-done."""

from __future__ import annotations

import random
import sqlite3
import time
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import storage
from aggregator.bootstrap import Application
from aggregator.newsroom import NewsroomServer
from aggregator.settings import load_settings
from tests.support.processes import NEWSROOM, Program, catalogue_of, options, quick_settings

KILLS = 6
WIRE = "Meridian Wire"
"""The feed that drops old entries: the newsroom moves on only when it has been read."""


def test_killed_at_random_moments_it_ends_with_the_articles_of_an_undisturbed_run(tmp_path: Path) -> None:
    """Identity and texts agree; each article is in one story, and each story's record fits its articles."""
    undisturbed, killed = tmp_path / "undisturbed", tmp_path / "killed"
    undisturbed.mkdir()
    killed.mkdir()
    expected = articles_of_an_undisturbed_run(undisturbed)
    seed = random.randrange(10**6)  # noqa: S311 - picks moments, guards nothing
    moments = random.Random(seed)  # noqa: S311 - as above

    settings = quick_settings(killed)
    arguments = (*options(settings), "run")
    url = str(settings["database.url"])
    with NewsroomServer(NEWSROOM) as server:
        catalogue_of(server, killed)
        with Program(*arguments, folder=killed) as program:
            time.sleep(moments.uniform(0.5, 2.5))  # while it starts, perhaps while it creates the database
        for _ in range(KILLS - 1):
            published = datetime.now(UTC)
            with Program(*arguments, folder=killed) as program:
                program.desk()
                program.wait_until(lambda since=published: last_read(url, WIRE) > since)
                server.advance()
                time.sleep(moments.uniform(0.0, 1.2))
        published = datetime.now(UTC)
        with Program(*arguments, folder=killed) as program:
            program.desk()
            program.wait_until(lambda: last_read(url) > published and not ungrouped(url))
            assert program.stop() == 0
            program.wait_until(lambda: not program.left_behind(), within=5)

    assert articles(url) == expected, f"seed {seed}"
    assert_consistent(killed / "demo.db")


def articles_of_an_undisturbed_run(folder: Path) -> Counter[tuple[str, ...]]:
    """Poll each step of a newsroom once, in this process."""
    with NewsroomServer(NEWSROOM) as server:
        catalogue_of(server, folder)
        settings = load_settings(arguments=quick_settings(folder))
        with Application(settings, migrate=True) as app:
            app.catalogue.sync()
            for _ in range(KILLS):
                with app.database.read() as uow:
                    feeds = [feed.id for feed in uow.feeds.all()]
                app.poller.poll(feeds, told=lambda _: None)
                server.advance()
    return articles(settings.database.url)


def articles(url: str) -> Counter[tuple[str, ...]]:
    """Feed, identity and text of every article."""
    query = "SELECT name, guid_key, link_key, title, summary FROM articles JOIN feeds ON feeds.id = feed_id"
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
        return Counter(connection.execute(query).fetchall())


def assert_consistent(path: Path) -> None:
    """What one transaction wrote is there as a whole, in the database of a service that has stopped."""
    with closing(sqlite3.connect(path)) as connection:

        def rows(query: str) -> list[tuple[object, ...]]:
            return connection.execute(query).fetchall()

        assert rows("PRAGMA integrity_check") == [("ok",)]
        assert rows("PRAGMA foreign_key_check") == []
        # A poll: its articles, its line in the log, the feed's count, and the lease given back.
        stored = "SELECT feed_id, COUNT(*) FROM articles GROUP BY feed_id"
        logged = "SELECT feed_id, SUM(new) FROM fetch_events GROUP BY feed_id HAVING SUM(new) > 0"
        counted = "SELECT id, article_count FROM feeds WHERE article_count > 0"
        assert sorted(rows(stored)) == sorted(rows(logged)) == sorted(rows(counted))
        assert rows("SELECT name FROM feeds WHERE lease_owner IS NOT NULL") == []
        # A batch of grouping: one place and one decision to each article, and records that count their articles.
        every = sorted(rows("SELECT id FROM articles"))
        assert sorted(rows("SELECT article_id FROM memberships WHERE story_id IS NOT NULL")) == every
        assert sorted(rows("SELECT article_id FROM decisions")) == every
        places = rows("SELECT story_id, COUNT(*) FROM memberships GROUP BY story_id")
        assert sorted(places) == sorted(rows("SELECT id, record ->> '$.articles' FROM stories"))


def last_read(url: str, name: str | None = None) -> datetime:
    """When the feed was last polled; without a name, the feed for which that is the longest ago."""
    database = storage.open_database(url)
    with database.read() as uow:
        feeds = [feed for feed in uow.feeds.all() if name in (None, feed.spec.name)]
    database.close()
    return min(feed.health.last_attempt or datetime.min.replace(tzinfo=UTC) for feed in feeds)


def ungrouped(url: str) -> int:
    database = storage.open_database(url)
    with database.read() as uow:
        count = uow.articles.count_ungrouped()
    database.close()
    return count
