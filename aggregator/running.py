"""One running process of the service: ticks, desk and signals.

SIGTERM and SIGINT finish what is in hand and end; SIGHUP reads the catalogue again. Killed outright, the process leaves
nothing that the next start would have to repair.
"""

from __future__ import annotations

import logging
import signal
import socket
import threading
from collections.abc import Callable
from datetime import timedelta
from types import FrameType

import uvicorn

from aggregator.bootstrap import Application
from aggregator.errors import AggregatorError
from aggregator.model import FailureKind
from aggregator.polling import PollResult
from aggregator.ports import Notice
from aggregator.scheduler import Tick, Ticks

Handler = Callable[[int, FrameType | None], object] | int | signal.Handlers | None
"""What `signal.signal` takes and gives."""

_log = logging.getLogger(__name__)

_STOP_WITHIN = timedelta(seconds=9)
_NETWORK_NOTICE = "network"
_UNREACHABLE = frozenset({FailureKind.DNS, FailureKind.CONNECT, FailureKind.TIMEOUT})


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; raises `AggregatorError` where the address is taken or not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        reason = error.strerror or str(error)
        raise AggregatorError(
            f"cannot listen on {host} port {port}: {reason}. Choose another with --port, or web.port in the settings"
        ) from None
    return listener


def desk_address(listener: socket.socket) -> str:
    """Where a browser finds the desk."""
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


class Service:
    """The whole service in one process."""

    def __init__(self, app: Application, listener: socket.socket) -> None:
        self._app, self._listener = app, listener
        self._reload = threading.Event()
        self._server: uvicorn.Server | None = None
        self._stopped = threading.Event()

    def run(self, *, ready: Callable[[], None]) -> None:
        """Serve until told to stop; `ready` is called when the desk answers and the ticks run.

        Raises `AggregatorError` where the database or the catalogue cannot be used.
        """
        app = self._app
        with app.only_service():
            app.release_leases_of_the_dead()
            app.catalogue.sync()
            previous = self._take_signals()
            service = app.settings.service
            ticks = Ticks(
                [
                    Tick(name="catalogue", every=service.catalogue_tick, run=self._follow_catalogue),
                    Tick(name="poll", every=service.poll_tick, run=self._poll),
                    Tick(name="group", every=service.group_tick, run=app.grouper.group_all),
                ]
            )
            config = uvicorn.Config(
                app.web, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=3
            )
            self._server = uvicorn.Server(config)
            ticks.start()
            _log.info("service started", extra={"desk": desk_address(self._listener), "owner": app.owner})
            ready()
            try:
                if not self._stopped.is_set():
                    self._server.run(sockets=[self._listener])
            finally:
                self._wind_up(ticks)
                for number, handler in previous.items():
                    signal.signal(number, handler)

    def stop(self) -> None:
        """End the service; may be called from any thread or a signal handler."""
        self._stopped.set()
        if self._server is not None:
            self._server.should_exit = True

    @property
    def stopped(self) -> threading.Event:
        """Set when the service has been told to stop."""
        return self._stopped

    def _take_signals(self) -> dict[signal.Signals, Handler]:
        def on_stop(_number: int, _frame: FrameType | None) -> None:
            self.stop()

        def on_reload(_number: int, _frame: FrameType | None) -> None:
            self._reload.set()

        wanted = {signal.SIGTERM: on_stop, signal.SIGINT: on_stop, signal.SIGHUP: on_reload}
        return {number: signal.signal(number, handler) for number, handler in wanted.items()}

    def _wind_up(self, ticks: Ticks) -> None:
        self._stopped.set()
        self._app.poller.stop()
        self._app.grouper.stop()
        if not ticks.stop(within=_STOP_WITHIN):
            _log.warning("some work did not end in time; it is taken up again at the next start")
        self._app.grouper.release()
        _log.info("service stopped")

    def _follow_catalogue(self) -> None:
        forced = self._reload.is_set()
        self._reload.clear()
        if not forced and not self._app.catalogue.changed():
            return
        topics = self._app.topics()
        self._app.catalogue.sync()
        if self._app.topics() != topics:
            count = self._app.grouper.refresh_all()
            _log.info("topics have changed: %d stories looked at again", count)

    def _poll(self) -> None:
        results = self._app.poller.poll_due()
        if results:
            self._tell_of(results)

    def _tell_of(self, results: list[PollResult]) -> None:
        new, revised = sum(r.new for r in results), sum(r.revised for r in results)
        failed = sum(r.outcome not in ("stored", "unchanged") for r in results)
        _log.info("polled", extra={"feeds": len(results), "new_articles": new, "revised": revised, "failed": failed})
        with self._app.database.write() as uow:
            if all(result.outcome in _UNREACHABLE for result in results):
                text = (
                    f"None of the {len(results)} feeds polled last could be reached. "
                    "Is this machine connected to the internet?"
                )
                uow.notices.put(Notice(key=_NETWORK_NOTICE, text=text, since=self._app.clock.now()))
            else:
                uow.notices.clear(_NETWORK_NOTICE)
            uow.commit()
