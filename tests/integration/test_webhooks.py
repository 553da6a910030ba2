"""Webhooks against receivers that misbehave, in processes that are killed, and from two deliverers at once."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import os
import signal
import subprocess
import sys
import threading
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import storage
from aggregator.bootstrap.clock import SystemClock
from aggregator.catalogue.webhooks import follow_webhooks
from aggregator.fetching import HttpPoster, PostPolicy
from aggregator.model import FailureKind, PostOutcome, PostRequest, StoryState, WebhookSpec
from aggregator.webhooks import RetryPolicy, Webhooks
from tests.contract.test_contract_queue import Desk
from tests.support import make
from tests.support.fetching import CONNECTIONS
from tests.support.posting import POLICY, SECRET, webhook_spec
from tests.support.processes import wait_until
from tests.support.servers import Answer, MisbehavingServer, endless, raw, redirect, reply

LOOPBACK = PostPolicy(allow_networks=("127.0.0.1/32",), connections=CONNECTIONS)
NOBODY = replace(LOOPBACK, allow_networks=())


class Receiver(ThreadingHTTPServer):
    """Takes messages and keeps their ids and bodies; answers what it is told to."""

    daemon_threads = True

    def __init__(self, answer: Callable[[Mapping[str, Any]], int] = lambda _: 204) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = answer
        self.taken: list[dict[str, Any]] = []
        self.unverified: list[str] = []
        self.at_once = self.most_at_once = 0
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/hook"


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        with self.server.lock:
            self.server.at_once += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.at_once)
        told = json.loads(body)
        # As the README shows it to receivers.
        signed = f"{self.headers['webhook-id']}.{self.headers['webhook-timestamp']}.".encode() + body
        mac = hmac.new(b64decode(SECRET.removeprefix("whsec_")), signed, hashlib.sha256).digest()
        if f"v1,{b64encode(mac).decode()}" not in self.headers["webhook-signature"].split():
            self.server.unverified.append(told["id"])
        status = self.server.answer(told)
        with self.server.lock:
            if status < 300:
                self.server.taken.append(told)
            self.server.at_once -= 1
        self.send_response(status)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def receiving(answer: Callable[[Mapping[str, Any]], int] = lambda _: 204) -> Iterator[Receiver]:
    with Receiver(answer) as receiver:
        thread = threading.Thread(target=receiver.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield receiver
        finally:
            receiver.shutdown()
            thread.join()


def deliverer(
    database: storage.SqlDatabase, *specs: WebhookSpec, owner: str = "one", deadline: timedelta = timedelta(seconds=1)
) -> Webhooks:
    retry = RetryPolicy(
        first_wait=timedelta(milliseconds=100),
        longest_wait=timedelta(milliseconds=200),
        tries=50,
        give_up_after=timedelta(days=1),
    )
    message = replace(POLICY.message, deadline=deadline)
    return Webhooks(
        database=database,
        clock=SystemClock(),
        poster=HttpPoster(LOOPBACK, clock=SystemClock()),
        webhooks=lambda: specs,
        policy=replace(POLICY, retry=retry, message=message),
        owner=owner,
    )


def filled(database: storage.SqlDatabase, *specs: WebhookSpec, stories: int) -> list[int]:
    with database.write() as uow:
        follow_webhooks(uow, specs, make.NOON)
        desk = Desk(uow)
        ids = [desk.story(f"story {n}") for n in range(stories)]
        uow.commit()
    return ids


def confirm(database: storage.SqlDatabase, ids: list[int]) -> None:
    with database.write() as uow:
        for each in ids:
            uow.stories.set_state(each, StoryState.CONFIRMED, now=make.at(1))
        uow.commit()


def waiting(database: storage.SqlDatabase) -> int:
    with database.read() as uow:
        return sum(each.waiting for each in uow.webhooks.counts().values())


def until_told(database: storage.SqlDatabase, *services: Webhooks) -> None:
    def told() -> bool:
        for each in services:
            each.deliver_due()
        return not waiting(database)

    wait_until(told, within=120)


def posted(url: str, policy: PostPolicy = LOOPBACK, *, seconds: float = 10) -> PostOutcome:
    """What came of a message that must be answered in so many seconds."""

    async def post() -> PostOutcome:
        poster = HttpPoster(policy, clock=SystemClock())
        try:
            return await poster.post(PostRequest(url=url, body=b"{}", deadline=timedelta(seconds=seconds)))
        finally:
            await poster.aclose()

    return asyncio.run(post())


HUGE = endless(b"HTTP/1.1 500 No\r\nContent-Type: text/plain\r\n\r\n", b"x" * 65536)
STUCK = endless(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"x", pause=0.05)
DRIP = endless(b"HTTP/1.1 2", b"0", pause=0.05)


@pytest.mark.parametrize(
    ("answer", "failure", "told"),
    [
        (reply(500), FailureKind.SERVER_ERROR, "the server answers 500"),
        (reply(410), FailureKind.GONE, "the server answers 410"),
        (reply(429, headers={"Retry-After": "7"}), FailureKind.RATE_LIMITED, "the server answers 429"),
        (redirect("http://10.0.0.1/private"), FailureKind.REDIRECTS, "a redirect, which is not followed"),
        (HUGE, FailureKind.SERVER_ERROR, "the server answers 500"),
        (STUCK, FailureKind.TIMEOUT, "no answer within 0.5 s"),
        (DRIP, FailureKind.TIMEOUT, "no answer within 0.5 s"),
        (raw(b"", reset=True), FailureKind.CONNECT, ""),
        (raw(b"garbage\r\n\r\n"), FailureKind.PROTOCOL, "not proper HTTP"),
    ],
)
def test_every_bad_ending_is_a_value_in_time(answer: Answer, failure: FailureKind, told: str) -> None:
    with MisbehavingServer({"/hook": answer}) as server:
        began = time.monotonic()
        outcome = posted(server.url("/hook"), seconds=0.5 if failure is FailureKind.TIMEOUT else 60)
        assert time.monotonic() - began < 30
        assert len(server.requests) == 1
    assert outcome.failure is failure
    assert told in outcome.message
    assert outcome.retry_after == (timedelta(seconds=7) if outcome.status == 429 else None)


def test_an_endless_answer_that_begins_well_is_taken_without_being_read() -> None:
    with MisbehavingServer({"/hook": endless(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 1024, pause=0.01)}) as server:
        outcome = posted(server.url("/hook"), seconds=60)
    assert (outcome.status, outcome.failure) == (200, None)
    assert outcome.elapsed < timedelta(seconds=30)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://[::1]:1/", "http://0x7f.1:1/", "http://192.168.1.1/"])
def test_a_private_address_is_refused_and_the_setting_named(url: str) -> None:
    outcome = posted(url, NOBODY)
    assert outcome.failure is FailureKind.ADDRESS_REFUSED
    assert "webhooks.allow_networks" in outcome.message


def test_messages_are_signed_so_that_a_receiver_can_check_them(sqlite: storage.SqlDatabase, tmp_path: Path) -> None:
    with receiving() as receiver:
        spec = webhook_spec(tmp_path, url=receiver.url)
        ids = filled(sqlite, spec, stories=3)
        until_told(sqlite, deliverer(sqlite, spec))
    assert [told["data"]["id"] for told in receiver.taken] == ids
    assert receiver.unverified == []


def test_a_hanging_receiver_delays_no_other(sqlite: storage.SqlDatabase, tmp_path: Path) -> None:
    with receiving() as receiver, MisbehavingServer({"/hook": STUCK}) as stuck:
        specs = (
            webhook_spec(tmp_path, "stuck", url=stuck.url("/hook")),
            webhook_spec(tmp_path, "wall", url=receiver.url),
        )
        filled(sqlite, *specs, stories=20)
        service = deliverer(sqlite, *specs, deadline=timedelta(minutes=5))
        thread = threading.Thread(target=service.deliver_due)
        thread.start()
        # Long before the first message to the other has timed out.
        wait_until(lambda: len(receiver.taken) == 20, within=120)
        tried = len(stuck.requests)
        service.stop()
        thread.join()
    assert tried <= 3


def test_a_story_is_told_in_order_by_a_receiver_that_often_fails(sqlite: storage.SqlDatabase, tmp_path: Path) -> None:
    asked: list[str] = []

    def often(told: Mapping[str, Any]) -> int:
        asked.append(told["id"])
        return 204 if len(asked) % 3 == 0 else 422 if len(asked) % 3 == 1 else 503

    with receiving(often) as receiver:
        spec = webhook_spec(tmp_path, url=receiver.url)
        ids = filled(sqlite, spec, stories=4)
        service = deliverer(sqlite, spec)
        service.deliver_due()
        confirm(sqlite, ids)
        until_told(sqlite, service)
    for story in ids:
        numbers = [told["sequence"] for told in receiver.taken if told["data"]["id"] == story]
        assert numbers == sorted(numbers)
        assert receiver.taken[-1]["type"] in {"story.confirmed", "story.new"}
    assert len(set(asked)) == len(receiver.taken)


def test_two_deliverers_tell_everything_once_and_never_at_once(postgresql: storage.SqlDatabase, tmp_path: Path) -> None:
    def slowly(_: Mapping[str, Any]) -> int:
        time.sleep(0.005)
        return 204

    with receiving(slowly) as receiver:
        spec = webhook_spec(tmp_path, url=receiver.url)
        ids = filled(postgresql, spec, stories=15)
        services = [deliverer(postgresql, spec, owner=name) for name in ("one", "two")]
        stop = threading.Event()

        def work(service: Webhooks) -> None:
            while not stop.is_set():
                service.deliver_due()

        threads = [threading.Thread(target=work, args=(each,)) for each in services]
        for thread in threads:
            thread.start()
        confirm(postgresql, ids)
        told = receiver.taken
        wait_until(
            lambda: len({each["data"]["id"] for each in told if each["data"]["state"] == "confirmed"}) == 15, within=120
        )
        stop.set()
        for thread in threads:
            thread.join()
    assert receiver.most_at_once == 1
    assert len({told["id"] for told in receiver.taken}) == len(receiver.taken)
    for story in ids:
        numbers = [told["sequence"] for told in receiver.taken if told["data"]["id"] == story]
        assert numbers == list(range(1, len(numbers) + 1))


_PROCESS = """
import sys, time
from datetime import timedelta
from pathlib import Path
import storage
from tests.integration.test_webhooks import deliverer
from tests.support.posting import webhook_spec
database = storage.open_database(sys.argv[1])
spec = webhook_spec(Path(sys.argv[2]), url=sys.argv[3])
service = deliverer(database, spec, owner=sys.argv[4], deadline=timedelta(minutes=5))
print("ready", flush=True)
while True:
    service.deliver_due()
    time.sleep(0.02)
"""


def test_what_a_killed_process_had_in_hand_is_told_by_the_next_under_the_same_id(
    sqlite: storage.SqlDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A lease of a dead process runs out after the deadline and some seconds; the next clock is ahead of that.
    hold = threading.Event()
    begun: list[str] = []

    def held(told: Mapping[str, Any]) -> int:
        begun.append(told["id"])
        if len(begun) == 6:
            hold.wait(120)
        return 204

    with receiving(held) as receiver:
        spec = webhook_spec(tmp_path, url=receiver.url)
        ids = filled(sqlite, spec, stories=12)
        url = sqlite.url.render_as_string(hide_password=False)
        process = subprocess.Popen(
            [sys.executable, "-c", _PROCESS, url, str(tmp_path), receiver.url, "killed"],
            cwd=Path(__file__).parents[2],
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        )
        try:
            wait_until(lambda: len(begun) == 6, within=120)
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()
        hold.set()
        lost = begun[-1]
        later = SystemClock().now() + timedelta(hours=1)
        monkeypatch.setattr(SystemClock, "now", lambda _: later)
        until_told(sqlite, deliverer(sqlite, spec, owner="next"))
    assert {told["data"]["id"] for told in receiver.taken} == set(ids)
    assert begun.count(lost) == 2
    assert len(begun) == len(ids) + 1
    assert process.returncode == -signal.SIGKILL
