"""The running service as its supervisor, its operator and Prometheus see it, with secrets wherever they may stand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.support.processes import Program, free_port, options, quick_settings
from tests.support.servers import MisbehavingServer, redirect, reply
from tests.support.shell import Ended, Shell

SECRET = "hunter2"


@dataclass(frozen=True, slots=True)
class Observed:
    """A service whose one feed fails, and how to ask it."""

    program: Program
    folder: Path
    desk: str
    probes: str
    arguments: list[str]

    def page(self, path: str) -> str:
        with urlopen(self.desk + path, timeout=60) as answer:
            assert answer.headers["X-Request-Id"]
            return str(answer.read().decode("utf-8"))

    def probe(self, path: str) -> str:
        with urlopen(self.probes + path, timeout=60) as answer:
            return str(answer.read().decode("utf-8"))

    def logged(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.program.err.splitlines()]


FEED = f"/all.xml?format=rss&key={SECRET}-key"
MOVED = f"/moved.xml?token={SECRET}-token"
ANSWERS = {
    FEED: redirect(MOVED),
    MOVED: reply(503, b"<html>no</html>", {"Set-Cookie": f"session={SECRET}-cookie"}),
}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Observed]:
    folder = tmp_path_factory.mktemp("observed")
    with MisbehavingServer(ANSWERS) as server:
        url = server.url(FEED, userinfo=f"reader:{SECRET}-pw@")
        catalogue = (
            f"feeds:\n  - url: {url}\n    name: Harbour Post\n    language: en\n    every: 1s\n"
            f"    fetch: {{headers: {{Authorization: Bearer {SECRET}-bearer}}}}\n"
        )
        settings = quick_settings(folder)
        Path(str(settings["feeds_file"])).write_text(catalogue, encoding="utf-8")
        port = free_port()
        arguments = options(settings | {"metrics.port": port, "log.level": "debug"})
        with Program(*arguments, "run", folder=folder) as program:
            observed = Observed(program, folder, program.desk(), f"http://127.0.0.1:{port}", arguments)
            program.wait_until(lambda: '"outcome": "server error"' in program.err)
            yield observed
            assert program.stop() == 0


def test_the_probes_answer_on_both_ports_and_the_command_asks_them(service: Observed, shell: Shell) -> None:
    for ask in (service.page, service.probe):
        assert (ask("/healthz"), ask("/readyz")) == ("alive\n", "ready\n")
    assert shell(*service.arguments, "health") == Ended(0, "alive\n", "")
    assert shell(*service.arguments, "health", "--ready") == Ended(0, "ready\n", "")


def test_the_command_fails_where_nothing_answers(shell: Shell) -> None:
    ended = shell("--set", f"metrics.port={free_port()}", "health")
    assert ended.code == 1
    assert "nothing answers at 127.0.0.1 port" in ended.line
    assert "without a desk" not in ended.line


def test_where_no_desk_answers_it_is_told_where_processes_without_one_do(shell: Shell) -> None:
    ended = shell("--set", f"web.port={free_port()}", "--set", "service.roles=poll", "health")
    assert ended.code == 1
    assert "A process without a desk is asked at metrics.port" in ended.line


def test_metrics_are_those_of_the_running_service_on_both_ports(service: Observed) -> None:
    for told in (service.page("/metrics"), service.probe("/metrics")):
        assert 'aggregator_feeds{state="broken"} 1.0' in told
        assert 'aggregator_polls_total{outcome="stored"} 0.0' in told
        assert 'aggregator_polls_total{outcome="server error"} 0.0' not in told
        assert "aggregator_grouper_active 1.0" in told
        assert 'aggregator_tick_silence_seconds{tick="watch"}' in told
        assert 'aggregator_transaction_seconds_count{access="write",work="poll"}' in told


def test_each_line_of_a_poll_and_of_a_request_has_its_id(service: Observed) -> None:
    service.page("/feeds")
    failed = [line for line in service.logged() if line.get("outcome") == "server error"]
    assert failed
    assert all(line["poll_id"] for line in failed)
    requests = [line for line in service.logged() if line["message"] == "request"]
    assert len({line["request_id"] for line in requests}) == len(requests) > 0
    assert all(key.isidentifier() for line in service.logged() for key in line)


def test_a_client_that_offers_another_protocol_is_answered_in_this_one_and_nobody_is_told_to_install_it(
    service: Observed,
) -> None:
    for offered in ("h2c", "websocket"):
        connection = HTTPConnection(urlsplit(service.desk).netloc, timeout=60)
        connection.request("GET", "/feeds", headers={"Connection": "Upgrade", "Upgrade": offered})
        answer = connection.getresponse()
        assert answer.status == 200
        known_by = answer.headers["X-Request-Id"]
        connection.close()
        service.program.wait_until(lambda known_by=known_by: known_by in service.program.err)
    assert not [line for line in service.logged() if line["logger"] == "uvicorn.error"]


def test_a_feed_that_fails_each_second_is_told_of_once(service: Observed) -> None:
    service.program.wait_until(lambda: 'outcome="server error"} 3' in service.probe("/metrics"))
    assert len([line for line in service.logged() if line.get("outcome") == "server error"]) == 1


def test_no_secret_is_told_anywhere(service: Observed, shell: Shell) -> None:
    told = {path: service.page(path) for path in ("/", "/feeds", "/feeds/1", "/api/v1/feeds", "/history", "/metrics")}
    told["status"] = shell(*service.arguments, "feeds", "status").out
    told["status in full"] = shell(*service.arguments, "feeds", "status", "Harbour Post").out
    told["status as JSON"] = shell(*service.arguments, "feeds", "status", "--json").out
    told["log"] = service.program.err
    assert "Harbour Post" in told["/feeds"]
    assert "Harbour Post" in told["status"]
    assert [where for where, text in told.items() if SECRET in text] == []
