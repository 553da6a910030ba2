from __future__ import annotations

import io
import json
import logging
import threading
from asyncio import CancelledError
from collections.abc import Iterator
from contextvars import copy_context

import pytest
from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool

from aggregator.links import without_password
from aggregator.logs import configure_logging, repeats
from aggregator.logs.secrets import without_secrets
from aggregator.model import FailureKind
from aggregator.work import beating, present_work, work_on

log = logging.getLogger("aggregator.tests")


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """Where the logs of a test go, as JSON."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    written = io.StringIO()
    configure_logging("debug", "json", stream=written)
    yield written
    root.handlers[:] = handlers
    root.setLevel(level)


def lines(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_every_line_of_a_piece_of_work_carries_its_id_and_no_other_line_does(stream: io.StringIO) -> None:
    log.info("before")
    with work_on("poll") as poll:
        log.info("within")
        thread = threading.Thread(target=copy_context().run, args=(log.info, "in its thread"))
        thread.start()
        thread.join()
        with work_on("batch") as batch:
            log.info("deeper")
    log.info("after")
    before, within, threaded, deeper, after = lines(stream)
    assert within["poll_id"] == threaded["poll_id"] == poll.id
    assert deeper["batch_id"] == batch.id
    assert not {"poll_id", "batch_id"} & (before.keys() | after.keys())
    assert present_work() is None


def test_a_connection_that_breaks_while_it_is_given_back_is_no_error_of_its_own(stream: io.StringIO) -> None:
    def broken(_connection: object, _record: object, _state: object) -> None:
        raise OSError("can't exit pipeline mode while busy")

    engine = create_engine("sqlite://", poolclass=QueuePool)
    event.listen(engine, "reset", broken)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
    assert stream.getvalue() == ""
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT 2").scalar() == 2


def test_answers_that_the_end_of_the_server_cuts_off_are_counted_and_leave_no_trace(
    stream: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A server of another test may have been left to write its logs by itself.
    monkeypatch.setattr(logging.getLogger("uvicorn"), "propagate", True)
    server = logging.getLogger("uvicorn.error")
    server.error("Cancel 2 running task(s), timeout graceful shutdown exceeded")
    for fault in (CancelledError(), ValueError("wrong")):
        server.error("Exception in ASGI application\n", exc_info=fault)
    cut, wrong = lines(stream)
    assert "Cancel 2" in str(cut["message"])
    assert "ValueError" in str(wrong["error"])


def test_two_pieces_of_work_have_different_ids() -> None:
    with work_on("poll") as one:
        pass
    with work_on("poll") as two:
        pass
    assert one.id != two.id


def test_a_piece_of_work_shows_life_when_it_begins_and_ends() -> None:
    beats: list[int] = []
    with beating(lambda: beats.append(1)):
        with work_on("poll"):
            assert len(beats) == 1
        assert len(beats) == 2
    with work_on("poll"):
        assert len(beats) == 2


def test_the_same_fault_is_told_once_and_then_how_often_it_came(
    stream: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(repeats, "monotonic", lambda: now[0])
    for _ in range(30):
        log.warning("the database does not answer", extra={"feed": "Harbour Post"})
    log.warning("the database does not answer", extra={"feed": "Valley Times"})
    assert len(lines(stream)) == 2
    now[0] += 601
    log.info("something else")
    *_, counted, other = lines(stream)
    assert (counted["message"], counted["feed"], counted["repeated"]) == (
        "the database does not answer",
        "Harbour Post",
        29,
    )
    assert other["message"] == "something else"
    log.warning("the database does not answer", extra={"feed": "Harbour Post"})
    assert "repeated" not in lines(stream)[-1]


def test_what_was_only_counted_is_told_at_the_end(stream: io.StringIO) -> None:
    for _ in range(3):
        log.error("the disk is full")
    logging.getLogger().handlers[0].close()
    assert [line.get("repeated") for line in lines(stream)] == [None, 2]


def test_different_errors_of_one_line_and_lines_below_a_warning_are_all_told(stream: io.StringIO) -> None:
    for number in range(3):
        log.error("a tick failed", exc_info=ValueError(number))
        log.info("polled")
    assert len(lines(stream)) == 6


SECRETS = [
    "cannot open postgresql://desk:hunter2-pw@db.example/news",
    "GET https://reader:hunter2-pw@feeds.example/all.xml failed",
    "GET https://feeds.example/all.xml?format=rss&key=hunter2-pw&x=1",
    "https://feeds.example/all.xml?access_token=hunter2-pw",
    "https://feeds.example/all.xml?apiKey=hunter2-pw;a=b",
    "Authorization: Bearer hunter2-pw",
    "headers {'cookie': 'session=hunter2-pw; visit=hunter2-pw'}",
    "sent bearer hunter2-pw to the desk",
    'connection failed: password="hunter2-pw" host=db.example',
    "secret=hunter2-pw",
    "PGPASSWORD=hunter2-pw AGGREGATOR_DATABASE__PASSWORD=hunter2-pw",
    'client_secret: hunter2-pw, {"api_key": "hunter2-pw"}, X-Auth-Token: hunter2-pw',
    "host=db.example password='correct horse hunter2-pw' dbname=news",
]


def test_a_line_for_people_says_what_went_wrong_and_not_which_object_says_so(stream: io.StringIO) -> None:
    configure_logging("debug", "text", stream=stream)
    log.warning("not read", extra={"feed": "Harbour Post", "outcome": FailureKind.TIMEOUT, "new": 0})
    assert stream.getvalue().endswith(" warning not read feed='Harbour Post' outcome='too slow' new=0\n")


@pytest.mark.parametrize("text", SECRETS)
def test_no_secret_gets_into_a_line_wherever_it_stands(stream: io.StringIO, text: str) -> None:
    log.warning("failed: %s", text, extra={"detail": text, "listed": [text]})
    log.error("failed", exc_info=RuntimeError(text))
    assert "hunter2-pw" not in stream.getvalue()
    assert "***" in stream.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "https://feeds.example/world.rss?section=world&page=2",
        "a key part of the agreement: tokens were not mentioned",
        "AGGREGATOR_DATABASE__PASSWORD_FILE: /run/secrets/of_the_database cannot be read",
        "the secretary said the password of the day had been changed",
    ],
)
def test_what_is_no_secret_stays(text: str) -> None:
    assert without_secrets(text) == text
    assert without_password(text) == text
