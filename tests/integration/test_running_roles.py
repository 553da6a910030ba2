"""`aggregator run --role`: several processes share one PostgreSQL database, one of them grouping."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.request import urlopen

import storage
from tests.support.cluster import CountingNewsroom, Ledger, newsroom, worker_settings
from tests.support.processes import Program, options, quick_settings

TAKEOVER = 15.0
"""Seconds within which a dead grouper is promised to be replaced."""


@contextmanager
def worker(folder: Path, url: str, *roles: str) -> Iterator[Program]:
    """A process in these roles."""
    chosen = [part for role in roles for part in ("--role", role)]
    settings = worker_settings(folder, url) | {"service.poll_tick": "1s"}
    with Program(*options(settings), "run", *chosen, folder=folder) as program:
        yield program


def active(groupers: list[Program], ledger: Ledger) -> Program | None:
    """The one that has the lock."""
    return next((each for each in groupers if each.pid == ledger.pid_of_holder()), None)


def test_pollers_groupers_and_a_desk_share_a_database_and_a_killed_grouper_is_replaced(
    tmp_path: Path, postgresql: storage.SqlDatabase, postgresql_server: str
) -> None:
    """No feed is asked twice at once, no article is stored twice, no story is opened twice."""
    with newsroom() as server, ExitStack() as stack:
        server.catalogue(tmp_path)
        ledger = Ledger(postgresql_server)
        stack.callback(ledger.close)
        begun = [
            stack.enter_context(worker(tmp_path, postgresql_server, role))
            for role in ("poll", "poll", "group", "group", "web")
        ]
        *pollers, first, second, web = begun
        desk = web.desk()
        for each in (*pollers, first, second):
            each.running()
            assert each.out.startswith("Running without a desk: ")
        server.publish(20)
        web.wait_until(lambda: ledger.is_complete(server))
        with urlopen(f"{desk}/stories.json", timeout=60) as answer:
            assert len(json.load(answer)["items"]) == ledger.stories()

        dead = active([first, second], ledger)
        assert dead is not None
        (standby,) = {first, second} - {dead}
        dead.kill()
        server.publish(20)
        standby.wait_until(lambda: ledger.pid_of_holder() == standby.pid, within=TAKEOVER)
        standby.wait_until(lambda: ledger.is_complete(server))
        assert_nothing_doubled(server, ledger)

        assert standby.stop() == 0
        assert ledger.holder() is None  # handed over at once, not left to expire
        assert all(each.stop() == 0 for each in (*pollers, web))
    with postgresql.read() as uow:
        assert len(uow.feeds.all()) == server.feeds
    assert "Traceback" not in "".join(each.err for each in begun)


def assert_nothing_doubled(server: CountingNewsroom, ledger: Ledger) -> None:
    found = ledger.found()
    assert max(server.most_at_once.values()) == 1
    assert (found.doubled_articles, found.split_events) == (0, 0)
    assert (found.articles, found.events) == (server.events * server.feeds, server.events)


def test_on_sqlite_a_second_process_is_told_that_one_has_the_file_whatever_its_role(tmp_path: Path) -> None:
    with newsroom() as server:
        server.catalogue(tmp_path)
        given = (*options(quick_settings(tmp_path)), "--set", "service.roles=poll,group", "run")
        with Program(*given, folder=tmp_path) as first:
            first.running()
            with Program(*given, "--role", "web", folder=tmp_path) as second:
                second.wait_until(lambda: second.exit_code is not None)
                assert second.exit_code == 1
                (line,) = second.err.splitlines()
                assert "SQLite serves one process" in line
                assert "PostgreSQL" in line
            assert first.stop() == 0
        assert "is done by nobody" in first.err
