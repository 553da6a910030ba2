"""The role `group`: stories are made, read and sorted, in one process at a time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta

from aggregator.bootstrap import Application
from aggregator.grouping import Gathering
from aggregator.scheduler import Tick

_log = logging.getLogger(__name__)

_LOOK_EVERY = timedelta(seconds=2)
"""At most, between two looks for articles to group: the lock is renewed by that, and by that a dead holder's taken."""
_RETENTION_AFTER = timedelta(minutes=3)
"""At most, from the start until old rows are looked for: by then it is known who groups, and the waiting is done."""


class Grouping:
    """Does the work that only one process may do; while another has the grouper's lock it stands by."""

    def __init__(self, app: Application) -> None:
        self._app = app
        self._grouper, self._reader, self._sorter = app.grouper, app.reader, app.sorter
        self._retention = app.retention
        group = app.settings.group
        self._gathering = Gathering(quiet=group.gather, at_most=group.gather_at_most)
        self._active: bool | None = None

    def ticks(self) -> Sequence[Tick]:
        """Grouping, and what is done by the process that groups."""
        service, retention = self._app.settings.service, self._app.settings.retention
        return [
            Tick(name="group", every=min(service.group_tick, _LOOK_EVERY), run=self._group),
            Tick(name="read", every=service.group_tick, run=self._in_turn(self._reader.read_all)),
            Tick(name="topics", every=service.catalogue_tick, run=self._in_turn(self._sorter.sort)),
            Tick(
                name="retention",
                every=retention.every,
                run=self._in_turn(self._retention.expire),
                after=min(retention.every, _RETENTION_AFTER),
            ),
        ]

    def stop(self) -> None:
        """Begin no further batch, story or portion."""
        self._grouper.stop()
        self._reader.stop()
        self._sorter.stop()
        self._retention.stop()

    def give_up(self) -> None:
        """Nothing keeps its ticks but their own work."""

    def finish(self) -> None:
        """Hand the lock over at once."""
        self._grouper.release()

    def _group(self) -> None:
        self._grouper.group_all(gathering=self._gathering)
        if self._active is not self._grouper.active:
            self._active = self._grouper.active
            _log.info("this process groups" if self._active else "another process groups, this one stands by")

    def _in_turn(self, work: Callable[[], object]) -> Callable[[], None]:
        """Work that is left to the process that has the grouper's lock."""

        def run() -> None:
            if self._grouper.active:
                work()

        return run
