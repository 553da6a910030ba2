"""The parser in its worker processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from multiprocessing import util
from pathlib import Path
from shutil import rmtree

import pytest

from aggregator.errors import AggregatorError
from aggregator.model import FailureKind, FeedDocument, ParsedFeed, ParseFailed
from aggregator.parsing import ParsePolicy, WorkerParser
from tests.support.limits import LIMITS
from tests.support.make import feed_context

ROOT = Path(__file__).parents[3]
FEED = b'<rss version="2.0"><channel><item><title>Tide</title></item></channel></rss>'
SLOW = FEED.replace(b"</item>", b"<a>" * 400_000 + b"</item>")
LARGE = b'{"version": "https://jsonfeed.org/version/1", "items": [' + b"[]," * 4_000_000 + b"1]}"


def policy(*, seconds: float = 20, memory: int = 512 * 2**20, recycle: int = 500) -> ParsePolicy:
    return ParsePolicy(
        workers=2,
        seconds=timedelta(seconds=seconds),
        memory_bytes=memory,
        recycle_after=recycle,
        niceness=10,
        limits=LIMITS,
    )


def document(body: bytes) -> FeedDocument:
    return FeedDocument(body=body, url="https://a.example/feed")


def test_a_folder_for_temporary_files_whose_path_is_too_long_for_sockets_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / ("x" * 80)))
    with pytest.raises(AggregatorError, match=r"x{80} \(at most 75 bytes\); set TMPDIR to a shorter one"):
        WorkerParser(policy())


def test_documents_are_read_where_workers_cannot_begin_in_the_folder_of_their_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is gone here, for who tests may be root; after sudo it is one that only another user may enter."""
    monkeypatch.chdir(tmp_path)
    tmp_path.rmdir()
    parser = WorkerParser(policy())
    try:
        assert isinstance(parser.parse(document(FEED)), ParsedFeed)
    finally:
        parser.close()


@pytest.fixture(scope="module")
def strict() -> Iterator[WorkerParser]:
    """A parser with little time, little memory, and a new worker for each second document."""
    parser = WorkerParser(policy(seconds=0.5, memory=128 * 2**20, recycle=2))
    yield parser
    parser.close()


def test_a_document_that_takes_too_long_fails_alone(strict: WorkerParser) -> None:
    with ThreadPoolExecutor(2) as threads:
        slow, good = threads.map(strict.parse, (document(SLOW), document(FEED)))
    assert slow == ParseFailed(
        kind=FailureKind.PARSER, message="reading the document took longer than 0.5 s of processor time"
    )
    assert isinstance(good, ParsedFeed)


def test_a_document_that_needs_too_much_memory_fails_alone(strict: WorkerParser) -> None:
    failed = strict.parse(document(LARGE))
    assert isinstance(failed, ParseFailed)
    assert failed.kind is FailureKind.PARSER
    assert isinstance(strict.parse(document(FEED)), ParsedFeed)


def _in_feed(text: str) -> bytes:
    return FEED.replace(b"</item>", f"{text}</item>".encode())


@pytest.mark.parametrize(
    "body",
    [
        _in_feed(f"<author>{'a.' * 65_000}</author>"),
        _in_feed("".join(f"<category>c{number}</category>" for number in range(60_000))),
        _in_feed("<x " + " ".join(f"a{number}='1'" for number in range(60_000)) + "/>"),
        _in_feed("<!--" * 100_000),
        _in_feed("<a>" * 100_000 + "</a>" * 100_000),
        _in_feed(f"<description>{'&lt;i&gt;' * 100_000}</description>"),
        _in_feed(f'<enclosure url="{"u" * 5_000_000}"/>'),
        _in_feed(f"<description>{'word ' * 1_000_000}</description>"),
        _in_feed("<link>http://a.example/</link>" * 100_000),
        b'<rss version="2.0"><channel>' + b"<item><title>x</title></item>" * 200_000 + b"</channel></rss>",
        b'{"version": "https://jsonfeed.org/version/1", "items": [{"title": "x", "y": '
        + b"[" * 100_000
        + b"]" * 100_000,
        b'{"version": "https://jsonfeed.org/version/1", "items": [{"title": "x", "id": ' + b"9" * 1_000_000 + b"}]}",
        b'{"version": "https://jsonfeed.org/version/1", "items": [{' + b'"title": "x", ' * 100_000 + b'"id": NaN}]}',
    ],
    ids=lambda body: repr(body[60:80]),
)
def test_no_document_costs_more_than_its_limits_or_harms_the_next(strict: WorkerParser, body: bytes) -> None:
    assert isinstance(strict.parse(document(body)), ParsedFeed | ParseFailed)
    assert isinstance(strict.parse(document(FEED)), ParsedFeed)


def test_a_worker_that_is_killed_costs_at_most_the_document_in_its_hands() -> None:
    parser = WorkerParser(policy(seconds=1))  # of processor time, which is long to come by on a busy machine
    try:
        assert isinstance(parser.parse(document(FEED)), ParsedFeed)
        with ThreadPoolExecutor(1) as threads:
            interrupted = threads.submit(parser.parse, document(SLOW))
            time.sleep(0.3)
            for worker in _workers():
                os.kill(worker, signal.SIGKILL)
            assert isinstance(interrupted.result(timeout=60), ParsedFeed | ParseFailed)
        assert isinstance(parser.parse(document(FEED)), ParsedFeed)
    finally:
        parser.close()


def test_documents_go_on_when_somebody_clears_away_old_temporary_files() -> None:
    """The fork server's socket is among them, which nobody has written to since the start."""
    parser = WorkerParser(policy(recycle=1))
    try:
        assert isinstance(parser.parse(document(FEED)), ParsedFeed)
        rmtree(util.get_temp_dir())
        assert [type(parser.parse(document(FEED))) for _ in range(4)] == [ParsedFeed] * 4
    finally:
        parser.close()


_KILLED = """
import os, signal, sys
from tests.unit.parsing import test_parsing_worker as here
parser = here.WorkerParser(here.policy())
assert isinstance(parser.parse(here.document(here.FEED)), here.ParsedFeed)
assert "PYTHONWARNINGS" not in os.environ
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_clears_away_after_a_killed_process_says_nothing_into_its_log() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONWARNINGS"}
    command = [sys.executable, "-c", _KILLED]
    # The pipe ends when the last of the processes that could write into it has ended.
    killed = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert (killed.returncode, killed.stderr) == (-signal.SIGKILL, "")


def _workers() -> list[int]:
    """Processes that a fork server among this process's children has started."""
    return [grandchild for child in _children(os.getpid()) for grandchild in _children(child)]


def _children(process: int) -> list[int]:
    lists = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for each in lists for child in each.read_text(encoding="ascii").split()]


def test_articles_are_made_in_the_worker_where_the_document_comes_with_its_context(strict: WorkerParser) -> None:
    context = feed_context(feed_url="https://a.example/feed", publisher="A")
    feed = strict.parse(replace(document(FEED), context=context))
    assert isinstance(feed, ParsedFeed)
    assert ([draft.title for draft in feed.drafts], feed.entries) == (["Tide"], ())


def test_documents_go_on_while_workers_are_replaced(strict: WorkerParser) -> None:
    with ThreadPoolExecutor(4) as threads:
        outcomes = list(threads.map(strict.parse, [document(FEED)] * 12))
    assert all(isinstance(outcome, ParsedFeed) for outcome in outcomes)


def test_closing_ends_quickly_and_answers_those_who_wait() -> None:
    parser = WorkerParser(policy(seconds=300))
    assert isinstance(parser.parse(document(FEED)), ParsedFeed)
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(parser.parse, document(SLOW))
        time.sleep(0.3)
        began = time.monotonic()
        parser.close()
        outcome = waiting.result(timeout=60)
        assert time.monotonic() - began < 60
    assert isinstance(outcome, ParseFailed)
    after = parser.parse(document(FEED))
    assert isinstance(after, ParseFailed)
    assert after.kind is FailureKind.INTERNAL
