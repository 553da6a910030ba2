"""One running process of the service: ticks, desk and signals.

SIGTERM and SIGINT finish what is in hand and end; SIGHUP reads the catalogue again. Killed outright, the process leaves
nothing that the next start would have to repair.
"""

from __future__ import annotations

import logging
import signal
import socket
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from types import FrameType

import uvicorn
from fastapi import FastAPI

from aggregator.bootstrap import Application
from aggregator.errors import AggregatorError
from aggregator.model import FailureKind
from aggregator.polling import PollResult
from aggregator.ports import Notice
from aggregator.scheduler import Tick, Ticks
from aggregator.web.probe_server import serving_probes

Handler = Callable[[int, FrameType | None], object] | int | signal.Handlers | None
"""What `signal.signal` takes and gives."""

_log = logging.getLogger(__name__)

_CLOSE_WITHIN = timedelta(seconds=3)
"""For answers that the desk is still giving."""
_FINISH_WITHIN = timedelta(seconds=3)
"""For the ticks to finish what is in hand; they were told when the signal came."""
_GIVE_UP_WITHIN = timedelta(seconds=1)
"""For the ticks once the parser is closed, so that nothing waits for a document any more."""
_WATCH_EVERY = timedelta(minutes=1)
"""Between two looks at what an operator has to be told; what is told of has lasted for minutes to days."""
_NETWORK_NOTICE = "network"
_CATALOGUE_TICK = "catalogue"
_UNREACHABLE = frozenset({FailureKind.DNS, FailureKind.CONNECT, FailureKind.TIMEOUT})


def listen(host: str, port: int, *, remedy: str = "--port, or web.port in the settings") -> socket.socket:
    """A listening socket; raises `AggregatorError` where the address is taken or not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        reason = (error.strerror or str(error)).lower()
        raise AggregatorError(f"cannot listen on {host} port {port}: {reason}. Choose another with {remedy}") from None
    return listener


@contextmanager
def probes_of(app: Application) -> Iterator[None]:
    """Serve probes and metrics on a port of their own, where the settings name one, until the context is left.

    Raises `AggregatorError` where the address is taken or not ours.
    """
    where = app.settings.metrics
    if where.port is None:
        yield
        return
    listener = listen(where.host, where.port, remedy="metrics.port in the settings")
    with serving_probes(app.probe_app, listener):
        _log.info("probes and metrics are served", extra={"probes": _address(listener)})
        yield


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


class Service:
    """The whole service in one process; `listening` opens the desk's socket once the database is known to be free."""

    def __init__(self, app: Application, *, listening: Callable[[], socket.socket]) -> None:
        self._app, self._listening = app, listening
        self._desk: _Desk | None = None
        self._reload = False
        self._stopped = threading.Event()
        self._at_work: list[Callable[[], None]] = []
        """How to stop what the ticks work with."""
        self._polled: deque[PollResult] = deque()

    def run(self, *, ready: Callable[[str], None]) -> None:
        """Serve until told to stop; `ready` gets the desk's address once it is open and the ticks run.

        Raises `AggregatorError` where the database, the catalogue or the desk's address cannot be used.
        """
        app = self._app
        _ = app.users  # who may come in is known before the door opens, or it is not opened
        with app.only_service(), probes_of(app), self._listening() as listener:
            app.release_work_of_the_dead()
            app.catalogue.sync()
            service = app.settings.service
            # A feed that is due every second must be looked for more often than that.
            poll_tick = min(service.poll_tick, app.settings.fetch.min_interval / 4)
            ticks = Ticks(
                [
                    Tick(name=_CATALOGUE_TICK, every=service.catalogue_tick, run=self._follow_catalogue),
                    Tick(name="poll", every=poll_tick, run=self._poll),
                    Tick(name="telling of polls", every=poll_tick, run=self._tell_of_polls),
                    Tick(name="pages", every=poll_tick, run=app.full_texts.fetch_due),
                    Tick(name="group", every=service.group_tick, run=app.grouper.group_all),
                    Tick(name="read", every=service.group_tick, run=app.reader.read_all),
                    Tick(name="topics", every=service.catalogue_tick, run=app.sorter.sort),
                    Tick(name="watch", every=_WATCH_EVERY, run=app.watch.tell),
                ],
                meter=app.meter,
            )
            # Made before a signal can come: making them takes locks, for which a signal handler would wait for ever.
            self._at_work = [app.poller.stop, app.full_texts.stop, app.grouper.stop, app.reader.stop, app.sorter.stop]
            self._desk = _Desk(app.web, app.settings.web.trusted_proxies, told_to_stop=self.stop)
            previous = self._take_signals(ticks)
            ticks.start()
            app.readiness.started(ticks)
            address = _address(listener)
            _log.info("service started", extra={"desk": address, "owner": app.owner})
            ready(address)
            try:
                if not self._stopped.is_set():
                    self._desk.run(sockets=[listener])
            finally:
                self._wind_up(ticks)
                for number, handler in previous.items():
                    signal.signal(number, handler)

    def stop(self) -> None:
        """End the service; may be called from any thread or a signal handler."""
        if self._desk is not None:
            self._desk.should_exit = True
        self._stopped.set()
        for stop in self._at_work:
            stop()

    @property
    def stopped(self) -> threading.Event:
        """Set when the service has been told to stop."""
        return self._stopped

    def _take_signals(self, ticks: Ticks) -> dict[signal.Signals, Handler]:
        def on_stop(_number: int, _frame: FrameType | None) -> None:
            self.stop()

        def on_reload(_number: int, _frame: FrameType | None) -> None:
            self._reload = True
            ticks.hasten(_CATALOGUE_TICK)

        wanted = {signal.SIGTERM: on_stop, signal.SIGINT: on_stop, signal.SIGHUP: on_reload}
        return {number: signal.signal(number, handler) for number, handler in wanted.items()}

    def _wind_up(self, ticks: Ticks) -> None:
        self._app.readiness.stopping()
        self.stop()
        ended = ticks.stop(within=_FINISH_WITHIN)
        if not ended:
            # What still waits for a document to be read gives up; the feed is polled again at the next start.
            self._app.parser.close()
            ended = ticks.stop(within=_GIVE_UP_WITHIN)
        if ended:
            self._tell_of_polls()
            self._app.grouper.release()
        else:  # it may be holding the database, so nothing more is written
            _log.warning("some work did not end in time; it is taken up again at the next start")
        _log.info("service stopped")

    def _follow_catalogue(self) -> None:
        forced, self._reload = self._reload, False
        if not forced and not self._app.catalogue.changed():
            return
        self._app.catalogue.sync()

    def _poll(self) -> None:
        # Told of by another tick: with many feeds, one is always under way, and polling goes on and on.
        self._app.poller.poll_due(told=self._polled.append)

    def _tell_of_polls(self) -> None:
        results = [self._polled.popleft() for _ in range(len(self._polled))]
        if not results:
            return
        new, revised = sum(r.new for r in results), sum(r.revised for r in results)
        failed = sum(not result.succeeded for result in results)
        _log.info("polled", extra={"feeds": len(results), "new_articles": new, "revised": revised, "failed": failed})
        with self._app.database.write() as uow:
            if any(result.outcome not in _UNREACHABLE for result in results):
                uow.notices.clear(_NETWORK_NOTICE)
            else:
                feeds = [feed for feed in uow.feeds.all() if feed.paused is None]
                if feeds and all(feed.health.error_kind in _UNREACHABLE for feed in feeds):
                    text = (
                        f"None of the {len(feeds)} feeds could be reached. Is this machine connected to the internet?"
                    )
                    uow.notices.put(Notice(key=_NETWORK_NOTICE, text=text, since=self._app.clock.now()))
            uow.commit()


class _Desk(uvicorn.Server):
    """The web server; it takes the signals while it runs, and hands them on before it closes its connections."""

    def __init__(self, web: FastAPI, trusted_proxies: Sequence[str], *, told_to_stop: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                web,
                log_config=None,
                access_log=False,
                server_header=False,
                # Left to itself, the server believes these headers of everything that comes from this machine.
                proxy_headers=bool(trusted_proxies),
                forwarded_allow_ips=list(trusted_proxies),
                timeout_graceful_shutdown=round(_CLOSE_WITHIN.total_seconds()),
            )
        )
        self._told_to_stop = told_to_stop

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Note that the process is to end."""
        super().handle_exit(sig, frame)
        self._told_to_stop()
