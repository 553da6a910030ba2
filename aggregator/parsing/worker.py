"""Parses in worker processes, so that a poisonous document costs its own feed only."""

from __future__ import annotations

import math
import multiprocessing
import os
import resource
import signal
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from datetime import timedelta
from multiprocessing import forkserver, resource_tracker, util
from pathlib import Path
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from aggregator.errors import AggregatorError
from aggregator.model import FailureKind, FeedDocument, PageRead, ParseFailed, ParseOutcome
from aggregator.parsing.limits import ParseLimits, ParsePolicy
from aggregator.ports import UNMETERED, Meter

T = TypeVar("T")
Work = Callable[[FeedDocument, ParseLimits], T]
"""What a worker does with a document."""

_WALL_FACTOR = 4
"""Wall time allowed per second of CPU time: the machine may be busy with other things."""
_WALL_EXTRA = 1.0
"""Seconds of wall time on top, for handing the document over."""
_MIB = 1024 * 1024
_LONGEST_SOCKET = 107
"""Bytes of a socket's path (unix(7))."""
_SOCKET = len("/pymp-12345678/listener-12345678")
"""What the standard library puts behind the folder for temporary files."""
_PRELOADED = ("aggregator.parsing.document", "aggregator.parsing.page", __name__)
"""What the fork server loads, once for all workers."""
_STOPPED = ParseFailed(kind=FailureKind.INTERNAL, message="the parser was stopped")


class WorkerParser:
    """Reads documents in a pool of processes with limits on time and memory; safe to use from several threads.

    Workers come from a fork server that has all that reads loaded already: cheap to replace, and no copy of a process
    that runs threads.
    """

    def __init__(self, policy: ParsePolicy, *, meter: Meter = UNMETERED) -> None:
        """Raises AggregatorError where worker processes cannot be reached."""
        _check_folder(tempfile.gettempdir())
        _leave_lost_folder()
        self._policy, self._meter = policy, meter
        self._seen: set[int] = set()
        """Ids of workers that have read a document; the system uses one again only after all others."""
        _begin_tracking()
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(list(_PRELOADED))
        self._lock = threading.Lock()
        self._closed = False
        self._pending: set[ProcessFuture[Any]] = set()
        self._pool = self._new_pool()

    def parse(self, document: FeedDocument) -> ParseOutcome:
        """Read one document; blocks until a worker has done so, or has been stopped for it."""
        return self._work(_read_document, document)

    def read_page(self, document: FeedDocument) -> PageRead | ParseFailed:
        """Find the text of an article in its page, in the same way."""
        return self._work(_read_page, document)

    def _work(self, work: Work[T], document: FeedDocument) -> T | ParseFailed:
        for _ in range(2):
            pool = self._pool
            try:
                return self._work_in(pool, work, document)
            except (BrokenProcessPool, RuntimeError, CancelledError):
                # Not this document's fault: pebble gives a pool up when idle workers die, by the system's hand say.
                self._renew(pool)
        return _STOPPED

    def close(self) -> None:
        """Stop the workers at once; documents still being read end as failures.

        A pool that is stopped never answers for what it was working on, so that is cancelled here.
        """
        with self._lock:
            self._closed = True
            for future in self._pending:
                future.cancel()  # type: ignore[no-untyped-call]  # as for `stop`
        _end(self._pool)

    def _work_in(self, pool: ProcessPool, work: Work[T], document: FeedDocument) -> T | ParseFailed:
        policy = self._policy
        seconds = policy.seconds.total_seconds()
        with self._lock:
            if self._closed:
                return _STOPPED
            future: ProcessFuture[tuple[int, T]] = pool.schedule(
                _limited,
                args=(work, document, policy.limits, seconds),
                timeout=seconds * _WALL_FACTOR + _WALL_EXTRA,
            )
            self._pending.add(future)
        try:
            worker, read = future.result()
        except TimeoutError:
            self._meter.worker_stopped("time")
            return _failed(f"took longer than {_in_words(policy.seconds)}")
        except MemoryError:
            self._meter.worker_stopped("memory")
            return _failed(f"needs more than {policy.memory_bytes // _MIB} MiB of memory")
        except ProcessExpired as expired:
            if expired.exitcode == -signal.SIGPROF:
                self._meter.worker_stopped("time")
                return _failed(f"took longer than {_in_words(policy.seconds)}")
            self._meter.worker_stopped("crash")
            return _failed(f"stopped the parser (exit code {expired.exitcode})")
        else:
            self._notice(worker)
            return read
        finally:
            with self._lock:
                self._pending.discard(future)

    def _notice(self, worker: int) -> None:
        with self._lock:
            new = worker not in self._seen
            self._seen.add(worker)
        if new:
            self._meter.worker_began()

    def _renew(self, broken: ProcessPool) -> None:
        """Replace a broken pool, unless another thread has, or the parser is closed."""
        with self._lock:
            if self._pool is broken and not self._closed:
                for future in self._pending:
                    future.cancel()  # type: ignore[no-untyped-call]  # as for `stop`
                _end(broken)
                _leave_lost_fork_server()
                self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._policy.workers,
            max_tasks=self._policy.recycle_after,
            initializer=_begin,
            initargs=(self._policy.memory_bytes, self._policy.niceness),
            context=self._context,
        )


def _check_folder(temporary: str) -> None:
    most = _LONGEST_SOCKET - _SOCKET
    if len(os.fsencode(temporary)) > most:
        told = f"the folder for temporary files has too long a path for the sockets of worker processes: {temporary}"
        raise AggregatorError(f"{told} (at most {most} bytes); set TMPDIR to a shorter one")


def _leave_lost_folder() -> None:
    """Go where workers, which begin where this process is, can follow: sudo leaves one in the folder of another."""
    try:
        os.chdir(Path.cwd())
    except OSError:
        os.chdir("/")


def _begin_tracking() -> None:
    """Start the process that clears away what a killed one leaves, told to do so in silence.

    What it would say goes to standard error, where each line is one of the log's.
    """
    before = os.environ.get("PYTHONWARNINGS")
    os.environ["PYTHONWARNINGS"] = ",".join(filter(None, (before, "ignore:resource_tracker:UserWarning")))
    try:
        resource_tracker.ensure_running()
    finally:
        if before is None:
            del os.environ["PYTHONWARNINGS"]
        else:
            os.environ["PYTHONWARNINGS"] = before


def _leave_lost_fork_server() -> None:
    """Let another fork server be started where the one there was cannot be reached any more.

    What clears away old temporary files takes its socket too, to which nothing is ever written, and the standard
    library would go on asking at that address. It has no public way to end a fork server; this is its tests' own.
    """
    server: Any = forkserver._forkserver  # noqa: SLF001 - as said above
    address, process = server._forkserver_address, server._forkserver_pid  # noqa: SLF001 - as said above
    if address is None or Path(address).exists():
        return
    if process is not None:
        os.kill(process, signal.SIGKILL)
    with suppress(FileNotFoundError):  # the address is gone
        server._stop()  # noqa: SLF001 - as said above
    folder = Path(util.get_temp_dir())  # the socket's
    if not folder.exists():
        folder.mkdir(mode=0o700)


def _end(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]  # pebble types only a part of itself
    pool.join()


def _failed(what: str) -> ParseFailed:
    return ParseFailed(kind=FailureKind.PARSER, message=f"reading the document {what}")


def _in_words(time: timedelta) -> str:
    return f"{time.total_seconds():g} s of processor time"


# Imported by the workers alone: the process that hands documents over reads none.


def _read_document(document: FeedDocument, limits: ParseLimits) -> ParseOutcome:
    from aggregator.parsing.document import read_document  # noqa: PLC0415 - see above

    return read_document(document, limits)


def _read_page(document: FeedDocument, limits: ParseLimits) -> PageRead | ParseFailed:
    from aggregator.parsing.page import read_page  # noqa: PLC0415 - see above

    return read_page(document, limits)


def _begin(extra: int, niceness: int) -> None:
    """In a new worker: let everybody else go first, and allow `extra` bytes of address space beyond what it has now."""
    os.nice(niceness)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    limit = pages * resource.getpagesize() + extra
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limited(work: Work[T], document: FeedDocument, limits: ParseLimits, seconds: float) -> tuple[int, T]:
    """In a worker: its process id, and the document read; the kernel ends the process when its CPU time is used up.

    The signal's default action is relied on: a handler in Python would wait for a long regular expression to end.
    """
    signal.setitimer(signal.ITIMER_PROF, max(seconds, math.ulp(1.0)))
    try:
        return os.getpid(), work(document, limits)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
