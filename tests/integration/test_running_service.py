"""`aggregator run` as a process of its own: it follows its catalogue, refuses company, and ends when told to."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

import storage
from aggregator.bootstrap import Application
from aggregator.model import PauseReason
from aggregator.newsroom import NewsroomServer
from aggregator.running import Handler, Service, listen
from aggregator.running.grouping import Grouping
from aggregator.settings import load_settings
from tests.support.make import NOON
from tests.support.processes import NEWSROOM, Program, catalogue_of, options, quick_settings
from tests.support.servers import MisbehavingServer, SeenRequest, reply

FEED = b"""<rss version="2.0"><channel><title>Slow Gazette</title><link>https://slow-gazette.example/</link>
<item><title>Ferry to Lindholm runs again after the storm</title><link>https://slow-gazette.example/ferry</link>
<guid>ferry</guid><pubDate>Wed, 04 Mar 2026 18:00:00 GMT</pubDate></item></channel></rss>"""
EMPTY = b"<rss version='2.0'><channel><title>Quick Gazette</title></channel></rss>"


@dataclass(frozen=True, slots=True)
class Running:
    """A service with a newsroom that stands still."""

    program: Program
    feeds_file: Path
    desk: str
    database: storage.SqlDatabase

    def page(self, path: str) -> str:
        with urlopen(self.desk + path, timeout=60) as answer:
            return str(answer.read().decode("utf-8"))

    def articles(self) -> int:
        with self.database.read() as uow:
            return uow.articles.count()

    def notices(self) -> list[str]:
        with self.database.read() as uow:
            return [notice.text for notice in uow.notices.all()]

    def paused(self, name: str) -> PauseReason | None:
        with self.database.read() as uow:
            return next(feed.paused for feed in uow.feeds.all() if feed.spec.name == name)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("service")
    settings = quick_settings(folder)
    with NewsroomServer(NEWSROOM) as server:
        feeds_file = catalogue_of(server, folder)
        with Program(*options(settings), "run", folder=folder, whole=True) as program:
            desk = program.desk()
            database = storage.open_database(str(settings["database.url"]))
            running = Running(program, feeds_file, desk, database)
            program.wait_until(lambda: "Harbour Herald" in running.page("/stories.json"))
            yield running
            assert program.stop() == 0
            database.close()


def test_the_desk_is_served_at_the_address_of_the_one_line_on_standard_output(service: Running) -> None:
    assert service.program.out == f"Review desk: {service.desk}/\n"
    assert "<h1" in service.page("/")
    assert service.page("/readyz") == "ready\n"


def test_each_log_line_is_a_json_object_where_no_terminal_reads_it(service: Running) -> None:
    service.program.wait_until(lambda: '"polled"' in service.program.err)
    lines = [json.loads(line) for line in service.program.err.splitlines()]
    assert {"service started", "polled"} <= {line["message"] for line in lines}
    assert all({"at", "level", "logger"} <= line.keys() for line in lines)


def test_a_second_service_on_the_database_is_refused_and_the_first_goes_on(service: Running, tmp_path: Path) -> None:
    folder = service.feeds_file.parent
    with Program(*options(quick_settings(folder)), "run", folder=tmp_path) as second:
        second.wait_until(lambda: second.exit_code is not None)
        assert second.exit_code == 1
        (line,) = second.err.splitlines()
        assert "a service already runs on" in line
        assert second.out == ""
    assert service.page("/readyz") == "ready\n"


def test_a_broken_catalogue_keeps_the_old_one_and_is_told_of_until_it_is_mended(service: Running) -> None:
    good = service.feeds_file.read_text(encoding="utf-8")
    service.feeds_file.write_text(good.replace("url: http", "url: gopher", 1), encoding="utf-8")
    service.program.wait_until(service.notices)
    assert "refused" in service.notices()[0]
    assert "refused" in service.page("/")
    assert "catalogue refused" in service.program.err
    assert service.paused("Meridian Wire") is None

    service.feeds_file.write_text(good, encoding="utf-8")
    service.program.wait_until(lambda: not service.notices())
    assert "refused" not in service.page("/")


def test_a_removed_feed_is_paused_and_its_articles_stay_until_it_comes_back(service: Running) -> None:
    good = service.feeds_file.read_text(encoding="utf-8")
    head, *feeds = good.partition("\ntopics:")[0].split("  - url:")
    articles = service.articles()
    kept = [feed for feed in feeds if "name: Harbour Herald" not in feed]
    service.feeds_file.write_text("  - url:".join([head, *kept]), encoding="utf-8")
    service.program.wait_until(lambda: service.paused("Harbour Herald") is PauseReason.REMOVED)
    assert service.articles() >= articles
    assert "Harbour Herald" in service.page("/stories.json")

    service.feeds_file.write_text(good, encoding="utf-8")
    service.program.wait_until(lambda: service.paused("Harbour Herald") is None)


def test_changed_topics_are_applied_to_the_stories_there_are(service: Running) -> None:
    def stories(topic: str) -> int:
        with service.database.read() as uow:
            return sum(count.stories for name, count in uow.stories.topic_counts(NOON).items() if name == topic)

    good = service.feeds_file.read_text(encoding="utf-8")
    service.program.wait_until(lambda: service.page("/stories.json").count("urn:uuid") > 1)
    service.feeds_file.write_text(f"{good}  - name: Everything in English\n    languages: [en]\n", encoding="utf-8")
    service.program.wait_until(lambda: stories("Everything in English"))
    assert "Everything in English" in service.page("/topics")
    service.feeds_file.write_text(good, encoding="utf-8")
    service.program.wait_until(lambda: not stories("Everything in English"))


def test_unreachable_feeds_are_named_one_by_one_and_the_service_stays_up(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closing:
        port = closing.getsockname()[1]
    write_feeds(tmp_path, *(f"http://127.0.0.1:{port}/{name}" for name in ("north", "south")))
    settings = quick_settings(tmp_path)
    with Program(*options(settings), "run", folder=tmp_path) as program:
        desk = program.desk()
        database = storage.open_database(str(settings["database.url"]))
        running = Running(program, tmp_path / "feeds.yaml", desk, database)
        program.wait_until(running.notices)
        assert "None of the 2 feeds could be reached" in running.page("/")
        assert running.page("/feeds").count("connection refused") >= 2
        database.close()
        assert program.stop() == 0
    failures = [line for line in map(json.loads, program.err.splitlines()) if "connection refused" in line["message"]]
    assert {line["feed"] for line in failures} == {"north", "south"}


def test_told_to_stop_it_finishes_what_is_in_hand_and_waits_for_no_hanging_feed(tmp_path: Path) -> None:
    def hang(_: SeenRequest, connection: socket.socket) -> bool:
        connection.recv(1)  # until the other side closes
        return False

    settings = quick_settings(tmp_path)
    settings |= {"service.catalogue_tick": "1h", "fetch.deadline": "4m", "fetch.lease": "9m"}
    slow = reply(body=FEED, headers={"Content-Type": "application/rss+xml"}, after=1.5)
    with MisbehavingServer({"/hanging": hang, "/quick": reply(body=EMPTY), "/slow": slow}) as server:
        feeds = [server.url(path) for path in ("/hanging", "/quick", "/slow")]
        write_feeds(tmp_path, *feeds[:2])
        with Program(*options(settings), "run", folder=tmp_path, whole=True) as program:
            program.desk()
            program.wait_until(lambda: "polled" in program.err)  # from now on the parser runs, which takes seconds
            write_feeds(tmp_path, *feeds)
            program.send(signal.SIGHUP)  # so that the new feed is taken up now and not in an hour
            program.wait_until(lambda: any(request.target == "/slow" for request in server.requests))
            assert program.stop() == 0
            program.wait_until(lambda: not program.left_behind())
    assert "service stopped" in program.err
    assert "Traceback" not in program.err
    database = storage.open_database(str(settings["database.url"]))
    with database.read() as uow:
        assert uow.articles.count() == 1
        found = {feed.spec.name: feed.health.last_status for feed in uow.feeds.all()}
        assert found == {"hanging": None, "quick": 200, "slow": 200}
    database.close()


def test_it_ends_with_the_terminal_that_it_was_started_at(tmp_path: Path) -> None:
    """A closed window would leave it behind, with nobody to press Ctrl-C, on the port and the database."""
    (tmp_path / "feeds.yaml").write_text("feeds: []\n", encoding="utf-8")
    window, terminal = os.openpty()
    at_it = ["sh", "-c", 'exec "$@" 2<>"$0"', os.ttyname(terminal)]
    with Program(
        *options(quick_settings(tmp_path) | {"log.level": "error"}), "run", folder=tmp_path, through=at_it
    ) as it:
        desk = it.desk()
        os.close(terminal)
        it.send(signal.SIGHUP)  # from somebody else, while the window is open
        with urlopen(f"{desk}/healthz", timeout=60) as answer:
            assert answer.status == 200
        os.close(window)
        it.wait_until(lambda: it.exit_code is not None)
        assert it.exit_code == 0
        it.wait_until(lambda: not it.left_behind())


def write_feeds(folder: Path, *urls: str) -> None:
    feeds = "".join(f"  - {{url: '{url}', name: {url.rpartition('/')[2]}, every: 1s}}\n" for url in urls)
    (folder / "feeds.yaml").write_text(f"feeds:\n{feeds}", encoding="utf-8")


def test_what_a_signal_stops_is_made_before_one_can_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A handler that had to make it would wait for a tick that is making it, which may wait for the handler."""
    made: list[bool] = []
    take = signal.signal

    def watched(number: int, handler: Handler) -> Handler:
        made.append({"poller", "grouper"} <= vars(app).keys())
        return take(number, handler)

    with NewsroomServer(NEWSROOM) as server:
        catalogue_of(server, tmp_path)
        with Application(load_settings(arguments=quick_settings(tmp_path)), migrate=True) as app:
            monkeypatch.setattr(signal, "signal", watched)
            service = Service(app, listening=lambda: listen("127.0.0.1", 0))
            service.run(ready=lambda _address: service.stop())
    assert made
    assert all(made)


_TOLD_WHILE_STARTING = """
import signal
from aggregator.cli import entry
from aggregator.running import roles
make = roles.working
class Cleared:
    def __del__(self):  # where Python lets no exception through, as in what an import clears away
        signal.raise_signal(signal.SIGTERM)
def working(app):
    Cleared()
    return make(app)
roles.working = working
entry.main()
"""


def test_a_service_that_was_told_to_end_while_it_started_ends_once_it_has(tmp_path: Path) -> None:
    (tmp_path / "feeds.yaml").write_text("feeds: []\n", encoding="utf-8")
    command = [sys.executable, "-c", _TOLD_WHILE_STARTING, *options(quick_settings(tmp_path)), "run"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180)
    assert ended.returncode == 0, ended.stderr
    assert "Exception ignored" in ended.stderr
    assert "service stopped" in ended.stderr


def test_a_feed_that_may_be_asked_every_second_is_and_can_be_paused_at_the_desk(tmp_path: Path) -> None:
    settings = quick_settings(tmp_path) | {
        "fetch.min_interval": "1s",
        "service.poll_tick": "5s",
        "fetch.host_gap": "0s",
    }
    feeds_file = tmp_path / "feeds.yaml"
    with MisbehavingServer({"/feed": reply(body=FEED)}) as server:
        feeds_file.write_text(f"feeds:\n  - url: {server.url('/feed')}\n    name: Slow\n    every: 1s\n", "utf-8")
        with Program(*options(settings), "run", folder=tmp_path) as program:
            desk = program.desk()
            program.wait_until(lambda: len(server.requests) >= 5)
            gaps = [later.at - earlier.at for earlier, later in pairwise(server.requests)]
            assert min(gaps) >= 1.0
            assert sorted(gaps)[len(gaps) // 2] < 2.5
            with urlopen(Request(f"{desk}/feeds/1/pause", data=b"", method="POST"), timeout=60) as answer:
                assert "enabled: false" in feeds_file.read_text("utf-8")
                assert "switched off in the feeds file" in answer.read().decode()
            with urlopen(Request(f"{desk}/feeds/1/resume", data=b"", method="POST"), timeout=60):
                asked = len(server.requests)
            program.wait_until(lambda: len(server.requests) > asked)
            assert program.stop() == 0


def test_old_rows_are_looked_for_minutes_after_a_start_when_it_is_known_who_groups(tmp_path: Path) -> None:
    settings = load_settings(None, arguments={**quick_settings(tmp_path), "retention.every": "1d"})
    with Application(settings, migrate=True) as app:
        [tick] = [each for each in Grouping(app).ticks() if each.name == "retention"]
    assert settings.service.group_tick < tick.after <= timedelta(minutes=5)
