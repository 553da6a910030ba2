"""One running process of the service.

SIGTERM and SIGINT finish what is in hand and end; SIGHUP reads settings and catalogue again, or ends the process whose
terminal is gone. Killed outright, it leaves nothing that the next start would have to repair. A service manager is told
when the desk is open, when the configuration is read again and when the service ends, and is given signs of life while
all ticks show some.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import timedelta
from types import FrameType
from typing import TYPE_CHECKING, get_args

from aggregator.bootstrap import Application
from aggregator.ending import was_asked
from aggregator.errors import DatabaseUnavailable
from aggregator.reloading import SettingsReload
from aggregator.running import roles
from aggregator.running.listening import address_of
from aggregator.running.role import Role
from aggregator.scheduler import Tick, Ticks
from aggregator.settings import ServiceRole
from aggregator.systemd import ServiceManager

if TYPE_CHECKING:  # a process without this role does not load it
    from aggregator.running.desk import Desk

Handler = Callable[[int, FrameType | None], object] | int | signal.Handlers | None
"""What `signal.signal` takes and gives."""

_log = logging.getLogger(__name__)

_FINISH_WITHIN = timedelta(seconds=3)
"""For the ticks to finish what is in hand; they were told when the signal came."""
_GIVE_UP_WITHIN = timedelta(seconds=1)
"""For the ticks once their roles have given up what they waited for."""
_CLOCK_EVERY = timedelta(seconds=30)
_WATCH_EVERY = timedelta(minutes=1)
"""Between two looks at what an operator has to be told; what is told of has lasted for minutes to days."""
_LOOK_EVERY = 0.1
"""Seconds between two looks whether a process without a desk was told to stop."""
_CATALOGUE_TICK = "catalogue"
_STANDARD_ERROR = 2


class Service:
    """The service in the roles of the settings; `listening` opens the desk's socket once the database is free."""

    def __init__(self, app: Application, *, listening: Callable[[], socket.socket]) -> None:
        self._app, self._listening = app, listening
        self._desk: Desk | None = None
        self._reload = False
        self._stopped = threading.Event()
        self._told_to_stop = False
        self._at_work: Sequence[Role] = ()
        self._settings = SettingsReload(app)
        self._manager = ServiceManager()
        self._doing = "starting"
        """What the service manager is told that the service does."""

    def run(self, *, ready: Callable[[str | None], None]) -> None:
        """Serve until told to stop; `ready` gets the desk's address once it is open and the ticks run.

        Without the role `web` there is no address. Raises `AggregatorError` where the database, the catalogue or the
        desk's address cannot be used.
        """
        app = self._app
        names = app.settings.service.roles
        with ExitStack() as stack:
            if "web" in names:
                _ = app.users  # who may come in is known before the door opens, or it is not opened
            stack.enter_context(app.only_service())
            stack.enter_context(roles.probes(app))
            listener = stack.enter_context(self._listening()) if "web" in names else None
            app.release_work_of_the_dead()
            app.catalogue.sync()
            self._settings.begin()
            self._tell_of_gaps(names)
            # Made before a signal can come: making them takes locks, for which a signal handler would wait for ever.
            self._at_work = roles.working(app)
            if listener is not None:
                self._desk = roles.desk(app, told_to_stop=self.stop)
            following = Tick(
                name=_CATALOGUE_TICK, every=app.settings.service.catalogue_tick, run=self._follow_catalogue
            )
            clock = Tick(name="clock", every=_CLOCK_EVERY, run=app.follow_clock)
            put_back = Tick(name="clock put back", every=_CLOCK_EVERY, run=app.clock_watch.look)
            # In every process: that nobody groups can only be told by another one.
            watch = Tick(name="watch", every=_WATCH_EVERY, run=app.watch.tell)
            own = (tick for role in self._at_work for tick in role.ticks())
            ticks = Ticks([following, clock, put_back, watch, *own], meter=app.meter)
            previous = self._take_signals(ticks)
            if was_asked():  # while all this was made, and in vain
                self.stop()
            ticks.start()
            app.readiness.started(ticks)
            address = None if listener is None else address_of(listener)
            _log.info("service started", extra={"desk": address, "owner": app.owner, "roles": list(names)})
            ready(address)
            self._doing = f"Review desk: {address}" if address else f"At work: {', '.join(names)}"
            self._manager.ready(self._doing)
            self._manager.watch(app.readiness.not_alive)
            try:
                self._serve(listener)
            finally:
                self._wind_up(ticks)
                for number, handler in previous.items():
                    signal.signal(number, handler)

    def stop(self) -> None:
        """End the service; may be called from any thread or a signal handler."""
        if self._told_to_stop:
            return  # the next signal may come while this one holds a lock, for which its handler would wait for ever
        self._told_to_stop = True
        if self._desk is not None:
            self._desk.should_exit = True
        self._stopped.set()
        for role in self._at_work:
            role.stop()

    @property
    def stopped(self) -> threading.Event:
        """Set when the service has been told to stop."""
        return self._stopped

    def _tell_of_gaps(self, roles: Sequence[str]) -> None:
        """On SQLite no other process can do what this one leaves out."""
        left_out = [role for role in get_args(ServiceRole) if role not in roles]
        if left_out and not self._app.database.is_shared:
            told = "SQLite serves one process, so that what is left out here is done by nobody: %s"
            _log.warning(told, ", ".join(left_out))

    def _serve(self, listener: socket.socket | None) -> None:
        if self._desk is not None and listener is not None:
            if not self._stopped.is_set():
                self._desk.run(sockets=[listener])
            return
        while not self._stopped.is_set():
            time.sleep(_LOOK_EVERY)  # waiting for the event takes its lock, for which a signal handler would wait

    def _take_signals(self, ticks: Ticks) -> dict[signal.Signals, Handler]:
        def on_stop(_number: int, _frame: FrameType | None) -> None:
            self.stop()

        at_terminal = os.isatty(_STANDARD_ERROR)

        def on_hang_up(_number: int, _frame: FrameType | None) -> None:
            if at_terminal and not os.isatty(_STANDARD_ERROR):  # its window was closed
                self.stop()
                return
            self._reload = True
            ticks.hasten(_CATALOGUE_TICK)

        wanted = {signal.SIGTERM: on_stop, signal.SIGINT: on_stop, signal.SIGHUP: on_hang_up}
        return {number: signal.signal(number, handler) for number, handler in wanted.items()}

    def _wind_up(self, ticks: Ticks) -> None:
        self._app.readiness.stopping()
        self._manager.stopping("Finishing what is in hand")
        self._manager.close()
        self.stop()
        ended = ticks.stop(within=_FINISH_WITHIN)
        if not ended:
            for role in self._at_work:
                role.give_up()
            ended = ticks.stop(within=_GIVE_UP_WITHIN)
        if ended:
            for role in self._at_work:
                try:
                    role.finish()
                except DatabaseUnavailable:
                    _log.warning("the database cannot be used: what is left is put in order at the next start")
        else:  # it may be holding the database, so nothing more is written
            _log.warning("some work did not end in time; it is taken up again at the next start")
        _log.info("service stopped")

    def _follow_catalogue(self) -> None:
        forced, self._reload = self._reload, False
        if forced:
            self._manager.reloading()
        try:
            read_anew = self._settings.follow(forced=forced)
            if forced or read_anew or self._app.catalogue.changed():
                self._app.catalogue.sync()
        finally:
            if forced:
                self._manager.ready(self._doing)
